#!/usr/bin/env bats
# rpt-sections -m, -p, -T, -l: the data of a report, its parts and topics, what is wrong with its numbering.

load helper

# The columns behind those of rpt-split, as rows of paragraphs have them.
OWN='para\trole\tlevel\tpath\tsec\tlabel\theading'

# document LINE...: the file doc is these lines.
document() {
	rows "$@" >doc
}

# at TEXT: the byte at which TEXT first stands in doc.
at() {
	local place
	place=$(grep -abo -m 1 -F -- "$1" doc | head -n 1)
	printf '%s' "${place%%:*}"
}

# row TEXT [MORE...]: the row of TEXT, which stands once in doc.
row() {
	local text=$1
	shift
	span doc "$(at "$text")" "$text" "$@"
}

# sections [OPTION...]: rpt-sections over the paragraphs of doc.
sections() {
	rpt-split -u para doc >in.tsv
	try rpt-sections "$@" in.tsv
}

# column NAME FILE: the fields of a column, in order.
column() {
	awk -F'\t' -v name="$1" '
		/^#/ { sub(/^#/, ""); for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
		{ print $at }' "$2"
}

# ---- -m ----

# data LINE... -- TITLE ORG YEAR DATE: what -m says of the document of these lines. All its rows say the same, however they were cut.
data() {
	local lines=() unit
	while [[ $1 != -- ]]; do
		lines+=("$1")
		shift
	done
	shift
	document "${lines[@]}"
	printf '%s\n' "$@" >want
	for unit in para sent clause; do
		rpt-split -u "$unit" doc >in.tsv
		try rpt-sections -o -m in.tsv
		assert_status 0
		assert_silent
		: >got
		for name in title org year date; do
			column "$name" out | head -n 1 >>got
		done
		assert_same want got
		try rpt-sections -m in.tsv
		assert_status 0
		assert_silent
		for name in org year date; do
			column "$name" out | sort -u
		done >got
		tail -n +2 want >rest
		assert_same rest got
	done
}

@test "-m: a whole output" {
	document '柳溪县人民政府' '关于2023年度水利工作情况的报告' '发布时间：2024-02-05 09:30' '一、灌区' '修渠9公里。'
	sections -m
	assert_status 0
	assert_silent
	{
		rows "$H\t$OWN\torg\tyear\tdate"
		row 柳溪县人民政府 1 title 0 '' 0 '' '' 柳溪县人民政府 2023 2024-02-05
		row 关于2023年度水利工作情况的报告 2 title 0 '' 0 '' '' 柳溪县人民政府 2023 2024-02-05
		row '发布时间：2024-02-05 09:30' 3 meta 0 '' 0 '' '' 柳溪县人民政府 2023 2024-02-05
		row 一、灌区 4 heading 1 1 1 一、 灌区 柳溪县人民政府 2023 2024-02-05
		row 修渠9公里。 5 body 1 1 1 '' 灌区 柳溪县人民政府 2023 2024-02-05
	} >want
	assert_same want out
}

@test "-o -m: the row of the document has the title, on one line; the sections have none" {
	document '柳溪县人民政府' '关于2023年度水利工作情况的报告' '发布时间：2024-02-05 09:30' '一、灌区' '修渠9公里。'
	sections -o -m
	assert_status 0
	assert_silent
	end=$(wc -c <doc)
	{
		rows "$H\t$OWN\tkind\tstop\ttitle\torg\tyear\tdate"
		printf 'doc\t0\t%d\t%s\t1\ttitle\t0\t\t0\t\t\t\t%d\t%s\t%s\t2023\t2024-02-05\n' \
			"$(($(at 发布) - 1))" '柳溪县人民政府\n关于2023年度水利工作情况的报告' "$((end - 1))" \
			柳溪县人民政府关于2023年度水利工作情况的报告 柳溪县人民政府
		row 一、灌区 4 heading 1 1 1 一、 灌区 block "$((end - 1))" '' 柳溪县人民政府 2023 2024-02-05
	} >want
	assert_same want out
}

@test "-o -m -p: the order of the columns; -m and -p without -o too" {
	document '柳溪县水利工作情况的报告' '一、存在的问题' '设备老旧。'
	end=$(wc -c <doc)
	sections -o -m -p
	assert_status 0
	assert_silent
	{
		rows "$H\t$OWN\tkind\tstop\ttitle\torg\tyear\tdate\tpart\ttopic"
		row 柳溪县水利工作情况的报告 1 title 0 '' 0 '' '' '' $((end - 1)) 柳溪县水利工作情况的报告 '' '' '' '' ''
		row 一、存在的问题 2 heading 1 1 1 一、 存在的问题 block $((end - 1)) '' '' '' '' gaps ''
	} >want
	assert_same want out
	mv want outline
	sections -p -o -m
	assert_same outline out
	sections -m -p
	assert_status 0
	{
		rows "$H\t$OWN\torg\tyear\tdate\tpart\ttopic"
		row 柳溪县水利工作情况的报告 1 title 0 '' 0 '' '' '' '' '' '' ''
		row 一、存在的问题 2 heading 1 1 1 一、 存在的问题 '' '' '' gaps ''
		row 设备老旧。 3 body 1 1 1 '' 存在的问题 '' '' '' gaps ''
	} >want
	assert_same want out
	sections -o -p
	{
		rows "$H\t$OWN\tkind\tstop\tpart\ttopic"
		row 柳溪县水利工作情况的报告 1 title 0 '' 0 '' '' '' $((end - 1)) '' ''
		row 一、存在的问题 2 heading 1 1 1 一、 存在的问题 block $((end - 1)) gaps ''
	} >want
	assert_same want out
}

@test "-m: nothing known, all fields empty" {
	document '一、灌区' '修渠9公里。'
	sections -m
	assert_status 0
	assert_silent
	{
		rows "$H\t$OWN\torg\tyear\tdate"
		row 一、灌区 1 heading 1 1 1 一、 灌区 '' '' ''
		row 修渠9公里。 2 body 1 1 1 '' 灌区 '' '' ''
	} >want
	assert_same want out
	data '一、灌区' '修渠9公里。' -- '' '' '' ''
}

@test "-m: the title joined over its lines, without Markdown" {
	data '中共柳溪县河东镇委员会' '柳溪县河东镇人民政府' '关于2024年法治建设情况的报告' '各项工作有序推进。' -- \
		中共柳溪县河东镇委员会柳溪县河东镇人民政府关于2024年法治建设情况的报告 中共柳溪县河东镇委员会柳溪县河东镇人民政府 2024 ''
	data '# **柳溪县2022年水利工作报告**' '各项工作有序推进。' -- 柳溪县2022年水利工作报告 '' 2022 ''
	data '柳溪县2022年水利工作报告' '来源：柳溪县水务局' '柳溪县2022年水利工作报告' '各项工作有序推进。' -- \
		柳溪县2022年水利工作报告 柳溪县水务局 2022 ''
}

@test "-m: the body before 关于 goes before signature, line under the title and source" {
	data '柳溪县人民政府关于2023年水利工作情况的报告' '柳溪县司法局' '来源：柳溪县审计局' '各项工作有序推进。' '特此报告。' \
		'柳溪县水务局' '2024年1月9日' -- 柳溪县人民政府关于2023年水利工作情况的报告 柳溪县人民政府 2023 2024-01-09
	data '柳溪县2023年水利工作情况的报告' '柳溪县司法局' '来源：柳溪县审计局' '各项工作有序推进。' '特此报告。' \
		'柳溪县水务局' '2024年1月9日' -- 柳溪县2023年水利工作情况的报告 柳溪县水务局 2023 2024-01-09
	data '柳溪县2023年水利工作情况的报告' '柳溪县司法局' '来源：柳溪县审计局' '各项工作有序推进。' -- \
		柳溪县2023年水利工作情况的报告 柳溪县司法局 2023 ''
	data '柳溪县2023年水利工作情况的报告' '来源：柳溪县审计局' '各项工作有序推进。' -- \
		柳溪县2023年水利工作情况的报告 柳溪县审计局 2023 ''
}

@test "-m: 关于 without a body before it names none" {
	data '关于2023年水利工作情况的报告' '来源：柳溪县水务局' '各项工作有序推进。' -- 关于2023年水利工作情况的报告 柳溪县水务局 2023 ''
	data '2023年度关于水利工作情况的报告' '各项工作有序推进。' -- 2023年度关于水利工作情况的报告 '' 2023 ''
}

@test "-m: a work report given early in a year is on the year before" {
	data '政府工作报告' '——2024年1月9日在柳溪县第三届人民代表大会第四次会议上' '各位代表：' '现在报告工作。' -- 政府工作报告 '' 2023 ''
	data '政府工作报告' '（2024年2月19日在柳溪县第三届人民代表大会第四次会议上）' '各位代表：' '现在报告工作。' -- 政府工作报告 '' 2023 ''
	data '2024年柳溪县政府工作报告' '各位代表：' '现在报告工作。' -- 2024年柳溪县政府工作报告 '' 2023 ''
}

@test "-m: a report on a 年度, and a communique, name their year, whatever year they came out in" {
	data '柳溪县2023年度水利工作报告' '2024年3月4日' '各项工作有序推进。' -- 柳溪县2023年度水利工作报告 '' 2023 2024-03-04
	data '柳溪县2023年国民经济和社会发展统计公报' '柳溪县统计局' '2024年3月28日' '一、综合' '经济平稳运行。' -- \
		柳溪县2023年国民经济和社会发展统计公报 柳溪县统计局 2023 2024-03-28
	data '柳溪县二〇二三年度水利工作报告' '各项工作有序推进。' -- 柳溪县二〇二三年度水利工作报告 '' 2023 ''
	data '柳溪县２０２３年度水利工作报告' '各项工作有序推进。' -- 柳溪县２０２３年度水利工作报告 '' 2023 ''
}

@test "-m: without a title the year is that of the heading that looks back" {
	data '一、2022年工作回顾' '修渠9公里。' '二、2023年工作安排' '修渠7公里。' -- '' '' 2022 ''
	data '一、2023年工作安排' '修渠7公里。' '二、2022年工作回顾' '修渠9公里。' -- '' '' 2022 ''
}

@test "-m: the date of publication goes before that of the signature" {
	data '柳溪县2023年水利工作报告' '发布日期：2024年3月5日' '各项工作有序推进。' '特此报告。' '柳溪县水务局' '2024年1月9日' -- \
		柳溪县2023年水利工作报告 柳溪县水务局 2023 2024-03-05
	data '柳溪县2023年水利工作报告' '各项工作有序推进。' '特此报告。' '柳溪县水务局' '2024年1月9日' -- \
		柳溪县2023年水利工作报告 柳溪县水务局 2023 2024-01-09
	data '柳溪县2023年水利工作报告' '各项工作有序推进。' '特此报告。' '柳溪县水务局' '二〇二四年一月九日' -- \
		柳溪县2023年水利工作报告 柳溪县水务局 2023 2024-01-09
	data '柳溪县2023年水利工作报告' '2024-03-05 10:20' '各项工作有序推进。' '特此报告。' '柳溪县水务局' '2024年1月9日' -- \
		柳溪县2023年水利工作报告 柳溪县水务局 2023 2024-03-05
	data '柳溪县2023年水利工作报告' '发布时间：2024-03-05' '更新时间：2024-04-01' '各项工作有序推进。' -- \
		柳溪县2023年水利工作报告 '' 2023 2024-03-05
}

@test "-m: dates inside the text are none of the report's" {
	data '柳溪县2023年水利工作报告' '2023年6月7日，灌区通水。' '一、2021年项目清单' '2022年5月3日移交。' -- 柳溪县2023年水利工作报告 '' 2023 ''
}

@test "-m: each document of a stream has its own data" {
	rows '柳溪县人民政府关于2023年水利工作情况的报告' '发布时间：2024-02-05' '一、灌区' >a
	rows '一、灌区' >b
	rows '东川县2021年度水利工作报告' '一、灌区' >c
	rpt-split -u para a b c >in.tsv
	try rpt-sections -m in.tsv
	assert_status 0
	for name in doc org year date; do
		column "$name" out >"got.$name"
	done
	paste got.doc got.org got.year got.date >got
	rows 'a\t柳溪县人民政府\t2023\t2024-02-05' 'a\t柳溪县人民政府\t2023\t2024-02-05' 'a\t柳溪县人民政府\t2023\t2024-02-05' 'b\t\t\t' \
		'c\t\t2021\t' 'c\t\t2021\t' >want
	assert_same want got
}

@test "-m: columns that are there already are replaced in place" {
	rows "$H\tyear\tplace" 'd\t0\t9\t一、甲\t1999\tx' >in
	try rpt-sections -m in
	assert_status 0
	assert_out "$H\tyear\tplace\trole\tlevel\tpath\tsec\tlabel\theading\torg\tdate" 'd\t0\t9\t一、甲\t\tx\theading\t1\t1\t1\t一、\t甲\t\t'
}

@test "-m: the year resolves dates that rpt-numbers reads" {
	document '柳溪县2023年度水利工作报告' '一、灌区' '8月通水。'
	sections -m
	rpt-numbers out >facts
	column value facts >got
	rows 2023 2023-08 >want
	assert_same want got
}

# ---- -p ----

# values OPTION...: label, part and topic of each section of doc
values() {
	sections -o "$@"
	assert_status 0
	assert_silent
	for name in label part topic; do
		column "$name" out >"got.$name"
	done
	paste got.label got.part got.topic | tail -n +2 >got
}

# assert_values LINE...
assert_values() {
	rows "$@" >want
	assert_same want got
}

@test "-p: the parts, by their headings" {
	document '一、主要做法和成效' '略。' '二、存在的问题' '略。' '三、党政主要负责人履行推进法治建设第一责任人职责情况' '略。' \
		'四、上年度反馈问题整改情况' '略。' '五、下一步工作打算' '略。'
	values -p
	column part out | tail -n +2 >got
	rows 'done' gaps leader fixes plan >want
	assert_same want got
}

@test "-p: the topics, by their headings" {
	document '一、主要做法' '（一）加强党的领导' '略。' '（二）优化政务服务' '略。' '（三）规范性文件管理' '略。' '（四）科学民主依法决策' '略。' \
		'（五）严格规范行政执法' '略。' '（六）突发事件应对' '略。' '（七）化解矛盾纠纷' '略。' '（八）自觉接受监督' '略。' \
		'（九）建设数字政府' '略。' '（十）开展普法宣传' '略。' '（十一）公共法律服务' '略。'
	values -p
	assert_values '一、\tdone\t' '（一）\tdone\tparty' '（二）\tdone\tservices' '（三）\tdone\trules' '（四）\tdone\tdecisions' \
		'（五）\tdone\tenforcement' '（六）\tdone\temergencies' '（七）\tdone\tdisputes' '（八）\tdone\toversight' \
		'（九）\tdone\tdigital' '（十）\tdone\tpublicity' '（十一）\tdone\tlegal'
}

@test "-p: every row of a section has its part and topic; the others have none" {
	document '柳溪县2023年法治工作报告' '现将情况报告如下。' '一、主要做法' '（一）严格行政执法' '办案9件。' '二、存在的问题' '设备老旧。' '特此报告。'
	sections -p
	assert_status 0
	assert_silent
	{
		rows "$H\t$OWN\tpart\ttopic"
		row 柳溪县2023年法治工作报告 1 title 0 '' 0 '' '' '' ''
		row 现将情况报告如下。 2 body 0 '' 0 '' '' '' ''
		row 一、主要做法 3 heading 1 1 1 一、 主要做法 'done' ''
		row （一）严格行政执法 4 heading 2 1.1 2 （一） 严格行政执法 'done' enforcement
		row 办案9件。 5 body 2 1.1 2 '' 严格行政执法 'done' enforcement
		row 二、存在的问题 6 heading 1 2 3 二、 存在的问题 gaps ''
		row 设备老旧。 7 body 1 2 3 '' 存在的问题 gaps ''
		row 特此报告。 8 close 0 '' 0 '' '' '' ''
	} >want
	assert_same want out
}

@test "-p: a silent section of the first level after the plan goes on with it" {
	document '一、主要做法' '略。' '二、下一步打算' '略。' '三、抓好灌区配套' '略。' '四、抓好堤防加固' '略。'
	values -p
	column part out | tail -n +2 >got
	rows 'done' plan plan plan >want
	assert_same want got
	# before the plan nothing is handed over
	document '一、抓好灌区配套' '略。' '二、下一步打算' '略。'
	values -p
	column part out | tail -n +2 >got
	rows '' plan >want
	assert_same want got
}

@test "-p does not depend on the cut" {
	document '一、主要做法' '（一）严格行政执法' '办案9件，结案7件。一是严查；二是严办。' '二、下一步打算' '加强普法。' '三、抓好灌区配套' '略。'
	values -p
	mv got first
	for unit in sent clause; do
		rpt-split -u $unit doc >in.tsv
		try rpt-sections -o -p in.tsv
		assert_status 0
		for name in label part topic; do
			column "$name" out >"got.$name"
		done
		paste got.label got.part got.topic | tail -n +2 >got
		assert_same first got
	done
}

# ---- -T ----

# table LINE...: topics.tsv of these lines behind its header
table() {
	rows '#column\tvalue\tpattern\twhere' "$@" >topics.tsv
}

@test "-T: an own table in place of the built-in one; the first row that matches decides, in each column" {
	table 'part\twater\t水\theading' 'part\tcanal\t渠\theading' 'topic\tcanal\t渠\theading' 'topic\twater\t水\theading'
	document '一、修水渠' '略。' '二、蓄水' '略。' '三、开渠' '略。' '四、存在的问题' '略。'
	values -T topics.tsv
	assert_values '一、\twater\tcanal' '二、\twater\twater' '三、\tcanal\tcanal' '四、\t\t'
}

@test "-T: whole outputs; the row of the document has neither" {
	table 'topic\twater\t^修渠$\theading'
	document '柳溪县水利工作报告' '一、修渠' '办班2期。'
	sections -T topics.tsv
	assert_status 0
	assert_silent
	{
		rows "$H\t$OWN\tpart\ttopic"
		row 柳溪县水利工作报告 1 title 0 '' 0 '' '' '' ''
		row 一、修渠 2 heading 1 1 1 一、 修渠 '' water
		row 办班2期。 3 body 1 1 1 '' 修渠 '' water
	} >want
	assert_same want out
	sections -n -T topics.tsv
	tail -n +2 want >rest
	assert_same rest out
}

@test "-T: values go down to sections that no row matches, columns apart" {
	table 'part\tA\t甲\theading' 'topic\tB\t乙\theading' 'part\tC\t丙\theading'
	document '一、甲' '（一）乙' '1.丁' '（1）丙' '2.丙' '（二）丁' '二、丁' '（一）丁'
	values -T topics.tsv
	assert_values '一、\tA\t' '（一）\tA\tB' '1.\tA\tB' '（1）\tC\tB' '2.\tC\tB' '（二）\tA\t' '二、\t\t' '（一）\t\t'
}

@test "-T: items inherit as other sections do" {
	table 'part\tA\t甲\theading' 'topic\tB\t乙\theading'
	document '一、甲' '一是抓乙，见效；二是抓丁，见效。'
	values -T topics.tsv
	assert_values '一、\tA\t' '一是\tA\tB' '二是\tA\t'
}

@test "-T: opening is asked where neither the heading nor the section above says anything" {
	table 'part\tA\t甲\theading' 'part\tO\t修渠\topening'
	document '一、丙' '修渠9公里。' '二、丙' '办班。修渠9公里。' '三、甲' '修渠9公里。' '四、甲' '（一）丙' '修渠9公里。' '五、丙' '（一）丁' '修渠9公里。'
	values -T topics.tsv
	column part out | tail -n +2 >got
	rows O '' A A A '' O >want
	assert_same want got
	# the first sentence of a run-in section stands behind its heading
	document '一、丙。修渠9公里。办班。' '二、丙。办班。修渠9公里。' '三、修渠。办班。'
	values -T topics.tsv
	assert_values '一、\tO\t' '二、\t\t' '三、\t\t'
}

@test "-T: heading patterns are not asked of the opening, nor opening patterns of the heading" {
	table 'part\tA\t甲\theading' 'part\tO\t乙\topening'
	document '一、乙' '甲。' '二、甲' '乙。'
	values -T topics.tsv
	assert_values '一、\t\t' '二、\tA\t'
}

@test "-T: - says none: the opening is not asked, nothing is handed down" {
	table 'part\t-\t附录\theading' 'part\tA\t甲\theading' 'part\tO\t修渠\topening'
	document '一、甲' '（一）附录' '修渠9公里。' '（二）丁' '二、附录' '（一）丁' '办班。' '（二）丁' '修渠9公里。' '（三）甲'
	values -T topics.tsv
	assert_values '一、\tA\t' '（一）\t\t' '（二）\tA\t' '二、\t\t' '（一）\t\t' '（二）\tO\t' '（三）\tA\t'
	# an opening may say none as well
	table 'part\t-\t办班\topening' 'part\tO\t.\topening'
	document '一、甲' '办班。' '二、甲' '修渠。'
	values -T topics.tsv
	assert_values '一、\t\t' '二、\tO\t'
}

@test "-T: first is the heading of the first section of the first level alone" {
	table 'part\tF\t甲\tfirst'
	document '一、甲' '略。' '（一）甲' '略。' '二、甲' '略。' '（一）甲' '略。'
	values -T topics.tsv
	assert_values '一、\tF\t' '（一）\tF\t' '二、\t\t' '（一）\t\t'
	document '一、乙' '（一）甲' '略。' '二、甲' '略。'
	values -T topics.tsv
	assert_values '一、\t\t' '（一）\t\t' '二、\t\t'
}

@test "-T: a plan of an own table goes on too, no other value does" {
	table 'part\tplan\t打算\theading' 'part\tgaps\t问题\theading' 'topic\tplan\t打算\theading'
	document '一、问题' '略。' '二、丙' '略。' '三、打算' '略。' '四、丙' '略。' '五、问题' '略。' '六、丙' '略。'
	values -T topics.tsv
	assert_values '一、\tgaps\t' '二、\t\t' '三、\tplan\tplan' '四、\tplan\t' '五、\tgaps\t' '六、\t\t'
}

@test "-T: headings are folded for width and white space" {
	table 'topic\tnet\t^5G基站建设$\theading'
	document '一、５Ｇ　基站 建设' '略。' '二、5G基站的建设' '略。'
	values -T topics.tsv
	assert_values '一、\t\tnet' '二、\t\t'
}

@test "-T: columns in any order, others passed over, comments, CRLF, a BOM, no last LF" {
	printf '\xef\xbb\xbf# parts\r\n#note\twhere\tpattern\tvalue\tcolumn\r\n\r\n# water\r\nx\theading\t水\tA\tpart\r\n\topening\t渠\tB\ttopic' >topics.tsv
	document '一、蓄水' '开渠。'
	values -T topics.tsv
	assert_values '一、\tA\tB'
}

@test "-T: a table without rows gives empty columns" {
	table
	document '一、存在的问题' '略。'
	values -T topics.tsv
	assert_values '一、\t\t'
}

# refused REASON LINE...: a table of these lines is refused with that message, and no row comes out
refused() {
	local reason=$1
	shift
	rows "$@" >topics.tsv
	rows "$H" 'd\t0\t9\t一、甲' >in
	try rpt-sections -T topics.tsv in
	assert_status 1 && assert_same /dev/null out && assert_message "rpt-sections: topics.tsv$reason"
}

@test "-T: a malformed table is refused with file and line, and no row comes out" {
	header='#column\tvalue\tpattern\twhere'
	refused ':2: column must be part or topic' "$header" 'parts\tA\t甲\theading'
	refused ':2: column must be part or topic' "$header" '\tA\t甲\theading'
	refused ':2: where must be heading, first or opening' "$header" 'part\tA\t甲\tclosing'
	refused ':2: where must be heading, first or opening' "$header" 'part\tA\t甲\t'
	refused ':2: no value' "$header" 'part\t\t甲\theading'
	refused ':2: no pattern' "$header" 'part\tA\t\theading'
	refused ':2: pattern: ' "$header" 'part\tA\t(甲\theading'
	refused ':2: pattern: ' "$header" 'part\tA\t[甲\theading'
	refused ':2: pattern: back-references are no part of an ERE' "$header" 'part\tA\t(甲)\\1\theading'
	refused ':2: 3 fields, the header has 4' "$header" 'part\tA\t甲'
	refused ':2: 5 fields, the header has 4' "$header" 'part\tA\t甲\theading\t'
	refused ':2: a value that is not UTF-8' "$header" 'part\tA\t\xbc\xd7\theading'
	refused ':1: column '"'where'"' named twice' '#column\tvalue\twhere\tpattern\twhere'
	refused ':1: a column without a name' '#column\tvalue\tpattern\twhere\t'
	refused ':1: a row before the header' 'part\tA\t甲\theading'
	refused ':3: a second header' "$header" 'part\tA\t甲\theading' "$header"
}

@test "-T: lines are counted with comments and blank lines; the first fault is named" {
	header='#column\tvalue\tpattern\twhere'
	refused ':6: column must be part or topic' '# mine' "$header" '' 'part\tA\t甲\theading' '# more' 'role\tA\t甲\theading' 'rest\tA\t甲\theading'
	refused ':4: pattern: ' '' "$header" 'part\tA\t甲\theading' 'topic\tA\t*(\theading'
	refused ':5: a value that is not UTF-8' "$header" 'part\tA\t甲\theading' '' '# x' 'part\t\xff\t甲\theading'
}

@test "-T: a column that is missing, a table without a header, a file that is missing" {
	refused ": no column 'column'" '#value\tpattern\twhere' 'A\t甲\theading'
	refused ": no column 'value'" '#column\tpattern\twhere' 'part\t甲\theading'
	refused ": no column 'pattern'" '#column\tvalue\twhere' 'part\tA\theading'
	refused ": no column 'where'" '#column\tvalue\tpattern' 'part\tA\t甲'
	refused ': no header' '# nothing'
	rm topics.tsv
	rows "$H" 'd\t0\t9\t一、甲' >in
	try rpt-sections -T topics.tsv in
	assert_status 1
	assert_same /dev/null out
	assert_message 'rpt-sections: topics.tsv: ' 'No such file or directory'
	try rpt-sections -T
	assert_usage rpt-sections
	try rpt-sections -p -T topics.tsv in
	assert_usage rpt-sections
}

# ---- -l ----

# findings LINE... -- FINDING...: what -l says of the document of these lines, `finding|path|text` each, however it was cut.
findings() {
	local lines=() unit
	while [[ $1 != -- ]]; do
		lines+=("$1")
		shift
	done
	shift
	document "${lines[@]}"
	: >want
	(($# == 0)) || printf '%s\n' "$@" >want
	for unit in para sent; do
		rpt-split -u "$unit" doc >in.tsv
		try rpt-sections -l in.tsv
		assert_status 0
		assert_silent
		for name in lint path text; do
			column "$name" out >"got.$name"
		done
		paste -d '|' got.lint got.path got.text >got
		assert_same want got
	done
}

@test "-l: a whole output; a row for each finding, header alone without any" {
	document '一、甲' '（一）乙。丙。' '（三）丁。戊。' '三、己' '庚。'
	sections -l
	assert_status 0
	assert_silent
	{
		rows "$H\t$OWN\tlint"
		row （三）丁 3 body 2 1.3 3 （三） 丁 gap
		row 三、己 4 heading 1 3 4 三、 己 gap
	} >want
	assert_same want out
	sections -l -n
	tail -n +2 want >rest
	assert_same rest out
	document '一、甲' '（一）乙' '（二）丙' '二、丁' '戊。'
	sections -l
	assert_status 0
	assert_silent
	assert_out "$H\t$OWN\tlint"
}

@test "-l: with -m and -p" {
	document '柳溪县2023年水利工作报告' '一、主要做法' '略。' '三、存在的问题' '略。'
	sections -l -m -p
	assert_status 0
	assert_silent
	{
		rows "$H\t$OWN\torg\tyear\tdate\tpart\ttopic\tlint"
		row 三、存在的问题 4 heading 1 3 2 三、 存在的问题 '' 2023 '' gaps '' gap
	} >want
	assert_same want out
}

@test "-l: gaps" {
	findings '一、甲' '二、乙' '四、丙' '五、丁' -- 'gap|4|四、丙'
	findings '二、甲' '三、乙' -- 'gap|2|二、甲'
	findings '一、甲' '1.乙' '2.丙' '4.丁' '二、戊' '1.己' '3.庚' -- 'gap|1.4|4.丁' 'gap|2.3|3.庚'
	findings '第一章 甲' '第三章 乙' -- 'gap|3|第三章 乙'
	findings '一、甲' '（1）乙' '（3）丙' -- 'gap|1.3|（3）丙'
	findings '①甲' '②乙' '④丙' -- 'gap|4|④丙'
}

@test "-l: repeated numbers" {
	findings '一、甲' '二、乙' '二、丙' '三、丁' -- 'repeat|2|二、丙'
	findings '一、甲' '（一）乙' '（二）丙' '（二）丁' '（三）戊' -- 'repeat|1.2|（二）丁'
	findings '1.甲' '2.乙' '2.丙' -- 'repeat|2|2.丙'
}

@test "-l: a level that is skipped where other sections have it" {
	findings '一、甲' '（一）乙' '1.丙' '2.丁' '（二）戊' '1.己' '二、庚' '1.辛' '2.壬' -- 'skip|2.1|1.辛'
	# a document that never has it skips nothing
	findings '一、甲' '1.乙' '2.丙' '二、丁' '1.戊' '2.己' --
}

@test "-l: damaged marks" {
	findings '一、甲' '二，乙' '三、丙' -- 'mark|2|二，乙'
	findings '一、甲' '二.乙' '三、丙' -- 'mark|2|二.乙'
	findings '一、甲' '二 、乙' '三、丙' -- 'mark|2|二 、乙'
}

@test "-l: nothing on what is in order" {
	findings '一、甲' '（一）乙' '1.丙' '（1）丁' '（2）戊' '2.己' '（二）庚' '二、辛' '（一）壬' --
	findings '一、甲' '一是乙；二是丙；三是丁。' '二、戊' '一是己；二是庚。' --
	findings '1.1 甲' '1.2 乙' '1.2.1 丙' '1.2.2 丁' '1.3 戊' --
	findings '一、甲' '——乙。丙。' '——丁。戊。' '二、己' --
	findings '一、甲' '首先，乙。丙。其次，丁。戊。' '二、己' --
	findings '（一）甲' '一、乙' '二、丙' '（二）丁' '一、戊' --
	findings '甲。' '乙。' --
}

@test "-l: chapters that count on through parts" {
	findings '第一部分 甲' '第一章 乙' '第二章 丙' '第二部分 丁' '第三章 戊' '第四章 己' --
	findings '第一部分 甲' '一、乙' '二、丙' '第二部分 丁' '三、戊' '四、己' --
}

@test "-l: the examples are in order" {
	for file in "$TESTS"/../examples/*.txt; do
		rpt-split "$file" >in.tsv
		try rpt-sections -l in.tsv
		assert_status 0
		assert_silent
		[[ $(wc -l <out) -eq 1 ]]
	done
}

@test "-l: each document for itself" {
	rows '一、甲' '二、乙' >a
	rows '三、甲' >b
	rows '一、甲' '三、乙' >c
	rpt-split -u para a b c >in.tsv
	try rpt-sections -l in.tsv
	assert_status 0
	column doc out >got.doc
	column text out >got.text
	paste -d ' ' got.doc got.text >got
	rows 'b 三、甲' 'c 三、乙' >want
	assert_same want got
}

@test "-o with -l is a usage error" {
	try rpt-sections -o -l
	assert_usage rpt-sections
	try rpt-sections -l -m -o
	assert_usage rpt-sections
}

@test "empty input gives nothing with any of them" {
	for option in -m -p -l '-o -m -p' '-l -m -p'; do
		# shellcheck disable=SC2086 # several options
		try rpt-sections $option </dev/null
		assert_status 0
		assert_silent
		assert_out
	done
}

@test "-m: a footnote mark behind Markdown" {
	printf '# **水利工作情况的报告**[1]\n修渠。\n' | rpt-split | rpt-sections -o -m | head -n 2 | rpt-tsv -n -c title >got
	rows 水利工作情况的报告 >want
	assert_same want got
}
