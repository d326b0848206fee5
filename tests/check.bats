#!/usr/bin/env bats
# rpt-check: what figures of one sentence say of each other, and whether it is so. A case is a document of its own; all
# cases of a test run at once. Every sentence here is invented.

# false alarms: see io.bats
# shellcheck disable=SC2030,SC2031,SC2034,SC2094,SC2153

load helper

HEAD=$'#doc\tstart\tend\ttext\trule\tverdict\tclaimed\tcomputed\tgap\tparts\twhat'

# ---- cases ----

# claim TEXT [WANT...]: a document, and what is said of it: the fields "text rule verdict claimed computed gap", parted by
# blanks, - where one is empty; none: nothing is said.
claim() {
	local name want
	cases=$((${cases-0} + 1))
	name=$(printf 'case%03d' "$cases")
	printf '%b' "$1" >"$name"
	shift
	for want; do
		printf '%s %s\n' "$name" "$want" >>want
	done
}

# facts_of FILE...: the rows that rpt-check reads.
facts_of() {
	rpt-split "$@" | rpt-numbers -s
}

# said FILE: its rows as claim() has them.
said() {
	rpt-tsv -n -c doc,text,rule,verdict,claimed,computed,gap "$1" |
		awk -F '\t' '{ for (i = 1; i <= NF; i++) printf "%s%s", $i == "" ? "-" : $i, i < NF ? " " : "\n" }'
}

# spans FILE: of every row the bytes are the text, and the parts are figures too.
spans() {
	local doc start end text parts part
	while IFS=$'\t' read -r doc start end text parts; do
		[[ $(tail -c +$((start + 1)) "$doc" | head -c $((end - start))) == "$text" ]] ||
			fail "$doc $start-$end is not $text"
		for part in ${parts//,/ }; do
			grep -q "^$doc	${part/-/	}	" facts || fail "$doc: no figure $part"
		done
	done < <(rpt-tsv -n -c doc,start,end,text,parts "$1")
}

# cases_hold: all that is said of the cases is what they want, with -a and without.
cases_hold() {
	local failing
	: >>want
	failing=$(awk '$4 == "fails"' want | wc -l)
	facts_of case??? >facts
	try rpt-check -a facts
	assert_silent
	assert_status $((failing > 0))
	said out >got
	assert_same want got
	spans out
	try rpt-check facts
	assert_silent
	assert_status $((failing > 0))
	said out >got
	awk '$4 == "fails"' want >want.failing
	assert_same want.failing got
}

# ---- wholes and parts ----

@test "sum: parts whose names say that they are all" {
	claim '全年清理规范性文件90件,保留60件,废止30件。' '90件 sum holds 90 90 0.00'
	claim '全年清理规范性文件90件,保留60件,废止20件。' '90件 sum fails 90 80 11.11'
	claim '清理规范性文件90件,其中保留60件,废止20件,修改10件。' '90件 sum holds 90 90 0.00'
	claim '清理规范性文件90件,其中废止20件,修改10件,保留50件。' '90件 sum fails 90 80 11.11'
	claim '清理规范性文件90件,其中废止20件,修改20件,保留50件。' '90件 sum holds 90 90 0.00'
	claim '常住人口90.5万人,城镇常住人口50.2万人,乡村常住人口40.3万人。' '90.5万人 sum holds 905000 905000 0.00'
	claim '常住人口90.5万人,城镇常住人口50.2万人,乡村常住人口30.3万人。' '90.5万人 sum fails 905000 805000 11.05'
	claim '进出口总额200亿元,其中出口120亿元,进口80亿元。' '200亿元 sum holds 20000000000 20000000000 0.00'
	claim '进出口总额200亿元,增长5%,其中出口120亿元,增长9%,进口60亿元,下降1%。' \
		'200亿元 sum fails 20000000000 18000000000 10.00'
	claim '全区生产总值130亿元,第一产业增加值20亿元,第二产业增加值50亿元,第三产业增加值60亿元。' \
		'130亿元 sum holds 13000000000 13000000000 0.00'
	claim '全区生产总值130亿元,第一产业增加值20亿元,第二产业增加值50亿元,第三产业增加值80亿元。' \
		'130亿元 sum fails 13000000000 15000000000 15.38'
	claim '收到信息公开申请200件,其中自然人申请150件,法人申请30件,其他组织申请20件。' '200件 sum holds 200 200 0.00'
	claim '培训村干部300人,其中男性200人,女性80人。' '300人 sum fails 300 280 6.67'
	cases_hold
}

@test "sum: silent or open where the parts need not be all" {
	claim '清理规范性文件90件,保留60件,修改10件。'
	claim '清理规范性文件90件,拟保留60件,拟废止20件。'
	claim '进出口总额200亿元,其中一般贸易出口90亿元、一般贸易进口50亿元。' \
		'200亿元 sum open 20000000000 14000000000 30.00'
	claim '进出口总额200亿元,其中对东盟出口20亿元,对东盟进口10亿元。'
	claim '全县公厕140座,城镇公厕50座,农村公厕80座,公路公厕10座。' '140座 sum open 140 130 7.14'
	claim '城镇居民人均收入4万元,农村居民人均收入2万元,居民人均收入3万元。'
	claim '新增就业8000人,其中城镇新增就业5000人,农村劳动力转移就业6000人。'
	cases_hold
}

@test "sum: each pair belongs to the whole before it" {
	claim '进出口总额200亿元,进口90亿元、出口110亿元;对东盟进出口总额20亿元,进口9亿元,出口11亿元。' \
		'200亿元 sum holds 20000000000 20000000000 0.00' '20亿元 sum holds 2000000000 2000000000 0.00'
	claim '清理市政府文件50件,保留市政府文件30件,废止市政府文件10件;清理部门文件40件,保留部门文件30件,废止部门文件10件。' \
		'50件 sum fails 50 40 20.00' '40件 sum holds 40 40 0.00'
	cases_hold
}

@test "sum: a total behind a list" {
	claim '新建公厕80座、垃圾站15座、停车场5座,共100座。' '100座 sum holds 100 100 0.00'
	claim '新建公厕80座、垃圾站15座、停车场5座,共计103座。' '103座 sum fails 103 100 2.91'
	claim '新建公厕80座、垃圾站20座,合计102座。' '102座 sum fails 102 100 1.96'
	claim '公厕80座、垃圾站15座,新建公厕60座、垃圾站42座,共102座。' '102座 sum holds 102 102 0.00'
	claim '新建公厕80座、垃圾站20座,共180座。' # too far off to be meant
	claim '检查企业40户、商户60户,共发现问题98个。'
	claim '新收案件40件、旧存案件60件,共办结案件97件。' '97件 sum open 97 100 3.09'
	claim '新收案件40件、旧存案件60件,共办结案件100件。' '100件 sum holds 100 100 0.00'
	cases_hold
}

@test "sum: behind 其中 it is open, and silent where parts are missing or overlap" {
	claim '受理投诉100件,其中电话投诉60件,来信投诉40件。' '100件 sum open 100 100 0.00'
	claim '受理投诉100件,其中电话投诉60件,来信投诉30件。'
	claim '受理投诉100件,其中电话投诉60件。'
	claim '参加培训人员100人,其中女性人员60人,党员人员70人。'
	claim '年末全县常住人口30万人,其中城镇常住人口18万人,乡村常住人口12万人。' '30万人 sum holds 300000 300000 0.00'
	claim '年末全县常住人口302156人,其中城镇常住人口182000人,乡村常住人口110156人。' '302156人 sum fails 302156 292156 3.31'
	cases_hold
}

# ---- rates and shares ----

@test "rate: of a part named as it is" {
	claim '调解纠纷400件,成功388件,成功率97%。' '97% rate holds 97 97 0.00'
	claim '受理投诉400件,办结388件,办结率92%。' '92% rate fails 92 97 5.00'
	claim '应诉案件50件,负责人出庭48件,负责人出庭应诉率86%。' '86% rate fails 86 96 10.00'
	claim '排查隐患200处,整改180处,整改率达到90%,比上年提高5个百分点。' '90% rate holds 90 90 0.00'
	claim '受理案件400件,同比增长10%,办结388件,同比增长12%,办结率87%。' '87% rate fails 87 97 10.00'
	claim '受理案件400件,其中民事案件390件,办结380件,办结率95%。' '95% rate holds 95 95 0.00'
	claim '受理案件400件,其中民事案件390件,办结380件,办结率85%。' '85% rate fails 85 97.44 12.44'
	claim '接听来电5000个,满意4950个,满意率95%。' '95% rate fails 95 99 4.00'
	cases_hold
}

@test "rate: 100 % is of those that were due, some were carried over; n rates of n figures are not told apart" {
	claim '受理投诉100件,办结95件,办结率100%。' '100% rate open 100 95 5.00'
	claim '受理案件400件,办结380件(含上年结转10件),办结率92.5%。' '92.5% rate open 92.5 95 2.50'
	claim '受理案件400件,上年结转50件,办结396件,办结率88%。' '88% rate open 88 99 11.00'
	claim '排查问题120个,整改完成110个,整改完成率91.7%,其中重大问题20个,整改完成18个,整改完成率90%。' \
		'91.7% rate holds 91.7 91.67 0.03' '90% rate holds 90 90 0.00'
	claim '受理投诉、举报分别100件、200件,办结率分别为98%、95%。'
	claim '受理投诉100户,办结95件,办结率80%。'
	cases_hold
}

@test "rate: a quota" {
	claim '对5200户企业按3%比例抽查156户。' '3% rate holds 3 3 0.00'
	claim '对5200户企业按3%抽查156户。' '3% rate holds 3 3 0.00'
	claim '对5200户企业按3%比例抽查256户。' '3% rate open 3 4.92 1.92'
	cases_hold
}

@test "share: of the whole before 其中, or of one that is named" {
	claim '受理行政复议案件200件,其中自然人申请150件,占75%。' '75% share holds 75 75 0.00'
	claim '受理行政复议案件200件,其中自然人申请150件,占65%。' '65% share fails 65 75 10.00'
	claim '全县就业人员200万人,其中城镇就业人员80万人,占全部就业人员比重为40%。' '40% share holds 40 40 0.00'
	claim '全县就业人员200万人,其中城镇就业人员80万人,占全部就业人员比重为50%。' '50% share fails 50 40 10.00'
	claim '非生产性建设投资250亿元,占45%。其中住宅投资140亿元,占25%。' '25% share open 25 56 31.00'
	claim '企业产值50亿元,占全省10%。'
	claim '全县企业产值200亿元,其中国有企业产值50亿元,占全省10%。'
	cases_hold
}

@test "hundred: shares and structures that are all there is" {
	claim '第一产业占比10%,第二产业占比40%,第三产业占比50%。' '10% hundred holds 100 100 0.00'
	claim '第一产业占比10%,第二产业占比40%,第三产业占比60%。' '10% hundred fails 100 110 10.00'
	claim '第一产业占比10.1%,第二产业占比40.4%,第三产业占比49.6%。' '10.1% hundred holds 100 100.1 0.10'
	claim '第一产业占比10%,第二产业占比40%。'
	claim '三次产业结构为10.2:38.5:51.3。' '10.2:38.5:51.3 hundred holds 100 100 0.00'
	claim '三次产业结构为10.2:38.5:55.3。' '10.2:38.5:55.3 hundred fails 100 104 4.00'
	claim '男性党员占52%,女性党员占48%。' '52% hundred holds 100 100 0.00'
	claim '男性党员占52%,女性党员占58%。' '52% hundred fails 100 110 10.00'
	claim '民营企业出口占比60%,民营企业进口占比50%。'
	claim '三次产业结构为2:3:5。'
	claim '种植结构调整为6:2:1。'
	claim '男女比例为105:100。'
	cases_hold
}

# ---- changes ----

@test "difference: of two levels, of two rates, of two named figures" {
	claim '办理案件由62件增加到78件,增加16件。' '16件 difference holds 16 16 0.00'
	claim '办理案件由62件增加到78件,增加26件。' '26件 difference fails 26 16 38.46'
	claim '办理案件由200件下降到150件,减少60件。' '60件 difference fails -60 -50 16.67'
	claim '绿化覆盖率由2021年的38.2%提高到2024年的40.1%,提高1.9个百分点。' '1.9个百分点 difference holds 1.9 1.9 0.00'
	claim '绿化覆盖率由2021年的38.2%提高到2024年的40.1%,提高3.9个百分点。' '3.9个百分点 difference fails 3.9 1.9 2.00'
	claim '出口120亿元,进口80亿元,贸易顺差40亿元。' '40亿元 difference holds 4000000000 4000000000 0.00'
	claim '出口80亿元,进口120亿元,贸易逆差60亿元。' '60亿元 difference fails 6000000000 4000000000 33.33'
	claim '出生率为8.5‰,死亡率为6.2‰。城镇自然增长率为1.3‰。' '1.3‰ difference open 1.3 2.3 1.00'
	claim '货物出口120亿元,货物进口80亿元。货物进出口顺差60亿元。' '60亿元 difference fails 6000000000 4000000000 33.33'
	claim '出生率为8.5‰,死亡率为6.2‰,自然增长率为2.3‰。' '2.3‰ difference holds 2.3 2.3 0.00'
	claim '出生率为8.5‰,死亡率为6.2‰,自然增长率为3.3‰。' '3.3‰ difference fails 3.3 2.3 1.00'
	cases_hold
}

@test "growth: from a level to another" {
	claim '实际利用外资由20亿美元增加到25亿美元，增长35%。' '35% growth fails 35 25 10.00' # a name
	claim '产量由20万吨增加到25万吨，实际增长35%。'
	claim '办理案件由62件增至78件,增长25.8%。' '25.8% growth holds 25.8 25.81 0.01'
	claim '办理案件由62件增至78件,增长35.8%。' '35.8% growth fails 35.8 25.81 9.99'
	claim '办理案件由200件下降到150件,下降25%。' '25% growth holds -25 -25 0.00'
	claim '办理案件由200件下降到150件,下降35%。' '35% growth fails -35 -25 10.00'
	claim '粮食产量由10.12万吨增加到11.13万吨,增长9.9%。' '9.9% growth holds 9.9 9.98 0.08'
	claim '粮食产量由10.12万吨增加到11.13万吨,增长10.5%。' '10.5% growth fails 10.5 9.98 0.52'
	cases_hold
}

@test "growth: of a figure with its increase" {
	claim '检查企业500户,比上年增加100户,增长25%。' '25% growth holds 25 25 0.00'
	claim '检查企业500户,比上年增加100户,增长35%。' '35% growth fails 35 25 10.00'
	claim '新增注册企业200户,注销20户,净增180户,增长15%。'
	claim '调解组织由100个增加到120个,人民调解员由300名增加到330名,分别增长20%、10%。'
	claim '查处案件150件,比上年减少50件,下降25%。' '25% growth holds -25 -25 0.00'
	claim '查处案件150件,比上年减少50件,下降45%。' '45% growth fails -45 -25 20.00'
	cases_hold
}

@test "growth: a year" {
	claim '粮食产量由2020年的50万吨增加到2025年的60万吨,年均增长3.7%。' '3.7% growth holds 3.7 3.71 0.01'
	claim '粮食产量由2020年的50万吨增加到2025年的60万吨,年均增长8.7%。' '8.7% growth fails 8.7 3.71 4.99'
	claim '粮食产量由50万吨增加到60万吨,年均增长8.7%。' # of how many years
	claim '2024年农林产值20亿元,比2020年增长46.4%,年均增长10%。' '10% growth holds 10 9.99 0.01'
	claim '2024年农林产值20亿元,比2020年增长46.4%,年均增长13%。' '13% growth fails 13 9.99 3.01'
	cases_hold
}

@test "growth: multiples" {
	claim '接待游客由2020年的30万人次增加到2024年的90万人次,是2020年的3倍。' '3倍 growth holds 3 3 0.00'
	claim '诉讼案件由200件上升到600件,是原来的4倍。' '4倍 growth fails 4 3 25.00'
	claim '诉讼案件由200件上升到600件,增长2倍。' '2倍 growth holds 2 2 0.00'
	claim '诉讼案件由200件上升到600件,增长3倍。' '3倍 growth fails 3 2 33.33'
	claim '诉讼案件由200件上升到600件,翻一番。'
	cases_hold
}

@test "growth: silent at comparable prices and by another rule; revenue may be some points off" {
	claim '全年生产总值由100亿元增加到120亿元,按可比价格计算,增长15%。'
	claim '全县生产总值120亿元,比上年增加20亿元,增长6%。'
	claim '工业增加值由100亿元增加到120亿元,增长6%。'
	claim '一般公共预算收入由20亿元增加到22亿元,同口径增长32%。'
	claim '税收收入由20.0亿元增加到22.0亿元,增长12.0%。' '12.0% growth open 12.0 10 2.00'
	claim '税收收入由20.0亿元增加到22.0亿元,增长32.0%。' '32.0% growth fails 32.0 10 22.00'
	cases_hold
}

# ---- means, balances, single figures ----

@test "mean: a total by a number" {
	claim '实施水利项目20个,总投资50亿元,项目平均投资2.5亿元。' '2.5亿元 mean holds 250000000 250000000 0.00'
	claim '实施水利项目20个,总投资50亿元,项目平均投资3.5亿元。' '3.5亿元 mean fails 350000000 250000000 28.57'
	cases_hold
}

@test "balance: what came in is handled or carried on" {
	claim '新收信息公开申请20件,上年结转2件,办理21件,结转下年度1件。' '1件 balance holds 1 1 0.00'
	claim '新收信息公开申请20件,上年结转2件,办理18件,结转下年度1件。' '1件 balance fails 1 4 300.00'
	claim '新收信息公开申请20件,办理18件,结转下年度2件。' '2件 balance holds 2 2 0.00'
	claim '新收信息公开申请20件,办理18件,结转下年度3件。' '3件 balance open 3 2 33.33'
	claim '新收信息公开申请20件,结转下年度3件。'
	claim '受理复议案件80件,其中上年结转10件,办结75件,结转下年度5件。' '5件 balance holds 5 5 0.00'
	claim '受理复议案件80件(含上年结转10件),办结75件,结转下年度5件。' '5件 balance holds 5 5 0.00'
	claim '受理复议案件80件,其中上年结转10件,办结75件,结转下年度9件。' '9件 balance open 9 5 44.44'
	cases_hold
}

@test "range: its ends are turned round" {
	claim '全年开展检查8-5次。' '8-5次 range fails 8 - -'
	claim '办理期限为15至10个工作日。' '15至10个工作日 range fails 15 - -'
	claim '全年开展检查5-8次。'
	claim '单位能耗由8.15吨下降到7.15-6.82吨。'
	claim '检查企业3000-20户。' # misread rather than turned round
	cases_hold
}

@test "same: a figure told twice is open; for one time and nearly the same it is a slip; silent where they differ" {
	claim '开展普法宣传活动50场次。\n\n今年开展普法宣传活动50场次。\n' '50场次 same open 50 50 0.00'
	claim '开展普法宣传活动50场次。\n\n今年开展普法宣传活动60场次。\n'
	claim '2024年，受理行政复议案件253件。\n\n2024年，受理行政复议案件255件。\n' '255件 same fails 255 253 0.78'
	claim '2024年，受理行政复议案件253件。\n\n2024年，受理行政复议案件305件。\n'
	claim '2023年，受理行政复议案件253件。\n\n2024年，受理行政复议案件255件。\n'
	cases_hold
}

@test "date: a day that does not exist" {
	claim '2024年2月30日,召开听证会3次。' '2024年2月 date fails - - -'
	claim '4月31日,召开听证会3次。' '4月 date fails - - -'
	claim '2024年6月31日前完成3个项目。' '2024年6月 date fails - - -'
	claim '2023年2月29日,召开听证会3次。' '2023年2月29日 date fails - - -'
	claim '1900年2月29日,召开听证会3次。' '1900年2月29日 date fails - - -'
	claim '2024年2月29日,召开听证会3次。'
	claim '2000年2月29日,召开听证会3次。'
	claim '2024年2月30余家企业投产。'
	claim '2024年6月31家企业投产。'
	cases_hold
}

@test "date: a day done after the date of the document" {
	claim '柳河镇2024年工作报告\n\n2025年1月10日\n\n2025年3月5日,召开听证会3次。2024年12月5日,召开座谈会2次。\n'
	claim '柳河镇2024年工作报告\n\n2025年1月10日\n\n2025年3月6日前,计划召开会议3次。\n'
	claim '2025年3月5日,召开听证会3次。\n'
	facts_of case??? >facts
	try rpt-check -a facts
	assert_status 0
	rpt-split case??? | rpt-sections -m | rpt-numbers -s >facts
	try rpt-check -a facts
	assert_status 1
	assert_silent
	said out >got
	assert_same <(printf 'case001 2025年3月5日 date fails - - -\n') got
}

# ---- precision ----

@test "a percentage is rounded or cut at its last digit" {
	claim '调解纠纷121件,成功119件,成功率98.3%。' '98.3% rate holds 98.3 98.35 0.05'
	claim '调解纠纷121件,成功119件,成功率98%。' '98% rate holds 98 98.35 0.35'
	claim '调解纠纷121件,成功119件,成功率98.2%。' '98.2% rate fails 98.2 98.35 0.15'
	claim '调解纠纷121件,成功119件,成功率98.34%。' '98.34% rate holds 98.34 98.35 0.01'
	claim '调解纠纷121件,成功119件,成功率98.35%。' '98.35% rate holds 98.35 98.35 0.00'
	claim '调解纠纷121件,成功119件,成功率98.36%。' '98.36% rate fails 98.36 98.35 0.01'
	claim '调解纠纷300件,成功299件,成功率99%。' '99% rate holds 99 99.67 0.67'
	cases_hold
}

@test "bounds and intervals" {
	claim '调解纠纷500件,成功496件,成功率99%以上。' '99%以上 rate holds 99 99.2 0.20'
	claim '调解纠纷500件,成功496件,成功率99.5%以上。' '99.5%以上 rate fails 99.5 99.2 0.30'
	claim '调解纠纷500件,成功496件,成功率99%以下。' '99%以下 rate fails 99 99.2 0.20'
	claim '调解纠纷500件,成功480件,成功率近98%。' '近98% rate holds 98 96 2.00'
	claim '调解纠纷500件,成功480件,成功率近95%。' '近95% rate fails 95 96 1.00'
	claim '调解纠纷500件,成功480件,成功率约95%。' '约95% rate holds 95 96 1.00'
	claim '调解纠纷500件,成功480件,成功率约98%。' '约98% rate fails 98 96 2.00'
	claim '调解纠纷530余件,成功500件,成功率93%。' '93% rate holds 93 94.34 1.34'
	claim '调解纠纷530余件,成功500件,成功率90%。' '90% rate fails 90 94.34 4.34'
	claim '受理投诉近500件,办结投诉480件,办结率99%。' '99% rate holds 99 96 3.00'
	claim '受理投诉近500件,办结投诉480件,办结率90%。' '90% rate fails 90 96 6.00'
	claim '受理投诉超过500件,办结投诉480件,办结率90%。' '90% rate holds 90 96 6.00'
	claim '受理投诉超过500件,办结投诉480件,办结率98%。' '98% rate fails 98 96 2.00'
	cases_hold
}

@test "units and magnitudes are folded" {
	claim '新建公厕1.2万座、垃圾站3000座,共1.5万座。' '1.5万座 sum holds 15000 15000 0.00'
	claim '进出口总额2亿元,其中出口1.2亿元,进口8000万元。' '2亿元 sum holds 200000000 200000000 0.00'
	claim '进出口总额2亿元,其中出口1.2亿元,进口2000万元。' '2亿元 sum fails 200000000 140000000 30.00'
	cases_hold
}

# ---- rows and options ----

# sentence FILE: a document with one relation that fails and one that holds.
sentence() {
	printf '调解纠纷400件,成功388件,成功率92%%。\n排查隐患200处,整改180处,整改率90%%。\n' >"$1"
}

failing='doc\t41\t44\t92%\trate\tfails\t92\t97\t5.00\t25-31,12-18\t成功率'
holding='doc\t89\t92\t90%\trate\tholds\t90\t90\t0.00\t73-79,60-66\t整改率'

@test "columns: its own, and those that it does not own" {
	sentence doc
	rpt-split doc | rpt-numbers -s >facts
	try rpt-check facts
	assert_status 1
	assert_silent
	assert_out "$HEAD\tpara\tsent" "$failing\t1\t1"
	try rpt-check -a facts
	assert_status 1
	assert_out "$HEAD\tpara\tsent" "$failing\t1\t1" "$holding\t2\t1"
	try rpt-check -n -a - <facts
	assert_out "$failing\t1\t1" "$holding\t2\t1"
	awk -F '\t' -v OFS='\t' '{ print "x\\t" $1, $0 }' facts | sed '1s/.*#/#place\t/' >wider
	try rpt-check wider
	assert_status 1
	assert_out "$HEAD\tplace\tpara\tsent" "$failing\tx\\\\tdoc\t1\t1"
	rpt-split doc | rpt-sections -m -p | rpt-numbers -s | rpt-check >out || :
	[[ $(head -n 1 out) == "$HEAD"$'\tpara\tsent\trole\tlevel\tpath\tsec\tlabel\theading\torg\tyear\tdate'* ]] ||
		fail "$(head -n 1 out)"
}

@test "rows of its own columns are replaced" {
	sentence doc
	rpt-split doc | rpt-numbers -s | sed '1s/$/\tgap\tverdict/; 2,$s/$/\told\tolder/' >facts
	try rpt-check facts
	assert_status 1
	assert_out "$HEAD\tpara\tsent" "$failing\t1\t1"
}

@test "options and exit status" {
	sentence doc
	for option in -h --help; do
		try rpt-check $option
		assert_status 0
		assert_silent
		grep -q '^usage: rpt-check \[-a\] \[-n\] \[FILE...\]$' out
	done
	try rpt-check -V
	assert_status 0
	assert_one_line out
	for option in -x -k --all; do
		try rpt-check $option
		assert_usage rpt-check
	done
	rpt-split doc | rpt-numbers -s | grep -v 成功 >facts
	try rpt-check facts
	assert_status 0
	assert_silent
	assert_out "$HEAD\tpara\tsent"
	try rpt-check facts nowhere
	assert_status 2
	assert_out "$HEAD\tpara\tsent"
	assert_message 'rpt-check: nowhere: '
	try rpt-check </dev/null
	assert_status 0
	assert_silent
	assert_out
	if [[ -w /dev/full ]]; then
		status=0
		rpt-check facts >/dev/full 2>err || status=$?
		assert_status 2
		assert_message 'rpt-check: '
	fi
}

@test "malformed rows: trouble, and what came out before is a prefix" {
	sentence doc
	rpt-split -d a <doc | rpt-numbers -s >one
	rpt-split -d b <doc | rpt-numbers -s >two
	cat one two >facts
	rpt-check -a facts >full || :
	for fault in 's/$/\tmore/' 's/\t[^\t]*$//' 's/count/\\q/' 's/^b/b\t/' 's/^b\t/b\tx/'; do
		for line in 10 13; do
			sed "$line$fault" facts >bad
			try rpt-check -a bad
			assert_status 2
			assert_prefix out full
			assert_message "rpt-check: bad:$line: "
			[[ $(grep -c '^a' out) -eq 2 && $(grep -c '^b' out) -eq 0 ]] || fail "$(<out)"
		done
	done
	head -c -1 facts >bad
	try rpt-check -a bad
	assert_status 2
	assert_prefix out full
	for column in doc start end text type value max unit mod change base what sense when agg; do
		rpt-tsv -x "$column" facts >bad
		try rpt-check bad
		assert_status 2
		assert_same /dev/null out
		assert_message 'rpt-check: bad:1: ' "$column"
	done
	try rpt-check bad one
	assert_status 2
	assert_same <(rpt-check one) out
}

@test "streams: several documents, headers again, other columns" {
	sentence doc
	for name in a b c; do
		rpt-split -d $name <doc | rpt-numbers -s >"$name"
	done
	for name in a b c; do
		rpt-check "$name" || :
	done >want
	try rpt-check a b c
	assert_status 1
	assert_silent
	assert_same want out
	cat a b c >all
	try rpt-check all
	assert_same want out
	{
		cat a
		sed 1d b
		sed 1d c
	} >all
	try rpt-check all
	assert_same <(awk '!/^#/ || NR == 1' want) out
	rpt-split -d d <doc | rpt-sections | rpt-numbers -s >wide
	{
		rpt-check a
		rpt-check wide
	} >want || :
	try rpt-check a wide
	assert_same want out
	# a smaller start begins another document of the same name
	{
		cat a
		sed 1d a
	} >all
	try rpt-check all
	assert_out "$HEAD\tpara\tsent" "a${failing#doc}\t1\t1" "a${failing#doc}\t1\t1"
	# the same header in the middle of a document
	{
		head -n 3 a
		head -n 1 a
		tail -n +4 a
	} >all
	try rpt-check all
	assert_same <(rpt-check a) out
}

@test "a result is out before the next document is read to its end" {
	sentence doc
	rpt-split -d a <doc | rpt-numbers -s >one
	rpt-split -d b <doc | rpt-numbers -s | sed 1d >two
	mkfifo pipe
	rpt-check <pipe >out 3>&- &
	exec 7>pipe
	cat one >&7
	head -n 1 two >&7
	for _ in {1..100}; do
		[[ $(wc -l <out) -eq 2 ]] && break
		sleep 0.05
	done
	[[ $(wc -l <out) -eq 2 ]] || fail "$(<out)"
	exec 7>&-
	wait || :
}

@test "without sentences it warns once, and says what names alone can say" {
	sentence doc
	rpt-split doc | rpt-numbers >facts
	try rpt-check -a facts facts
	assert_status 1
	assert_message "rpt-check: facts:1: warning: no column 'sentence'" 'rpt-numbers -s'
	assert_out "$HEAD\tpara\tsent" "$failing\t1\t1" "$holding\t2\t1" "$HEAD\tpara\tsent" "$failing\t1\t1" "$holding\t2\t1"
	printf '税收收入由20亿元增加到22亿元,增长32%%。检查企业500户,比上年增加100户,增长35%%。\n' >doc
	rpt-split doc | rpt-numbers >facts
	try rpt-check -a facts
	assert_status 0
	assert_out "$HEAD\tpara\tsent"
}

@test "line ends, marks and breaks" {
	sentence doc
	facts_of doc >facts
	rpt-check facts >want || :
	sed 's/$/\r/' facts >crlf
	try rpt-check crlf
	assert_status 1
	assert_same want out
	printf '\357\273\277' | cat - facts >bom
	try rpt-check bom
	assert_status 1
	assert_same want out
	printf '办理案件由62件增至7\n8件,增长35.8%%。\n' >doc
	rpt-split -w doc | rpt-numbers -s >facts
	try rpt-check facts
	assert_silent
	assert_status 0
}

# ---- hostile input ----

# many N FACTS: the rows of one sentence N times in one sentence, which stands in the first row alone.
many() {
	awk -F '\t' -v OFS='\t' -v n="$1" '
		/^#/ {
			print
			sub(/^#/, "")
			for (i = 1; i <= NF; i++)
				col[$i] = i
			next
		}
		{ row[++rows] = $0; sentence = $col["sentence"] }
		END {
			for (k = n; k > 0; k = int(k / 2)) {
				if (k % 2)
					all = all sentence
				sentence = sentence sentence
			}
			size = length(all) / n
			for (k = 0; k < n; k++) {
				for (i = 1; i <= rows; i++) {
					$0 = row[i]
					$col["start"] += k * size
					$col["end"] += k * size
					$col["sentence"] = k == 0 && i == 1 ? all : ""
					print
				}
			}
		}' "$2"
}

# takes FILE: the milliseconds that rpt-check takes with it.
takes() {
	local from status=0
	from=$(date +%s%N)
	timeout 20 rpt-check -a "$1" >out 2>err || status=$?
	((status < 2)) || echo 1000000
	echo $((($(date +%s%N) - from) / 1000000 + 1))
}

# is_linear NAME: four times the rows take less than eight times the time; of three tries one must do.
is_linear() {
	for _ in 1 2 3; do
		few=$(takes small)
		lot=$(takes large)
		((lot < 8 * few || lot < 40)) && return
	done
	fail "$1: $few ms and $lot ms"
}

# is_linear_over ROWS TEXT...: over sentences of so many figures, and of a quarter as many.
is_linear_over() {
	local most=$1 text rows
	shift
	for text; do
		printf '检查%s,' "$text" >doc
		facts_of doc >one
		rows=$(grep -vc '^#' one)
		many $((most / 4 / rows)) one >small
		many $((most / rows)) one >large
		is_linear "$text" || return 1
	done
}

@test "time grows with a sentence of 50,000 figures and no faster" {
	is_linear_over 50000 其中企业5户 企业5户,占5%,办结率5%,由5户增至8户,增长60% 收到5件,结转下年度5件,2024年3月5日,由
}

@test "so it does with figures of one kind alone" {
	is_linear_over 6000 办结率5% 企业5户,占5% 共5件 保留文件5件 保留5件,废止5件 顺差5元 出口5元 8-5次 企业5户增加1户,增长25% \
		城镇人员5人,占全部人员比重为5% 第一产业占5% 2024年3月5日 项目平均投资5元 结转下年度5件
}

# with COLUMN VALUE FILE: the rows, with another value in that column of all of them.
with() {
	awk -F '\t' -v OFS='\t' -v name="$1" -v value="$2" '
		/^#/ {
			for (i = 1; i <= NF; i++)
				if ($i == name)
					c = i
			print
			next
		}
		{
			$c = value
			print
		}' "$3"
}

@test "figures and names of any length" {
	claim '调解纠纷400件,成功388件,成功率97%。'
	claim '办理案件由62件增至78件,增长25.8%。'
	claim '检查企业500户,比上年增加100户,增长25%。'
	claim '清理规范性文件90件,保留60件,废止30件。'
	claim '2024年农林产值20亿元,比2020年增长46.4%,年均增长10%。'
	claim '粮食产量由2020年的50万吨增加到2025年的60万吨,年均增长3.7%。'
	claim '实施水利项目20个,总投资50亿元,项目平均投资2.5亿元。'
	facts_of case??? >facts
	nines=$(printf '9%.0s' {1..1000})
	long=$(printf '案%.0s' {1..20000})
	for value in "$nines" "-$nines" "0.$nines" "$nines.$nines" 0 -0 0.0 "${nines:0:119}" "${nines:0:60}.${nines:0:58}" '' - . 1e9 1:2:3 八; do
		for column in value max; do
			with "$column" "$value" facts >odd
			quick 5 rpt-check -a odd
			((status < 2)) || fail "$column $value: status $status"
			assert_silent
			rpt-tsv -q out
		done
	done
	for column in text unit mod change base what sense when agg sentence para sent; do
		for value in "$long" '' 其中 率; do
			with "$column" "$value" facts >odd
			quick 5 rpt-check -a odd
			((status < 2)) || fail "$column: status $status"
			assert_silent
		done
	done
}

# ---- one changed figure in a report ----

@test "of figures changed one at a time in a report that adds up, four in five are found" {
	report=$BATS_TEST_DIRNAME/cases/report.txt
	all=0 found=0
	rpt-split "$report" | rpt-sections -m | rpt-numbers -s | rpt-check -a >out
	[[ $(grep -c '	holds	' out) -ge 15 ]] || fail "$(<out)"
	assert_no_line '	fails	' out
	while IFS=$'\t' read -r from to; do
		[[ $from != '#'* ]] || continue
		[[ $(grep -o -e "$from" "$report" | wc -l) -eq 1 ]] || fail "$from stands not once in the report"
		all=$((all + 1))
		sed "s/$from/$to/" "$report" | rpt-split -d "$from" >>rows
	done <"$BATS_TEST_DIRNAME/cases/report-changes.tsv"
	rpt-sections -m rows | rpt-numbers -s | rpt-check >out || :
	rpt-tsv -n -c doc out | sort -u >found
	found=$(wc -l <found)
	echo "# $found of $all changes found" >&3
	((found * 5 >= all * 4)) || grep -v '^#' "$BATS_TEST_DIRNAME/cases/report-changes.tsv" | cut -f 1 | grep -vxFf found
	((found * 5 >= all * 4 && all >= 30))
}
