#!/bin/sh
# plot.sh [-k CODEBOOK] indicator KEY PANEL.csv OUT.png - an indicator over the years, a line for each place.
# plot.sh topics SHARES.tsv OUT.png - what the text of each document is about, a bar for each.
#
# PANEL.csv comes from rpt-tsv -w place,year:key:value... -o csv and has the columns place, year and KEY. A line breaks
# where a cell is empty. Label and definition are those of CODEBOOK (default: codebook.tsv beside this script).
# SHARES.tsv comes from topic-shares.sh: rows with the columns doc, topic and share (percent of the text of the
# document; what is missing to 100 stays white), among others.
#
# Needs rpt-tsv, gnuplot with cairo, fontconfig and a font with Chinese characters; status 2 where one is missing.
set -eu
export LC_ALL=C
case $0 in
*/*) book=${0%/*}/codebook.tsv ;;
*) book=codebook.tsv ;;
esac

die() {
	status=$1
	shift
	printf 'plot.sh: %s\n' "$*" >&2
	exit "$status"
}

usage='usage: plot.sh [-k CODEBOOK] indicator KEY PANEL.csv OUT.png | topics SHARES.tsv OUT.png'
while getopts :k: option; do
	case $option in
	k) book=$OPTARG ;;
	*) die 2 "$usage" ;;
	esac
done
shift $((OPTIND - 1))
case ${1-}/$# in
indicator/4 | topics/3) ;;
*) die 2 "$usage" ;;
esac

command -v gnuplot >/dev/null || die 2 'gnuplot is not installed (Debian: apt-get install gnuplot-nox)'
command -v fc-list >/dev/null || die 2 'fc-list is not installed (Debian: apt-get install fontconfig)'
command -v rpt-tsv >/dev/null || die 2 'rpt-tsv is not in the PATH'
font=$(fc-list --format '%{family[0]}\n' :lang=zh-cn | sort -u | awk '
	BEGIN { known = split("Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,WenQuanYi Zen Hei", want, ",") }
	{ rank = known + 1 }
	/Mono|Bold|Light|Serif|Song|Ming/ { rank++ }
	{
		for (i = 1; i <= known; i++)
			if ($0 == want[i])
				rank = i
		if (!best || rank < best) {
			best = rank
			font = $0
		}
	}
	END { print font }')
[ -n "$font" ] ||
	die 2 'no font with Chinese characters (Debian: apt-get install fonts-noto-cjk, or the smaller fonts-wqy-zenhei)'

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

# Writes label, note, data (a block for each place: its name, then rows of year and value) and vars for gnuplot.
indicator() {
	rpt-tsv -n -i csv -c place,year,"$1" "$2" >"$dir/cells"
	KEY=$1 awk -F '\t' '
		FNR == 1 { sub(/^\357\273\277/, "") }
		{ sub(/\r$/, "") }
		$0 == "" || /^# / { next }
		/^#/ {
			for (i = 1; i <= NF; i++)
				at[i == 1 ? substr($i, 2) : $i] = i
			next
		}
		$at["key"] == ENVIRON["KEY"] {
			if (label == "" && "label" in at)
				label = $at["label"]
			if (def == "" && "def" in at)
				def = $at["def"]
		}
		END {
			print (label == "" ? ENVIRON["KEY"] : label)
			# the definition in lines of 50 characters
			for (; def != ""; def = substr(def, RLENGTH + 1)) {
				match(def, /^.[\200-\277]*/)
				note = note (chars && chars % 50 == 0 ? "\n" : "") substr(def, 1, RLENGTH)
				chars++
			}
			print note
		}' <"$book" >"$dir/text"
	sed -n 1p "$dir/text" >"$dir/label"
	sed 1d "$dir/text" >"$dir/note"

	FILE=$2 awk -F '\t' -v vars="$dir/vars" '
		function fault(why) {
			printf "plot.sh: %s: row %d: %s\n", ENVIRON["FILE"], NR, why | "cat >&2"
			bad = 1
			exit 1
		}
		$2 !~ /^[0-9]+$/ { fault("\"" $2 "\" is no year") }
		$3 !~ /^(-?[0-9]+(\.[0-9]+)?)?$/ { fault("\"" $3 "\" is no number") }
		($1, $2) in cell { fault("a second row of " $1 " " $2) }
		{
			cell[$1, $2] = $3
			if (!($1 in seen))
				place[++places] = $1
			seen[$1]
			year = $2 + 0
			year_there[year]
			first = NR == 1 || year < first ? year : first
			last = NR == 1 || year > last ? year : last
		}
		$3 != "" {
			low = !values || $3 + 0 < low ? $3 + 0 : low
			high = !values || $3 + 0 > high ? $3 + 0 : high
			values++
		}
		END {
			if (bad)
				exit 1
			if (!values)
				fault("no values")
			for (i = 1; i <= places; i++) {
				print place[i]
				for (year = first; year <= last; year++)
					if (cell[place[i], year] != "")
						print year FS cell[place[i], year]
					else if (year in year_there)
						print ""
				print "\n"
			}
			printf "n = %d\nfirst = %d\nlast = %d\nlow = %.15g\nhigh = %.15g\n", places, first, last, low, high >vars
		}' "$dir/cells" >"$dir/data"

	cat >"$dir/plot" <<'END'
		set terminal pngcairo noenhanced font font.',11' size 800, n <= 15 ? 440 : n <= 40 ? 140 + 20 * n : 440
		set title system('cat label') font font.',15'
		set xlabel system('cat note') font font.',10'
		set key outside right top Left reverse samplen 2
		if (n > 40) { unset key }
		set border 3
		set tics nomirror
		set grid ytics lt 1 lc rgb '#dddddd'
		set xrange [first - 0.3 : last + 0.3]
		if (last - first <= 12) { set xtics 1 }
		# from zero, unless that would press the lines flat
		if (low >= 0 && low < 0.75 * high) { set yrange [0:*] }
		if (low == high) { set yrange [low - 1 : high + 1] }
		set format '%.10g'
		colour(i) = '#'.word('4e79a7 e15759 59a14f f28e2b b07aa1 76b7b2 9c755f edc948 d37295 666666', i % 10 + 1)
		plot for [i = 0 : n - 1] 'data' index i using 1:2 with linespoints lw 2 pt 7 lc rgb colour(i) title columnheader(1)
END
}

# Writes documents (number and name), data (a block for each topic: its name, then rows of document, from and to) and vars.
topics() {
	rpt-tsv -n -c doc,topic,share "$1" >"$dir/shares"
	FILE=$1 awk -F '\t' -v vars="$dir/vars" -v documents="$dir/documents" '
		function fault(why) {
			printf "plot.sh: %s: row %d: %s\n", ENVIRON["FILE"], NR, why | "cat >&2"
			bad = 1
			exit 1
		}
		function topic(value, name, rgb) {
			order[++topics] = value
			title[value] = name
			colour[value] = rgb
		}
		# the topics of rpt-sections -p; others follow them
		BEGIN {
			topic("party", "党的领导 party", "e15759")
			topic("services", "政府职能 services", "4e79a7")
			topic("rules", "制度建设 rules", "9c755f")
			topic("decisions", "行政决策 decisions", "edc948")
			topic("enforcement", "行政执法 enforcement", "f28e2b")
			topic("emergencies", "应急处置 emergencies", "d37295")
			topic("disputes", "矛盾化解 disputes", "59a14f")
			topic("oversight", "权力监督 oversight", "b07aa1")
			topic("digital", "数字政府 digital", "a0cbe8")
			topic("publicity", "普法宣传 publicity", "76b7b2")
			topic("legal", "法律服务 legal", "ff9da7")
			others = split("8cd17d b6992d 499894 d4a6c8 86bcb6 fabfd2", other, " ")
		}
		$3 !~ /^[0-9]+(\.[0-9]+)?$/ { fault("\"" $3 "\" is no share") }
		($1, $2) in share { fault("a second row of " $1 " " $2) }
		{
			if (!($1 in seen))
				doc[++docs] = $1
			seen[$1]
			if ($2 != "none" && !($2 in title))
				topic($2, $2, other[new++ % others + 1])
			share[$1, $2] = $3
			there[$2]
		}
		END {
			if (bad)
				exit 1
			if (!docs)
				fault("no documents")
			topic("none", "未分类 none", "d9d9d9")
			for (t = 1; t <= topics; t++) {
				if (!(order[t] in there))
					continue
				n++
				colours = colours " " colour[order[t]]
				print title[order[t]]
				for (d = 1; d <= docs; d++) {
					from = sum[d]
					sum[d] += share[doc[d], order[t]]
					if (sum[d] > from)
						printf "%d\t%s\t%s\n", d, from + 0, sum[d]
				}
				print "\n"
			}
			for (d = 1; d <= docs; d++) {
				name = doc[d]
				sub(/.*\//, "", name)
				sub(/\.txt$/, "", name)
				print d FS name >documents
			}
			printf "n = %d\ndocs = %d\ncolours = \"%s\"\n", n, docs, colours >vars
		}' "$dir/shares" >"$dir/data"

	cat >"$dir/plot" <<'END'
		bar = docs <= 12 ? 40 : 22
		height = 110 + bar * docs
		set terminal pngcairo noenhanced font font.',11' size 720, height < 300 ? 300 : height
		set title '各主题篇幅占比（%）' font font.',15'
		set key outside right top Left reverse samplen 1
		set border 1
		set tics nomirror
		set ytics scale 0
		set xrange [0:100]
		set yrange [docs + 0.5 : 0.5]
		set style fill solid border rgb 'white'
		plot 'documents' using (0):1:ytic(2) with dots lc rgb 'white' notitle, \
			for [i = 0 : n - 1] 'data' index i using 2:1:2:3:($1 - 0.36):($1 + 0.36) with boxxyerror \
				lc rgb '#'.word(colours, i + 1) title columnheader(1), \
			'data' using (($2 + $3) / 2):1:($3 - $2 < 5 ? '' : sprintf('%.0f', $3 - $2)) with labels \
				font font.',9' notitle
END
}

case $1 in
indicator)
	indicator "$2" "$3"
	out=$4
	;;
topics)
	topics "$2"
	out=$3
	;;
esac
{
	echo "font = '$font'"
	echo 'set encoding utf8'
	echo 'set datafile separator tab commentschars ""'
	cat "$dir/vars" "$dir/plot"
} >"$dir/commands"
(cd "$dir" && LC_ALL=C.UTF-8 gnuplot commands >png) || die 2 'gnuplot failed'
cp "$dir/png" "$out"
