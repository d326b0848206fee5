#!/usr/bin/env bats
# rpt-split -w: hard-wrapped lines joined; -H: fingerprints of texts.

load helper

# A line of 32 characters, 64 columns and 96 bytes, and one of twice that.
FULL=县里把河道清淤和堤防加固列入年度计划由水务部门牵头实施并按月通报
WIDE=$FULL$FULL

# document LINE...: the file doc is these lines, and the rows that are expected of it begin.
document() {
	rows "$@" >doc
	expect para
}

# expect UNIT: the header of what is expected of the file doc; its rows begin at byte 0.
expect() {
	place=0
	case $1 in
	para) printf '%s\tpara\n' "$H" ;;
	sent) printf '%s\tpara\tsent\n' "$H" ;;
	clause) printf '%s\tpara\tsent\tclause\n' "$H" ;;
	esac >want
}

# gap N: N bytes without a row follow.
gap() {
	place=$((place + $1))
}

# piece TEXT [MORE...]: then the row of TEXT, in which \n is an LF.
piece() {
	local raw
	raw=$(printf '%b_' "$1")
	raw=${raw%_}
	printf 'doc\t%d\t%d\t%s' "$place" $((place + ${#raw})) "$1" >>want
	gap ${#raw}
	shift
	printf '\t%s' "$@" >>want
	printf '\n' >>want
}

# line TEXT PARA: a row of a paragraph with the LF behind it.
line() {
	piece "$@"
	gap 1
}

# wrapped OPTION...: what -w makes of doc is what was expected, and the bytes it claims.
wrapped() {
	try rpt-split -w "$@" doc
	assert_status 0
	assert_silent
	assert_same want out
	traced out
}

# traced FILE: each row is the bytes start..end of its document.
traced() {
	local doc start end text
	while IFS=$'\t' read -r doc start end text _; do
		[[ $doc == '#'* ]] && continue
		tail -c "+$((start + 1))" "$doc" | head -c $((end - start)) >bytes
		printf '%b' "$text" >claim
		assert_same bytes claim || return 1
	done <"$1"
}

# same_without FILE...: -w changes nothing, in all units.
same_without() {
	local unit
	for unit in para sent clause; do
		rpt-split -u "$unit" "$@" >want
		try rpt-split -w -u "$unit" "$@"
		assert_status 0
		assert_silent
		assert_same want out
	done
}

# ---- -w ----

@test "a whole output in three units: joined lines keep their LF, and their bytes are right" {
	document "$FULL" '进度，年底前完工。验收' '后续管护由各村负责。'
	line "$FULL\n进度，年底前完工。验收" 1
	line 后续管护由各村负责。 2
	wrapped -u para
	expect sent
	piece "$FULL\n进度，年底前完工。" 1 1
	line 验收 1 2
	line 后续管护由各村负责。 2 1
	wrapped
	wrapped -u sent
	expect clause
	piece "$FULL\n进度，" 1 1 1
	piece 年底前完工。 1 1 2
	line 验收 1 2 1
	line 后续管护由各村负责。 2 1 1
	wrapped -u clause
}

@test "without -w each line is a paragraph" {
	document "$FULL" 进度。
	line "$FULL" 1
	line 进度。 2
	try rpt-split -u para doc
	assert_status 0
	assert_same want out
}

@test "many lines make one paragraph, whose sentences begin and end anywhere" {
	document "$FULL" "$FULL" "一。$FULL" "二" "三。"
	line "$FULL\n$FULL\n一。$FULL\n二" 1
	line 三。 2
	wrapped -u para
	expect sent
	piece "$FULL\n$FULL\n一。" 1 1
	line "$FULL\n二" 1 2
	line 三。 2 1
	wrapped
}

@test "a line that closes with punctuation ends its paragraph" {
	for mark in 。 ！ ？ ； ： … ! '?' ';' : '。”' '。」'; do
		document "$FULL$mark" 下文续写。
		line "$FULL$mark" 1
		line 下文续写。 2
		wrapped -u para
	done
}

@test "commas do not close a line" {
	for mark in ， 、 ','; do
		document "$FULL$mark" 下文续写。
		line "$FULL$mark\n下文续写。" 1
		wrapped -u para
	done
}

@test "a line about as wide as the widest goes on, a narrower one does not" {
	document "$FULL。" "${FULL:0:-3}" 下文续写。 "${FULL:0:-30}" 另起一段。
	line "$FULL。" 1
	line "${FULL:0:-3}\n下文续写。" 2
	line "${FULL:0:-30}" 3
	line 另起一段。 4
	wrapped -u para
}

@test "width is counted in columns: ASCII takes half of it" {
	# 30 characters and four digits are 64 columns, 94 bytes; 32 digits for as many characters are half the width
	document "$FULL。" "${FULL:0:-6}1234" 下文续写。 "${FULL:0:48}0123456789012345" 另起一段。
	line "$FULL。" 1
	line "${FULL:0:-6}1234\n下文续写。" 2
	line "${FULL:0:48}0123456789012345" 3
	line 另起一段。 4
	wrapped -u para
}

@test "the widest of the last 50 lines counts, not one further up" {
	document "$WIDE。" "$FULL" 下文续写。
	line "$WIDE。" 1
	line "$FULL" 2
	line 下文续写。 3
	wrapped -u para
	{
		rows "$WIDE。"
		for ((i = 0; i < 60; i++)); do
			rows "$FULL。"
		done
		rows "$FULL" 下文续写。
	} >doc
	expect para
	line "$WIDE。" 1
	for ((i = 0; i < 60; i++)); do
		line "$FULL。" $((i + 2))
	done
	line "$FULL\n下文续写。" 62
	wrapped -u para
}

@test "a mark of the outline begins a paragraph" {
	for mark in 二、 （二） '(二)' 2. 2． 2、 （2） '(2)' ② ⑵ '第二章 ' '第二节 ' '第二部分 '; do
		document "$FULL" "${mark}修渠" "$FULL" 下文续写。
		line "$FULL" 1
		line "${mark}修渠" 2
		line "$FULL\n下文续写。" 3
		wrapped -u para
	done
}

@test "a mark behind Markdown begins a paragraph too" {
	for mark in '## 二、修渠' '**二、修渠**' '**（二）修渠。**'; do
		document "$FULL" "$mark"
		line "$FULL" 1
		line "$mark" 2
		wrapped -u para
	done
}

@test "numbers and years at the beginning of a line are no marks" {
	for begin in 1.5万元到位 2024年完工 12条渠道完工 2,700处隐患完成整改; do
		document "$FULL" "$begin，下文续写。"
		line "$FULL\n$begin，下文续写。" 1
		wrapped -u para
	done
}

@test "items inside a paragraph go on" {
	document "一是$FULL" '二是修渠；三是建泵' 另起一段。
	line "一是$FULL\n二是修渠；三是建泵" 1
	line 另起一段。 2
	wrapped -u para
	# and are sections of it all the same
	rows '一、做法' "一是$FULL" '牵头；二是建泵' >doc
	rpt-split -w -u para doc | rpt-sections >out
	rpt-tsv -n -c path,label,text out >got
	rows '1\t一、\t一、做法' "1.1\t一是\t一是$FULL\\\\n牵头；" '1.2\t二是\t二是建泵' >want
	assert_same want got
}

@test "a blank line ends the paragraph" {
	document "$FULL" '' 下文续写。 "$FULL" '　 ' 另起一段。
	piece "$FULL" 1
	gap 2
	line 下文续写。 2
	piece "$FULL" 3
	gap 6
	line 另起一段。 4
	wrapped -u para
}

@test "a page foot is a row of its own; the paragraph behind it goes on with its number" {
	for foot in -1- '- 12 -' '— 3 —' —45—; do
		document "$FULL" "$foot" 下文续写。 另起一段。
		line "$FULL" 1
		line "$foot" 2
		line 下文续写。 1
		line 另起一段。 3
		wrapped -u para
	done
}

@test "a page foot between blank lines, two of them, one at the end" {
	document "$FULL" '' -1- '' '' 下文续写。 "$FULL" -2- -3- 续写。 另起一段 -4-
	piece "$FULL" 1
	gap 2
	piece -1- 2
	gap 3
	line 下文续写。 1
	line "$FULL" 3
	line -2- 4
	line -3- 5
	line 续写。 3
	line 另起一段 6
	line -4- 7
	wrapped -u para
}

@test "lines are joined behind a page foot as before it" {
	document "$FULL" "$FULL" -1- "$FULL" 下文续写。
	line "$FULL\n$FULL" 1
	line -1- 2
	line "$FULL\n下文续写。" 1
	wrapped -u para
}

@test "behind a page foot a new paragraph begins when the line before it was closed or short, or a mark follows" {
	document "$FULL。" -1- 下文续写。
	line "$FULL。" 1
	line -1- 2
	line 下文续写。 3
	wrapped -u para
	document "$FULL。" 短行 -1- 下文续写。
	line "$FULL。" 1
	line 短行 2
	line -1- 3
	line 下文续写。 4
	wrapped -u para
	document "$FULL" -1- （二）修渠
	line "$FULL" 1
	line -1- 2
	line （二）修渠 3
	wrapped -u para
}

@test "a form feed ends the row; what follows has the same number" {
	document "$FULL" '\f下文续写。' "$FULL" '\f' 续写。 "$FULL。" '\f另起一段。'
	piece "$FULL" 1
	gap 2
	line 下文续写。 1
	piece "$FULL" 2
	gap 3
	line 续写。 2
	piece "$FULL。" 3
	gap 2
	line 另起一段。 4
	wrapped -u para
}

@test "a page foot and a form feed together" {
	document "$FULL" -1- '\f下文续写。' 另起一段。
	line "$FULL" 1
	piece -1- 2
	gap 2
	line 下文续写。 1
	line 另起一段。 3
	wrapped -u para
}

@test "tables are left alone" {
	document "$FULL" '| 指标 | 数值 |' '| --- | --- |' '| 渠道 | 12 |' "$FULL" '指标      年末数      比重' '渠道      12      100.0' 下文。
	line "$FULL" 1
	line '| 指标 | 数值 |' 2
	line '| --- | --- |' 3
	line '| 渠道 | 12 |' 4
	line "$FULL" 5
	line '指标      年末数      比重' 6
	line '渠道      12      100.0' 7
	line 下文。 8
	wrapped -u para
	row='| 由水务部门牵头实施的灌区续建项目 | 由交通部门牵头实施的道路养护项目 |'
	rows "$row" "$row" "$row" >doc
	same_without doc
}

@test "short lines are left alone" {
	document 柳溪县人民政府 关于水利工作情况的报告 各位代表 灌区 堤防 泵站 水闸
	same_without doc
	document 柳溪县水利工作报告 "$FULL" 下文续写。
	line 柳溪县水利工作报告 1
	line "$FULL\n下文续写。" 2
	wrapped -u para
}

@test "text without wrapped lines is cut as without -w: the examples" {
	same_without "$TESTS/../examples/liulin-2024.txt"
	for year in 2023 2024; do
		tail -n +3 "$TESTS/../examples/qinghe-$year.txt" >text # without its title, a wide line
		same_without text
	done
}

@test "text without wrapped lines: blanks at both ends, CRLF, a BOM, no last LF, nothing" {
	printf '\xef\xbb\xbf柳溪县报告\r\n\r\n　　%s。\f次句。  \r\n%s；\r\n尾句' "$FULL" "$FULL" >doc
	same_without doc
	printf '甲。' >doc
	same_without doc
	: >doc
	try rpt-split -w doc
	assert_status 0
	assert_out "$H\tpara\tsent"
	assert_message 'rpt-split: doc: warning: no text in it'
}

@test "CRLF and blanks between joined lines stay in the text" {
	document "$FULL\r" '下文续写。\r' "$FULL　 " '　　下文续写。'
	piece "$FULL\r\n下文续写。" 1
	gap 2
	line "$FULL　 \n　　下文续写。" 2
	wrapped -u para
}

@test "the last line needs no LF" {
	printf '%s\n下文续写' "$FULL" >doc
	expect para
	piece "$FULL\n下文续写" 1
	wrapped -u para
	printf '%s' "$FULL" >doc
	expect para
	piece "$FULL" 1
	wrapped -u para
}

@test "several documents: none goes on in the next, each has its own widest line" {
	rows "$WIDE。" "$WIDE" >a
	rows 下文。 "$FULL" 续写。 >b
	{
		rows "$H\tpara"
		span a 0 "$WIDE。" 1
		span a $((2 * 96 + 4)) "$WIDE" 2
		span b 0 下文。 1
		rows "b\t10\t$((10 + 96 + 1 + 9))\t$FULL\\\\n续写。\t2"
	} >want
	try rpt-split -w -u para a b
	assert_status 0
	assert_silent
	assert_same want out
	traced out
	rpt-split -w -u para a >first
	rpt-split -w -u para -n b >second
	cat first second >want
	assert_same want out
}

@test "standard input, -d, and the files of a frame" {
	rows "$FULL" 下文续写。 >doc
	text="$FULL\\\\n下文续写。"
	try rpt-split -w -d 柳溪 <doc
	assert_status 0
	assert_out "$H\tpara\tsent" "柳溪\t0\t112\t$text\t1\t1"
	rows '#year\tdoc' '2024\tdoc' >frame.tsv
	try rpt-split -w -M frame.tsv
	assert_status 0
	assert_out "$H\tpara\tsent\tyear" "doc\t0\t112\t$text\t1\t1\t2024"
}

@test "-t: documents in rows are joined as files are" {
	rows '#id\tdoc\ttext' "7\ta\t$FULL\\\\n下文续写。\\\\n另起。" "8\tb\t续写。\\\\n$FULL\\\\n-1-\\\\n尾句。" >in
	try rpt-split -t -w -u para in
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tid" "a\t0\t112\t$FULL\\\\n下文续写。\t1\t7" 'a\t113\t122\t另起。\t2\t7' \
		'b\t0\t9\t续写。\t1\t8' "b\t10\t106\t$FULL\t2\t8" 'b\t107\t110\t-1-\t3\t8' 'b\t111\t120\t尾句。\t2\t8'
	rows "$FULL" 下文续写。 -1- "$FULL" 尾句。 >doc
	for unit in para sent clause; do
		rpt-split -w -u $unit doc >want
		awk 'BEGIN { printf "#doc\ttext\ndoc\t" } { printf "%s\\n", $0 } END { print "" }' doc >in
		try rpt-split -t -w -u $unit in
		assert_status 0
		assert_same want out
	done
}

@test "-n leaves the header out" {
	rows "$FULL" 下文续写。 >doc
	rpt-split -w doc | tail -n +2 >want
	try rpt-split -w -n doc
	assert_status 0
	assert_same want out
	[[ -s out ]]
}

@test "a number and a heading that were wrapped are read as one" {
	rows "$FULL" "（一）${FULL}" "续建。年内由${FULL}投入1" '2.5万元，同比增长8%。' >doc
	rpt-split -w doc | rpt-sections | rpt-numbers >out
	rpt-tsv -n -c text,type,value,unit,change,base,path out >got
	rows '1\\n2.5万元\tmoney\t125000\t元\t\t\t1' '8%\tpercent\t8\t%\tup\tyoy\t1' >want
	assert_same want got
	traced out
}

@test "lines of mixed kinds: bytes are right, nothing is lost, rows come in order" {
	awk -v full="$FULL" 'BEGIN {
		srand(11)
		n = split(full "|" full "|" full "。|" full "，|短行|（一）" full "|2.修渠|-3-|\f" full "|||| 甲  乙  丙|一是" full "|1.5万元|次句。尾", kind, "|")
		for (i = 0; i < 400; i++)
			print kind[int(rand() * n) + 1]
	}' >mixed
	tr -d ' \n\f' <mixed >want
	for unit in para sent clause; do
		try rpt-split -w -u $unit mixed
		assert_status 0
		assert_silent
		tail -n +2 out | cut -f 4 | sed 's/\\n//g' | tr -d ' \n\f' >got
		assert_same want got
		awk -F'\t' '!/^#/ { if ($2 < end) print; end = $3 }' out >got
		assert_same /dev/null got
	done
	rpt-split -w -u para mixed >out
	traced out
	[[ $(grep -c '\\n' out) -gt 50 ]]
}

# ---- -H ----

# classes FILE: the stream with each hash as a letter: a new text has the next one.
classes() {
	awk -F'\t' -v OFS='\t' '
		/^#/ { for (i = 1; i <= NF; i++) if ($i == "hash") at = i; print; next }
		$at !~ /^[0-9a-f]+$/ || length($at) != 16 { print "no hash: " $at; next }
		!($at in seen) { seen[$at] = substr("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ++n, 1) }
		{ $at = seen[$at]; print }' "$1"
}

# same_hash TEXT...: all have one hash
same_hash() {
	rows "$@" | rpt-split -H -u para >out
	classes out | rpt-tsv -n -c hash | sort -u >got
	rows A >want
	assert_same want got
}

# other_hash TEXT...: each has its own
other_hash() {
	rows "$@" | rpt-split -H -u para >out
	[[ $(classes out | rpt-tsv -n -c hash | sort -u | wc -l) -eq $# ]] || fail "equal: $*"
}

@test "-H: a whole output" {
	printf '巡河12次。巡堤9次。\n巡河 3 次！\n' >doc
	try rpt-split -H doc
	assert_status 0
	assert_silent
	classes out >got
	rows "$H\tpara\tsent\thash" 'doc\t0\t14\t巡河12次。\t1\t1\tA' 'doc\t14\t27\t巡堤9次。\t1\t2\tB' 'doc\t28\t43\t巡河 3 次！\t2\t1\tA' >want
	assert_same want got
	try rpt-split -H -n doc
	tail -n +2 want >rest
	{
		rows "$H\tpara\tsent\thash"
		cat out
	} >all
	classes all | tail -n +2 >got
	assert_same rest got
}

@test "-H: the unit is that of the row" {
	printf '巡河12次，巡堤9次。巡河1次，巡堤2次。\n' >doc
	for unit in para sent clause; do
		try rpt-split -H -u $unit doc
		assert_status 0
		assert_silent
		classes out >got.$unit
	done
	rows "$H\tpara\thash" 'doc\t0\t53\t巡河12次，巡堤9次。巡河1次，巡堤2次。\t1\tA' >want
	assert_same want got.para
	rows "$H\tpara\tsent\thash" 'doc\t0\t27\t巡河12次，巡堤9次。\t1\t1\tA' 'doc\t27\t53\t巡河1次，巡堤2次。\t1\t2\tA' >want
	assert_same want got.sent
	rows "$H\tpara\tsent\tclause\thash" 'doc\t0\t14\t巡河12次，\t1\t1\t1\tA' 'doc\t14\t27\t巡堤9次。\t1\t1\t2\tB' \
		'doc\t27\t40\t巡河1次，\t1\t2\t1\tA' 'doc\t40\t53\t巡堤2次。\t1\t2\t2\tB' >want
	assert_same want got.clause
}

@test "-H: equal for another typography" {
	same_hash '修订"管护办法"(试行),新增5G基站3个;' '修订“管护办法”（试行），新增5G基站3个；' '修订「管护办法」（试行）新增５Ｇ基站３个' \
		'修订·《管护办法》【试行】：新增 5Ｇ 基站　3 个。' '**修订《管护办法》（试行）——新增5G基站3个！？……**'
}

@test "-H: equal for other figures" {
	same_hash 投入3万元，增长8%。 投入12.5万元，增长7.05%。 投入１，２３４万元，增长100%。 投入1,234,567.8万元，增长0%。
}

@test "-H: other for other words" {
	other_hash 巡河12次。 巡堤12次。 巡河12天。 巡河次。 河巡12次。 巡河12次12天。 巡河。 12。 'A12' 'B12'
}

@test "-H: a number more is another text" {
	other_hash '巡河3次、5次。' '巡河3次、次。' '巡河3、5次。' '巡河35次。'
}

@test "-H: a wrapped text has the hash of the same text on one line" {
	rows "$FULL" "进度12次。" >a
	rows "${FULL}进度3次。" >b
	rpt-split -w -H -u para a b >out
	classes out >got
	rows "$H\tpara\thash" "a\t0\t111\t$FULL\\\\n进度12次。\t1\tA" "b\t0\t109\t${FULL}进度3次。\t1\tA" >want
	assert_same want got
}

@test "-H: the same text has the same hash in any document, file, input and run" {
	rows 巡河12次。 >a
	rows 开工。 巡河12次。 >b
	{
		rpt-split -n -H a
		rpt-split -n -H b
		rpt-split -n -H <a
		rpt-split -n -H -u para a
		rows 'a\t巡河12次。' | rpt-split -n -H -t
	} | awk -F'\t' '$4 == "巡河12次。" { print $NF }' >got
	[[ $(wc -l <got) -eq 5 && $(sort -u got | wc -l) -eq 1 ]]
}

@test "-H: the column stands before those of a frame" {
	rows 巡河12次。 >a.txt
	rows '#place\tdoc\tyear' '530102\ta.txt\t2024' >frame.tsv
	try rpt-split -H -u clause -M frame.tsv
	assert_status 0
	assert_silent
	classes out >got
	rows "$H\tpara\tsent\tclause\thash\tplace\tyear" 'a.txt\t0\t14\t巡河12次。\t1\t1\t1\tA\t530102\t2024' >want
	assert_same want got
	try rpt-split -H -M frame.tsv a.txt
	assert_status 0
	classes out >got
	rows "$H\tpara\tsent\thash\tplace\tyear" 'a.txt\t0\t14\t巡河12次。\t1\t1\tA\t530102\t2024' 'a.txt\t0\t14\t巡河12次。\t1\t1\tA\t\t' >want
	assert_same want got
}

@test "-H: and before those that documents in rows bring along" {
	rows '#id\tdoc\ttext' '7\ta\t巡河12次。' | rpt-split -H -t >out
	classes out >got
	rows "$H\tpara\tsent\thash\tid" 'a\t0\t14\t巡河12次。\t1\t1\tA\t7' >want
	assert_same want got
}

@test "-H: a frame with a column hash is refused; without -H it is a column as any" {
	rows 巡河12次。 >a.txt
	rows '#doc\thash' 'a.txt\tx' >frame.tsv
	try rpt-split -H -M frame.tsv
	assert_status 1
	assert_same /dev/null out
	assert_message "rpt-split: frame.tsv: column 'hash': rows have one of this name already"
	try rpt-split -M frame.tsv
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent\thash" 'a.txt\t0\t14\t巡河12次。\t1\t1\tx'
}

@test "-H: the examples: every row has a hash, sort and uniq find what two years share" {
	rpt-split -H "$TESTS"/../examples/qinghe-2023.txt "$TESTS"/../examples/qinghe-2024.txt >out
	awk -F'\t' '!/^#/ && (NF != 7 || $7 !~ /^[0-9a-f]+$/ || length($7) != 16)' out >got
	assert_same /dev/null got
	# 特此报告。 stands in both
	awk -F'\t' '$4 == "特此报告。" { print $7 }' out >got
	[[ $(wc -l <got) -eq 2 && $(sort -u got | wc -l) -eq 1 ]]
	rpt-split "$TESTS"/../examples/qinghe-2023.txt "$TESTS"/../examples/qinghe-2024.txt >want
	cut -f 1-6 out >got
	assert_same want got
}

@test "without -H there is no hash" {
	rows 巡河12次。 >doc
	try rpt-split doc
	assert_out "$H\tpara\tsent" 'doc\t0\t14\t巡河12次。\t1\t1'
}

@test "-w: page feet in full-width forms" {
	for foot in '－4－' '—４—' '-４-'; do
		printf '%s\n%s\n续写。\n' "$FULL" "$foot" | rpt-split -n -w -u para | cut -f 5 >got
		rows 1 2 1 >want
		assert_same want got
	done
}

@test "-w: decimal marks and 1) begin a paragraph" {
	for mark in '1.2 ' '2.3.1 ' '2)' '2）'; do
		printf '%s\n%s修渠\n' "$FULL" "$mark" | rpt-split -n -w -u para | cut -f 5 >got
		rows 1 2 >want
		assert_same want got
	done
}

@test "-w: the examples are cut as without" {
	for file in "$TESTS"/../examples/*.txt; do
		rpt-split "$file" >want
		rpt-split -w "$file" >out
		assert_same want out
	done
}

@test "a heading that was wrapped has no LF" {
	printf '一、%s\n续建工程\n' "$FULL" | rpt-split -w | rpt-sections | rpt-tsv -n -c heading >got
	rows "${FULL}续建工程" >want
	assert_same want got
}
