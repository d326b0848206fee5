#!/usr/bin/env bats
# What can go wrong outside of the data: full disks, closed pipes, files that cannot be read, readers that wait.

# false alarms: status is set by try in the same test (SC2030 SC2031), TOOLS by helper.bash (SC2153), tried is for its
# messages (SC2034)
# shellcheck disable=SC2030,SC2031,SC2034,SC2153

load helper

# What is tried: each tool, rpt-check so that it writes what adds up.
CALLS=("${READERS[@]}" rpt-diff)

# good TOOL: the arguments of a call that writes more than a header, over files in the directory above.
good() {
	case $1 in
	rpt-split) args=(../a.txt) ;;
	rpt-diff) args=(-t ../a.tsv ../b.tsv) ;;
	rpt-check) args=(../a.facts) ;;
	*) args=(../a.tsv) ;;
	esac
}

# bulk TOOL: the same, with an output of some MB.
bulk() {
	case $1 in
	rpt-split) args=(../bulk.txt) ;;
	rpt-diff) args=(-t ../bulk.tsv /dev/null) ;;
	rpt-check) args=(../bulk.facts) ;;
	*) args=(../bulk.tsv) ;;
	esac
}

make_good() {
	printf '投资5亿元。种树3棵。产业结构5.1:3.2:91.7。\n' >a.txt
	{
		rows "$H"
		span a 0 '投资5亿元。'
		span a 16 '种树3棵。'
		span a 29 '产业结构5.1:3.2:91.7。'
	} >a.tsv
	sed 's/3/4/' a.tsv >b.tsv
	rpt-numbers -s a.tsv >a.facts
}

make_bulk() {
	awk 'BEGIN { for (i = 0; i < 60000; i++) print "投资5亿元。" }' >bulk.txt
	awk -v header="$H" 'BEGIN {
		print header
		for (i = 100000; i < 160000; i++)
			printf "d%d\t0\t16\t投资5亿元。\n", i
	}' >bulk.tsv
	rows "$H" 'd0\t0\t16\t产业结构5.1:3.2:91.7。' | rpt-numbers -s | awk -F '\t' -v OFS='\t' '
		NR == 1
		NR == 2 {
			for (i = 100000; i < 160000; i++) {
				$1 = "d" i
				print
			}
		}' >bulk.facts
}

# ---- output that cannot be written ----

check_full_disk() {
	local args
	good "$1"
	try_to /dev/full "$@" "${args[@]}"
	assert_status 2
	assert_message "$1: " "No space left on device"
	bulk "$1"
	try_to /dev/full timeout 20 "$@" "${args[@]}"
	assert_status 2
	assert_message "$1: " "No space left on device"
}

# try_to FILE COMMAND...: as try, with standard output somewhere else.
try_to() {
	local to=$1
	shift
	tried="$* >$to"
	status=0
	"$@" >"$to" 2>err || status=$?
}

@test "a full disk: a message, exit 2, with little output and with much" {
	[[ -c /dev/full ]] || skip "no /dev/full on this system"
	make_good
	make_bulk
	each_tool check_full_disk "${CALLS[@]}"
}

check_full_disk_for_help() {
	local option
	for option in -h -V --help --version; do
		try_to /dev/full "$1" "$option"
		assert_status 2
		assert_message "$1: " "No space left on device"
	done
}

@test "a full disk: help and version fail too" {
	[[ -c /dev/full ]] || skip "no /dev/full on this system"
	each_tool check_full_disk_for_help "${TOOLS[@]}"
}

@test "a full disk: every way of rpt-tsv to write" {
	[[ -c /dev/full ]] || skip "no /dev/full on this system"
	make_good
	make_bulk
	for options in "-s text" "-w doc:start:text" "-c doc" "-o tsv" "-o csv" "-o jsonl" "-o md" "-o table"; do
		read -ra words <<<"$options"
		for file in a.tsv bulk.tsv; do
			try_to /dev/full timeout 20 rpt-tsv "${words[@]}" "$file"
			assert_status 2
			assert_message "rpt-tsv: " "No space left on device"
		done
	done
}

check_closed_stdout() {
	local args
	good "$1"
	status=0
	tried="$1 ${args[*]} >&-"
	"$@" "${args[@]}" >&- 2>err || status=$?
	assert_status 2
	assert_message "$1: "
	status=0
	tried="$1 -h >&-"
	"$@" -h >&- 2>err || status=$?
	assert_status 2
	assert_message "$1: "
	[[ $1 != rpt-diff ]] || return 0
	bulk "$1"
	status=0
	tried="$1 >&-"
	timeout 20 "$@" <"${args[0]}" >&- 2>err || status=$?
	assert_status 2
	assert_message "$1: "
}

@test "standard output closed: a message, exit 2" {
	make_good
	make_bulk
	each_tool check_closed_stdout "${CALLS[@]}"
}

@test "standard output closed: rpt-tsv -s does not take its own pipe for it" {
	make_good
	for file in a.tsv -; do
		status=0
		tried="rpt-tsv -s text $file >&-"
		timeout 20 rpt-tsv -s text "$file" <a.tsv >&- 2>err || status=$?
		assert_status 2
		assert_message 'rpt-tsv: ' 'Bad file descriptor'
	done
}

check_file_limit() {
	local args
	bulk "$1"
	"$@" "${args[@]}" >full || [[ $1 == rpt-diff ]]
	tried="ulimit -f 200; $1 ${args[*]}"
	status=0
	(
		trap '' XFSZ
		ulimit -f 200
		exec timeout 20 "$@" "${args[@]}" >out 2>../err.limit
	) || status=$?
	cp ../err.limit err
	assert_status 2
	assert_message "$1: " "File too large"
	assert_prefix out full
	[[ $(wc -c <out) -gt 100000 ]] || fail "only $(wc -c <out) bytes came out"
}

@test "a write cut short by a limit: a message, exit 2, the file is a prefix of the full output" {
	make_bulk
	each_tool check_file_limit "${CALLS[@]}"
}

@test "out of memory: a message, exit 2" {
	if grep -q __asan_init "$BIN/rpt-split"; then
		skip "the tools are built with AddressSanitizer, which needs the address space itself"
	fi
	head -c 80000000 /dev/zero | tr '\0' a >long.txt
	status=0
	tried="ulimit -v 60000; rpt-split"
	(
		ulimit -v 60000
		exec timeout 20 rpt-split <long.txt >out 2>err
	) || status=$?
	rm long.txt
	assert_status 2
	assert_message 'rpt-split: ' memory
	rows "$H\tpara\tsent" >header
	assert_prefix out header
}

# ---- readers that go away ----

# through_head TOOL ARGS...: TOOL | head -n 1, all in the file out; its status to $status.
through_head() {
	tried="$* | head -n 1"
	timeout 20 env --default-signal=PIPE "$@" 2>err | head -n 1 >out
	status=${PIPESTATUS[0]}
}

check_head() {
	local args
	bulk "$1"
	SECONDS=0
	through_head "$@" "${args[@]}" || true
	((SECONDS < 10)) || fail "took $SECONDS s"
	assert_status 141 # 128 + SIGPIPE
	assert_silent
	[[ $(<out) == "$H"* ]] || fail "no header: $(<out)"
}

@test "tool | head -n 1: quick, quiet, ended by SIGPIPE" {
	env --default-signal=PIPE true || skip "env(1) has no --default-signal"
	make_bulk
	each_tool check_head "${CALLS[@]}"
}

endless() {
	case $1 in
	rpt-split) yes '投资5亿元。' ;;
	*)
		{ # a document a row: each has a start below that of the one before
			rows "$H"
			span a 100 '产业结构5.1:3.2:91.7。'
			span a 0 '产业结构5.1:3.2:91.7。'
		} >some
		readable "$1" some
		head -n 1 some
		yes "$(sed 1d some)"
		;;
	esac
}

check_endless() {
	tried="endless | $1 | head -n 3"
	endless "$1" 2>yes.err | timeout 20 env --default-signal=PIPE "$@" 2>err | head -n 3 >out
	status=${PIPESTATUS[1]}
	assert_status 141
	assert_silent
	[[ $(wc -l <out) -eq 3 ]] || fail "three lines were expected: $(<out)"
}

@test "tool | head -n 3 over an endless stream ends" {
	env --default-signal=PIPE true || skip "env(1) has no --default-signal"
	each_tool check_endless "${READERS[@]}"
}

check_sigpipe_ignored() {
	local args
	bulk "$1"
	tried="trap '' PIPE; $1 ${args[*]} | head -n 1"
	(
		trap '' PIPE
		rc=0
		timeout 20 "$@" "${args[@]}" 2>err || rc=$?
		printf '%s\n' "$rc" >status
	) | head -n 1 >out
	status=$(<status)
	assert_status 2
	assert_silent
	[[ $(<out) == "$H"* ]] || fail "no header: $(<out)"
}

@test "SIGPIPE ignored: exit 2 without a word" {
	make_bulk
	each_tool check_sigpipe_ignored "${CALLS[@]}"
}

@test "SIGPIPE ignored: rpt-tsv -s and the sort(1) it runs say nothing either" {
	make_bulk
	(
		trap '' PIPE
		rc=0
		timeout 20 rpt-tsv -s text,doc:r bulk.tsv 2>err || rc=$?
		printf '%s\n' "$rc" >status
	) | head -n 1 >out
	sleep 0.3 # sort(1) may outlive rpt-tsv
	tried="trap '' PIPE; rpt-tsv -s | head -n 1"
	status=$(<status)
	assert_status 2
	assert_silent
	assert_out "$H"
}

check_slow_reader() {
	local args
	bulk "$1"
	"$@" "${args[@]}" >want || [[ $1 == rpt-diff ]]
	"$@" "${args[@]}" 2>err | {
		sleep 0.2
		cat >out
	} || true
	assert_silent
	cmp want out
	[[ $(wc -c <out) -gt 1000000 ]] || fail "only $(wc -c <out) bytes"
}

@test "a slow reader gets every byte" {
	make_bulk
	each_tool check_slow_reader "${CALLS[@]}"
}

# ---- input that cannot be read ----

# unreadable TOOL FILE FRAGMENT: FILE alone is refused.
unreadable() {
	local operands=("$2")
	[[ $1 != rpt-diff ]] || operands=(-t "$2" ../a.tsv)
	try "$1" "${operands[@]}"
	assert_status "$(trouble "$1")"
	assert_message "$1: $2: " "$3"
	assert_no_line '^[^#]' out
}

check_unreadable() {
	local args
	mkdir dir
	unreadable "$1" dir "Is a directory"
	unreadable "$1" no-such-file "No such file"
	unreadable "$1" ../a.tsv/x "Not a directory"
	unreadable "$1" "" "No such file"
	[[ $1 != rpt-diff ]] || return 0
	good "$1"
	"$@" "${args[@]}" >want
	try "$@" dir no-such-file "${args[@]}"
	assert_status "$(trouble "$1")"
	assert_same want out
	[[ $(wc -l <err) -eq 2 ]] || fail "two messages were expected: $(<err)"
}

@test "a directory, a missing file, a path through a file: said with the name, the others are read" {
	make_good
	each_tool check_unreadable "${CALLS[@]}"
}

check_directory_as_stdin() {
	try "$@" <.
	assert_status "$(trouble "$1")"
	assert_message "$1: <stdin>: " "Is a directory"
	assert_no_line '^[^#]' out
}

@test "a directory as standard input is said" {
	each_tool check_directory_as_stdin "${READERS[@]}"
	make_good
	try rpt-diff - a.tsv <.
	assert_status 2
	assert_message "rpt-diff: <stdin>: " "Is a directory"
}

check_read_error() {
	unreadable "$1" /proc/self/mem "Input/output error"
}

@test "an error while reading is said with the name" {
	[[ -r /proc/self/mem ]] || skip "no /proc/self/mem on this system"
	make_good
	each_tool check_read_error "${CALLS[@]}"
}

check_permission() {
	: >secret
	chmod 000 secret
	unreadable "$1" secret "Permission denied"
}

@test "a file that may not be read is said with the name" {
	[[ $(id -u) -ne 0 ]] || skip "root may read every file"
	make_good
	each_tool check_permission "${CALLS[@]}"
}

@test "a frame file that cannot be read while listed files can: nothing is read as standard input" {
	mkdir frame
	try rpt-split -M frame <<<"text"
	assert_status 1
	assert_message 'rpt-split: frame: ' 'Is a directory'
	assert_no_line '^-' out
}

check_closed_stdin() {
	status=0
	tried="$1 <&-"
	"$@" <&- >out 2>err || status=$?
	assert_status "$(trouble "$1")"
	assert_message "$1: <stdin>: "
	assert_no_line '^[^#]' out
}

@test "standard input closed: said as <stdin>" {
	each_tool check_closed_stdin "${READERS[@]}"
}

check_files_with_stdin_closed() {
	local args
	good "$1"
	"$@" "${args[@]}" "${args[@]}" >want
	[[ -s want ]] || fail "no output"
	tried="$1 ${args[*]} ${args[*]} <&-"
	status=0
	"$@" "${args[@]}" "${args[@]}" <&- >out 2>err || status=$?
	assert_status 0
	assert_silent
	assert_same want out
}

@test "standard input closed: files are read as ever" {
	make_good
	each_tool check_files_with_stdin_closed "${READERS[@]}"
	rpt-diff -t a.tsv b.tsv >want || [[ $? == 1 ]]
	status=0
	tried="rpt-diff <&-"
	rpt-diff -t a.tsv b.tsv <&- >out 2>err || status=$?
	assert_status 1
	assert_silent
	assert_same want out
}

check_dash() {
	local args
	good "$1"
	"$@" "${args[0]}" >want
	[[ -s want ]] || fail "no output"
	if [[ $1 == rpt-split ]]; then
		sed -i 's|^\.\./a\.txt|-|' want
	fi
	try "$@" - <"${args[0]}"
	assert_status 0
	assert_silent
	assert_same want out
	try "$@" <"${args[0]}"
	assert_status 0
	assert_silent
	assert_same want out
	try "$@" < <(cat "${args[0]}")
	assert_status 0
	assert_silent
	assert_same want out
}

@test "- and no file at all are standard input, a file or a pipe" {
	make_good
	each_tool check_dash "${READERS[@]}"
}

check_fifo() {
	local args
	good "$1"
	"$@" "${args[0]}" >want
	[[ -s want ]] || fail "no output"
	mkfifo fifo
	cat "${args[0]}" >fifo &
	try timeout 20 "$@" fifo
	assert_status 0
	assert_silent
	sed 's/^fifo\t/..\/a.txt\t/' out >got
	assert_same want got
}

@test "a FIFO as file" {
	make_good
	each_tool check_fifo "${READERS[@]}"
}

# ---- answers before the end of input ----

# live TOOL WANT INPUT...: each INPUT is written (printf %b) and kept open; then the file WANT must be what came out.
live() {
	local tool=$1 want=$2 pid part i
	shift 2
	tried="$tool, its input held open"
	rm -f live.in
	mkfifo live.in
	timeout 30 "$tool" <live.in >out 2>err 3>&- &
	pid=$!
	exec 7<>live.in # for reading too: a tool that has ended is no broken pipe to this test
	for part; do
		printf '%b' "$part" >&7
		sleep 0.02
	done
	for ((i = 0; i < 30; i++)); do
		cmp -s "$want" out && break
		kill -0 "$pid" 2>ended || break
		sleep 0.1
	done
	cp out before
	cp err before.err
	exec 7>&-
	status=0
	wait "$pid" || status=$?
	assert_same /dev/null before.err
	assert_same "$want" before
}

@test "rpt-split answers each line at once" {
	rows "$H\tpara\tsent" "-\t0\t4\ta。\t1\t1" "-\t4\t5\tb\t1\t2" "-\t6\t7\tc\t2\t1" >want
	live rpt-split want 'a。b\nc\nd'
	assert_status 0
}

@test "rpt-tsv answers each row at once" {
	rows "$H" 'a\t0\t1\tx' 'a\t1\t2\ty' >want
	live rpt-tsv want "$H\na\t0\t1\tx\na\t1\t2\ty\n" 'a\t2'
	assert_status 1
	assert_message 'rpt-tsv: <stdin>:4: '
}

@test "rpt-sections answers each document when the next one begins" {
	rows "$H" 'a\t0\t12\t一、修路' 'a\t13\t25\t二、种树' | rpt-sections >want
	[[ $(wc -l <want) -eq 3 ]] || fail "two rows were expected"
	live rpt-sections want "$H\na\t0\t12\t一、修路\na\t13\t25\t二、种树\n" 'b\t0\t1\tx\n'
	assert_status 0
}

@test "rpt-numbers answers each sentence when the next one begins" {
	rows "$H\tpara\tsent" 'a\t0\t16\t投资5亿元。\t1\t1' 'a\t16\t29\t种树3棵。\t1\t2' | rpt-numbers >want
	[[ $(wc -l <want) -eq 3 ]] || fail "two facts were expected"
	live rpt-numbers want "$H\tpara\tsent\na\t0\t16\t投资5亿元。\t1\t1\n" 'a\t16\t29\t种树3棵。\t1\t2\n' 'a\t29\t45\t投资6亿元。\t2\t1\n'
	assert_status 0
}

@test "rpt-numbers answers a row at once where each row stands for itself (tail -f)" {
	rows "$H" 'a\t0\t16\t投资5亿元。' 'a\t16\t29\t种树3棵。' | rpt-numbers >want
	[[ $(wc -l <want) -eq 3 ]] || fail "two facts were expected"
	live rpt-numbers want "$H\na\t0\t16\t投资5亿元。\n" 'a\t16\t29\t种树3棵。\n'
	assert_status 0
}

@test "a pipe of four tools answers before its end" {
	{
		printf '一、投资5亿元。\n'
		sleep 2
	} | rpt-split -d a 2>err.1 | rpt-tsv 2>err.2 | rpt-tsv -g 'text~亿' -c doc,start,text 2>err.3 | {
		read -r header
		read -r row
		printf '%s\n' "$header" "$row"
		date +%s >now
		cat >rest
	} >out
	[[ $(date +%s) -gt $(<now) ]] || fail "the row came no earlier than the end"
	cat err.? >err
	assert_silent
	assert_out '#doc\tstart\ttext' 'a\t0\t一、投资5亿元。'
}
