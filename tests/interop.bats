#!/usr/bin/env bats
# interop - the real programs beside rpt-tsv: what goes out, through one of them and back is what it was, byte by byte.
# A program that is not installed is skipped by its name. Then what such programs may hand over that is malformed.
# The scripts are those of awk and SQL; @test is a subshell to shellcheck alone.
# shellcheck disable=SC1003,SC2016,SC2030,SC2031
bats_require_minimum_version 1.5.0

load helper

TAB=$'\t'
readonly TAB

# Five tables. FACTS: all that the tools say about the examples. ODD: fields that formats and programs stumble on; its
# column kind names the rows, for a program that by its own rules changes some. NAMES: odd names of columns. BYTES: names
# of documents that are no UTF-8. ONE: one column.
setup_file() {
	export FACTS=$BATS_FILE_TMPDIR/facts ODD=$BATS_FILE_TMPDIR/odd
	export NAMES=$BATS_FILE_TMPDIR/names BYTES=$BATS_FILE_TMPDIR/bytes ONE=$BATS_FILE_TMPDIR/one
	rows '##\ta,b\tsay "x"\t b \t列\tl1\\nl2\tt\\tb\t\\\\\tnull\t007' '\\#\t1\t2\t3\t4\t5\t6\t7\t8\tx' '\t\t\t\t\t\t\t\t\ty' >"$NAMES"
	rows '#doc\tvalue' '\xb1\xa8\xb8\xe6,2024.txt\t1' '\xff"\t2' '\xed\xa0\x80\t3' '报\xe6\x8a\t4' >"$BYTES"
	rows '#a' '' 'x' '' '\\#' '' >"$ONE"
	cd "$TESTS/.." || return 1
	"$BIN/rpt-split" examples/*.txt | "$BIN/rpt-sections" -m | "$BIN/rpt-numbers" -s >"$FACTS"
	{
		rows '#name\tkind\ttext\tnote'
		rows '\\#d,1\thash\t#x\t##' '\\#\thash2\t# x\t#'
		rows 't\ttab\t\\t\ta\\tb\\t' 'n\tnewline\tl1\\nl2\\n\t\\n' 'r\tcr\t\\r\ta\\rb\\r' 'rn\tcrlf\ta\\r\\nb\t\\r\\n'
		rows '"\tquote\t""\tq"q' '"a"\tquote2\t"a","b"\t"' '"\\n"\tquote3\t"\\n,\t",'
		rows '\\\\\tbackslash\t\\\\t\t\\\\\\\\n' 'C:\\\\\tbackslash2\t\\\\"\t\\\\'
		rows ',\tcomma\t,,\ta,' '\tempty\t\t' ' \tblank\t a \t　' "'\tapostrophe\t\$x\t%s|;&"
		rows '１２，３\tfull\t“甲”、｜\t㎡' '😀\temoji\t👨‍👩‍👧🇨🇳\t𠮷' 'e\xcc\x81\tmarks\tか\xe3\x82\x99\t\xef\xbb\xbf'
		rows '007\tzeros\t00\t0.10' '1e5\texponent\t1E400\t1e-7' '-0\tsign\t+1\t-.5' '0x1F\thex\t1_000\t0b1' 'NaN\tnan\tInf\t-inf'
		rows '123456789012345678901234567890\tlong\t0.1000000000000000055511151231257827\t9007199254740993'
		rows 'null\tnull\tNULL\t\\\\N' 'true\ttrue\tfalse\tNA' '2024-01-05\tdate\t1/2\t=1+1' '{"a":1}\tjson\t[1]\t\\\\u0041'
		rows 'c\tcontrol\t\x01\x08\x0c\x1f\x7f\t\xc2\x85\xe2\x80\xa8' '</b>\tmark-up\t&amp;\t| --- |'
		printf 'big\tbig\t%s\t\n' "$(printf '%033334d' 0 | sed 's/0/报/g')"
	} >"$ODD"
}

# need PROGRAM...: or the test is skipped.
need() {
	local program
	for program; do
		command -v "$program" >/dev/null || skip "$program is not installed"
	done
}

# without KIND[,KIND]...: the odd table without these rows.
without() {
	rpt-tsv -g "kind!=$1" "$ODD"
}

# through OUT IN TABLE COMMAND...: the table goes out as OUT, through the command and back in as IN, and is what it was.
# ./there and ./back keep what the command was given and gave.
through() {
	local out=$1 in=$2 table=$3
	shift 3
	rpt-tsv -o "$out" "$table" >there
	"$@" <there >back
	try rpt-tsv -i "$in" back
	assert_status 0
	assert_silent
	assert_same "$table" out
}

@test "the tables that go through hold what they should" {
	try rpt-tsv -q "$FACTS"
	assert_status 0
	[[ $(wc -l <"$FACTS") -gt 150 ]]
	rpt-tsv -w kind:kind:text:count "$ODD" >wide # each kind stands once
	[[ $(wc -l <wide) -eq 32 && $(wc -l <"$ODD") -eq 32 ]]
	without "big,$(rpt-tsv -n -c kind "$ODD" | paste -s -d , -)" >none
	[[ $(wc -l <none) -eq 1 ]]
	awk 'length > 100000 { n++ } END { exit n != 1 }' "$ODD"
}

# ---- Miller ----

# -S: no field is a number. Else 007 and 0x1F would go into JSON as they are, which are no JSON.

@test "Miller: CSV to CSV" {
	need mlr
	# Miller 6.6 reads CR LF within quotes as LF
	without crlf >table
	for table in table "$FACTS"; do
		through csv csv "$table" mlr -S --icsv --ocsv cat
	done
	rpt-tsv -b -o csv table | mlr -S --icsv --ocsv cat >got
	rpt-tsv -o csv table | mlr -S --icsv --ocsv cat >want
	assert_same want got
}

@test "Miller: CSV to JSON Lines, JSON Lines to CSV" {
	need mlr
	# Miller 6.6 writes control characters into JSON as they are, which RFC 8259 forbids
	without crlf,control >table
	for table in table "$FACTS"; do
		through csv jsonl "$table" mlr -S --icsv --ojsonl cat
	done
	for table in "$ODD" "$FACTS"; do
		through jsonl csv "$table" mlr -S --ijsonl --ocsv cat
	done
}

@test "Miller: JSON Lines to JSON Lines" {
	need mlr
	without control >table
	for table in table "$FACTS"; do
		through jsonl jsonl "$table" mlr -S --ijsonl --ojsonl cat
	done
}

@test "Miller: TSV to TSV, to CSV, to JSON Lines, and JSON Lines to TSV" {
	need mlr
	# Miller 6.6 drops lines of TSV longer than 64 kB, without a word
	without big >table
	for table in table "$FACTS"; do
		through tsv tsv "$table" mlr -S --itsv --otsv cat
		through tsv csv "$table" mlr -S --itsv --ocsv cat
		through jsonl tsv "$table" mlr -S --ijsonl --otsv cat
	done
	without big,control >table
	for table in table "$FACTS"; do
		through tsv jsonl "$table" mlr -S --itsv --ojsonl cat
	done
}

@test "Miller: odd names of columns, documents whose names are no UTF-8, one column" {
	need mlr
	for table in "$NAMES" "$BYTES" "$ONE"; do
		through csv csv "$table" mlr -S --icsv --ocsv cat
	done
}

@test "Miller: numbers that it writes into JSON without quotes are taken as written" {
	need mlr
	rows '#a\tb' '0.10\t-0' '1e5\t1.50E+3' '123456789012345678901234567890\t-0.0' '1E-7\t2024' >table
	through csv jsonl table mlr --icsv --ojsonl cat
	[[ $(head -n 1 back) == '{"a": 0.10, "b": -0}' ]] # else nothing was tried
}

@test "Miller: the same Markdown" {
	need mlr
	rpt-tsv -o csv "$FACTS" | mlr -S --icsv --omd cat >want
	rpt-tsv -o md "$FACTS" >got
	assert_same want got
}

# ---- SQLite ----

# names TABLE: its columns, one a line.
names() {
	head -n 1 "$1" | cut -c 2- | tr "$TAB" '\n'
}

# sql COMMAND...: with a table t whose columns are those of $table, all text; else SQLite makes 7 of 007.
sql() {
	sqlite3 -batch :memory: "create table t($(names "$table" | sed 's/.*/"&" text/' | paste -s -d , -))" "$@"
}

# csv_to_csv END: the ends of lines are END.
csv_to_csv() {
	sql '.mode csv' '.import --skip 1 /dev/stdin t' ".separator , \"$1\"" '.headers on' 'select * from t order by rowid'
}

@test "SQLite: .import and .mode csv, with LF and with CR LF at the ends of lines" {
	need sqlite3
	for table in "$ODD" "$FACTS"; do
		through csv csv "$table" csv_to_csv '\n'
		[[ $(head -n 1 back) != *$'\r' ]]
		through csv csv "$table" csv_to_csv '\r\n'
		[[ $(head -n 1 back) == *$'\r' ]]
	done
}

csv_to_objects() {
	sql '.mode csv' '.import --skip 1 /dev/stdin t' '.mode list' \
		"select json_object($(names "$table" | sed "s/.*/'&', $1/" | paste -s -d , -)) from t order by rowid"
}

@test "SQLite: .import of CSV, and JSON Lines by json_object; NULL is an empty field" {
	need sqlite3
	for table in "$ODD" "$FACTS"; do
		through csv jsonl "$table" csv_to_objects '"&"'
		assert_no_line ':null' back
		through csv jsonl "$table" csv_to_objects "nullif(\"&\", '')"
		grep -q ':null' back
	done
}

@test "SQLite: odd names of columns, documents whose names are no UTF-8, one column" {
	need sqlite3
	# here .import makes the table; no field is a number that it would write in another way
	for table in "$NAMES" "$BYTES" "$ONE"; do
		through csv csv "$table" sqlite3 -batch :memory: '.mode csv' '.import /dev/stdin t' '.headers on' 'select * from t'
	done
}

# The separator of columns is one that no line holds: each line is one field.
lines_to_csv() {
	sqlite3 -batch :memory: 'create table j(line text)' '.mode ascii' '.separator "\036" "\n"' '.import /dev/stdin j' \
		'.mode csv' '.headers on' \
		"select $(names "$table" | sed "s/.*/json_extract(line, '$.\"&\"') \"&\"/" | paste -s -d , -) from j order by rowid"
}

@test "SQLite: JSON Lines by json_extract, and .mode csv" {
	need sqlite3
	for table in "$ODD" "$FACTS"; do
		through jsonl csv "$table" lines_to_csv
	done
}

# .mode tabs would take a quotation mark for that of CSV.
tsv_to_tsv() {
	sql '.mode ascii' '.separator "\t" "\n"' '.import --skip 1 /dev/stdin t' '.headers on' 'select * from t order by rowid'
}

@test "SQLite: TSV with its escapes" {
	need sqlite3
	without empty >table # SQLite leaves out a line of TSV whose first field is empty
	for table in table "$FACTS"; do
		through tsv tsv "$table" tsv_to_tsv
	done
}

# ---- datamash ----

twice() {
	"$@" | "$@"
}

@test "datamash: transpose twice, reverse twice" {
	need datamash
	for table in "$ODD" "$FACTS" "$NAMES" "$BYTES"; do
		through tsv tsv "$table" twice datamash transpose
		through tsv tsv "$table" twice datamash reverse
	done
}

@test "datamash: groups of one row are the rows" {
	need datamash
	rpt-tsv -c kind,name,text,note -s kind "$ODD" >table
	groups() {
		head -n 1 there
		datamash -s --header-in -g kind first name first text first note
	}
	through tsv tsv table groups
}

@test "datamash: crosstab counts what -w counts" {
	need datamash
	# columns by number: datamash 1.7 aborts where crosstab is given their names
	rpt-tsv -w doc:type:text:count -o tsv "$FACTS" >want
	rpt-tsv -c doc,type -o tsv "$FACTS" | datamash -s --header-in --filler '' crosstab 1,2 | sed '1s/^/doc/' >got
	assert_same want got
}

# ---- awk ----

# records COMMAND...: awk puts each record together from its fields again.
records() {
	"$@" -F "$TAB" -v OFS="$TAB" '{ $1 = $1; print }'
}

# backwards COMMAND...: and here from the last to the first.
backwards() {
	"$@" -F "$TAB" '{ for (i = NF; i > 1; i--) printf "%s\t", $i; print $1 }'
}

# check_awk COMMAND...
check_awk() {
	for table in "$ODD" "$FACTS" "$NAMES" "$BYTES" "$ONE"; do
		through rpt rpt "$table" records "$@"
		through tsv tsv "$table" records "$@"
		through tsv tsv "$table" twice backwards "$@"
	done
	# the fields are those that rpt(5) says: with escapes as one byte, a text is as long as its span
	rpt-split -w "$TESTS"/../examples/*.txt | rpt-sections | rpt-numbers |
		"$@" -F "$TAB" '/^#/ { next } { gsub(/\\[tnr\\]/, ".", $4); n++ } length($4) != $3 - $2 { bad++ }
			END { print (n > 100), bad + 0 }' >got
	[[ $(<got) == '1 0' ]] || fail "spans: $(<got)"
}

@test "gawk: TSV" {
	need gawk
	check_awk gawk
	through tsv tsv "$ODD" records env LC_ALL=C.UTF-8 gawk
}

@test "mawk: TSV" {
	need mawk
	check_awk mawk
}

@test "busybox awk: TSV" {
	need busybox
	busybox --list | grep -qx awk || skip "busybox awk is not installed"
	check_awk busybox awk
}

escaped() {
	gawk --csv 'function escape(s) {
			gsub(/\\/, "&&", s)
			gsub(/\t/, "\\t", s)
			gsub(/\n/, "\\n", s)
			return s
		}
		{
			line = escape($1)
			for (i = 2; i <= NF; i++)
				line = line "\t" escape($i)
			print line
		}'
}

@test "gawk --csv: CSV to TSV" {
	need gawk
	[[ $(gawk --csv '{ print $1 }' <<<'"a,b",c' 2>/dev/null) == 'a,b' ]] || skip "gawk --csv is not supported by this gawk"
	without cr,crlf >table # a CR may be part of the end of a line to it
	for table in table "$FACTS"; do
		through csv tsv "$table" escaped
	done
}

# ---- sort, join, comm ----

# numbered: TSV with the column no in front.
numbered() {
	awk -v OFS="$TAB" '{ print (NR > 1 ? NR - 1 : "no"), $0 }'
}

# sorted KEY TABLE: all but the header.
sorted() {
	head -n 1 "$2"
	tail -n +2 "$2" | sort -t "$TAB" -k "$1"
}

@test "sort: by the last column, and back by the number of the line" {
	need sort
	for table in "$ODD" "$FACTS"; do
		last=$(($(names "$table" | wc -l) + 1))
		rpt-tsv -o tsv "$table" | numbered >plain
		sorted "$last,$last" plain >by-last
		! cmp -s plain by-last || fail "nothing was sorted"
		sorted 1,1n by-last | rpt-tsv -i tsv -x no >got
		assert_same "$table" got
		rpt-tsv -i tsv -s no:n -x no by-last >got
		assert_same "$table" got
	done
}

@test "join: the two halves of a table" {
	need join
	rpt-tsv -s kind -c kind,name,text,note "$ODD" >table
	rpt-tsv -n -s kind -c kind,name "$ODD" >left
	rpt-tsv -n -s kind -c kind,text,note "$ODD" >right
	{
		head -n 1 table
		join -t "$TAB" left right
	} | rpt-tsv >got
	assert_same table got
	grep -v -e ^big -e ^comma right >fewer
	try join -t "$TAB" -v 1 -o 1.1 left fewer
	assert_out big comma
}

@test "comm: what two tables share and what each has alone are the table" {
	need comm
	for table in "$ODD" "$FACTS"; do
		n=$(($(wc -l <"$table") - 1))
		rpt-tsv -n "$table" | head -n $((n * 2 / 3)) | sort >a
		rpt-tsv -n "$table" | tail -n $((n * 2 / 3)) | sort >b
		comm -23 a b >left
		comm -12 a b >both
		comm -13 a b >right
		[[ -s left && -s both && -s right ]]
		{
			head -n 1 "$table"
			sort left both right
		} | rpt-tsv >got
		sorted 1 "$table" >want
		assert_same want got
	done
}

# ---- Python ----

# py SCRIPT ARG...: text is UTF-8 with any bytes, line ends as they are.
py() {
	local script=$1
	shift
	python3 -c "import csv, json, sys
def read(coding='utf-8'): return open(0, encoding=coding, errors='surrogateescape', newline='')
def write(coding='utf-8'): return open(1, 'w', encoding=coding, errors='surrogateescape', newline='')
$script" "$@"
}

@test "Python: csv reads and writes CSV, in each dialect, with a BOM and without" {
	need python3
	for table in "$ODD" "$FACTS"; do
		for dialect in excel unix; do
			through csv csv "$table" py 'csv.writer(write(), sys.argv[1]).writerows(csv.reader(read(), strict=True))' $dialect
		done
		[[ $(head -n 1 back) == \"* ]]
		through csv csv "$table" py 'csv.writer(write("utf-8-sig")).writerows(csv.reader(read()))'
		[[ $(head -c 3 back) == $'\xef\xbb\xbf' && $(head -n 1 back) == *$'\r' ]]
		rpt-tsv -b -o csv "$table" | py 'csv.writer(write(), "unix").writerows(csv.reader(read("utf-8-sig")))' >back
		rpt-tsv -i csv back >got
		assert_same "$table" got
	done
}

@test "Python: odd names of columns, documents whose names are no UTF-8, one column" {
	need python3
	for table in "$NAMES" "$BYTES" "$ONE"; do
		through csv csv "$table" py 'csv.writer(write()).writerows(csv.reader(read()))'
	done
	through jsonl jsonl "$NAMES" py 'for line in read(): print(json.dumps(json.loads(line)))'
}

@test "Python: csv to json and json to csv" {
	need python3
	for table in "$ODD" "$FACTS"; do
		for ascii in '' 1; do
			through csv jsonl "$table" py 'to = write()
for row in csv.DictReader(read()): print(json.dumps(row, ensure_ascii=bool(sys.argv[1])), file=to)' "$ascii"
		done
		through jsonl csv "$table" py 'rows = [json.loads(line) for line in open(0, encoding="utf-8", newline="\n")]
to = csv.DictWriter(write(), rows[0])
to.writeheader()
to.writerows(rows)'
	done
}

@test "Python: rows, CSV and JSON Lines say the same" {
	need python3
	for table in "$ODD" "$FACTS"; do
		for format in tsv csv jsonl; do
			rpt-tsv -o $format "$table" >t.$format
		done
		py '
import re
def lines(name): return open(name, encoding="utf-8", newline="\n").read().split("\n")[:-1]
def plain(s): return re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r"}.get(m[1], m[1]), s, flags=re.S)
rows = [[plain(f) for f in line.split("\t")] for line in lines(sys.argv[1])]
rows[0][0] = rows[0][0][1:]
assert [[plain(f) for f in line.split("\t")] for line in lines("t.tsv")] == rows, "tsv"
assert list(csv.reader(open("t.csv", encoding="utf-8", newline=""), strict=True)) == rows, "csv"
assert [list(json.loads(line).items()) for line in lines("t.jsonl")] == [list(zip(rows[0], r)) for r in rows[1:]], "jsonl"
' "$table"
	done
}

@test "Python: every character in JSON, escaped and not" {
	need python3
	py '
chars = [chr(c) for c in [*range(1, 0xd800), *range(0xe000, 0x10000), *range(0x10000, 0x110000, 37), 0x10ffff]]
escape = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"}
def units(c):
    b = c.encode("utf-16-be")
    return "".join("\\u%02x%02x" % (b[i], b[i + 1]) for i in range(0, len(b), 2))
def out(name): return open(name, "w", encoding="utf-8", newline="\n")
with out("want") as want, out("lower") as lower, out("upper") as upper, out("short") as short, out("raw") as raw:
    want.write("#id\ta\n")
    for i in range(0, len(chars), 64):
        s = "".join(chars[i:i + 64])
        u = "".join(map(units, s))
        want.write("%d\t%s\n" % (i, "".join(escape.get(c, c) for c in s)))
        lower.write("{\"id\":%d,\"a\":\"%s\"}\n" % (i, u))
        upper.write("{\"id\":%d,\"a\":\"%s\"}\n" % (i, u.upper().replace("\\U", "\\u")))
        short.write(json.dumps({"id": i, "a": s}) + "\n")
        raw.write(json.dumps({"id": i, "a": s}, ensure_ascii=False) + "\n")
'
	for form in lower upper short raw; do
		try rpt-tsv -i jsonl $form
		assert_status 0
		assert_silent
		assert_same want out
	done
	rpt-tsv -o jsonl want >there
	py 'for a, b in zip(open("there", encoding="utf-8", newline="\n"), open("raw", encoding="utf-8", newline="\n"), strict=True):
    a, b = json.loads(a), json.loads(b)
    assert a["a"] == b["a"] and a["id"] == str(b["id"]), b["id"]'
}

# ---- line ends and byte order marks ----

@test "CR LF and a BOM in, LF and no BOM out, in each pair of formats" {
	for in in tsv csv jsonl; do
		{
			printf '\xef\xbb\xbf'
			rpt-tsv -o $in "$FACTS" | sed "s/\$/$(printf '\r')/"
		} >there
		for out in rpt tsv csv jsonl md table; do
			rpt-tsv -o $out "$FACTS" >want
			try rpt-tsv -i $in -o $out there
			assert_status 0
			assert_silent
			assert_same want out
			assert_no_line "$(printf '\r')" out
		done
	done
}

@test "CSV: a CR that ends no line stays" {
	printf 'a,b\r\n"x\r",\r\n"\r\n","\r\r\n"\r\n\r,y\r\n' >in
	try rpt-tsv -i csv in
	assert_status 0
	assert_silent
	assert_out '#a\tb' 'x\\r\t' '\\r\\n\t\\r\\r\\n' '\\r\ty'
}

@test "CSV: a BOM that is not at the beginning is a character" {
	printf '\xef\xbb\xbfa,b\n\xef\xbb\xbf1,2\n' >in
	try rpt-tsv -i csv in
	assert_status 0
	assert_out '#a\tb' '\xef\xbb\xbf1\t2'
}

# ---- malformed CSV ----

# rejects FORMAT TEXT WHERE FRAGMENT: after one good row; the text is a format of printf. What came before is written.
rejects() {
	local head='{"a":"1","b":"2"}\n'
	[[ $1 == jsonl ]] || head='a,b\n1,2\n'
	# shellcheck disable=SC2059 # formats
	printf "$head$2" >in
	try timeout 5 rpt-tsv -i "$1" in
	assert_status 1
	assert_message "rpt-tsv: in:$3: " "$4"
	assert_out '#a\tb' '1\t2'
}

@test "malformed CSV is named with its line, as an editor counts it" {
	rejects csv '3,4,5\n' 3 '3 fields, the header has 2'
	rejects csv '3\r\n' 3 '1 field, the header has 2'
	rejects csv '\n3,4\n' 3 '1 field, the header has 2'
	rejects csv '3,"4"5\n' 3 'behind the closing quote'
	rejects csv '3,"4" \n' 3 'behind the closing quote'
	rejects csv '"3" ,4\n' 3 'behind the closing quote'
	rejects csv '3,4""\n' 3 'a quote inside a field'
	rejects csv '3, "4"\n' 3 'a quote inside a field'
	rejects csv '3,"4' 3 'is not closed'
	rejects csv '3,"4""\n' 3 'is not closed'
}

@test "malformed CSV behind line breaks in quotes: the line counts them" {
	printf 'a,b\n"1\n\n2",3\n"4\r\n5",6\n7\n8,9\n' >in
	try rpt-tsv -i csv in
	assert_status 1
	assert_message 'rpt-tsv: in:7: ' '1 field'
	assert_out '#a\tb' '1\\n\\n2\t3' '4\\r\\n5\t6'
}

@test "malformed CSV: the header" {
	while IFS='|' read -r text reason; do
		# shellcheck disable=SC2059 # formats
		printf "$text" >in
		try rpt-tsv -i csv in
		assert_status 1
		assert_message 'rpt-tsv: in:1: ' "$reason"
		assert_out
	done <<-'END'
	\n1,2\n|without a name
	a,,b\n1,2,3\n|without a name
	a,""\n1,2\n|without a name
	a,"a"\n1,2\n|twice
	"a\n|is not closed
	END
}

@test "malformed CSV in one file: the others are read" {
	printf 'a,b\n1,2\n' >good
	printf 'a,b\n3\n' >bad
	try rpt-tsv -i csv bad good
	assert_status 1
	assert_message 'rpt-tsv: bad:2: '
	assert_out '#a\tb' '#a\tb' '1\t2'
}

# ---- malformed JSON ----

@test "malformed JSON is named with line and byte: surrogates and escapes" {
	rejects jsonl '{"a":"\\ud800"}\n' '2: byte 6' 'surrogate'
	rejects jsonl '{"a":"报\\ud83dy"}\n' '2: byte 9' 'surrogate'
	rejects jsonl '\n\n{"a":"\\udc00"}\n' '4: byte 6' 'surrogate'
	rejects jsonl '{"a":"\\ud83d\\ud83d\\ude00"}\n' '2: byte 6' 'surrogate'
	rejects jsonl '{"a":"\\ud83d\\u"}\n' '2: byte 6' 'surrogate'
	rejects jsonl '{"\\udfff":1}\n' '2: byte 2' 'surrogate'
	rejects jsonl '{"a":"\\u0000"}\n' '2: byte 6' 'NUL'
	rejects jsonl '{"a":"x\\u12"}\n' '2: byte 7' 'escape'
	rejects jsonl '{"a":"x\\u12g4"}\n' '2: byte 7' 'escape'
	rejects jsonl '{"a":"\\U0041"}\n' '2: byte 6' 'escape'
	rejects jsonl '{"a":"\\0"}\n' '2: byte 6' 'escape'
	rejects jsonl '{"a":"x\\' '2: byte 7' 'escape'
	rejects jsonl '{"a":"\\u' '2: byte 6' 'escape'
}

@test "malformed JSON is named with line and byte: characters that must be escaped" {
	for c in 000 001 011 015 037; do
		rejects jsonl "{\"a\":\"报\\$c\"}\\n" '2: byte 9' 'control character'
		rejects jsonl "{\"a\\$c\":1}\\n" '2: byte 3' 'control character'
	done
}

@test "malformed JSON is named with line and byte: commas, colons, braces" {
	rejects jsonl '{"a":1,}\n' '2: byte 7' 'key'
	rejects jsonl '{"a":1,,"b":2}\n' '2: byte 7' 'key'
	rejects jsonl '{,"a":1}\n' '2: byte 1' 'key'
	rejects jsonl "{'a':1}\\n" '2: byte 1' 'key'
	rejects jsonl '{1:1}\n' '2: byte 1' 'key'
	rejects jsonl '{"a" 1}\n' '2: byte 5' "':'"
	rejects jsonl '{"a":"b":1}\n' '2: byte 8' "','"
	rejects jsonl '{"a":1}}\n' '2: byte 7' 'behind the object'
	rejects jsonl '{"a":1}{"a":2}\n' '2: byte 7' 'behind the object'
	rejects jsonl '{"a":1},\n' '2: byte 7' 'behind the object'
	rejects jsonl '{"a":1} // x\n' '2: byte 8' 'behind the object'
	rejects jsonl '{"a":1\n}\n' '2: byte 6' "'}'"
	rejects jsonl '{"a":1' '2: byte 6' "'}'"
	rejects jsonl '{' '2: byte 1' 'key'
	rejects jsonl '\302\240{"a":1}\n' '2: byte 0' 'object'
	rejects jsonl '\357\273\277{"a":1}\n' '2: byte 0' 'object'
	rejects jsonl '[\n' '2: byte 0' 'object'
	rejects jsonl 'null\n' '2: byte 0' 'object'
	rejects jsonl '"a"\n' '2: byte 0' 'object'
}

@test "malformed JSON is named with line and byte: what is no value" {
	for value in '' tru True nil NaN Infinity .5 1. 1e 1e+ - +1 --1 'x' ';' "'x'"; do
		rejects jsonl "{\"b\":1, \"a\": $value}\\n" '2: byte 13' 'no JSON value'
	done
	rejects jsonl '{"a":0x1}\n' '2: byte 6' "','"
	rejects jsonl '{"a":-01}\n' '2: byte 7' "','"
	rejects jsonl '{"a":1_0}\n' '2: byte 6' "','"
	rejects jsonl '{"a":nullx}\n' '2: byte 9' "','"
}

@test "malformed JSON: a key twice, the second with an escape" {
	rejects jsonl '{"a":1,"\\u0061":2}\n' 2 'twice'
	rejects jsonl '{"\\"":1,"b":2,"\\u0022":2}\n' 2 'twice'
}

@test "JSON of any depth is refused at once" {
	for open in '[' '{"a":'; do
		printf '{"a":"1","b":"2"}\n{"b": %s\n' "$(printf '%0300000d' 0 | sed "s/0/$open/g")" >in
		try timeout 5 rpt-tsv -i jsonl in
		assert_status 1
		assert_message 'rpt-tsv: in:2: byte 6: ' 'flat objects'
		assert_out '#a\tb' '1\t2'
	done
}

@test "malformed JSON is named with line and byte: bytes that are no UTF-8 (RFC 8259, 8.1)" {
	rejects jsonl '{"a":"x\377"}\n' '2: byte 7' 'UTF-8'
	rejects jsonl '{"a":"报\346\212"}\n' '2: byte 9' 'UTF-8' # cut
	rejects jsonl '{"a":"\300\200"}\n' '2: byte 6' 'UTF-8'  # a NUL in two bytes
	rejects jsonl '{"a":"\355\240\200"}\n' '2: byte 6' 'UTF-8' # half of a surrogate pair
	rejects jsonl '{"a":"\364\220\200\200"}\n' '2: byte 6' 'UTF-8' # above U+10FFFF
	rejects jsonl '{"\261\250":1}\n' '2: byte 2' 'UTF-8'
}

@test "malformed CSV: a quoted field that is not closed is named with the line where it opens" {
	rejects csv '5,"6\n7,8\n9,10\n' 3 'not closed'
}

@test "malformed CSV: a quote inside a field is named with its own line, be their number odd or even" {
	rejects csv '3,4" nail\n5,6\n7,8\n' 3 'a quote inside a field'
	rejects csv '3,4" nail\n5,6\n7,8" nail\n9,10\n' 3 'a quote inside a field'
}
