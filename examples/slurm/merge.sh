#!/bin/sh
#SBATCH --job-name=rpt-merge
#SBATCH --ntasks=1
# Put the shards of shard.sh together in their order: the bytes that one process writes for the whole list.
#
# usage: merge.sh DIR SHARDS OUT
#
# It runs anywhere, also as a job behind the array, whatever became of that:
#   job=$(sbatch --parsable --array=0-99 shard.sh list shards 100)
#   sbatch --dependency=afterany:"$job" merge.sh shards 100 facts.tsv
#
# Shards that are not there are named, in the form that --array takes. OUT appears when it is whole.
# Status: 0 all is in OUT, 1 all but the files that rpt-split refused, which are named again, 2 shards are missing or other trouble.
#
# Streams concatenate: for most uses "cat shards/*.tsv |" does as well, with a header for each shard and without the copy.
set -eu
export LC_ALL=C

trouble() {
	echo "merge.sh: $*" >&2
	exit 2
}

[ $# -eq 3 ] || trouble "usage: merge.sh DIR SHARDS OUT"
dir=$1 shards=$2 out=$3
case $shards in
'' | 0* | *[!0-9]*) trouble "SHARDS is a number, at least 1: '$shards'" ;;
esac

name() {
	printf '%s/shard-%04d-of-%04d' "$dir" "$1" "$shards"
}

missing='' count=0 task=0
while [ "$task" -lt "$shards" ]; do
	if [ ! -f "$(name "$task").tsv" ]; then
		missing=$missing${missing:+,}$task
		count=$((count + 1))
	fi
	task=$((task + 1))
done
[ -z "$missing" ] || trouble "$count of $shards shards are missing: --array=$missing"

tmp=$out.$$.tmp
trap 'rm -f -- "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
: >"$tmp" || exit 2
status=0 task=0 header=
while [ "$task" -lt "$shards" ]; do
	shard=$(name "$task")
	IFS= read -r line <"$shard.tsv" || :
	# a header once more is left out
	case $line in
	"$header") tail -n +2 "$shard.tsv" || exit 2 ;;
	'#'*)
		header=$line
		cat "$shard.tsv" || exit 2
		;;
	*) cat "$shard.tsv" || exit 2 ;;
	esac
	if [ -f "$shard.err" ]; then
		cat "$shard.err" >&2
		status=1
	fi
	task=$((task + 1))
done >"$tmp"
mv -- "$tmp" "$out" || exit 2
exit "$status"
