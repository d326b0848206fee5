#!/usr/bin/env bats
# Time grows with the size of the input and no faster: one line of 2 MB of a pattern, and many lines of it, are read in
# seconds. What is quadratic takes minutes.

load helper

# long PATTERN [BYTES]: the pattern over and over, on one line; \n in it is a line end.
long() {
	local pattern
	pattern=$(printf '%bx' "$1")
	yes "${pattern%x}" | tr -d '\n' | head -c "${2:-2000000}"
	echo
}

# lines PATTERN: the same where line ends in the pattern count.
lines() {
	local unit
	unit=$(printf '%b' "$1")
	yes "$unit" | head -c 1000000
	echo
}

@test "one line of figures, brackets and lists: rpt-numbers" {
	for pattern in '1' '1,' '三个、' '8%和' '分别1个、' '(1个' '((1个)' '其中1个,' '由1到' '第1次、' '5日、' '“十五”1个,' '8.3和' 一 第 '《'; do
		long "$pattern" | iconv -c -f UTF-8 -t UTF-8 >line
		rpt-split line >rows
		quick 20 rpt-numbers rows
		assert_status 0
		assert_silent
	done
}

@test "one line of marks: rpt-sections" {
	for pattern in '一是好。' '首先好，' '（1）好。' '（' 一 ：; do
		long "$pattern" | iconv -c -f UTF-8 -t UTF-8 >line
		rpt-split line >rows
		quick 20 rpt-sections -m -p rows
		assert_status 0
		assert_silent
	done
}

@test "many lines of marks: rpt-sections and rpt-split -w" {
	for pattern in '目录\n一、好' '一、好\n1.好' '——好。' '第一，好。' '1\n（一）好' '# 一、好\n## 一、好'; do
		lines "$pattern" | iconv -c -f UTF-8 -t UTF-8 >text
		quick 20 rpt-split -w text
		assert_status 0
		rpt-split text >rows
		quick 20 rpt-sections -m -p -l rows
		assert_status 0
		assert_silent
	done
}
