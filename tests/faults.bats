#!/usr/bin/env bats
# System calls that fail, are interrupted or do less than was asked: each of them in turn, in every tool (tests/shim).

# false alarms: status is set by try in the same test (SC2030 SC2031), TOOLS by helper.bash (SC2153), tried is for its
# messages (SC2034), the scripts of on_tiny are for the shell that it runs (SC2016)
# shellcheck disable=SC2016,SC2030,SC2031,SC2034,SC2153

load helper

setup_file() {
	build_shim shim faults feed
}

setup() {
	PATH=$BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	examples=$(cd "$TESTS/../examples" && pwd)
}

# ---- what the tools are run on ----

# preloaded CALL [OPTION...]: skip where calls of this kind, which rpt-tsv makes, do not come by the shim.
preloaded() {
	local call=$1
	shift
	[[ -x $SHIM/faults ]] || skip "no C compiler (cc) for tests/shim, or no glibc"
	rows "$H" >probe
	head -c 8 /dev/zero >count
	SHIM_CALL=$call SHIM_COUNT=count LD_PRELOAD=$SHIM/shim.so rpt-tsv "$@" probe >/dev/null 2>&1 || true
	[[ $(od -An -tu8 count) -gt 0 ]] || skip "LD_PRELOAD does not reach '$call' in these tools (a sanitizer, a static build?)"
}

# small: streams of a few rows; old and new differ.
small() {
	head -n 12 "$examples/liulin-2024.txt" >text
	printf '#doc\tplace\ntext\t990001\n' >frame
	printf '#key\tpattern\texample\nlit\t办结\t办结案件3件\nany\t案\t收到案件5件\n' >book
	printf '#column\tvalue\tpattern\twhere\npart\tdone\t工作\theading\n' >topics
	rpt-split text >rows
	rpt-sections rows >sections
	rpt-numbers sections | head -n 9 >old
	rpt-numbers -s sections >facts
	sed 's/1/7/4' old | tail -n +3 >rest
	{ head -n 2 old && cat rest; } >new
	rpt-tsv -o csv old >old.csv
	rpt-tsv -o jsonl old >old.jsonl
	rpt-tsv -o tsv old >old.tsv
	[[ $(wc -l <old) -eq 9 && $(wc -l <new) -eq 9 ]]
}

# bulk: the same, with an output of more than three blocks each.
bulk() {
	awk '{ line[NR] = $0 } END { for (i = 0; i < 60; i++) for (k = 1; k <= NR; k++) print line[k] }' "$examples/liulin-2024.txt" >text
	rpt-split text >rows
	rpt-sections rows >sections
	rpt-numbers sections >old
	rpt-numbers -s sections >facts
	sed 's/的/之/g; s/2/3/g' text | rpt-split -d text >other
	rpt-sections other | rpt-numbers >new
	[[ $(rpt-diff old new | cut -f 5 | sort -u | tr -d '\n') == *+-=*~* ]]
}

# The ways to run each tool. Patterns that are not literal are a test of their own.
calls_of() {
	case $1 in
	rpt-split) printf '%s\n' 'text' '-u clause -w -H text' '-M frame' '-t rows' ;;
	rpt-sections) printf '%s\n' 'rows' '-o -m -T topics rows' '-l rows' ;;
	rpt-numbers) printf '%s\n' '-s -k book sections' '-a -y 2024 rows' '-e -k book' ;;
	rpt-tsv) printf '%s\n' '-c doc,text -g text!=x old' '-w doc,start:type:value:first old' '-i csv -o jsonl old.csv' \
		'-i jsonl -o md old.jsonl' '-i tsv -o table old.tsv' '-q old' ;;
	rpt-diff) printf '%s\n' 'old new' '-t rows sections' '-s -k doc sections sections' '-y -t rows sections' ;;
	rpt-check) printf '%s\n' '-a facts' ;;
	esac
}

# bulk_calls_of TOOL: those that are worth it on much text.
bulk_calls_of() {
	case $1 in
	rpt-split) printf '%s\n' text '-w -u clause text' ;;
	rpt-sections | rpt-numbers) echo rows ;;
	rpt-tsv) printf '%s\n' old '-o csv old' '-o table old' ;;
	rpt-diff) printf '%s\n' 'old new' '-y -t rows other' ;;
	rpt-check) echo '-a facts' ;;
	esac
}

# fails_well OPTIONS CALL ERRNO TOOL ARGS...: the driver's verdict.
fails_well() {
	local options=$1
	shift
	tried="faults $options $*"
	# shellcheck disable=SC2086 # options are words
	"$SHIM/faults" $options "$SHIM/shim.so" "$@" >verdict 2>&1 || fail "$(<verdict)"
}

# each_call LIST OPTIONS CALL ERRNO TOOL...: each line that LIST gives for the tool.
each_call() {
	local list=$1 options=$2 call=$3 errno=$4 tool words line bad=0
	shift 4
	for tool; do
		while read -r line; do
			read -ra words <<<"$line"
			fails_well "$options" "$call" "$errno" "$tool" "${words[@]}" || bad=1
		done < <("$list" "$tool")
	done
	((bad == 0))
}

# Linux: errno(3)
EIO=5 ENOMEM=12 EMFILE=24 ENOSPC=28

# ---- memory ----

@test "memory: each allocation fails, in rpt-split, rpt-sections and rpt-numbers" {
	preloaded memory
	small
	each_call calls_of "-f memory -l 3" memory $ENOMEM rpt-split
	each_call calls_of "-1 -f memory -l 20" memory $ENOMEM rpt-sections rpt-numbers
}

@test "memory: each allocation fails, in rpt-tsv" {
	preloaded memory
	small
	each_call calls_of "-1 -f memory -l 10" memory $ENOMEM rpt-tsv
	fails_well "-1 -m" memory $ENOMEM rpt-tsv -s doc,start:n old
}

@test "memory: each allocation fails, in rpt-diff and rpt-check" {
	preloaded memory
	small
	each_call calls_of "-1 -f memory -l 30" memory $ENOMEM rpt-diff rpt-check
}

@test "patterns: no memory to read or match one is said, and is no fault of the pattern or the text" {
	preloaded pattern -g 'text~.'
	small
	printf '#key\tpattern\nany\t^..\n' >book
	printf '#column\tvalue\tpattern\twhere\npart\tdone\t工.与\theading\n' >topics
	fails_well "-f memory -l 4" pattern $ENOMEM rpt-sections -T topics rows
	fails_well "-f memory -l 4" pattern $ENOMEM rpt-numbers -k book sections
	fails_well "-f memory -l 3" pattern $ENOMEM rpt-numbers -e -k book
	fails_well "-f memory -l 4" pattern $ENOMEM rpt-tsv -g 'text~^2024.$' old
	fails_well "-f memory -l 4" pattern $ENOMEM rpt-tsv -g 'text!~^2024.$' old
}

# The C library's own way to fail; with many other patterns that of glibc 2.36 dies or hangs (tests/shim/shim.c).
@test "patterns: each allocation of the C library for one fails" {
	preloaded memory
	small
	fails_well "-1 -f memory -l 20" memory $ENOMEM rpt-tsv -g 'text~20..年' old
	fails_well "-1 -f memory -l 20" memory $ENOMEM rpt-tsv -g 'text!~[^x]年$' old
}

# ---- input ----

@test "each read fails: status 1 (rpt-diff, rpt-check: 2), and what came before is a prefix" {
	preloaded read
	small
	each_call calls_of "-s 1 -f Input/output" read $EIO rpt-numbers rpt-sections
	each_call one_file "-s 1 -f Input/output" read $EIO rpt-split rpt-tsv
	each_call calls_of "-s 2 -f Input/output" read $EIO rpt-diff rpt-check
	export SHIM_READ=100
	each_call one_file "-s 1 -f Input/output -l 4" read $EIO rpt-split rpt-tsv
	each_call calls_of "-s 2 -f Input/output -l 4" read $EIO rpt-diff rpt-check
	# as wide as the rows that could be read: no prefix
	fails_well "-s 1 -a -f Input/output -l 4" read $EIO rpt-tsv -o table old
}

# one_file TOOL: the ways that read one file and hold nothing back.
one_file() {
	case $1 in
	rpt-split) printf '%s\n' 'text' '-w text' '-t rows' ;;
	rpt-tsv) printf '%s\n' old '-i csv -o jsonl old.csv' '-i jsonl -o md old.jsonl' '-q old' ;;
	esac
}

@test "each read of a later file fails: the others are read, status 1 (rpt-check: 2)" {
	preloaded read
	small
	cp text other
	fails_well "-s 1 -a -m -f Input/output" read $EIO rpt-split text other
	fails_well "-s 1 -a -m -f Input/output" read $EIO rpt-split -M frame other
	fails_well "-s 1 -a -m -f Input/output" read $EIO rpt-tsv old new
	fails_well "-s 2 -a -m -f Input/output" read $EIO rpt-check -a facts facts
}

@test "each open, fstat, pipe, fcntl, dup2 and fork fails: a message and no rows that should not be there" {
	preloaded open
	preloaded other
	small
	each_call one_file "-s 1" open $EMFILE rpt-split rpt-tsv
	each_call one_file "-s 1" other $EMFILE rpt-split rpt-tsv
	each_call calls_of "-s 1" open $EMFILE rpt-sections rpt-numbers
	each_call calls_of "-s 1" other $EMFILE rpt-sections rpt-numbers
	each_call calls_of "-s 2" open $EMFILE rpt-diff rpt-check
	each_call calls_of "-s 2" other $EMFILE rpt-diff rpt-check
	fails_well "-s 12 -1 -m -l 8" other $EMFILE rpt-tsv -s text old
	fails_well "-s 12 -m" open $EMFILE rpt-tsv -w doc,start:type:value -K book -E conflicts old
}

# ---- output ----

@test "each write fails: status 2, a message, a prefix" {
	preloaded write
	bulk
	export SHIM_WRITE=40000
	each_call bulk_calls_of "-1 -f space -l 4" write $ENOSPC "${TOOLS[@]}"
	small
	unset SHIM_WRITE
	fails_well "-l 2 -f space" write $ENOSPC rpt-tsv -w doc:type:value -E conflicts old
	fails_well "-m -1" write $EIO rpt-tsv -s text old
}

@test "each close fails: that of the output is said, that of an input does no harm" {
	preloaded close
	small
	each_call closing "-f Input/output" close $EIO "${TOOLS[@]}"
	fails_well "-1 -m" close $EIO rpt-tsv -s text old
}

closing() {
	calls_of "$1" | grep -v -e ' -e ' -e '^-e ' -e '^-q'
}

# ---- sort(1) behind rpt-tsv -s ----

@test "rpt-tsv -s: each read of what sort gives back fails: status 2, never 0 with rows missing" {
	preloaded read
	small
	fails_well "-s 12 -a -m" read $EIO rpt-tsv -s text old
	export SHIM_READ=300
	fails_well "-s 12 -a -m" read $EIO rpt-tsv -s text old
}

# broken_sort SCRIPT: a sort(1) that does this
broken_sort() {
	mkdir -p broken
	printf '#!/bin/sh\n%s\n' "$1" >broken/sort
	chmod +x broken/sort
	[[ $PATH == "$PWD/broken:"* ]] || PATH=$PWD/broken:$PATH
}

# sort_failed: status 2, one message of ours, no rows.
sort_failed() {
	assert_status 2
	grep -v '^rpt-tsv: cannot run sort: ' err | grep '^rpt-' >said || true
	rows 'rpt-tsv: sort failed' >want.said
	assert_same want.said said
	assert_no_line '^[^#]' out
}

@test "rpt-tsv -s: a sort that fails is status 2 and is said, however much was sorted, SIGPIPE ignored or not" {
	env --default-signal=PIPE true || skip "env(1) has no --default-signal"
	bulk
	head -n 5 old >few
	for script in 'exit 2' 'head -c 100000 >/dev/null; echo "sort: no room" >&2; exit 2' 'kill -9 $$'; do
		broken_sort "$script"
		for file in few old; do
			for signal in default ignore; do
				status=0
				tried="rpt-tsv -s text $file, where sort is: $script ($signal SIGPIPE)"
				env "--$signal-signal=PIPE" timeout 20 rpt-tsv -s text "$file" >out 2>err || status=$?
				sort_failed
			done
		done
	done
}

@test "rpt-tsv -s: a sort that gives back half of the rows is status 2, and they are a prefix" {
	bulk
	rpt-tsv -s text old >want
	for script in "sort \"\$@\" | head -n 900; exit 2" "sort \"\$@\" | head -c 100000"; do
		real=${PATH}
		broken_sort "PATH=$real; $script"
		try timeout 20 rpt-tsv -s text old
		PATH=$real
		tried+=", where sort is: $script"
		assert_status 2
		grep -q '^rpt-tsv: sort failed$' err || fail "no message: $(<err)"
		assert_prefix out want
		[[ $(wc -l <out) -gt 100 ]] || fail "only $(wc -l <out) lines came out"
	done
}

@test "rpt-tsv -s: no sort at all is status 2 and is said" {
	env --default-signal=PIPE true || skip "env(1) has no --default-signal"
	bulk
	head -n 5 old >few
	env=$(command -v env) tool=$(command -v rpt-tsv)
	for file in few old; do
		status=0
		tried="rpt-tsv -s text $file, without sort"
		PATH=/nowhere "$env" --default-signal=PIPE "$tool" -s text "$file" >out 2>err || status=$?
		sort_failed
		grep -q '^rpt-tsv: cannot run sort: No such file or directory$' err || fail "no message: $(<err)"
	done
}

# ---- interrupted and short ----

check_partial() {
	local line words kind
	while read -r line; do
		read -ra words <<<"$line"
		status=0
		rm -f conflicts
		"$1" "${words[@]}" >want 2>want.err || status=$?
		for kind in SHIM_READ=1 SHIM_READ=7 SHIM_WRITE=1 SHIM_WRITE=999 SHIM_INTERRUPT=2 'SHIM_READ=5 SHIM_WRITE=3 SHIM_INTERRUPT=3'; do
			want_status=$status
			read -ra kinds <<<"$kind"
			try timeout 20 env "${kinds[@]}" LD_PRELOAD="$SHIM/shim.so" "$1" "${words[@]}"
			assert_status "$want_status"
			assert_same want out
			assert_same want.err err
		done
	done < <(
		calls_of "$1"
		[[ $1 != rpt-tsv ]] || printf '%s\n' '-s text,start:nr old' '-w doc:type:value -E conflicts old'
	)
}

@test "interrupted reads, writes and polls are tried again, short ones are gone on with" {
	preloaded read
	small
	for tool in "${TOOLS[@]}"; do
		check_partial "$tool"
	done
}

# ---- a disk that fills up ----

# on_tiny SCRIPT: run where the directory tiny is a file system of 64 KB.
on_tiny() {
	tried="on a disk of 64 KB: $1"
	status=0
	local how=-m
	((EUID == 0)) || how=-rm
	unshare "$how" sh -c "mount -t tmpfs -o size=64k none tiny || exit 77; $1" || status=$?
}

tiny() {
	mkdir -p tiny
	on_tiny ':' 2>tiny.err
	((status == 0)) || skip "cannot mount a tmpfs: $(<tiny.err)"
}

check_tiny() {
	local line words
	while read -r line; do
		read -ra words <<<"$line"
		timeout 20 "$1" "${words[@]}" >full || [[ $1 == rpt-diff ]]
		on_tiny "timeout 20 $1 $line >tiny/out 2>err; rc=\$?; cp tiny/out out; exit \$rc"
		assert_status 2
		assert_message "$1: " 'No space left on device'
		assert_prefix out full
		[[ $(wc -c <out) -gt 32768 ]] || fail "only $(wc -c <out) bytes came out"
	done < <(bulk_calls_of "$1")
}

@test "a tmpfs of 64 KB fills up in mid-run: status 2, a message, a prefix" {
	tiny
	bulk
	for tool in "${TOOLS[@]}"; do
		check_tiny "$tool"
	done
}

@test "a tmpfs fills up with conflicts of -E: status 2, the file is named, no table" {
	tiny
	bulk
	rpt-tsv -w doc:type:value -E full old >/dev/null
	on_tiny 'timeout 20 rpt-tsv -w doc:type:value -E tiny/conflicts old >out 2>err; rc=$?; cp tiny/conflicts got; exit $rc'
	assert_status 2
	assert_message 'rpt-tsv: cannot write tiny/conflicts: ' 'No space left on device'
	assert_prefix got full
	assert_same /dev/null out
}

@test "a tmpfs fills up with what sort puts aside: status 2, not the death of a pipe" {
	env --default-signal=PIPE true || skip "env(1) has no --default-signal"
	tiny
	bulk
	for i in 1 2 3 4 5; do
		sed 1d old
	done >rest
	{ head -n 1 old && cat rest; } >much
	real=$(command -v sort)
	broken_sort "exec $real -S 1M \"\$@\""
	export -n TMPDIR
	on_tiny 'TMPDIR=$PWD/tiny env --default-signal=PIPE timeout 20 rpt-tsv -s text much >out 2>err'
	grep -q 'No space left on device' err || fail "sort did not run into it: $(<err)"
	sort_failed
}

# ---- readers and writers of another pace ----

# slowly FILE [BYTES]: the file, some bytes at a time.
slowly() {
	"$SHIM/feed" "$1" "${2:-7}" 100
}

@test "a FIFO that delivers a few bytes at a time gives what the file gives" {
	[[ -x $SHIM/feed ]] || skip "no C compiler (cc) for tests/shim"
	small
	mkfifo one two
	for tool in "${READERS[@]}"; do
		read -ra call <<<"$tool"
		file=rows
		[[ $tool != rpt-split ]] || file=text
		[[ $tool != rpt-check* ]] || file=facts
		"${call[@]}" - <"$file" >want
		slowly "$file" >one &
		if [[ $tool == rpt-split ]]; then
			try timeout 20 "$tool" -d - one
			sed -i 's/^one\t/-\t/' out
		else
			try timeout 20 "${call[@]}" one
		fi
		assert_status 0
		assert_silent
		assert_same want out
		wait
	done
	rpt-diff old new >want || [[ $? == 1 ]]
	slowly old 5 >one &
	slowly new 3 >two &
	try timeout 20 rpt-diff one two
	assert_status 1
	assert_silent
	assert_same want out
	wait
	slowly text 1 | rpt-split -d text | rpt-sections | rpt-numbers | head -n 9 >got
	assert_same old got
}

check_stopped_reader() {
	local line words pid
	read -ra words < <(bulk_calls_of "$1")
	mkfifo pipe
	exec 8<>pipe # somebody to read, who does not
	"$1" "${words[@]}" >pipe 2>err 8>&- &
	pid=$!
	sleep 0.3
	kill -0 "$pid" 2>/dev/null || fail "$1 should wait for its reader"
	kill -TERM "$pid"
	status=0
	wait "$pid" || status=$?
	exec 8>&-
	rm pipe
	assert_status 143
	assert_silent
}

@test "a reader that stops: the tool waits, and SIGTERM ends it at once" {
	bulk
	for tool in "${TOOLS[@]}"; do
		tried="$tool into a pipe that nobody reads"
		check_stopped_reader "$tool"
	done
}

check_term() {
	local line words pid
	read -ra words < <(bulk_calls_of "$1")
	"$1" "${words[@]}" >full || [[ $1 == rpt-diff ]]
	mkfifo pipe
	rm -f go
	: >out
	{
		head -c 100000
		while [[ ! -e go ]]; do sleep 0.05; done
		cat
	} <pipe >out 3>&- &
	local reader=$! i
	"$1" "${words[@]}" >pipe 2>err 3>&- &
	pid=$!
	for ((i = 0; i < 200 && $(wc -c <out) < 100000; i++)); do
		sleep 0.05
	done
	sleep 0.1 # until the pipe is full
	kill -TERM "$pid" 2>/dev/null || fail "$1 has ended"
	status=0
	wait "$pid" || status=$?
	: >go
	wait "$reader"
	rm pipe
	assert_status 143
	assert_silent
	assert_prefix out full
	[[ $(wc -c <out) -ge 150000 ]] || fail "only $(wc -c <out) bytes came out"
}

@test "SIGTERM in mid-write: what came out is a prefix" {
	bulk
	for tool in "${TOOLS[@]}"; do
		tried="$tool, ended in mid-write"
		check_term "$tool"
	done
}

@test "SIGTERM while sort runs: it ends too" {
	bulk
	real=$(command -v sort)
	broken_sort "echo \$\$ >sort.pid; exec $real \"\$@\""
	mkfifo pipe
	rpt-tsv -s text pipe >out 2>err &
	pid=$!
	exec 7>pipe
	cat old >&7
	for ((i = 0; i < 50; i++)); do
		[[ ! -s sort.pid ]] || break
		sleep 0.1
	done
	sleep 0.2
	kill -TERM "$pid"
	status=0
	wait "$pid" || status=$?
	exec 7>&-
	tried='rpt-tsv -s, ended while it reads'
	assert_status 143
	assert_silent
	for ((i = 0; i < 50; i++)); do
		kill -0 "$(<sort.pid)" 2>/dev/null || return 0
		sleep 0.1
	done
	fail "sort is still there"
}
