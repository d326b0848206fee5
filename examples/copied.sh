#!/bin/sh
# copied.sh REPORT... - sentences that stood in a report of another place before, whatever the figures in them.
#   $ examples/copied.sh examples/*.txt examples/other/*.txt | rpt-tsv -c org,org2,text -o table
#   org             org2                  text
#   白岭区人民政府  云山市清禾区人民政府  对信用良好的企业降低抽查频次，做到无事不扰。
#   白岭区人民政府  云山市清禾区人民政府  各乡（街道）每月会商一次，疑难纠纷由包片领导牵头化解。
#   白岭区人民政府  云山市清禾区人民政府  把课堂搬到田间、车间和集市，用身边案例讲清法律道理。
set -eu
export LC_ALL=C
least=20 # Chinese characters; shorter sentences agree by chance
most=5   # places; what more of them write is a formula, and so is what has these words
formula='习近平|报告如下|汇报如下|请予审议|感谢|周年|之年'
lists='[0-9][^0-9.]{2,9}[0-9]' # one figure close to the other: such sentences agree by chance, too
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

rpt-split -H -- "$@" >"$dir/split"
rpt-sections -m "$dir/split" >"$dir/sections"
# by sentence, then by time; the items of a sentence have one hash, but each has its label
rpt-tsv -n -g role=body -g "text~([^ -~][ -~]*){$least}" -g "text!~$formula|$lists" -s hash,label,year,date,doc,start:n \
	-c hash,label,doc,start,end,text,org,year "$dir/sections" >"$dir/rows"
awk -F '\t' -v OFS='\t' -v most="$most" '
	function flush(i, first) {
		for (first = 1; first < n && year[first] == ""; )
			first++
		for (i = 1; i <= n && places <= most; i++)
			if (place[i] != place[first])
				print row[i], row[first]
		n = places = 0
		split("", seen)
	}
	BEGIN { print "#doc", "start", "end", "text", "org", "year", "doc2", "start2", "end2", "text2", "org2", "year2" }
	$1 $2 != sentence { flush(); sentence = $1 $2 }
	{
		row[++n] = $3 OFS $4 OFS $5 OFS $6 OFS $7 OFS $8
		place[n] = $7 == "" ? $3 : $7 # where the body is not known, each report is a place of its own
		year[n] = $8
		places += !seen[place[n]]++
	}
	END { flush() }' "$dir/rows" >"$dir/copies"
rpt-tsv -s doc,start:n "$dir/copies"
