#!/usr/bin/env bats
# What all tools promise (rpt(5)): options, exit status, messages, the row format, and what input is malformed.

# false alarms: status is set by try in the same test (SC2030 SC2031), TOOLS by helper.bash (SC2153), \\' is meant (SC1003)
# shellcheck disable=SC1003,SC2030,SC2031,SC2153

load helper

# Two good streams and what the tools over rows make of each are compared again and again. Their figures add up.
make_streams() {
	{
		rows "$H\tpara\tplace"
		span a 0 '立案8件，办结6件，办结率75%。' 1 怀柔
		span a 41 '一、修路3公里。' 2 ''
		span b 0 '种树20棵。' 1 'x\\y'
		span b 15 '产业结构20.1:30.2:49.7。' 2 ''
	} >a.tsv
	{
		rows "$H"
		span c 3 '产业结构10.1:30.2:59.7。'
		span c 0 '投资8万元。'
		rows "#place\ttext\tdoc\tend\tstart"
		rows '\\#1\t产业结构30.1:30.2:39.7。\td\t29\t0'
	} >b.tsv
}

# bring TOOL: these streams as the tool reads them, here.
bring() {
	cp ../a.tsv ../b.tsv .
	readable "$1" a.tsv b.tsv
}

# ---- common options ----

check_help() {
	local option
	for option in -h --help; do
		try "$1" "$option"
		assert_status 0
		assert_silent
		[[ $(head -n 1 out) == "usage: $1 "* ]] || fail "the help should begin with 'usage: $1'"
		[[ -z $(tail -c 1 out) ]] || fail "the help should end in a line feed"
		cp out "help$option"
	done
	assert_same help-h help--help
	try "$1" -h no-such-file
	assert_status 0
	assert_same help-h out
}

@test "-h and --help: help on stdout, exit 0" {
	each_tool check_help "${TOOLS[@]}"
}

check_version() {
	local option
	for option in -V --version; do
		try "$1" "$option"
		assert_status 0
		assert_silent
		assert_one_line out
		grep -Eqx "$1 [0-9]+\.[0-9]+\.[0-9]+ .*[0-9a-f]{16}" out || fail "no version and digest: $(<out)"
		cut -d ' ' -f 2- out >"../version$option.$1"
	done
	cmp "../version-V.$1" "../version--version.$1"
}

@test "-V and --version: version and digest of the tables, the same in all tools" {
	each_tool check_version "${TOOLS[@]}"
	for tool in "${TOOLS[@]}"; do
		assert_same version-V.rpt-split "version-V.$tool"
	done
}

check_named_by_argv0() {
	ln -s "$BIN/$1" other-name
	try ./other-name --no-such-option
	assert_usage other-name
}

@test "messages begin with the name the tool was called by" {
	each_tool check_named_by_argv0 "${TOOLS[@]}"
}

check_unknown_option() {
	local option
	for option in -Z -1 --no-such-option --helpx -nZ; do
		try "$1" "$option" /dev/null /dev/null
		assert_usage "$1"
	done
	try "$1" -Z
	assert_message "$1: " "-Z"
}

@test "an unknown option: one line of usage on stderr, nothing on stdout, exit 2" {
	each_tool check_unknown_option "${TOOLS[@]}"
}

options_with_value() {
	case $1 in
	rpt-split) echo u d M ;;
	rpt-numbers) echo y ;;
	rpt-tsv) echo g c x s w i o ;;
	rpt-diff) echo k ;;
	esac
}

check_missing_value() {
	local letter
	for letter in $(options_with_value "$1"); do
		try "$1" "-$letter" </dev/null
		assert_usage "$1"
		assert_message "$1: " "-$letter"
	done
}

@test "an option without its value: usage error that names the option, exit 2" {
	each_tool check_missing_value rpt-split rpt-numbers rpt-tsv rpt-diff
}

check_missing_value_is_no_unknown_option() {
	local letter
	for letter in $(options_with_value "$1"); do
		try "$1" "-$letter" </dev/null
		assert_status 2
		[[ $(<err) != *unknown* ]] || fail "a known option is called unknown: $(<err)"
	done
}

@test "an option without its value is not called an unknown option" {
	each_tool check_missing_value_is_no_unknown_option rpt-split rpt-numbers rpt-tsv rpt-diff
}

@test "values that an option does not take, and options that exclude each other, are usage errors" {
	for call in "rpt-split -u word" "rpt-split -u" "rpt-split -t -M f" "rpt-numbers -y 24" "rpt-numbers -y 20x4" \
		"rpt-tsv -i xml" "rpt-tsv -i table" "rpt-tsv -o xls" "rpt-tsv -o" "rpt-tsv -b" "rpt-tsv -c doc -x text" \
		"rpt-tsv -q -i csv" "rpt-tsv -g value" "rpt-sections -o -l" "rpt-sections -T" "rpt-tsv -w doc" "rpt-tsv -w doc:key:value:average"; do
		read -ra words <<<"$call"
		try "${words[@]}" </dev/null
		assert_usage "${words[0]}"
	done
}

@test "rpt-diff: no, one or three streams are usage errors" {
	rows "$H" >f
	for call in "rpt-diff" "rpt-diff f" "rpt-diff f f f"; do
		read -ra words <<<"$call"
		try "${words[@]}" </dev/null
		assert_usage rpt-diff
	done
}

check_options_end() {
	rows "$H" >in.tsv
	readable "$1" in.tsv
	mv in.tsv ./-n
	try "$@" -- -n
	assert_status 0
	assert_silent
	[[ -s out ]] || fail "the file -n was not read"
	cp out want
	try "$@" ./-n -Z
	assert_status "$(trouble "$1")"
	[[ $(<err) == *"$1: -Z: "* ]] || fail "an operand -Z behind a file is no option: $(<err)"
	assert_same want out
}

@test "-- ends the options, and so does the first file" {
	each_tool check_options_end "${ROW_READERS[@]}"
	printf 'x\n' >-n
	try rpt-split -- -n
	assert_status 0
	assert_out "$H\tpara\tsent" "-n\t0\t1\tx\t1\t1"
	try rpt-split ./-n -Z
	assert_status 1
	assert_message 'rpt-split: -Z: '
	assert_out "$H\tpara\tsent" "./-n\t0\t1\tx\t1\t1"
}

check_no_header() {
	bring "$1"
	try "$@" a.tsv b.tsv
	assert_status 0
	grep -c '^#' out | grep -qx 3 || fail "three headers were expected"
	grep -v '^#' out >want
	[[ -s want ]] || fail "no rows"
	try "$@" -n a.tsv b.tsv
	assert_status 0
	assert_silent
	assert_same want out
}

@test "-n: the same rows without any header" {
	make_streams
	each_tool check_no_header "${ROW_READERS[@]}"
	printf 'x\n' >x.txt
	try rpt-split -n x.txt
	assert_status 0
	assert_silent
	assert_out "x.txt\t0\t1\tx\t1\t1"
	try rpt-diff -n a.tsv a.tsv
	assert_status 0
	[[ -s out ]] || fail "rpt-diff -n gave no rows"
	assert_no_line '^#' out
}

# ---- exit status ----

check_status() {
	bring "$1"
	try "$@" a.tsv b.tsv
	assert_status 0
	assert_silent
	cp out want
	try "$@" a.tsv ./no/such/file b.tsv
	assert_status "$(trouble "$1")"
	assert_message "$1: ./no/such/file: " "No such file"
	assert_same want out
	try "$@" ./none1 ./none2
	assert_status "$(trouble "$1")"
	assert_same /dev/null out
	[[ $(wc -l <err) -eq 2 ]] || fail "one message a file was expected: $(<err)"
	[[ $(head -n 1 err) == "$1: ./none1: "* && $(tail -n 1 err) == "$1: ./none2: "* ]] || fail "$(<err)"
}

@test "a missing file among good ones: the others are read, the message names it, exit 1" {
	make_streams
	each_tool check_status "${ROW_READERS[@]}"
	printf 'x\n' >x.txt
	printf 'y\n' >y.txt
	try rpt-split x.txt ./no/such/file y.txt
	assert_status 1
	assert_message 'rpt-split: ./no/such/file: ' 'No such file'
	assert_out "$H\tpara\tsent" "x.txt\t0\t1\tx\t1\t1" "y.txt\t0\t1\ty\t1\t1"
}

check_malformed_among_good() {
	local part
	bring "$1"
	{
		rows "$H"
		span y 0 '产业结构11.1:30.2:58.7。'
		span z 0 '产业结构12.1:30.2:57.7。'
		span z 29 '产业结构13.1:30.2:56.7。'
		span z 58 '产业结构14.1:30.2:55.7。'
	} >good.tsv
	readable "$1" good.tsv
	sed '4s/^z\t[0-9]*\t/z\tx\t/' good.tsv >bad.tsv
	for part in a good b; do
		"$@" "$part.tsv" >"$part.out"
	done
	try "$@" a.tsv bad.tsv b.tsv
	assert_status "$(trouble "$1")"
	assert_message "$1: bad.tsv:4: " "'start'"
	cmp -n "$(wc -c <a.out)" a.out out
	tail -c "$(wc -c <b.out)" <out >got.b
	assert_same b.out got.b
	head -c "-$(wc -c <b.out)" out | tail -c "+$(($(wc -c <a.out) + 1))" >middle
	assert_prefix middle good.out
	grep -q '11\.1:' middle || fail "what came before has not come out"
	assert_no_line '14\.1:' middle
}

@test "a malformed file among good ones: the rest of it is not read, the others are, exit 1" {
	make_streams
	each_tool check_malformed_among_good "${ROW_READERS[@]}"
	printf 'x\n' >x.txt
	printf 'a\0b\n' >bad.txt
	printf 'y\n' >y.txt
	try rpt-split x.txt bad.txt y.txt
	assert_status 1
	assert_message 'rpt-split: bad.txt: byte 1: '
	assert_out "$H\tpara\tsent" "x.txt\t0\t1\tx\t1\t1" "y.txt\t0\t1\ty\t1\t1"
}

check_prefix() {
	local n
	bring "$1"
	cat a.tsv b.tsv >full.tsv
	"$@" full.tsv >full.out
	for n in 1 20 21 60 61 90 140 200 350 500 600; do
		head -c "$n" full.tsv >cut.tsv
		[[ -n $(tail -c 1 cut.tsv) ]] || continue
		try "$@" cut.tsv
		assert_status "$(trouble "$1")"
		assert_message "$1: cut.tsv:$(($(wc -l <cut.tsv) + 1)): "
		assert_prefix out full.out
	done
}

@test "a stream cut anywhere: what comes out before the error is a prefix of the full output" {
	make_streams
	each_tool check_prefix "${ROW_READERS[@]}"
}

# ---- messages ----

check_stdin_is_named() {
	rows "$H" 'a\t0\t4\t5件' >bad.tsv
	readable "$1" bad.tsv
	sed -i '2s/\t[^\t]*$//' bad.tsv
	try "$@" <bad.tsv
	assert_status "$(trouble "$1")"
	assert_message "$1: <stdin>:2: " "field"
	cp out want
	try "$@" - <bad.tsv
	assert_status "$(trouble "$1")"
	assert_message "$1: <stdin>:2: " "field"
	assert_same want out
	try "$@" ./bad.tsv
	assert_message "$1: ./bad.tsv:2: " "field"
}

@test "messages about rows: prog: FILE:LINE: reason; standard input is <stdin>" {
	each_tool check_stdin_is_named "${ROW_READERS[@]}"
}

@test "messages about raw text: prog: FILE: byte N: reason; standard input is <stdin>" {
	printf 'ab\377\n' >bad.txt
	try rpt-split ./bad.txt
	assert_status 1
	assert_message 'rpt-split: ./bad.txt: byte 2: '
	for name in '' -; do
		try rpt-split ${name:+"$name"} <bad.txt
		assert_status 1
		assert_message 'rpt-split: <stdin>: byte 2: '
	done
}

@test "a file name with control characters does not break a message in two lines" {
	name=$'a\nb\tc'
	printf '#doc\n' >"$name.tsv"
	try rpt-sections "$name.tsv"
	assert_status 1
	[[ $(grep -c . err) == $(grep -c '^rpt-sections: ' err) ]] || fail "a line of a message does not begin with the tool: $(<err)"
	printf 'x\0\n' >"$name.txt"
	try rpt-split "$name.txt"
	assert_status 1
	assert_message 'rpt-split: a' ': byte 1: '
	try rpt-split $'no\nsuch'
	assert_status 1
	assert_message 'rpt-split: no' 'No such file'
}

# ---- columns ----

@test "rpt-sections: foreign columns pass in order, own ones are replaced in place, the rest come on the right" {
	rows "#role\tzeta\tdoc\tvalue\tstart\tend\ttext\talpha\tpath\tkind" \
		'OLD\tz\\\\1\ta\tv1\t0\t16\t投资5亿元。\ta1\tOLD\tk' >in.tsv
	try rpt-sections in.tsv
	assert_status 0
	assert_silent
	assert_out "#role\tzeta\tdoc\tvalue\tstart\tend\ttext\talpha\tpath\tkind\tlevel\tsec\tlabel\theading" \
		'body\tz\\\\1\ta\tv1\t0\t16\t投资5亿元。\ta1\t\tk\t0\t0\t\t'
}

@test "rpt-sections -o: kind and stop are its own too" {
	rows "#stop\tdoc\tstart\tend\ttext\tkind\tx" 'OLD\ta\t0\t12\t一、修路\tOLD\t7' 'OLD\ta\t13\t28\t全年修路。\tOLD\t8' >in.tsv
	try rpt-sections -o in.tsv
	assert_status 0
	assert_silent
	assert_out "#stop\tdoc\tstart\tend\ttext\tkind\tx\trole\tlevel\tpath\tsec\tlabel\theading" \
		'28\ta\t0\t0\t\t\t7\ttitle\t0\t\t0\t\t' \
		'28\ta\t0\t12\t一、修路\tblock\t7\theading\t1\t1\t1\t一、\t修路'
}

@test "rpt-numbers: foreign columns pass in order, own ones are replaced in place, the rest come on the right" {
	rows "#role\tzeta\tdoc\tvalue\tstart\tend\ttext\tunit\tsentence" 'R\tz\\\\1\ta\tOLD\t100\t116\t投资5亿元。\tOLD\tmine' >in.tsv
	try rpt-numbers in.tsv
	assert_status 0
	assert_silent
	head -n 1 out >got
	rows "#role\tzeta\tdoc\tvalue\tstart\tend\ttext\tunit\tsentence\ttype\tmax\tmod\tchange\tbase\twhat\tsense\twhen\tagg" >want
	assert_same want got
	tail -n +2 out | cut -f 1-11 >got
	rows 'R\tz\\\\1\ta\t500000000\t106\t113\t5亿元\t元\tmine\tmoney\t' >want
	assert_same want got
	try rpt-numbers -s in.tsv
	assert_status 0
	head -n 1 out >got
	rows "#role\tzeta\tdoc\tvalue\tstart\tend\ttext\tunit\tsentence\ttype\tmax\tmod\tchange\tbase\twhat\tsense\twhen\tagg" >want
	assert_same want got
	tail -n +2 out | cut -f 1-11 >got
	rows 'R\tz\\\\1\ta\t500000000\t106\t113\t5亿元\t元\t投资5亿元。\tmoney\t' >want
	assert_same want got
}

@test "rpt-numbers: the columns of a row go along with each number cut out of it" {
	rows "$H\tplace\tnote" 'a\t7\t33\t植树5棵，修路3公里\tp\t' >in.tsv
	try rpt-numbers in.tsv
	assert_status 0
	assert_silent
	tail -n +2 out | cut -f 1-6,8 >got
	rows 'a\t13\t17\t5棵\tp\t\t5' 'a\t26\t33\t3公里\tp\t\t3' >want
	assert_same want got
}

@test "rpt-tsv without options: the same bytes" {
	make_streams
	try rpt-tsv a.tsv b.tsv
	assert_status 0
	assert_silent
	cat a.tsv b.tsv >want
	assert_same want out
}

check_twice() {
	cp ../a.tsv .
	"$1" a.tsv >once
	[[ $(wc -l <once) -gt 1 ]] || fail "no rows"
	try "$1" once
	assert_status 0
	assert_silent
	head -n 1 once >want
	head -n 1 out >got
	assert_same want got
}

@test "a tool over its own output adds no column" {
	make_streams
	each_tool check_twice "${ROW_FILTERS[@]}"
	rpt-sections a.tsv >once
	try rpt-sections once
	assert_same once out
}

# ---- headers, streams, documents ----

check_concatenation() {
	bring "$1"
	"$@" a.tsv >a.out
	"$@" b.tsv >b.out
	[[ -s a.out && -s b.out ]] || fail "no output"
	cat a.out b.out >want
	try "$@" a.tsv b.tsv
	assert_status 0
	assert_silent
	assert_same want out
	cat a.tsv b.tsv >both.tsv
	try "$@" <both.tsv
	assert_status 0
	assert_silent
	assert_same want out
	try "$@" a.tsv - <b.tsv
	assert_status 0
	assert_same want out
}

@test "several headers in one stream: cat a b | tool = tool a b = tool a; tool b" {
	make_streams
	each_tool check_concatenation "${ROW_READERS[@]}"
}

check_headers_without_rows() {
	rows "$H" "$H\tx" >headers.tsv
	readable "$1" headers.tsv
	try "$@" headers.tsv
	assert_status 0
	assert_silent
	[[ $(grep -c "^$H" out) -eq 2 && $(wc -l <out) -eq 2 ]] || fail "two headers were expected: $(<out)"
	[[ $(tail -n 1 out)$'\t' == "$H"*$'\tx\t'* ]] || fail "the second header has the column x"
}

@test "headers without rows pass" {
	each_tool check_headers_without_rows "${ROW_READERS[@]}"
}

@test "another doc or a smaller start begins another document; the same start does not" {
	{
		rows "$H"
		span a 0 '一、修路'
		span a 20 '二、种树'
		span a 20 '三、治水'
		span a 19 '一、修路'
		span b 20 '一、修路'
		span b 40 '二、修路'
		span a 60 '一、修路'
	} >in.tsv
	try rpt-sections in.tsv
	assert_status 0
	tail -n +2 out | cut -f 1,2,7,8 >got
	rows 'a\t0\t1\t1' 'a\t20\t2\t2' 'a\t20\t3\t3' 'a\t19\t1\t1' 'b\t20\t1\t1' 'b\t40\t2\t2' 'a\t60\t1\t1' >want
	assert_same want got
}

check_columns_in_any_order() {
	{
		rows "$H\tpara"
		span a 3 '产业结构20.1:30.2:49.7。' 1
	} >usual.tsv
	rows '#text\tpara\tend\tstart\tdoc' '产业结构20.1:30.2:49.7。\t1\t32\t3\ta' >other.tsv
	readable "$1" usual.tsv other.tsv
	"$@" usual.tsv | rpt-tsv -c doc,text,start,end >want
	[[ $(wc -l <want) -eq 2 ]] || fail "one row was expected"
	try "$@" other.tsv
	assert_status 0
	rpt-tsv -c doc,text,start,end out >got
	assert_same want got
}

@test "readers find columns by name, in whatever order" {
	each_tool check_columns_in_any_order "${ROW_READERS[@]}"
}

@test "every row is the slice of the document that its span names" {
	printf '\xef\xbb\xbf标题\r\n一、修\\路\t3公里；投资5亿元。\r\n\r\n  (一)种树2,000棵，增长3%%。一是\\n治水\\5次。  二是x\n\n末行12人' >doc.txt
	rpt-split doc.txt >split.tsv
	rpt-split -u para doc.txt >para.tsv
	rpt-split -u clause doc.txt >clause.tsv
	rpt-sections split.tsv >sections.tsv
	rpt-sections -o split.tsv >outline.tsv
	rpt-numbers -a sections.tsv >numbers.tsv
	for stream in split para clause sections outline numbers; do
		count=0
		while IFS=$'\t' read -r doc start end text _; do
			[[ $doc != '#doc' ]] || continue
			tail -c "+$((start + 1))" doc.txt | head -c "$((end - start))" >slice
			printf '%b' "$text" >text # the escapes of rows are escapes of printf
			assert_same slice text
			count=$((count + 1))
		done <"$stream.tsv"
		((count > 2)) || fail "only $count rows in $stream"
	done
}

# ---- empty input ----

check_empty() {
	: >empty
	bring "$1"
	try "$@" empty
	assert_status 0
	assert_silent
	assert_same /dev/null out
	try "$@" </dev/null
	assert_status 0
	assert_silent
	assert_same /dev/null out
	"$@" a.tsv >want
	[[ -s want ]] || fail "no output for a.tsv"
	try "$@" empty a.tsv empty
	assert_status 0
	assert_silent
	assert_same want out
}

@test "empty input: nothing from the tools over rows, exit 0" {
	make_streams
	each_tool check_empty "${ROW_READERS[@]}"
}

@test "empty input: nothing from rpt-tsv, whatever its options" {
	for options in "-g value=1" "-c doc" "-x doc" "-s doc" "-w doc:key:value" "-i tsv" "-i csv" "-i jsonl" "-o tsv" "-o csv" \
		"-o jsonl" "-o md" "-o table" "-q" "-n"; do
		read -ra words <<<"$options"
		try rpt-tsv "${words[@]}" </dev/null
		assert_status 0
		assert_silent
		assert_same /dev/null out
	done
	rows '#a' 1 >one
	try rpt-tsv /dev/null one
	assert_out '#a' 1
}

@test "rpt-diff: two empty streams are equal, an empty one lacks everything" {
	make_streams
	try rpt-diff /dev/null /dev/null
	assert_status 0
	assert_silent
	assert_same /dev/null out
	rpt-tsv -g doc=a a.tsv >one.tsv
	try rpt-diff -t /dev/null one.tsv
	assert_status 1
	assert_silent
	tail -n +2 out | cut -f 1-5 >got
	sed '1d; s/\tx.*//' one.tsv | cut -f 1-4 | sed 's/$/\t+/' >want
	assert_same want got
	try rpt-diff -t one.tsv /dev/null
	assert_status 1
	tail -n +2 out | cut -f 1-5 >got
	sed -i 's/+$/-/' want
	assert_same want got
}

@test "rpt-split: empty input gives the header, a warning, exit 0" {
	: >empty
	try rpt-split empty
	assert_status 0
	assert_out "$H\tpara\tsent"
	assert_message 'rpt-split: empty: ' warning
	try rpt-split </dev/null
	assert_status 0
	assert_out "$H\tpara\tsent"
	assert_message 'rpt-split: <stdin>: ' warning
	try rpt-split -u para empty
	assert_out "$H\tpara"
	try rpt-split -u clause empty
	assert_out "$H\tpara\tsent\tclause"
}

@test "rpt-split: a file of white space or a lone BOM has no text: a warning, exit 0" {
	printf ' \t\r\n\n\xe3\x80\x80\n' >blank.txt
	printf '\xef\xbb\xbf' >bom.txt
	for file in blank.txt bom.txt; do
		try rpt-split "$file"
		assert_status 0
		assert_out "$H\tpara\tsent"
		assert_message "rpt-split: $file: " warning
	done
}

@test "rpt-split -t: empty input gives the header, exit 0" {
	try rpt-split -t </dev/null
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent"
}

# ---- raw text that is valid ----

@test "rpt-split: a missing last LF changes nothing" {
	printf 'a。b\nc' >cut.txt
	try rpt-split cut.txt
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent" "cut.txt\t0\t4\ta。\t1\t1" "cut.txt\t4\t5\tb\t1\t2" "cut.txt\t6\t7\tc\t2\t1"
}

@test "rpt-split: CRLF ends lines, a lone CR does not" {
	printf 'ab\r\nc\rd\r\n\r\ne\r' >crlf.txt
	try rpt-split crlf.txt
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent" "crlf.txt\t0\t2\tab\t1\t1" 'crlf.txt\t4\t7\tc\\rd\t2\t1' "crlf.txt\t11\t12\te\t3\t1"
}

@test "rpt-split: a BOM at the start is no text, but offsets count it" {
	printf '\xef\xbb\xbfa\nb\n' >bom.txt
	want=("$H\tpara\tsent" "bom.txt\t3\t4\ta\t1\t1" "bom.txt\t5\t6\tb\t2\t1")
	try rpt-split bom.txt
	assert_status 0
	assert_silent
	assert_out "${want[@]}"
	cp bom.txt copy
	try rpt-split -d bom.txt <copy
	assert_status 0
	assert_silent
	assert_out "${want[@]}"
}

@test "rpt-split: a character cut in two by a read is whole again" {
	try rpt-split < <(
		printf 'a\xe4'
		sleep 0.1
		printf '\xb8'
		sleep 0.1
		printf '\xad\n'
	)
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent" "-\t0\t4\ta中\t1\t1"
	head -c 65535 /dev/zero | tr '\0' a >long.txt
	printf '中。\n' >>long.txt
	try rpt-split long.txt
	assert_status 0
	assert_silent
	{
		rows "$H\tpara\tsent"
		printf 'long.txt\t0\t65541\t'
		tr -d '\n' <long.txt
		printf '\t1\t1\n'
	} >want
	assert_same want out
}

@test "rpt-split: doc is the file name as given, - for standard input, or what -d says" {
	printf 'x\n' >x.txt
	mkdir d
	cp x.txt copy
	try rpt-split ./x.txt d/../x.txt - <copy
	assert_status 0
	assert_out "$H\tpara\tsent" "./x.txt\t0\t1\tx\t1\t1" "d/../x.txt\t0\t1\tx\t1\t1" "-\t0\t1\tx\t1\t1"
	try rpt-split -d 'a b' x.txt - <copy
	assert_out "$H\tpara\tsent" "x.txt\t0\t1\tx\t1\t1" "a b\t0\t1\tx\t1\t1"
	try rpt-split -d $'#\t\\' <copy
	assert_out "$H\tpara\tsent" '\\#\\t\\\\\t0\t1\tx\t1\t1'
	try rpt-split -d '' <copy
	assert_out "$H\tpara\tsent" '\t0\t1\tx\t1\t1'
}

@test "file names with TAB, LF, CR, backslash, leading #, blanks and bytes that are no UTF-8" {
	names=($'a\tb' $'a\nb' $'a\rb' 'a\b' '#a' ' a b ' $'\xff\xfe' '报告')
	escaped=('a\\tb' 'a\\nb' 'a\\rb' 'a\\\\b' '\\#a' ' a b ' '\xff\xfe' '报告')
	for name in "${names[@]}"; do
		printf '一、投资5亿元\n' >"$name"
	done
	want=("$H\tpara\tsent")
	for name in "${escaped[@]}"; do
		want+=("$name\t0\t19\t一、投资5亿元\t1\t1")
	done
	try rpt-split "${names[@]}"
	assert_status 0
	assert_silent
	assert_out "${want[@]}"
	cp out split.tsv
	for tool in rpt-sections rpt-numbers; do
		try "$tool" split.tsv
		assert_status 0
		assert_silent
		cut -f 1 out >got
		cut -f 1 split.tsv >want
		assert_same want got
	done
}

# ---- raw text that is malformed ----

# refuse BYTES OFFSET: as a named file no row comes out; both ways the message names the byte.
refuse() {
	printf '%b' "$1" >bad.txt
	rows "$H\tpara\tsent" >header
	try rpt-split bad.txt
	assert_status 1
	assert_prefix out header
	assert_message "rpt-split: bad.txt: byte $2: "
	try rpt-split < <(cat bad.txt)
	assert_status 1
	assert_message "rpt-split: <stdin>: byte $2: "
}

@test "rpt-split: bytes that are no UTF-8 are refused, with the byte" {
	refuse 'ab\xff\n' 2
	refuse '\x80' 0
	refuse 'ab\xe4\xb8' 2
	refuse 'ab\xe4\xb8x' 2
	refuse '中\xe4' 3
	refuse 'x\n中\xff' 5
	refuse '\xef\xbb\xbf\xff' 3
	refuse 'a\xc0\x80' 1
	refuse 'a\xc1\xbf' 1
	refuse 'a\xe0\x80\x80' 1
	refuse 'a\xed\xa0\x80' 1
	refuse 'a\xf0\x80\x80\x80' 1
	refuse 'a\xf4\x90\x80\x80' 1
	refuse 'a\xf8\x88\x80\x80\x80' 1
}

@test "rpt-split: NUL is refused, with the byte" {
	refuse '\0' 0
	refuse 'a\0b' 1
	refuse 'a\nb\0' 3
	refuse '\xef\xbb\xbfa\r\n\0' 6
}

@test "rpt-split: from a pipe the rows before the fault come out" {
	for fault in '\xff' '\0' '\xe4\xb8'; do
		printf 'ab\r\n中。c\nd%b e\nf\n' "$fault" >bad.txt
		try rpt-split < <(cat bad.txt)
		assert_status 1
		assert_message 'rpt-split: <stdin>: byte 13: '
		assert_out "$H\tpara\tsent" "-\t0\t2\tab\t1\t1" "-\t4\t10\t中。\t2\t1" "-\t10\t11\tc\t2\t2"
	done
}

@test "rpt-split: a fault far behind in a big file is found before any row comes out" {
	yes '投资5亿元。' | head -n 20000 >big.txt
	rpt-split big.txt >want
	[[ $(wc -l <want) -eq 20001 ]] || fail "a row for each line was expected"
	rows "$H\tpara\tsent" >header
	printf 'a\xff\n' >>big.txt
	try rpt-split big.txt
	assert_status 1
	assert_message "rpt-split: big.txt: byte $((17 * 20000 + 1)): "
	assert_prefix out header
	sed -i 's/^big.txt/-/' want
	try rpt-split < <(cat big.txt)
	assert_status 1
	assert_message "rpt-split: <stdin>: byte $((17 * 20000 + 1)): "
	assert_same want out
}

@test "rpt-split: a named file is checked first even where standard input is closed" {
	printf 'good\nbad\xff\n' >bad.txt
	rows "$H\tpara\tsent" >header
	try rpt-split bad.txt <&-
	assert_status 1
	assert_message 'rpt-split: bad.txt: byte 8: '
	assert_prefix out header
}

@test "rpt-split: bytes that look like GB18030 get the hint to convert them" {
	printf '2024\xc4\xea\xa3\xac\xc8\xab\xca\xd0\xcd\xea\xb3\xc9\xcd\xb6\xd7\xca5\xd2\xda\xd4\xaa\xa1\xa3\n' >gb.txt # 2024年，全市完成投资5亿元。
	try rpt-split gb.txt
	assert_status 1
	assert_message 'rpt-split: gb.txt: byte 4: ' 'iconv -f GB18030 -t UTF-8'
	try rpt-split < <(cat gb.txt)
	assert_status 1
	assert_message 'rpt-split: <stdin>: byte 4: ' 'iconv -f GB18030 -t UTF-8'
	yes 'A line of ASCII in front of it.' | head -n 5000 >late.txt
	cat gb.txt >>late.txt
	try rpt-split late.txt
	assert_status 1
	assert_message "rpt-split: late.txt: byte $((5000 * 32 + 4)): " 'iconv -f GB18030 -t UTF-8'
}

@test "rpt-split: bytes that look like UTF-16 get the hint to convert them" {
	# 年2年 and a line feed, of which none is whole UTF-8
	printf '\xff\xfe\x74\x5e\x32\x00\x74\x5e\x0a\x00' >le-bom.txt
	printf '\xfe\xff\x5e\x74\x00\x32\x5e\x74\x00\x0a' >be-bom.txt
	for file in le-bom be-bom; do
		try rpt-split "$file.txt"
		assert_status 1
		assert_message "rpt-split: $file.txt: byte 0: " 'iconv -f UTF-16' '-t UTF-8'
		try rpt-split < <(cat "$file.txt")
		assert_status 1
		assert_message 'rpt-split: <stdin>: byte 0: ' 'iconv -f UTF-16' '-t UTF-8'
	done
	type iconv >iconv.path || skip "no iconv(1), so no UTF-16 without a byte order mark"
	printf '2024年全市完成投资5亿元，同比增长3%%。\n' >utf8.txt
	iconv -f UTF-8 -t UTF-16LE utf8.txt >le.txt
	iconv -f UTF-8 -t UTF-16BE utf8.txt >be.txt
	try rpt-split le.txt
	assert_status 1
	assert_message 'rpt-split: le.txt: byte 1: ' 'iconv -f UTF-16LE -t UTF-8'
	try rpt-split be.txt
	assert_status 1
	assert_message 'rpt-split: be.txt: byte 0: ' 'iconv -f UTF-16BE -t UTF-8'
}

@test "rpt-split: a stray byte in UTF-8 or ASCII is not said to look like another encoding" {
	printf '全市完成投资5亿元，同比增长3%%。\xff全市完成投资5亿元。\n' >stray.txt
	printf 'Plain ASCII, then a byte \xe9 of Latin-1.\n' >latin.txt
	try rpt-split stray.txt
	assert_status 1
	assert_message 'rpt-split: stray.txt: byte 45: '
	assert_no_line 'looks like' err
	try rpt-split latin.txt
	assert_status 1
	assert_message 'rpt-split: latin.txt: byte 25: '
	assert_no_line 'looks like' err
}

# ---- rows that are valid ----

check_crlf() {
	bring "$1"
	cat a.tsv b.tsv >lf.tsv
	sed 's/$/\r/' lf.tsv >crlf.tsv
	"$@" lf.tsv >want
	[[ -s want ]] || fail "no output"
	try "$@" crlf.tsv
	assert_status 0
	assert_silent
	assert_same want out
}

@test "CRLF in a stream of rows is read as LF" {
	make_streams
	each_tool check_crlf "${ROW_READERS[@]}"
}

check_bom() {
	bring "$1"
	for part in a b; do
		printf '\xef\xbb\xbf' | cat - "$part.tsv" >"$part.bom"
	done
	cat a.tsv b.tsv | "$@" >want
	[[ -s want ]] || fail "no output"
	try "$@" a.bom b.bom
	assert_status 0
	assert_silent
	assert_same want out
	try "$@" - b.bom <a.bom
	assert_status 0
	assert_silent
	assert_same want out
}

@test "a BOM at the start of a stream of rows is looked through" {
	make_streams
	each_tool check_bom "${ROW_READERS[@]}"
}

@test "CRLF, BOM and a missing last LF are no fault in what rpt-tsv imports" {
	rows '#a\tb' '1\t"2' '3\t4' >want
	printf '\xef\xbb\xbfa,b\r\n1,"""2"\r\n3,4' >t.csv
	printf '\xef\xbb\xbfa\tb\r\n1\t"2\r\n3\t4\r\n' >t.tsv
	printf '\xef\xbb\xbf{"a":"1","b":"\\"2"}\r\n{"a":3,"b":"4"}' >t.jsonl
	for format in csv tsv jsonl; do
		try rpt-tsv -i "$format" "t.$format"
		assert_status 0
		assert_silent
		assert_same want out
	done
}

@test "rpt-sections: \\# in the first field is a #, and stays escaped where it stays first" {
	rows "$H\tplace" '\\#a\t0\t1\tx\t#p' '\\#\\t\t0\t1\tx\t' >in.tsv
	try rpt-sections in.tsv
	assert_status 0
	assert_silent
	cut -f 1-5 out >got
	assert_same in.tsv got
}

@test "rpt-check: \\# in the first field is a #, and is escaped where it comes first" {
	{
		rows "$H"
		span '\#a' 0 '产业结构20.1:30.2:49.7。'
	} | rpt-numbers -s >facts.tsv
	for columns in doc,what,text what,doc,text text,doc,what; do
		rpt-tsv -c "$columns,start,end,type,value,max,unit,mod,change,base,sense,when,agg,sentence" facts.tsv |
			sed '2s/产业结构/#&/; 2s/^#/\\#/' >in.tsv
		try rpt-check -a in.tsv
		assert_status 0
		assert_silent
		rpt-tsv -c doc,text,what out >got
		rows '#doc\ttext\twhat' '\\#a\t20.1:30.2:49.7\t#产业结构' >want
		assert_same want got
	done
}

@test "rpt-tsv: # in the first field is escaped in rows, and only there" {
	rows '#doc\tx' '\\#a\t#b' 'c\td' '#x\tdoc' '\\#e\t#f' >in.tsv
	try rpt-tsv -c x,doc in.tsv
	assert_status 0
	assert_silent
	assert_out '#x\tdoc' '\\#b\t#a' 'd\tc' '#x\tdoc' '\\#e\t#f'
	try rpt-tsv -g 'doc=#a,#f' -c doc in.tsv
	assert_status 0
	assert_out '#doc' '\\#a' '#doc' '\\#f'
	rows '#doc\tx' '\\#b\t1' '\\#a\t#2' >in.tsv
	try rpt-tsv -s doc in.tsv
	assert_status 0
	assert_out '#doc\tx' '\\#a\t#2' '\\#b\t1'
	try rpt-tsv -o csv in.tsv
	assert_status 0
	assert_out 'doc,x' '#b,1' '#a,#2'
	try rpt-tsv -o jsonl in.tsv
	assert_status 0
	assert_out '{"doc":"#b","x":"1"}' '{"doc":"#a","x":"#2"}'
}

@test "rpt-tsv: what goes out and comes back is the same bytes" {
	rows '#doc\tx' '\\#a\t"q", \\t|\\n|\\r|\\\\|\\\\n' '\t' ' b \t,' '报告\t\\r' '""\t"' 'null\t1e3' >in.tsv
	for format in tsv csv jsonl; do
		try rpt-tsv -o "$format" in.tsv
		assert_status 0
		assert_silent
		cp out "t.$format"
		try rpt-tsv -i "$format" "t.$format"
		assert_status 0
		assert_silent
		assert_same in.tsv out
	done
}

@test "an empty last column is a column" {
	rows "$H\tplace" 'a\t0\t16\t投资5亿元。\t' >in.tsv
	try rpt-sections in.tsv
	assert_status 0
	assert_silent
	assert_out "$H\tplace\trole\tlevel\tpath\tsec\tlabel\theading" 'a\t0\t16\t投资5亿元。\t\tbody\t0\t\t0\t\t'
}

# ---- the corpora of the format page ----

@test "pass/: rpt-sections and rpt-tsv read every file without a word" {
	failed=()
	count=0
	for file in "$TESTS"/pass/*.tsv; do
		for call in "rpt-sections" "rpt-sections -o" "rpt-tsv" "rpt-tsv -q"; do
			read -ra words <<<"$call"
			try "${words[@]}" "$file"
			[[ $status == 0 && ! -s err ]] || failed+=("$call ${file##*/}: $status $(<err)")
			case $call in
			"rpt-tsv -q") [[ ! -s out ]] || failed+=("$call ${file##*/}: output") ;;
			"rpt-sections"*) # a header repeated inside a document is not written again
				heads=$(grep -ac '#doc' "$file" || :)
				[[ ${file##*/} != header-repeated.tsv ]] || heads=1
				[[ $(grep -ac '^#' out) == "$heads" ]] || failed+=("$call ${file##*/}: headers")
				;;
			*) [[ $(grep -ac '^#' out) == "$(grep -ac '#doc' "$file")" ]] || failed+=("$call ${file##*/}: headers") ;;
			esac
		done
		count=$((count + 1))
	done
	((count >= 25)) || fail "only $count files in pass/"
	((${#failed[@]} == 0)) || fail "${failed[@]}"
}

@test "pass/: rpt-tsv gives back the same bytes (LF and no BOM where there were others)" {
	for file in "$TESTS"/pass/*.tsv; do
		sed '1s/^\xef\xbb\xbf//; s/\r$//' "$file" >want
		try rpt-tsv "$file"
		assert_status 0
		assert_silent
		assert_same want out
	done
}

# with_facts DIR: its streams in the directory facts, wider by the columns that rpt-check looks for; they are empty.
with_facts() {
	local file columns='\ttype\tvalue\tmax\tunit\tmod\tchange\tbase\twhat\tsense\twhen\tagg\tsentence'
	mkdir facts
	for file in "$1"/*.tsv; do
		sed -e "/^\(\xef\xbb\xbf\)\?#/s/\r\?\$/$columns&/; t" -e 's/\r\?$/\t\t\t\t\t\t\t\t\t\t\t\t&/' "$file" >"facts/${file##*/}"
	done
}

@test "pass/: rpt-check reads every file without a word, where the columns of facts are there" {
	local count=0
	with_facts "$TESTS/pass"
	for file in facts/*; do
		try rpt-check -a "$file"
		assert_status 0
		assert_silent
		heads=$(grep -ac '#doc' "$file" || :)
		[[ $file != */header-repeated.tsv ]] || heads=1 # inside a document
		[[ $(grep -ac "^$H" out) == "$heads" && $(wc -l <out) == "$heads" ]] || fail "$file: $heads headers were expected"
		count=$((count + 1))
	done
	((count >= 25)) || fail "only $count files in pass/"
}

# refused COLUMN CALL [DIR]: CALL says of each file of fail/ that is listed for it, or of the one of that name in DIR,
# what is wrong with it.
refused() {
	local file tools line fragment name=$2 dir=${3:-$TESTS/fail} count=0 failed=() words
	read -ra words <<<"$2"
	while IFS=$'\t' read -r file tools line fragment; do
		[[ $file != '#file' && ($tools == both || $1 == sections) ]] || continue
		try "${words[@]}" "$dir/$file"
		[[ $status == "$(trouble "${words[0]}")" ]] || failed+=("$name $file: status $status")
		[[ $(<err) == "${words[0]}: $dir/$file:$line: "*"$fragment"* ]] || failed+=("$name $file: $(<err)")
		[[ $(wc -l <err) -eq 1 ]] || failed+=("$name $file: $(wc -l <err) messages")
		count=$((count + 1))
	done <"$TESTS/fail/expected.tsv"
	((count >= 30)) || fail "only $count files of fail/ were tried"
	((${#failed[@]} == 0)) || fail "${failed[@]}"
}

@test "fail/: rpt-sections refuses every file, with its name and the line" {
	refused sections rpt-sections
	refused sections "rpt-sections -o"
}

@test "fail/: rpt-numbers refuses every file, with its name and the line" {
	refused sections rpt-numbers
}

@test "fail/: rpt-check refuses every file, where the columns of facts are there" {
	with_facts "$TESTS/fail"
	refused sections rpt-check facts
	refused sections "rpt-check -a" facts
}

@test "fail/: rpt-tsv refuses every file whose fault does not depend on the columns a tool needs" {
	refused both rpt-tsv
}

@test "fail/: rpt-tsv -q refuses the same, on standard error" {
	refused both "rpt-tsv -q"
}

@test "fail/: the list of expectations and the directory name the same files" {
	cut -f 1 "$TESTS/fail/expected.tsv" | sed 1d | sort >want
	(cd "$TESTS/fail" && printf '%s\n' *.tsv) | grep -vx expected.tsv | sort >got
	assert_same want got
	# and the list is span-row TSV itself
	try rpt-tsv "$TESTS/fail/expected.tsv"
	assert_status 0
	assert_same "$TESTS/fail/expected.tsv" out
}

@test "rpt-tsv -q: what readers can live with is a complaint all the same" {
	{
		rows "#start\tdoc\tend\ttext" '0\ta\t1\tx'
		rows "$H\tPlace" 'a\t0\t1\tx\tp' 'a\t0\t2\tx\tp' 'a\t0\t1\t\xff\tp' 'a\t5\t8\t年\tp'
	} >in.tsv
	try rpt-tsv -q in.tsv
	assert_status 1
	assert_same /dev/null out
	cut -d : -f 1-3 err | sort -u >got
	rows 'rpt-tsv: in.tsv:1' 'rpt-tsv: in.tsv:3' 'rpt-tsv: in.tsv:5' 'rpt-tsv: in.tsv:6' >want
	assert_same want got
	rows '#年\tb' '1\t2' >table.tsv
	try rpt-tsv -q table.tsv
	assert_status 0
	assert_silent
}

# ---- rpt-tsv: errors of columns name the place ----

@test "rpt-tsv: a column that an option needs is missing: FILE:LINE, exit 1" {
	rows "$H" 'a\t0\t1\tx' >good.tsv
	rows '#doc\tx' 'a\t1' '#doc\ty' 'a\t1' >in.tsv
	for options in "-g x=1" "-c x" "-x x"; do
		read -ra words <<<"$options"
		try rpt-tsv "${words[@]}" in.tsv
		assert_status 1
		assert_message 'rpt-tsv: in.tsv:3: ' "'x'"
	done
	for options in "-s nosuch" "-w nosuch:doc:x" "-w doc:nosuch:x" "-w doc:x:nosuch"; do
		read -ra words <<<"$options"
		try rpt-tsv "${words[@]}" in.tsv
		assert_status 1
		[[ $(head -n 1 err) == "rpt-tsv: in.tsv:1: "*"'nosuch'"* ]] || fail "$options: $(<err)"
	done
}

@test "rpt-tsv: a header that changes in mid-stream: FILE:LINE, exit 1, for all but rpt and jsonl" {
	rows '#a\tb' '1\t2' '#a\tc' '3\t4' >in.tsv
	for format in rpt jsonl; do
		try rpt-tsv -o "$format" in.tsv
		assert_status 0
		assert_silent
		[[ -s out ]] || fail "no output"
	done
	for options in "-o tsv" "-o csv" "-o md" "-o table" "-s a"; do
		read -ra words <<<"$options"
		try rpt-tsv "${words[@]}" in.tsv
		assert_status 1
		assert_message 'rpt-tsv: in.tsv:3: ' header
	done
}

@test "rpt-tsv: malformed CSV, JSON Lines and TSV: FILE:LINE, exit 1, what came before goes out" {
	printf 'a,b\n1,2\n3\n' >fields.csv
	printf 'a,b\n1,2\n3,"4\n' >quote.csv
	printf 'a,a\n1,2\n' >twice.csv
	printf 'a\tb\n1\t2\n3\n' >fields.tsv
	printf 'a\tb\n1\t2\n3\t\\x\n' >escape.tsv
	printf '{"a":"1","b":"2"}\n\n{"a":"1"' >cut.jsonl
	printf '{"a":"1","b":"2"}\n\n{"a":{"b":1}}\n' >nested.jsonl
	printf '{"a":"1","b":"2"}\n\n[1]\n' >array.jsonl
	for file in *.csv *.tsv *.jsonl; do
		try rpt-tsv -i "${file##*.}" "$file"
		assert_status 1
		if [[ $file == twice.csv ]]; then
			assert_message 'rpt-tsv: twice.csv:1: '
			assert_out
		else
			assert_message "rpt-tsv: $file:3: "
			assert_out '#a\tb' '1\t2'
		fi
	done
}

# ---- rpt-split -M: frames ----

make_documents() {
	mkdir d
	printf '甲。\n' >d/a.txt
	printf '乙。丙。\n' >'d/b c.txt'
}

@test "rpt-split -M: the files of the frame, its other columns on each row" {
	make_documents
	printf '#code\tdoc\tplace\n001\td/b c.txt\t怀柔\\\n\td/a.txt\t\n' >frame.tsv
	try rpt-split -M frame.tsv
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent\tcode\tplace" \
		'd/b c.txt\t0\t6\t乙。\t1\t1\t001\t怀柔\\\\' 'd/b c.txt\t6\t12\t丙。\t1\t2\t001\t怀柔\\\\' 'd/a.txt\t0\t6\t甲。\t1\t1\t\t'
	cp out want
	sed -i '1d' want
	try rpt-split -n -M frame.tsv
	assert_same want out
	try rpt-split -u para -M frame.tsv
	assert_status 0
	assert_out "$H\tpara\tcode\tplace" 'd/b c.txt\t0\t12\t乙。丙。\t1\t001\t怀柔\\\\' 'd/a.txt\t0\t6\t甲。\t1\t\t'
}

@test "rpt-split -M: comments, blank lines, CRLF, a BOM and a missing last LF are fine in a frame" {
	make_documents
	printf '#doc\tplace\nd/a.txt\tp\n' >plain.tsv
	printf '\xef\xbb\xbf# a comment\r\n\r\n#doc\tplace\r\n# d/no.txt\tq\r\nd/a.txt\tp' >frame.tsv
	rpt-split -M plain.tsv >want
	[[ $(wc -l <want) -eq 2 ]] || fail "one row was expected"
	try rpt-split -M frame.tsv
	assert_status 0
	assert_silent
	assert_same want out
}

@test "rpt-split -M: a listed file that is missing: the line of the frame, the others are read, exit 1" {
	make_documents
	printf '# comment\n#doc\tplace\nd/a.txt\tp\nd/none.txt\tq\nd/b c.txt\tr\n' >frame.tsv
	try rpt-split -M frame.tsv
	assert_status 1
	assert_message 'rpt-split: frame.tsv:4: ' 'd/none.txt' 'No such file'
	assert_out "$H\tpara\tsent\tplace" 'd/a.txt\t0\t6\t甲。\t1\t1\tp' 'd/b c.txt\t0\t6\t乙。\t1\t1\tr' 'd/b c.txt\t6\t12\t丙。\t1\t2\tr'
}

@test "rpt-split -M: a listed file that is malformed or a directory: it is named, the others are read, exit 1" {
	make_documents
	printf 'x\0' >d/nul.txt
	printf '#doc\td\nd/nul.txt\t1\nd\t2\nd/a.txt\t3\n' >frame.tsv
	try rpt-split -M frame.tsv
	assert_status 1
	assert_out "$H\tpara\tsent\td" 'd/a.txt\t0\t6\t甲。\t1\t1\t3'
	[[ $(wc -l <err) -eq 2 ]] || fail "two messages were expected: $(<err)"
	[[ $(head -n 1 err) == 'rpt-split: d/nul.txt: byte 1: '* ]] || fail "$(<err)"
	[[ $(tail -n 1 err) == 'rpt-split: '*'d: '*'Is a directory'* ]] || fail "$(<err)"
}

# bad_frame LINE-OR-EMPTY FRAGMENT: frame.tsv is refused; where the fault has a line, the message names it.
bad_frame() {
	try rpt-split -M frame.tsv
	assert_status 1
	assert_message "rpt-split: frame.tsv:${1:+$1:} " "$2"
	assert_no_line '^d/' out
}

@test "rpt-split -M: a malformed frame is refused as a whole, exit 1" {
	make_documents
	printf '#file\tplace\nd/a.txt\tp\n' >frame.tsv
	bad_frame '' "'doc'"
	printf '#doc\tplace\tdoc\nd/a.txt\tp\tq\n' >frame.tsv
	bad_frame 1 twice
	printf '#doc\tplace\nd/a.txt\n' >frame.tsv
	bad_frame 2 field
	printf '#doc\tplace\nd/a.txt\tp\tq\n' >frame.tsv
	bad_frame 2 field
	printf 'd/a.txt\tp\n#doc\tplace\n' >frame.tsv
	bad_frame 1 header
	printf '#doc\tplace\nd/a.txt\tp\n#doc\tplace\n' >frame.tsv
	bad_frame 3 header
	printf '#doc\t\nd/a.txt\tp\n' >frame.tsv
	bad_frame 1 name
	: >frame.tsv
	bad_frame '' header
}

@test "rpt-split -M: a column name that is no name of span rows, or one of rpt-split's own, is refused" {
	make_documents
	for name in Place 1a a-b 地区 _a 'a b' start end text para sent; do
		printf '#doc\t%s\nd/a.txt\tp\n' "$name" >frame.tsv
		try rpt-split -M frame.tsv
		assert_status 1
		assert_message 'rpt-split: frame.tsv:' "'$name'"
		assert_no_line '^d/' out
	done
	printf '#doc\tclause\nd/a.txt\tp\n' >frame.tsv
	try rpt-split -M frame.tsv
	assert_status 0
	assert_out "$H\tpara\tsent\tclause" 'd/a.txt\t0\t6\t甲。\t1\t1\tp'
}

@test "rpt-split -M: a frame that is missing or a directory is said, exit 1" {
	make_documents
	try rpt-split -M none.tsv
	assert_status 1
	assert_message 'rpt-split: none.tsv: ' 'No such file'
	try rpt-split -M d
	assert_status 1
	assert_message 'rpt-split: d: ' 'Is a directory'
}

@test "rpt-split -M: a frame whose values are no UTF-8 would make rows that are no UTF-8, so it is refused" {
	make_documents
	printf '#doc\tplace\nd/a.txt\tp\nd/a.txt\t\xbb\xb3\xc8\xe1\n' >frame.tsv # GB18030, as spreadsheets save it
	try rpt-split -M frame.tsv
	assert_status 1
	assert_message 'rpt-split: frame.tsv:'
}

@test "rpt-split -M: files of the command line come too, without values" {
	make_documents
	printf '#doc\tplace\tyear\nd/a.txt\tp\t2024\n' >frame.tsv
	try rpt-split -M frame.tsv 'd/b c.txt'
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent\tplace\tyear" 'd/a.txt\t0\t6\t甲。\t1\t1\tp\t2024' \
		'd/b c.txt\t0\t6\t乙。\t1\t1\t\t' 'd/b c.txt\t6\t12\t丙。\t1\t2\t\t'
}

# ---- rpt-split -t: documents as rows ----

@test "rpt-split -t: with a header; offsets count in the unescaped text, other columns pass" {
	rows '#id\ttext\tdoc\tplace' '7\ta\\\\b。\\n\\tc\td1\tp\\t1' '8\tx\\r\\ny\td1\t' >in.tsv
	try rpt-split -t in.tsv
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent\tid\tplace" 'd1\t0\t6\ta\\\\b。\t1\t1\t7\tp\\t1' 'd1\t8\t9\tc\t2\t1\t7\tp\\t1' \
		'd1\t0\t1\tx\t1\t1\t8\t' 'd1\t3\t4\ty\t2\t1\t8\t'
	cp out want
	try rpt-split -t - <in.tsv
	assert_same want out
}

@test "rpt-split -t: without a header, two fields" {
	rows 'd1\ta。b' '\\#d\\t2\tc' >in.tsv
	try rpt-split -t in.tsv
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent" 'd1\t0\t4\ta。\t1\t1' 'd1\t4\t5\tb\t1\t2' '\\#d\\t2\t0\t1\tc\t1\t1'
	rows 'd1\ta' 'd2\tb\tc' >three.tsv
	try rpt-split -t three.tsv
	assert_status 1
	assert_message 'rpt-split: three.tsv:2: ' field
	assert_out "$H\tpara\tsent" 'd1\t0\t1\ta\t1\t1'
}

@test "rpt-split -t: own columns of the input are replaced" {
	rows '#doc\tstart\tend\ttext\tpara\tx\tsent' 'd\t100\t104\ta。b\t7\ty\t8' >in.tsv
	try rpt-split -t in.tsv
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent\tx" 'd\t0\t4\ta。\t1\t1\ty' 'd\t4\t5\tb\t1\t2\ty'
}

@test "rpt-split -t: several headers in one stream" {
	rows '#doc\ttext\tx' 'd\ta\t1' >a.tsv
	rows '#y\ttext\tdoc' '\\#2\tb\te' >b.tsv
	want=("$H\tpara\tsent\tx" 'd\t0\t1\ta\t1\t1\t1' "$H\tpara\tsent\ty" 'e\t0\t1\tb\t1\t1\t#2')
	try rpt-split -t a.tsv b.tsv
	assert_status 0
	assert_silent
	assert_out "${want[@]}"
	cat a.tsv b.tsv >both.tsv
	try rpt-split -t <both.tsv
	assert_status 0
	assert_out "${want[@]}"
}

@test "rpt-split -t: a text in the first column may open with \\#" {
	rows '#text\tdoc' '\\# a\t#d' >in.tsv
	try rpt-split -t in.tsv
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent" '\\#d\t0\t3\t# a\t1\t1'
}

@test "rpt-split -t: malformed rows: FILE:LINE, the rows before have come out, exit 1" {
	rows '#doc\tid' 'd\t1' >doc.tsv
	try rpt-split -t doc.tsv
	assert_status 1
	assert_message 'rpt-split: doc.tsv:1: ' "'text'"
	for last in 'e\t\\x' 'e' 'e\ta\xff' 'e\ta\\nb\xe4' 'e\ta\0b'; do
		rows '#doc\ttext' 'd\ta' "$last" 'f\tc' >bad.tsv
		try rpt-split -t bad.tsv
		assert_status 1
		assert_message 'rpt-split: bad.tsv:3: '
		assert_out "$H\tpara\tsent" 'd\t0\t1\ta\t1\t1'
	done
	printf '#doc\ttext\nd\ta\ne\tb' >cut.tsv
	try rpt-split -t cut.tsv
	assert_status 1
	assert_message 'rpt-split: cut.tsv:3: ' LF
	assert_out "$H\tpara\tsent" 'd\t0\t1\ta\t1\t1'
}

@test "rpt-split -t: a document without text gets a warning and no error" {
	rows '#doc\ttext' 'd\t' 'e\t \\n\\t' 'f\tx' >in.tsv
	try rpt-split -t in.tsv
	assert_status 0
	assert_out "$H\tpara\tsent" 'f\t0\t1\tx\t1\t1'
	cut -d : -f 1-4 err >got
	rows 'rpt-split: in.tsv:2: warning' 'rpt-split: in.tsv:3: warning' >want
	assert_same want got
}

@test "rpt-split -t: CRLF and a BOM are no fault" {
	printf '\xef\xbb\xbf#doc\ttext\r\nd\ta\r\n' >in.tsv
	try rpt-split -t in.tsv
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent" 'd\t0\t1\ta\t1\t1'
}

# ---- rpt-diff ----

@test "rpt-diff: 0 without differences, 1 with, nothing on stderr" {
	{
		rows "$H"
		span a 0 '全镇完成投资。'
		span a 30 '全年种树。'
	} >old.tsv
	sed 's/种树/治水/' old.tsv >new.tsv
	cp old.tsv same.tsv
	try rpt-diff old.tsv same.tsv
	assert_status 0
	assert_silent
	sed 1d out | cut -f 1-9 >got
	rows 'a\t0\t21\t全镇完成投资。\t=\ta\t0\t21\t全镇完成投资。' 'a\t30\t45\t全年种树。\t=\ta\t30\t45\t全年种树。' >want
	assert_same want got
	try rpt-diff old.tsv new.tsv
	assert_status 1
	assert_silent
	head -n 1 out >got
	rows "$H\top\tdoc2\tstart2\tend2\ttext2\tsim" >want
	assert_same want got
	try rpt-diff - new.tsv <old.tsv
	assert_status 1
	assert_silent
	cp out got
	try rpt-diff old.tsv - <new.tsv
	assert_status 1
	assert_same got out
}

@test "rpt-diff: every file of fail/ is trouble (2), with its name and the line, on either side" {
	failed=()
	count=0
	rows "$H" 'a\t0\t1\tx' >good.tsv
	while IFS=$'\t' read -r file _ line fragment; do
		# the second header of this one has a test of its own below
		[[ $file != '#file' && $file != too-many-fields-after-a-second-header.tsv ]] || continue
		bad=$TESTS/fail/$file
		for side in old new; do
			if [[ $side == old ]]; then
				try rpt-diff -t "$bad" good.tsv
			else
				try rpt-diff -t good.tsv "$bad"
			fi
			[[ $status == 2 ]] || failed+=("$file: status $status")
			[[ $(<err) == "rpt-diff: $bad:$line: "*"$fragment"* ]] || failed+=("$file: $(<err)")
			[[ $(wc -l <err) -eq 1 ]] || failed+=("$file: $(wc -l <err) messages")
		done
		count=$((count + 1))
	done <"$TESTS/fail/expected.tsv"
	((count >= 30)) || fail "only $count files of fail/ were tried"
	((${#failed[@]} == 0)) || fail "${failed[@]}"
}

@test "rpt-diff: several headers in a stream, of the same columns or not" {
	rows "$H" 'a\t0\t1\tx' 'a\t2\t3\ty' >one.tsv
	rows "$H" 'a\t0\t1\tx' "$H" 'a\t2\t3\ty' >repeated.tsv
	rows "$H" 'a\t0\t1\tx' "$H\tplace" 'a\t2\t3\ty\tp' >wider.tsv
	try rpt-diff -t one.tsv one.tsv
	assert_status 0
	cp out want
	[[ $(wc -l <want) -eq 3 ]] || fail "two rows were expected"
	for stream in repeated wider; do
		try rpt-diff -t one.tsv "$stream.tsv"
		assert_status 0
		assert_silent
		assert_same want out
	done
}

@test "rpt-diff: CRLF and a BOM make no difference" {
	rows "$H" 'a\t0\t1\tx' 'a\t2\t3\ty' >lf.tsv
	sed 's/$/\r/; 1s/^/\xef\xbb\xbf/' lf.tsv >crlf.tsv
	try rpt-diff lf.tsv lf.tsv
	assert_status 0
	cp out want
	[[ $(wc -l <want) -eq 3 ]] || fail "two rows were expected"
	try rpt-diff lf.tsv crlf.tsv
	assert_status 0
	assert_silent
	assert_same want out
}

@test "rpt-diff: a missing file, a directory, a missing column of -k are trouble (2)" {
	rows "$H" 'a\t0\t1\tx' >good.tsv
	mkdir d
	for pair in "none good.tsv" "good.tsv none" "d good.tsv" "good.tsv d"; do
		read -ra words <<<"$pair"
		try rpt-diff -t "${words[@]}"
		assert_status 2
		name=${pair/good.tsv/}
		assert_message "rpt-diff: ${name// /}: "
	done
	try rpt-diff -t -k place good.tsv good.tsv
	assert_status 2
	assert_message 'rpt-diff: good.tsv:1: ' "'place'"
}

@test "rpt-diff: streams that are not in the order of their key are trouble (2), with the line" {
	rows "$H" 'a\t0\t1\tx' 'b\t0\t1\tx' 'b\t2\t3\tx' 'c\t0\t1\tx' >sorted.tsv
	rows "$H" 'a\t0\t1\tx' 'c\t0\t1\tx' 'c\t2\t3\tx' 'b\t0\t1\tx' >unsorted.tsv
	try rpt-diff -t sorted.tsv sorted.tsv
	assert_status 0
	assert_silent
	for pair in "sorted.tsv unsorted.tsv" "unsorted.tsv sorted.tsv"; do
		read -ra words <<<"$pair"
		try rpt-diff -t "${words[@]}"
		assert_status 2
		assert_message 'rpt-diff: unsorted.tsv:5: '
	done
}

# ---- size ----

@test "a line of 100 MB goes through rpt-split, rpt-numbers and rpt-tsv, each in less than 20 s" {
	head -c 100000000 /dev/zero | tr '\0' a >long.txt
	printf '，投资5亿元' >>long.txt
	quick 20 rpt-split long.txt
	assert_status 0
	assert_silent
	{
		rows "$H\tpara\tsent"
		printf 'long.txt\t0\t100000016\t'
		cat long.txt
		printf '\t1\t1\n'
	} >row.tsv
	cmp row.tsv out
	quick 20 rpt-tsv row.tsv
	assert_status 0
	assert_silent
	cmp row.tsv out
	quick 20 rpt-numbers row.tsv
	assert_status 0
	assert_silent
	sed 1d out | cut -f 1-6,8 >got
	rows 'long.txt\t100000009\t100000016\t5亿元\t1\t1\t500000000' >want
	assert_same want got
}

@test "rpt-split -t and rpt-split from a pipe take a line of 20 MB" {
	head -c 20000000 /dev/zero | tr '\0' 1 >ones
	{
		rows "$H\tpara\tsent"
		printf 'd\t0\t20000000\t'
		cat ones
		printf '\t1\t1\n'
	} >want
	printf 'd\t' | cat - ones >in.tsv
	printf '\n' >>in.tsv
	quick 20 rpt-split -t in.tsv
	assert_status 0
	assert_silent
	cmp want out
	quick 20 rpt-split -d d < <(cat ones)
	assert_status 0
	assert_silent
	cmp want out
}
