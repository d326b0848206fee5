#!/bin/sh
# high-rates.sh REPORT... - who reports success rates above 99 %, the highest first, with the sentence that says so.
#   $ examples/high-rates.sh examples/*.txt examples/other/*.txt | rpt-tsv -c org,year,text,what -o table
#   org             year  text   what
#   白岭区人民政府  2024  99.6%  调解成功率
#   白岭区人民政府  2024  99.2%  信访事项化解率
set -eu
export LC_ALL=C
keys=mediation_rate,petition_solved,recon_med_rate # the rates of success among the keys of the codebook
limit=99
codebook=$(dirname "$0")/codebook.tsv
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

rpt-split -- "$@" >"$dir/split"
rpt-sections -m -p "$dir/split" >"$dir/sections"
rpt-numbers -s -k "$codebook" "$dir/sections" >"$dir/facts"
# a plan is no report, and "not quite 100 %" may be less than the limit
rpt-tsv -g key="$keys" -g sense=done -g mod!=under,atmost -g "value>$limit" -s value:nr,org,year,doc,start:n \
	-c doc,start,end,text,org,year,key,value,mod,what,sentence "$dir/facts"
