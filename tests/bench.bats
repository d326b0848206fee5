#!/usr/bin/env bats
# The scripts that measure and compare run, and say what they are for: tests/bench/bench.sh, tests/bench/instructions.sh and
# tests/digest.sh. What they measure is not judged here.

load helper

# false alarms: status is set by try in the same test (SC2030 SC2031)
# shellcheck disable=SC2030,SC2031

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	mkdir build
	ln -s "$BIN" build/bin
	mkdir -p texts/a
	cp "$TESTS"/../examples/qinghe-20??.txt texts/a
	cp "$TESTS/../examples/liulin-2024.txt" texts
}

@test "bench.sh: a table with every target" {
	command -v "${CC:-cc}" >/dev/null || skip "no C compiler"
	BENCH_MB=0 RUNS=1 BENCH_STARTS=2 BENCH_DIR=$PWD try sh "$TESTS/bench/bench.sh" build texts
	assert_status 0
	assert_silent
	assert_no_line 'failed' out
	for row in 'para / cat' 'rpt-split, text' 'rpt-sections on' 'rpt-numbers on .* / rg' '/ grep -oP' 'cat | cat | cat' \
		'with -k' 'rpt-diff -f' 'memory of rpt-numbers, all' 'memory of rpt-split, one' 'start-up of rpt-diff' \
		'rpt-split, 3 files'; do
		grep -q -e "$row.* [<>]= .* \(yes\|no\|not measured\)\$" out || fail "no row '$row'"
	done
	[[ -z $(find . -name 'rpt-bench.*') ]] || fail "files were left behind"
}

@test "instructions.sh: a tool above its baseline is named" {
	valgrind --tool=callgrind --callgrind-out-file=none "$BIN/rpt-split" -V >/dev/null 2>&1 || skip "no valgrind"
	BASELINE=base.tsv BENCH_BYTES=1000 try sh "$TESTS/bench/instructions.sh" build -w
	assert_status 0
	for tool in split sections numbers tsv-csv diff-f; do
		[[ $(cut -f 4 base.tsv | grep -c -x -e $tool) -eq 1 ]] || fail "$tool is not in the baseline"
	done
	awk -F '\t' -v OFS='\t' '$4 == "sections" { $5 /= 2 } { print }' base.tsv >half.tsv
	BASELINE=half.tsv BENCH_BYTES=1000 try sh "$TESTS/bench/instructions.sh" build
	assert_status 1
	grep -q '^sections .*above 25 %$' out
	[[ $(grep -c 'above 25' out) -eq 1 ]] || fail "others are above"
}

@test "digest.sh: what differs is named, and nothing else" {
	export DIGESTS=$PWD/saved
	try sh "$TESTS/digest.sh" build texts -w
	assert_status 0
	try sh "$TESTS/digest.sh" build texts
	assert_status 0
	assert_silent
	[[ $(grep -c '^[a-z]*: \([0-9]*\) of \1 outputs are the same$' out) -eq 2 ]] || fail "not all the same"

	mkdir -p other/bin
	ln -s "$BIN"/* other/bin
	rm other/bin/rpt-tsv
	printf '#!/bin/sh\n"%s" "$@" | sed s/,money,/,Money,/\n' "$BIN/rpt-tsv" >other/bin/rpt-tsv
	chmod +x other/bin/rpt-tsv
	try sh "$TESTS/digest.sh" other texts
	assert_status 1
	for where in 'examples: differs: .' 'corpus: differs: .' 'corpus: differs: a'; do
		grep -q -F -e "$where: rpt-tsv -o csv -b facts" out || fail "no '$where'"
	done
	! grep differs out | grep -v 'rpt-tsv -o csv' || fail "something else differs"

	echo 立案3件。 >>texts/a/qinghe-2023.txt
	try sh "$TESTS/digest.sh" build texts
	assert_status 2
	grep -q -x 'corpus: the texts themselves are others, not compared: a' out
}
