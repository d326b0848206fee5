#!/usr/bin/env bats
# Past one process: examples/slurm, examples/parallel.sh and partitions for rpt-split -t give what one process gives.

# false alarms: status is set by try in the same test (SC2030 SC2031)
# shellcheck disable=SC2030,SC2031

load helper

setup() {
	PATH=$BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	export HOME=$BATS_TEST_TMPDIR # parallel keeps files there
	unset PARALLEL PARALLEL_SSH
	examples=$(cd "$TESTS/../examples" && pwd)
	shard=$examples/slurm/shard.sh
	merge=$examples/slurm/merge.sh
	parallel=$examples/parallel.sh
}

# texts: 13 documents in the directory `all texts`, of all kinds and names, and their list
texts() {
	local n
	mkdir 'all texts'
	(
		cd 'all texts' || exit
		cp "$examples/qinghe-2023.txt" '清禾区 2023 年.txt'
		cp "$examples/qinghe-2024.txt" "it's \"quoted\" \$HOME \\n *.txt"
		sed 's/$/\r/' "$examples/liulin-2024.txt" >crlf.txt
		{ printf '\357\273\277' && cat "$examples/liulin-2024.txt"; } >bom.txt
		printf '一、总体情况\n\t立案3件,\\n罚款2万元。\n#\t办结5件' >odd.txt
		: >empty.txt
		for n in 1 2 3 4 5 6 7; do
			sed "s/件/${n}件/" "$examples/qinghe-2024.txt" | tail -n +$((n * 3)) >"$n.txt"
		done
	)
	find 'all texts' -type f | sort >list
	[[ $(wc -l <list) -eq 13 ]]
}

# one LIST: what one process writes to `one`; as in the scripts, a list may lack the header
one() {
	{
		[[ $(head -c 1 "$1") == '#' ]] || echo '#doc'
		cat "$1"
	} >one.frame
	{ rpt-split -M one.frame | rpt-sections | rpt-numbers; } >one 2>one.err
	[[ $(wc -l <one) -gt 100 ]]
}

# task NUMBER ARG...: that task of a job array
task() {
	local number=$1
	shift
	try env SLURM_ARRAY_TASK_ID="$number" "$shard" "$@"
}

# array LIST DIR SHARDS [STAGE...]: all tasks, the last first; they must end well
array() {
	local number
	for ((number = $3 - 1; number >= 0; number--)); do
		task "$number" "$@"
		assert_status 0
	done
}

# assert_same_rows ONE FILE...: the same bytes after sort -u
assert_same_rows() {
	sort -u "$1" >want.rows
	shift
	cat "$@" | sort -u >got.rows
	assert_same want.rows got.rows
}

# assert_no_temporary DIR
assert_no_temporary() {
	find "$1" -name '*.tmp*' >temporary
	assert_same /dev/null temporary
}

# ---- Slurm ----

@test "shards: every file of the list stands in one of them, in order" {
	local shards
	texts
	for shards in 1 2 5 13 20; do
		array list "docs $shards" "$shards" 'rpt-split -u para' 'rpt-tsv -n -c doc'
		[[ $(find "docs $shards" -type f | wc -l) -eq $shards ]]
		assert_no_temporary "docs $shards"
		cat "docs $shards"/*.tsv | uniq | sed 's/\\\\/\\/g' >got
		grep -v empty.txt list >want
		assert_same want got
	done
}

@test "shards: merged they are what one process writes" {
	local shards
	texts
	one list
	mv list 'a=\\n 表'
	for shards in 1 3 20; do
		array 'a=\\n 表' shards "$shards"
		assert_same_rows one shards/*-of-*"$shards".tsv
		try "$merge" shards "$shards" merged
		assert_status 0
		assert_silent
		assert_same one merged
	done
	assert_no_temporary .
}

@test "shards: a list with columns, comments, blank lines, CR LF, a byte order mark, no last LF" {
	texts
	sed 's/.*/x&\t&\ta\\b/' list | awk 'BEGIN { print "#place\tdoc\tyear"; print "# a comment\n" } { print } NR == 5 { print "" }' |
		sed 's/$/\r/' | sed '1s/^/\xEF\xBB\xBF/' | head -c -2 >frame
	rpt-split -M frame 2>/dev/null | rpt-sections | rpt-numbers >one
	grep -q $'\txall texts/bom.txt\ta\\\\\\\\b\t' one
	array frame shards 4
	"$merge" shards 4 merged
	assert_same one merged
}

@test "shards: other stages, with arguments" {
	texts
	{ echo '#doc' && cat list; } | rpt-split -w -u para -M /dev/stdin 2>/dev/null | rpt-sections -m |
		rpt-numbers -k "$examples/codebook.tsv" | rpt-tsv -g 'key~.' >one
	array list shards 3 'rpt-split -w -u para' 'rpt-sections -m' "rpt-numbers -k '$examples/codebook.tsv'" "rpt-tsv -g 'key~.'"
	"$merge" shards 3 merged
	assert_same one merged
	[[ $(wc -l <one) -gt 10 ]]
}

@test "shards: files that are refused are named, by the merge too; the others are there" {
	texts
	iconv -f UTF-8 -t GB18030 "$examples/liulin-2024.txt" >'all texts/gb.txt'
	sed -i '4i all texts/gb.txt\nnot there' list
	one list
	task 0 list shards 3
	assert_status 1
	grep -q '^rpt-split: all texts/gb.txt: byte 0: ' err
	grep -q '^rpt-split: .*not there: No such file' err
	assert_same err shards/shard-0000-of-0003.err
	task 1 list shards 3
	assert_status 0
	task 2 list shards 3
	assert_status 0
	try "$merge" shards 3 merged
	assert_status 1
	assert_same shards/shard-0000-of-0003.err err
	assert_same one merged
	# once the list is right, nothing is left of it
	sed -i -e /gb.txt/d -e '/not there/d' list
	one list
	array list shards 3
	try "$merge" shards 3 merged
	assert_status 0
	assert_silent
	assert_same one merged
}

@test "shards: a stage that fails, a list that is refused: no file, and none of an earlier run" {
	texts
	printf '#doc\tyear\nall texts/1.txt\n' >short
	printf '#year\tplace\n2023\tx\n' >nodoc
	: >empty
	array list shards 1
	# broken LIST [STAGE...]
	broken() {
		local list=$1
		shift
		cp -r shards again
		task 0 "$list" again 1 "$@"
		assert_status 2
		grep -q '^shard.sh: ' err
		if [[ $list != gone ]]; then
			assert_no_files again
		fi
		rm -r again
	}
	assert_no_files() {
		find "$1" -type f >files
		assert_same /dev/null files
	}
	broken list rpt-split 'rpt-numbers -k no-such-file'
	broken list rpt-split no-such-command rpt-numbers
	broken list no-such-command rpt-numbers
	broken list rpt-split 'sed 1q; false'
	broken list 'rpt-split -X'
	broken short
	broken nodoc
	broken empty
	broken gone
}

@test "shards: outside of an array, and wrong usage" {
	texts
	try env -u SLURM_ARRAY_TASK_ID "$shard" list shards 2
	assert_status 2
	assert_message 'shard.sh: ' 'not a task of a job array'
	task 2 list shards 2
	assert_status 2
	assert_message 'shard.sh: ' 'the array must be 0-1'
	for bad in 0 x '' -1; do
		task 0 list shards "$bad"
		assert_status 2
		try "$merge" shards "$bad" merged
		assert_status 2
	done
	task 0 list shards
	assert_status 2
	assert_message 'shard.sh: ' 'usage:'
	try "$merge" shards 2
	assert_status 2
	assert_message 'merge.sh: ' 'usage:'
	[[ ! -e shards && ! -e merged ]]
}

@test "merge: shards that are missing are named, and nothing is written" {
	texts
	array list shards 5
	rm shards/shard-0001-* shards/shard-0003-*
	touch shards/shard-0003-of-0005.tsv.7.tmp
	try "$merge" shards 5 merged
	assert_status 2
	assert_message 'merge.sh: ' '2 of 5 shards are missing: --array=1,3'
	[[ ! -e merged ]]
	# those of another number of shards are no help
	try "$merge" shards 4 merged
	assert_status 2
	assert_message 'merge.sh: ' '--array=0,1,2,3'
	[[ ! -e merged ]]
}

# ---- GNU parallel ----

need_parallel() {
	parallel --version 2>/dev/null | grep -q '^GNU parallel' || skip "GNU parallel is not installed"
}

# Where the test wants other machines, they are this one: an ssh that runs the command here, in a directory of its own.
# The machine down cannot be reached, and leaving only once.
stand_in_ssh() {
	mkdir home
	cat >ssh <<-END
		#!/bin/sh
		host=\$1
		echo "\$host" >>"\$SSH_LOG"
		shift
		[ "\$1" != -- ] || shift
		cd "$PWD/home" || exit
		[ "\$host" != down ] || exit 255
		[ "\$host" != leaving ] || mkdir "$PWD/left" 2>/dev/null || exit 255
		exec sh -c "\$*"
	END
	chmod +x ssh
	export PARALLEL_SSH=$PWD/ssh SSH_LOG=$PWD/ssh.log
}

@test "parallel.sh: what one process writes, in jobs of any size" {
	local files
	need_parallel
	texts
	one list
	for files in 1 3 13 64; do
		try "$parallel" -j 3 -n "$files" list got
		assert_status 0
		assert_same_rows one got
		assert_same one got
		assert_same one.err err
	done
	try "$parallel" - 'a=\\n 表.tsv' <list
	assert_status 0
	assert_same one 'a=\\n 表.tsv'
	[[ ! -e 'a=\\n 表.tsv.failed' ]]
	assert_no_temporary .
}

@test "parallel.sh: other machines, which see the files or get the texts" {
	local options
	need_parallel
	stand_in_ssh
	texts
	one list
	for options in '-n 64' '-n 3' '-t -n 64' '-t -n 3'; do
		# shellcheck disable=SC2086
		try "$parallel" -S 2/first,1/second $options list got
		assert_status 0
		assert_same one got
	done
	[[ $(sort -u ssh.log) == $'first\nsecond' ]]
	# a shell that nothing names, as where CI runs
	unset SHELL
	try "$parallel" -S 2/first,1/second list got
	assert_status 0
	assert_same one got
	# with columns, of which doc is not the first, so that a name can begin with #
	cp 'all texts/odd.txt' '#odd.txt'
	echo '#odd.txt' >>list
	sed 's/.*/x&\t&\ta\\b/' list | sed -e '1i #place\tdoc\tyear' | sed -e 's/$/\r/' -e '1s/^/\xEF\xBB\xBF/' >frame
	rpt-split -M frame 2>/dev/null | rpt-sections | rpt-numbers >one
	for options in '' -t; do
		# shellcheck disable=SC2086
		try "$parallel" -S 2/first,: $options -n 3 frame "$PWD/home/got"
		assert_status 0
		assert_same one home/got
	done
	[[ $(find home) == $'home\nhome/got' ]]
	assert_no_temporary .
}

@test "parallel.sh: other stages, with arguments" {
	need_parallel
	texts
	{ echo '#doc' && cat list; } | rpt-split -w -u para -M /dev/stdin 2>/dev/null | rpt-sections -m |
		rpt-numbers -k "$examples/codebook.tsv" | rpt-tsv -g 'key~.' >one
	try "$parallel" -n 5 list got 'rpt-split -w -u para' 'rpt-sections -m' "rpt-numbers -k '$examples/codebook.tsv'" \
		"rpt-tsv -g 'key~.'"
	assert_status 0
	assert_same one got
}

@test "parallel.sh: files that fail are listed, the others are there" {
	local options
	need_parallel
	stand_in_ssh
	texts
	iconv -f UTF-8 -t GB18030 "$examples/liulin-2024.txt" >'all texts/国标 码.txt'
	sed -i '4i all texts/国标 码.txt\nnot there' list
	rows 'all texts/国标 码.txt' 'not there' >want.failed
	one list
	for options in '-n 1' '-n 64' '-n 3 -S 2/first,1/second' '-n 3 -S 2/first,1/second -t'; do
		# shellcheck disable=SC2086
		try "$parallel" $options list got
		assert_status 1
		assert_same one got
		assert_same want.failed got.failed
		grep -q 'failed: all texts/国标 码.txt$' err
		grep -q 'failed: not there$' err
		grep -q '2 files failed; they are listed in got.failed$' err
	done
	# the list of those that failed can be run, and goes away when all is well
	cp "$examples/liulin-2024.txt" 'all texts/国标 码.txt'
	cp "$examples/liulin-2024.txt" 'not there'
	cp got.failed rest
	one rest
	try "$parallel" rest got
	assert_status 0
	assert_same one got
	[[ ! -e got.failed ]]
	# of a frame, its lines
	printf '#year\tdoc\n2023\tall texts/1.txt\n2024\tgone\n' >frame
	try "$parallel" frame got
	assert_status 1
	printf '#year\tdoc\n2024\tgone\n' >want.failed
	assert_same want.failed got.failed
	# all of them
	echo gone >list
	{ echo '#doc' && cat list; } | rpt-split -M /dev/stdin 2>/dev/null | rpt-sections | rpt-numbers >one
	try "$parallel" list got
	assert_status 1
	assert_same one got
	assert_no_temporary .
}

@test "parallel.sh: what a machine did not do that went away is listed" {
	local options
	need_parallel
	stand_in_ssh
	texts
	one list
	for options in '' -t; do
		rm -rf left got*
		# shellcheck disable=SC2086
		try "$parallel" -S 1/leaving,1/staying $options -n 2 list got
		assert_status 1
		[[ -s got.failed ]]
		cp got.failed rest
		try "$parallel" rest more
		assert_status 0
		assert_same_rows one got more
		sed 's/\\\\/\\/g' got | cut -f 1 | grep -Fxf rest >twice || :
		assert_same /dev/null twice
	done
}

@test "parallel.sh: a pipeline that does not run, a list that cannot be: status 2, nothing written" {
	need_parallel
	stand_in_ssh
	texts
	cp list kept
	for bad in 'rpt-split:rpt-numbers -k no-such-file' 'no-such-command:cat' 'rpt-split:false'; do
		try "$parallel" list kept "${bad%%:*}" "${bad#*:}"
		assert_status 2
		assert_same list kept
	done
	for options in '-S first' '-S first -t' '-S first,down -t'; do
		stage=no-such-command
		[[ $options != *down* ]] || stage=rpt-sections
		# shellcheck disable=SC2086
		try "$parallel" $options list kept rpt-split "$stage"
		assert_status 2
		assert_same list kept
	done
	printf '#year\n2023\n' >frame
	: >empty
	for bad in frame empty gone; do
		try "$parallel" "$bad" kept
		assert_status 2
		assert_same list kept
	done
	try "$parallel" list no-such-directory/got
	assert_status 2
	assert_no_temporary .
}

@test "parallel.sh: machines with different tools are refused" {
	need_parallel
	stand_in_ssh
	texts
	mkdir other
	cat >other/rpt-split <<-'END'
		#!/bin/sh
		[ "$1" != -V ] || exec echo rpt-split 9.9.9 tables 0000000000000000
		exit 0
	END
	chmod +x other/rpt-split
	# shellcheck disable=SC2016
	sed -i '3i [ "$host" != second ] || PATH='"$PWD"'/other:$PATH' ssh
	for options in '' -t; do
		try "$parallel" -S 1/first,1/second $options list got 'rpt-split'
		assert_status 2
		grep -q '^parallel.sh: not one version of rpt' err
		grep -q '9\.9\.9' err
		[[ ! -e got ]]
	done
}

@test "parallel.sh: without GNU parallel it says what to install" {
	mkdir other
	printf '#!/bin/sh\nexit 1\n' >other/parallel
	chmod +x other/parallel
	: >list
	PATH=$PWD/other:$PATH try "$parallel" list got
	assert_status 2
	assert_message 'parallel.sh: ' 'apt-get install parallel'
	for bad in '' list '-n 0 list got' '-n x list got' '-x list got' '-t list got'; do
		# shellcheck disable=SC2086
		try "$parallel" $bad
		assert_status 2
		grep -q 'usage: parallel.sh' err
	done
	[[ ! -e got ]]
}

# ---- Hadoop streaming and Spark's pipe ----

# as_rows FILE...: each as a row of its name and its text
as_rows() {
	perl -0777 -ne 's/\\/\\\\/g; s/\t/\\t/g; s/\r/\\r/g; s/\n/\\n/g; my $doc = $ARGV =~ s/\\/\\\\/gr; print "$doc\t$_\n"' "$@"
}

# partitions HOW COUNT COMMAND...: standard input in COUNT parts, each through the command on its own, as the engines do it;
# the rows of all to got
partitions() {
	local how=$1 count=$2 part
	shift 2
	rm -rf parts
	mkdir parts
	split -n "$how/$count" - parts/ <documents
	for part in parts/*; do
		"$@" <"$part" >"$part.rows" 2>/dev/null
	done
	[[ $(find parts -name '*.rows' | wc -l) -eq $count ]]
	cat parts/*.rows >got
}

facts() {
	rpt-split -t | rpt-sections | rpt-numbers
}

@test "rpt-split -t: partitions of documents give what one process gives" {
	local count
	texts
	mapfile -t names <list
	as_rows "${names[@]}" | grep -v empty.txt >documents
	[[ $(wc -l <documents) -eq 12 ]]
	facts <documents >one.rows
	# the same as from the files themselves
	one list
	assert_same one one.rows
	for count in 1 2 5 12 20; do
		# runs of lines, as the splits of a file; lines in turn, as a shuffle
		partitions l "$count" facts
		assert_same_rows one got
		partitions r "$count" facts
		assert_same_rows one got
	done
	# a header for each partition with rows
	partitions r 5 facts
	[[ $(grep -c '^#' got) -eq 5 ]]
}

@test "rpt-split -t: a mapper that puts the header in front of its rows keeps more columns" {
	with_header() {
		{ printf '#doc\ttext\tyear\n' && cat; } | facts
	}
	texts
	mapfile -t names <list
	as_rows "${names[@]}" | sed 's/$/\t2024/' >documents
	with_header <documents >one 2>/dev/null
	head -n 1 one | grep -q $'\tyear\t'
	partitions r 4 with_header
	assert_same_rows one got
}

@test "rpt-split -t: the tools read the rows of all partitions as one stream" {
	texts
	mapfile -t names <list
	as_rows "${names[@]}" >documents
	facts <documents 2>/dev/null | rpt-tsv -n -g type=money -c doc,start,value | sort >want
	[[ -s want ]]
	partitions r 4 facts
	rpt-tsv -n -g type=money -c doc,start,value got | sort >money
	assert_same want money
}
