#!/usr/bin/env bats
# rpt-numbers -k: which indicator a fact is one of; -e and -v.

load helper

# book LINE...: codebook.tsv of these lines
book() {
	rows "$@" >codebook.tsv
}

# keys TEXT [OPTION...]: text, value, unit and key of each fact
keys() {
	local text=$1
	shift
	printf '%s\n' "$text" | rpt-split -d doc >rows.tsv
	try rpt-numbers -k codebook.tsv "$@" rows.tsv
	rpt-tsv -n -c text,value,unit,key out >got
}

assert_keys() {
	rows "$@" >want
	assert_same want got
}

@test "the first row that fits gives the key" {
	book '#key\tpattern' 'received\t受理.*复议' 'handled\t办结.*复议' 'any\t复议'
	keys '受理行政复议案件53件,办结33件,审理行政复议案件20件,开展普法9场次。'
	assert_status 0
	assert_silent
	assert_keys '53件\t53\t件\treceived' '33件\t33\t件\thandled' '20件\t20\t件\tany' '9场次\t9\t场次\t'
}

@test "the key is the last column and replaces one that is there" {
	book '#key\tpattern' 'k\t案件'
	rows "$H\tkey\tsource" 'd\t0\t19\t受理案件5件。\told\tx' >in
	try rpt-numbers -k codebook.tsv in
	assert_status 0
	assert_out "$H\tkey\tsource\ttype\tvalue\tmax\tunit\tmod\tchange\tbase\twhat\tsense\twhen\tagg" \
		'd\t12\t16\t5件\tk\tx\tcount\t5\t\t件\t\t\t\t受理案件\tdone\t\t'
	try rpt-numbers -s -k codebook.tsv in
	assert_out "$H\tkey\tsource\ttype\tvalue\tmax\tunit\tmod\tchange\tbase\twhat\tsense\twhen\tagg\tsentence" \
		'd\t12\t16\t5件\tk\tx\tcount\t5\t\t件\t\t\t\t受理案件\tdone\t\t\t受理案件5件。'
}

@test "conditions: alternatives, none, any; on columns of the stream too" {
	book '#key\tpattern\ttype\tunit\tchange\tpart' 'level\t案件\tcount\t件|宗\t-\t' 'growth\t案件\tpercent\t\tup|down\t' \
		'planned\t普法\t\t\t\tplan' 'held\t普法\t\t\t\t'
	rows "$H\tpara\tsent\tpart" 'd\t0\t71\t受理案件5宗,同比增长8%,调解案件6起,开展普法9场。\t1\t1\tdone' \
		'd\t80\t102\t开展普法10场次。\t2\t1\tplan' >in
	try rpt-numbers -k codebook.tsv in
	assert_status 0
	rpt-tsv -n -c text,key out >got
	rows '5宗\tlevel' '8%\tgrowth' '6起\t' '9场\theld' '10场次\tplanned' >want
	assert_same want got
}

@test "not: a pattern that must not match" {
	book '#key\tpattern\tnot' 'cases\t案件\t复议|应诉'
	keys '受理行政案件5件,受理行政复议案件6件。'
	assert_keys '5件\t5\t件\tcases' '6件\t6\t件\t'
}

@test "what is counted is folded for width and white space" {
	book '#key\tpattern' 'stations\t５Ｇ基站' 'cadres\t培训干部'
	keys '培训 干部30人,新建5G基站30个,新建５Ｇ基站40个。'
	assert_status 0
	assert_keys '30人\t30\t人\tcadres' '30个\t30\t个\tstations' '40个\t40\t个\tstations'
}

@test "to: units are converted exactly, others do not fit" {
	book '#key\tpattern\tto' 'area\t绿地\t公顷' 'mu\t绿地\t' 'rate\t死亡率\t%'
	keys '新增绿地3.50万平方米,新增绿地2公顷,新增绿地12亩,新增绿地10—20万平方米,人口死亡率7.04‰。'
	assert_status 0
	rpt-tsv -n -c value,max,unit,key out >got
	assert_keys '3.5\t\t公顷\tarea' '2\t\t公顷\tarea' '12\t\t亩\tmu' '10\t20\t公顷\tarea' '0.704\t\t%\trate'
}

@test "several documents and the same header again" {
	book '#key\tpattern' 'k\t案件'
	printf '受理案件5件。\n' | rpt-split -d a >one.tsv
	printf '受理案件6件。\n' | rpt-split -d b >two.tsv
	cat one.tsv two.tsv | rpt-numbers -k codebook.tsv -v >out 2>err
	[ "$(rpt-tsv -n -c doc,key out)" = "$(rows 'a\tk' 'b\tk')" ]
	rows 'rpt-numbers: codebook.tsv:2: k: facts 2, documents 2, a later row fits too 0' \
		'rpt-numbers: codebook.tsv: 2 of 2 facts have a key' >want
	assert_same want err
}

@test "-v: what each row caught, and what none did" {
	book '#key\tpattern' 'received\t受理' 'cases\t案件' 'cases\t案' 'none\t听证'
	keys '受理案件5件,审理案件6件,办结8件,开展普法3场,开展普法4场,培训2次。' -v
	assert_status 0
	rows 'rpt-numbers: codebook.tsv:2: received: facts 1, documents 1, a later row fits too 1' \
		'rpt-numbers: codebook.tsv:3: cases: facts 2, documents 1, a later row fits too 0' \
		'rpt-numbers: codebook.tsv:4: cases: never hit' \
		'rpt-numbers: codebook.tsv:5: none: never hit' \
		'rpt-numbers: codebook.tsv: 3 of 6 facts have a key' \
		'rpt-numbers: codebook.tsv: no key: 2 开展普法' \
		'rpt-numbers: codebook.tsv: no key: 1 培训' >want
	assert_same want err
}

@test "-e tries the examples, and says which fail" {
	book '#key\tpattern\tpart\texample\tcounter' 'good\t受理案件\tplan\t受理案件5件。\t办结案件5件。' 'bad\t听证\t\t受理案件5件。\t' \
		'worse\t普法\t\t开展普法3场。\t开展普法4场。' 'silent\t无\t\t\t'
	try rpt-numbers -k codebook.tsv -e
	assert_status 1
	assert_same /dev/null out
	rows 'rpt-numbers: codebook.tsv:3: bad: the example gives no fact with this key' \
		'rpt-numbers: codebook.tsv:4: worse: the counter gives one: 4场' >want
	assert_same want err
	book '#key\tpattern\texample\tcounter' 'good\t受理案件\t受理案件5件。\t办结案件5件。'
	try rpt-numbers -k codebook.tsv -e
	assert_status 0
	assert_silent
}

# refused REASON LINE...: a codebook of these lines is refused with that message, and no row comes out
refused() {
	local reason=$1
	shift
	book "$@"
	rows "$H" 'd\t0\t19\t受理案件5件。' >in
	try rpt-numbers -k codebook.tsv in
	assert_status 1 && assert_same /dev/null out && assert_message "rpt-numbers: codebook.tsv$reason"
}

@test "a bad codebook is refused with its line" {
	refused ':3: key '"'A'"' must match' '#key\tpattern' 'a\t甲' 'A\t乙'
	refused ':2: key '"'abcdefghijklmnopqrstuvwxyz'"' must match' '#key\tpattern' 'abcdefghijklmnopqrstuvwxyz\t甲'
	refused ':2: pattern: back-references are no part of an ERE' '#key\tpattern' 'a\t(甲)\\1'
	refused ':2: pattern: a count above 255' '#key\tpattern' 'a\t甲{256}'
	refused ':2: pattern: ' '#key\tpattern' 'a\t(甲'
	refused ':2: not: ' '#key\tpattern\tnot' 'a\t甲\t[乙'
	refused ':2: to '"'亩'"' is no unit' '#key\tpattern\tto' 'a\t甲\t亩'
	refused ':2: 1 field, the header has 2' '#key\tpattern' 'a'
	refused ':2: a value that is not UTF-8' '#key\tpattern' 'a\t\xca\xd0'
	refused ": no column 'pattern'" '#key\tlabel' 'a\tb'
	refused ": no column 'key'" '#pattern' 'a'
	refused ": column 'topic': the rows read have none of this name" '#key\tpattern\ttopic' 'a\t甲\tdigital'
}

@test "a missing codebook is an error; -e and -v need one; -e reads no input" {
	try rpt-numbers -k none.tsv
	assert_status 1
	assert_message 'rpt-numbers: none.tsv: '
	try rpt-numbers -e
	assert_usage rpt-numbers
	try rpt-numbers -v
	assert_usage rpt-numbers
	book '#key\tpattern' 'a\t甲'
	try rpt-numbers -k codebook.tsv -e file
	assert_usage rpt-numbers
}
