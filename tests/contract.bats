#!/usr/bin/env bats
# What all tools promise (rpt(5)): options, exit status, messages, the row format, and what input is malformed.

load helper

# Two good streams and what the tools over rows make of each are compared again and again.
make_streams() {
	{
		rows "$H\tpara\tplace"
		span a 0 '投资5亿元。' 1 怀柔
		span a 17 '一、修路3公里。' 2 ''
		span b 0 '种树20棵。' 1 'x\\y'
	} >a.tsv
	{
		rows "$H"
		span c 3 '投资7万元。'
		span c 0 '投资8万元。'
		rows "#place\ttext\tdoc\tend\tstart"
		rows '\\#1\t植树9棵。\td\t13\t0'
	} >b.tsv
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

@test "options of the plan that are not there yet are usage errors" {
	for call in "rpt-split -w" "rpt-split -H" "rpt-sections -m" "rpt-sections -p" "rpt-sections -l" "rpt-numbers -k x" \
		"rpt-tsv -K x" "rpt-tsv -E x" "rpt-diff -y /dev/null /dev/null"; do
		read -ra words <<<"$call"
		try "${words[@]}" </dev/null
		assert_usage "${words[0]}"
		assert_message "${words[0]}: " "unknown option ${words[1]}"
	done
}

@test "values that an option does not take, and options that exclude each other, are usage errors" {
	for call in "rpt-split -u word" "rpt-split -u" "rpt-split -t -M f" "rpt-numbers -y 24" "rpt-numbers -y 20x4" \
		"rpt-tsv -i xml" "rpt-tsv -i table" "rpt-tsv -o xls" "rpt-tsv -o" "rpt-tsv -b" "rpt-tsv -c doc -x text" \
		"rpt-tsv -q -i csv" "rpt-tsv -g value" "rpt-tsv -w doc" "rpt-tsv -w doc:key:value:average"; do
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
	rows "$H" >-n
	try "$1" -- -n
	assert_status 0
	assert_silent
	[[ -s out ]] || fail "the file -n was not read"
	cp out want
	try "$1" ./-n -Z
	assert_status 1
	[[ $(<err) == *"$1: -Z: "* ]] || fail "an operand -Z behind a file is no option: $(<err)"
	assert_same want out
}

@test "-- ends the options, and so does the first file" {
	each_tool check_options_end "${ROW_FILTERS[@]}"
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
	cp ../a.tsv ../b.tsv .
	try "$1" a.tsv b.tsv
	assert_status 0
	grep -c '^#' out | grep -qx 3 || fail "three headers were expected"
	grep -v '^#' out >want
	[[ -s want ]] || fail "no rows"
	try "$1" -n a.tsv b.tsv
	assert_status 0
	assert_silent
	assert_same want out
}

@test "-n: the same rows without any header" {
	make_streams
	each_tool check_no_header "${ROW_FILTERS[@]}"
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
	cp ../a.tsv ../b.tsv .
	try "$1" a.tsv b.tsv
	assert_status 0
	assert_silent
	cp out want
	try "$1" a.tsv ./no/such/file b.tsv
	assert_status 1
	assert_message "$1: ./no/such/file: " "No such file"
	assert_same want out
	try "$1" ./none1 ./none2
	assert_status 1
	assert_same /dev/null out
	[[ $(wc -l <err) -eq 2 ]] || fail "one message a file was expected: $(<err)"
	[[ $(head -n 1 err) == "$1: ./none1: "* && $(tail -n 1 err) == "$1: ./none2: "* ]] || fail "$(<err)"
}

@test "a missing file among good ones: the others are read, the message names it, exit 1" {
	make_streams
	each_tool check_status "${ROW_FILTERS[@]}"
	printf 'x\n' >x.txt
	printf 'y\n' >y.txt
	try rpt-split x.txt ./no/such/file y.txt
	assert_status 1
	assert_message 'rpt-split: ./no/such/file: ' 'No such file'
	assert_out "$H\tpara\tsent" "x.txt\t0\t1\tx\t1\t1" "y.txt\t0\t1\ty\t1\t1"
}

check_malformed_among_good() {
	local part
	cp ../a.tsv ../b.tsv .
	{
		rows "$H"
		span y 0 '投资1亿元。'
		span z 0 '投资1亿元。'
		span z 16 '投资2亿元。'
		span z 50 '投资3亿元。'
	} >good.tsv
	sed 's/\t16\t/\tx\t/' good.tsv >bad.tsv
	for part in a good b; do
		"$1" "$part.tsv" >"$part.out"
	done
	try "$1" a.tsv bad.tsv b.tsv
	assert_status 1
	assert_message "$1: bad.tsv:4: " "'start'"
	head -c "$(wc -c <a.out)" out >head
	tail -c "$(wc -c <b.out)" out >tail
	assert_same a.out head
	assert_same b.out tail
	head -c "-$(wc -c <b.out)" out | tail -c "+$(($(wc -c <a.out) + 1))" >middle
	assert_prefix middle good.out
	assert_no_line '投资3' middle
}

@test "a malformed file among good ones: the rest of it is not read, the others are, exit 1" {
	make_streams
	each_tool check_malformed_among_good "${ROW_FILTERS[@]}"
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
	cp ../a.tsv ../b.tsv .
	cat a.tsv b.tsv >full.tsv
	"$1" full.tsv >full.out
	for n in 1 20 21 60 61 90 140 200; do
		head -c "$n" full.tsv >cut.tsv
		[[ -n $(tail -c 1 cut.tsv) ]] || continue
		try "$1" cut.tsv
		assert_status 1
		assert_message "$1: cut.tsv:$(($(wc -l <cut.tsv) + 1)): "
		assert_prefix out full.out
	done
}

@test "a stream cut anywhere: what comes out before the error is a prefix of the full output" {
	make_streams
	each_tool check_prefix "${ROW_FILTERS[@]}"
}

# ---- messages ----

check_stdin_is_named() {
	rows "$H" 'a\t0\t1' >bad.tsv
	try "$1" <bad.tsv
	assert_status 1
	assert_message "$1: <stdin>:2: " "field"
	cp out want
	try "$1" - <bad.tsv
	assert_status 1
	assert_message "$1: <stdin>:2: " "field"
	assert_same want out
	try "$1" ./bad.tsv
	assert_message "$1: ./bad.tsv:2: " "field"
}

@test "messages about rows: prog: FILE:LINE: reason; standard input is <stdin>" {
	each_tool check_stdin_is_named "${ROW_FILTERS[@]}"
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
	rows "#stop\tdoc\tstart\tend\ttext\tkind\tx" 'OLD\ta\t0\t12\t一、修路\tOLD\t7' 'OLD\ta\t13\t26\t全年修路。\tOLD\t8' >in.tsv
	try rpt-sections -o in.tsv
	assert_status 0
	assert_silent
	assert_out "#stop\tdoc\tstart\tend\ttext\tkind\tx\trole\tlevel\tpath\tsec\tlabel\theading" \
		'26\ta\t0\t0\t\t\t7\ttitle\t0\t\t0\t\t' \
		'26\ta\t0\t12\t一、修路\tblock\t7\theading\t1\t1\t1\t一、\t修路'
}

@test "rpt-numbers: foreign columns pass in order, own ones are replaced in place, the rest come on the right" {
	rows "#role\tzeta\tdoc\tvalue\tstart\tend\ttext\tunit\tsentence" 'R\tz\\\\1\ta\tOLD\t100\t116\t投资5亿元。\tOLD\tmine' >in.tsv
	try rpt-numbers in.tsv
	assert_status 0
	assert_silent
	head -n 1 out >head
	rows "#role\tzeta\tdoc\tvalue\tstart\tend\ttext\tunit\tsentence\ttype\tmax\tmod\tchange\tbase\twhat\tsense\twhen\tagg" >want
	assert_same want head
	tail -n +2 out | cut -f 1-11 >got
	rows 'R\tz\\\\1\ta\t500000000\t106\t113\t5亿元\t元\tmine\tmoney\t' >want
	assert_same want got
	try rpt-numbers -s in.tsv
	assert_status 0
	head -n 1 out >head
	rows "#role\tzeta\tdoc\tvalue\tstart\tend\ttext\tunit\tsentence\ttype\tmax\tmod\tchange\tbase\twhat\tsense\twhen\tagg" >want
	assert_same want head
	tail -n +2 out | cut -f 1-11 >got
	rows 'R\tz\\\\1\ta\t500000000\t106\t113\t5亿元\t元\t投资5亿元。\tmoney\t' >want
	assert_same want got
}

@test "rpt-numbers: the columns of a row go along with each number cut out of it" {
	rows "$H\tplace\tnote" 'a\t7\t30\t植树5棵，修路3公里\tp\t' >in.tsv
	try rpt-numbers in.tsv
	assert_status 0
	tail -n +2 out | cut -f 1-8,10 >got
	rows 'a\t13\t17\t5棵\tp\t\tcount\t5\t棵' 'a\t26\t33\t3公里\tp\t\tmeasure\t3\t公里' >want
	cut -f 1-6,8 want >want.cut
	cut -f 1-6,8 got >got.cut
	assert_same want.cut got.cut
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
	local header
	cp ../a.tsv ../b.tsv .
	"$1" a.tsv >a.out
	"$1" b.tsv >b.out
	[[ -s a.out && -s b.out ]] || fail "no output"
	cat a.out b.out >want
	try "$1" a.tsv b.tsv
	assert_status 0
	assert_silent
	assert_same want out
	cat a.tsv b.tsv >both.tsv
	try "$1" <both.tsv
	assert_status 0
	assert_silent
	assert_same want out
	try "$1" a.tsv - <b.tsv
	assert_status 0
	assert_same want out
}

@test "several headers in one stream: cat a b | tool = tool a b = tool a; tool b" {
	make_streams
	each_tool check_concatenation "${ROW_FILTERS[@]}"
}

check_headers_without_rows() {
	rows "$H" "$H\tx" >headers.tsv
	try "$1" headers.tsv
	assert_status 0
	assert_silent
	[[ $(grep -c "^$H" out) -eq 2 && $(wc -l <out) -eq 2 ]] || fail "two headers were expected: $(<out)"
	[[ $(tail -n 1 out) == "$H"$'\tx'* ]] || fail "the second header has the column x"
}

@test "headers without rows pass" {
	each_tool check_headers_without_rows "${ROW_FILTERS[@]}"
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
		span a 3 '投资5亿元。' 1
	} >usual.tsv
	rows '#text\tpara\tend\tstart\tdoc' '投资5亿元。\t1\t19\t3\ta' >other.tsv
	"$1" usual.tsv | rpt-tsv -c doc,text,start,end >want
	[[ $(wc -l <want) -eq 2 ]] || fail "one row was expected"
	try "$1" other.tsv
	assert_status 0
	rpt-tsv -c doc,text,start,end out >got
	assert_same want got
}

@test "readers find columns by name, in whatever order" {
	each_tool check_columns_in_any_order "${ROW_FILTERS[@]}"
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
	cp ../a.tsv .
	try "$1" empty
	assert_status 0
	assert_silent
	assert_same /dev/null out
	try "$1" </dev/null
	assert_status 0
	assert_silent
	assert_same /dev/null out
	"$1" a.tsv >want
	[[ -s want ]] || fail "no output for a.tsv"
	try "$1" empty a.tsv empty
	assert_status 0
	assert_silent
	assert_same want out
}

@test "empty input: nothing from the tools over rows, exit 0" {
	make_streams
	each_tool check_empty "${ROW_FILTERS[@]}"
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
	try rpt-split -d bom.txt <bom.txt
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
	try rpt-split ./x.txt d/../x.txt - <x.txt
	assert_status 0
	assert_out "$H\tpara\tsent" "./x.txt\t0\t1\tx\t1\t1" "d/../x.txt\t0\t1\tx\t1\t1" "-\t0\t1\tx\t1\t1"
	try rpt-split -d 'a b' x.txt - <x.txt
	assert_out "$H\tpara\tsent" "x.txt\t0\t1\tx\t1\t1" "a b\t0\t1\tx\t1\t1"
	try rpt-split -d $'#\t\\' <x.txt
	assert_out "$H\tpara\tsent" '\\#\\t\\\\\t0\t1\tx\t1\t1'
	try rpt-split -d '' <x.txt
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
