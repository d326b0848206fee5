#!/usr/bin/env bats
# From reports to R, Python and pictures: examples/handover.sh, panel.R, panel.py, plot.sh.

load helper

EXAMPLES=$(cd "$TESTS/../examples" && pwd)

# panel.csv of the examples' own reports, with its conflicts in conflicts.tsv
panel() {
	ln -s "$EXAMPLES" examples
	rows '#doc\tplace\tyear' 'examples/qinghe-2023.txt\t清禾区\t2023' 'examples/qinghe-2024.txt\t清禾区\t2024' \
		'examples/liulin-2024.txt\t柳林乡\t2024' >frame.tsv
	rpt-split -M frame.tsv | rpt-sections -p | rpt-numbers -s -k examples/codebook.tsv >facts.tsv
	rpt-tsv -g part=done -g key!= -w place,year:key:value,mod,sentence -K examples/codebook.tsv -E conflicts.tsv \
		-o csv facts.tsv >panel.csv
}

# A codebook and a panel with all that is awkward; what panel.R and panel.py print of it is in want.
awkward() {
	rows '# a comment' '#key\tpattern\ttype\tunit\tto\tlabel\tdef' 'land\tx\tmeasure\t公顷|平方米\t平方米\t拆“违”"面积\\\\\t拆除面积，100%%' \
		'share\tx\tpercent\t%%\t\t占比\t' 'land\ty\tmeasure\t亩\t\t另一名\t' 'ratio\tx\tratio\t\t\t之比\t' \
		'unused\tx\tcount\t件\t\t未用\t' 'bare\tx\t\t\t\t\t' >book.tsv
	rows '\xef\xbb\xbfplace,year,land,land_max,land_mod,land_sentence,share,ratio,bare,other' \
		'"甲,市",2023,59000,60000.5,about,"拆“违”59000""平方米"",\n换行",97.50,3:1,,007' \
		'NA,2024,1234567.25,,,,-2.6,,8,NA' >panel.csv
	sh "$EXAMPLES/handover.sh" book.tsv
	rows '#key\tn\tmin\tmax\tunit\tlabel' 'land\t2\t59000\t1234567.25\t平方米|亩\t拆“违”"面积\\\\ / 另一名' \
		'share\t2\t-2.6\t97.5\t%%\t占比' 'ratio\t1\t\t\t\t之比' 'bare\t1\t8\t8\t\t' >want
}

need() {
	command -v "$1" >/dev/null || skip "$1 is not installed"
}

# ---- R and Python ----

@test "panel.R and panel.py are what handover.sh writes from the codebook" {
	try sh "$EXAMPLES/handover.sh" "$EXAMPLES/codebook.tsv"
	assert_status 0
	assert_silent
	assert_out
	assert_same "$EXAMPLES/panel.R" panel.R
	assert_same "$EXAMPLES/panel.py" panel.py
}

@test "handover.sh takes a directory, and says what is wrong" {
	mkdir to
	rows '#pattern\tkey' 'x\tk' >book.tsv
	try sh "$EXAMPLES/handover.sh" book.tsv to
	assert_status 0
	[ -s to/panel.R ] && [ -s to/panel.py ] && [ ! -e panel.R ]
	try sh "$EXAMPLES/handover.sh"
	assert_usage handover.sh
	rows '#pattern\tlabel' 'x\ty' >book.tsv
	try sh "$EXAMPLES/handover.sh" book.tsv
	assert_status 1
	assert_message 'handover.sh: book.tsv:1: ' 'no column "key"'
	rows '#key\tpattern' '' 'x' >book.tsv
	try sh "$EXAMPLES/handover.sh" book.tsv
	assert_status 1
	assert_message 'handover.sh: book.tsv:3: 1 fields, the header has 2'
	rows '#key\tpattern' >book.tsv
	try sh "$EXAMPLES/handover.sh" book.tsv
	assert_status 1
	assert_message 'handover.sh: book.tsv: no indicators'
	[ ! -e panel.R ]
}

@test "panel.py: types and labels of the codebook" {
	need python3
	panel
	try python3 "$EXAMPLES/panel.py" panel.csv
	assert_status 0
	assert_silent
	grep -qx $'fine\t3\t82350\t1800000\t元\t罚款金额' out
	grep -qx $'head_rate\t2\t88\t95\t%\t负责人出庭应诉率' out

	cp "$EXAMPLES/panel.py" .
	cat >check.py <<-'END'
		from decimal import Decimal
		from panel import INDICATORS, read_panel
		rows = read_panel("panel.csv")
		assert len(rows) == 3
		for row in rows:
		    for column, cell in row.items():
		        assert type(cell) in ((Decimal, type(None)) if column in INDICATORS else (str,)), column
		last = rows[-1]
		assert (last["place"], last["year"]) == ("柳林乡", "2024")
		assert last["fine"] == 82350 and last["fine_mod"] == "over" and "罚款82350余元" in last["fine_sentence"]
		assert last["recon_done"] is None and last["recon_done_mod"] == ""
		for key, indicator in INDICATORS.items():
		    print(key, indicator.label, indicator.definition, sep="\t")
	END
	try env PYTHONUTF8=1 python3 check.py
	assert_status 0
	rpt-tsv -n -c key,label,def <(sed '/^# /d; /^$/d' "$EXAMPLES/codebook.tsv") | awk -F '\t' '!seen[$1]++' >want
	assert_same want out
}

@test "panel.py: cells with commas, quotes and line ends; ranges, ratios, NA" {
	need python3
	awkward
	try python3 panel.py
	assert_status 0
	assert_silent
	assert_same want out
	sed -i 's/97.50/多/' panel.csv
	try python3 panel.py panel.csv
	assert_status 1
	assert_message "panel.py: panel.csv:3: share: '多' is no decimal"
	try python3 panel.py none.csv
	assert_status 1
	assert_message 'panel.py: ' none.csv
}

@test "panel.R: types and labels of the codebook" {
	need Rscript
	panel
	try Rscript "$EXAMPLES/panel.R" panel.csv
	assert_status 0
	assert_silent
	grep -qx $'fine\t3\t82350\t1800000\t元\t罚款金额' out
	grep -qx $'head_rate\t2\t88\t95\t%\t负责人出庭应诉率' out

	cat >check.R <<-'END'
		source("examples/panel.R")
		panel <- read_panel("panel.csv")
		decimal <- names(panel) %in% indicators$key
		stopifnot(nrow(panel) == 3, sapply(panel, is.numeric) == decimal, sapply(panel, is.character) == !decimal)
		stopifnot(panel$year == c("2023", "2024", "2024"), panel$fine_mod == c("", "", "over"))
		stopifnot(panel$fine == c(1800000, 1539000, 82350), identical(is.na(panel$recon_done), c(FALSE, FALSE, TRUE)))
		writeLines(paste(indicators$key, indicators$label, indicators$def, sep = "\t"), useBytes = TRUE)
	END
	for locale in C C.UTF-8; do
		try env LC_ALL=$locale Rscript check.R
		assert_status 0
		rpt-tsv -n -c key,label,def <(sed '/^# /d; /^$/d' "$EXAMPLES/codebook.tsv") | awk -F '\t' '!seen[$1]++' >want
		assert_same want out
	done
}

@test "panel.R: cells with commas, quotes and line ends; ranges, ratios, NA" {
	need Rscript
	awkward
	for locale in C C.UTF-8; do
		try env LC_ALL=$locale Rscript panel.R
		assert_status 0
		assert_silent
		assert_same want out
	done
	sed -i 's/97.50/three/' panel.csv
	try Rscript panel.R panel.csv
	assert_status 1
	grep -q "got 'three'" err
}

# ---- pictures ----

# Stand-ins: a gnuplot that prints what it was given, - for an empty line, and one font.
stand_ins() {
	mkdir stand-ins
	rows '#!/bin/sh' 'cat label note documents data vars 2>/dev/null | sed "s/^$/-/"' >stand-ins/gnuplot
	rows '#!/bin/sh' 'echo "WenQuanYi Zen Hei"' >stand-ins/fc-list
	chmod +x stand-ins/*
	PATH=$PWD/stand-ins:$PATH
}

plot() {
	try sh "$EXAMPLES/plot.sh" "$@"
}

assert_png() {
	[[ $(head -c 4 "$1" | od -An -c | tr -d ' ') == '211PNG' ]] || fail "$1 is no PNG"
	(($(wc -c <"$1") > 1000)) || fail "$1 is too small"
}

@test "plot.sh draws" {
	need gnuplot
	need fc-list
	[[ -n $(fc-list :lang=zh-cn) ]] || skip "no font with Chinese characters is installed"
	panel
	plot indicator contract_review panel.csv indicator.png
	assert_status 0
	assert_silent
	assert_out
	assert_png indicator.png
	sh "$EXAMPLES/topic-shares.sh" examples/*.txt >shares.tsv
	plot topics shares.tsv topics.png
	assert_status 0
	assert_silent
	assert_png topics.png
	for i in {1..60}; do
		rows "地_${i}^区,2020,$i" "地_${i}^区,2021,-0.$i"
	done | sed '1i place,year,fine' >many.csv
	plot indicator fine many.csv many.png
	assert_status 0
	assert_silent
	assert_png many.png
}

@test "plot.sh without gnuplot or a font says what to install" {
	mkdir empty
	try env PATH="$PWD/empty" /bin/sh "$EXAMPLES/plot.sh" topics shares.tsv out.png
	assert_status 2
	assert_out
	assert_message 'plot.sh: gnuplot is not installed' 'apt-get install gnuplot-nox'

	stand_ins
	rows '#!/bin/sh' >stand-ins/fc-list
	plot topics shares.tsv out.png
	assert_status 2
	assert_message 'plot.sh: no font with Chinese characters' fonts-noto-cjk fonts-wqy-zenhei
	[ ! -e out.png ]
}

@test "plot.sh indicator: the label of the codebook, a gap where a cell is empty" {
	stand_ins
	rows '#key\tlabel\tdef' 'a\t甲\t定义' 'b\t乙\t' 'a\t丙\t' >book.tsv
	rows 'place,year,b,a,a_mod' '"东,区",2022,1,5,' '西区,2022,1,,' '西区,2020,1,2.50,over' '西区,2021,1,40,' \
		'西区,2023,1,-3,' '东区,2024,2,,' >panel.csv
	plot -k book.tsv indicator a panel.csv out.png
	assert_status 0
	rows '甲' '定义' '东,区' - - '2022\t5' - - - - '西区' '2020\t2.50' '2021\t40' - '2023\t-3' - - - '东区' - - - - - - - \
		'n = 3' 'first = 2020' 'last = 2024' 'low = -3' 'high = 40' >want
	assert_same want out.png
	plot -k book.tsv indicator b panel.csv out.png
	assert_status 0
	[[ $(head -n 2 out.png) == $'乙\n-' ]]
}

@test "plot.sh indicator: what cannot be drawn is named" {
	stand_ins
	rows 'place,year,fine' '东区,2022,1' '东区,2023,3:1' >panel.csv
	plot indicator fine panel.csv out.png
	assert_status 1
	assert_message 'plot.sh: panel.csv: row 2: "3:1" is no number'
	sed -i 's/2023,3:1/2022,2/' panel.csv
	plot indicator fine panel.csv out.png
	assert_status 1
	assert_message 'plot.sh: panel.csv: row 2: a second row of 东区 2022'
	plot indicator penalty panel.csv out.png
	assert_status 1
	assert_message 'rpt-tsv: panel.csv:1: ' penalty
	plot indicator fine none.csv out.png
	assert_status 1
	[ ! -e out.png ]
	for args in '' 'indicator' 'topics shares.tsv' 'topics shares.tsv out.png more' '-x topics a b' 'other a b'; do
		# shellcheck disable=SC2086
		plot $args
		assert_usage plot.sh
	done
}

@test "plot.sh topics: topics in one order for all documents, those of one's own behind" {
	stand_ins
	rows '#doc\torg\ttopic\tshare' 'a/甲.txt\tx\ttrees\t10.5' 'a/甲.txt\tx\tlegal\t49.5' 'a/甲.txt\tx\tnone\t40.0' \
		'b.txt\tx\tparty\t20' 'b.txt\tx\tlegal\t80' >shares.tsv
	plot topics shares.tsv out.png
	assert_status 0
	assert_silent
	rows '1\t甲' '2\tb' '党的领导 party' '2\t0\t20' - - '法律服务 legal' '1\t0\t49.5' '2\t20\t100' - - \
		'trees' '1\t49.5\t60' - - '未分类 none' '1\t60\t100' - - 'n = 4' 'docs = 2' 'colours = " e15759 ff9da7 8cd17d d9d9d9"' >want
	assert_same want out.png
	rows 'c\tx\tparty\tall' >>shares.tsv
	plot topics shares.tsv none.png
	assert_status 1
	assert_message 'plot.sh: shares.tsv: row 6: "all" is no share'
	[ ! -e none.png ]
}
