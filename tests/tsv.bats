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

# ends STATUS MESSAGES ARG...: rpt-tsv ARG... ends with this status, writes standard input, and the messages to stderr
# without "rpt-tsv: ", \n between them; none when they are empty.
ends() {
	cat >want
	want_status=$1
	: >want.err
	[ "$2" = "" ] || printf '%b\n' "$2" | sed 's/^/rpt-tsv: /' >want.err
	shift 2
	got_status=0
	rpt-tsv "$@" >got 2>err </dev/null || got_status=$?
	diff want got
	diff want.err err
	[ "$got_status" -eq "$want_status" ]
}

# fact DOC START TEXT FIELD...: a span row whose end fits its text, which needs no escapes.
fact() {
	local LC_ALL=C IFS=$'\t'
	printf '%s\t%d\t%d\t%s\n' "$1" "$2" $(($2 + ${#3})) "${*:3}"
}

# panel: facts of three documents; b and c speak of one place and year.
panel() {
	printf '#doc\tstart\tend\ttext\tplace\tyear\tkey\tvalue\tmod\tsentence\n'
	fact a 0 '近300件' 怀谷 2023 cases 300 about '办案近300件。'
	fact a 60 '12场' 怀谷 2023 talks 12 '' '宣讲12场。'
	fact b 0 '280余件' 怀谷 2024 cases 280 over '办案280余件。'
	fact b 30 '15场' 怀谷 2024 talks 15 '' '宣讲15场。'
	fact b 90 '9万元' 怀谷 2024 fines 90000 '' '罚款9万元。'
	fact c 0 '280件' 怀谷 2024 cases 280 '' '共办案280件。'
	fact c 30 '14场' 怀谷 2024 talks 14 '' '共宣讲14场。'
	fact c 60 '0件' 柳溪 2024 cases 0 '' '柳溪办案0件。'
}

# The columns of a file of conflicts.
conflict_columns=$'#doc\tstart\tend\ttext\tsentence\tname\tvalue\tdoc2\tstart2\tend2\ttext2\tsentence2\tvalue2'

# conflicts_are FILE LINE...: its rows, escapes as in printf; they are span rows, and so are the second halves.
conflicts_are() {
	file=$1
	shift
	{
		printf '%s\n' "$conflict_columns"
		printf '%b\n' "$@"
	} >want
	diff want "$file"
	rpt-tsv -q "$file" 2>&1 | diff /dev/null -
	rpt-tsv -c doc=doc2,start=start2,end=end2,text=text2 "$file" | rpt-tsv -q 2>&1 | diff /dev/null -
}

# on_terminal COLUMNS COMMAND...: what the command writes to a terminal of that width.
on_terminal() {
	wide=$1
	shift
	if script --version 2>/dev/null | grep -q util-linux; then
		SHELL=$BASH timeout 20 script -qec "stty cols $wide; $(printf '%q ' "$@")" /dev/null </dev/null
	elif python3 -c 'import pty' 2>/dev/null; then
		timeout 20 python3 -c '
import fcntl, os, pty, struct, sys, termios
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
if os.fork() == 0:
    os.dup2(slave, 1)
    os.execvp(sys.argv[2], sys.argv[2:])
os.close(slave)
try:
    while True:
        sys.stdout.buffer.write(os.read(master, 65536))
except OSError:
    sys.stdout.flush()
' "$wide" "$@" </dev/null
	else
		skip "no script of util-linux and no python3 to make a terminal"
	fi >terminal
	tr -d '\r' <terminal
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

@test "-w: a list with an empty name is a usage error" {
	for spec in ,a:a:b a,,b:a:b a,:a:b a:a:,b a:a:b,,a 'a:a:b,' ,:a:b 'a:a:,'; do
		refused 2 '' -w "$spec" two
	done
}

@test "-w: an input that lacks a column leaves the rows of the others" {
	printf '#a\tb\tn\tv\tm\n1\t2\tp\t3\tover\n' >in
	printf '#a\tb\tp\tp_m\n1\t2\t3\tover\n' >table
	for column in a b n v m; do
		rpt-tsv -x $column in >other
		for inputs in 'in other' 'other in'; do
			read -ra files <<<"$inputs"
			ends 1 "other:1: no column '$column'; the header must name it" -w a,b:n:v,m "${files[@]}" <table
		done
	done
	rpt-tsv -c n,v in >other
	ends 1 "other:1: no column 'a'; the header must name it" -w a,b:n:v,m in other <table
}

@test "-w: a message is one line, whatever the values hold" {
	printf '#k\tn\tv\nx\tp\\nq\t1\\n2\nx\tp\\nq\t3\\r\\n4\n' >in
	for agg in '' :sum; do
		rpt-tsv -w "k:n:v$agg" in >got 2>err
		[ "$(wc -l <err)" -eq 1 ]
		run grep -c "$(printf '\r')" err
		[ "$output" -eq 0 ]
	done
}

# ---- -w with several VALUES ----

@test "-w: each other VALUE has a column behind that of the first" {
	panel >in
	ends 0 '' -g doc=a,b -w place,year:key:value,mod,sentence in <<-'END'
	#place	year	cases	cases_mod	cases_sentence	fines	fines_mod	fines_sentence	talks	talks_mod	talks_sentence
	怀谷	2023	300	about	办案近300件。				12		宣讲12场。
	怀谷	2024	280	over	办案280余件。	90000		罚款9万元。	15		宣讲15场。
	END
	ends 0 '' -g key=cases -g doc=a,b -w place:year:text,value,text in <<-'END'
	#place	2023	2023_value	2023_text	2024	2024_value	2024_text
	怀谷	近300件	300	近300件	280余件	280	280余件
	END
}

@test "-w: the first VALUE says whether rows differ; the others are of the row that came first" {
	panel >in
	ends 0 '' -g key=cases -w place,year:key:value,mod,sentence in <<-'END'
	#place	year	cases	cases_mod	cases_sentence
	怀谷	2023	300	about	办案近300件。
	怀谷	2024	280	over	办案280余件。
	柳溪	2024	0		柳溪办案0件。
	END
	ends 0 'conflict in column cases: over (b:0-9) and  (c:0-6); the cell stays empty' \
		-g key=cases -g year=2024 -w place,year:key:mod,value in <<-'END'
	#place	year	cases	cases_value
	怀谷	2024		
	柳溪	2024		0
	END
}

@test "-w: a conflict empties the columns of all VALUES, and only those" {
	panel >in
	ends 0 'conflict in column talks: 15 (b:30-35) and 14 (c:30-35); the cell stays empty' \
		-g year=2024 -w place,year:key:value,mod,sentence in <<-'END'
	#place	year	cases	cases_mod	cases_sentence	fines	fines_mod	fines_sentence	talks	talks_mod	talks_sentence
	怀谷	2024	280	over	办案280余件。	90000		罚款9万元。			
	柳溪	2024	0		柳溪办案0件。						
	END
}

@test "-w: every row that differs from the first is a conflict, one that is equal is none" {
	{
		printf '#doc\tstart\tend\ttext\tn\tv\tm\n'
		fact d 0 7 p 7 a
		fact d 2 8 p 8 b
		fact d 4 7 p 7 c
		fact d 6 9 p 9 d
		fact d 8 8 p 8 e
	} >in
	ends 0 'conflict in column p: 7 (d:0-1) and 8 (d:2-3); the cell stays empty
conflict in column p: 7 (d:0-1) and 9 (d:6-7); the cell stays empty
conflict in column p: 7 (d:0-1) and 8 (d:8-9); the cell stays empty' -w doc:n:v,m in <<-'END'
	#doc	p	p_m
	d		
	END
	rpt-tsv -E conflicts -w doc:n:v,m in 2>&1 | diff want -
	conflicts_are conflicts 'd\t2\t3\t8\t\tp\t8\td\t0\t1\t7\t\t7' 'd\t6\t7\t9\t\tp\t9\td\t0\t1\t7\t\t7' \
		'd\t8\t9\t8\t\tp\t8\td\t0\t1\t7\t\t7'
}

@test "-w: several VALUES with each AGG: the others go with the row that gave the first" {
	printf '#k\tn\tv\tmod\tnote\nx\tp\t3\tabout\t甲\nx\tp\t-1.5\tover\t乙\nx\tp\t10\tunder\t丙\n' >in
	printf 'x\tp\t10.0\t\t丁\nx\tp\t-1.50\t\t戊\ny\tp\t2\tabout\t己\ny\tp\t2\tover\t庚\n' >>in
	while IFS='|' read -r agg x y; do
		printf '#k\tp\tp_mod\tp_note\nx\t%b\ny\t%b\n' "$x" "$y" >table
		ends 0 '' -w "k:n:v,mod,note:$agg" in <table
	done <<-'END'
	first|3\tabout\t甲|2\tabout\t己
	last|-1.50\t\t戊|2\tover\t庚
	min|-1.5\tover\t乙|2\tabout\t己
	max|10\tunder\t丙|2\tabout\t己
	only|\t\t|2\tabout\t己
	sum|20.00\t\t|4\t\t
	count|5\t\t|2\t\t
	END
}

@test "-w: sum and count leave the other VALUES empty, where a cell has but one row too" {
	printf '#k\tn\tv\tmod\nx\tp\t3\tabout\nx\tq\t4\tover\nx\tq\t5\tover\n' >in
	ends 0 '' -w k:n:v,mod:count in <<-'END'
	#k	p	p_mod	q	q_mod
	x	1		2	
	END
	ends 0 '' -w k:n:v,mod:sum in <<-'END'
	#k	p	p_mod	q	q_mod
	x	3		9	
	END
}

@test "-w: what is no decimal empties the columns of all VALUES of sum, min and max" {
	printf '#k\tn\tv\tmod\nx\tp\tmany\tabout\nx\tp\t1\tover\nx\tq\t1\tover\nx\tq\t1e3\t\nx\tr\t5\tunder\n' >in
	printf '#k\tp\tp_mod\tq\tq_mod\tr\tr_mod\nx\t\t\t\t\t5\tunder\n' >table
	for agg in min max; do
		ends 0 "column p: 'many' is no decimal; the cell stays empty
column q: '1e3' is no decimal; the cell stays empty" -w "k:n:v,mod:$agg" in <table
	done
	rpt-tsv -w k:n:v,mod:sum -c k,p,p_mod,q,q_mod in 2>&1 >got | diff err -
	printf '#k\tp\tp_mod\tq\tq_mod\nx\t\t\t\t\n' | diff - got
}

@test "-w: an empty first VALUE is a value like others" {
	printf '#k\tn\tv\tmod\nx\tp\t\tabout\nx\tp\t\tover\nx\tq\t\tabout\nx\tq\t5\tover\nx\tr\t5\tover\nx\tr\t\t\n' >in
	ends 0 'conflict in column q:  and 5; the cell stays empty
conflict in column r: 5 and ; the cell stays empty' -w k:n:v,mod in <<-'END'
	#k	p	p_mod	q	q_mod	r	r_mod
	x		about				
	END
	ends 0 '' -w k:n:v,mod:first in <<-'END'
	#k	p	p_mod	q	q_mod	r	r_mod
	x		about		about	5	over
	END
	ends 0 '' -w k:n:v,mod:last in <<-'END'
	#k	p	p_mod	q	q_mod	r	r_mod
	x		over	5	over		
	END
	ends 0 '' -w k:n:v,mod:only in <<-'END'
	#k	p	p_mod	q	q_mod	r	r_mod
	x		about				
	END
	ends 0 '' -w k:n:v,mod:count in <<-'END'
	#k	p	p_mod	q	q_mod	r	r_mod
	x	2		2		2	
	END
	ends 0 "column p: '' is no decimal; the cell stays empty
column q: '' is no decimal; the cell stays empty
column r: '' is no decimal; the cell stays empty" -w k:n:v,mod:max in <<-'END'
	#k	p	p_mod	q	q_mod	r	r_mod
	x						
	END
}

@test "-w: two columns of one name are refused" {
	printf '#k\tn\tv\tmod\nx\tp\t3\tabout\nx\tp_mod\t4\t\n' >in
	ends 1 "column 'p_mod' would stand twice" -w k:n:v,mod in </dev/null
	ends 1 "column 'p_mod' would stand twice" -w mod:n:v,mod -c p_mod=mod,p_mod in </dev/null
	ends 1 "column 'p' would stand twice" -w k:n:v -c p=k,p in </dev/null
	printf '#p_mod\tn\tv\tmod\nx\tp\t3\tabout\n' >in
	ends 1 "column 'p_mod' would stand twice" -w p_mod:n:v,mod in </dev/null
	ends 1 "column 'p_mod' would stand twice" -w p_mod:n:v,mod,mod in </dev/null
	ends 0 '' -w p_mod:n:v in <<-'END'
	#p_mod	p
	x	3
	END
}

@test "-w: each of several VALUES must be a column" {
	panel >in
	ends 1 "in:1: no column 'unit'; the header must name it" -w place:key:value,unit,mod in </dev/null
	ends 1 "in:1: no column 'unit'; the header must name it" -w place:key:unit,mod in </dev/null
}

@test "-w: columns of several VALUES are sorted, chosen, renamed and converted" {
	panel >in
	ends 0 '' -g doc=a,b -w place,year:key:value,mod -s cases:n -c year,n=cases,how=cases_mod -o csv in <<-'END'
	year,n,how
	2024,280,over
	2023,300,about
	END
	ends 0 '' -g key=cases -w place,year:key:value,mod -g 'year!=2024' -o jsonl in <<-'END'
	{"place":"怀谷","year":"2023","cases":"300","cases_mod":"about"}
	END
}

@test "-w: inputs with columns in another order, and headers in mid-stream" {
	panel >in
	rpt-tsv -g doc=a in >first
	rpt-tsv -g doc!=a -c sentence,mod,value,key,year,place,text,end,start,doc in >second
	for inputs in 'first second' 'second first'; do
		read -ra files <<<"$inputs"
		rpt-tsv -E want.conflicts -w place,year:key:value,mod in >want
		rpt-tsv -E conflicts -w place,year:key:value,mod -s place,year "${files[@]}" >got
		diff want got
		diff want.conflicts conflicts
	done
	cat first second | rpt-tsv -E conflicts -w place,year:key:value,mod >got
	diff want got
	diff want.conflicts conflicts
}

# ---- -K ----

@test "-K: columns in the order of the codebook, then those it has not in the order of bytes" {
	panel >in
	printf '\xef\xbb\xbf# 说明\r\n#label\tkey\r\n宣讲\ttalks\r\n\r\n复议\tappeals\r\n办案\tcases' >book
	ends 0 '' -K book -g doc=b -w place,year:key:value,mod in <<-'END'
	#place	year	talks	talks_mod	cases	cases_mod	fines	fines_mod
	怀谷	2024	15		280	over	90000	
	END
	printf '#k\tn\tv\nx\t乙\t1\nx\tb\t2\nx\ta\t3\nx\tZ\t4\nx\tq\t5\nx\tp\t6\nx\ta b\t7\n' >in
	printf '#key\nq\np\n' >book
	ends 0 '' -K book -w k:n:v in <<-'END'
	#k	q	p	Z	a	a b	b	乙
	x	5	6	4	3	7	2	1
	END
}

@test "-K: a key that comes again has its first place" {
	panel >in
	printf '#key\tpattern\ntalks\t宣讲\ncases\t办案\ntalks\t讲座\nfines\t罚\ncases\t案\n' >book
	ends 0 '' -K book -g doc=b -w place:key:value in <<-'END'
	#place	talks	cases	fines
	怀谷	15	280	90000
	END
}

@test "-K: a codebook without rows, or without keys of the table, leaves the order of bytes" {
	panel >in
	for book in '#key' '#key\nappeals\nCASES\ncase\n'; do
		printf '%b' "$book" >book
		ends 0 '' -K book -g doc=b -w place:key:value in <<-'END'
		#place	cases	fines	talks
		怀谷	280	90000	15
		END
	done
}

@test "-K: the codebook that gave the keys orders them; it changes nothing else" {
	book=$examples/codebook.tsv
	rpt-split "$examples"/qinghe-*.txt | rpt-sections -m -p | rpt-numbers -s -k "$book" | rpt-tsv -g key!= >in
	rpt-tsv -E conflicts -w year,part:key:value,mod in >sorted
	rpt-tsv -E conflicts2 -K "$book" -w year,part:key:value,mod in >ordered
	rpt-tsv -c key in | grep -v '^#' | sort -u >there
	awk -F '\t' 'FNR == NR { there[$0] = 1; next } /^# / || /^$/ { next } /^#/ { next }
		there[$1] { print $1; print $1 "_mod"; there[$1] = 0 }' there "$book" >want
	[ "$(wc -l <want)" -gt 40 ]
	head -n 1 ordered | tr '\t' '\n' | tail -n +3 >got
	diff want got
	rpt-tsv -c "$(head -n 1 sorted | tr -d '#' | tr '\t' ,)" ordered >back
	diff sorted back
	diff conflicts conflicts2
	[ "$(wc -l <conflicts)" -gt 1 ]
	rpt-tsv -q conflicts
}

@test "-K: a codebook that cannot be used is said, and nothing is written" {
	panel >in
	mkdir dir
	printf '#name\tpattern\ncases\t案\n' >nokey
	printf '#key\tkey\ncases\tcases\n' >twice
	printf '#key\tlabel\ncases\n' >short
	printf 'cases\n' >headless
	: >empty
	while IFS='|' read -r book message; do
		ends 1 "$message" -K "$book" -E conflicts -w place,year:key:value in </dev/null
		[ ! -e conflicts ]
	done <<-'END'
	missing|missing: cannot open: No such file or directory
	dir|dir: cannot read: Is a directory
	nokey|nokey:1: no column 'key'; the header must name it
	twice|twice:1: column 'key' named twice
	short|short:2: 1 field, the header has 2
	headless|headless:1: a row before the header; the first line must be #name<TAB>name...
	empty|empty: no header; the first line must be #name<TAB>name...
	END
}

# ---- -E ----

@test "-E: a conflict is a row, and nothing is on standard error" {
	panel >in
	ends 0 '' -E conflicts -w place,year:key:value,mod in <<-'END'
	#place	year	cases	cases_mod	fines	fines_mod	talks	talks_mod
	怀谷	2023	300	about			12	
	怀谷	2024	280	over	90000			
	柳溪	2024	0					
	END
	conflicts_are conflicts 'c\t30\t35\t14场\t共宣讲14场。\ttalks\t14\tb\t30\t35\t15场\t宣讲15场。\t15'
	rpt-tsv -w place,year:key:value,mod in 2>err | diff got -
	[ "$(wc -l <err)" -eq 1 ]
}

@test "-E: conflicts of many documents come in the order of the rows" {
	for doc in a b c d e; do
		panel | sed "s/^[a-c]/$doc.&/"
	done >in
	rpt-tsv -E conflicts -g key=fines,talks -w place,year:key:value in >got
	printf '#place\tyear\tfines\ttalks\n怀谷\t2023\t\t12\n怀谷\t2024\t90000\t\n' | diff - got
	first='a.b\t30\t35\t15场\t宣讲15场。\t15'
	conflicts_are conflicts "a.c\t30\t35\t14场\t共宣讲14场。\ttalks\t14\t$first" \
		"b.c\t30\t35\t14场\t共宣讲14场。\ttalks\t14\t$first" \
		"c.c\t30\t35\t14场\t共宣讲14场。\ttalks\t14\t$first" \
		"d.c\t30\t35\t14场\t共宣讲14场。\ttalks\t14\t$first" \
		"e.c\t30\t35\t14场\t共宣讲14场。\ttalks\t14\t$first"
	rpt-tsv -E conflicts -g key=fines,talks -w doc:key:value in >got
	[ "$(wc -l <got)" -eq 16 ]
	diff /dev/null conflicts
}

@test "-E: names, values and sentences with escapes, a document whose name begins with #" {
	{
		printf '#doc\tstart\tend\ttext\tn\tv\tsentence\n'
		printf '%s\n' '\#d	0	3	a\tb	p\tq	1\n2	one\n\ttwo\\\r' '\#d	3	6	\\\n\r	p\tq	3\\	\\n	' '#e	7	8	#	p	#	'
	} | sed 's/^#e/\\#e/; s/\\\\n	$/\\\\n/' >in
	ends 0 '' -E conflicts -w doc:n:v,sentence in <<-'END'
	#doc	p	p_sentence	p\tq	p\tq_sentence
	\#d				
	\#e	#			
	END
	{
		printf '%s\n' "$conflict_columns"
		printf '%s\n' '\#d	3	6	\\\n\r	\\n	p\tq	3\\	#d	0	3	a\tb	one\n\ttwo\\\r	1\n2'
	} | diff - conflicts
	rpt-tsv -q conflicts
	rpt-tsv -c doc=doc2,start=start2,end=end2,text=text2,n=name,v=value2,sentence=sentence2 conflicts >back
	head -n 2 in | diff - back
}

@test "-E: without a column sentence its fields are empty" {
	panel | rpt-tsv -x sentence,mod >in
	rpt-tsv -E conflicts -w place,year:key:value in >got
	conflicts_are conflicts 'c\t30\t35\t14场\t\ttalks\t14\tb\t30\t35\t15场\t\t15'
}

@test "-E: a file is written, and is empty, when there is no conflict" {
	panel >in
	for agg in :first :last :sum :min :max :count :only; do
		echo old >conflicts
		rpt-tsv -E conflicts -w "place,year:key:value,mod$agg" in >got 2>err
		diff /dev/null err
		diff /dev/null conflicts
	done
	for args in '-g doc=a in' '-g key=cases in' '-g key= in' /dev/null; do
		read -ra words <<<"$args"
		rm conflicts
		rpt-tsv -E conflicts -w place,year:key:value,mod "${words[@]}" >got 2>err
		diff /dev/null err
		diff /dev/null conflicts
	done
	rpt-tsv -q conflicts
}

@test "-E: other messages stay on standard error" {
	panel >in
	printf 'd\t0\t1\t5\t怀谷\t2024\t\t5\t\t\n' >>in
	ends 0 '1 row with an empty name left out' -E conflicts -g key=,talks -w place,year:key:value in <<-'END'
	#place	year	talks
	怀谷	2023	12
	怀谷	2024	
	END
	[ "$(wc -l <conflicts)" -eq 2 ]
	printf 'e\t0\n' >>in
	ends 1 'in:11: 2 fields, the header has 10\n1 row with an empty name left out' \
		-E conflicts -g key=,talks -w place,year:key:value in <got
	[ "$(wc -l <conflicts)" -eq 2 ]
}

@test "-E: a file that cannot be written is said, with exit 2" {
	panel >in
	ends 2 'none/conflicts: cannot write: No such file or directory' -E none/conflicts -w place:key:value in </dev/null
	ends 2 '.: cannot write: Is a directory' -E . -w place:key:value in </dev/null
	[ -c /dev/full ] || skip "no /dev/full on this system"
	awk 'BEGIN { print "#doc\tstart\tend\ttext\tn\tv"; for (i = 0; i < 20000; i++) print "d\t" i "\t" i + 1 "\tx\tp\t" i }' >many
	while read -r input columns; do
		ends 2 'cannot write /dev/full: No space left on device' -E /dev/full -w "$columns" "$input" </dev/null
	done <<-'END'
	in place:key:value
	many doc:n:v
	END
	ends 0 '' -E /dev/full -g key=fines -w place:key:value in <<-'END'
	#place	fines
	怀谷	90000
	END
}

@test "-K and -E without -w, and with a -w that is none, are usage errors" {
	panel >in
	printf '#key\ncases\n' >book
	refused 2 '-K and -E go with -w' -K book in
	refused 2 '-K and -E go with -w' -E conflicts in
	refused 2 '-K and -E go with -w' -K book -E conflicts -s key in
	refused 2 '-w takes ROWS:NAME:VALUES[:AGG]' -E conflicts -w place:key in
	refused 2 'the AGG of -w' -E conflicts -w place:key:value,mod:mean in
	[ ! -e conflicts ]
	refused 2 '' -w place:key:value -K
	refused 2 '' -w place:key:value -E
}

@test "-w: memory grows with the table, not with the rows" {
	if grep -q __asan_init "$(command -v rpt-tsv)"; then
		skip "built with AddressSanitizer, which needs the address space itself"
	fi
	awk 'BEGIN {
		print "#doc\tstart\tend\ttext\tplace\tkey\tvalue\tmod\tsentence"
		for (i = 0; i < 200000; i++)
			printf "d%d\t%d\t%d\t%03d\tp%d\tk%d\t%d\tover\t全年共办理各类事项%d件，比上年增加，没有一件超过期限。\n",
				i / 50, i, i + 3, i % 1000, i % 20, i % 30, i % 7, i
	}' >in
	limited() (
		ulimit -v 20000
		exec rpt-tsv "$@" in >got 2>err
	)
	for agg in '' :first :last :sum :min :max :count :only; do
		limited -E conflicts -w "place:key:value,mod,sentence$agg"
		diff /dev/null err
		[ "$(wc -l <got)" -eq 21 ]
		[ "$agg" != "" ] || [ "$(wc -l <conflicts)" -gt 100000 ]
	done
	run limited -E conflicts -w start:key:value # a row for each row: the limit is one
	[ "$status" -eq 2 ]
	grep -q memory err
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

@test "table: columns of Unicode: marks and formats take none, wide and full-width characters two" {
	printf '#名\tv\ne\xcc\x81\t1\n㈠①\t2\nＡＢ１\t3\n😀\t4\na\xe2\x80\x8bb\xc2\xadc\t5\n한か\t6\nｱ“\t7\n' >in
	printf '%b\n' '名      v' 'e\xcc\x81       1' '㈠①     2' 'ＡＢ１  3' '😀      4' 'a\xe2\x80\x8bb\xc2\xadc    5' '한か    6' \
		'ｱ“      7' >want
	rpt-tsv -o table in >got
	cmp want got
}

@test "table: characters that change the direction of text are shown, and counted, as ?" {
	printf '#a\tb\n\xe2\x80\xaeab\tx\nabcd\ty\n\xe2\x81\xa6\xe2\x81\xa9\tz\n' >in
	printf 'a     b\n?ab   x\nabcd  y\n??    z\n' >want
	rpt-tsv -o table in >got
	cmp want got
}

@test "table: bytes that are no UTF-8 do not carry control characters to the terminal" {
	for byte in 80 9b c3 e4 f0 ff; do
		printf '%b' '#a\tb\nx@\x1b[31m\ty\nx@\xe2\x80\xae\ty\nx@\ty\n' | sed "s/@/$(printf '%b' "\\x$byte")/" >in
		rpt-tsv -o table in >got
		[ "$(wc -l <got)" -eq 4 ]
		run grep -c -a "$(printf '\033\\|\xe2\x80\xae')" got
		[ "$output" -eq 0 ]
	done
}

# wide_table: columns begin at 0, 27 and 43; a line has 56.
wide_table() {
	printf '#名称\t数量\t说明\n'
	for i in 1 2 3; do
		printf '清禾区柳林乡综合执法队伍%s\t一千二百余件。\tnote number %s\n' $i $i
	done
}

# table_is HEADER ROW: the file got is a table of this header and three rows, which hold @ for their number.
table_is() {
	printf '%s\n' "$1" "${2//@/1}" "${2//@/2}" "${2//@/3}" | diff - got
}

@test "table: a line ends at the edge of the terminal" {
	unset COLUMNS
	wide_table >in
	for wide in 56 57 80 500; do
		on_terminal $wide rpt-tsv -o table in >got
		table_is '名称                       数量            说明' '清禾区柳林乡综合执法队伍@  一千二百余件。  note number @'
	done
	on_terminal 55 rpt-tsv -o table in >got
	table_is '名称                       数量            说明' '清禾区柳林乡综合执法队伍@  一千二百余件。  note number '
	on_terminal 46 rpt-tsv -o table in >got # half of a wide character is none
	table_is '名称                       数量            说' '清禾区柳林乡综合执法队伍@  一千二百余件。  not'
	on_terminal 43 rpt-tsv -o table in >got
	table_is '名称                       数量            ' '清禾区柳林乡综合执法队伍@  一千二百余件。  '
	on_terminal 41 rpt-tsv -o table in >got
	table_is '名称                       数量          ' '清禾区柳林乡综合执法队伍@  一千二百余件。'
	on_terminal 40 rpt-tsv -o table in >got
	table_is '名称                       数量         ' '清禾区柳林乡综合执法队伍@  一千二百余件 '
}

@test "table: COLUMNS goes before the width of the terminal, if it is a number" {
	wide_table >in
	on_terminal 80 env COLUMNS=44 rpt-tsv -o table in >got
	table_is '名称                       数量            ' '清禾区柳林乡综合执法队伍@  一千二百余件。  n'
	on_terminal 41 env COLUMNS=80 rpt-tsv -o table in >got
	table_is '名称                       数量            说明' '清禾区柳林乡综合执法队伍@  一千二百余件。  note number @'
	for columns in '' 0 -5 wide; do
		on_terminal 41 env "COLUMNS=$columns" rpt-tsv -o table in >got
		table_is '名称                       数量          ' '清禾区柳林乡综合执法队伍@  一千二百余件。'
	done
}

@test "table: nothing is cut in a pipe or a file, and no other format on a terminal" {
	wide_table >in
	COLUMNS=40 rpt-tsv -o table in >got
	table_is '名称                       数量            说明' '清禾区柳林乡综合执法队伍@  一千二百余件。  note number @'
	COLUMNS=40 rpt-tsv -o table in | cat >got
	table_is '名称                       数量            说明' '清禾区柳林乡综合执法队伍@  一千二百余件。  note number @'
	for format in rpt tsv csv jsonl md; do
		rpt-tsv -o $format in >want
		on_terminal 40 rpt-tsv -o $format in >got
		cmp want got
	done
}

@test "table: rows behind the first 1000, wider than these, end at the edge too" {
	unset COLUMNS
	awk 'BEGIN { print "#a\tb"; for (i = 0; i < 1000; i++) print "x\ty" }' >in
	printf '%s\t%s\n' 清禾区柳林乡 综合执法队伍全年共办理案件 清禾区柳林乡综合执法队伍全年共办理案件若干 z e z >>in
	rpt-tsv -o table in | tail -n 3 >got
	printf '%s\n' '清禾区柳林乡 综合执法队伍全年共办理案件' '清禾区柳林乡综合执法队伍全年共办理案件若干 z' 'e  z' | diff - got
	on_terminal 41 rpt-tsv -o table in >all
	[ "$(wc -l <all)" -eq 1004 ]
	tail -n 3 all >got
	printf '%s\n' '清禾区柳林乡 综合执法队伍全年共办理案件' '清禾区柳林乡综合执法队伍全年共办理案件若 ' 'e  z' | diff - got
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
