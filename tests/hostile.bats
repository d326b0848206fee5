#!/usr/bin/env bats
# Input made to hurt: huge lines, a million columns or headers, deep nesting, numbers without end, names and characters
# that a terminal obeys. Four times as much of it takes four times the CPU time and memory, never sixteen times.

# false alarms: status is set by try in the same test (SC2030 SC2031), TOOLS by helper.bash (SC2153), tried is for its
# messages (SC2034), makers of input and checks are called by name (SC2317)
# shellcheck disable=SC2030,SC2031,SC2034,SC2153,SC2317

load helper

setup_file() {
	build_shim mess cost
}

setup() {
	PATH=$BIN:$SHIM:$PATH
	cd "$BATS_TEST_TMPDIR" || return 1
	[[ -x $SHIM/cost ]] || skip "no C compiler (cc) for tests/shim"
}

teardown() {
	rm -rf "${BATS_TEST_TMPDIR:?}"/* # some of it is large
}

# ---- growth ----

FACTOR=8 # of time and memory for four times the input: between that of linear growth and that of quadratic
LEAST=10 # milliseconds: what is quicker is not measured

# measure COMMAND...: its status, milliseconds and KB to the array use.
measure() {
	tried="$*"
	read -ra use < <(cost "$@" 2>err) || fail "cost failed"
	status=${use[0]}
}

# linear STATUS COMMAND...: on the files small and large, which holds four times as much, for @. The status is that,
# nothing is said, time and memory grow with the input. What else runs on the machine may cost time, so that the best
# of three tries counts. FIGURES=1 prints them. What the large file took is left in the array use.
linear() {
	local want=$1 turn small=0 kb=0
	shift
	local -a few=("${@/@/small}") many=("${@/@/large}")
	for turn in 1 2 3; do
		measure "${few[@]}"
		assert_status "$want"
		assert_silent
		small=${use[1]} kb=${use[2]}
		measure "${many[@]}"
		assert_status "$want"
		assert_silent
		((use[1] >= FACTOR * (small > LEAST ? small : LEAST))) || break
	done
	[[ -z ${FIGURES-} ]] || printf '# %s: %d ms and %d KB, then %d ms and %d KB\n' "$*" "$small" "$kb" "${use[1]}" "${use[2]}" >&3
	((use[1] < FACTOR * (small > LEAST ? small : LEAST))) ||
		fail "$small ms for a quarter, ${use[1]} ms for the whole"
	((use[2] < FACTOR * kb)) ||
		fail "$kb KB for a quarter, ${use[2]} KB for the whole"
}

# sizes N MAKE [ARGS...]: MAKE writes the files large, of size N, and small, of a quarter.
sizes() {
	local n=$1
	shift
	"$@" "$n" >large
	"$@" "$((n / 4))" >small
}

# again TEXT N: the text N times.
again() {
	local text
	text=$(printf '%bx' "$1")
	yes "${text%x}" | tr -d '\n' | head -c $(((${#text} - 1) * $2))
}

# again_lines LINES N: N lines, these over and over.
again_lines() {
	yes "$(printf '%b' "$1")" | head -n "$2"
}

# filter TOOL ARGS...: the files small and large become what the tool makes of them.
filter() {
	local file
	for file in small large; do
		"$@" $file >next
		mv next $file
	done
}

# ---- one line without end ----

BYTES=50000000

a_line() {
	again '投资建设' $(($1 / 12))
}

# in_memory FACTOR: what was measured last took no more than that many times the file large.
in_memory() {
	((use[2] < $1 * $(stat -c %s large) / 1000)) || fail "${use[2]} KB for $(stat -c %s large) bytes"
}

@test "a line of 50 MB without LF: rpt-split writes it as it is" {
	a_line $BYTES >large
	{
		printf '%s\tpara\tsent\nlarge\t0\t%d\t' "$H" "$(stat -c %s large)"
		cat large
		printf '\t1\t1\n'
	} >want
	try rpt-split large
	assert_status 0
	assert_silent
	assert_same want out
	try rpt-split -d large - < <(cat large)
	assert_status 0
	assert_same want out
}

@test "a line of 50 MB: rpt-split in time, whatever it is asked for" {
	sizes $BYTES a_line
	linear 0 rpt-split @
	in_memory 3
	linear 0 rpt-split -w @
	in_memory 5
	linear 0 rpt-split -H -u clause @
}

@test "a row of 50 MB: rpt-split -t, rpt-tsv" {
	sizes $BYTES a_line
	filter rpt-split
	linear 0 rpt-split -t @
	linear 0 rpt-tsv -q @
	linear 0 rpt-tsv -o csv @
	linear 0 rpt-tsv -o jsonl @
	linear 0 rpt-tsv @
	in_memory 3
	try rpt-tsv large
	assert_same large out
}

@test "a row of 50 MB: rpt-sections" {
	sizes $BYTES a_line
	filter rpt-split
	linear 0 rpt-sections @
	in_memory 8
	try rpt-sections large
	assert_status 0
	assert_silent
	assert_same <(sed '1s/$/\trole\tlevel\tpath\tsec\tlabel\theading/; 2s/$/\tbody\t0\t\t0\t\t/' large) out
}

@test "a row of 50 MB: rpt-numbers" {
	sizes $BYTES a_line
	filter rpt-split
	linear 0 rpt-numbers @
	in_memory 8
	try rpt-numbers large
	assert_silent
	[[ $(wc -l <out) -eq 1 ]] || fail "there is no number in it"
}

# long_facts N: facts, of which one has a sentence of N bytes and one a name.
long_facts() {
	rows "$H" 'd\t0\t16\t立案5件。' 'd\t16\t32\t产业结构5.1:3.2:91.7。' | rpt-numbers -s >short
	a_line "$1" >long
	awk -F '\t' -v OFS='\t' 'NR == FNR { long = $0; next } /^#/ { for (i = 1; i <= NF; i++) at[$i] = i }
		FNR == 2 { $at["sentence"] = $at["sentence"] long } FNR == 3 { $at["what"] = $at["what"] long } { print }' long short
}

@test "a fact of 20 MB: rpt-check" {
	sizes $((2 * BYTES / 5)) long_facts
	linear 0 rpt-check @
	in_memory 8
	try rpt-check -a large
	assert_status 0
	assert_silent
	[[ $(cut -f 1-6 out | tail -n 1) == $'d\t28\t40\t5.1:3.2:91.7\thundred\tholds' ]] || fail "$(cut -f 1-6 out)"
	[[ $(wc -c <out) -gt 20000000 ]] || fail "the name is cut"
}

@test "a document of 80 000 facts: rpt-check" {
	sizes 40000 again_lines '立案8件，办结6件，办结率75%。\n本期产业结构5.1:3.2:91.7。'
	filter rpt-split
	filter rpt-numbers -s
	linear 0 rpt-check -a @
	[[ $(rpt-check -a large | grep -c $'rate\tholds') == 20000 ]] || fail "not all are seen"
}

@test "a row of 20 MB: rpt-tsv -o table, rpt-diff" {
	sizes $((2 * BYTES / 5)) a_line
	filter rpt-split
	linear 0 rpt-tsv -o table @
	linear 0 rpt-diff -t @ @
	try rpt-diff -t large large
	[[ $(cut -f 5,10 out | tail -n 1) == $'1\t1.000' || $(rpt-tsv -n -c op,sim out) == $'=\t1.000' ]] || fail "not the same"
}

@test "a row of 2 MB full of figures, or of brackets with figures: rpt-numbers" {
	local text
	for text in '投资3亿元，' '（3件' '3月'; do
		sizes 120000 again "$text"
		filter rpt-split
		linear 0 rpt-numbers @
		linear 0 rpt-numbers -k "$TESTS/../examples/codebook.tsv" @
	done
}

needs_no_space() {
	if grep -q __asan_init "$BIN/rpt-split"; then
		skip "the tools are built with AddressSanitizer, which needs the address space itself"
	fi
}

# starved KB COMMAND...: with so little memory it says so, status 2, and what came out is a prefix of the whole.
starved() {
	local limit=$1
	shift
	tried="ulimit -v $limit; $*"
	"$@" >full || [[ $? == 1 ]]
	status=0
	(
		ulimit -v "$limit"
		exec timeout 20 "$@" >out 2>err
	) || status=$?
	assert_status 2
	assert_message "$1: out of memory"
	assert_prefix out full
}

@test "a line of 12 MB and little memory: each tool says so" {
	needs_no_space
	a_line 12000000 >large
	starved 15000 rpt-split large
	starved 25000 rpt-split -w large
	rpt-split large >row
	starved 15000 rpt-split -t row
	starved 30000 rpt-sections row
	starved 30000 rpt-numbers row
	for format in rpt csv jsonl; do
		starved 15000 rpt-tsv -o $format row
	done
	starved 25000 rpt-tsv -o table row
	starved 30000 rpt-tsv -w doc:para:text row
	starved 15000 rpt-tsv -s text row
	starved 40000 rpt-diff -t row row
	long_facts 12000000 >facts
	starved 30000 rpt-check facts
}

@test "no memory for a pattern is no lack of a match" {
	needs_no_space
	{ a_line 8000000 && echo x; } | rpt-split >row
	for limit in 50000 70000 100000; do
		starved $limit rpt-tsv -c doc -g 'text~(投资)+.*x$' row
		starved $limit rpt-tsv -c doc -g 'text!~(投资)+.*x$' row
	done
}

# ---- a million columns, a million headers ----

# columns N: span rows with so many more columns.
columns() {
	printf '%s\tc' "$H"
	seq -s $'\tc' 0 $(($1 - 1))
	printf 'd\t0\t16\t投资5亿元。\t'
	seq -s $'\t' 0 $(($1 - 1))
}

@test "a million columns: rpt-tsv" {
	sizes 400000 columns
	linear 0 rpt-tsv @
	linear 0 rpt-tsv -q @
	columns 1000000 >large
	try rpt-tsv -g c999999=999999 -c c999999,doc,last=c999998 large
	assert_status 0
	assert_silent
	assert_out '#c999999\tdoc\tlast' '999999\td\t999998'
	try rpt-tsv -x c999999 large
	assert_same <(columns 999999) out
}

@test "100 000 columns: every format, there and back" {
	local format
	sizes 100000 columns
	for format in tsv csv jsonl md table; do
		linear 0 rpt-tsv -o $format @
	done
	mv small small.rpt
	mv large large.rpt
	for format in tsv csv jsonl; do
		rpt-tsv -o $format small.rpt >small
		rpt-tsv -o $format large.rpt >large
		linear 0 rpt-tsv -i $format @
		try rpt-tsv -i $format large
		assert_same large.rpt out
	done
}

@test "a million columns: the filters pass them on" {
	sizes 400000 columns
	linear 0 rpt-split -t @
	linear 0 rpt-sections @
	linear 0 rpt-numbers @
	linear 0 rpt-diff -t @ @
	filter rpt-numbers -s
	linear 0 rpt-check @
	columns 1000000 >large
	try rpt-numbers large
	assert_status 0
	assert_silent
	assert_same <(tail -n 1 large | cut -f 5-) <(tail -n 1 out | cut -f 5-1000004)
	[[ $(tail -n 1 out | cut -f 1-4,1000005-1000008) == $'d\t6\t13\t5亿元\tmoney\t500000000\t\t元' ]] ||
		fail "$(tail -n 1 out | cut -f 1-4,1000005-1000008)"
}

@test "a million columns: a name that stands twice is found" {
	columns 1000000 | sed '1s/$/\tc0/; 2s/$/\t0/' >twice
	quick 20 rpt-tsv twice
	assert_status 1
	assert_message 'rpt-tsv: twice:1: a column named twice in the header'
	assert_out
}

# frame N: a frame of so many columns for the file text.
frame() {
	printf '投资5亿元。\n' >text
	columns "$1" | cut -f 1,5- | sed '2s/^d/text/'
}

@test "a million columns: a frame, and one with a name that stands twice" {
	sizes 1000000 frame
	linear 0 rpt-split -M @
	try rpt-split -M large
	assert_same <(columns 1000000 | sed '1s/text/text\tpara\tsent/; 2s/^d/text/; 2s/。/。\t1\t1/') out
	sed -i '1s/$/\tc0/; 2s/$/\t0/' large
	quick 20 rpt-split -M large
	assert_status 1
	assert_message "rpt-split: large:1: column 'c0' named twice"
}

# long_rows N: rows that -w makes N columns of.
long_rows() {
	awk -v n="$1" 'BEGIN { print "#place\tkey\tvalue"; for (i = 0; i < n; i++) print "p" i % 3 "\tk" i "\t" i }'
}

@test "100 000 columns made by rpt-tsv -w" {
	sizes 100000 long_rows
	linear 0 rpt-tsv -w place:key:value @
	linear 0 rpt-tsv -w place:key:value,key:first @
}

# headers N: so many, of two kinds, with a row behind each fifth.
headers() {
	rows "$H\tx" 'd\t0\t16\t投资5亿元。\t1' "$H" "$H\tx" "$H" "$H\tx" "$H" 'd\t0\t16\t投资5亿元。' "$H\tx" "$H" \
		"$H\tx" "$H" >period
	yes "$(<period)" | head -n $(($1 * 12 / 10))
}

@test "a million headers: rpt-tsv" {
	sizes 400000 headers
	linear 0 rpt-tsv @
	linear 0 rpt-tsv -o jsonl -g start=0 @
	headers 1000000 >large
	try rpt-tsv large
	assert_status 0
	assert_silent
	assert_same large out
	try rpt-tsv -o csv large
	assert_status 1
	assert_message 'rpt-tsv: large:3: the header changes in mid-stream'
}

@test "a million headers: rpt-split -t and rpt-sections" {
	sizes 400000 headers
	linear 0 rpt-split -t @
	linear 0 rpt-sections @
	headers 1000000 >large
	try rpt-sections large
	assert_status 0
	assert_silent
	[[ $(grep -c '^#' out) -eq 1000000 && $(grep -vc '^#' out) -eq 200000 ]] || fail "some are missing"
}

@test "400 000 headers: rpt-numbers and rpt-diff; 100 000: rpt-check" {
	sizes 400000 headers
	linear 0 rpt-numbers @
	linear 0 rpt-diff -t @ @
	sizes 100000 headers
	filter rpt-numbers -s
	linear 0 rpt-check @
}

# wide_then_narrow N: a header of N columns, then N of two.
wide_then_narrow() {
	columns "$1"
	yes $'#doc\ttext' | head -n "$1"
}

@test "a header of 100 000 columns before 100 000 small ones" {
	sizes 100000 wide_then_narrow
	linear 0 rpt-tsv @
	linear 0 rpt-tsv -c text @
	linear 0 rpt-split -t @
}

# ---- nesting ----

# brackets N: so many pairs, one in the other, with a figure in the middle.
brackets() {
	again '（《【（' $(($1 / 4))
	printf '3件'
	again '）】》）' $(($1 / 4))
	printf '。\n'
}

@test "100 000 nested brackets: rows are made, read and compared" {
	sizes 100000 brackets
	linear 0 rpt-split @
	linear 0 rpt-split -u clause -w -H @
	try rpt-split large
	[[ $(grep -vc '^#' out) -eq 1 ]] || fail "brackets are one sentence"
	filter rpt-split
	linear 0 rpt-sections -m -p @
	linear 0 rpt-numbers -a @
	linear 0 rpt-diff -t @ @
	printf '%s\nd\t0\t6\t种树\n' "$H" >other
	linear 1 rpt-diff -t -y @ other
	try rpt-numbers large
	assert_status 0
	[[ $(cut -f 4,7-10 out | tail -n 1) == $'3件\tcount\t3\t\t件' ]] || fail "$(cut -f 4,7-10 out | tail -n 1)"
	filter rpt-numbers -s
	linear 0 rpt-check -a @
}

@test "100 000 brackets that nobody closes" {
	local text
	for text in '（' '(' '《3件' '“' '[' '【（'; do
		sizes 100000 again "$text"
		linear 0 rpt-split -u clause @
		filter rpt-split
		linear 0 rpt-sections @
		linear 0 rpt-numbers @
		linear 0 rpt-diff -t @ @
	done
}

@test "100 000 nested brackets in a pattern and in JSON: refused at once" {
	local deep text
	deep=$(again '(' 30000)x$(again ')' 30000) # an argument has room for no more
	rows '#a' x >table
	quick 5 rpt-tsv -g "a~$deep" table
	assert_usage rpt-tsv
	printf '#key\tpattern\nk\t%s\n' "$(again '(' 100000)x$(again ')' 100000)" >book
	quick 5 rpt-numbers -k book /dev/null
	assert_status 1
	assert_message 'rpt-numbers: book:2: pattern: '
	assert_out
	for text in '[' '{"a":' '{"a":['; do
		again "$text" 100000 >json
		echo >>json
		quick 5 rpt-tsv -i jsonl json
		assert_status 1
		assert_message 'rpt-tsv: json:1: '
		assert_out
	done
}

# kinds N: so many marks, of a kind that no one before it has, as far as there are kinds.
kinds() {
	local mark
	for mark in 第一部分 第一章 第一节 一、 （一） 1. （1） ① 1.1 一是 首先， '# ' '## ' 1、 '1)' ⑴; do
		echo "$mark好的。"
	done >kinds
	yes "$(<kinds)" | head -n "$1"
}

# decimals N: 1, 1.1, 1.1.1 and so on, N figures in all.
decimals() {
	awk -v n="$1" 'BEGIN { for (mark = 1; n > 0; n -= length(mark) / 2) { print mark " 好的"; mark = mark ".1" } }'
}

# tree N: rows of sections that lie in one another.
tree() {
	awk -v n="$1" -v header="$H" 'BEGIN {
		print header "\trole\tlevel\tpath\tsec\tlabel\theading"
		for (i = 1; i <= n; i++)
			printf "d\t%d\t%d\t一\theading\t%d\t1\t%d\t一、\t好%d\n", 3 * i, 3 * i + 3, i, i, i % 7
	}'
}

@test "100 000 marks, each to lie deeper: rpt-sections" {
	local make
	for make in kinds decimals 'again_lines 1.好。\n1.1好' 'again_lines #\t一、好'; do
		# shellcheck disable=SC2086 # a word each
		sizes 100000 $make
		filter rpt-split
		linear 0 rpt-sections -m -p @
		linear 0 rpt-sections -l @
		linear 0 rpt-sections -o @
	done
}

@test "a mark of 100 000 numbers, and 100 000 # in front of one" {
	for text in '1.' '#' '一、' '（一）'; do
		sizes 100000 again "$text"
		for file in small large; do
			echo ' 好的' >>$file
		done
		filter rpt-split
		linear 0 rpt-sections -o -m -p @
		linear 0 rpt-numbers -a @
	done
}

@test "100 000 levels: rpt-diff -s" {
	local file
	tree 100000 >large
	try rpt-diff -s large large
	assert_status 0
	assert_silent
	[[ $(rpt-tsv -n -c op out | sort | uniq -c | tr -s ' ') == ' 100000 =' ]] || fail "not all are the same"
	sizes 40000 tree
	for file in small large; do
		sed 's/好3$/坏3/' $file >$file.other
	done
	linear 0 rpt-diff -s @ @
	linear 1 rpt-diff -s @ @.other
	linear 1 rpt-diff -s -y @ @.other
}

# ---- numbers without end ----

# digits N: a report with such a number.
digits() {
	printf '投资'
	again 7 "$1"
	printf '元，种树3棵。\n'
}

@test "a number of 1 000 000 digits in a text" {
	local make
	for make in '1000000 digits' '300000 again 三千' '300000 again ,123'; do
		# shellcheck disable=SC2086 # a word each
		sizes $make
		linear 0 rpt-split -u clause -w -H @
		filter rpt-split
		linear 0 rpt-sections @
		linear 0 rpt-numbers -a @
		linear 0 rpt-diff -t @ @
		filter rpt-numbers -s
		linear 0 rpt-check -a @
	done
	digits 1000000 | rpt-split >row
	try rpt-numbers row
	assert_status 0
	assert_silent
	[[ $(tail -n 1 out | cut -f 4,8) == $'3棵\t3' ]] || fail "$(tail -n 1 out | cut -c 1-200)"
}

# nines N: two facts, a number of so many nines and 1.
nines() {
	rows "$H\ttype\tvalue\tunit\twhat"
	printf 'd\t0\t1\t1\tcount\t'
	again 9 "$1"
	rows '\t件\t立案' 'd\t0\t1\t1\tcount\t1\t件\t立案'
}

@test "a decimal of 1 000 000 digits: compared, added and sorted exactly" {
	sizes 1000000 nines
	linear 0 rpt-tsv -q @
	linear 0 rpt-tsv -g 'value>5' @
	linear 0 rpt-tsv -w doc:unit:value:sum @
	linear 0 rpt-tsv -w doc:unit:value:max @
	linear 0 rpt-tsv -s value:n @
	try rpt-tsv -g 'value>5' -c start large
	assert_out '#start' 0
	rpt-tsv -w doc:unit:value:sum large >out
	assert_same <(printf '#doc\t件\nd\t1' && again 0 1000000 && echo) out
	try rpt-tsv -s value:n large
	assert_same <(sed -n '1p; 3p; 2h; ${ g; p; }' large) out
}

@test "a decimal of 1 000 000 digits: rpt-diff" {
	sizes 1000000 nines
	for file in small large; do
		sed -n '1p;2p' $file >$file.old
		sed -e 2d $file >$file.new
	done
	linear 1 rpt-diff @.new @.old
	linear 1 rpt-diff -y @.new @.old
	try rpt-diff large.new large.old
	assert_status 1
	assert_silent
	assert_same <(again 9 999999 && echo 8) <(rpt-tsv -n -c delta out)
	[[ -z $(rpt-tsv -n -c pct out) ]] || fail "pct has a limit of 100 digits"
}

# ---- names of files ----

# file_name NAME SHOWN: a text of that name goes through all tools; SHOWN is how the field doc begins.
file_name() {
	local name=$1 shown=$2
	printf '投资5亿元。\n二、好\n种树8-5棵。' >"./$name"
	rpt-split -- "$name" >split.out
	{
		rows "$H\tpara\tsent"
		printf '%s\t0\t16\t投资5亿元。\t1\t1\n' "$shown"
		printf '%s\t17\t26\t二、好\t2\t1\n' "$shown"
		printf '%s\t27\t42\t种树8-5棵。\t3\t1\n' "$shown"
	} >want.split
	assert_same want.split split.out
	rpt-sections split.out >sections.out
	rpt-numbers sections.out >facts.out
	rpt-tsv -c doc,start,value facts.out >chosen
	assert_same <(printf '#doc\tstart\tvalue\n%s\t6\t500000000\n%s\t33\t8\n' "$shown" "$shown") chosen
	rpt-numbers -s sections.out >facts.in
	try rpt-check facts.in
	assert_status 1
	assert_silent
	assert_same <(printf '%s\t33\t39\t8-5棵\trange\tfails\n' "$shown") <(sed 1d out | cut -f 1-6)
	[[ $shown != '\#'* ]] || shown=${shown#?} # only what begins a row needs it
	rpt-tsv -c start,doc facts.out >chosen
	assert_same <(printf '#start\tdoc\n6\t%s\n33\t%s\n' "$shown" "$shown") chosen
	for format in tsv csv; do
		rpt-tsv -o $format facts.out >there
		try rpt-tsv -i $format there
		assert_same facts.out out
	done
	try rpt-diff -k doc facts.out facts.out
	assert_status 0
	assert_same <(printf '=\t%s\t%s\n' "$shown" "$shown" "$shown" "$shown") <(rpt-tsv -n -c op,doc,doc2 out)
	cp facts.out "./rows $name"
	try rpt-tsv -- "rows $name"
	assert_status 0
	assert_same facts.out out
}

@test "names of files with TAB, LF, CR, backslash, #, any bytes, controls" {
	file_name $'a\tb' 'a\tb'
	file_name $'a\nb' 'a\nb'
	file_name $'\n' '\n'
	file_name $'a\rb' 'a\rb'
	file_name 'a\tb' 'a\\tb'
	file_name '#doc' '\#doc'
	file_name '#' '\#'
	file_name $'\xff\xfe' $'\xff\xfe'
	file_name $'\xe6\xb8' $'\xe6\xb8' # cut off
	file_name $'\e[31m' $'\e[31m'
	file_name ' ' ' '
	file_name '-n' '-n'
}

@test "names of files in a frame: any bytes but TAB and LF, and # where doc is not the first column" {
	printf '好。' | tee '#a' $'\xff' 'a\tb' >/dev/null
	printf '#p\tdoc\n1\t#a\n2\t\xff\n3\ta\\tb\n' >frame
	try rpt-split -M frame
	assert_status 0
	assert_silent
	assert_out "$H\tpara\tsent\tp" '\\#a\t0\t6\t好。\t1\t1\t1' '\xff\t0\t6\t好。\t1\t1\t2' 'a\\\\tb\t0\t6\t好。\t1\t1\t3'
}

@test "names of files in messages: one line, and nothing that a terminal obeys" {
	local tool name other
	for tool in "${TOOLS[@]}"; do
		[[ $tool == rpt-diff ]] && other=(/dev/null) || other=()
		for name in $'no\tone' $'no\none' $'no\e[31m' $'no\177' $'no\xc2\x9b31m' $'no\xe2\x80\xaeeno' $'no\xe2\x81\xa6x' \
			$'no\xd8\x9cx'; do
			try "$tool" "$name" "${other[@]}"
			((status > 0)) || fail "there is no such file"
			assert_message "$tool: no?"
			harmless err
		done
		try "$tool" $'no\xff中' "${other[@]}"
		assert_message "$tool: "$'no\xff中: cannot open: '
	done
}

# ---- terminals ----

# harmless FILE: UTF-8 that holds no control characters but LF, and none that turn the direction of text.
harmless() {
	local found
	iconv -f UTF-8 -t UTF-8 "$1" >/dev/null || fail "not UTF-8"
	found=$(tr -d '\n -~\200-\377' <"$1" | od -An -c | head -n 1)
	[[ -z $found ]] || fail "control characters: $found"
	found=$(grep -a -m 1 -e $'\xc2[\x80-\x9f]' -e $'\xd8\x9c' -e $'\xe2\x80[\x8e\x8f\xaa-\xae]' -e $'\xe2\x81[\xa6-\xa9]' \
		"$1" | od -An -c | head -n 3) || :
	[[ -z $found ]] || fail "control characters: $found"
}

@test "rpt-tsv -o table: of all characters, those that a terminal obeys are shown as ?, the others as they are" {
	mess -u >characters
	try rpt-tsv -o table characters
	assert_status 0
	assert_silent
	sed -e '1s/^#//' -e 's/^a\\[tnr]b$/a?b/' -e 's/^a\\\\b$/a\\b/' -e 's/^a[\x01-\x1f\x7f]b$/a?b/' \
		-e 's/^a\xc2[\x80-\x9f]b$/a?b/' -e 's/^a\xd8\x9cb$/a?b/' -e 's/^a\xe2\x80[\x8e\x8f\xaa-\xae]b$/a?b/' \
		-e 's/^a\xe2\x81[\xa6-\xa9]b$/a?b/' characters >want
	assert_same want out
	harmless out
	rows '#a\tb' 'x\xffy\te\x80' '\x9b31m\t\xc2' '\xed\xa0\x80\t\xf4\x90\x80\x80' >broken
	try rpt-tsv -o table broken
	assert_out 'a     b' 'x?y   e?' '?31m  ?' '???   ????'
}

@test "rpt-tsv -o table: names of columns and of files" {
	printf '#a\e[31m\tb\xc2\x9b\xe2\x80\xae\nx\ty\n' >table
	try rpt-tsv -o table table
	assert_out 'a?[31m  b??' 'x       y'
	printf '5件。' >$'\e]0;title\a'
	rpt-split $'\e]0;title\a' | rpt-numbers | rpt-tsv -o table -c doc,value >out
	assert_out 'doc         value' '?]0;title?  5'
}

# commanded FACTS OLD NEW: rpt-diff -y of them is harmless; with colour but for the colours.
commanded() {
	try rpt-diff -y -c never "$@"
	assert_status 1
	assert_silent
	[[ $(wc -c <out) -gt 3000 ]] || fail "not much came out"
	harmless out
	try rpt-diff -y -c always "$@"
	assert_status 1
	sed 's/\x1b\[[0-9;]*m//g' out >plain
	harmless plain
}

@test "rpt-diff -y: nothing that a terminal obeys comes out of texts, headings, names and units" {
	local name=$'\e[31mold\xe2\x80\xae'
	mess 1 200 >"$name"
	mess 2 200 >new
	grep -q $'\e' new || fail "no ESC in the random text"
	rpt-split "$name" | rpt-sections | rpt-numbers >old.facts
	rpt-split new | rpt-sections | rpt-numbers >new.facts
	commanded -f old.facts new.facts
	rpt-split "$name" | rpt-sections >old.rows
	rpt-split new | rpt-sections >new.rows
	commanded -s old.rows new.rows
	commanded -t old.rows new.rows
	mess -u | sed -n "2,\$p" | awk -v header="$H\tpath\theading\twhat\ttype\tvalue\tunit" 'BEGIN { print header } NR < 70000 {
		n++
		printf "d\t%d\t%d\t%s\t1\t%s\t立案%s\tcount\t%d\t%s\n", n, n, $0, $0, $0, n, $0 }' >all
	awk -F '\t' -v OFS='\t' '!/^#/ { $9 = $9 + 3; $4 = $4 "好" } { print }' all >all.new
	head -n 3000 all >old
	head -n 3000 all.new >new
	grep -a -e $'a[\xd8-\xe2][\x80\x81\x9c]' all | head -n 3000 >>old # where those of direction are
	commanded -f old new
	commanded -t old new
}

# ---- patterns ----

# refused REASON PATTERN: by a codebook, as pattern and as not, by a topic table and by -g.
refused() {
	rows '#key\tpattern' 'good\t立案' >book
	printf 'bad\t%s\n' "$2" >>book
	try rpt-numbers -k book /dev/null
	assert_status 1
	assert_message "rpt-numbers: book:3: pattern: $1"
	assert_out
	rows '#key\tpattern\tnot' >book
	printf 'bad\t立案\t%s\n' "$2" >>book
	try rpt-numbers -k book /dev/null
	assert_status 1
	assert_message "rpt-numbers: book:2: not: $1"
	assert_out
	rows '#column\tvalue\tpattern\twhere' >topics
	printf 'topic\tx\t%s\theading\n' "$2" >>topics
	try rpt-sections -T topics /dev/null
	assert_status 1
	assert_message "rpt-sections: topics:2: pattern: $1"
	assert_out
	try rpt-tsv -g "text~$2" /dev/null
	assert_usage rpt-tsv
	assert_message "rpt-tsv: " "$1"
}

# taken PATTERN TEXT: by a codebook, and it finds the text.
taken() {
	rows '#key\tpattern' >book
	printf 'good\t%s\n' "$1" >>book
	rows "$H" >row
	printf 'd\t0\t%d\t%s5件。\n' $((${#2} + 7)) "$2" >>row
	try rpt-numbers -k book row
	assert_status 0
	assert_silent
	[[ $(rpt-tsv -n -c key out) == good ]] || fail "$1 is not found in $2: $(<out)"
}

@test "patterns: back-references and counts above 255 are errors" {
	local pattern
	for pattern in '(立案)\1' '\9' 'x(a)(b)\2y' '(a)\\\1' '[]\](a)\1'; do
		refused 'back-references are no part of an ERE' "$pattern"
	done
	for pattern in '立{256}' '立{1,256}' '立{256,}' '立{00256}' '立{4294967297}' '(立案){1,99999999999999999999}' \
		'[a]{256}' '立{1}案{300}'; do
		refused 'a count above 255' "$pattern"
	done
	taken '立{1,255}' 立案
	taken '^(立案|收案)' 收案
	taken '[\1]?立案' 立案
	taken '立案[{256}]*' 立案
}
