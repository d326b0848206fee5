#!/bin/sh
# money.sh REPORT... - all amounts of money by section, the largest first; thresholds and sizes are left out.
#   $ examples/money.sh examples/other/bailing-2024.txt | rpt-tsv -c path,heading,value,what,sense -o table
#   path   heading           value      what                      sense
#   1.1.1  服务重点项目      410000000  项目合同涉及金额          done
#   1.1.2  规范涉企检查      385000     企业减免检测费用          done
#   1.2    规范行政执法      864000     罚款                      done
#   1.2    规范行政执法      92000      没收违法所得              done
#   1.4.2  培养普法力量      450000     投入建成法治文化广场      done
#   3.2    加强行政执法监督  600000     投入升级行政执法监督平台  plan
set -eu
export LC_ALL=C
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

rpt-split -- "$@" >"$dir/split"
rpt-sections "$dir/split" >"$dir/sections"
rpt-numbers "$dir/sections" >"$dir/facts"
rpt-tsv -g type=money -g sense!=limit,size -s doc,sec:n,value:nr,start:n \
	-c doc,start,end,text,path,heading,value,max,unit,mod,change,what,sense "$dir/facts"
