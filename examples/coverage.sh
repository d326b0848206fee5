#!/bin/sh
# coverage.sh REPORT... - one row a report: its size and sections, which parts are there, which are missing, is it signed.
#   $ examples/coverage.sh examples/*.txt examples/other/*.txt | rpt-tsv -x org,year -o table
#   doc                               bytes  sections  found                  missing  signed
#   examples/liulin-2024.txt          2982   22        done,gaps,leader,plan           yes
#   examples/qinghe-2023.txt          4491   35        done,gaps,leader,plan           yes
#   examples/qinghe-2024.txt          4901   36        done,gaps,leader,plan           yes
#   examples/other/bailing-2024.txt   1787   15        done,leader,plan       gaps     no
#   examples/other/songgang-2024.txt  1482   16        done,gaps,leader,plan           yes
set -eu
export LC_ALL=C
parts=done,gaps,leader,plan # that should be there
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

rpt-split -- "$@" >"$dir/split"
rpt-sections -m -p "$dir/split" >"$dir/sections"
rpt-tsv -n -c doc,org,year,start,end,sec,part,role "$dir/sections" >"$dir/rows"
awk -F '\t' -v OFS='\t' -v parts="$parts" '
	function flush(i, missing) {
		for (i = 1; i <= n; i++)
			if (index("," found ",", "," part[i] ",") == 0)
				missing = missing "," part[i]
		if (doc != "")
			print doc, org, year, bytes, sections, found, substr(missing, 2), is_signed
		bytes = sections = 0
		found = ""
		is_signed = "no"
	}
	BEGIN {
		n = split(parts, part, ",")
		print "#doc", "org", "year", "bytes", "sections", "found", "missing", "signed"
	}
	$1 != doc { flush(); doc = $1; org = $2; year = $3 }
	# the report proper: without title, signature and page frame
	$8 == "heading" || $8 == "body" { bytes += $5 - $4; is_signed = "no" }
	$8 == "sign" { is_signed = "yes" }
	$6 > sections { sections = $6 }
	$7 != "" && index("," found ",", "," $7 ",") == 0 { found = found (found == "" ? "" : ",") $7 }
	END { flush() }' "$dir/rows"
