#!/bin/sh
# Instructions per byte of text: instructions.sh BUILD [-w]
#
# Counts the instructions of each tool under callgrind, on 5 MB of invented reports that are the same everywhere, and compares
# them with baseline.tsv. The status is 1 if one is above its baseline by more than 25 %; that is only looked at where
# compiler, libc and text are those of the baseline, else the change is against the first rows of the baseline that have this
# text. With -w the figures become the baseline of this compiler and libc. The profiles, for callgrind_annotate, and the text
# stay in BUILD/bench/instructions.
#
# CC is the compiler that made BUILD. BENCH_BYTES and BASELINE are another size and file.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
baseline=${BASELINE:-$here/baseline.tsv}
case $baseline in /*) ;; *) baseline=$PWD/$baseline ;; esac
bytes=${BENCH_BYTES:-5000000}
codebook=$(cd "$here/../../examples" && pwd)/codebook.tsv
export LC_ALL=C
export PATH="$build/bin:$PATH"

command -v valgrind >/dev/null 2>&1 || {
	echo "instructions: valgrind is not installed" >&2
	exit 2
}

# ---- compiler and libc ----

macros=$(echo | "${CC:-cc}" -dM -E -x c - 2>/dev/null) || macros=''
compiler=$(printf '%s\n' "$macros" | awk '
	$2 == "__clang_version__" { gsub(/"/, ""); clang = "clang " $3 }
	$2 == "__GNUC__" { major = $3 }
	$2 == "__GNUC_MINOR__" { minor = $3 }
	$2 == "__GNUC_PATCHLEVEL__" { patch = $3 }
	END { print clang != "" ? clang : major != "" ? "gcc " major "." minor "." patch : "unknown" }')
compiler="$compiler $(uname -m)"
libc=$(getconf GNU_LIBC_VERSION 2>/dev/null) ||
	libc="musl $(ldd --version 2>&1 | sed -n 's/^Version //p')"

# ---- text ----

rm -rf "$build/bench/instructions"
mkdir -p "$build/bench/instructions"
cd "$build/bench/instructions"
for figures in 1 2; do
	mkdir $figures
	awk -v dir=$figures -v bytes="$bytes" -v figures=$figures -f "$here/text.awk"
done
cat 1/*.txt >text
bytes=$(wc -c <text)
text=$(cksum <text | awk '{ print $1 "/" $2 }')
# frame DIRECTORY: `pair` says which documents rpt-diff shall compare
frame() {
	printf '#doc\tpair\n'
	for file in "$1"/*.txt; do
		number=${file##*/}
		printf '%s\t%s\n' "$file" "${number%.txt}"
	done
}
frame 1 >list
frame 2 >list2
rpt-split -M list >rows
rpt-sections rows >sections
rpt-numbers sections >old
rpt-split -M list2 | rpt-sections | rpt-numbers >new

# ---- counting ----

# count NAME COMMAND [ARG...]
count() {
	name=$1
	shift
	status=0
	valgrind --tool=callgrind --callgrind-out-file="$name.callgrind" "$@" >out 2>log || status=$?
	instructions=$(sed -n 's/^\(summary\|totals\): *\([0-9][0-9]*\).*/\2/p' "$name.callgrind" 2>/dev/null | tail -n 1)
	if [ -z "$instructions" ] || [ "$status" -gt 1 ]; then
		echo "instructions: $name: callgrind failed:" >&2
		tail -n 5 log >&2
		exit 2
	fi
	awk -v c="$compiler" -v l="$libc" -v t="$text" -v name="$name" -v n="$instructions" -v bytes="$bytes" \
		'BEGIN { printf "%s\t%s\t%s\t%s\t%.2f\n", c, l, t, name, n / bytes }' >>counted
}
count split rpt-split -M list
count split-para rpt-split -u para -M list
count sections rpt-sections rows
count sections-mp rpt-sections -m -p rows
count numbers rpt-numbers sections
count numbers-k rpt-numbers -k "$codebook" sections
count tsv-csv rpt-tsv -o csv rows
count diff-f rpt-diff -f -k pair old new

# ---- the table ----

echo "instructions per byte of text; $compiler, $libc, text $text"
[ -f "$baseline" ] || printf '#compiler\tlibc\ttext\ttool\tinstructions_per_byte\n' >empty
[ ! -f empty ] || [ "${2:-}" = -w ] || echo "no baseline: $baseline"
[ -f "$baseline" ] && from=$baseline || from=empty
status=0
awk -F '\t' '
	FNR == 1 { file++ }
	file == 1 && /^#/ { next }
	file == 1 {
		key = $1 FS $2 FS $3
		if ($3 in first) { if (first[$3] != key) others = 1 } else first[$3] = key
		base[key, $4] = $5
		have[key] = 1
		next
	}
	FNR == 1 {
		key = $1 FS $2 FS $3
		same = key in have
		if (!same && $3 in first) {
			key = first[$3]
			split(key, part, FS)
			print "no baseline of this compiler and libc; the change is against " part[1] ", " part[2]
		} else if (!same)
			print "no baseline of this text"
		printf "%-14s %10s %10s %9s\n", "", "now", "baseline", "change"
	}
	(key, $4) in base && base[key, $4] > 0 {
		change = ($5 / base[key, $4] - 1) * 100
		bad = same && change > 25
		worse += bad
		printf "%-14s %10.2f %10.2f %+8.1f%%%s\n", $4, $5, base[key, $4], change, bad ? "  above 25 %" : ""
		next
	}
	{ printf "%-14s %10.2f %10s %9s\n", $4, $5, "-", "-" }
	END { exit worse > 0 }' "$from" counted || status=$?

if [ "${2:-}" = -w ]; then
	# $1 and others are columns
	# shellcheck disable=SC2016
	awk -F '\t' 'FNR == 1 { file++ }
		file == 1 { drop[$1 FS $2] = 1; next }
		!(($1 FS $2) in drop)' counted "$from" >kept
	cat kept counted >"$baseline"
	echo "written: $baseline"
	status=0
fi
rm -f rows sections old new out
exit "$status"
