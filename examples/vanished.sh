#!/bin/sh
# vanished.sh OLD NEW - the indicators of the report OLD that its successor NEW has no more, with their last figures.
#   $ examples/vanished.sh examples/qinghe-2023.txt examples/qinghe-2024.txt |
#   > rpt-tsv -g path=1.7 -c path,what,text -o table
#   path  what          text
#   1.7   走访企业      近90家
#   1.7   清偿拖欠账款  24笔
#   1.7   清偿拖欠账款  1560万元
set -eu
export LC_ALL=C
[ $# -eq 2 ] || { echo 'vanished.sh: usage: vanished.sh OLD NEW' >&2; exit 2; }
codebook=$(dirname "$0")/codebook.tsv
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

# facts REPORT: levels of what was done; no changes, no plans
facts() {
	rpt-split -- "$1" >"$dir/split"
	rpt-sections -p "$dir/split" >"$dir/sections"
	rpt-numbers -s -k "$codebook" "$dir/sections" >"$dir/numbers"
	rpt-tsv -g sense=done -g change= -g what!= -g type=count,money,measure,percent "$dir/numbers"
}
facts "$1" >"$dir/old"
facts "$2" >"$dir/new"
rpt-diff -f "$dir/old" "$dir/new" >"$dir/diff" || { status=$?; [ "$status" -eq 1 ] || exit "$status"; }

# a figure without a partner has vanished, unless its key or name stands elsewhere in NEW
rpt-tsv -n -g op=- -c start "$dir/diff" >"$dir/dropped"
rpt-tsv -n -c key,what "$dir/new" >"$dir/names"
rpt-tsv -c doc,start,end,text,key,what,value,unit,path,heading,sentence "$dir/old" >"$dir/rows"
awk -F '\t' '
	FILENAME == ARGV[1] { dropped[$1]; next }
	FILENAME == ARGV[2] { known[$1]; known[$2]; next }
	/^#/ || ($2 in dropped && !($6 in known) && ($5 == "" || !($5 in known)))
	' "$dir/dropped" "$dir/names" "$dir/rows"
