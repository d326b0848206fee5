#!/usr/bin/env bats
# examples/corpus/Makefile: a tree of texts becomes tables, reports in any encoding and under any name, and only what changed
# is built again.

bats_require_minimum_version 1.5.0
load helper

# A tree of invented reports: two years of one place and a third that failed, GB18030, an empty text, a bad one, odd names.
setup() {
	PATH=$BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	local examples=$BATS_TEST_DIRNAME/../examples
	makefile=$examples/corpus/Makefile
	mkdir -p src/清禾区
	cp "$examples/qinghe-2023.txt" src/清禾区/2023.txt
	iconv -f UTF-8 -t GB18030 "$examples/qinghe-2024.txt" >src/清禾区/2024.txt
	cp "$examples/liulin-2024.txt" 'src/柳林 乡(终)[1].txt'
	printf '一、办案情况\n全年立案31件,罚款2.5万元。\n' >"src/it's #1: 50% \$x \\ \"q\".txt"
	printf '立案3件。\xff\n' >src/bad.txt
	: >src/empty.txt
	printf '%s\t%s\t%s\t%s\n' '#place_code' year doc name \
		990001 2023 清禾区/2023.txt 清禾区 990001 2024 清禾区/2024.txt 清禾区 \
		990002 2024 '柳林 乡(终)[1].txt' 柳林乡 990001 2025 bad.txt 清禾区 990003 2024 none.txt 无 >frame.tsv
	cp "$examples/codebook.tsv" .
}

# corpus ARGUMENT...: run the Makefile; what make test hands down to other makes is not for it
corpus() {
	env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL -u MAKE_TERMERR -u BIN \
		make --no-print-directory -f "$makefile" SRC=src OUT=made FRAME=frame.tsv CODEBOOK=codebook.tsv "$@"
}

# finals DIR: the files there under their final names
finals() {
	(cd "$1" && find . -path ./.make/tmp -prune -o -type f -print | sort)
}

# built: all files that are newer than the file mark, but for those in .make
built() {
	find made -path made/.make -prune -o -type f -newer mark -print | sort
}

# later: from now on, what is written is newer than the file mark
later() {
	sleep 0.02
	touch mark
	sleep 0.02
}

@test "facts, outline, panel and changes" {
	try corpus
	assert_status 0
	tail -n 1 err | grep -q '^6 reports, 1 failed; messages: 3, in made/errors.txt$' || fail "$(<err)"
	(cd made && find . -path ./.make -prune -o -type f -print | sort) >got
	rows ./changes.tsv ./conflicts.tsv ./errors.txt ./panel.csv \
		./reports/bad.{err,facts.tsv,outline.tsv} ./reports/empty.{err,facts.tsv,outline.tsv} \
		./reports/it+27s+20+231+3A+2050+25+20+24x+20+5C+20+22q+22.{facts,outline}.tsv \
		./reports/柳林+20乡+28终+29+5B1+5D.{facts,outline}.tsv \
		./reports/清禾区/2023.{facts,outline}.tsv ./reports/清禾区/2024.{facts.tsv,outline.tsv,utf8} | sort >want
	assert_same want got

	# what the tools give by hand
	(
		cd src
		rpt-split 清禾区/2023.txt | rpt-sections -m -p -o >../outline
		rpt-split 清禾区/2023.txt | rpt-sections -m -p | rpt-numbers -s -k ../codebook.tsv >../facts
		rpt-split '柳林 乡(终)[1].txt' | rpt-sections -m -p | rpt-numbers -s -k ../codebook.tsv >../facts2
	)
	assert_same outline made/reports/清禾区/2023.outline.tsv
	assert_same facts made/reports/清禾区/2023.facts.tsv
	assert_same facts2 made/reports/柳林+20乡+28终+29+5B1+5D.facts.tsv

	# the converted text is the one that the bytes of the facts are in
	assert_same "$BATS_TEST_DIRNAME/../examples/qinghe-2024.txt" made/reports/清禾区/2024.utf8
	rpt-tsv -q made/reports/*.tsv made/reports/*/*.tsv
	rpt-tsv -n -g key=fine -c doc,value made/reports/清禾区/2024.facts.tsv >got
	rows '清禾区/2024.txt\t1539000' >want
	assert_same want got
	rpt-tsv -n -g type=money -c doc made/reports/it*.facts.tsv >got
	rows "it's #1: 50% \$x \\\\\\\\ \"q\".txt" >want
	assert_same want got

	# places and years are those of the frame
	rpt-tsv -i csv -n -c place_code,year,fine made/panel.csv >got
	rows '990001\t2023\t1800000' '990001\t2024\t1539000' '990002\t2024\t82350' >want
	assert_same want got
	rpt-tsv -n -g key=fine -g op='~' -c doc,doc2,place_code,year,old,new made/changes.tsv >got
	rows '清禾区/2024.txt\t清禾区/2023.txt\t990001\t2024\t1800000\t1539000' >want
	assert_same want got
	rpt-tsv -n -c place_code,year made/changes.tsv | sort -u >got
	rows '990001\t2024' >want
	assert_same want got
	rpt-tsv -q made/changes.tsv
}

@test "bad files are in errors.txt, the others are built; make check and make retry" {
	corpus 2>err
	rows 'none.txt\tin the frame, and no such text below SRC' \
		'bad.txt\trpt-split: <stdin>: byte 13: not UTF-8; if the text is GB18030, convert it: iconv -f GB18030 -t UTF-8' \
		'empty.txt\trpt-split: <stdin>: warning: no text in it' >want
	assert_same want made/errors.txt
	[[ ! -s made/reports/bad.facts.tsv && ! -s made/reports/bad.outline.tsv ]]
	try corpus check
	assert_status 2
	assert_same want out

	# looks like GB18030 and is none
	printf '全年立案三件,罚款二万元。\n' | iconv -f UTF-8 -t GB18030 >src/bad.txt
	printf '\x81\n' >>src/bad.txt
	corpus 2>err
	grep -q $'^bad.txt\ticonv: ' made/errors.txt || fail "$(<made/errors.txt)"
	later
	corpus retry >got 2>err
	built >got
	rows made/changes.tsv made/conflicts.tsv made/errors.txt made/panel.csv \
		made/reports/bad.{err,facts.tsv,outline.tsv} made/reports/empty.{err,facts.tsv,outline.tsv} >want
	assert_same want got

	# repaired: nothing is left of the errors, and the pair with the year before is there
	printf '全年立案3件,罚款2万元。\n' >src/bad.txt
	printf '全年立案3件。\n' >src/empty.txt
	sed -i /none/d frame.tsv
	corpus check 2>err
	tail -n 1 err | grep -q '^6 reports, 0 failed; messages: 0' || fail "$(<err)"
	rpt-tsv -n -c place_code,year made/changes.tsv | sort -u >got
	rows '990001\t2024' '990001\t2025' >want
	assert_same want got
}

@test "a second run does nothing" {
	corpus 2>err
	corpus -q
	later
	try corpus
	assert_status 0
	assert_silent
	grep -q 'Nothing to be done' out || fail "$(<out)"
	[[ -z $(built) ]] || fail "$(built)"
}

@test "a changed text, frame, option or codebook rebuilds what depends on it" {
	corpus 2>err
	later
	touch 'src/柳林 乡(终)[1].txt'
	run ! corpus -q
	corpus 2>err
	built >got
	rows made/changes.tsv made/conflicts.tsv made/errors.txt made/panel.csv \
		made/reports/柳林+20乡+28终+29+5B1+5D.{facts,outline}.tsv >want
	sed -i /changes/d want # it has no year before
	assert_same want got

	later
	touch src/清禾区/2023.txt
	corpus 2>err
	built >got
	rows made/changes.tsv made/conflicts.tsv made/errors.txt made/panel.csv made/reports/清禾区/2023.{facts,outline}.tsv >want
	assert_same want got

	later
	sed -i s/990002/990009/ frame.tsv
	corpus 2>err
	built >got
	rows made/conflicts.tsv made/errors.txt made/panel.csv >want
	assert_same want got
	grep -q '^990009,2024,' made/panel.csv

	later
	corpus PANEL='-w year:key:value:count' 2>err
	built >got
	assert_same want got

	corpus 2>err
	later
	echo >>codebook.tsv
	corpus 2>err
	[[ $(built | grep -c facts) -eq 6 ]] || fail "$(built)"
}

@test "a text that comes or goes takes its outputs along" {
	corpus 2>err
	later
	printf '立案5件。\n' >src/bad.layout.txt
	rm src/bad.txt
	corpus 2>err
	built >got
	rows made/conflicts.tsv made/errors.txt made/panel.csv made/reports/bad.layout.{facts,outline}.tsv >want
	grep -v changes.tsv got >got2
	assert_same want got2
	(cd made/reports && find . -name 'bad*' | sort) >got
	rows ./bad.layout.{facts,outline}.tsv >want
	assert_same want got
	grep -q '^bad.txt.in the frame' made/errors.txt
}

@test "-j4 gives the same bytes as -j1" {
	corpus -j1 OUT=one 2>err
	corpus -j4 OUT=four 2>err
	finals one | grep -v '^./.make/' >names
	(cd four && finals . | grep -v '^./.make/') >got
	assert_same names got
	while read -r name; do
		assert_same "one/$name" "four/$name"
	done <names
}

@test "a run that is killed leaves nothing in part, and the next one ends it" {
	corpus OUT=full 2>err
	mkdir slow
	# half of the facts, and then a long sleep
	cat >slow/rpt-numbers <<-END
		#!/bin/sh
		[ "\$1" != -V ] || exec $BIN/rpt-numbers "\$@"
		$BIN/rpt-numbers "\$@" >slow/\$\$
		head -n 5 slow/\$\$
		grep -q 清禾区/2023 slow/\$\$ || exec tail -n +6 slow/\$\$
		touch slow/now
		exec sleep 60
	END
	chmod +x slow/rpt-numbers
	export makefile
	export -f corpus
	for signal in HUP TERM KILL; do
		rm -rf made slow/now
		# a group of its own, which gets the signal as from a terminal
		PATH=$PWD/slow:$PATH setsid bash -c 'corpus -j2' >log 2>&1 3>&- &
		for _ in {1..400}; do
			[[ ! -e slow/now ]] || break
			sleep 0.05
		done
		[[ -e slow/now ]] || fail "it never began: $(<log)"
		kill -s "$signal" -- "-$!"
		wait $! || :
		[[ -e made/.make/codebook.tsv ]]
		[[ ! -e made/reports/清禾区/2023.facts.tsv && ! -e made/panel.csv ]]
		(cd made/reports && find . -type f) | while read -r name; do
			assert_same "full/reports/$name" "made/reports/$name"
		done
		corpus 2>err
		(cd full && find . -path ./.make -prune -o -type f -print) | while read -r name; do
			[[ $name = ./errors.txt ]] || assert_same "full/$name" "made/$name"
		done
	done
}

@test "wrong options, codebooks, frames and missing tools stop it at once" {
	try corpus SPLIT=-Q
	assert_status 2
	grep -q '^rpt-split: unknown option' err
	echo '#nokey' >wrong.tsv
	try corpus CODEBOOK=wrong.tsv
	assert_status 2
	grep -q "no column 'key'" err
	try corpus FRAME=wrong.tsv
	assert_status 2
	grep -q '^wrong.tsv: the columns doc, place_code and year must be there' err
	try corpus SRC=nowhere
	assert_status 2
	try corpus BIN=nowhere PATH=/usr/bin:/bin
	[[ -z $(find made/reports -type f) ]]
}

@test "on a terminal there is a line of progress" {
	command -v script >/dev/null || skip "no script(1)"
	export makefile
	export -f corpus
	SHELL=/bin/bash script -qec 'corpus -j2' /dev/null >out.log 2>&1 </dev/null
	grep -q '6/6 reports, [0-9.]* MB/s' out.log || fail "$(<out.log)"
}

@test "without a frame there are facts and outlines; OUT may be inside SRC" {
	corpus FRAME= SRC=. 2>err
	corpus FRAME= SRC=. -q
	(cd made && find . -maxdepth 1 -type f) >got
	rows ./errors.txt >want
	assert_same want got
	[[ -s made/reports/src/清禾区/2024.facts.tsv ]]
	corpus clean >got
	[[ -z $(find made -type f) ]]
}
