#!/usr/bin/env bats
# The tests of the library: programs of unit/, compiled by make to build/tests.
# stderr is set by run
# shellcheck disable=SC2154
bats_require_minimum_version 1.5.0

setup() {
	programs=${RPT_BUILD:-$BATS_TEST_DIRNAME/../build}/tests
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "every file of unit/ has its program" {
	for source in "$BATS_TEST_DIRNAME"/unit/*.c; do
		name=${source##*/}
		[ -x "$programs/${name%.c}" ] || echo "${name%.c}"
	done >missing
	diff /dev/null missing
}

@test "every program passes" {
	ran=0
	for program in "$programs"/*; do
		[ -x "$program" ] && [ -f "$program" ] || continue
		run --separate-stderr "$program"
		printf '%s: %s\n%s\n%s\n' "${program##*/}" "$status" "$output" "$stderr"
		[ "$status" -eq 0 ] && [ "$stderr" = "" ] && [[ "$output" =~ ^ok\ [1-9][0-9]*$ ]] || failed="${failed-} ${program##*/}"
		ran=$((ran + 1))
	done
	[ "$ran" -gt 0 ]
	[ "${failed-}" = "" ]
}

@test "a failing check is noticed" {
	cat >bad.c <<-'END'
	#include "check.h"

	int main(void)
	{
		CHECK(1 == 1);
		CHECK(1 == 2);
		return check_end();
	}
	END
	cc -std=c11 -I"$BATS_TEST_DIRNAME/unit" -o bad bad.c
	run --separate-stderr ./bad
	[ "$status" -eq 1 ]
	[ "$output" = "FAIL bad.c:6: 1 == 2" ]
	[ "$stderr" = "" ]
}
