#!/usr/bin/env bats
# The scripts in examples/ that answer a question, over the invented reports. What they should write stands in
# tests/questions/ and was checked against the reports by reading; the shares were counted paragraph by paragraph.

# false alarm: status is set by try
# shellcheck disable=SC2154

load helper

SCRIPTS=$TESTS/../examples
WANT=$TESTS/questions
REPORTS=(bailing-2024.txt liulin-2024.txt qinghe-2023.txt qinghe-2024.txt)
QUESTIONS=(high-rates topic-shares money copied coverage audit) # those that take any number of reports and nothing else

# reports: the reports, under their bare names, in the working directory
reports() {
	cp "$SCRIPTS"/*.txt "$SCRIPTS"/other/*.txt .
}

# answers NAME ARG...: NAME.sh ARG... writes what is wanted, and nothing to standard error.
answers() {
	local name=$1
	shift
	try "$SCRIPTS/$name.sh" "$@"
	assert_status 0
	assert_silent
	assert_same "$WANT/$name.tsv" out
}

# report FILE LINE...: a report under the title of a body
report() {
	local file=$1 body=$2
	shift 2
	{
		printf '%s人民政府关于2024年法治政府建设情况的报告\n一、主要工作情况\n' "$body"
		printf '%s\n' "$@"
	} >"$file"
}

# column NAME...: of the file out
columns() {
	rpt-tsv -n -c "$1" out
}

# all REPORT...: every script runs over the reports; their outputs, with the statuses, go to standard output.
all() {
	local name rc
	for name in "${QUESTIONS[@]}" checklist vanished; do
		printf -- '-- %s\n' "$name"
		rc=0
		case $name in
		checklist) "$SCRIPTS/checklist.sh" 2 99 "$@" || rc=$? ;;
		vanished) "$SCRIPTS/vanished.sh" "${@: -2}" || rc=$? ;;
		audit) "$SCRIPTS/audit.sh" "$@" songgang-2024.txt || rc=$? ;; # the only one with a figure that fails
		*) "$SCRIPTS/$name.sh" "$@" || rc=$? ;;
		esac
		printf -- '-- %d\n' "$rc"
	done
}

# ---- the answers ----

@test "which districts report success rates above 99 %" {
	reports
	answers high-rates "${REPORTS[@]}"
}

@test "share of each report for each topic" {
	reports
	answers topic-shares "${REPORTS[@]}"
}

@test "indicators that vanished from one year to the next" {
	reports
	# without this clause, which rpt-numbers takes for what the two townships are counted for
	sed 's/贯彻党的十九届三中全会部署,//' qinghe-2023.txt >old.txt
	answers vanished old.txt qinghe-2024.txt
}

@test "sentences copied from another place's report" {
	reports
	answers copied "${REPORTS[@]}"
}

@test "all amounts of money by section" {
	reports
	answers money "${REPORTS[@]}"
}

@test "coverage table" {
	reports
	answers coverage "${REPORTS[@]}"
}

@test "figures that do not add up" {
	reports
	answers audit "${REPORTS[@]}" songgang-2024.txt
}

@test "check list for coders" {
	reports
	answers checklist 1 7 bailing-2024.txt
}

@test "every script is tested here, and has its example" {
	local file name
	for file in "$WANT"/*.tsv; do
		name=$(basename "$file" .tsv)
		[[ -x $SCRIPTS/$name.sh ]] || fail "$name.sh is missing"
		grep -q "answers $name " "$BATS_TEST_FILENAME" || fail "$name is not tested"
	done
}

@test "the example in the head of each script prints what is written there" {
	local file name
	for file in "$WANT"/*.tsv; do
		name=$(basename "$file" .tsv)
		sed '/^#/!d; s/^#   //; /^#/d' "$SCRIPTS/$name.sh" >example
		sed -n 's/^[$>] //p' example >command.sh
		sed '/^[$>] /d' example >want
		[[ -s command.sh && -s want ]] || fail "$name.sh has no example"
		(cd "$TESTS/.." && bash "$BATS_TEST_TMPDIR/command.sh") >got
		assert_same want got
	done
}

# ---- the edges of each question ----

@test "high rates: no plans, no changes, nothing that is just the limit or may be below it" {
	report a 甲县 '调解成功率99%。' '调解成功率99.01%。' '调解成功率不足100%。' '矛盾纠纷调解成功率提高99.5%。' \
		'信访事项化解率100%。' '信访事项按期办结率100%。' 二、下一步工作安排 '调解成功率达到99.8%。'
	try "$SCRIPTS/high-rates.sh" a
	assert_status 0
	[[ $(columns org,year,value | tr '\t\n' ' ;') == '甲县人民政府 2024 100;甲县人民政府 2024 99.01;' ]] || fail "$(<out)"
}

@test "copied: only from another place, long enough, no lists of figures, no formulas" {
	local long='把法律服务窗口设到集市和车站，让赶集的群众顺路就能问' place
	report a 甲县 "$long。" '培训干部3次。' '立案调查案件25件，作出处罚决定24件，移送公安2件。' '现将有关情况报告如下，请各位代表审议并提出宝贵意见。'
	report b 乙县 "$long!" '培训干部4次。' '立案调查案件35件，作出处罚决定34件，移送公安3件。' '现将有关情况报告如下，请各位代表审议并提出宝贵意见。'
	sed 's/2024/2025/' a >c # the same place, a year later
	try "$SCRIPTS/copied.sh" c b a
	assert_status 0
	[[ $(columns doc,text,doc2 | tr '\t\n' ' ;') == "b $long! a;" ]] || fail "$(<out)"
	# what six places write is a formula
	for place in 丙县 丁县 戊县; do
		report "$place" "$place" "$long。"
	done
	try "$SCRIPTS/copied.sh" a b 丙县 丁县 戊县
	[[ $(columns doc2) == $'a\na\na\na' ]] || fail "$(<out)"
	report f 己县 "$long。"
	try "$SCRIPTS/copied.sh" a b 丙县 丁县 戊县 f
	[[ -z $(columns doc) ]] || fail "$(<out)"
}

@test "copied: from the earlier report, whatever the order; from a later one where the year of the other is not known" {
	local long='把法律服务窗口设到集市和车站，让赶集的群众顺路就能问。'
	report a 甲县 "$long"
	report b 乙县 "$long"
	sed -i 's/2024/2022/' b
	try "$SCRIPTS/copied.sh" a b
	[[ $(columns doc,year,doc2,year2) == $'a\t2024\tb\t2022' ]] || fail "$(<out)"
	printf '%s\n' "$long" >x
	try "$SCRIPTS/copied.sh" x a
	[[ $(columns doc,org,year,doc2,org2) == $'x\t\t\ta\t甲县人民政府' ]] || fail "$(<out)"
}

@test "copied: items of one sentence are compared each with its own" {
	local one='一是把法律服务窗口设到集市和车站，让群众顺路能问；' two='二是请退休法官每周坐堂一天，讲案例也听意见。'
	report a 甲县 "$one$two"
	report b 乙县 "$one$two"
	try "$SCRIPTS/copied.sh" a b
	[[ $(columns text) == "$one"$'\n'"$two" && $(columns text2) == "$(columns text)" ]] || fail "$(<out)"
}

@test "money: thresholds and sizes are left out" {
	report a 甲县 '引进5000万元以上项目3个。' '新建总投资7亿元的商业项目。' '罚款3万元，没收违法所得20万元。' '二、下一步工作安排' '计划投入90万元。'
	try "$SCRIPTS/money.sh" a
	[[ $(columns text | tr '\n' ' ') == '20万元 3万元 90万元 ' ]] || fail "$(<out)"
}

@test "audit: the worst first, without a gap last, in reports of one folder; the sentence is that of the claim" {
	report a 甲县 '受理申请96件，其中自然人申请92件，占96.8%。' '2月30日召开会议1次。' '立案由62件降至55件，下降20%。'
	report b 乙县 '调解纠纷640件，调解成功622件，调解成功率99%。' '调解纠纷640件，调解成功622件，调解成功率97.1%。'
	try "$SCRIPTS/audit.sh" b a
	assert_status 0
	assert_silent
	columns doc,text,rule,gap,sentence >got
	rows 'a\t20%\tgrowth\t8.71\t立案由62件降至55件，下降20%。' \
		'b\t99%\trate\t1.81\t调解纠纷640件，调解成功622件，调解成功率99%。' \
		'a\t96.8%\tshare\t0.97\t受理申请96件，其中自然人申请92件，占96.8%。' \
		'a\t2月\tdate\t\t2月30日召开会议1次。' >want
	assert_same want got
}

@test "coverage: chrome behind the signature does not hide it; a document of nothing is all missing" {
	reports
	printf '立案3件。\n' >bare
	try "$SCRIPTS/coverage.sh" bare qinghe-2024.txt
	[[ $(columns doc,sections,missing,signed) == $'bare\t0\tdone,gaps,leader,plan\tno\nqinghe-2024.txt\t36\t\tyes' ]] || fail "$(<out)"
}

@test "check list: n of each key where there are as many, the same for the same seed only" {
	local seed n
	reports
	rpt-split "${REPORTS[@]}" | rpt-sections -m -p | rpt-numbers -s -k "$SCRIPTS/codebook.tsv" |
		rpt-tsv -g key!= -n -c key,doc,start,end,text,value,unit,what,sense,sentence | sed 's/$/\t/' | sort >every
	for n in 0 1 3 1000; do
		cut -f 1 every | uniq -c | awk -v n="$n" 'n > 0 { print ($1 < n ? $1 : n), $2 }' >want
		for seed in 0 1 7 999999999; do
			try "$SCRIPTS/checklist.sh" "$n" "$seed" "${REPORTS[@]}"
			assert_status 0
			assert_silent
			columns key | uniq -c | awk '{ print $1, $2 }' >got
			assert_same want got
			tail -n +2 out | sort | comm -23 - every >strange
			assert_same /dev/null strange
			mv out "$n.$seed"
		done
	done
	assert_same 1000.1 1000.7
	try "$SCRIPTS/checklist.sh" 1 7 "${REPORTS[@]}"
	assert_same 1.7 out
	! cmp -s 1.0 1.1 && ! cmp -s 1.1 1.7 || fail "another seed, the same draw"
}

# ---- what goes wrong ----

@test "no text gives the header alone" {
	local name
	: >empty
	for name in "${QUESTIONS[@]}" checklist; do
		set -- empty
		[[ $name != checklist ]] || set -- 2 1 empty
		try "$SCRIPTS/$name.sh" "$@"
		assert_status 0
		head -n 1 "$WANT/$name.tsv" >want
		assert_same want out
		assert_message 'rpt-split: empty: warning'
	done
	try "$SCRIPTS/vanished.sh" empty empty
	assert_status 0
	head -n 1 "$WANT/vanished.tsv" >want
	assert_same want out
	reports
	try "$SCRIPTS/vanished.sh" empty qinghe-2024.txt
	assert_status 0
	assert_same want out
	try "$SCRIPTS/vanished.sh" qinghe-2024.txt empty
	assert_status 0
	[[ $(wc -l <out) -gt 70 ]] || fail "all figures should have vanished: $(wc -l <out)"
}

@test "a missing file stops a script with the status of the tool" {
	local name
	reports
	for name in "${QUESTIONS[@]}" checklist vanished; do
		set -- liulin-2024.txt missing
		[[ $name != checklist ]] || set -- 2 1 "$@"
		try "$SCRIPTS/$name.sh" "$@"
		assert_status 1
		assert_same /dev/null out
		assert_message 'rpt-split: missing: cannot open'
	done
}

@test "a tool that fails stops a script with its status; nothing is left behind" {
	local tool name
	reports
	mkdir tmp fake
	for tool in "${TOOLS[@]}" rpt-check awk; do
		printf '#!/bin/sh\nexit 7\n' >"fake/$tool"
		chmod +x "fake/$tool"
		for name in "${QUESTIONS[@]}" checklist vanished; do
			grep -q "^[^#]*$tool " "$SCRIPTS/$name.sh" || continue
			set -- qinghe-2023.txt qinghe-2024.txt
			[[ $name != checklist ]] || set -- 2 1 "$@"
			try env PATH="$PWD/fake:$PATH" TMPDIR="$PWD/tmp" "$SCRIPTS/$name.sh" "$@"
			assert_status 7
			assert_same /dev/null out
			assert_silent
			[[ -z $(ls tmp) ]] || fail "$name.sh with a failing $tool leaves files behind"
		done
		rm "fake/$tool"
	done
	TMPDIR=$PWD/tmp try all "${REPORTS[@]}"
	[[ -z $(ls tmp) ]] || fail "files left behind"
}

@test "usage" {
	reports
	for arguments in '' a 'a b c'; do
		# shellcheck disable=SC2086 # words
		try "$SCRIPTS/vanished.sh" $arguments
		assert_usage vanished.sh
	done
	for arguments in '' 1 'x 1' '1 x' '-1 2' '1 1234567890'; do
		# shellcheck disable=SC2086
		try "$SCRIPTS/checklist.sh" $arguments
		assert_usage checklist.sh
	done
	try "$SCRIPTS/checklist.sh" '' 1 liulin-2024.txt
	assert_usage checklist.sh
}

@test "names of files with blanks, quotes, a hyphen, a number sign, a backslash" {
	# shellcheck disable=SC2016 # the $ is meant
	local i odd=('-b "1".txt' "#l  ' *.txt" 'q\n$x;.txt' 'q 2024&.txt')
	reports
	all "${REPORTS[@]}" >plain
	for i in 0 1 2 3; do
		mv -- "${REPORTS[i]}" "${odd[i]}"
	done
	try all "${odd[@]}"
	assert_silent
	# by their names the reports sort in another order: compare the rows
	# shellcheck disable=SC2016
	sed -e 's/-b "1"\.txt/bailing-2024.txt/g' -e "s/\\\\*#l  ' \\*\\.txt/liulin-2024.txt/g" \
		-e 's/q\\\\n$x;\.txt/qinghe-2023.txt/g' -e 's/q 2024&\.txt/qinghe-2024.txt/g' out | sort >got
	sort plain >want
	assert_same want got
}

@test "every awk that is here gives the same, and so does every shell" {
	local awk shell
	reports
	all "${REPORTS[@]}" >want
	mkdir bin
	for awk in mawk gawk 'busybox awk' original-awk; do
		command -v "${awk% *}" >/dev/null || continue
		printf '#!/bin/sh\nexec %s "$@"\n' "$awk" >bin/awk
		chmod +x bin/awk
		PATH=$PWD/bin:$PATH try all "${REPORTS[@]}"
		assert_silent
		assert_same want out
	done
	for shell in dash 'bash --posix' 'busybox sh' mksh yash; do
		command -v "${shell% *}" >/dev/null || continue
		# shellcheck disable=SC2086
		try $shell "$SCRIPTS/coverage.sh" "${REPORTS[@]}"
		assert_silent
		assert_same "$WANT/coverage.tsv" out
		# shellcheck disable=SC2086
		try $shell "$SCRIPTS/vanished.sh" liulin-2024.txt missing
		assert_status 1
	done
}
