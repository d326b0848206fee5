#!/bin/sh
# What a change must stand besides the tests, each in little time: checks.sh BUILD
#
# The quick tests on a build with sanitizers (clang) and under valgrind, the outputs of a static build with musl against the
# saved digests, instructions per byte against the baseline, each fuzz target for SECONDS_EACH seconds (10). What is not installed
# is named and left out; the status is 1 if something fails.
# step calls the functions, one of them in a shell of its own
# shellcheck disable=SC2317,SC2030,SC2031
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
seconds=${SECONDS_EACH:-10}
work=$(mktemp -d "${TMPDIR:-/tmp}/rpt-checks.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
unset MAKEFLAGS MFLAGS

# shellcheck source=tests/lacks.sh
. "$here/lacks.sh"

# step NAME COMMAND [ARG...]: runs it; what it prints is shown only where it fails
step() {
	name=$1
	shift
	if "$@" >"$work/$name.log" 2>&1; then
		echo "check: $name: passed"
	else
		echo "check: $name: failed"
		tail -n 40 "$work/$name.log"
		: >"$work/failed"
	fi
}

# copy NAME VARIABLE=VALUE...: the tools, built in a copy
copy() {
	mkdir -p "$work/$1"
	(cd "$here/.." && cp -R Makefile cmd lib "$work/$1")
	directory=$work/$1
	shift
	(cd "$directory" && make HOSTCC=cc "$@")
}

sanitized() {
	copy sanitized CC=clang OPT=-O1 HARDEN='-fsanitize=address,undefined -fno-sanitize-recover=all' LDFLAGS= &&
		RPT_BIN=$work/sanitized/build/bin bats "$here/bugs.bats" "$here/numbers.bats" "$here/split.bats"
}

# the three stages and what stands behind them, on the examples; a leak or an error is status 99
under_valgrind() (
	cd "$here/../examples"
	PATH=$build/bin:$PATH
	v() { valgrind -q --leak-check=full --error-exitcode=99 "$@"; }
	v rpt-split liulin-2024.txt qinghe-2023.txt qinghe-2024.txt >"$work/rows" &&
		v rpt-sections -m -p "$work/rows" >"$work/sections" &&
		v rpt-numbers -s -k codebook.tsv "$work/sections" >"$work/facts" &&
		v rpt-tsv -s value:n -o table "$work/facts" >"$work/table" &&
		v rpt-diff -f "$work/facts" "$work/facts" >"$work/diff" &&
		{ v rpt-check -a "$work/facts" >"$work/check" || [ $? -eq 1 ]; } && [ -s "$work/check" ]
)

fuzzed() {
	sh "$here/fuzz/build.sh" "$here/.." "$work/fuzz" && PATH=$build/bin:$PATH sh "$here/fuzz/run.sh" "$work/fuzz" "$seconds"
}

musl() {
	copy musl CC=musl-gcc LDFLAGS=-static && sh "$here/digest.sh" "$work/musl/build"
}

# two at a time: fuzzing takes as long as the others
{ lacks fuzzing clang || step fuzzing fuzzed; } &
lacks sanitizers clang bats || step sanitizers sanitized
lacks valgrind valgrind || step valgrind under_valgrind
lacks instructions valgrind || step instructions sh "$here/bench/instructions.sh" "$build"
lacks musl musl-gcc || step musl musl
wait
[ ! -e "$work/failed" ]
