#!/bin/sh
# topic-shares.sh REPORT... - how much of each report goes to each topic, in bytes and in percent.
#   $ examples/topic-shares.sh examples/*.txt | rpt-tsv -g 'share>=15' -c doc,topic,bytes,share -o table
#   doc                       topic        bytes  share
#   examples/liulin-2024.txt  party        566    19.0
#   examples/liulin-2024.txt  none         565    18.9
#   examples/liulin-2024.txt  publicity    562    18.8
#   examples/qinghe-2023.txt  disputes     736    16.4
#   examples/qinghe-2023.txt  services     701    15.6
#   examples/qinghe-2024.txt  disputes     974    19.9
#   examples/qinghe-2024.txt  enforcement  922    18.8
#   examples/qinghe-2024.txt  services     745    15.2
set -eu
export LC_ALL=C
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

rpt-split -- "$@" >"$dir/split"
rpt-sections -m -p "$dir/split" >"$dir/sections"
# the report proper: without title, signature and page frame
rpt-tsv -n -g role=heading,body -c doc,org,year,topic,start,end "$dir/sections" >"$dir/rows"
awk -F '\t' -v OFS='\t' '
	{
		doc = $1 OFS $2 OFS $3
		topic = doc OFS ($4 == "" ? "none" : $4)
		of[topic] = doc
		bytes[topic] += $6 - $5
		all[doc] += $6 - $5
	}
	END {
		print "#doc", "org", "year", "topic", "bytes", "share"
		for (topic in of)
			print topic, bytes[topic], sprintf("%.1f", 100 * bytes[topic] / all[of[topic]])
	}' "$dir/rows" >"$dir/shares"
rpt-tsv -s doc,bytes:nr,topic "$dir/shares"
