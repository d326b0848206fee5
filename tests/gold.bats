#!/usr/bin/env bats
# The tools against reports read by hand, where those are at hand: figures of score.py must not fall below these floors.
bats_require_minimum_version 1.5.0

setup() {
	PATH="${RPT_BUILD:-$BATS_TEST_DIRNAME/../build}/bin:$PATH"
	shared=$BATS_TEST_DIRNAME/../../shared
	[ -e "$shared/eval/score.py" ] || skip "no ../shared/eval/score.py"
	command -v python3 >/dev/null || skip "no python3"
	cd "$BATS_TEST_TMPDIR" || return 1
}

# scored KIND PATTERN: one line `NAME FIGURES` for each gold file of KIND whose name fits.
scored() {
	kind=$1
	pattern=$2
	: >figures
	for gold in "$shared"/gold/$pattern.$kind.tsv; do
		name=${gold##*/}
		name=${name%."$kind".tsv}
		rpt-split "$shared/reports/$name.txt" >whole
		case $kind in
		sections) rpt-sections -o whole >out ;;
		lines) rpt-sections whole >out ;;
		numbers) rpt-sections whole >rows && rpt-numbers rows >out ;;
		esac
		python3 "$shared/eval/score.py" "$kind" "$gold" out >score
		printf '%s\t%s\n' "$name" "$(tail -n 1 score)" >>figures
	done
	cat figures
	[ -s figures ]
}

# at_least FIGURE FLOOR: the figure stands in every line scored, and is no lower.
at_least() {
	awk -F'\t' -v figure="$1" -v floor="$2" '
		{
			found = 0
			for (i = 2; i <= NF; i++)
				if (split($i, part, " ") == 2 && part[1] == figure) {
					found = 1
					if (part[2] + 0 < floor) {
						print $1 ": " $i ", floor " floor
						bad = 1
					}
				}
			if (!found) {
				print $1 ": no " figure
				bad = 1
			}
		}
		END { exit bad }' figures
}

@test "sections of every gold report: F1 0.95" {
	scored sections '*'
	at_least F1 0.95
}

@test "lines of every gold report: accuracy 0.95" {
	scored lines '*'
	at_least acc 0.95
}

@test "numbers of the three whole reports: F1 0.90, fullF1 0.80, what 0.60" {
	scored numbers '00[012]_*'
	[ "$(wc -l <figures)" -eq 3 ]
	at_least F1 0.90
	at_least fullF1 0.80
	at_least what 0.60
}

@test "numbers of the heads of reports: F1 0.80" {
	scored numbers '*.head'
	at_least F1 0.80
}

@test "a figure below its floor is noticed" {
	printf 'x\tnumbers\tF1 0.5000\tfullF1 0.9000\n' >figures
	run at_least F1 0.6
	[ "$status" -eq 1 ]
	[ "$output" = "x: F1 0.5000, floor 0.6" ]
	run at_least what 0.1
	[ "$status" -eq 1 ]
	at_least fullF1 0.8
}
