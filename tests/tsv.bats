#!/usr/bin/env bats
# rpt-tsv: conditions, columns, sorting, widening, formats.
# stderr is set by run
# shellcheck disable=SC2154
bats_require_minimum_version 1.5.0

setup() {
	PATH="${RPT_BUILD:-$BATS_TEST_DIRNAME/../build}/bin:$PATH"
	examples=$BATS_TEST_DIRNAME/../examples
	cd "$BATS_TEST_TMPDIR" || return 1
	cat >table <<-'END'
	#doc	year	value	unit
	甲	2023	10	件
	甲	2024	9.5	件
	乙	2023	-3	户
	乙	2024		户
	丙	2024	0.10	%
	END
	printf '#a\tb\n1\t2\n' >two
}

# gives ARG...: rpt-tsv ARG... table writes standard input, and nothing on stderr.
gives() {
	cat >want
	rpt-tsv "$@" table >got 2>err
	diff want got
	diff /dev/null err
}

# kept COND VALUE...: the numbers of the rows of the one-column table `values` that a condition keeps.
kept() {
	condition=$1
	shift
	printf '%s\n' "$@" >want
	[ $# -gt 0 ] || : >want
	rpt-tsv -n -g "$condition" -c n values >got
	diff want got
}

# refused STATUS MESSAGE ARG...: the run fails with one message, and the table on standard output stays empty.
refused() {
	want_status=$1
	message=$2
	shift 2
	run --separate-stderr rpt-tsv "$@"
	[ "$status" -eq "$want_status" ]
	[ "$output" = "" ]
	case ${stderr_lines[0]} in
	"rpt-tsv: "*"$message"*) ;;
	*)
		printf 'stderr: %s\n' "$stderr"
		return 1
		;;
	esac
}

# hostile: span rows whose fields hold all that a format may stumble on.
hostile() {
	printf '#doc\tstart\tend\ttext\tnote\n'
	printf '\\#d,1\t0\t5\ta\\tb\\nc\tq"q\n'
	printf 'd\t5\t6\t\\\\\t\n'
	printf 'd\t6\t9\t"""\t,\n'
	printf 'd\t9\t12\t\\r\\n\\r\t\\\\t\n'
	printf 'd\t12\t13\t#\t#x\n'
	printf '\t13\t13\t\t\n'
	printf 'd\t14\t18\t 甲 \t|\n'
	printf 'd\t18\t22\tnull\t-1e5\n'
	printf 'd\t22\t23\t\x01\t\x7f\n'
	printf 'd\t23\t27\t😀\t\\\\n\n'
}

@test "without options a stream goes through unchanged" {
	gives <table
	hostile >in
	rpt-tsv <in >got
	cmp in got
}

# ---- -g ----

@test "-g = and != take alternatives" {
	gives -g 'year=2023' <<-'END'
	#doc	year	value	unit
	甲	2023	10	件
	乙	2023	-3	户
	END
	gives -g 'doc=乙,丙' <<-'END'
	#doc	year	value	unit
	乙	2023	-3	户
	乙	2024		户
	丙	2024	0.10	%
	END
	gives -g 'doc!=乙,丙' <<-'END'
	#doc	year	value	unit
	甲	2023	10	件
	甲	2024	9.5	件
	END
	gives -g 'value=' <<-'END'
	#doc	year	value	unit
	乙	2024		户
	END
	gives -g 'value!=' -g 'unit=户' <<-'END'
	#doc	year	value	unit
	乙	2023	-3	户
	END
}

@test "-g = compares text, not amounts" {
	printf '#n\tv\n1\t0.1\n2\t0.10\n3\t.1\n' >values
	kept v=0.1 1
	kept v!=0.1 2 3
}

@test "-g ~ and !~: POSIX ERE over characters" {
	printf '#n\tv\n1\t受理案件\n2\t案件\n3\tAB12\n4\t\n' >values
	kept 'v~案件$' 1 2
	kept 'v~^案' 2
	kept 'v!~案' 3 4
	kept 'v~^.{2}$' 2
	kept 'v~^.{4}$' 1 3
	kept 'v~^[受办]理' 1
	kept 'v~[A-Z]+[0-9]+' 3
	kept 'v~^$' 4
	kept 'v~受理|AB' 1 3
}

@test "-g < <= > >=: exact decimals; what is no decimal is never kept" {
	printf '#n\tv\n1\t-3\n2\t0.10\n3\t9.5\n4\t10\n5\t\n6\t十\n7\t9007199254740993\n' >values
	kept 'v<9.5' 1 2
	kept 'v<=9.50' 1 2 3
	kept 'v>9.5' 4 7
	kept 'v>=9.5' 3 4 7
	kept 'v>=0.1' 2 3 4 7
	kept 'v>0.1' 3 4 7
	kept 'v>9007199254740992' 7
	kept 'v<9007199254740993' 1 2 3 4
	kept 'v<-3'
	kept 'v<=-3' 1
}

@test "-g: several conditions must all hold" {
	gives -g 'year=2024' -g 'unit=件,%' -g 'value<5' <<-'END'
	#doc	year	value	unit
	丙	2024	0.10	%
	END
}

@test "-g: nothing kept leaves the header" {
	gives -g 'doc=丁' <<-'END'
	#doc	year	value	unit
	END
}

@test "-g: values with escapes are compared as what they mean" {
	printf '#n\tv\n1\ta\\tb\n2\ta\\\\tb\n' >values
	kept "v=$(printf 'a\tb')" 1
	kept 'v=a\tb' 2
}

@test "-g: bad conditions are usage errors" {
	refused 2 '' -g 'year' table
	refused 2 '' -g '=2023' table
	refused 2 '' -g 'value<many' table
	refused 2 '' -g 'doc~(' table
	refused 2 '' -g 'doc~(.)\1' table
}

@test "a column that is missing is said with file and line" {
	refused 1 "table:1: no column 'when'" -g 'when=2024' table
	refused 1 "two:1: no column 'c'" -w a:c:b two
}

# ---- -c -x ----

@test "-c chooses, orders, renames" {
	gives -c unit,doc,n=value <<-'END'
	#unit	doc	n
	件	甲	10
	件	甲	9.5
	户	乙	-3
	户	乙	
	%	丙	0.10
	END
	gives -c 指标=unit <<-'END'
	#指标
	件
	件
	户
	户
	%
	END
	printf '#b\ta\tagain\n2\t1\t2\n' >want
	rpt-tsv -c b,a,again=b two >got
	cmp want got
}

@test "-x drops" {
	gives -x unit,year <<-'END'
	#doc	value
	甲	10
	甲	9.5
	乙	-3
	乙	
	丙	0.10
	END
}

@test "-c and -x: what cannot be is said" {
	refused 1 "no column 'c'" -c a,c two
	refused 1 "no column 'c'" -x c two
	refused 1 "column 'a' would stand twice" -c a,a=b two
	refused 1 'no column is left' -x a,b two
	refused 2 '' -c a -x b two
}

@test "conditions see the columns that -c leaves out" {
	gives -g unit=户 -c doc,value <<-'END'
	#doc	value
	乙	-3
	乙	
	END
}

@test "-c that makes a # the first field escapes it" {
	printf '#a\tb\nx\t#1\n' >in
	printf '#b\ta\n\\#1\tx\n' >want
	rpt-tsv -c b,a in >got
	cmp want got
	rpt-tsv -c a,b got >back
	cmp in back
}

# ---- -s ----

@test "-s sorts by bytes, the header stays in front" {
	printf '#k\tn\nb\t1\na\t2\nB\t3\n乙\t4\n\t5\n' >in
	printf '#k\tn\n\t5\nB\t3\na\t2\nb\t1\n乙\t4\n' >want
	rpt-tsv -s k in >got
	cmp want got
	printf '#k\tn\n乙\t4\nb\t1\na\t2\nB\t3\n\t5\n' >want
	rpt-tsv -s k:r in >got
	cmp want got
}

@test "-s n and nr sort by amount" {
	printf '#v\n10\n9\n-1\n0.5\n100\n' >in
	printf '#v\n-1\n0.5\n9\n10\n100\n' >want
	rpt-tsv -s v:n in >got
	cmp want got
	printf '#v\n100\n10\n9\n0.5\n-1\n' >want
	rpt-tsv -s v:nr in >got
	cmp want got
}

@test "-s is stable, and takes several keys" {
	gives -s year <<-'END'
	#doc	year	value	unit
	甲	2023	10	件
	乙	2023	-3	户
	甲	2024	9.5	件
	乙	2024		户
	丙	2024	0.10	%
	END
	gives -s unit,year:nr <<-'END'
	#doc	year	value	unit
	丙	2024	0.10	%
	甲	2024	9.5	件
	甲	2023	10	件
	乙	2024		户
	乙	2023	-3	户
	END
}

@test "-s equals sort(1) on many rows, and keeps their bytes" {
	awk 'BEGIN { srand(3); print "#k\tv\tn"; for (i = 0; i < 5000; i++)
		printf "k%d\t%d\t%d\\t\\\\\n", rand() * 50, rand() * 1000 - 500, i }' >in
	rpt-tsv -s k,v:nr in >got
	head -n 1 in >want
	tail -n +2 in | LC_ALL=C sort -s -t "$(printf '\t')" -k1,1 -k2,2nr >>want
	cmp want got
}

@test "-s over two files with one header; not over two headers" {
	printf '#a\tb\n3\t4\n' >other
	printf '#a\tb\n3\t4\n1\t2\n' >want
	rpt-tsv -s a:nr two other >got
	cmp want got
	printf '#a\tc\n3\t4\n' >other
	run --separate-stderr rpt-tsv -s a two other
	[ "$status" -eq 1 ]
	[[ "$stderr" == 'rpt-tsv: '*header* ]]
}

@test "-s: a column that is missing is said" {
	refused 1 "no column 'c' to sort by" -s c two
}

@test "document order comes back" {
	rpt-split -d d - <"$examples/liulin-2024.txt" >in
	rpt-tsv -s text in | rpt-tsv -s doc,start:n >got
	cmp in got
}

# ---- -w ----

@test "-w: long to wide; rows as they come, columns sorted" {
	gives -w doc:year:value <<-'END'
	#doc	2023	2024
	甲	10	9.5
	乙	-3	
	丙		0.10
	END
	printf '#a\tb\tn\tv\nx\t1\tq\t7\nx\t2\tp\t8\nx\t1\tp\t9\n' >in
	printf '#a\tb\tp\tq\nx\t1\t9\t7\nx\t2\t8\t\n' >want
	rpt-tsv -w a,b:n:v in >got
	cmp want got
}

@test "-w with each AGG" {
	printf '#k\tn\tv\nx\tp\t3\nx\tp\t-1.50\nx\tp\t10\nx\tq\t2\ny\tq\t2\ny\tq\t2\n' >in
	while read -r agg p q r; do
		printf '#k\tp\tq\nx\t%s\t%s\ny\t\t%s\n' "$p" "$q" "$r" >want
		rpt-tsv -w "k:n:v:$agg" in >got 2>err
		diff want got
		diff /dev/null err
	done <<-'END'
	first 3 2 2
	last 10 2 2
	sum 11.50 2 4
	min -1.50 2 2
	max 10 2 2
	count 3 1 2
	END
}

@test "-w only: a cell with several values is empty" {
	printf '#k\tn\tv\nx\tp\t3\nx\tp\t4\nx\tq\t2\nx\tq\t2\n' >in
	printf '#k\tp\tq\nx\t\t2\n' >want
	rpt-tsv -w k:n:v:only in >got
	cmp want got
}

@test "-w: sums are exact" {
	printf '#k\tn\tv\nx\tp\t0.1\nx\tp\t0.2\nx\tq\t99999999999999999999\nx\tq\t1\n' >in
	printf '#k\tp\tq\nx\t0.3\t100000000000000000000\n' >want
	rpt-tsv -w k:n:v:sum in >got
	cmp want got
}

@test "-w: a conflict leaves the cell empty and is listed with both spans; equal values are none" {
	printf '#doc\tstart\tend\ttext\tkey\tvalue\nd\t0\t2\t30\ta\t30\nd\t9\t11\t31\ta\t31\nd\t20\t21\t5\tb\t5\nd\t22\t23\t5\tb\t5\n' >in
	printf '#doc\ta\tb\nd\t\t5\n' >want
	run --separate-stderr rpt-tsv -w doc:key:value in
	[ "$status" -eq 0 ]
	diff want <(printf '%s\n' "$output")
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ "${stderr_lines[0]}" == 'rpt-tsv: '*'a'*'30'*'d:0-2'*'31'*'d:9-11'* ]]
}

@test "-w: rows with an empty name are left out and counted" {
	printf '#k\tn\tv\nx\tp\t3\nx\t\t4\ny\t\t5\n' >in
	printf '#k\tp\nx\t3\n' >want
	run --separate-stderr rpt-tsv -w k:n:v in
	[ "$status" -eq 0 ]
	diff want <(printf '%s\n' "$output")
	[ "$stderr" = "rpt-tsv: 2 rows with an empty name left out" ]
}

@test "-w: keys are whole fields, whatever bytes they hold" {
	printf '#a\tb\tn\tv\nx\\ty\tz\tp\t1\nx\ty\\tz\tp\t2\nxy\tz\tp\t3\n' >in
	printf '#a\tb\tp\nx\\ty\tz\t1\nx\ty\\tz\t2\nxy\tz\t3\n' >want
	rpt-tsv -w a,b:n:v in >got
	cmp want got
}

@test "the steps go -g -w -s -c" {
	gives -c doc,n=2024 -s 2024:nr -w doc:year:value -g 'value>-5' <<-'END'
	#doc	n
	甲	9.5
	丙	0.10
	乙	
	END
}

@test "-w: a bad SPEC is a usage error" {
	refused 2 '' -w doc table
	refused 2 '' -w doc:year table
	refused 2 '' -w doc:year:value:median table
}

# ---- formats ----

@test "round trips over tsv, csv and jsonl are byte-identical" {
	hostile >in
	for format in tsv csv jsonl; do
		rpt-tsv -o $format in >there
		rpt-tsv -i $format there >back
		cmp in back
	done
	rpt-tsv -o csv in | rpt-tsv -i csv -o jsonl | rpt-tsv -i jsonl -o tsv | rpt-tsv -i tsv >back
	cmp in back
}

@test "round trips of random fields" {
	awk 'BEGIN {
		srand(11)
		n = split("a 甲 \" , \\\\ \\t \\n \\r # | null { } [ ] : \x01 \xc2\x85 \xe3\x80\x80 😀 -1 0.50", piece, " ")
		print "#x\ty\tz"
		for (i = 0; i < 3000; i++) {
			line = ""
			for (f = 0; f < 3; f++) {
				field = ""
				for (k = int(rand() * 6); k > 0; k--)
					field = field (rand() < 0.2 ? " " : "") piece[int(rand() * n) + 1]
				if (f == 0 && field ~ /^#/)
					field = "\\" field
				line = line (f ? "\t" : "") field
			}
			print line
		}
	}' >in
	for format in tsv csv jsonl; do
		rpt-tsv -o $format in >there
		rpt-tsv -i $format there >back
		cmp in back
	done
}

@test "round trips of one column with empty fields" {
	printf '#a\n\nx\n\n' >in
	for format in tsv csv jsonl; do
		rpt-tsv -o $format in >there
		rpt-tsv -i $format there >back
		cmp in back
	done
}

@test "tsv: no # before the header, escapes kept" {
	printf '#a\tb\n\\#x\t1\\t2\\n\\\\\n' >in
	printf 'a\tb\n#x\t1\\t2\\n\\\\\n' >want
	rpt-tsv -o tsv in >got
	cmp want got
	printf 'a\tb\r\n1\t2\r\n3\t4' >in
	printf '#a\tb\n1\t2\n3\t4\n' >want
	rpt-tsv -i tsv in >got
	cmp want got
}

@test "csv out: RFC 4180 quotes, LF ends, -b a BOM" {
	printf '#a\tb\nplain\t甲 乙\n"\t,\n1\\n2\t\\r\n\t \n' >in
	printf 'a,b\nplain,甲 乙\n"""",","\n"1\n2","\r"\n, \n' >want
	rpt-tsv -o csv in >got
	cmp want got
	rpt-tsv -b -o csv in >got
	(printf '\xef\xbb\xbf' && cat want) >bom
	cmp bom got
	refused 2 '' -b -o tsv in
}

@test "csv in: CRLF, BOM, quotes, line breaks in quotes, no last LF" {
	printf '\xef\xbb\xbf"a",b\r\n"x ""y""",1\r\n"l1\r\nl2\nl3",\r\n,"2,3"' >in
	printf '#a\tb\nx "y"\t1\nl1\\r\\nl2\\nl3\t\n\t2,3\n' >want
	rpt-tsv -i csv in >got
	cmp want got
}

@test "csv in: what is no CSV is said with file and line" {
	printf 'a,b\n1,2\n3\n' >in
	run --separate-stderr rpt-tsv -i csv in
	[ "$status" -eq 1 ]
	diff two <(printf '%s\n' "$output")
	[[ "$stderr" == 'rpt-tsv: in:3: '* ]]
	printf 'a,b\n1,"2" x\n' >in
	run --separate-stderr rpt-tsv -i csv in
	[ "$status" -eq 1 ]
	[[ "$stderr" == 'rpt-tsv: in:2: '* ]]
	printf 'a,b\n1,2"3"\n' >in
	run --separate-stderr rpt-tsv -i csv in
	[ "$status" -eq 1 ]
	[[ "$stderr" == 'rpt-tsv: in:2: '* ]]
	printf 'a,b\n1,"2\n3\n' >in
	run --separate-stderr rpt-tsv -i csv in
	[ "$status" -eq 1 ]
	[[ "$stderr" == 'rpt-tsv: in:'* ]]
	printf 'a,a\n1,2\n' >in
	run --separate-stderr rpt-tsv -i csv in
	[ "$status" -eq 1 ]
	[ "$output" = "" ]
	[[ "$stderr" == 'rpt-tsv: in:1: '* ]]
}

@test "jsonl out: strings with escapes" {
	printf '#a\tb\n"q"\\\\\t\\t\\n\\r\x01\n甲/😀\t1.50\n' >in
	printf '%s\n' '{"a":"\"q\"\\","b":"\t\n\r\u0001"}' '{"a":"甲/😀","b":"1.50"}' >want
	rpt-tsv -o jsonl in >got
	diff want got
}

@test "jsonl out: bytes that are no UTF-8 become U+FFFD" {
	printf '#a\nx\xff\xfey\n' >in
	printf '{"a":"x\xef\xbf\xbd\xef\xbf\xbdy"}\n' >want
	rpt-tsv -o jsonl in >got
	cmp want got
}

@test "jsonl in: strings, numbers as written, null, true, escapes, surrogates, blanks" {
	cat >in <<-'END'
	{"a":"x","b":1.50}
	 { "a" : null , "b" : -0.0e+5 } 

	{"a":"\u7532\ud83d\ude00\/\b\f","b":true}
	{"a":"A\"\\\n\r\t","b":false}
	END
	printf '#a\tb\nx\t1.50\n\t-0.0e+5\n甲😀/\b\f\ttrue\nA"\\\\\\n\\r\\t\tfalse\n' >want
	rpt-tsv -i jsonl in >got
	cmp want got
}

@test "jsonl in: other keys give another header" {
	printf '{"a":"1"}\n{"a":"2"}\n{"b":"3","a":"4"}\n' >in
	printf '#a\n1\n2\n#b\ta\n3\t4\n' >want
	rpt-tsv -i jsonl in >got
	cmp want got
}

@test "jsonl in: nested values and bad JSON are said with line and byte" {
	while IFS='|' read -r byte line; do
		printf '{"a":"1"}\n%s\n' "$line" >in
		run --separate-stderr rpt-tsv -i jsonl in
		[ "$status" -eq 1 ]
		[ "$output" = "$(printf '#a\n1')" ]
		case $stderr in
		"rpt-tsv: in:2: byte $byte: "*) ;;
		*)
			printf '%s\n%s\n' "$line" "$stderr"
			return 1
			;;
		esac
	done <<-'END'
	5|{"a":{"b":1}}
	5|{"a":[1]}
	14|{"a":"x","b": [1]}
	6|{"a":01}
	9|{"a":"x" "b":1}
	0|["a"]
	5|{"a":+1}
	5|{"a":nul}
	END
}

@test "jsonl in: half of a surrogate pair, a control character, a key twice, a cut line" {
	for line in '{"a":"\ud83d"}' '{"a":"\ude00\ud83d"}' "{\"a\":\"$(printf '\001')\"}" '{"a":"1","a":"2"}' '{"a":"1"' '{"a":"1"} x' \
		'{"a":"\x"}' '{a:1}' '{"a":1,}' '{}'; do
		printf '%s\n' "$line" >in
		run --separate-stderr rpt-tsv -i jsonl in
		[ "$status" -eq 1 ]
		[ "$output" = "" ]
		[[ "$stderr" == 'rpt-tsv: in:1: byte '* ]]
	done
}

@test "md: bars and line breaks" {
	printf '#a\tb|c\nx|y\t1\\n2\n\t甲\n' >in
	cat >want <<-'END'
	| a | b\|c |
	| --- | --- |
	| x\|y | 1<br>2 |
	|  | 甲 |
	END
	rpt-tsv -o md in >got
	diff want got
}

@test "table: columns line up for the eye, Chinese characters are two wide" {
	printf '#项目\tv\tnote\n受理案件\t10\tx\nab\t\t乙\n办结\t1,5\t\n' >in
	cat >want <<-'END'
	项目      v    note
	受理案件  10   x
	ab             乙
	办结      1,5  
	END
	rpt-tsv -o table in >got
	diff want got
}

@test "table: control characters do not reach the terminal" {
	printf '#a\tb\nx\x1b[31m\ty\\n\n' >in
	rpt-tsv -o table in >got
	run grep -c "$(printf '[\033]')" got
	[ "$output" -eq 0 ]
	[ "$(wc -l <got)" -eq 2 ]
}

@test "a header that changes in mid-stream: rpt and jsonl hold it, the others refuse" {
	printf '#a\n1\n#b\n2\n' >in
	rpt-tsv in >got
	cmp in got
	printf '{"a":"1"}\n{"b":"2"}\n' >want
	rpt-tsv -o jsonl in >got
	cmp want got
	for format in tsv csv md; do
		rpt-tsv -o $format -g a=1 <(printf '#a\n1\n') >want
		run --separate-stderr rpt-tsv -o $format in
		[ "$status" -eq 1 ]
		diff want <(printf '%s\n' "$output")
		[[ "$stderr" == 'rpt-tsv: '*header*mid-stream* ]]
	done
	run --separate-stderr rpt-tsv -o table in
	[ "$status" -eq 1 ]
	[[ "$stderr" == 'rpt-tsv: '*header*mid-stream* ]]
}

@test "a header that comes again is written once by tsv and csv" {
	printf 'a,b\n1,2\n1,2\n' >want
	rpt-tsv -o csv two two >got
	cmp want got
}

@test "-n leaves the header out in every format" {
	printf '1\t2\n' >want
	rpt-tsv -n two >got
	cmp want got
	rpt-tsv -n -o tsv two >got
	cmp want got
	printf '1,2\n' >want
	rpt-tsv -n -o csv two >got
	cmp want got
}

@test "unknown formats are usage errors" {
	refused 2 '' -o xlsx two
	refused 2 '' -i md two
}

# ---- -q ----

@test "-q: a good stream says nothing" {
	rpt-split "$examples"/*.txt >in
	run --separate-stderr rpt-tsv -q in
	[ "$status" -eq 0 ]
	[ "$output" = "" ]
	[ "$stderr" = "" ]
	rpt-sections in | rpt-numbers >out
	run --separate-stderr rpt-tsv -q out
	[ "$status" -eq 0 ]
	[ "$output" = "" ]
	[ "$stderr" = "" ]
}

@test "-q: complaints name file and line, and no row comes out" {
	printf '#doc\tstart\tend\ttext\nd\t0\t3\t甲\nd\t3\t5\t乙\nd\t5\t8\t丙\n' >in
	run --separate-stderr rpt-tsv -q in
	[ "$status" -eq 1 ]
	[ "$output" = "" ]
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ "$stderr" == 'rpt-tsv: in:3: '* ]]
}

@test "-q: columns out of order, bad names, bad bytes, malformed rows" {
	while IFS='|' read -r line text; do
		printf '%b' "$text" >in
		run --separate-stderr rpt-tsv -q in
		[ "$status" -eq 1 ]
		[ "$output" = "" ]
		case $stderr in
		"rpt-tsv: in:$line: "*) ;;
		*)
			printf '%s\n%s\n' "$text" "$stderr"
			return 1
			;;
		esac
	done <<-'END'
	1|#start\tdoc\tend\ttext\n0\td\t1\tx\n
	1|#doc\tstart\tend\ttext\tBad\nd\t0\t1\tx\t\n
	1|#doc\tstart\tend\ttext\tdoc\nd\t0\t1\tx\t\n
	2|#doc\tstart\tend\ttext\nd\t0\t1\t\0377\n
	2|#doc\tstart\tend\ttext\nd\t0\t1\n
	2|#doc\tstart\tend\ttext\nd\t0\t1\t\\x\n
	2|#doc\tstart\tend\ttext\nd\t4\t1\tx\n
	2|#doc\tstart\tend\ttext\nd\t00\t1\tx\n
	2|#doc\tstart\tend\ttext\nd\t0\t1\tx
	1|d\t0\t1\tx\n
	END
}

@test "-q: a text with escapes is as long as what it means" {
	printf '#doc\tstart\tend\ttext\nd\t0\t3\ta\\tb\n' >in
	run --separate-stderr rpt-tsv -q in
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
}

@test "empty input gives nothing in every format" {
	for format in rpt tsv csv jsonl md table; do
		run --separate-stderr rpt-tsv -o $format </dev/null
		[ "$status" -eq 0 ]
		[ "$output" = "" ]
		[ "$stderr" = "" ]
	done
	for format in rpt tsv csv jsonl; do
		run --separate-stderr rpt-tsv -i $format </dev/null
		[ "$status" -eq 0 ]
		[ "$output" = "" ]
		[ "$stderr" = "" ]
	done
}
