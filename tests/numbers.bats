#!/usr/bin/env bats
# rpt-numbers: facts in sentences. The sentences and what they hold are in cases/; a case is a document of its own.
# stderr is set by run
# shellcheck disable=SC2154
bats_require_minimum_version 1.5.0

setup() {
	PATH="${RPT_BUILD:-$BATS_TEST_DIRNAME/../build}/bin:$PATH"
	cd "$BATS_TEST_TMPDIR" || return 1
	tab=$(printf '\t')
}

# cases TABLE GROUP: `text<TAB>want` of the cases of one group, all groups for "". TABLE is numbers or context.
cases() {
	awk -F'\t' -v group="$2" '/^#/ { next } group == "" || $1 == group { print $2 "\t" $3 }' "$BATS_TEST_DIRNAME/cases/$1.tsv"
}

# open_cases TABLE: those that fail today.
open_cases() {
	awk -F'\t' -v table="$1" '/^#/ { next } $1 == table { print $3 "\t" $4 }' "$BATS_TEST_DIRNAME/cases/open.tsv"
}

# reading TABLE FILE: the cases of FILE with what the tools read, in the same form.
reading() {
	awk -F'\t' 'BEGIN { print "#doc\ttext" } { print NR "\t" $1 }' "$2" >"$2.in"
	rpt-split -t -u para "$2.in" >"$2.split"
	rpt-numbers -a "$2.split" >"$2.out"
	awk -F'\t' -v table="$1" '
		FILENAME != ARGV[1] { print $1 "\t" want[FNR]; next }
		/^#/ {
			sub(/^#/, "")
			for (i = 1; i <= NF; i++)
				col[$i] = i
			n = split(table == "context" ? "text what sense when agg" : "text type value max unit mod change base", name, " ")
			next
		}
		table == "context" && $col["type"] ~ /^(date|period|time|ordinal|name|code|label)$/ { next }
		{
			row = ""
			for (i = 1; i <= n; i++)
				row = row (i > 1 ? "|" : "") $col[name[i]]
			sub(/[|]+$/, "", row)
			want[$1] = want[$1] (want[$1] == "" ? "" : " ; ") row
		}' "$2.out" "$2"
}

# All cases of a group read as the table says; the differences are shown.
group() {
	cases "$1" "$2" >want
	[ -s want ]
	reading "$1" want >got
	diff want got
}

@test "every group of the tables has its test" {
	for table in numbers context; do
		awk -F'\t' -v table=$table '!/^#/ && !seen[$1]++ { print table, $1 }' "$BATS_TEST_DIRNAME/cases/$table.tsv"
	done | sort >groups
	sed -n 's/^\tgroup \([a-z]* [a-z-]*\)$/\1/p' "$BATS_TEST_FILENAME" | sort >tested
	diff groups tested
}

@test "a case that is wrong is noticed" {
	printf '%s\n' "本县审查合同76件。${tab}76件|count|77||件" >want
	reading numbers want >got
	run diff want got
	[ "$status" -eq 1 ]
}

@test "the cases are rows of three fields, and there are enough of them" {
	run awk -F'\t' 'NF != 3 && !/^#/' "$BATS_TEST_DIRNAME/cases/numbers.tsv" "$BATS_TEST_DIRNAME/cases/context.tsv"
	[ "$output" = "" ]
	count=$(cat "$BATS_TEST_DIRNAME"/cases/*.tsv | grep -vc '^#')
	[ "$count" -ge 400 ]
}

@test "numbers: numerals" {
	group numbers numerals
}

@test "numbers: grouped" {
	group numbers grouped
}

@test "numbers: decimals" {
	group numbers decimals
}

@test "numbers: chinese" {
	group numbers chinese
}

@test "numbers: magnitudes" {
	group numbers magnitudes
}

@test "numbers: ranges" {
	group numbers ranges
}

@test "numbers: modifiers" {
	group numbers modifiers
}

@test "numbers: money" {
	group numbers money
}

@test "numbers: measure" {
	group numbers measure
}

@test "numbers: percent" {
	group numbers percent
}

@test "numbers: tenths" {
	group numbers tenths
}

@test "numbers: points" {
	group numbers points
}

@test "numbers: permille" {
	group numbers permille
}

@test "numbers: fractions" {
	group numbers fractions
}

@test "numbers: times" {
	group numbers times
}

@test "numbers: ratios" {
	group numbers ratios
}

@test "numbers: durations" {
	group numbers durations
}

@test "numbers: ages" {
	group numbers ages
}

@test "numbers: dates" {
	group numbers dates
}

@test "numbers: periods" {
	group numbers periods
}

@test "numbers: times-of-day" {
	group numbers times-of-day
}

@test "numbers: ordinals" {
	group numbers ordinals
}

@test "numbers: names" {
	group numbers names
}

@test "numbers: idioms" {
	group numbers idioms
}

@test "numbers: codes" {
	group numbers codes
}

@test "numbers: labels" {
	group numbers labels
}

@test "numbers: change" {
	group numbers change
}

@test "numbers: base" {
	group numbers base
}

@test "numbers: levels" {
	group numbers levels
}

@test "numbers: frames" {
	group numbers frames
}

@test "numbers: rules" {
	group numbers rules
}

@test "context: what" {
	group context what
}

@test "context: sense" {
	group context sense
}

@test "context: when" {
	group context when
}

@test "context: agg" {
	group context agg
}

@test "none of the open cases passes: one that does belongs into its table" {
	for table in numbers context; do
		open_cases $table >want
		[ -s want ] || continue
		reading $table want >got
		comm -12 <(sort -u want) <(sort -u got)
	done >passing
	echo "# $(wc -l <passing) of $(grep -vc '^#' "$BATS_TEST_DIRNAME/cases/open.tsv") open cases pass" >&3
	cat passing
	[ ! -s passing ]
}

