#!/usr/bin/env bats
# rpt-diff against known edits: what edits.awk changed in a report, and nothing else, must come out. Every run is
# seeded, so each of them is the same everywhere: FAMILY.old, FAMILY.new and FAMILY.truth have its rows by its number.

export RPT_BIN=${RPT_BIN:-${RPT_BUILD:+$RPT_BUILD/bin}}
load helper

FLOOR=0.98 # for the precision and the recall of each op

# edited FAMILY RUNS: make the pairs of reports and compare them; their figures are asked for by found.
edited() {
	local family=$1 side rows=$1
	awk -v family="$family" -v runs="$2" -f "$BATS_TEST_DIRNAME/edits.awk" "$BATS_TEST_DIRNAME"/../examples/*.txt
	for side in old new; do
		rpt-split -t "$family.$side" >"$family.$side.rows"
		[[ $family == t ]] || rpt-sections "$family.$side.rows" >next
		[[ $family == t ]] || mv next "$family.$side.rows"
		[[ $family != f ]] || rpt-numbers "$family.$side.rows" >next
		[[ $family != f ]] || mv next "$family.$side.rows"
	done
	[[ $family == [ft] ]] || rows=s
	try rpt-diff "-$rows" "$family.old.rows" "$family.new.rows"
	assert_status 1
	assert_silent
	mv out "$family.diff"
	judged+=("$family.truth" "$family.diff")
}

# figures: the table of what was judged goes to the file table, rows too many and rows that lack to the file wrong.
figures() {
	: >wrong
	awk -f "$BATS_TEST_DIRNAME/edits.awk" "${judged[@]}" >table
}

# low: the lines of the table that are below the floor.
low() {
	awk -v floor="$FLOOR" 'NR > 1 && $5 > 0 && ($3 == "-" || $3 < floor || $4 < floor)' table
}

# found: the figures are no lower than the floor.
found() {
	figures
	sed 's/^/# /' table >&3
	[[ $(wc -l <table) -gt 1 ]] || fail "no figures"
	[[ -z $(low) ]] || fail "below $FLOOR:" "$(low)" "all figures:" "$(<table)" "the first of what is wrong:" "$(head -n 20 wrong)"
}

@test "known edits are found again: numbers, sentences, sections" {
	edited f 70
	edited t 70
	edited s 60
	found
}

@test "known edits are found again: sections that keep their number where they move, and numbers left out" {
	edited k 30
	found
}

@test "known edits are found again: headings reworded in up to three places" {
	edited h 30
	found
}

@test "the edits are the same under every awk" {
	local tool awks=0
	for family in f t s k h; do
		edited "$family" 6
	done
	figures
	cat ./*.old ./*.new ./*.truth table wrong | cksum >want
	for tool in 'gawk --posix' mawk original-awk 'busybox awk'; do
		command -v "${tool%% *}" >/dev/null || continue
		for family in f t s k h; do
			rm "$family.old" "$family.new" "$family.truth"
			# shellcheck disable=SC2086 # words
			$tool -v family="$family" -v runs=6 -f "$BATS_TEST_DIRNAME/edits.awk" "$BATS_TEST_DIRNAME"/../examples/*.txt
		done
		: >wrong
		# shellcheck disable=SC2086
		$tool -f "$BATS_TEST_DIRNAME/edits.awk" "${judged[@]}" >table
		cat ./*.old ./*.new ./*.truth table wrong | cksum >got
		assert_same want got
		awks=$((awks + 1))
	done
	[[ $awks -gt 0 ]] || skip "no awk known by its name"
}

# spoilt OPS AWK: with the rows of t.diff changed by an awk program, the figures of these ops are below the floor.
spoilt() {
	awk -F'\t' -v OFS='\t' "/^#/ { print; next } $2" right >t.diff
	figures
	low | cut -d' ' -f2 | paste -sd' ' - >got
	printf '%s\n' "$1" >want
	assert_same want got
}

# shellcheck disable=SC2016 # the fields are awk's
@test "the judge notices rows that lack, that are too many, with another op, text or place" {
	edited t 30
	mv t.diff right
	spoilt '' '{ print }'
	spoilt '~ > - +' '$5 == "=" { print }'
	spoilt '+' '{ print } $5 == "+" { print }'
	spoilt '>' '$5 == ">" { $5 = "=" } { print }'
	spoilt '~' '$5 == "~" { $9 = $9 "x" } { print }'
	spoilt '-' '$5 == "-" { $7++ } { print }'
}
