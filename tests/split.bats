#!/usr/bin/env bats
# rpt-split: where sentences, clauses and paragraphs end, and at which bytes they stand.
# stderr is set by run; the unicode quotes are meant
# shellcheck disable=SC2154,SC1112
bats_require_minimum_version 1.5.0

setup() {
	PATH="${RPT_BUILD:-$BATS_TEST_DIRNAME/../build}/bin:$PATH"
	examples=$BATS_TEST_DIRNAME/../examples
	cd "$BATS_TEST_TMPDIR" || return 1
}

# cuts UNIT TEXT PIECE...: the line TEXT (escapes of printf %b) is cut into just these pieces, as they stand in the rows.
cuts() {
	unit=$1
	printf '%b\n' "$2" >in
	shift 2
	printf '%s\n' "$@" >want
	rpt-split -u "$unit" in >out 2>err
	awk -F'\t' 'FNR > 1 { print $4 }' out >got
	diff want got
	diff /dev/null err
}

# traced DIR: each row of the file `out` is the bytes of its document, and white space alone lies between the rows.
traced() {
	rows=0
	while IFS= read -r line; do
		IFS=$'\t' read -r doc start end text _ <<<"$line"
		[ "${doc:0:1}" = '#' ] && continue
		tail -c "+$((start + 1))" "$1/$doc" | head -c "$((end - start))" >piece
		printf '%b' "$text" >claim
		cmp piece claim || return 1
		rows=$((rows + 1))
	done <out
	[ "$rows" -gt 0 ]
}

@test "a whole output: three units, counters, bytes" {
	printf '关于办事公开的报告\n\n  第一段。第二句，有两段！\n\t尾句\n' >doc.txt
	cat >want <<-'END'
	#doc	start	end	text	para	sent
	doc.txt	0	27	关于办事公开的报告	1	1
	doc.txt	31	43	第一段。	2	1
	doc.txt	43	67	第二句，有两段！	2	2
	doc.txt	69	75	尾句	3	1
	END
	run --separate-stderr rpt-split doc.txt
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	diff want <(printf '%s\n' "$output")
	cat >want <<-'END'
	#doc	start	end	text	para
	doc.txt	0	27	关于办事公开的报告	1
	doc.txt	31	67	第一段。第二句，有两段！	2
	doc.txt	69	75	尾句	3
	END
	rpt-split -u para doc.txt >out
	diff want out
	cat >want <<-'END'
	#doc	start	end	text	para	sent	clause
	doc.txt	0	27	关于办事公开的报告	1	1	1
	doc.txt	31	43	第一段。	2	1	1
	doc.txt	43	55	第二句，	2	2	1
	doc.txt	55	67	有两段！	2	2	2
	doc.txt	69	75	尾句	3	1	1
	END
	rpt-split -u clause doc.txt >out
	diff want out
}

@test "sent is the default unit" {
	printf '甲。乙，丙。\n' >in
	rpt-split in >got
	rpt-split -u sent in >want
	cmp want got
	[ "$(wc -l <got)" -eq 3 ]
}

@test "each stop ends a sentence" {
	cuts sent '已办结。已归档。' '已办结。' '已归档。'
	cuts sent '办了吗？办了！好' '办了吗？' '办了！' '好'
	cuts sent '办了吗?办了!好' '办了吗?' '办了!' '好'
	cuts sent '仍在核查……随后公布。' '仍在核查……' '随后公布。'
	cuts sent '办结｡归档｡' '办结｡' '归档｡'
}

@test "a run of stops ends one sentence" {
	cuts sent '真的？！当然！！！继续。' '真的？！' '当然！！！' '继续。'
	cuts sent '尚未……？查明。' '尚未……？' '查明。'
	cuts sent '还有………等等。' '还有………' '等等。'
	cuts sent '好?!行。' '好?!' '行。'
}

@test "what is no stop ends no sentence" {
	cuts sent '甲、乙，丙；丁：戊' '甲、乙，丙；丁：戊'
	cuts sent '等…地参加。' '等…地参加。'
	cuts sent 'v1.5 发布. 继续' 'v1.5 发布. 继续'
	cuts sent '投入3.5万元。' '投入3.5万元。'
}

@test "closing quotes behind a stop belong to its sentence" {
	cuts sent '乡长说：“按时办结。”随后离开。' '乡长说：“按时办结。”' '随后离开。'
	cuts sent '乡长说：‘办结！’随后离开。' '乡长说：‘办结！’' '随后离开。'
	cuts sent '乡长说：「办结。」『甚好！』散会。' '乡长说：「办结。」' '『甚好！』' '散会。'
	cuts sent '答"已办结。"随后离开。' '答"已办结。"' '随后离开。'
	cuts sent '已办结。"随后"离开。' '已办结。' '"随后"离开。'
	cuts sent '他问：“谁说‘办结了？’”无人应答。' '他问：“谁说‘办结了？’”' '无人应答。'
}

@test "an open bracket that closes holds no end of a sentence" {
	cuts sent '会议（时间已定。地点另告）照常举行。散会。' '会议（时间已定。地点另告）照常举行。' '散会。'
	cuts sent '会议(时间已定!地点另告)照常举行。散会。' '会议(时间已定!地点另告)照常举行。' '散会。'
	cuts sent '印发《办法（试行。草案）》通知。完。' '印发《办法（试行。草案）》通知。' '完。'
	cuts sent '标题【甲？乙】正文。完。' '标题【甲？乙】正文。' '完。'
	cuts sent '引文[甲。乙]正文。完。' '引文[甲。乙]正文。' '完。'
	cuts sent '文号〔甲。乙〕正文。完。' '文号〔甲。乙〕正文。' '完。'
	cuts sent '篇名〈甲。乙〉正文。完。' '篇名〈甲。乙〉正文。' '完。'
}

@test "a closing bracket behind a stop belongs to its sentence" {
	cuts sent '甲已办。（乙待办。）丙。' '甲已办。' '（乙待办。）' '丙。'
	cuts sent '甲（见附件。）乙。' '甲（见附件。）' '乙。'
	cuts sent '《问：何时办？》一文刊出。' '《问：何时办？》' '一文刊出。'
}

@test "a bracket that nobody closes swallows nothing" {
	cuts sent '会议（时间已定。地点另告。散会。' '会议（时间已定。' '地点另告。' '散会。'
	cuts sent '甲（一。乙（二）三。丙。' '甲（一。' '乙（二）三。' '丙。'
	cuts sent '1）办结。2）待办。' '1）办结。' '2）待办。'
	cuts sent '甲（一。乙）二。丙（三。' '甲（一。乙）二。' '丙（三。'
}

@test "no cut in a URL" {
	cuts sent '详见http://example.gov.cn/a?b=1!c。谢谢。' '详见http://example.gov.cn/a?b=1!c。' '谢谢。'
	cuts sent '详见https://example.gov.cn/?q=1 下载。完。' '详见https://example.gov.cn/?q=1 下载。' '完。'
	cuts clause '详见http://example.gov.cn:80/a,b;c，谢谢。' '详见http://example.gov.cn:80/a,b;c，' '谢谢。'
}

@test "no cut in a URL that begins with www." {
	cuts sent '详见www.example.gov.cn/a?b=1。谢谢。' '详见www.example.gov.cn/a?b=1。' '谢谢。'
}

@test "clauses end after commas, semicolons and colons of both widths" {
	cuts clause '甲，乙；丙：丁。' '甲，' '乙；' '丙：' '丁。'
	cuts clause '甲,乙;丙:丁!' '甲,' '乙;' '丙:' '丁!'
	cuts clause '甲、乙和丙。' '甲、乙和丙。'
	cuts clause '“甲，乙。”丙。' '“甲，' '乙。”' '丙。'
}

@test "no clause ends inside a number" {
	cuts clause '办理1,234件,12:30开会,比例3:1。' '办理1,234件,' '12:30开会,' '比例3:1。'
	cuts clause '产量33，212万吨，于12：30统计，为3：1。' '产量33，212万吨，' '于12：30统计，' '为3：1。'
	cuts clause '办理１，２３４件，完。' '办理１，２３４件，' '完。'
	cuts clause '共1,234,567元,完。' '共1,234,567元,' '完。'
}

@test "a comma between numbers ends a clause" {
	cuts clause '2018，2019两年' '2018，' '2019两年'
	cuts clause '第1，第2' '第1，' '第2'
	cuts clause '得分：98' '得分：' '98'
	cuts clause '甲12，乙' '甲12，' '乙'
}

@test "no clause ends in an open bracket that closes" {
	cuts clause '甲（乙，丙；丁），戊。' '甲（乙，丙；丁），' '戊。'
	cuts clause '甲（乙，丙，丁。' '甲（乙，' '丙，' '丁。'
}

@test "every white space of the contract is trimmed, at both ends and between sentences" {
	for space in '\t' '\v' '\f' ' ' '\u0085' '\u00a0' '\u2000' '\u2001' '\u2002' '\u2003' '\u2004' '\u2005' '\u2006' \
		'\u2007' '\u2008' '\u2009' '\u200a' '\u200b' '\u2028' '\u2029' '\u3000' '\ufeff'; do
		cuts para "$space甲。$space乙。$space" "$(printf '%b' "甲。$space乙。" | sed 's/\t/\\t/')"
		cuts sent "$space$space甲。$space乙。$space$space" '甲。' '乙。'
		printf '%b\n' "$space$space" >in
		rpt-split -n in >out 2>err
		[ ! -s out ]
		echo 'rpt-split: in: warning: no text in it' | diff - err
	done
}

@test "a line of white space is no paragraph and counts as none" {
	printf '甲\n \t\v\f\n　　\n\xef\xbb\xbf\n\n乙\n' >in
	printf '%s\n' '甲 1' '乙 2' >want
	rpt-split -u para in >out
	awk -F'\t' 'FNR > 1 { print $4, $5 }' out >got
	diff want got
}

@test "other spaces than those of the contract stay" {
	# U+180E, U+2060 and U+FFA0 are no white space of the contract
	for character in '\u180e' '\u2060' '\uffa0'; do
		cuts para "${character}甲$character" "$(printf '%b' "${character}甲$character")"
	done
}

@test "only LF and CRLF end lines" {
	cuts para '甲\r乙' '甲\r乙'
	cuts para '甲\u0085乙\u2028丙\u2029丁\v戊\f己' "$(printf '甲\u0085乙\u2028丙\u2029丁\v戊\f己')"
	cuts para '甲\r\n乙\r\n\r\n丙' '甲' '乙' '丙'
	cuts sent '甲。\r\n乙。' '甲。' '乙。'
}

@test "CRLF, form feed, U+3000 and a BOM: bytes count what was trimmed" {
	printf '\xef\xbb\xbf标题\r\n　　正文。\f次句。\r\n' >doc.txt
	cat >want <<-'END'
	#doc	start	end	text	para	sent
	doc.txt	3	9	标题	1	1
	doc.txt	17	26	正文。	2	1
	doc.txt	27	36	次句。	2	2
	END
	rpt-split doc.txt >out
	diff want out
	traced .
}

@test "the last line needs no LF" {
	printf '甲。\n乙。' >in
	printf '甲。\n乙。\n' >whole
	rpt-split -d x - <in >got
	rpt-split -d x - <whole >want
	cmp want got
}

@test "TAB, CR and backslash inside a text are escaped" {
	cuts para 'a\tb\rc\\d' 'a\tb\rc\\d'
	traced .
}

@test "counters: para in the document, sent in the paragraph, clause in the sentence" {
	printf '一，二。三！\n四；五：六。七\n' >in
	printf '%s\n' '1 1 1' '1 1 2' '1 2 1' '2 1 1' '2 1 2' '2 1 3' '2 2 1' >want
	rpt-split -u clause in >out
	awk -F'\t' 'FNR > 1 { print $5, $6, $7 }' out >got
	diff want got
	cp in in2
	rpt-split -u clause in in2 >out
	awk -F'\t' 'FNR > 1 { print $5, $6, $7 }' out >got
	diff <(cat want want) got
}

@test "-d names standard input, - without it" {
	printf '甲。\n' >in
	printf '#doc\tstart\tend\ttext\tpara\tsent\n-\t0\t6\t甲。\t1\t1\n' >want
	rpt-split <in >got
	cmp want got
	rpt-split - <in >got
	cmp want got
	printf '#doc\tstart\tend\ttext\tpara\tsent\n柳林/2024\t0\t6\t甲。\t1\t1\n' >want
	rpt-split -d 柳林/2024 <in >got
	cmp want got
	printf '#doc\tstart\tend\ttext\tpara\tsent\nin\t0\t6\t甲。\t1\t1\n名\t0\t6\t甲。\t1\t1\n' >want
	cp in in2
	rpt-split -d 名 in - <in2 >got
	cmp want got
}

@test "names of documents are escaped, a leading # too" {
	printf '甲\n' >'#a	b'
	printf '#doc\tstart\tend\ttext\tpara\tsent\n\\#a\\tb\t0\t3\t甲\t1\t1\n' >want
	rpt-split '#a	b' >got
	cmp want got
}

@test "-n leaves the header out" {
	printf '甲。\n' >in
	rpt-split in >all
	tail -n +2 all >want
	rpt-split -n in >got
	cmp want got
	[ -s got ]
}

@test "an unknown unit is a usage error" {
	run --separate-stderr rpt-split -u page
	[ "$status" -eq 2 ]
	[ "$output" = "" ]
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ "${stderr_lines[0]}" == 'rpt-split: -u takes para, sent or clause'* ]]
}

@test "-M reads the files of a frame and puts its columns on each row" {
	printf '甲。乙。\n' >a.txt
	printf '丙。\n' >b.txt
	printf '#place\tdoc\tyear\n# note\n530102\tb.txt\t2023\n\n530103\ta.txt\t2024\n' >frame.tsv
	cat >want <<-'END'
	#doc	start	end	text	para	sent	place	year
	b.txt	0	6	丙。	1	1	530102	2023
	a.txt	0	6	甲。	1	1	530103	2024
	a.txt	6	12	乙。	1	2	530103	2024
	END
	run --separate-stderr rpt-split -M frame.tsv
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	diff want <(printf '%s\n' "$output")
}

@test "-M: a file of the command line comes behind, with empty columns" {
	printf '甲。\n' >a.txt
	printf '#doc\tyear\na.txt\t2024\n' >frame.tsv
	cat >want <<-'END'
	#doc	start	end	text	para	year
	a.txt	0	6	甲。	1	2024
	a.txt	0	6	甲。	1	
	END
	rpt-split -u para -M frame.tsv a.txt >got
	diff want got
}

@test "-M: a listed file that is missing is said with its line, the others are read" {
	printf '甲。\n' >a.txt
	printf '#doc\tyear\nnone.txt\t2023\na.txt\t2024\n' >frame.tsv
	printf '#doc\tstart\tend\ttext\tpara\tyear\na.txt\t0\t6\t甲。\t1\t2024\n' >want
	run --separate-stderr rpt-split -u para -M frame.tsv
	[ "$status" -eq 1 ]
	diff want <(printf '%s\n' "$output")
	[ "$stderr" = "rpt-split: frame.tsv:2: none.txt: No such file or directory" ]
}

@test "-M: values with backslashes are raw in a frame and escaped in the rows" {
	printf '甲。\n' >a.txt
	printf '#doc\tnote\na.txt\tC:\\new\n' >frame.tsv
	printf '#doc\tstart\tend\ttext\tpara\tnote\na.txt\t0\t6\t甲。\t1\tC:\\\\new\n' >want
	rpt-split -u para -M frame.tsv >got
	cmp want got
}

@test "-M: a frame without doc, and one that is missing, are errors" {
	printf '#file\tyear\na.txt\t2024\n' >frame.tsv
	run --separate-stderr rpt-split -M frame.tsv
	[ "$status" -eq 1 ]
	[[ "$stderr" == 'rpt-split: frame.tsv:'* ]]
	run --separate-stderr rpt-split -M none.tsv
	[ "$status" -eq 1 ]
	[[ "$stderr" == "rpt-split: none.tsv: "*"No such file or directory" ]]
}

@test "-t: documents in rows; offsets count in the unescaped text, other columns pass" {
	printf '#year\tdoc\ttext\n2024\ta\t甲。\\n\\t乙。\\\\\n2023\tb\t丙\n' >in
	cat >want <<-'END'
	#doc	start	end	text	para	sent	year
	a	0	6	甲。	1	1	2024
	a	8	14	乙。	2	1	2024
	a	14	15	\\	2	2	2024
	b	0	3	丙	1	1	2023
	END
	run --separate-stderr rpt-split -t in
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	diff want <(printf '%s\n' "$output")
}

@test "-t: two fields without a header" {
	printf 'a\t甲。乙。\nb\t丙\n' >in
	cat >want <<-'END'
	#doc	start	end	text	para	sent
	a	0	6	甲。	1	1
	a	6	12	乙。	1	2
	b	0	3	丙	1	1
	END
	rpt-split -t <in >got
	diff want got
}

@test "-t gives the rows that the file gives" {
	for file in "$examples"/*.txt; do
		name=${file##*/}
		cp "$file" "$name"
		awk -v doc="$name" 'BEGIN { printf "#doc\ttext\n%s\t", doc }
			{ gsub(/\\/, "\\\\"); gsub(/\t/, "\\t"); gsub(/\r/, "\\r"); printf "%s\\n", $0 }
			END { print "" }' "$name" >in
		rpt-split -u clause -t in >got
		rpt-split -u clause "$name" >want
		cmp want got
		[ "$(wc -l <got)" -gt 20 ]
	done
}

@test "rows of the examples are the bytes they claim, in all units" {
	for unit in para sent clause; do
		(cd "$examples" && rpt-split -u "$unit" ./*.txt) >out
		traced "$examples"
	done
}

@test "nothing but white space lies between the rows, in all units" {
	for file in "$examples"/*.txt; do
		sed 's/[[:space:]　]//g' "$file" | tr -d '\n' >want
		for unit in para sent clause; do
			rpt-split -n -u $unit "$file" | cut -f4 | sed 's/[[:space:]　]//g' | tr -d '\n' >got
			cmp want got
		done
	done
}

@test "texts of mixed marks: bytes are right and nothing is lost" {
	awk 'BEGIN {
		srand(7)
		n = split("。 ！ ？ ! ? …… … ， , ； ： : ( ) （ ） 《 》 “ ” \" 甲 乙 丙 1 2 ３ ， 　 12:30 1,234 http://a.b/c?d ) \t \r", mark, " ")
		for (i = 0; i < 60; i++) {
			line = ""
			for (k = 0; k < 25; k++)
				line = line (rand() < 0.1 ? " " : "") mark[int(rand() * n) + 1]
			print line
		}
	}' >mixed.txt
	sed 's/[[:space:]　]//g' mixed.txt | tr -d '\n' >want
	for unit in sent clause; do
		rpt-split -u $unit mixed.txt >out
		traced .
		tail -n +2 out | cut -f4 | sed 's/\\[tr]//g; s/[[:space:]　]//g' | tr -d '\n' >got
		cmp want got
	done
}
