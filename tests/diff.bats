#!/usr/bin/env bats
# rpt-diff: alignment of facts, sections and sentences, pairs of documents, figures that moved and claims about them.
# stderr is set by run
# shellcheck disable=SC2154
bats_require_minimum_version 1.5.0

setup() {
	PATH="${RPT_BUILD:-$BATS_TEST_DIRNAME/../build}/bin:$PATH"
	examples=$BATS_TEST_DIRNAME/../examples
	cd "$BATS_TEST_TMPDIR" || return 1
	tab=$(printf '\t')
	common="#doc${tab}start${tab}end${tab}text${tab}op${tab}doc2${tab}start2${tab}end2${tab}text2${tab}sim"
}

# ---- making streams ----

# sentences, sections, numbers: raw text on standard input as rows of the document `r`.
sentences() {
	rpt-split -d r
}

sections() {
	rpt-split -d r | rpt-sections
}

numbers() {
	rpt-split -d r | rpt-numbers
}

# facts: rows of facts of the document `d`, each from a line `what|type|value|max|unit|mod|change|base|sense|when`.
facts() {
	awk -F'|' -v OFS='\t' '
		BEGIN {
			print "#doc", "start", "end", "text", "type", "value", "max", "unit", "mod", "change", "base", "what",
				"sense", "when"
		}
		{ print "d", NR, NR + 1, "x", $2, $3, $4, $5, $6, $7, $8, $1, $9, $10 }'
}

# table COLUMN...: rows of the document `d` with these columns, from lines with | between the fields; the text is x
# where it is not one of them.
table() {
	LC_ALL=C awk -F'|' -v OFS='\t' -v names="$*" '
		BEGIN {
			n = split(names, name, " ")
			line = "#doc" OFS "start" OFS "end" OFS "text"
			for (i = 1; i <= n; i++) {
				if (name[i] != "text")
					line = line OFS name[i]
			}
			print line
		}
		{
			text = "x"
			line = ""
			for (i = 1; i <= n; i++) {
				if (name[i] == "text")
					text = $i
				else
					line = line OFS $i
			}
			print "d", from + 0, from + length(text), text line
			from += length(text) + 1
		}'
}

# documents DOC...: a stream of documents with two rows each, of the same text in all.
documents() {
	printf '#doc\tstart\tend\ttext\n'
	for name; do
		printf '%s\t0\t1\tx\n%s\t2\t3\ty\n' "$name" "$name"
	done
}

# ---- running ----

# differs STATUS ARG...: rpt-diff ARG... writes standard input, nothing on stderr, and ends with STATUS.
differs() {
	cat >want
	want_status=$1
	shift
	status=0
	rpt-diff "$@" >got 2>err || status=$?
	diff want got
	diff /dev/null err
	[ "$status" -eq "$want_status" ]
}

# shows STATUS COLUMNS ARG...: the same for the named columns, with | between and without the header.
shows() {
	cat >want
	want_status=$1
	columns=$2
	shift 2
	status=0
	rpt-diff "$@" >out 2>err || status=$?
	awk -F'\t' -v names="$columns" '
		BEGIN { n = split(names, name, ",") }
		/^#/ {
			sub(/^#/, "")
			for (i = 1; i <= NF; i++)
				col[$i] = i
			next
		}
		{
			line = $col[name[1]]
			for (i = 2; i <= n; i++)
				line = line "|" $col[name[i]]
			print line
		}' out >got
	diff want got
	diff /dev/null err
	[ "$status" -eq "$want_status" ]
	rpt-tsv -q out
}

# refused MESSAGE ARG...: trouble, one message and nothing on standard output; usage() adds the usage line.
refused() {
	message=$1
	shift
	run --separate-stderr rpt-diff "$@"
	printf 'status %s, stderr: %s\n' "$status" "$stderr"
	[ "$status" -eq 2 ]
	[ "$output" = "" ]
	[[ "${stderr_lines[0]}" == "rpt-diff: "*"$message"* ]]
}

usage() {
	refused "$@"
	[[ "$stderr" == *"usage: rpt-diff "* ]]
}

# unsorted LINE ARG...: trouble at this line of the stream `bad`, whose other rows are a prefix of what comes out.
unsorted() {
	line=$1
	shift
	run --separate-stderr rpt-diff "$@"
	printf 'stderr: %s\n' "$stderr"
	[ "$status" -eq 2 ]
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ "$stderr" == "rpt-diff: bad:$line: "*order* ]]
}

# moves: lines `type|mod|old|new|delta|pct`, each a figure of two years, and what should come of it.
moves() {
	cat >moves
	[ -s moves ]
	awk -F'|' '{ print "w" NR "|" $1 "|" $3 "||u|" $2 }' moves | facts >old
	awk -F'|' '{ print "w" NR "|" $1 "|" $4 "||u|" $2 }' moves | facts >new
	rpt-diff old new >out 2>err || [ $? -eq 1 ]
	rpt-tsv -i rpt -o tsv -c type,old,new,delta,pct out | sed 1d | tr '\t' '|' >got
	cut -d'|' -f1,3- moves >want
	diff want got
	diff /dev/null err
}

# claims: lines `old|new|change|claim|want`: figures of two years, the change in percent the second states, and claim|claim_ok.
claims() {
	failed=
	while IFS='|' read -r before after change claim want; do
		printf '%s\n' "立案|count|$before||件" | facts >old
		printf '%s\n' "立案|count|$after||件" "立案|percent|$claim||%||$change|yoy" | facts >new
		sign=
		[ "$change" = up ] || sign=-
		got=$(rpt-diff old new | rpt-tsv -c claim,claim_ok -o tsv | sed -n 2p)
		[ "$got" = "$sign$claim$tab$want" ] || failed="$failed
$before to $after, $change $claim: $got, not $want"
	done
	printf '%s\n' "$failed"
	[ "$failed" = "" ]
}

# ---- a stream against itself ----

# same FLAG FILTER...: every report through split and the filters against itself has only = in this mode.
same() {
	flag=$1
	shift
	tried=0
	for report in "$examples"/*.txt; do
		rpt-split "$report" >rows
		for filter; do
			"$filter" <rows >next
			mv next rows
		done
		status=0
		rpt-diff "$flag" rows rows >out 2>err || status=$?
		[ "$status" -eq 0 ]
		diff /dev/null err
		rpt-tsv -c op,sim out | sed 1d | sort -u >ops
		diff <(printf '=\t1.000\n') ops
		rpt-tsv -q out
		tried=$((tried + 1))
	done
	[ "$tried" -ge 3 ]
}

@test "a report against itself has only =: facts" {
	same -f rpt-numbers
	same -f rpt-sections rpt-numbers
}

@test "a report against itself has only =: sections" {
	same -s rpt-sections
}

@test "a report against itself has only =: sentences, whatever stream they stand in" {
	same -t
	same -t rpt-sections
	same -t rpt-sections rpt-numbers
}

# itself: lines `FLAG|ROW ROW...`: a stream of such rows has only = against itself, each row with itself.
itself() {
	cat >streams
	[ -s streams ]
	while IFS='|' read -r flag lines; do
		for line in $lines; do
			case $flag in
			-f) printf '%s|%s\n' 8 "$line" ;;
			-s) printf '%s|%s\n' 一 "$line" ;;
			-t) printf '%s|%s\n' "$line" "$line" ;;
			esac
		done | case $flag in
		-f) table value what ;;
		-s) table label heading ;;
		-t) table note text ;;
		esac >rows
		shows 0 op,start,start2,sim "$flag" rows rows < <(sed 1d rows | awk -F'\t' '{ print "=|" $2 "|" $2 "|1.000" }')
		[ -s want ]
	done <streams
}

@test "a stream against itself has only =, also where its rows repeat" {
	itself <<-'END'
	-f|立案 立案 立案
	-f|立案 办结 立案 办结 受理立案 立案 立案 办结
	-s|水利 水利 水利
	-s|水利 林业 水利 水利： 林业 水利
	-t|修渠。 修渠。 修渠。
	-t|甲 乙 甲 甲 丙 乙 甲
	END
	yes 依法依规。 | head -n 100 | sentences >rows
	rpt-diff rows rows >out
	diff <(sed 1d out | cut -f2) <(sed 1d out | cut -f7)
	[ "$(sed 1d out | wc -l)" -eq 100 ]
}

@test "a stream against itself has only =, also where rows are pieces of rows that repeat" {
	itself <<-'END'
	-t|1 1 2 2 12 12
	-t|修渠 修渠三条 修渠 三条 修渠三条 修渠 三条 修渠
	-t|甲 甲甲 甲 甲甲甲 甲 甲 甲甲 甲
	END
}

@test "a report against itself: both spans are the same, and all rows are there" {
	for report in "$examples"/*.txt; do
		rpt-split "$report" | rpt-sections | rpt-numbers >rows
		for flag in -f -t; do
			rpt-diff "$flag" rows rows >out
			rpt-tsv -c doc,start,end,text rows >want
			rpt-tsv -c doc,start,end,text out >got
			diff want got
			rpt-tsv -c doc=doc2,start=start2,end=end2,text=text2 out >got
			diff want got
		done
	done
}

# ---- the columns ----

@test "facts: the whole output" {
	printf '立案260件。调解50件。\n' | numbers >old
	printf '立案247件,同比下降5%%。\n宣传8场。\n' | numbers >new
	differs 1 -f old new <<-END
	$common	key	what	type	unit	when	old	new	delta	pct	claim	claim_ok
	r	6	12	247件	~	r	6	12	260件	1.000		立案	count	件		260	247	-13	-5.00	-5	yes
	r	21	26	50件	-	r	21	26	50件			调解	count	件		50					
	r	25	27	5%	+							立案	percent	%			-5				
	r	37	41	8场	+							宣传	count	场			8				
	END
}

@test "sections: the whole output" {
	printf '一、水利\n修渠。\n二、林业\n' | sections >old
	printf '一、林业\n二、道路\n' | sections >new
	differs 1 -s old new <<-END
	$common	path	path2	heading	heading2
	r	0	12	一、水利	-	r	0	12	一、水利			1		水利
	r	0	12	一、林业	=	r	23	35	二、林业	1.000	1	2	林业	林业
	r	13	25	二、道路	+						2		道路	
	END
}

@test "sentences: the whole output" {
	printf '修渠三条。全县植树五万株。\n养蜂。\n' | sentences >old
	printf '修渠三条。全县植树六万株。\n种茶。\n' | sentences >new
	differs 1 -t old new <<-END
	$common
	r	0	15	修渠三条。	=	r	0	15	修渠三条。	1.000
	r	15	39	全县植树六万株。	~	r	15	39	全县植树五万株。	0.800
	r	40	49	养蜂。	-	r	40	49	养蜂。	
	r	40	49	种茶。	+					
	END
}

@test "-n: the same rows without the header, in each mode" {
	for flag in -f -s -t; do
		printf '一、投资5亿元。\n' | rpt-split | rpt-sections | rpt-numbers >old
		printf '一、投资6亿元。\n' | rpt-split | rpt-sections | rpt-numbers >new
		rpt-diff "$flag" old new >whole || [ $? -eq 1 ]
		[ "$(wc -l <whole)" -ge 2 ]
		rpt-diff "$flag" -n old new >out || [ $? -eq 1 ]
		diff <(sed 1d whole) out
	done
}

# mode STREAM FLAG: without a flag the streams are compared as with it.
mode() {
	rpt-diff "$1" "$1" >got
	rpt-diff "$2" "$1" "$1" >want
	[ -s want ]
	diff want got
}

@test "the default: facts where there is a value, else sections where there is a path, else sentences" {
	report=$examples/qinghe-2023.txt
	rpt-split "$report" >rows
	mode rows -t
	rpt-split "$report" | rpt-numbers >rows
	mode rows -f
	rpt-split "$report" | rpt-sections >rows
	mode rows -s
	rpt-split "$report" | rpt-sections | rpt-numbers >rows
	mode rows -f
	rpt-split "$report" | rpt-sections -o >rows
	mode rows -s
}

@test "the default where only one stream has the column" {
	printf '一、投资5亿元。\n' | sections >new
	printf '一、投资5亿元。\n' | sentences >old
	rpt-diff old new >got || [ $? -eq 1 ]
	diff <(printf '%s\n' "$common") <(head -n 1 got)
}

@test "an empty stream leaves the choice of columns to the other" {
	: >empty
	printf '投资5亿元。\n' | numbers >new
	shows 1 op,what,new empty new <<-'END'
	+|投资|500000000
	END
}

@test "the columns of -k go along, no others do" {
	printf '#doc\tstart\tend\ttext\tplace\tyear\tnote\na\t0\t3\t甲\t东\t2023\tx\n' >old
	printf '#doc\tplace\tstart\tend\ttext\tyear\tnote\nb\t东\t0\t3\t甲\t2024\ty\n' >new
	differs 0 -t -k place old new <<-END
	$common	place
	b	0	3	甲	=	a	0	3	甲	1.000	东
	END
	differs 1 -t -k year,place old new <<-END
	$common	year	place
	a	0	3	甲	-	a	0	3	甲		2023	东
	b	0	3	甲	+						2024	东
	END
}

@test "-k: a column that is written anyway is not written twice" {
	printf '立案|count|8||件\n' | facts >rows
	for keys in doc type what,doc unit,unit; do
		rpt-diff -f -k "$keys" rows rows >out
		rpt-tsv -q out
	done
	printf '一、水利\n' | sections >rows
	rpt-diff -s -k heading rows rows >out
	rpt-tsv -q out
	rpt-diff -t -k path,path rows rows >out
	rpt-tsv -q out
}

# ---- facts ----

@test "facts: one changed number is one ~" {
	for year in 2023 2024; do
		rpt-split -d r "$examples/qinghe-$year.txt" >rows
		rpt-numbers rows >old
		sed 's/开展执法检查[0-9]*次/开展执法检查6500次/' rows | rpt-numbers >new
		rpt-diff old new >out || status=$?
		[ "$status" -eq 1 ]
		rpt-tsv -g 'op!==' -c op,what,new out | sed 1d >got
		diff <(printf '~\t开展执法检查\t6500\n') got
		diff <(sed 1d old | wc -l) <(sed 1d out | wc -l)
	done
}

@test "facts: changed, added, dropped, and the order of NEW" {
	printf '修路12公里。建桥3座。植树400亩。种茶50亩。\n' | numbers >old
	printf '修路15公里。植树400亩。养蜂90箱。种茶50亩。\n' | numbers >new
	shows 1 op,what,old,new,delta,pct old new <<-'END'
	~|修路|12|15|3|25.00
	-|建桥|3|||
	=|植树|400|400|0|0.00
	+|养蜂||90||
	=|种茶|50|50|0|0.00
	END
}

@test "facts: dropped at the beginning and at the end" {
	printf '修路12公里。建桥3座。植树400亩。\n' | numbers >old
	printf '建桥3座。\n' | numbers >new
	shows 1 op,what old new <<-'END'
	-|修路
	=|建桥
	-|植树
	END
	shows 1 op,what new old <<-'END'
	+|修路
	=|建桥
	+|植树
	END
}

@test "facts: the same figure twice aligns in order" {
	printf '%s\n' '立案|count|8||件' '立案|count|9||件' | facts >old
	printf '%s\n' '立案|count|10||件' '立案|count|11||件' | facts >new
	shows 1 op,old,new old new <<-'END'
	~|8|10
	~|9|11
	END
	printf '%s\n' '立案|count|9||件' '立案|count|7||件' | facts >new
	shows 1 op,start2,old,new old new <<-'END'
	=|2|9|9
	~|1|8|7
	END
}

@test "facts: another type, a unit that is not kin, a plan or a change never align" {
	printf '%s\n' '立案|count|8||件||||done' | facts >old
	for other in '立案|money|8||件||||done' '立案|count|8||人||||done' '立案|count|8||||||done' \
		'立案|count|8||件||||plan' '立案|count|8||件||up|yoy|done'; do
		printf '%s\n' "$other" | facts >new
		for pair in 'old new' 'new old'; do
			read -ra words <<<"$pair"
			shows 1 op,what "${words[@]}" <<-'END'
			-|立案
			+|立案
			END
		done
	done
}

@test "facts: units that are kin align, and are a change" {
	printf '%s\n' '立案|count|8||件' '参训|count|30||人' '协会|count|6||家' '巡查|count|9||次' | facts >old
	printf '%s\n' '立案|count|8||起' '参训|count|33||名' '协会|count|6||个' '巡查|count|9||人次' | facts >new
	shows 1 op,sim,what,unit,old,new,delta,pct old new <<-'END'
	~|1.000|立案|起|8|8|0|0.00
	~|1.000|参训|名|30|33|3|10.00
	~|1.000|协会|个|6|6|0|0.00
	-||巡查|次|9|||
	+||巡查|人次||9||
	END
}

@test "facts: of two partners, the one of the same unit" {
	printf '%s\n' '立案|count|8||件' | facts >old
	printf '%s\n' '立案|count|9||起' '立案|count|9||件' | facts >new
	shows 1 op,unit,old,new old new <<-'END'
	+|起||9
	~|件|8|9
	END
}

@test "facts: names that are alike align, others do not" {
	printf '%s\n' '受理行政复议案件|count|40||件' | facts >old
	printf '%s\n' '受理复议案件|count|50||件' | facts >new
	shows 1 op,sim,what,old,new,delta,pct old new <<-'END'
	~|0.625|受理复议案件|40|50|10|25.00
	END
	printf '%s\n' '开展普法宣传|count|50||件' | facts >new
	shows 1 op,what old new <<-'END'
	-|受理行政复议案件
	+|开展普法宣传
	END
}

@test "facts: likeness is weighted by how rare a character and a pair of them are" {
	# of 6 names: 检 查 检查 stand in all (weight 1), 林 业 林业 展林 业检 and the like in one (3), others in 2 or 3 (2);
	# 水务检查 and 检查 are common to 开展水务检查 and 进行水务检查: 22 of 40, where unweighted it would be 14 of 22
	printf '%s\n' '开展水务检查|count|3||次' '开展林业检查|count|4||次' '开展市场检查|count|5||次' | facts >old
	printf '%s\n' '进行水务检查|count|6||次' '进行市场检查|count|8||次' '进行安全检查|count|9||次' | facts >new
	shows 1 op,sim,what,old,new old new <<-'END'
	~|0.550|进行水务检查|3|6
	-||开展林业检查|4|
	~|0.550|进行市场检查|5|8
	+||进行安全检查||9
	END
}

@test "facts: the same figure in other words is no difference" {
	printf '%s\n' '受理行政复议案件|count|40||件||||done|2023' '降低成本|percent|5|8|%|about|down|yoy' | facts >old
	printf '%s\n' '受理复议案件|count|40||件||||norm|2024' '成本降低|percent|5|8|%|about|down|mom' | facts >new
	differs 0 old new <<-END
	$common	key	what	type	unit	when	old	new	delta	pct	claim	claim_ok
	d	1	2	x	=	d	1	2	x	0.689		受理复议案件	count	件	2024	40	40	0	0.00		
	d	2	3	x	=	d	2	3	x	0.800		成本降低	percent	%		-5..-8	-5..-8				
	END
	# another value, upper end, modifier or direction is one, whatever the words
	while read -r before after; do
		printf '%s\n' "受理行政复议案件|$before" | facts >old
		printf '%s\n' "受理复议案件|$after" | facts >new
		shows 1 op old new <<-'END'
		~
		END
	done <<-'END'
	count|40||件 count|41||件
	count|40|50|件 count|40|51|件
	count|40|50|件 count|40||件
	count|40||件|about count|40||件
	count|40||件||up count|40||件||down
	END
}

@test "facts: zeros at the end of a decimal are no difference" {
	printf '%s\n' '产茶|measure|5||吨' '产蜜|measure|5.10||吨' '产丝|measure|0.50|1.00|吨' '产粟|measure|100||吨' | facts >old
	printf '%s\n' '产茶|measure|5.0||吨' '产蜜|measure|5.1||吨' '产丝|measure|0.5|1|吨' '产粟|measure|10||吨' | facts >new
	shows 1 op,what,old,new,delta,pct old new <<-'END'
	=|产茶|5|5.0|0.0|0.00
	=|产蜜|5.10|5.1|0.00|0.00
	=|产丝|0.50..1.00|0.5..1||
	~|产粟|100|10|-90|-90.00
	END
	shows 1 op,what,old,new,delta,pct new old <<-'END'
	=|产茶|5.0|5|0.0|0.00
	=|产蜜|5.1|5.10|0.00|0.00
	=|产丝|0.5..1|0.50..1.00||
	~|产粟|10|100|90|900.00
	END
}

@test "facts: words that shut each other out never align" {
	while read -r one other; do
		printf '%s\n' "全市$one指数总量|count|8||点" | facts >old
		printf '%s\n' "全市$other指数总量|count|8||点" | facts >new
		for pair in 'old new' 'new old'; do
			read -ra words <<<"$pair"
			rpt-diff "${words[@]}" >out && false
			diff <(printf -- '-\n+\n') <(rpt-tsv -c op out | sed 1d)
		done
	done <<-'END'
	同比 环比
	进口 出口
	收入 支出
	城镇 农村
	受理 办结
	城市 乡村
	END
	# those of one member, those of two families, and one alone do not
	while read -r one other; do
		printf '%s\n' "全市$one指数总量|count|8||点" | facts >old
		printf '%s\n' "全市$other指数总量|count|8||点" | facts >new
		rpt-diff old new >out
		diff <(printf '=\n') <(rpt-tsv -c op out | sed 1d)
	done <<-'END'
	城镇 城市
	城镇 进口
	同比 月度
	END
}

@test "facts: names with other numbers never align, but for years" {
	printf '%s\n' '百兆100M用户|count|8||户' '2023年底存栏|count|5||头' '农村宽带网络用户|count|9||户' | facts >old
	printf '%s\n' '百兆1000M用户|count|8||户' '2024年底存栏|count|5||头' '农村宽带5G网络用户|count|9||户' | facts >new
	shows 1 op,what,old,new old new <<-'END'
	-|百兆100M用户|8|
	+|百兆1000M用户||8
	=|2024年底存栏|5|5
	=|农村宽带5G网络用户|9|9
	END
}

@test "facts: a key of the codebook is stronger than words and numbers in the names" {
	printf '物价同比|count|8|点|price\n宽带100M用户|count|3|户|lines\n' | table what type value unit key >old
	printf '物价环比|count|9|点|price\n宽带1000M用户|count|4|户|lines\n' | table what type value unit key >new
	shows 1 op,what,old,new old new <<-'END'
	~|物价环比|8|9
	~|宽带1000M用户|3|4
	END
	sed 's/price/prices/; s/lines/line/' new >other
	shows 1 op,what,old,new old other <<-'END'
	-|物价同比|8|
	-|宽带100M用户|3|
	+|物价环比||9
	+|宽带1000M用户||4
	END
}

@test "facts: a fall is negative" {
	printf '%s\n' '成本|percent|6||%||up|yoy' '用工|count|20||人||down|yoy' '亏损|percent|0||%||up' '损耗|percent|2|3|%||down' \
		'排放|percent|-1.5||%||down' | facts >old
	printf '%s\n' '成本|percent|6||%||down|yoy' '用工|count|15||人||down|yoy' '亏损|percent|0||%||down' '损耗|percent|4|5|%||down' \
		'排放|percent|2||%||up' | facts >new
	shows 1 op,what,old,new,delta,pct old new <<-'END'
	~|成本|6|-6|-12|
	~|用工|-20|-15|5|
	~|亏损|0|0|0|
	~|损耗|-2..-3|-4..-5||
	~|排放|-1.5|2|3.5|
	END
}

@test "facts: key what type unit when are those of NEW, of OLD where it was dropped" {
	printf '#doc\tstart\tend\ttext\ttype\tvalue\tunit\twhat\twhen\tkey\n' >old
	cp old new
	printf 'd\t0\t1\tx\tcount\t8\t件\t立案\t2023\tcases\nd\t1\t2\tx\tmeasure\t5\t吨\t产茶\t2022\ttea\n' >>old
	printf 'd\t0\t1\tx\tcount\t9\t件\t立案\t2024\tcases\n' >>new
	shows 1 op,key,what,type,unit,when,old,new old new <<-'END'
	~|cases|立案|count|件|2024|8|9
	-|tea|产茶|measure|吨|2022|5|
	END
}

@test "facts: ranges are value..max, without delta and pct" {
	printf '%s\n' '产茶|measure|20000|30000|吨' '种桑|measure|5|8|亩' '植树|measure|7||亩' | facts >old
	printf '%s\n' '产茶|measure|30000|40000|吨' '种桑|measure|5|8|亩' '植树|measure|7|9|亩' | facts >new
	shows 1 op,old,new,delta,pct old new <<-'END'
	~|20000..30000|30000..40000||
	=|5..8|5..8||
	~|7|7..9||
	END
}

@test "facts: another modifier is a change" {
	printf '%s\n' '参训|count|30||人' '到会|count|40||人|over' | facts >old
	printf '%s\n' '参训|count|30||人|about' '到会|count|40||人|over' | facts >new
	shows 1 op,old,new,pct old new <<-'END'
	~|30|30|
	=|40|40|
	END
}

@test "facts: typography and white space in what make no difference" {
	printf '%s\n' '“一站式”办件|count|3||件' | facts >old
	printf '%s\n' "'一站式' 办件|count|3||件" | facts >new
	shows 0 op,sim old new <<-'END'
	=|1.000
	END
}

@test "delta and pct: exact, half away from zero" {
	moves <<-'END'
	count||8|9|1|12.50
	count||9|8|-1|-11.11
	count||3|1|-2|-66.67
	count||1|3|2|200.00
	count||200|201|1|0.50
	count||800|801|1|0.13
	count||800|799|-1|-0.13
	count||20000|20001|1|0.01
	count||20000|19999|-1|-0.01
	count||20001|20002|1|0.00
	count||5|5|0|0.00
	count||5|0|-5|-100.00
	count||123456789012345678901234567890|123456789012345678901234567891|1|0.00
	END
}

@test "delta and pct: decimals are no floats" {
	moves <<-'END'
	measure||0.1|0.3|0.2|200.00
	measure||0.3|0.1|-0.2|-66.67
	measure||0.2|0.3|0.1|50.00
	measure||1.1|2.2|1.1|100.00
	money||0.7|0.1|-0.6|-85.71
	money||10|9.999|-0.001|-0.01
	money||9007199254740993|9007199254740992|-1|0.00
	money||1.005|2.01|1.005|100.00
	END
}

@test "pct is empty for 0 before, for modifiers and for percentages" {
	moves <<-'END'
	count||0|5|5|
	measure||0.0|5.5|5.5|
	count|about|10|12|2|
	count|over|10|12|2|
	count|under|10|12|2|
	count|atleast|10|12|2|
	count|atmost|10|12|2|
	percent||97.5|98.4|0.9|
	percent||98.4|97.5|-0.9|
	points||2|3|1|
	END
}

@test "pct is empty when only one of the values has a modifier" {
	printf '%s\n' '甲|count|10||人|about' '乙|count|10||人' | facts >old
	printf '%s\n' '甲|count|12||人' '乙|count|12||人|over' | facts >new
	shows 1 op,delta,pct old new <<-'END'
	~|2|
	~|2|
	END
}

@test "dates of other forms never align" {
	printf '%s\n' '开工|date|2023-05' '会期|period|2023-01|2023-06' '闭幕|time|09:30' | facts >old
	printf '%s\n' '开工|date|2024-05-01' '会期|period|2024|2025' '闭幕|time|21:05' | facts >new
	shows 1 op,what,old,new old new <<-'END'
	-|开工|2023-05|
	-|会期|2023-01..2023-06|
	+|开工||2024-05-01
	+|会期||2024..2025
	~|闭幕|09:30|21:05
	END
}

@test "dates, ordinals and other names of places have no delta" {
	moves <<-'END'
	date||2023-05-03|2024-05-04||
	date||2023|2024||
	period||2023|2024||
	time||09:30|10:05||
	ordinal||3|5||
	code||7|8||
	name||12345|12346||
	label||1|2||
	END
	printf '2023年5月3日召开第3次会议。\n' | numbers >old
	printf '2024年5月4日召开第5次会议。\n' | numbers >new
	rpt-diff old new >out || [ $? -eq 1 ]
	[ "$(sed 1d out | wc -l)" -ge 2 ]
	rpt-tsv -c delta,pct out | sed 1d | sort -u >got
	diff <(printf '\t\n') got
}

# ---- claims ----

@test "claims: percent for figures, points for rates" {
	printf '立案260件。办结200件。化解率80%%。到期率70%%。\n' | numbers >old
	printf '立案247件,同比下降5%%。办结250件,同比增长25%%。化解率82.5%%,同比提高2.5个百分点。到期率65%%,同比下降5个百分点。\n' |
		numbers >new
	rpt-diff old new >out || [ $? -eq 1 ]
	rpt-tsv -g 'op=~' -c what,old,new,delta,pct,claim,claim_ok out | sed 1d | tr '\t' '|' >got
	diff - got <<-'END'
	立案|260|247|-13|-5.00|-5|yes
	办结|200|250|50|25.00|25|yes
	化解率|80|82.5|2.5||2.5|yes
	到期率|70|65|-5||-5|yes
	END
}

@test "claims: an amount, in the unit of the figure" {
	printf '%s\n' '用户|count|1000||户' '产茶|measure|20||吨' '植树|count|50||亩' | facts >old
	printf '%s\n' '用户|count|928||户' '用户|count|72||户||down|yoy' '产茶|measure|22.5||吨' '产茶|measure|2.4||吨||up|yoy' \
		'植树|count|60||亩' '植树|count|10||棵||up|yoy' | facts >new
	differs 1 old new <<-END
	$common	key	what	type	unit	when	old	new	delta	pct	claim	claim_ok
	d	1	2	x	~	d	1	2	x	1.000		用户	count	户		1000	928	-72	-7.20	-72	yes
	d	2	3	x	+							用户	count	户			-72				
	d	3	4	x	~	d	2	3	x	1.000		产茶	measure	吨		20	22.5	2.5	12.50	2.4	no
	d	4	5	x	+							产茶	measure	吨			2.4				
	d	5	6	x	~	d	3	4	x	1.000		植树	count	亩		50	60	10	20.00		
	d	6	7	x	+							植树	count	棵			10				
	END
	printf '用户1000户。\n' | numbers >old
	printf '用户928户,比上年减少72户。\n' | numbers >new
	rpt-diff old new >out || [ $? -eq 1 ]
	rpt-tsv -g 'op=~' -c what,old,new,delta,claim,claim_ok -o tsv out | sed 1d >got
	diff <(printf '用户\t1000\t928\t-72\t-72\tyes\n') got
}

@test "claims: the direction counts" {
	claims <<-'END'
	100|106|down|6|no
	100|94|up|6|no
	100|94|down|6|yes
	100|100|down|0|yes
	100|100|up|0|yes
	100|100|up|3|no
	END
}

@test "claims: what does not hold is no" {
	printf '立案260件。办结200件。化解率80%%。\n' | numbers >old
	printf '立案247件,同比下降7%%。办结250件,同比下降25%%。化解率82.5%%,同比提高3.5个百分点。\n' | numbers >new
	rpt-diff old new >out || [ $? -eq 1 ]
	rpt-tsv -g 'op=~' -c what,claim,claim_ok out | sed 1d | tr '\t' '|' >got
	diff - got <<-'END'
	立案|-7|no
	办结|-25|no
	化解率|3.5|no
	END
}

@test "claims: a change in percent about a rate is no claim in points" {
	printf '化解率80%%。\n' | numbers >old
	printf '化解率82%%,同比提高2.5%%。\n' | numbers >new
	rpt-diff old new >out || [ $? -eq 1 ]
	rpt-tsv -g what=化解率 -g old=80 -c new,delta,claim,claim_ok out | sed 1d | tr '\t' '|' >got
	diff <(echo '82|2||') got
}

@test "claims: another figure's, one against another base, or one with a modifier is none" {
	printf '%s\n' '立案|count|100||件' | facts >old
	for other in '办结|percent|5||%||up|yoy' '立案|percent|5||%||up|mom' '立案|percent|5||%||up|' \
		'立案|percent|5||%|about|up|yoy' '立案|percent|5||%||||'; do
		printf '%s\n' '立案|count|105||件' "$other" | facts >new
		rpt-diff old new >out || [ $? -eq 1 ]
		rpt-tsv -g 'op=~' -c pct,claim,claim_ok out | sed 1d >got
		diff <(printf '5.00\t\t\n') got
	done
}

@test "claims: rounded or cut at the last digit" {
	claims <<-'END'
	100|105|up|5|yes
	100|105|up|5.0|yes
	100|105|up|5.00|yes
	100|94|down|6|yes
	100|105.4|up|5|yes
	100|105.5|up|6|yes
	100|105.9|up|5|yes
	100|105.9|up|6|yes
	300|337|up|12.3|yes
	300|337|up|12|yes
	300|337|up|12.33|yes
	300|137|down|54.3|yes
	100|106|up|5|no
	100|94|up|6|no
	100|106|down|6|no
	300|337|up|12.2|no
	300|337|up|12.35|no
	END
}

@test "claims: not rounded up from below the half" {
	claims <<-'END'
	100|105.1|up|6|no
	100|105.01|up|6|no
	100|94.9|down|6|no
	300|337|up|12.4|no
	300|337|up|13|no
	END
}

@test "claims: with more decimals than pct has" {
	claims <<-'END'
	8000|8987|up|12.338|yes
	8000|8987|up|12.3375|yes
	8000|8987|up|12.339|no
	300|337|up|12.333|yes
	END
}

# ---- sections ----

@test "sections: renamed, new, gone, and those whose number changed" {
	sections >old <<-'END'
	一、加强组织领导
	（一）健全工作机制
	（二）清理拖欠账款
	二、推进河道治理
	三、下步打算
	END
	sections >new <<-'END'
	一、加强组织领导
	（一）完善工作机制
	二、推进河道治理
	三、建设数字水库
	四、下步打算
	END
	shows 1 op,path,path2,heading,heading2 old new <<-'END'
	=|1|1|加强组织领导|加强组织领导
	~|1.1|1.1|完善工作机制|健全工作机制
	-||1.2||清理拖欠账款
	=|2|2|推进河道治理|推进河道治理
	+|3||建设数字水库|
	=|4|3|下步打算|下步打算
	END
}

@test "sections: only renumbered is no difference" {
	printf '一、水利\n二、林业\n三、道路\n' | sections >old
	printf '二、水利\n三、林业\n四、道路\n' | sections >new
	rpt-diff old new >out
	diff <(printf '=\n=\n=\n') <(rpt-tsv -c op out | sed 1d)
}

@test "sections: moved" {
	printf '一、加强组织领导\n二、推进河道治理\n三、清理拖欠账款\n四、下步打算\n' | sections >old
	printf '一、清理拖欠账款\n二、加强组织领导\n三、推进河道治理\n四、下步打算\n' | sections >new
	shows 1 op,path,path2,heading old new <<-'END'
	>|1|3|清理拖欠账款
	=|2|1|加强组织领导
	=|3|2|推进河道治理
	=|4|4|下步打算
	END
}

@test "sections: a section that moved is > once, what lies in it stays =" {
	sections >old <<-'END'
	一、水利工作
	（一）修渠
	1.干渠
	2.支渠
	（二）建库
	二、林业工作
	（一）种树
	三、农业工作
	END
	sections >new <<-'END'
	一、林业工作
	（一）种树
	二、农业工作
	三、水利工作
	（一）修渠
	1.干渠
	2.支渠
	（二）建库
	END
	differs 1 old new <<-END
	$common	path	path2	heading	heading2
	r	0	18	一、林业工作	=	r	69	87	二、林业工作	1.000	1	2	林业工作	林业工作
	r	19	34	（一）种树	=	r	88	103	（一）种树	1.000	1.1	2.1	种树	种树
	r	35	53	二、农业工作	=	r	104	122	三、农业工作	1.000	2	3	农业工作	农业工作
	r	54	72	三、水利工作	>	r	0	18	一、水利工作	1.000	3	1	水利工作	水利工作
	r	73	88	（一）修渠	=	r	19	34	（一）修渠	1.000	3.1	1.1	修渠	修渠
	r	89	97	1.干渠	=	r	35	43	1.干渠	1.000	3.1.1	1.1.1	干渠	干渠
	r	98	106	2.支渠	=	r	44	52	2.支渠	1.000	3.1.2	1.1.2	支渠	支渠
	r	107	122	（二）建库	=	r	53	68	（二）建库	1.000	3.2	1.2	建库	建库
	END
}

@test "sections: one that goes to another section is >, so is one that changes places with its neighbour" {
	printf '一、水利工作\n（一）修渠\n（二）建库\n二、林业工作\n（一）种树\n（二）育苗\n（三）护林\n' | sections >old
	printf '一、水利工作\n（一）建库\n二、林业工作\n（一）护林\n（二）种树\n（三）育苗\n（四）修渠\n' | sections >new
	shows 1 op,path,path2,heading old new <<-'END'
	=|1|1|水利工作
	=|1.1|1.2|建库
	=|2|2|林业工作
	>|2.1|2.3|护林
	=|2.2|2.1|种树
	=|2.3|2.2|育苗
	>|2.4|1.1|修渠
	END
}

@test "sections: what lies in a section that was replaced stays =" {
	printf '一、水利工作\n（一）修渠\n（二）建库\n二、下步打算\n' | sections >old
	printf '一、交通建设\n（一）修渠\n（二）建库\n二、下步打算\n' | sections >new
	shows 1 op,path,path2,heading,heading2 old new <<-'END'
	-||1||水利工作
	+|1||交通建设|
	=|1.1|1.1|修渠|修渠
	=|1.2|1.2|建库|建库
	=|2|2|下步打算|下步打算
	END
}

@test "sections: a colon or a comma at the end of a heading makes no difference" {
	printf '一、水利工作：\n二、林业工作,\n三、农业，渔业\n四、道路工作；\n五、防汛工作,：\n' | sections >old
	printf '一、水利工作\n二、林业工作：\n三、农业渔业\n四、道路工作\n五、防汛工作\n' | sections >new
	shows 1 op,heading,heading2 old new <<-'END'
	=|水利工作|水利工作：
	=|林业工作：|林业工作,
	~|农业渔业|农业，渔业
	=|道路工作|道路工作；
	=|防汛工作|防汛工作,：
	END
}

@test "sections: one heading under two parents stays with its parent" {
	printf '一、水利\n（一）存在问题\n二、林业\n（一）存在问题\n' | sections >old
	shows 0 op,path,path2 old old <<-'END'
	=|1|1
	=|1.1|1.1
	=|2|2
	=|2.1|2.1
	END
	printf '一、水利\n二、林业\n（一）存在问题\n' | sections >new
	shows 1 op,path,path2 old new <<-'END'
	=|1|1
	-||1.1
	=|2|2
	=|2.1|2.1
	END
}

@test "sections: text below a heading does not count; rows of -o serve as well" {
	printf '一、水利\n修渠。\n二、林业\n' | rpt-split -d r >old
	printf '一、水利\n建库三座。\n又修渠。\n二、林业\n' | rpt-split -d r >new
	for option in '' -o; do
		shows 0 op,path,path2,heading -s <(rpt-sections $option old) <(rpt-sections $option new) <<-'END'
		=|1|1|水利
		=|2|2|林业
		END
	done
}

@test "sections: typography in a heading makes no difference" {
	printf '一、“一站式”服务\n' | sections >old
	printf '一、 **"一站式"服务**\n' | sections >new
	rpt-diff -s old new >out
	diff <(printf '=\t1.000\n') <(rpt-tsv -c op,sim out | sed 1d)
}

# ---- sentences ----

@test "sentences: copied, reworded, moved, new, gone" {
	sentences >old <<-'END'
	召开水务会议两次。
	全县植树五万株。
	完成堤防加固工程。
	养护公路。
	购置消防车辆。
	END
	sentences >new <<-'END'
	购置消防车辆。
	召开水务会议两次。
	全县植树六万株。
	发放春耕贷款。
	养护公路。
	END
	shows 1 op,text,text2,sim old new <<-'END'
	>|购置消防车辆。|购置消防车辆。|1.000
	=|召开水务会议两次。|召开水务会议两次。|1.000
	~|全县植树六万株。|全县植树五万株。|0.800
	-|完成堤防加固工程。|完成堤防加固工程。|
	+|发放春耕贷款。||
	=|养护公路。|养护公路。|1.000
	END
}

@test "sentences: reworded is a likeness of 0.400 or more, and less than 1" {
	# characters and pairs of them: 甲 乙 。 甲乙 are common to 9 and 11, or to 9 and 13
	printf '甲乙丙丁。\n' | sentences >old
	printf '甲乙己庚辛。\n' | sentences >new
	shows 1 op,sim old new <<-'END'
	~|0.400
	END
	printf '甲乙己庚辛壬。\n' | sentences >new
	shows 1 op,sim old new <<-'END'
	-|
	+|
	END
	# the same pairs of characters in another order
	printf '甲乙丙乙甲乙\n' | sentences >old
	printf '甲乙甲乙丙乙\n' | sentences >new
	shows 1 op,sim old new <<-'END'
	~|0.999
	END
}

@test "sentences: every ~ of two reports has a likeness from 0.400 to 0.999, every other pair 1.000" {
	rpt-split -d r "$examples/qinghe-2023.txt" >old
	rpt-split -d r "$examples/qinghe-2024.txt" >new
	rpt-diff -t old new >out || [ $? -eq 1 ]
	rpt-tsv -g 'op=~' out >changed
	[ "$(sed 1d changed | wc -l)" -ge 5 ]
	{
		rpt-tsv -g 'sim<0.4' changed
		rpt-tsv -g 'sim>0.999' changed
		rpt-tsv -g 'op==,>' -g 'sim!=1.000' out
		rpt-tsv -g 'op=+,-' -g 'sim!=' out
	} | grep -v '^#' >wrong || true
	diff /dev/null wrong
}

@test "sentences: the best likeness is taken, each row once" {
	printf '全县植树五万株。\n全县种树五万株。\n' | sentences >old
	printf '全县种树五万棵。\n' | sentences >new
	shows 1 op,text,text2 old new <<-'END'
	-|全县植树五万株。|全县植树五万株。
	~|全县种树五万棵。|全县种树五万株。
	END
}

@test "sentences: the best choice of all pairs is taken, not the best pair first" {
	# the two that are most alike are 0.636, and would leave the others with 0.363
	printf '植树养蜂。\n植树种茶养蜂。\n' | sentences >old
	printf '修渠养蜂植树。\n铺路植树。\n' | sentences >new
	differs 1 old new <<-END
	$common
	r	0	21	修渠养蜂植树。	~	r	16	37	植树种茶养蜂。	0.538
	r	22	37	铺路植树。	~	r	0	15	植树养蜂。	0.444
	END
}

@test "sentences: repeats align in order, the surplus is new" {
	printf '依法依规。\n修渠。\n依法依规。\n' | sentences >old
	printf '依法依规。\n修渠。\n依法依规。\n依法依规。\n' | sentences >new
	shows 1 op,start,start2 old new <<-'END'
	=|0|0
	=|16|16
	=|26|26
	+|42|
	END
}

@test "sentences: typography is folded" {
	sentences >old <<-'END'
	投资１２．５万元，修渠３条（含支渠）；群众满意。
	办好“民生实事”——共十件。
	《规划》已印发：分三步走！
	覆盖率达９８％。
	推进放管服改革工作。
	修渠ＡＢ段。
	END
	sentences >new <<-'END'
	投资12.5万元,修渠3条(含支渠);群众满意。
	办好"民生实事"--共十件。
	《规划》已印发:分三步走!
	覆盖率达 98%。
	**推进放管服改革**工作。
	修渠 AB　段。
	END
	rpt-diff -t old new >out
	diff <(printf '=\t1.000\n') <(rpt-tsv -c op,sim out | sed 1d | sort -u)
	[ "$(sed 1d out | wc -l)" -eq 6 ]
}

@test "sentences: a figure or a word is never folded away" {
	while IFS='|' read -r before after; do
		printf '#doc\tstart\tend\ttext\nd\t0\t1\t%s\n' "$before" >old
		printf '#doc\tstart\tend\ttext\nd\t0\t1\t%s\n' "$after" >new
		status=0
		rpt-diff -t old new >out || status=$?
		[ "$status" -eq 1 ]
	done <<-'END'
	投资12.5万元。|投资125万元。
	投资12万元。|投资13万元。
	投资12万元。|投资十二万元。
	全部完成。|基本完成。
	气温-3度。|气温3度。
	END
}

@test "sentences: a wrapped line is read as if it were not wrapped" {
	printf '#doc\tstart\tend\ttext\nd\t0\t30\t全县植树 \\n  五万株。\n' >old
	printf '#doc\tstart\tend\ttext\nd\t0\t24\t全县植树五万株。\n' >new
	differs 0 -t old new <<-END
	$common
	d	0	24	全县植树五万株。	=	d	0	30	全县植树 \n  五万株。	1.000
	END
}

@test "sentences: one that a text breaks over lines is = for each piece" {
	printf '养蜂。\n修渠三条,建桥一座,植树五万株。\n种茶。\n' | sentences >whole
	printf '养蜂。\n修渠三条,\n建桥一座,\n植树五万株。\n种茶。\n' | sentences >pieces
	differs 0 whole pieces <<-END
	$common
	r	0	9	养蜂。	=	r	0	9	养蜂。	1.000
	r	10	23	修渠三条,	=	r	10	54	修渠三条,建桥一座,植树五万株。	1.000
	r	24	37	建桥一座,	=	r	10	54	修渠三条,建桥一座,植树五万株。	1.000
	r	38	56	植树五万株。	=	r	10	54	修渠三条,建桥一座,植树五万株。	1.000
	r	57	66	种茶。	=	r	55	64	种茶。	1.000
	END
	differs 0 pieces whole <<-END
	$common
	r	0	9	养蜂。	=	r	0	9	养蜂。	1.000
	r	10	54	修渠三条,建桥一座,植树五万株。	=	r	10	23	修渠三条,	1.000
	r	10	54	修渠三条,建桥一座,植树五万株。	=	r	24	37	建桥一座,	1.000
	r	10	54	修渠三条,建桥一座,植树五万株。	=	r	38	56	植树五万株。	1.000
	r	55	64	种茶。	=	r	57	66	种茶。	1.000
	END
}

@test "sentences: pieces with a word too many or too few are no pieces" {
	printf '养蜂。\n修渠三条,建桥一座,植树五万株。\n种茶。\n' | sentences >old
	printf '养蜂。\n修渠三条,\n建好桥一座,\n植树五万株。\n种茶。\n' | sentences >new
	shows 1 op,text,text2 old new <<-'END'
	=|养蜂。|养蜂。
	+|修渠三条,|
	+|建好桥一座,|
	~|植树五万株。|修渠三条,建桥一座,植树五万株。
	=|种茶。|种茶。
	END
	printf '养蜂。\n修渠三条,\n建桥一座,\n种茶。\n' | sentences >new
	rpt-diff old new >out && false
	diff <(printf '=\t养蜂。\n=\t种茶。\n') <(rpt-tsv -g op== -c op,text out | sed 1d)
}

@test "sentences: paragraphs and clauses align as well" {
	for unit in para clause; do
		printf '修渠三条，建桥一座。\n全县植树五万株。\n' | rpt-split -u $unit -d r >old
		printf '修渠三条，建桥一座。\n全县植树六万株。\n' | rpt-split -u $unit -d r >new
		rpt-diff old new >out || status=$?
		[ "$status" -eq 1 ]
		rpt-tsv -g 'op=~' -c text,text2,sim out | sed 1d >got
		diff <(printf '全县植树六万株。\t全县植树五万株。\t0.800\n') got
	done
}

@test "empty texts are equal" {
	printf '#doc\tstart\tend\ttext\nd\t0\t0\t\n' >rows
	differs 0 -t rows rows <<-END
	$common
	d	0	0		=	d	0	0		1.000
	END
}

# ---- the least similarity: -m ----

@test "-m: what is as like as that is ~, what is less is - and +" {
	printf '全县植树五万株。\n' | sentences >old
	printf '全县植树六万株。\n' | sentences >new
	for least in 0 0.4 0.50 0.8 00.8000; do
		differs 1 -m "$least" old new <<-END
		$common
		r	0	24	全县植树六万株。	~	r	0	24	全县植树五万株。	0.800
		END
	done
	for least in 0.801 0.9 1 1.0; do
		differs 1 -m "$least" old new <<-END
		$common
		r	0	24	全县植树五万株。	-	r	0	24	全县植树五万株。	
		r	0	24	全县植树六万株。	+					
		END
	done
}

@test "-m 0: no pair without a character in common" {
	printf '甲乙丙丁戊\n' | sentences >old
	printf '子丑寅卯甲\n' | sentences >new
	shows 1 op,sim -m 0 old new <<-'END'
	~|0.111
	END
	printf '子丑寅卯辰\n' | sentences >new
	shows 1 op -m 0 old new <<-'END'
	-
	+
	END
}

@test "-m 1: only equal texts are pairs, but for typography and place" {
	printf '养蜂。\n修渠（三条）。\n种茶十亩。\n植树。\n' | sentences >old
	printf '植树。\n养蜂。\n修渠(三条)。\n种茶九亩。\n' | sentences >new
	shows 1 op,text,text2 -m 1 old new <<-'END'
	>|植树。|植树。
	=|养蜂。|养蜂。
	=|修渠(三条)。|修渠（三条）。
	-|种茶十亩。|种茶十亩。
	+|种茶九亩。|
	END
	# the same pairs of characters in another order
	printf '甲乙丙乙甲乙\n' | sentences >old
	printf '甲乙甲乙丙乙\n' | sentences >new
	shows 1 op,sim -m 0.999 old new <<-'END'
	~|0.999
	END
	shows 1 op,sim -m 1 old new <<-'END'
	-|
	+|
	END
}

@test "-m: facts and sections" {
	printf '%s\n' '受理行政复议案件|count|40||件' '建桥|count|3||座' | facts >old
	printf '%s\n' '受理复议案件|count|50||件' '建桥|count|4||座' | facts >new
	shows 1 op,sim,what -m 0.689 old new <<-'END'
	~|0.689|受理复议案件
	~|1.000|建桥
	END
	shows 1 op,sim,what -m 0.69 old new <<-'END'
	-||受理行政复议案件
	+||受理复议案件
	~|1.000|建桥
	END
	printf '一、推进河道治理\n二、修渠\n' | sections >old
	printf '一、推进河流治理\n二、修渠\n' | sections >new
	shows 1 op,sim,heading,heading2 -m 0.727 old new <<-'END'
	~|0.727|推进河流治理|推进河道治理
	=|1.000|修渠|修渠
	END
	shows 1 op,sim,heading,heading2 -m 0.728 old new <<-'END'
	-|||推进河道治理
	+||推进河流治理|
	=|1.000|修渠|修渠
	END
}

@test "-m: a figure that has the key of another is its partner, however unlike" {
	printf '立案|count|40|件|cases\n' | table what type value unit key >old
	printf '查办|count|50|件|cases\n' | table what type value unit key >new
	for least in 0 1; do
		shows 1 op,sim,what -m $least old new <<-'END'
		~|0.000|查办
		END
	done
}

@test "usage: -m wants a number from 0 to 1" {
	documents a >rows
	for least in '' x 0.5x 0,5 -0.1 1.001 2 1e1 nan inf -- 0.5.1; do
		usage '-m takes a number from 0 to 1' -m "$least" rows rows
	done
	usage '' rows rows -m
}

# ---- promises: -P ----

# promises: lines `value|max|mod|change|value|max|mod|change|met`: a plan, a deed, and what should come of them.
promises() {
	cat >promises
	[ -s promises ]
	awk -F'|' -v OFS='|' '{ print "w" NR, "measure", $1, $2, "u", $3, $4, "plan" }' promises |
		table what type value max unit mod change sense >old
	awk -F'|' -v OFS='|' '{ print "w" NR, "measure", $5, $6, "u", $7, $8, "done" }' promises |
		table what type value max unit mod change sense >new
	rpt-diff -P plan:done old new >out 2>err || [ $? -eq 1 ]
	rpt-tsv -c what,met -o tsv out | sed 1d | tr '\t' '|' >got
	awk -F'|' '{ print "w" NR "|" $9 }' promises >want
	diff want got
	diff /dev/null err
}

@test "-P: the whole output" {
	table what type value max unit mod sense when <<-'END' >old
	修路|measure|12||公里||plan|2024
	植树|measure|400|500|亩||plan|2024
	养蜂|count|90||箱||done|2023
	建桥|count|3||座|atleast|plan|
	END
	table what type value max unit mod sense when <<-'END' >new
	新修公路|measure|20||公里||done|
	建桥|count|3||座||done|2024
	种茶|measure|50||亩||done|
	修路|measure|15||公里||done|2024
	养蜂|count|99||箱||plan|2025
	END
	differs 1 -P plan:done old new <<-END
	$common	key	what	type	unit	when	old	new	delta	pct	claim	claim_ok	met
	d	0	1	x	+							新修公路	measure	公里			20					
	d	2	3	x	~	d	6	7	x	1.000		建桥	count	座	2024	3	3	0				yes
	d	4	5	x	+							种茶	measure	亩			50					
	d	6	7	x	~	d	0	1	x	1.000		修路	measure	公里	2024	12	15	3	25.00			over
	d	2	3	x	-	d	2	3	x			植树	measure	亩	2024	400..500						
	END
	rpt-tsv -q got
}

@test "-P: just so much, a range" {
	promises <<-'END'
	12||||12||||yes
	12||||12.0||||yes
	12||||11.9||||short
	12||||12.1||||over
	12|15|||11||||short
	12|15|||12||||yes
	12|15|||13.5||||yes
	12|15|||15||||yes
	12|15|||15.01||||over
	0||||0||||yes
	0||||3||||over
	END
}

@test "-P: at least, over, at most, under" {
	promises <<-'END'
	80||atleast||80||||yes
	80||atleast||99||||yes
	80||atleast||79.99||||short
	80||over||81||||yes
	80||over||79||||short
	80|90|atleast||95||||yes
	5||atmost||5||||yes
	5||atmost||0||||yes
	5||atmost||5.1||||over
	5||under||4||||yes
	5||under||6||||over
	END
}

@test "-P: about is what rounds to it at its last digit" {
	promises <<-'END'
	1050||about||1055||||yes
	1050||about||1045||||yes
	1050||about||1056||||over
	1050||about||1044||||short
	1000||about||1500||||yes
	1000||about||1501||||over
	1.5||about||1.55||||yes
	1.5||about||1.551||||over
	1.50||about||1.55||||over
	7||about||7.5||||yes
	7||about||6.4||||short
	END
}

@test "-P: changes" {
	promises <<-'END'
	12|||up|12|||up|yes
	12|||up|10|||up|short
	12|||down|15|||down|over
	12|||down|9|||down|short
	12||atleast|down|15|||down|yes
	12|||up|15|||down|short
	12|||down|15|||up|short
	5||atmost|up|3|||up|yes
	5||atmost|up|7|||up|over
	3|||up|0|||flat|short
	END
}

@test "-P: a deed that is only a bound may leave it open" {
	promises <<-'END'
	10||||9||over||
	10||||10||over||yes
	10||||12||atleast||over
	10||||12||atmost||
	10||||9||under||short
	10||atleast||12||over||yes
	10||atmost||8||under||yes
	10||atmost||8||over||
	10||atmost||12||over||over
	END
}

@test "-P: dates, ordinals, and what is no number have no verdict" {
	for type in date period time ordinal; do
		printf '开工|%s|9|plan\n' $type | table what type value sense >old
		printf '开工|%s|9|done\n' $type | table what type value sense >new
		shows 0 op,old,new,met -P plan:done old new <<-'END'
		=|9|9|
		END
	done
	printf '比例|ratio|3:1|plan\n立案|count||plan\n' | table what type value sense >old
	printf '比例|ratio|3:1|done\n立案|count|9|done\n' | table what type value sense >new
	shows 1 op,old,new,met -P plan:done old new <<-'END'
	=|3:1|3:1|
	~||9|
	END
}

@test "-P: several deeds may have one plan, in the order of NEW" {
	printf '修路|measure|12|公里|plan\n建桥|count|3|座|plan\n' | table what type value unit sense >old
	printf '修路|measure|5|公里|done\n建桥|count|4|座|done\n修路|measure|12|公里|done\n种茶|measure|13|公里|done\n' |
		table what type value unit sense >new
	shows 1 op,what,start2,old,new,met -P plan:done old new <<-'END'
	~|修路|0|12|5|short
	~|建桥|2|3|4|over
	=|修路|0|12|12|yes
	+|种茶|||13|
	END
}

@test "-P: a deed in other words shares the plan with the one in the same words" {
	printf '新建公路里程|measure|12|公里|plan\n' | table what type value unit sense >old
	for first in 新修公路里程 新建公路里程; do
		printf '%s|measure|5|公里|done\n新建高速公路里程|measure|12|公里|done\n' $first |
			table what type value unit sense >new
		shows 1 op,what,start2,met -P plan:done old new <<-END
		~|$first|0|short
		=|新建高速公路里程|0|yes
		END
	done
}

@test "-P: plans that are never mentioned again are -" {
	printf '%s|count|3|座|plan\n' 建桥 修渠 养蜂 | table what type value unit sense >old
	printf '修渠|count|3|座|done\n' | table what type value unit sense >new
	shows 1 op,what,start,old,new,met -P plan:done old new <<-'END'
	-|建桥|0|3||
	=|修渠|0|3|3|yes
	-|养蜂|4|3||
	END
	printf '修渠|count|3|座|plan\n' | table what type value unit sense >new
	shows 1 op,what,met -P plan:done old new <<-'END'
	-|建桥|
	-|修渠|
	-|养蜂|
	END
	: >empty
	for new in new empty; do
		run --separate-stderr rpt-diff -n -P done:plan "$new" old
		[ "$status" -eq 1 ]
		[ "$(wc -l <<<"$output")" -eq 3 ]
		run --separate-stderr rpt-diff -n -P done:gaps old "$new"
		[ "$status" -eq 0 ]
		[ "$output" = "" ]
	done
}

@test "-P: no claim is looked for" {
	printf '立案|count|100|件|||plan\n' | table what type value unit change base sense >old
	printf '立案|count|105|件|||done\n立案|percent|5|%%|up|yoy|done\n' | table what type value unit change base sense >new
	shows 1 op,new,pct,claim,claim_ok,met -P plan:done old new <<-'END'
	~|105|5.00|||over
	+|5||||
	END
}

@test "-P: the part that a fact stands in counts where its sense is not that of the other side" {
	table what value sense part <<-'END' >old
	修路|12||plan
	建桥|3|norm|plan
	养蜂|4|plan|done
	修渠|5|done|plan
	END
	table what value sense part <<-'END' >new
	修路|12||done
	建桥|3|limit|done
	养蜂|4|done|plan
	修渠|5|plan|done
	END
	shows 0 op,what,met -P plan:done old new <<-'END'
	=|修路|yes
	=|建桥|yes
	=|养蜂|yes
	END
	# either column will do, and any two parts
	for column in sense part; do
		printf '修路|12|plan\n' | table what value $column >old
		printf '修路|12|gaps\n' | table what value $column >new
		shows 0 op,what,met -P plan:gaps old new <<-'END'
		=|修路|yes
		END
		shows 1 op,what,met -P plan:plan old new <<-'END'
		-|修路|
		END
	done
}

@test "-P: what is not the same figure is no deed of the plan" {
	printf '用户100M|count|3|户|plan\n进口|money|4|元|plan\n立案|count|5|件|plan\n' | table what type value unit sense >old
	printf '用户1000M|count|3|户|done\n出口|money|4|元|done\n立案|count|5|起|done\n立案|money|5|元|done\n' |
		table what type value unit sense >new
	shows 1 op,what,old,new,met -P plan:done old new <<-'END'
	-|用户100M|3||
	-|进口|4||
	+|用户1000M||3|
	+|出口||4|
	~|立案|5|5|yes
	+|立案||5|
	END
}

@test "-P: a stream without the columns sense and part is trouble" {
	printf '修路|12|plan\n' | table what value sense >good
	printf '修路|12\n' | table what value >bad
	refused "bad:1: no column 'sense' or 'part'" -P plan:done bad good
	refused "bad:1: no column 'sense' or 'part'" -P plan:done good bad
	printf '修路|12|plan\n' | table what value part >good
	refused "bad:1: no column 'sense' or 'part'" -P plan:done good bad
	printf '修路|plan\n' | table what sense >bad
	refused "bad:1: no column 'value'" -P plan:done good bad
}

@test "usage: -P wants two parts, and facts" {
	printf '修路|12|plan\n' | table what value sense >rows
	for parts in '' plan plan: :done :; do
		usage '-P takes two parts' -P "$parts" rows rows
	done
	usage '-P is for facts' -P plan:done -s rows rows
	usage '-P is for facts' -tP plan:done rows rows
	usage '' rows rows -P
	shows 0 op,met -f -P plan:plan rows rows <<-'END'
	=|yes
	END
}

# ---- side by side: -y ----

# looks STATUS ARG...: rpt-diff -y ARG... at 40 columns, or those of $columns, writes standard input.
looks() {
	local -x COLUMNS=${columns-40}
	differs "$1" -y "${@:2}"
}

@test "-y: facts, with their sections; what is the same is counted" {
	table what type value text change base path heading <<-'END' >old
	立案|count|260|260件|||1.1|加强组织领导
	化解率|percent|97.5|97.5%|||1.1|加强组织领导
	调解|count|50|50件|||1.1|加强组织领导
	普法|count|12|12场|||1.1|加强组织领导
	修路|measure|5|5公里|||1.2|推进普法
	产值|money|30000|3万元|||2|经济
	END
	table what type value text change base path heading <<-'END' >new
	立案|count|247|247件|||1.1|加强组织领导
	立案|percent|5|5%|down|yoy|1.1|加强组织领导
	化解率|percent|98.4|98.4%|||1.1|加强组织领导
	普法|count|12|12场|||1.1|加强组织领导
	修路|measure|5|5公里|||1.2|推进普法
	宣传|count|8|8场|||1.2|推进普法
	产值|money|28500|2.85万元|||2|经济
	END
	columns=80 looks 1 old new <<-'END'
	d                                        d
	1.1 加强组织领导
	~ 立案                       260件         → 247件         ▼ 5.00 % (-5: yes)
	+ 立案                                       5%
	~ 化解率                     97.5%         → 98.4%         ▲ 0.9
	- 调解                       50件
	= 2 the same
	1.2 推进普法
	+ 宣传                                       8场
	2 经济
	~ 产值                       3万元         → 2.85万元      ▼ 5.00 %
	END
	looks 0 new new <<-'END'
	d                    d
	= 7 the same
	END
}

@test "-y: facts: long names are cut, also where a wide character does not fit" {
	for name in 开展农村公共法律服务宣传活动 a开展农村公共法律服务宣传活动; do
		echo "$name|8|8场" | table what value text >old
		echo "$name|9|9场" | table what value text >new
		echo "d                    d"
		COLUMNS=40 rpt-diff -y old new | sed 1d
	done >got
	diff - got <<-'END'
	d                    d
	~ 开展农村公共… 8场    → 9场    ▲ 12.50 %
	d                    d
	~ a开展农村公…  8场    → 9场    ▲ 12.50 %
	END
}

@test "-y: facts: what moved without a difference, a fall, and a claim that does not hold" {
	table what type value text mod change base <<-'END' >old
	开工|date|2023-05|2023年5月|||
	到会|count|40|40人|||
	成本|percent|6|6%||up|yoy
	立案|count|100|100件|||
	END
	table what type value text mod change base <<-'END' >new
	开工|date|2024-06|2024年6月|||
	到会|count|40|约40人|about||
	成本|percent|6|6%||down|yoy
	立案|count|90|90件|||
	立案|percent|12|12%||down|yoy
	END
	columns=80 looks 1 old new <<-'END'
	d                                        d
	~ 开工                       2023年5月     → 2024年6月
	~ 到会                       40人          → 约40人
	~ 成本                       6%            → 6%            ▼ 12
	~ 立案                       100件         → 90件          ▼ 10.00 % (-12: no)
	+ 立案                                       12%
	END
}

@test "-y -P: what was met" {
	table what type value text mod sense <<-'END' >old
	修路|measure|12|12公里||plan
	植树|measure|400|400亩||plan
	建桥|count|3|3座|atleast|plan
	养蜂|count|90|90箱||plan
	END
	table what type value text mod sense <<-'END' >new
	修路|measure|15|15公里||done
	植树|measure|350|350亩||done
	建桥|count|3|3座||done
	织布|count|5|5匹||done
	END
	columns=60 looks 1 -P plan:done old new <<-'END'
	d                              d
	~ 修路                 12公里     → 15公里     ▲ 25.00 % over
	~ 植树                 400亩      → 350亩      ▼ 12.50 % short
	~ 建桥                 3座        → 3座        yes
	- 养蜂                 90箱
	+ 织布                              5匹
	END
}

@test "-y: sentences in two columns, with what changed between marks; long ones go on below" {
	sentences >old <<-'END'
	修渠三条。
	全县植树五万株,种茶三亩,养蜂九十箱。
	a一二三四五六七八九十。
	养蜂。
	一样。
	END
	sentences >new <<-'END'
	修渠三条。
	全县植树六万株,种茶三亩,养蜂八十箱,产蜜。
	a一二三四五六七八九千。
	一样。
	织布十匹,纺纱十斤,制陶十件。
	END
	looks 1 -t old new <<-'END'
	r                    r
	= 1 the same
	全县植树[-五-]万株 ~ 全县植树{+六+}万株
	,种茶三亩,养蜂[-九 | ,种茶三亩,养蜂{+八
	-]十箱。           | +}十箱{+,产蜜+}。
	a一二三四五六七八  ~ a一二三四五六七八
	九[-十-]。         | 九{+千+}。
	养蜂。             -
	= 1 the same
	                   + 织布十匹,纺纱十斤,
	                   | 制陶十件。
	END
	# an odd number of columns
	columns=41 looks 1 -t old new <<-'END'
	r                     r
	= 1 the same
	全县植树[-五-]万株, ~ 全县植树{+六+}万株,
	种茶三亩,养蜂[-九-] | 种茶三亩,养蜂{+八+}
	十箱。              | 十箱{+,产蜜+}。
	a一二三四五六七八九 ~ a一二三四五六七八九
	[-十-]。            | {+千+}。
	养蜂。              -
	= 1 the same
	                    + 织布十匹,纺纱十斤,
	                    | 制陶十件。
	END
	columns=60 looks 1 -t old new <<-'END'
	r                              r
	= 1 the same
	全县植树[-五-]万株,种茶三亩, ~ 全县植树{+六+}万株,种茶三亩,
	养蜂[-九-]十箱。             | 养蜂{+八+}十箱{+,产蜜+}。
	a一二三四五六七八九[-十-]。  ~ a一二三四五六七八九{+千+}。
	养蜂。                       -
	= 1 the same
	                             + 织布十匹,纺纱十斤,制陶十件。
	END
	looks 0 -t old old <<-'END'
	r                    r
	= 5 the same
	END
}

@test "-y: a sentence that moved" {
	printf '养蜂三箱。\n修渠。\n植树。\n' | sentences >old
	printf '修渠。\n植树。\n养蜂三箱。\n' | sentences >new
	looks 1 old new <<-'END'
	r                    r
	= 2 the same
	养蜂三箱。         > 养蜂三箱。
	END
}

@test "-y: sections as a tree, all of them" {
	printf '一、推进水利工程建设和防汛抗旱能力提升\n（一）修渠\n1.干渠\n二、林业\n三、道路\n' | sections >old
	printf '一、推进水利工程建设和防汛抗旱能力\n（一）修渠\n二、道路\n三、林业\n四、卫生\n' | sections >new
	looks 1 old new <<-'END'
	r                    r
	1 推进水利工程建设 ~ 1 推进水利工程建设
	和防汛抗旱能力[-提 | 和防汛抗旱能力
	升-]               |
	  1.1 修渠         =   1.1 修渠
	3 道路             > 2 道路
	    1.1.1 干渠     -
	2 林业             = 3 林业
	                   + 4 卫生
	END
	columns=60 looks 1 old new <<-'END'
	r                              r
	1 推进水利工程建设和防汛抗旱 ~ 1 推进水利工程建设和防汛抗旱
	能力[-提升-]                 | 能力
	  1.1 修渠                   =   1.1 修渠
	3 道路                       > 2 道路
	    1.1.1 干渠               -
	2 林业                       = 3 林业
	                             + 4 卫生
	END
}

@test "-y: no line of sections and sentences is wider than the terminal, with or without colour" {
	[ "$(echo 甲 | LC_ALL=C.UTF-8 wc -L 2>/dev/null)" = 2 ] || skip "no wc that counts columns"
	for year in 2023 2024; do
		rpt-split -d r "$examples/qinghe-$year.txt" | rpt-sections >"$year"
	done
	for COLUMNS in 40 41 63 80 132; do
		export COLUMNS
		for flag in -s -t; do
			rpt-diff -y "$flag" 2023 2024 >out || [ $? -eq 1 ]
			[ "$(wc -l <out)" -gt 30 ]
			[ "$(LC_ALL=C.UTF-8 wc -L <out)" -le "$COLUMNS" ]
			rpt-diff -y "$flag" -c always 2023 2024 | sed "s/$(printf '\033')\[[0-9]*m//g" >got
			[ "$(LC_ALL=C.UTF-8 wc -L <got)" -le "$COLUMNS" ]
		done
	done
}

@test "-y: 80 columns where COLUMNS is none, never fewer than 40 or more than 1000" {
	printf '养蜂。\n' | sentences >old
	printf '种茶。\n' | sentences >new
	for columns in '' 0 -5 x; do
		COLUMNS=$columns rpt-diff -y old new >out || [ $? -eq 1 ]
		diff <(printf '%-41sr\n' r) <(head -n 1 out)
	done
	unset COLUMNS
	rpt-diff -y old new >out || [ $? -eq 1 ]
	diff <(printf '%-41sr\n' r) <(head -n 1 out)
	for columns in 1 39 40; do
		COLUMNS=$columns rpt-diff -y old new >out || [ $? -eq 1 ]
		diff <(printf '%-21sr\n' r) <(head -n 1 out)
	done
	for columns in 1000 1001 99999999999999999999; do
		COLUMNS=$columns rpt-diff -y old new >out || [ $? -eq 1 ]
		diff <(printf '%-501sr\n' r) <(head -n 1 out)
	done
}

# harmless FILE: no byte of control but LF, no U+0080-009F, U+202A-202E, U+2066-2069.
harmless() {
	LC_ALL=C tr -d '\n -~\200-\377' <"$1" >rest
	diff /dev/null rest
	LC_ALL=C sed -n "$(printf '/\302[\200-\237]/p;/\342\200[\252-\256]/p;/\342\201[\246-\251]/p')" "$1" >rest
	diff /dev/null rest
}

@test "-y: what would control the terminal or the direction of text is ? or blank" {
	head='#doc\tstart\tend\ttext\twhat\tvalue\tlabel\tlevel\tpath\theading\n'
	# ESC BEL TAB DEL U+0085 LF; e and U+0301 stand in one column
	acute=$'\314\201'
	what='甲\033[31m\007\\t\177\302\205e\314\201\\n乙'
	# shellcheck disable=SC2059
	printf "${head}d\t0\t1\t8\033件\t$what\t8\t一\t1\t1\033c\t水\007利\n" >old
	# shellcheck disable=SC2059
	printf "${head}d\t0\t1\t9\033件\t$what\t9\t一\t1\t1\033c\t水\007利\n" >new
	columns=80 looks 1 -f old new <<-END
	d                                        d
	1?c 水?利
	~ 甲?[31m????e${acute}?乙            8?件          → 9?件          ▲ 12.50 %
	END
	columns=80 looks 1 -t old new <<-END
	d                                        d
	1?c 水?利
	[-8-] 件                               ~ {+9+} 件
	END
	columns=80 looks 0 -s old new <<-END
	d                                        d
	1 c 水 利                              = 1 c 水 利
	END
	# names of documents, and all there is
	codes=$(
		printf '\\0%o' $(seq 1 8) 11 12 $(seq 14 31) 127
		printf '\\0302\\0%o' $(seq 128 159)
		printf '\\0342\\0200\\0%o' $(seq 170 174)
		printf '\\0342\\0201\\0%o' $(seq 166 169)
	)
	codes=$(printf '%b' "$codes")\\r
	# shellcheck disable=SC2059
	printf "$head%s\t0\t1\t%s\t%s\t8\t一\t1\t%s\t%s\n" "$codes" "$codes" "$codes" "$codes" "$codes" >old
	sed 's/\t8\t/\t9\t/' old >new
	for flag in -f -s -t; do
		COLUMNS=1000 rpt-diff -y $flag old new >out || [ $? -eq 1 ]
		harmless out
		COLUMNS=40 rpt-diff -y $flag old /dev/null >out || [ $? -eq 1 ]
		harmless out
	done
}

@test "-y: the ? for a character that would turn the direction of text is one column wide" {
	mark=$(printf '\342\200\256') # U+202E
	echo "立案${mark}${mark}|8|8件" | table what value text >old
	echo "立案${mark}${mark}|9|9件" | table what value text >new
	looks 1 -f old new <<-'END'
	d                    d
	~ 立案??        8件    → 9件    ▲ 12.50 %
	END
	for n in 6 7; do
		echo "$n${mark}一二三四五六七八九十" | table text
	done >rows
	looks 1 -t <(head -n 2 rows) <(tail -n 2 rows) <<-'END'
	d                    d
	[-6-]?一二三四五六 ~ {+7+}?一二三四五六
	七八九十           | 七八九十
	END
}

@test "-y: colour of sentences" {
	printf '修渠三条,建桥一座。\n养蜂,种茶,织布,纺纱,制陶。\n植树。\n' | sentences >old
	printf '修渠四条,建桥一座。\n植树。\n铺路。\n' | sentences >new
	bold=$'\033[1m' red=$'\033[31m' green=$'\033[32m' plain=$'\033[0m'
	looks 1 -c always old new <<-END
	${bold}r                    r
	${plain}修渠${red}三${plain}条,建桥一座  ~ 修渠${green}四${plain}条,建桥一座
	。                 | 。
	${red}养蜂,种茶,织布,纺${plain}  -
	${red}纱,制陶。${plain}          |
	= 1 the same
	                   + ${green}铺路。${plain}
	END
}

@test "-y: colour of facts and sections" {
	table what value text path heading <<-'END' >old
	立案|8|8件|1|水利
	种茶|8|8亩|1|水利
	养蜂|3|3箱|1|水利
	END
	table what value text path heading <<-'END' >new
	立案|9|9件|1|水利
	种茶|7|7亩|1|水利
	修路|3|3条|1|水利
	END
	bold=$'\033[1m' red=$'\033[31m' green=$'\033[32m' plain=$'\033[0m'
	looks 1 -c always old new <<-END
	${bold}d                    d
	${plain}${bold}1 水利${plain}
	~ 立案          8件    → 9件   ${green} ▲ 12.50 %${plain}
	~ 种茶          8亩    → 7亩   ${red} ▼ 12.50 %${plain}
	- 养蜂          3箱
	+ 修路                   3条
	END
	printf '一、水利\n二、林业\n三、推进道路\n' | sections >old
	printf '一、水利\n二、推进大路\n三、卫生\n' | sections >new
	looks 1 -c always -m 0.3 old new <<-END
	${bold}r                    r
	${plain}1 水利             = 1 水利
	${red}2 林业${plain}             -
	${red}3${plain} 推进${red}道${plain}路         ~ ${green}2${plain} 推进${green}大${plain}路
	                   + ${green}3 卫生${plain}
	END
}

@test "-y: no colour in a pipe or with -c never; rows never have any" {
	printf '修渠三条。\n养蜂。\n' | sentences >old
	printf '修渠四条。\n种茶。\n' | sentences >new
	COLUMNS=40 rpt-diff -y old new >plain || [ $? -eq 1 ]
	for option in '-c auto' '-c never' '-cnever'; do
		# shellcheck disable=SC2086
		TERM=xterm looks 1 $option old new <plain
	done
	NO_COLOR=1 looks 1 old new <plain
	NO_COLOR=1 looks 1 -c never old new <plain
	rpt-diff old new >rows || [ $? -eq 1 ]
	differs 1 -c always old new <rows
	LC_ALL=C grep -c "$(printf '\033')" plain rows >got && false
	diff <(printf 'plain:0\nrows:0\n') got
}

@test "-y: on a terminal there is colour, but for NO_COLOR and dumb ones; -c always does not mind" {
	script -qec true /dev/null >/dev/null 2>&1 </dev/null || skip "no script(1) that runs a command"
	printf '修渠三条。\n' | sentences >old
	printf '修渠四条。\n' | sentences >new
	colours() {
		printf '%s ' "$@"
		script -qec "env -u NO_COLOR -u TERM $* old new" /dev/null </dev/null | LC_ALL=C grep -c "$(printf '\033\\[31m')" || true
	}
	{
		colours TERM=xterm rpt-diff -y
		colours TERM=xterm NO_COLOR= rpt-diff -y
		colours TERM=xterm NO_COLOR=1 rpt-diff -y
		colours TERM=xterm NO_COLOR=1 rpt-diff -y -c always
		colours TERM=xterm rpt-diff -y -c never
		colours TERM=dumb rpt-diff -y
		colours rpt-diff -y
		colours TERM=xterm rpt-diff -c always
	} >got
	diff - got <<-'END'
	TERM=xterm rpt-diff -y 1
	TERM=xterm NO_COLOR= rpt-diff -y 1
	TERM=xterm NO_COLOR=1 rpt-diff -y 0
	TERM=xterm NO_COLOR=1 rpt-diff -y -c always 1
	TERM=xterm rpt-diff -y -c never 0
	TERM=dumb rpt-diff -y 0
	rpt-diff -y 0
	TERM=xterm rpt-diff -c always 0
	END
	NO_COLOR=1 rpt-diff -y -c always old new >out || [ $? -eq 1 ]
	LC_ALL=C grep -q "$(printf '\033\\[31m')" out
}

@test "usage: -c wants auto, always or never" {
	documents a >rows
	for colour in '' Always yes no 1 autox alway; do
		usage '-c takes auto, always or never' -y -c "$colour" rows rows
		usage '-c takes auto, always or never' -c "$colour" rows rows
	done
	usage '' rows rows -c
}

@test "-y -k: several documents, also those without a partner" {
	for year in 2023 2024; do
		printf '#doc\tstart\tend\ttext\tplace\n'
		printf 'a%s\t0\t15\t立案三件。\t东\n' $year
		printf 'b%s\t0\t15\t修渠三条。\t西\n' $year
	done | awk '/^#/ { n++ } { print >(n == 1 ? "old" : "new") }'
	sed -i 's/三件/四件/' new
	printf 'c2023\t0\t15\t植树三亩。\t西北\n' >>old
	printf 'd2024\t0\t15\t植树三亩。\t西南\n' >>new
	COLUMNS=40 rpt-diff -y -k place old new >out || status=$?
	[ "$status" -eq 1 ]
	sed 's/ *$//' out >got
	diff - got <<-'END'
	a2023                a2024
	立案[-三-]件。     ~ 立案{+四+}件。
	b2023                b2024
	= 1 the same
	c2023
	植树三亩。         -
	                     d2024
	                   + 植树三亩。
	END
}

@test "-y: headers, -n and empty streams add nothing" {
	printf '修渠。\n' | sentences >old
	printf '#doc\tstart\tend\ttext\n' >header
	: >empty
	looks 0 -n old old <<-'END'
	r                    r
	= 1 the same
	END
	for pair in 'empty empty' 'header header' 'header empty'; do
		read -ra words <<<"$pair"
		looks 0 "${words[@]}" </dev/null
	done
	looks 1 empty old <<-'END'
	                     r
	                   + 修渠。
	END
}

# ---- the summary: -v ----

# counts STATUS LINE ARG...: rpt-diff -v ARG... says the line, and writes what it writes without -v.
counts() {
	want_status=$1
	echo "rpt-diff: $2" >want
	shift 2
	rpt-diff "$@" >plain 2>err || [ $? -le 1 ]
	diff /dev/null err
	status=0
	rpt-diff -v "$@" >out 2>err || status=$?
	[ "$status" -eq "$want_status" ]
	diff plain out
	diff want err
}

@test "-v: a summary on standard error" {
	printf '修渠。\n全县植树五万株。\n养蜂。\n铺路。\n' | sentences >old
	printf '铺路。\n修渠。\n全县植树六万株。\n种茶。\n织布。\n' | sentences >new
	counts 1 '1 documents in both, 0 in one; = 1 ~ 1 > 1 - 1 + 2; 40.0 % of NEW copied' old new
	counts 1 '1 documents in both, 0 in one; = 1 ~ 1 > 1 - 1 + 2; 40.0 % of NEW copied' -n old new
	counts 1 '1 documents in both, 0 in one; = 1 ~ 1 > 1 - 1 + 2; 40.0 % of NEW copied' -y old new
	counts 0 '1 documents in both, 0 in one; = 4 ~ 0 > 0 - 0 + 0; 100.0 % of NEW copied' old old
	: >empty
	counts 1 '0 documents in both, 1 in one; = 0 ~ 0 > 0 - 0 + 5; 0.0 % of NEW copied' empty new
	counts 1 '0 documents in both, 1 in one; = 0 ~ 0 > 0 - 4 + 0' old empty
	counts 0 '0 documents in both, 0 in one; = 0 ~ 0 > 0 - 0 + 0' empty empty
	documents a b d >old
	documents b c d e >new
	counts 1 '2 documents in both, 3 in one; = 4 ~ 0 > 0 - 2 + 4; 50.0 % of NEW copied' old new
}

@test "-v: facts and sections" {
	printf '%s\n' '立案|count|8||件' '种茶|count|3||亩' '养蜂|count|3||箱' | facts >old
	printf '%s\n' '立案|count|9||件' '种茶|count|3||亩' | facts >new
	counts 1 '1 documents in both, 0 in one; = 1 ~ 1 > 0 - 1 + 0; 50.0 % of NEW copied' old new
	printf '一、水利\n二、林业\n三、道路\n' | sections >old
	printf '一、道路\n二、水利\n三、林业\n' | sections >new
	counts 1 '1 documents in both, 0 in one; = 2 ~ 0 > 1 - 0 + 0; 100.0 % of NEW copied' old new
}

@test "-v: none after trouble" {
	documents a b >good
	documents b a >bad
	status=0
	rpt-diff -v good bad >out 2>err || status=$?
	[ "$status" -eq 2 ]
	[ "$(wc -l <err)" -eq 1 ]
	[[ "$(<err)" == "rpt-diff: bad:4: "* ]]
	refused 'none: ' -v good none
	[ "${#stderr_lines[@]}" -eq 1 ]
}

# ---- the order of rows ----

@test "rows come in the order of NEW; dropped rows where they stood" {
	printf '#doc\tstart\tend\ttext\n' | tee old >new
	printf 'd\t%s\t%s\t%s\n' 0 1 a 2 3 b 4 5 c 6 7 d 8 9 e >>old
	printf 'd\t%s\t%s\t%s\n' 0 1 a 2 3 c 4 5 x 6 7 d >>new
	shows 1 op,start,text old new <<-'END'
	=|0|a
	-|2|b
	=|2|c
	+|4|x
	=|6|d
	-|8|e
	END
	printf '#doc\tstart\tend\ttext\n' >new
	printf 'd\t%s\t%s\t%s\n' 0 1 e 2 3 a 4 5 c >>new
	shows 1 op,text,start2 old new <<-'END'
	>|e|8
	=|a|0
	-|b|2
	=|c|4
	-|d|6
	END
}

@test "what was dropped comes before what was added in its place" {
	printf '修渠。\n养蜂。\n种茶。\n植树。\n铺路。\n' | sentences >old
	printf '建桥。\n修渠。\n织布。\n纺纱。\n植树。\n制陶。\n' | sentences >new
	differs 1 old new <<-END
	$common
	r	0	9	建桥。	+					
	r	10	19	修渠。	=	r	0	9	修渠。	1.000
	r	10	19	养蜂。	-	r	10	19	养蜂。	
	r	20	29	种茶。	-	r	20	29	种茶。	
	r	20	29	织布。	+					
	r	30	39	纺纱。	+					
	r	40	49	植树。	=	r	30	39	植树。	1.000
	r	40	49	铺路。	-	r	40	49	铺路。	
	r	50	59	制陶。	+					
	END
	printf '%s\n' '修渠|count|3||条' '养蜂|count|9||箱' '植树|count|5||株' | facts >old
	printf '%s\n' '织布|count|3||匹' '植树|count|5||株' '制陶|count|9||件' | facts >new
	shows 1 op,what old new <<-'END'
	-|修渠
	-|养蜂
	+|织布
	=|植树
	+|制陶
	END
	printf '一、水利\n二、林业\n（一）育苗\n三、道路\n' | sections >old
	printf '一、水利\n二、卫生\n（一）门诊\n三、道路\n' | sections >new
	shows 1 op,path,path2 old new <<-'END'
	=|1|1
	-||2
	-||2.1
	+|2|
	+|2.1|
	=|3|3
	END
}

# turned: the rows of rpt-diff as they should come out with OLD and NEW changed places, without their order.
turned() {
	rpt-tsv -c op,doc,start,end,text,doc2,start2,end2,text2,sim "$1" | sed 1d | awk -F'\t' -v OFS='\t' '
		$1 == "+" { print "-", $2, $3, $4, $5, $2, $3, $4, $5, ""; next }
		$1 == "-" { print "+", $2, $3, $4, $5, "", "", "", "", ""; next }
		{ print $1, $6, $7, $8, $9, $2, $3, $4, $5, $10 }' | sort
}

@test "the other way round, - is + and all else is the same" {
	for report in "$examples"/*.txt; do
		rpt-split "$report" | rpt-sections >"${report##*/}.s"
		rpt-numbers "${report##*/}.s" >"${report##*/}.f"
	done
	for mode in f.f s.s t.s; do
		for old in *."${mode#*.}"; do
			for new in *."${mode#*.}"; do
				rpt-diff "-${mode%.*}" "$old" "$new" >there || [ $? -eq 1 ]
				rpt-diff "-${mode%.*}" "$new" "$old" >back || [ $? -eq 1 ]
				rpt-tsv -c op,doc,start,end,text,doc2,start2,end2,text2,sim back | sed 1d | sort >got
				diff <(turned there) got
			done
		done
	done
	# values and differences as well, where both have the figure
	rpt-diff qinghe-2023.txt.f qinghe-2024.txt.f >there || [ $? -eq 1 ]
	rpt-diff qinghe-2024.txt.f qinghe-2023.txt.f >back || [ $? -eq 1 ]
	rpt-tsv -g 'op==,~' -c start,start2,old,new,delta there | sed 1d | sort >got
	rpt-tsv -g 'op==,~' -c start2,start,new,old,delta back | sed 1d |
		awk -F'\t' -v OFS='\t' '$5 != "0" && $5 != "" { $5 = $5 ~ /^-/ ? substr($5, 2) : "-" $5 } { print }' | sort >want
	diff want got
	[ "$(grep -c . got)" -ge 50 ]
}

@test "the rows of NEW, taken out of the output, are NEW; those of OLD are all there once" {
	for flag in -f -s -t; do
		for year in 2023 2024; do
			rpt-split -d r "$examples/qinghe-$year.txt" | rpt-sections >"$year"
			if [ "$flag" = -f ]; then
				rpt-numbers "$year" >numbers
				mv numbers "$year"
			elif [ "$flag" = -s ]; then
				rpt-tsv -g 'label!=' "$year" >labels
				mv labels "$year"
			fi
		done
		rpt-diff "$flag" 2023 2024 >out || [ $? -eq 1 ]
		rpt-tsv -g 'op!=-' -c doc,start,end,text out >got
		diff <(rpt-tsv -c doc,start,end,text 2024) got
		rpt-tsv -g 'op!=+' -c doc=doc2,start=start2,end=end2,text=text2 out | sort >got
		diff <(rpt-tsv -c doc,start,end,text 2023 | sort) got
		rpt-tsv -g op=- out | awk -F'\t' '!/^#/ && ($1 != $6 || $2 != $7 || $3 != $8 || $4 != $9)' >wrong
		diff /dev/null wrong
	done
}

# ---- pairs of documents ----

@test "single documents are a pair whatever their names" {
	documents old.txt >old
	documents new.txt >new
	differs 0 old new <<-END
	$common
	new.txt	0	1	x	=	old.txt	0	1	x	1.000
	new.txt	2	3	y	=	old.txt	2	3	y	1.000
	END
}

@test "documents with equal names are pairs; those without a partner are all - or all +" {
	documents a b d >old
	documents b c d e >new
	shows 1 op,doc,start,doc2,start2,sim old new <<-'END'
	-|a|0|a|0|
	-|a|2|a|2|
	=|b|0|b|0|1.000
	=|b|2|b|2|1.000
	+|c|0|||
	+|c|2|||
	=|d|0|d|0|1.000
	=|d|2|d|2|1.000
	+|e|0|||
	+|e|2|||
	END
}

@test "the header is written once, however many documents and headers there are" {
	for name in a b; do
		documents $name
	done >old
	documents a b >new
	differs 0 old new <<-END
	$common
	a	0	1	x	=	a	0	1	x	1.000
	a	2	3	y	=	a	2	3	y	1.000
	b	0	1	x	=	b	0	1	x	1.000
	b	2	3	y	=	b	2	3	y	1.000
	END
}

@test "one document against several is paired by name" {
	documents b >old
	documents a b >new
	shows 1 op,doc old new <<-'END'
	+|a
	+|a
	=|b
	=|b
	END
	documents c >old
	shows 1 op,doc old new <<-'END'
	+|a
	+|a
	+|b
	+|b
	-|c
	-|c
	END
}

@test "the order of documents is that of bytes" {
	documents 10 9 B a a.b a1 é 甲 > rows
	shows 0 op,doc rows rows < <(for name in 10 9 B a a.b a1 é 甲; do printf '=|%s\n=|%s\n' "$name" "$name"; done)
	for locale in C C.UTF-8 en_US.UTF-8 zh_CN.UTF-8; do
		LC_ALL=$locale rpt-diff rows rows >out 2>/dev/null
		diff got <(rpt-tsv -c op,doc out | sed 1d | tr '\t' '|')
	done
}

@test "rpt-tsv -s brings documents into that order" {
	documents 甲 a 10 B 9 a1 >rows
	rpt-tsv -s doc,start:n rows >sorted
	rpt-diff sorted sorted >out
	[ "$(sed 1d out | wc -l)" -eq 12 ]
}

@test "documents out of order are trouble, on either side, with the file and the line" {
	documents a b c >good
	printf '#doc\tstart\tend\ttext\na\t0\t1\tx\nc\t0\t1\tx\nb\t0\t1\tx\n' >bad
	unsorted 4 good bad
	unsorted 4 bad good
	diff <(printf '%s\n' "$common" "a${tab}0${tab}1${tab}x${tab}=${tab}a${tab}0${tab}1${tab}x${tab}1.000") \
		<(printf '%s\n' "${lines[@]:0:2}")
}

@test "documents out of order: the line is the first of the document, however many rows it has" {
	documents a b c >good
	documents a c b >bad
	unsorted 6 good bad
	unsorted 6 bad good
	documents b a c >bad
	unsorted 4 good bad
	# a header before the next document
	{
		documents b a
		documents c
	} >bad
	unsorted 4 good bad
}

@test "-k with one column" {
	printf '#doc\tstart\tend\ttext\tplace\n' | tee old >new
	printf '%s\t0\t1\t%s\t%s\n' a23 x A b23 y B d23 z D >>old
	printf '%s\t0\t1\t%s\t%s\n' z24 x A x24 z C >>new
	differs 1 -t -k place old new <<-END
	$common	place
	z24	0	1	x	=	a23	0	1	x	1.000	A
	b23	0	1	y	-	b23	0	1	y		B
	x24	0	1	z	+						C
	d23	0	1	z	-	d23	0	1	z		D
	END
}

@test "-k with several columns: the order is that of the first, then of the next" {
	printf '#doc\tstart\tend\ttext\tyear\tplace\n' | tee old >new
	# "a" comes before "a!" although "," comes behind "!"
	printf '%s\t0\t1\tx\t%s\t%s\n' 1 2024 a 2 2025 a 3 2023 'a!' 4 2024 'a!' >>old
	printf '%s\t0\t1\tx\t%s\t%s\n' 5 2023 a 6 2024 a 7 2023 'a!' 8 2025 'a!' >>new
	shows 1 op,doc,doc2,place,year -k place,year old new <<-'END'
	+|5||a|2023
	=|6|1|a|2024
	-|2|2|a|2025
	=|7|3|a!|2023
	-|4|4|a!|2024
	+|8||a!|2025
	END
	# by the year first, the same stream is out of order
	mv new bad
	unsorted 4 -k year,place old bad
}

@test "-k: single documents with different keys are no pair" {
	printf '#doc\tstart\tend\ttext\tplace\nr\t0\t1\tx\tA\n' >old
	sed 's/A$/B/' old >new
	shows 1 op,place -k place old new <<-'END'
	-|A
	+|B
	END
}

@test "-k doc: single documents are paired by name" {
	documents a >old
	documents b >new
	shows 1 op,doc -k doc old new <<-'END'
	-|a
	-|a
	+|b
	+|b
	END
}

@test "facts of many documents: figures are compared within the pair" {
	for year in 2023 2024; do
		printf '#doc\ttext\tplace\ta%s\t立案%s件。\tA\nb%s\t立案%s件。\tB\n' $year $year $year $year | sed 's/place\ta/place\na/' |
			rpt-split -t | rpt-numbers >$year
	done
	shows 1 doc,doc2,op,old,new,delta,place -k place 2023 2024 <<-'END'
	a2024|a2023|~|2023|2024|1|A
	b2024|b2023|~|2023|2024|1|B
	END
}

# ---- escapes ----

@test "TAB, LF, CR, backslash and a doc that begins with # come out escaped" {
	printf '#doc\tstart\tend\ttext\tplace\n' | tee old >new
	printf '\\#1\\t\\\\\t0\t8\ta\\tb\\nc\\r\\\\d\tp\\tq\n' | tee -a old >>new
	printf '\\#1\\t\\\\\t9\t26\t养蜂\\t\\\\九十箱\tp\\tq\n' >>old
	printf '\\#1\\t\\\\\t9\t26\t养蜂\\t\\\\八十箱\tp\\tq\n' >>new
	differs 1 -t -k place old new <<-END
	$common	place
	\\#1\\t\\\\	0	8	a\\tb\\nc\\r\\\\d	=	#1\\t\\\\	0	8	a\\tb\\nc\\r\\\\d	1.000	p\\tq
	\\#1\\t\\\\	9	26	养蜂\\t\\\\八十箱	~	#1\\t\\\\	9	26	养蜂\\t\\\\九十箱	0.727	p\\tq
	END
	rpt-tsv -q got
}

@test "escapes in what, heading and path" {
	printf '立案\\t甲|count|8||件\n' | facts >rows
	shows 0 what,old rows rows <<-'END'
	立案\t甲|8
	END
	printf '#doc\tstart\tend\ttext\tpath\tlabel\theading\n\\#d\t0\t1\tx\t1\t一、\ta\\\\b\\tc\n' >rows
	shows 0 doc,doc2,heading,heading2 rows rows <<-'END'
	\#d|#d|a\\b\tc|a\\b\tc
	END
}

# ---- empty streams ----

@test "empty streams are equal; so are headers alone" {
	: >empty
	differs 0 empty empty </dev/null
	printf '#doc\tstart\tend\ttext\n' >header
	for pair in 'header header' 'empty header' 'header empty'; do
		read -ra words <<<"$pair"
		run --separate-stderr rpt-diff -n "${words[@]}"
		[ "$status" -eq 0 ]
		[ "$output" = "" ]
		[ "$stderr" = "" ]
	done
}

@test "an empty stream lacks everything" {
	: >empty
	documents a b >rows
	shows 1 op,doc,doc2,sim empty rows <<-'END'
	+|a||
	+|a||
	+|b||
	+|b||
	END
	shows 1 op,doc,doc2,sim rows empty <<-'END'
	-|a|a|
	-|a|a|
	-|b|b|
	-|b|b|
	END
	printf '立案8件。\n' | numbers >rows
	shows 1 op,what,old,new -f empty rows <<-'END'
	+|立案||8
	END
	shows 1 op,what,old,new -f rows empty <<-'END'
	-|立案|8|
	END
}

@test "a document without sections or facts: nothing to align, no difference" {
	printf '修渠。\n' | sections >rows
	run --separate-stderr rpt-diff -n -s rows rows
	[ "$status" -eq 0 ]
	[ "$output" = "" ]
}

# ---- trouble ----

@test "usage: two streams, one of them standard input at most" {
	documents a >rows
	usage 'two streams are needed'
	usage 'two streams are needed' rows
	usage 'two streams are needed' rows rows rows
	usage 'standard input cannot be both streams' - - <rows
	usage 'standard input cannot be both streams' -t -- - - <rows
}

@test "usage: one of -f -s -t, and no others" {
	documents a >rows
	usage 'only one of -f -s -t' -f -s rows rows
	usage 'only one of -f -s -t' -ft rows rows
	usage 'only one of -f -s -t' -s -t rows rows
	usage '' -z rows rows
	usage '' --facts rows rows
	usage '' rows rows -k
}

@test "- is standard input, on either side" {
	documents a >old
	documents b >new
	rpt-diff old new >want
	rpt-diff - new <old >got
	diff want got
	rpt-diff old - <new >got
	diff want got
}

@test "-h and -V" {
	run --separate-stderr rpt-diff -h
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	for option in -f -s -t '-k COLS' '-m SIM' '-P OLDPART:NEWPART' -y '-c WHEN' -v; do
		[[ "$output" =~ "  $option"(  |$'\n') ]]
	done
	[[ "$output" == "usage: rpt-diff [-f | -s | -t] [-k COLS] [-m SIM] [-P OLDPART:NEWPART] [-y] [-c WHEN] [-v] [-n] OLD NEW"* ]]
	run --separate-stderr rpt-diff -V
	[ "$status" -eq 0 ]
	[[ "$output" == rpt-diff* ]]
}

@test "a missing file is trouble, on either side" {
	documents a >rows
	refused 'none: ' none rows
	refused 'none: ' rows none
	refused 'none: ' none none
	mkdir dir
	refused 'dir: ' dir rows
}

@test "a malformed stream is trouble, with the file and the line" {
	documents a >good
	for bad in 'a\t0\t1' 'a\t0\t1\tx\ty' 'a\t2\t1\tx' 'a\tx\t1\tx' 'a\t0\t1\t\\x'; do
		printf '#doc\tstart\tend\ttext\na\t0\t1\tx\n%b\n' "$bad" >bad
		refused 'bad:3: ' bad good
		refused 'bad:3: ' good bad
	done
	printf 'a\t0\t1\tx\n' >bad
	refused 'bad:1: ' bad good
	printf '#doc\tstart\tend\ttext\na\t0\t1\tx' >bad
	refused 'bad:2: ' bad good
	refused '<stdin>:2: ' - good <bad
}

@test "a fault in a later document: what came out is a prefix, the status 2" {
	documents a b c >good
	rpt-diff good good >want
	{
		documents a b
		printf 'c\t0\tx\n'
	} >bad
	for pair in 'good bad' 'bad good'; do
		read -ra words <<<"$pair"
		status=0
		rpt-diff "${words[@]}" >got 2>err || status=$?
		[ "$status" -eq 2 ]
		[[ "$(<err)" == "rpt-diff: bad:6: "* ]]
		cmp <(head -c "$(wc -c <got)" want) got
	done
}

@test "a missing column is trouble: doc start end text" {
	documents a >good
	for column in doc start end text; do
		sed "1s/$column/other/" good >bad
		refused "bad:1: no column '$column'" -t bad good
		refused "bad:1: no column '$column'" -t good bad
	done
}

@test "a missing column is trouble: that of the mode or of -k" {
	printf '#doc\tstart\tend\ttext\nd\t0\t1\tx\n' >bad
	printf '立案|count|8||件\n' | facts >good
	refused "no column 'value'" -f bad good
	refused "no column 'value'" -f good bad
	printf '#doc\tstart\tend\ttext\tlabel\tpath\theading\nd\t0\t1\tx\t一、\t1\tx\n' >good
	refused "no column 'label'" -s bad good
	refused "no column 'label'" -s good bad
	refused "no column 'place'" -k place good good
	refused "bad:1: no column 'label'" -k label good bad
}

@test "a missing column: the line is that of the header" {
	documents a >bad
	printf '立案|count|8||件\n' | facts >good
	refused "bad:1: no column 'value'" -f bad good
	refused "bad:1: no column 'value'" -f good bad
	refused "bad:1: no column 'label'" -s bad good
}

@test "a missing column in a later header is trouble" {
	printf '#doc\tstart\tend\ttext\tvalue\na\t0\t1\tx\t1\nb\t0\t1\tx\t2\nc\t0\t1\tx\t3\n' >good
	{
		head -n 3 good
		printf '#doc\tstart\tend\ttext\nc\t0\t1\tx\n'
	} >bad
	for pair in 'good bad' 'bad good'; do
		read -ra words <<<"$pair"
		run --separate-stderr rpt-diff -f "${words[@]}"
		printf 'status %s: %s\n' "$status" "$stderr"
		[ "$status" -eq 2 ]
		[[ "$stderr" == "rpt-diff: bad:4: no column 'value'"* ]]
	done
}

@test "output that cannot be written is trouble" {
	[ -w /dev/full ] || skip "no /dev/full"
	documents a >rows
	status=0
	rpt-diff rows rows >/dev/full 2>err || status=$?
	[ "$status" -eq 2 ]
	[ -s err ]
}
