#!/bin/sh
# audit.sh REPORT... - figures that do not add up, each with its sentence, for a person to read: the worst first, those without
# a gap (a date, a range turned round) last.
#   $ examples/audit.sh examples/*.txt examples/other/*.txt | rpt-tsv -c org,text,rule,claimed,computed,gap,what -o table
#   org             text   rule  claimed  computed  gap   what
#   松岗县人民政府  98.4%  rate  98.4     96.4      2.00  调解成功率
#   松岗县人民政府  64件   sum   64       63        1.56  清理规范性文件
set -eu
export LC_ALL=C
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

rpt-split -- "$@" >"$dir/split"
rpt-sections -m "$dir/split" >"$dir/sections"
rpt-numbers -s "$dir/sections" >"$dir/facts"
rpt-check "$dir/facts" >"$dir/check" || { status=$?; [ "$status" -eq 1 ] || exit "$status"; }

# a claim is one of the facts: its sentence stands there
rpt-tsv -n -c doc,start,end "$dir/check" >"$dir/spans"
rpt-tsv -n -c doc,start,end,sentence "$dir/facts" >"$dir/sentences"
rpt-tsv -c doc,start,end,text,org,year,path,rule,claimed,computed,gap,parts,what "$dir/check" >"$dir/rows"
awk -F '\t' -v OFS='\t' '
	BEGIN { print "#doc", "start", "end", "text", "org", "year", "path", "rule", "claimed", "computed", "gap", "parts",
		"what", "sentence" }
	{ span = $1 OFS $2 OFS $3 }
	FILENAME == ARGV[1] { failed[span]; next }
	FILENAME == ARGV[2] { if (span in failed) sentence[span] = $4; next }
	!/^#/ { print $0, sentence[span] }' "$dir/spans" "$dir/sentences" "$dir/rows" >"$dir/list"
rpt-tsv -s gap:nr,doc,start:n "$dir/list"
