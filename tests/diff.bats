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
	r	25	27	5%	+							立案	percent	%			5				
	r	37	41	8场	+							宣传	count	场			8				
	r	21	26	50件	-	r	21	26	50件			调解	count	件		50					
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
	rpt-diff -t old new >out || [ $? -eq 1 ]
	# 养蜂 and 种茶 stood in one place: either may come first
	head -n 3 out >got
	diff - got <<-END
	$common
	r	0	15	修渠三条。	=	r	0	15	修渠三条。	1.000
	r	15	39	全县植树六万株。	~	r	15	39	全县植树五万株。	0.714
	END
	tail -n +4 out | sort >got
	diff - got <<-'END'
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

@test "facts: other type, unit or sense, or a change against a level, never align" {
	printf '%s\n' '立案|count|8||件' | facts >old
	for other in '立案|money|8||件' '立案|count|8||起' '立案|count|8||件||||plan' '立案|count|8||件||up|yoy'; do
		printf '%s\n' "$other" | facts >new
		rpt-diff old new >out || status=$?
		[ "$status" -eq 1 ]
		rpt-tsv -c op,what out | sed 1d | sort >got
		diff <(printf '+\t立案\n-\t立案\n' | sort) got
	done
}

@test "facts: names that are alike align, others do not" {
	printf '%s\n' '受理行政复议案件|count|40||件' | facts >old
	printf '%s\n' '受理复议案件|count|50||件' | facts >new
	shows 1 op,sim,what,old,new,delta,pct old new <<-'END'
	~|0.666|受理复议案件|40|50|10|25.00
	END
	printf '%s\n' '开展普法宣传|count|50||件' | facts >new
	rpt-diff old new >out || [ $? -eq 1 ]
	diff <(printf '+\n-\n') <(rpt-tsv -c op out | sed 1d | sort)
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

@test "dates, ordinals and other names of places have no delta" {
	moves <<-'END'
	date||2023-05-03|2024-05-04||
	date||2023|2024||
	period||2023|2024||
	time||9|10||
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
	rpt-diff old new >out || status=$?
	[ "$status" -eq 1 ]
	rpt-tsv -c op,text,text2,sim out | sed 1d | tr '\t' '|' >all
	grep -v '^-' all >got
	diff - got <<-'END'
	>|购置消防车辆。|购置消防车辆。|1.000
	=|召开水务会议两次。|召开水务会议两次。|1.000
	~|全县植树六万株。|全县植树五万株。|0.714
	+|发放春耕贷款。||
	=|养护公路。|养护公路。|1.000
	END
	# what was dropped stood between the third and the last
	grep -n '^-' all >got
	grep -qE '^[45]:-\|完成堤防加固工程。\|完成堤防加固工程。\|$' got
	[ "$(wc -l <got)" -eq 1 ]
}

@test "sentences: reworded is a likeness of 0.600 or more, and less than 1" {
	printf '甲乙丙丁戊。\n' | sentences >old
	printf '甲乙丙丁己。\n' | sentences >new
	shows 1 op,sim old new <<-'END'
	~|0.600
	END
	printf '全县植树五万株。\n' | sentences >old
	printf '全县植树六千株。\n' | sentences >new
	rpt-diff old new >out || [ $? -eq 1 ]
	diff <(printf '+\n-\n') <(rpt-tsv -c op out | sed 1d | sort)
	# the same pairs of characters in another order
	printf '甲乙丙乙甲乙\n' | sentences >old
	printf '甲乙甲乙丙乙\n' | sentences >new
	shows 1 op,sim old new <<-'END'
	~|0.999
	END
}

@test "sentences: every ~ of two reports has a likeness from 0.600 to 0.999, every other pair 1.000" {
	rpt-split -d r "$examples/qinghe-2023.txt" >old
	rpt-split -d r "$examples/qinghe-2024.txt" >new
	rpt-diff -t old new >out || [ $? -eq 1 ]
	rpt-tsv -g 'op=~' out >changed
	[ "$(sed 1d changed | wc -l)" -ge 5 ]
	{
		rpt-tsv -g 'sim<0.6' changed
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

@test "sentences: paragraphs and clauses align as well" {
	for unit in para clause; do
		printf '修渠三条，建桥一座。\n全县植树五万株。\n' | rpt-split -u $unit -d r >old
		printf '修渠三条，建桥一座。\n全县植树六万株。\n' | rpt-split -u $unit -d r >new
		rpt-diff old new >out || status=$?
		[ "$status" -eq 1 ]
		rpt-tsv -g 'op=~' -c text,text2,sim out | sed 1d >got
		diff <(printf '全县植树六万株。\t全县植树五万株。\t0.714\n') got
	done
}

@test "empty texts are equal" {
	printf '#doc\tstart\tend\ttext\nd\t0\t0\t\n' >rows
	differs 0 -t rows rows <<-END
	$common
	d	0	0		=	d	0	0		1.000
	END
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
	\\#1\\t\\\\	9	26	养蜂\\t\\\\八十箱	~	#1\\t\\\\	9	26	养蜂\\t\\\\九十箱	0.600	p\\tq
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
	for option in -f -s -t '-k COLS'; do
		[[ "$output" == *"  $option  "* ]]
	done
	[[ "$output" == *"rpt-diff [-f | -s | -t] [-k COLS] [-n] OLD NEW"* ]]
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
