#!/usr/bin/env bats
# What once crashed, or was read wrongly, and was found by the fuzzers (tests/fuzz): every file of bugs/ through the
# tools that can read it, with all their ways of writing. A build with sanitizers (RPT_BIN) finds what is but read or
# written astray.

# false alarms: see io.bats
# shellcheck disable=SC2030,SC2031,SC2034,SC2153

load helper

export ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=halt_on_error=1:exitcode=99:print_stacktrace=1

# ends COMMAND...: the command ends by itself in a second and does not call it trouble; what it wrote is in out.
ends() {
	quick 5 "$@"
	((status < 2)) || fail "status $status of $*: $(head -c 2000 err)"
}

# facts_of FILE: the filters over rows, in all their ways.
facts_of() {
	local option
	for option in -y2024 -a -s; do
		ends rpt-numbers $option "$1"
	done
	for option in -l -o -m -p -mop; do
		ends rpt-sections $option "$1"
		cp out sections
		ends rpt-numbers sections
	done
	ends rpt-sections "$1"
	cp out sections
	ends rpt-numbers -as sections
	cp out facts
	for option in rpt tsv csv jsonl md table; do
		ends rpt-tsv -o $option "$1"
	done
	ends rpt-tsv -q "$1"
	ends rpt-check -a facts
	ends rpt-numbers -a sections
	cp out bare
	ends rpt-check bare
	ends rpt-diff -t "$1" "$1"
	ends rpt-diff -sy sections sections
	ends rpt-diff -f facts facts
	ends rpt-diff -fy facts facts
}

@test "raw texts" {
	for file in "$TESTS"/bugs/*.txt; do
		for option in -upara -usent -uclause -w -H; do
			ends rpt-split $option "$file"
			assert_status 0
			cp out rows
			facts_of rows
		done
	done
}

@test "rows" {
	for file in "$TESTS"/bugs/*.tsv; do
		facts_of "$file"
		ends rpt-split -t "$file"
	done
}

@test "-w and -s want a name between two commas" {
	rows $'#a\tb\tc' $'1\t2\t3' >table
	for spec in ",:b:c" "a,,b:b:c" "a:b:,c" "a:b:c,,a"; do
		try rpt-tsv -w "$spec" table
		assert_usage rpt-tsv
	done
	for keys in "," ",b" "a,,b"; do
		try rpt-tsv -s "$keys" table
		assert_status 1
		assert_message 'rpt-tsv: table:1: no column'
	done
}

@test "a figure is cut off where rows do not touch: the bytes between them are not known" {
	rows "$H\tpara\tsent" 'a\t0\t10\t检查4368\t1\t1' 'a\t20\t26\t次，\t1\t1' >table
	try rpt-numbers table
	assert_status 0
	[[ $(tail -n 1 out | cut -f 2-4) == $'6\t10\t4368' ]] || fail "$(<out)"
}

@test "a section of the outline reaches as far as those in it" {
	rpt-split "$TESTS/bugs/items-in-the-frame-of-the-page.txt" >table
	try rpt-sections -o table
	assert_status 0
	rpt-tsv -nc level,stop out >stops
	assert_same <(printf '0\t37\n1\t37\n2\t31\n2\t37\n') stops
}

@test "a JSON object whose first key is empty" {
	printf '{"":1}\n' >table
	ends rpt-tsv -i jsonl table
	assert_status 1
	assert_message 'rpt-tsv: table:1: '
}

@test "patterns that would take all memory or stack" {
	rows $'#a' x >table
	deep=$(printf '(%.0s' {1..20000})x$(printf ')%.0s' {1..20000})
	for pattern in '((x{255}){255}){255}' '(((x{9}){9,}){9,99})*{99}' "x$(printf '+%.0s' {1..60})" \
		"$deep"; do
		quick 5 rpt-tsv -g "a~$pattern" table
		assert_usage rpt-tsv
		rows $'#key\tpattern' "k\t$pattern" >book
		quick 5 rpt-numbers -k book /dev/null
		assert_status 1
		assert_message 'rpt-numbers: book:2: pattern: '
	done
	try rpt-tsv -g 'a~^(x{0,200}|(a{3}b{2}){20})$' table
	assert_status 0
}

@test "a time has no more than 59 seconds" {
	printf '会议于10:20:59开始，比为10:20:60。\n' >text
	rpt-split text >sentences
	try rpt-numbers sentences
	assert_status 0
	assert_same <(printf '10:20:59\ttime\n10:20:60\tratio\n') <(rpt-tsv -nc text,type out)
}

@test "a header of 200 000 columns took half a minute" {
	printf '#a\tc%s\n' "$(seq -s $'\tc' 200000)" >table
	quick 5 rpt-tsv table
	assert_status 0
	assert_same table out
	printf '#doc\tc%s\nno-such-file%s\n' "$(seq -s $'\tc' 200000)" "$(printf '\t%.0s' {1..200000})" >frame
	quick 5 rpt-split -M frame
	assert_status 1
	assert_message 'rpt-split: frame:2: no-such-file: '
}

@test "no memory for a pattern was read as no match" {
	if grep -q __asan_init "$BIN/rpt-tsv"; then
		skip "the tools are built with AddressSanitizer, which needs the address space itself"
	fi
	printf '#a\n%sx\n' "$(yes 投资 | head -n 1000000 | tr -d '\n')" >table
	tried='ulimit -v 60000; rpt-tsv'
	status=0
	(
		ulimit -v 60000
		exec timeout 20 rpt-tsv -g 'a~(投资)+.*x$' table >out 2>err
	) || status=$?
	assert_status 2
	assert_message 'rpt-tsv: out of memory'
	assert_out
}

@test "a message obeyed by the terminal: U+009B and characters that turn the direction of text" {
	try rpt-split $'no\xc2\x9b31m\xe2\x80\xae\xff中'
	assert_status 1
	assert_message $'rpt-split: no?31m?\xff中: cannot open: '
}

@test "a pattern that is a literal but for a backslash at its end" {
	rows $'#a' x >table
	try rpt-tsv -g $'a~x\\' table
	assert_usage rpt-tsv
}

@test "a section whose mark is followed by the next one ends before that" {
	rpt-split "$TESTS/bugs/two-marks-and-nothing-else.txt" >table
	try rpt-sections -o table
	assert_status 0
	rpt-tsv -nc level,start,end,stop out >spans
	assert_same <(printf '0\t0\t0\t10\n1\t0\t4\t4\n1\t6\t10\t10\n') spans
}
