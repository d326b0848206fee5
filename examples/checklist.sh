#!/bin/sh
# checklist.sh N SEED REPORT... - a check list for coders: N figures drawn for each key, with an empty column ok.
#   $ examples/checklist.sh 1 5 examples/*.txt | rpt-tsv -g key=fine,mediation -c key,ok,doc,text,what -o table
#   key        ok  doc                       text       what
#   fine           examples/liulin-2024.txt  82350余元  罚款
#   mediation      examples/liulin-2024.txt  120件      调解矛盾纠纷
set -eu
export LC_ALL=C
case ${1-}:${2-} in
:* | *: | *[!0-9:]* | *:??????????*) echo "checklist.sh: usage: checklist.sh N SEED REPORT..." >&2; exit 2 ;;
esac
n=$1 seed=$2
shift 2
codebook=$(dirname "$0")/codebook.tsv
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

rpt-split -- "$@" >"$dir/split"
rpt-sections -m -p "$dir/split" >"$dir/sections"
rpt-numbers -s -k "$codebook" "$dir/sections" >"$dir/numbers"
rpt-tsv -g key!= -c key,doc,start,end,text,value,unit,what,sense,sentence "$dir/numbers" >"$dir/facts"
# a lot for each figure; the next is 16807 times the last, modulo the prime 2^31 - 1
awk -v lot="$seed" '
	function next_lot() { return lot = lot * 16807 % 2147483647 }
	/^#/ { print $0 "\tlot"; lot++; next_lot(); next_lot(); next }
	{ print $0 "\t" next_lot() }' "$dir/facts" >"$dir/lots"
rpt-tsv -s key,lot:n -x lot "$dir/lots" >"$dir/mixed"
awk -F '\t' -v n="$n" '
	/^#/ { print $0 "\tok"; next }
	drawn[$1]++ < n + 0 { print $0 "\t" }' "$dir/mixed" >"$dir/drawn"
rpt-tsv -s key,doc,start:n "$dir/drawn"
