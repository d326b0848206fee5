#!/bin/sh
# Run the fuzz targets in turn: run.sh DIR TIME [TARGET...]. DIR holds the programs; each runs TIME seconds over what it
# found in earlier runs (DIR/corpus), the saved corpus (corpus/ here) and the seeds. Findings go to DIR/found; the status
# is 1 when there is one.
set -eu
dir=$1 time=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
targets='text rows diff check codebook tsv tables utf8 numeral pattern json decimal'
[ $# -eq 0 ] || targets="$*"

sh "$here/seeds.sh" "$dir/seeds"
mkdir -p "$dir/found"
export ASAN_OPTIONS=quarantine_size_mb=32 UBSAN_OPTIONS=print_stacktrace=1
status=0
for target in $targets; do
	case $target in
	decimal | pattern) most=400 ;;
	numeral) most=600 ;;
	text | utf8) most=3000 ;;
	check | diff | json) most=4000 ;;
	codebook) most=8000 ;;
	*) most=20000 ;;
	esac
	mkdir -p "$dir/corpus/$target"
	set -- "$dir/corpus/$target" "$dir/seeds/$target"
	[ ! -d "$here/corpus/$target" ] || set -- "$@" "$here/corpus/$target"
	printf '%s: ' "$target"
	if "$dir/$target" -max_total_time="$time" -max_len=$most -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
		-artifact_prefix="$dir/found/$target-" "$@" >"$dir/$target.log" 2>&1; then
		awk '/number_of_executed_units/ { runs = $2 } /average_exec_per_sec/ { rate = $2 }
			END { printf "%d runs, %d a second\n", runs, rate }' "$dir/$target.log"
	else
		status=1
		echo "a finding"
		grep -aE 'does not hold|runtime error|ERROR|SUMMARY|Test unit written' "$dir/$target.log" || :
	fi
done
exit $status
