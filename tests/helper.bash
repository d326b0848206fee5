# shellcheck shell=bash
# helper - what the bats files share. Load it first: it takes the tools from RPT_BIN (default ../build/bin) and starts
# each test in a directory of its own.

TESTS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
BIN=$(cd "${RPT_BIN:-$TESTS/../build/bin}" && pwd)
# shellcheck disable=SC2034 # for the test files
TOOLS=(rpt-split rpt-sections rpt-numbers rpt-tsv rpt-diff rpt-check)
# shellcheck disable=SC2034
ROW_FILTERS=(rpt-sections rpt-numbers rpt-tsv) # pass on each column
# How to call what reads any number of files: a tool, or one with an option. Of rows that add up rpt-check writes none
# without -a.
ROW_READERS=("${ROW_FILTERS[@]}" "rpt-check -a")
# shellcheck disable=SC2034
READERS=(rpt-split "${ROW_READERS[@]}")

# shellcheck disable=SC2034
H=$'#doc\tstart\tend\ttext' # the header of span rows
export LC_ALL=C             # a length is one in bytes; the tools must not care

setup() {
	PATH=$BIN:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
}

# ---- making input ----

# rows LINE...: each argument is a line; \t \n \xHH as in printf, so a backslash that is meant is written twice.
rows() {
	printf '%b\n' "$@"
}

# span DOC START TEXT [MORE...]: a row whose end fits its text, which needs no escapes.
span() {
	local doc=$1 start=$2 text=$3 more
	shift 3
	printf '%s\t%d\t%d\t%s' "$doc" "$start" $((start + ${#text})) "$text"
	for more; do
		printf '\t%s' "$more"
	done
	printf '\n'
}

# readable TOOL FILE...: streams of sentences become what the tool reads, for rpt-check the facts in them.
readable() {
	local tool=$1 file
	shift
	[[ $tool == rpt-check ]] || return 0
	for file; do
		rpt-numbers -s "$file" >facts.new
		mv facts.new "$file"
	done
}

# trouble TOOL: its status where input cannot be read or is malformed.
trouble() {
	case $1 in
	rpt-diff | rpt-check) echo 2 ;;
	*) echo 1 ;;
	esac
}

# ---- running ----

# try COMMAND...: standard output goes to the file out, standard error to err, the exit status to $status.
try() {
	tried="$*"
	status=0
	"$@" >out 2>err || status=$?
}

# quick SECONDS COMMAND...: as try, and the command must end in that time.
quick() {
	local limit=$1
	shift
	try timeout "$limit" "$@"
	((status != 124)) || fail "still running after $limit s"
}

# each_tool CHECK TOOL...: run the function CHECK with each tool, which may have an option ("rpt-check -a"); all are
# tried, and those that fail are named.
each_tool() {
	local check=$1 tool call rc bad=()
	shift
	for tool; do
		set +e
		(
			trap - ERR DEBUG EXIT
			set -e
			read -ra call <<<"$tool"
			mkdir -p "dir.${call[0]}"
			cd "dir.${call[0]}"
			"$check" "${call[@]}"
		)
		rc=$?
		set -e
		((rc == 0)) || bad+=("$tool")
	done
	((${#bad[@]} == 0)) || fail "$check does not hold for: ${bad[*]}"
}

# ---- what must hold ----

fail() {
	printf '%s\n' "$@"
	printf 'after: %s\n' "${tried:-(nothing was run)}"
	return 1
}

# assert_status N
assert_status() {
	[[ ${status-} == "$1" ]] || fail "status ${status-none}, expected $1" "stderr: $(head -c 500 err | tr -d '\0')"
}

# assert_same EXPECTED GOT: two files, byte by byte.
assert_same() {
	cmp -s -- "$1" "$2" && return
	diff -a -- "$1" "$2" | head -c 2000 | cat -A
	fail "$2 is not what was expected ($1)"
}

# assert_out LINE...: standard output is these lines and no others (none: it is empty). Escapes as in rows.
assert_out() {
	: >want.out
	(($# == 0)) || rows "$@" >want.out
	assert_same want.out out
}

assert_silent() {
	[[ ! -s err ]] || fail "standard error should be empty: $(head -c 500 err)"
}

# assert_one_line FILE: the file is one line with its LF.
assert_one_line() {
	[[ $(wc -l <"$1") -eq 1 && -z $(tail -c 1 "$1") ]] || fail "$1 is not one line: $(head -c 500 "$1")"
}

# assert_message BEGIN [FRAGMENT...]: standard error is one line that begins with BEGIN and holds each FRAGMENT.
assert_message() {
	local line fragment
	assert_one_line err || return 1
	line=$(<err)
	[[ $line == "$1"* ]] || fail "the message should begin with '$1': $line" || return 1
	shift
	for fragment; do
		[[ $line == *"$fragment"* ]] || fail "the message should hold '$fragment': $line" || return 1
	done
}

# assert_usage TOOL: what every usage error gives.
assert_usage() {
	assert_status 2 && assert_same /dev/null out && assert_message "$1: " "usage:"
}

# assert_prefix GOT FULL: what came out is a byte prefix of the full output.
assert_prefix() {
	cmp -s -n "$(wc -c <"$1")" -- "$1" "$2" ||
		fail "$1 is no prefix of $2: $(head -c 500 "$1")"
}

# assert_no_line PATTERN FILE: no line of the file matches.
assert_no_line() {
	if grep -q -e "$1" -- "$2"; then
		fail "$2 should have no line with '$1'"
	fi
}

# build_shim PART...: builds programs of tests/shim in $SHIM; the part shim is the library that is preloaded. It ends at the first
# that cannot be built: tests skip where what they need is not there.
build_shim() {
	local part
	export SHIM=$BATS_FILE_TMPDIR
	command -v cc >/dev/null || return 0
	for part; do
		if [[ $part = shim ]]; then
			cc -std=c11 -O1 -shared -fPIC -o "$SHIM/shim.so" "$TESTS/shim/shim.c" -ldl 2>"$SHIM/cc.err" || return 0
		else
			cc -std=c11 -O1 -o "$SHIM/$part" "$TESTS/shim/$part.c" 2>"$SHIM/cc.err" || return 0
		fi
	done
}
