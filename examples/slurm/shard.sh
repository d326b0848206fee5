#!/bin/sh
#SBATCH --job-name=rpt
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
# One shard of a list of files, as a task of a Slurm job array. Without Slurm it is an ordinary script: set SLURM_ARRAY_TASK_ID.
#
# usage: sbatch --array=0-99 shard.sh LIST DIR 100 [STAGE...]
#
# LIST    the files, one name a line, or a frame (a table with a header that has a column doc, see rpt(5)). Files, LIST and DIR
#         are on a file system that all nodes see, under the names that they have here
# DIR     gets a file of rows for each shard, shard-0000-of-0100.tsv and so on; merge.sh puts them together
# 100     the number of shards, the same as in --array, which counts from 0. Task 7 of 100 reads the eighth hundredth of LIST
# STAGE   the pipeline, one argument a stage; default: rpt-split rpt-sections rpt-numbers. Every stage must work document by
#         document: nothing that sorts or widens
#
# The file of a shard appears when it is whole: it is written under another name before. Where rpt-split refused files, their
# names and the reasons stand in shard-....err beside it, and the task fails with status 1; the rows of the others are there.
# After any other trouble the status is 2 and there is no file. Tasks can be run again at any time: sbatch --array=7,31 ...
#
# A shard needs little memory (tens of MB) and no scratch space. Some minutes are a good length for it. All nodes must have one
# version of rpt: srun -N 8 rpt-split -V | sort | uniq -c
set -eu
export LC_ALL=C

trouble() {
	echo "shard.sh: $*" >&2
	exit 2
}

[ $# -ge 3 ] || trouble "usage: sbatch --array=0-N shard.sh LIST DIR SHARDS [STAGE...]"
list=$1 dir=$2 shards=$3 task=${SLURM_ARRAY_TASK_ID:-}
shift 3
case $shards in
'' | 0* | *[!0-9]*) trouble "SHARDS is a number, at least 1: '$shards'" ;;
esac
case $task in
0 | [1-9]*) ;;
*) trouble "not a task of a job array: SLURM_ARRAY_TASK_ID is '$task'" ;;
esac
[ "$task" -lt "$shards" ] || trouble "task $task of $shards shards: the array must be 0-$((shards - 1))"
case $list in
/*) ;;
*) list=./$list ;;
esac
[ -r "$list" ] || trouble "cannot read $list"
[ $# -gt 0 ] || set -- rpt-split rpt-sections rpt-numbers

mkdir -p -- "$dir" || exit 2
shard=$(printf '%s/shard-%04d-of-%04d' "$dir" "$task" "$shards")
tmp=$shard.${SLURM_JOB_ID:-$$}.tmp
trap 'rm -f -- "$tmp" "$tmp.list" "$tmp.err" "$tmp.failed"' EXIT
trap 'exit 2' HUP INT TERM
rm -f -- "$shard.tsv" "$shard.err"

# The lines of this shard, with the header: the list is read twice, first for the number of its lines.
awk -v shard="$task" -v shards="$shards" '
	FNR == 1 { sub(/^\357\273\277/, "") }
	/^# / || /^[ \t\r]*$/ { next }
	FNR == NR {
		if (!lines++)
			header = /^#/
		next
	}
	!begun++ {
		print(header ? $0 : "#doc")
		if (header)
			next
	}
	++n > int(shard * (lines - header) / shards) && n <= int((shard + 1) * (lines - header) / shards)
	' "$list" "$list" >"$tmp.list" || exit 2
[ -s "$tmp.list" ] || trouble "$list lists no files"

# Which stages failed is known by descriptor 4.
number=0 pipe=
for stage; do
	[ "$number" -gt 0 ] || stage="$stage -M /dev/stdin"
	pipe="$pipe${pipe:+ | }{ $stage || echo $number \$? >&4; }"
	number=$((number + 1))
done
sh -c "$pipe" <"$tmp.list" 4>"$tmp.failed" >"$tmp" 2>"$tmp.err" || exit 2
cat "$tmp.err" >&2
status=0
case $(cat "$tmp.failed") in
'') ;;
'0 1')
	# a list that is refused itself leaves not even a header
	[ -s "$tmp" ] || trouble "$list was refused, or all files of this shard were"
	status=1
	mv -- "$tmp.err" "$shard.err" || exit 2
	;;
*) trouble "stages failed (number, status): $(paste -s -d ';' "$tmp.failed")" ;;
esac
mv -- "$tmp" "$shard.tsv" || exit 2
exit "$status"
