#!/usr/bin/env bats
# rpt-numbers: facts in sentences. The sentences and what they hold are in cases/; a case is a document of its own.
# stderr is set by run
# shellcheck disable=SC2154
bats_require_minimum_version 1.5.0

setup() {
	PATH="${RPT_BUILD:-$BATS_TEST_DIRNAME/../build}/bin:$PATH"
	cd "$BATS_TEST_TMPDIR" || return 1
	tab=$(printf '\t')
}

# cases TABLE GROUP: `text<TAB>want` of the cases of one group, all groups for "". TABLE is numbers or context.
cases() {
	awk -F'\t' -v group="$2" '/^#/ { next } group == "" || $1 == group { print $2 "\t" $3 }' "$BATS_TEST_DIRNAME/cases/$1.tsv"
}

# open_cases TABLE: those that fail today.
open_cases() {
	awk -F'\t' -v table="$1" '/^#/ { next } $1 == table { print $3 "\t" $4 }' "$BATS_TEST_DIRNAME/cases/open.tsv"
}

# reading TABLE FILE: the cases of FILE with what the tools read, in the same form.
reading() {
	awk -F'\t' 'BEGIN { print "#doc\ttext" } { print NR "\t" $1 }' "$2" >"$2.in"
	rpt-split -t -u para "$2.in" >"$2.split"
	rpt-numbers -a "$2.split" >"$2.out"
	awk -F'\t' -v table="$1" '
		FILENAME != ARGV[1] { print $1 "\t" want[FNR]; next }
		/^#/ {
			sub(/^#/, "")
			for (i = 1; i <= NF; i++)
				col[$i] = i
			n = split(table == "context" ? "text what sense when agg" : "text type value max unit mod change base", name, " ")
			next
		}
		table == "context" && $col["type"] ~ /^(date|period|time|ordinal|name|code|label)$/ { next }
		{
			row = ""
			for (i = 1; i <= n; i++)
				row = row (i > 1 ? "|" : "") $col[name[i]]
			sub(/[|]+$/, "", row)
			want[$1] = want[$1] (want[$1] == "" ? "" : " ; ") row
		}' "$2.out" "$2"
}

# All cases of a group read as the table says; the differences are shown.
group() {
	cases "$1" "$2" >want
	[ -s want ]
	reading "$1" want >got
	diff want got
}

@test "every group of the tables has its test" {
	for table in numbers context; do
		awk -F'\t' -v table=$table '!/^#/ && !seen[$1]++ { print table, $1 }' "$BATS_TEST_DIRNAME/cases/$table.tsv"
	done | sort >groups
	sed -n 's/^\tgroup \([a-z]* [a-z-]*\)$/\1/p' "$BATS_TEST_FILENAME" | sort >tested
	diff groups tested
}

@test "a case that is wrong is noticed" {
	printf '%s\n' "本县审查合同76件。${tab}76件|count|77||件" >want
	reading numbers want >got
	run diff want got
	[ "$status" -eq 1 ]
}

@test "the cases are rows of three fields, and there are enough of them" {
	run awk -F'\t' 'NF != 3 && !/^#/' "$BATS_TEST_DIRNAME/cases/numbers.tsv" "$BATS_TEST_DIRNAME/cases/context.tsv"
	[ "$output" = "" ]
	count=$(cat "$BATS_TEST_DIRNAME"/cases/*.tsv | grep -vc '^#')
	[ "$count" -ge 400 ]
}

@test "numbers: numerals" {
	group numbers numerals
}

@test "numbers: grouped" {
	group numbers grouped
}

@test "numbers: decimals" {
	group numbers decimals
}

@test "numbers: chinese" {
	group numbers chinese
}

@test "numbers: magnitudes" {
	group numbers magnitudes
}

@test "numbers: ranges" {
	group numbers ranges
}

@test "numbers: modifiers" {
	group numbers modifiers
}

@test "numbers: money" {
	group numbers money
}

@test "numbers: measure" {
	group numbers measure
}

@test "numbers: percent" {
	group numbers percent
}

@test "numbers: tenths" {
	group numbers tenths
}

@test "numbers: points" {
	group numbers points
}

@test "numbers: permille" {
	group numbers permille
}

@test "numbers: fractions" {
	group numbers fractions
}

@test "numbers: times" {
	group numbers times
}

@test "numbers: ratios" {
	group numbers ratios
}

@test "numbers: durations" {
	group numbers durations
}

@test "numbers: ages" {
	group numbers ages
}

@test "numbers: dates" {
	group numbers dates
}

@test "numbers: periods" {
	group numbers periods
}

@test "numbers: times-of-day" {
	group numbers times-of-day
}

@test "numbers: ordinals" {
	group numbers ordinals
}

@test "numbers: names" {
	group numbers names
}

@test "numbers: idioms" {
	group numbers idioms
}

@test "numbers: codes" {
	group numbers codes
}

@test "numbers: labels" {
	group numbers labels
}

@test "numbers: change" {
	group numbers change
}

@test "numbers: base" {
	group numbers base
}

@test "numbers: levels" {
	group numbers levels
}

@test "numbers: frames" {
	group numbers frames
}

@test "numbers: rules" {
	group numbers rules
}

@test "context: what" {
	group context what
}

@test "context: sense" {
	group context sense
}

@test "context: when" {
	group context when
}

@test "context: agg" {
	group context agg
}

@test "none of the open cases passes: one that does belongs into its table" {
	for table in numbers context; do
		open_cases $table >want
		[ -s want ] || continue
		reading $table want >got
		comm -12 <(sort -u want) <(sort -u got)
	done >passing
	echo "# $(wc -l <passing) of $(grep -vc '^#' "$BATS_TEST_DIRNAME/cases/open.tsv") open cases pass" >&3
	cat passing
	[ ! -s passing ]
}

# ---- options and grouping ----

# facts FILE: the columns by which facts are compared, without those that came along.
facts() {
	awk -F'\t' '
		/^#/ {
			sub(/^#/, "")
			for (i = 1; i <= NF; i++)
				col[$i] = i
			n = split("doc start end text type value max unit mod change base what sense when agg", name, " ")
			next
		}
		{
			row = ""
			for (i = 1; i <= n; i++)
				row = row (i > 1 ? "\t" : "") $col[name[i]]
			print row
		}' "$1"
}

@test "a whole output" {
	printf '开展巡河12次。\n出动约30人，同比增长20%%。\n' >doc
	cat >want <<-'END'
	#doc	start	end	text	para	sent	type	value	max	unit	mod	change	base	what	sense	when	agg
	doc	12	17	12次	1	1	count	12		次				开展巡河	done		
	doc	27	35	约30人	2	1	count	30		人	about			出动	done		
	doc	50	53	20%	2	1	percent	20		%		up	yoy	出动	done		
	END
	rpt-split doc >rows
	run --separate-stderr rpt-numbers rows
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	diff want <(printf '%s\n' "$output")
	rpt-numbers -n rows >got
	diff <(tail -n +2 want) got
}

@test "-a adds names, codes and labels and changes nothing else" {
	cases numbers "" | cut -f1 >doc
	rpt-split doc >rows
	rpt-numbers rows >some
	rpt-numbers -a rows >all
	awk -F'\t' '/^#/ || $7 !~ /^(name|code|label)$/' all >got
	diff some got
	awk -F'\t' '$7 ~ /^(name|code|label)$/ { print $7 }' all | sort -u >got
	printf '%s\n' code label name >want
	diff want got
}

@test "columns that count nothing are empty for dates, periods, times and ordinals" {
	cases numbers "" | cut -f1 >doc
	rpt-split doc | rpt-numbers >out
	awk -F'\t' '$7 ~ /^(date|period|time|ordinal)$/ { seen[$7] = 1; if ($12 $13 $14 $15 $16 $17 != "") print }
		END { for (t in seen) n++; if (n != 4) print n " types" }' out >got
	diff /dev/null got
}

@test "every fact of the tables has a what, a sense and a type of the list" {
	(cases numbers "" && cases context "") | cut -f1 >doc
	rpt-split doc | rpt-numbers -a >out
	awk -F'\t' '/^#/ { next }
		$7 !~ /^(count|money|measure|percent|points|fraction|times|ratio|duration|date|time|period|ordinal|name|code|label)$/ ||
		$11 !~ /^(|about|over|under|atleast|atmost|several)$/ || $12 !~ /^(|up|down|flat)$/ ||
		$15 !~ /^(|done|plan|norm|limit|size|frame)$/ || $17 !~ /^(|cum|avg|stock|each)$/ ||
		($7 ~ /^(count|money|measure|percent|points|fraction|times|ratio|duration)$/ && $15 == "")' out >got
	diff /dev/null got
}

@test "the bytes of every mention are its text" {
	(cases numbers "" && cases context "") | cut -f1 >doc
	cp doc "$BATS_TEST_TMPDIR/whole"
	rpt-split -d whole <doc | rpt-numbers -a >out
	LC_ALL=C awk -F'\t' '
		FILENAME == "whole" { raw = raw $0 "\n"; next }
		/^#/ { next }
		{ n++; if (substr(raw, $2 + 1, $3 - $2) != $4) print }
		END { if (n < 400) print n " rows" }' whole out >got
	diff /dev/null got
}

@test "-s adds the whole sentence, LF taken out" {
	printf '#doc\tstart\tend\ttext\tpara\tsent\nd\t0\t46\t全年办理提案\\n  12件，满意率100%%。\t1\t1\n' >rows
	rpt-numbers -s rows >out
	awk -F'\t' 'BEGIN { OFS = "|" } { print $2, $3, $4, $NF }' out >got
	cat >want <<-'END'
	start|end|text|sentence
	21|26|12件|全年办理提案12件，满意率100%。
	38|42|100%|全年办理提案12件，满意率100%。
	END
	diff want got
}

@test "-s: rows of one sentence all carry all of it" {
	printf '一是抓排查，整改30处；二是抓培训，办班4期。另有2处待办。\n' >doc
	rpt-split -u clause doc | rpt-numbers -s >out
	awk -F'\t' 'BEGIN { OFS = "|" } !/^#/ { print $4, $NF }' out >got
	cat >want <<-'END'
	30处|一是抓排查，整改30处；二是抓培训，办班4期。
	4期|一是抓排查，整改30处；二是抓培训，办班4期。
	2处|另有2处待办。
	END
	diff want got
}

@test "an LF inside a number and its blanks are read as if they were not there" {
	printf '#doc\tstart\tend\ttext\nd\t0\t40\t完成投资1 \\n  2.5亿\\n元，同比增长8%%。\n' >rows
	rpt-numbers rows >out
	awk -F'\t' 'BEGIN { OFS = "|" } !/^#/ { print $2, $3, $4, $5, $6, $8 }' out >got
	cat >want <<-'END'
	12|27|1 \n  2.5亿\n元|money|1250000000|元
	42|44|8%|percent|8|%
	END
	diff want got
}

@test "-y fills years into dates and periods without one" {
	printf '8月开工，12月4日验收，一季度招标。2023年5月竣工。1-10月下雨。\n' >doc
	rpt-split doc | rpt-numbers -y 2024 >out
	awk -F'\t' 'BEGIN { OFS = "|" } !/^#/ { print $4, $8, $9 }' out >got
	cat >want <<-'END'
	8月|2024-08|
	12月4日|2024-12-04|
	一季度|2024-Q1|
	2023年5月|2023-05|
	1-10月|2024-01|2024-10
	END
	diff want got
}

@test "-y leaves dates behind 去年, 上年 and 明年 alone" {
	printf '去年8月开工。上年12月停工。明年3月复工。今年5月验收。\n' >doc
	rpt-split doc | rpt-numbers -y 2024 >out
	awk -F'\t' 'BEGIN { OFS = "|" } !/^#/ { print $4, $8 }' out >got
	cat >want <<-'END'
	8月|--08
	12月|--12
	3月|--03
	5月|2024-05
	END
	diff want got
}

@test "-y resolves the times that figures are for" {
	printf '截至10月共受理诉求50件。\n' >doc
	rpt-split doc | rpt-numbers -y 2024 >out
	awk -F'\t' 'BEGIN { OFS = "|" } !/^#/ { print $4, $16 }' out >got
	printf '%s\n' '10月|' '50件|2024-10' >want
	diff want got
}

@test "the column year does what -y does, row by row; -y goes before it" {
	printf '#doc\tstart\tend\ttext\tyear\na\t0\t4\t8月\t2023\nb\t0\t4\t8月\t\nc\t0\t4\t8月\t2022\n' >rows
	rpt-numbers rows >out
	awk -F'\t' '!/^#/ { print $1, $7 }' out >got
	printf '%s\n' 'a 2023-08' 'b --08' 'c 2022-08' >want
	diff want got
	rpt-numbers -y 2020 rows >out
	awk -F'\t' '!/^#/ { print $1, $7 }' out >got
	printf '%s\n' 'a 2020-08' 'b 2020-08' 'c 2020-08' >want
	diff want got
}

@test "-y takes a year of four digits" {
	for year in 24 20245 二〇二四 202x; do
		run --separate-stderr rpt-numbers -y "$year"
		[ "$status" -eq 2 ]
		[ "$output" = "" ]
		[[ "$stderr" == 'rpt-numbers: -y takes a year of four digits'* ]]
	done
}

@test "a sentence cut in two rows is read as one" {
	printf '#doc\tstart\tend\ttext\tpara\tsent\nd\t0\t27\t与去年同期相比，受\t1\t1\nd\t27\t47\t理件增长12.5%%。\t1\t1\n' >rows
	rpt-numbers rows >out
	facts out >got
	printf 'd\t39\t44\t12.5%%\tpercent\t12.5\t\t%%\t\tup\tyoy\t受理件\tdone\t\t\n' >want
	diff want got
}

@test "rows of other sentences and paragraphs are not read together" {
	for keys in '1\t1 1\t2' '1\t1 2\t1'; do
		first=${keys% *}
		second=${keys#* }
		printf '#doc\tstart\tend\ttext\tpara\tsent\nd\t0\t21\t与去年同期相比\t%b\nd\t21\t42\t受理件增长12.5%%。\t%b\n' "$first" "$second" >rows
		rpt-numbers rows >out
		facts out >got
		printf 'd\t36\t41\t12.5%%\tpercent\t12.5\t\t%%\t\tup\t\t受理件\tdone\t\t\n' >want
		diff want got
	done
}

@test "columns of the row pass: a number knows its section" {
	printf '一、抓培训\n办班4期。\n二、抓宣传\n宣讲9场。\n' >doc
	rpt-split doc | rpt-sections | rpt-numbers >out
	awk -F'\t' '
		/^#/ { sub(/^#/, ""); for (i = 1; i <= NF; i++) col[$i] = i; next }
		{ print $col["path"], $col["heading"], $col["text"] }' out >got
	printf '%s\n' '1 抓培训 4期' '2 抓宣传 9场' >want
	diff want got
}

@test "facts do not depend on the cut: para, sent and clause streams of the examples" {
	for file in "$BATS_TEST_DIRNAME"/../examples/*.txt; do
		for unit in para sent clause; do
			rpt-split -u $unit "$file" | rpt-numbers -a >out
			facts out >$unit
		done
		diff para sent
		diff sent clause
		[ "$(wc -l <para)" -gt 30 ]
	done
}

@test "facts do not depend on the cut: the sentences of the tables in one paragraph" {
	(cases numbers "" && cases context "") | cut -f1 | grep '[。！？]$' | paste -s -d '' - >doc
	for unit in para sent clause; do
		rpt-split -u $unit doc | rpt-numbers -a >out
		facts out >$unit
	done
	diff para sent
	diff sent clause
	[ "$(wc -l <para)" -gt 300 ]
}

@test "facts do not depend on the cut: a blank where a clause ends inside a phrase" {
	printf '落实“河长； 警长”联合巡河12次。\n' >doc
	for unit in para sent clause; do
		rpt-split -u $unit doc | rpt-numbers -a >out
		facts out >$unit
	done
	diff para sent
	diff sent clause
}

@test "facts do not depend on rpt-sections in between" {
	for file in "$BATS_TEST_DIRNAME"/../examples/*.txt; do
		rpt-split "$file" | rpt-numbers >out
		facts out | cut -f1-11 >want
		for unit in para sent clause; do
			rpt-split -u $unit "$file" | rpt-sections | rpt-numbers >out
			facts out | cut -f1-11 >got
			diff want got
		done
	done
}

@test "table cells take unit and magnitude from the column's head" {
	cat >doc <<-'END'
	表1 2023年人口数及其构成
	| 指标 | 年末数（万人） | 比重（%） |
	| --- | --- | --- |
	| 全县人口 | 12.5 | 100.0 |
	| 城镇 | 6.0 | 48.0 |
	END
	rpt-split -u para doc | rpt-numbers >out
	facts out | awk -F'\t' 'BEGIN { OFS = "|" } $4 ~ /^[0-9.]+$/ { print $4, $5, $6, $8 }' >got
	cat >want <<-'END'
	12.5|count|125000|人
	100.0|percent|100.0|%
	6.0|count|60000|人
	48.0|percent|48.0|%
	END
	diff want got
}

@test "lists that are tables: the unit of a row, or of the table, reaches its level; blanks may part name and unit" {
	cat >doc <<-'END'
	**表2：2009年主要产品产量及其增长速度**

	- 产品名称 单 位 产 量 比上年增长%
	- 粮 食 万吨 3.5 2.0
	- 其中：早稻 万 吨 1.5 -1.0
	- 水电 亿千瓦小时 8.0 0.0

	**附表1：2010年主要产品产量**

	- 产品名称 计量单位 绝对数 比上年增长%
	- **一、农产品产量**
	- 棉 花 万吨 5.0 3.0
	**二、投资**

	表3：2011年投资
	单位：亿元
	- 行 业 投资额 比上年增长%
	- 教育 7 6.0
	END
	rpt-split -u para doc | rpt-numbers >out
	awk -F'\t' '/^#/ { for (i = 1; i <= NF; i++) col[$i] = i; next }
		{ print $col["text"] "|" $col["type"] "|" $col["value"] "|" $col["unit"] "|" $col["change"] "|" $col["what"] "|" $col["when"] }' \
		out >got
	cat >want <<-'END'
	2009年|date|2009||||
	3.5|measure|35000|吨||粮食产量|2009
	2.0|percent|2.0|%|up|粮食产量|2009
	1.5|measure|15000|吨||早稻产量|2009
	-1.0|percent|-1.0|%|up|早稻产量|2009
	8.0|measure|800000000|千瓦小时||水电产量|2009
	0.0|percent|0.0|%|flat|水电产量|2009
	2010年|date|2010||||
	5.0|measure|50000|吨||棉花产量|2010
	3.0|percent|3.0|%|up|棉花产量|2010
	2011年|date|2011||||
	7|money|700000000|元||教育投资|2011
	6.0|percent|6.0|%|up|教育投资|2011
	END
	diff want got
}

@test "empty input gives nothing, and text without numbers a header" {
	run --separate-stderr rpt-numbers </dev/null
	[ "$status" -eq 0 ]
	[ "$output" = "" ]
	[ "$stderr" = "" ]
	printf '#doc\tstart\tend\ttext\nd\t0\t6\t甲。\n' >rows
	rpt-numbers rows >got
	printf '#doc\tstart\tend\ttext\ttype\tvalue\tmax\tunit\tmod\tchange\tbase\twhat\tsense\twhen\tagg\n' >want
	diff want got
}
# mixed: lines made of pieces of the tables' sentences, in any order and with any punctuation between.
mixed() {
	(cases numbers "" && cases context "") | cut -f1 | LC_ALL=C awk '
		function whole(at) { # the next place where a character begins
			while (substr(piece, at, 1) ~ /[\200-\277]/)
				at++
			return at
		}
		BEGIN {
			srand(5)
			seps = split("， ； ： 。 、 , ; ( ) （ ） “ ” 　 ! 《 》 \\ x", sep, " ")
		}
		{ sub(/。$/, ""); text[n++] = $0 }
		END {
			for (i = 0; i < 1200; i++) {
				line = ""
				for (k = int(rand() * 8); k >= 0; k--) {
					piece = text[int(rand() * n)]
					if (rand() < 0.5) {
						from = whole(1 + int(rand() * length(piece)))
						piece = substr(piece, from, whole(from + 1 + int(rand() * 36)) - from)
					}
					line = line piece sep[1 + int(rand() * seps)]
				}
				print line
			}
		}'
}

@test "mixed texts: spans are their bytes, in order, and do not overlap" {
	mixed >doc
	rpt-split doc | rpt-numbers -a >out
	LC_ALL=C awk -F'\t' '
		FILENAME == "doc" { raw = raw $0 "\n"; next }
		/^#/ { next }
		{ n++; gsub(/\\\\/, "\\", $4); if (substr(raw, $2 + 1, $3 - $2) != $4 || $2 < end || $3 <= $2) print; end = $3 }
		END { if (n < 2000) print n " rows" }' doc out >got
	diff /dev/null got
}

@test "mixed texts: facts and outline do not depend on the cut" {
	mixed >doc
	for unit in para sent clause; do
		rpt-split -u $unit doc >rows
		rpt-numbers -a rows >out
		facts out >numbers.$unit
		rpt-sections -o rows >out
		awk -F'\t' '
			/^#/ { sub(/^#/, ""); for (i = 1; i <= NF; i++) col[$i] = i; next }
			{ print $2, $3, $4, $col["level"], $col["path"], $col["sec"], $col["label"], $col["heading"], $col["kind"], $col["stop"] }
		' out >outline.$unit
	done
	diff numbers.para numbers.sent
	diff numbers.sent numbers.clause
	diff outline.para outline.sent
	diff outline.sent outline.clause
	[ "$(wc -l <numbers.para)" -gt 2000 ]
}
