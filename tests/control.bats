#!/usr/bin/env bats
# The negative control: what should make a test fail does make it fail.

# false alarms: tried is for the messages of helper.bash (SC2034), which has TOOLS (SC2153)
# shellcheck disable=SC2034,SC2153

load helper

# nested ARGS...: bats in a clean environment; its report to out, its status to $status. RPT_BIN from $tools.
nested() {
	tried="bats $*"
	status=0
	env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$BATS_TEST_TMPDIR" TMPDIR="$BATS_TEST_TMPDIR" RPT_BIN="${tools:-$BIN}" \
		"${BATS_ROOT:?}/bin/bats" --tap "$@" >out 2>err 3>&- || status=$?
}

# bats_file NAME: a bats file that loads the helper, with the tests read from standard input, each a line "name: commands".
bats_file() {
	local name commands
	printf 'load %s/helper\n' "$TESTS"
	while IFS=: read -r name commands; do
		printf '@test "%s" {\n%s\n}\n' "$name" "$commands"
	done
}

@test "each assertion lets pass what is right" {
	bats_file >good.bats <<-'END'
		same: printf a >x; printf a >y; assert_same x y
		status: try sh -c 'exit 3'; assert_status 3
		output: try printf 'a\tb\nc\n'; assert_out 'a\tb' c
		no output: try true; assert_out
		silent: try true; assert_silent
		message: try sh -c 'echo "p: f:3: no" >&2'; assert_message 'p: f:3: ' no
		usage: try sh -c 'echo "p: what; usage: p" >&2; exit 2'; assert_usage p
		prefix: printf ab >x; printf abc >y; assert_prefix x y
		no line: printf 'a\n' >x; assert_no_line b x
		quick: quick 2 true; assert_status 0
		each tool: ok() { test -n "$1"; }; each_tool ok a b c
	END
	nested good.bats
	assert_status 0
	[[ $(grep -c '^ok ' out) -eq 11 && $(wc -l <out) -eq 12 ]] || fail "$(<out)"
}

@test "each assertion fails on what is wrong" {
	bats_file >bad.bats <<-'END'
		other byte: printf a >x; printf b >y; assert_same x y; true
		final line feed: printf 'a\n' >x; printf a >y; assert_same x y; true
		file missing: printf 'a\n' >x; assert_same x y; true
		both missing: assert_same x y; true
		status: try sh -c 'exit 3'; assert_status 0; true
		status zero: try true; assert_status 1; true
		nothing run: assert_status 0; true
		output: try printf 'a\n'; assert_out b; true
		more output: try printf 'a\nb\n'; assert_out a; true
		less output: try printf ''; assert_out a; true
		no line feed: try printf 'a'; assert_out a; true
		any output: try printf 'a\n'; assert_out; true
		noise: try sh -c 'echo x >&2'; assert_silent; true
		no message: try true; assert_message 'p: '; true
		other message: try sh -c 'echo "q: no" >&2'; assert_message 'p: '; true
		other fragment: try sh -c 'echo "p: no" >&2'; assert_message 'p: ' yes; true
		two messages: try sh -c 'echo "p: no" >&2; echo "p: no" >&2'; assert_message 'p: '; true
		message cut: try sh -c 'printf "p: no" >&2'; assert_message 'p: '; true
		usage status: try sh -c 'echo "p: usage: p" >&2; exit 1'; assert_usage p; true
		usage on stdout: try sh -c 'echo "p: usage: p"; exit 2'; assert_usage p; true
		usage and output: try sh -c 'echo x; echo "p: usage: p" >&2; exit 2'; assert_usage p; true
		no prefix: printf ac >x; printf abc >y; assert_prefix x y; true
		longer: printf abcd >x; printf abc >y; assert_prefix x y; true
		line: printf 'a\n' >x; assert_no_line a x; true
		slow: quick 0.2 sleep 5; true
		each tool first: no() { test "$1" != a; true; false; }; each_tool no a b c; true
		each tool middle: no() { test "$1" != b; }; each_tool no a b c; true
		each tool in the middle of a check: no() { test "$1" != b; true; }; each_tool no a b c; true
		plain command: false; true
	END
	nested bad.bats
	assert_status 1
	[[ $(head -n 1 out) == 1..29 ]] || fail "$(<out)"
	assert_no_line '^ok ' out
	[[ $(grep -c '^not ok ' out) -eq 29 ]] || fail "$(<out)"
}

# fake SCRIPT: all tools are this shell script; in it, tool is the name and real the path of the right one.
fake() {
	local tool
	tools=$BATS_TEST_TMPDIR/fake
	mkdir -p "$tools"
	for tool in "${TOOLS[@]}"; do
		printf '#!/bin/sh\ntool=%s\nreal=%s/%s\n%s\n' "$tool" "$BIN" "$tool" "$1" >"$tools/$tool"
		chmod +x "$tools/$tool"
	done
}

@test "tools that do nothing pass no test of the contract" {
	fake 'exit 0'
	nested "$TESTS/contract.bats"
	assert_status 1
	grep '^ok ' out | grep -v '# skip' >passed || true
	assert_same /dev/null passed
}

@test "tools that do nothing pass no test of input and output" {
	fake 'exit 0'
	nested "$TESTS/io.bats"
	assert_status 1
	grep '^ok ' out | grep -v '# skip' >passed || true
	assert_same /dev/null passed
}

# watched SCRIPT: with this tool in place of the right one, the chosen tests of the contract fail.
watched() {
	fake "$1"
	nested --filter '^a missing file among good ones|^several headers in one stream: cat' "$TESTS/contract.bats"
}

@test "a wrong byte, a wrong status, a lost message: each is noticed" {
	# shellcheck disable=SC2016 # for the scripts
	{
		right='exec "$real" "$@"'
		status_lost='"$real" "$@"; exit 0'
		message_lost='exec "$real" "$@" 2>/dev/null'
		message_twice='"$real" "$@"; rc=$?; [ $rc = 0 ] || echo "$tool: failed" >&2; exit $rc'
		message_on_stdout='exec "$real" "$@" 2>&1'
		noise='echo reading >&2; exec "$real" "$@"'
		byte_more='"$real" "$@"; rc=$?; echo; exit $rc'
		byte_less='"$real" "$@" >/tmp/none.$$; rc=$?; head -c -1 /tmp/none.$$; rm /tmp/none.$$; exit $rc'
		stops_early='for file; do [ "$file" = - ] || [ -r "$file" ] || exec "$real" "$file"; done; exec "$real" "$@"'
	}
	byte_less=${byte_less//\/tmp/$BATS_TEST_TMPDIR}
	watched "$right"
	assert_status 0
	[[ $(grep -c '^ok ' out) -eq 2 ]] || fail "$(<out)"
	for script in "$status_lost" "$message_lost" "$message_twice" "$message_on_stdout" "$noise" "$byte_more" "$byte_less" "$stops_early"; do
		watched "$script"
		assert_status 1
		grep -q '^not ok ' out || fail "not noticed: $script"
	done
}
