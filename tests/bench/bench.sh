#!/bin/sh
# Speed and memory of the tools: bench.sh BUILD CORPUS
# CORPUS is a directory of UTF-8 texts (*.txt), read over and over until they make about 100 MB, every document a file of its
# own. Beside the tools, the same bytes as one file go through wc and grep.
set -eu

build=$1
corpus=$2
work=$build/bench
size=${BENCH_MB:-100}
mkdir -p "$work"
: >"$work/all.txt"
: >"$work/list"

find "$corpus" -name '*.txt' -type f | LC_ALL=C sort | while IFS= read -r file; do
	if iconv -f UTF-8 -t UTF-8 "$file" >/dev/null 2>&1; then
		printf '%s\n' "$file"
	fi
done >"$work/once"
[ -s "$work/once" ] || {
	echo "bench: no UTF-8 text under $corpus" >&2
	exit 1
}
while IFS= read -r file; do
	cat "$file"
done <"$work/once" >"$work/once.txt"
bytes=0
once=$(wc -c <"$work/once.txt")
while [ "$bytes" -lt $((size * 1000000)) ]; do
	cat "$work/once" >>"$work/list"
	cat "$work/once.txt" >>"$work/all.txt"
	bytes=$((bytes + once))
done

export LC_ALL=C.UTF-8 work
PATH=$build/bin:$PATH
export PATH
xargs -d '\n' -s 131000 rpt-split <"$work/list" >"$work/rows"
rpt-sections <"$work/rows" >"$work/sections"
rpt-numbers <"$work/sections" >"$work/numbers"
# what rpt-diff compares: the documents once, in the C order of their names
xargs -d '\n' -s 131000 rpt-split <"$work/once" | rpt-sections | rpt-numbers | rpt-tsv -s doc >"$work/few"

measure() { # NAME COMMAND
	printf '%-34s' "$1"
	"$work/measure" "$bytes" sh -c "$2"
}
echo "$bytes bytes of text in $(wc -l <"$work/list") documents; the rows of sentences are $(wc -c <"$work/rows") bytes"
# the commands are run by the shell that measure starts: $work is for it
# shellcheck disable=SC2016
{
	measure 'rpt-split' 'xargs -d "\n" -s 131000 rpt-split <"$work/list" >"$work/out"'
	measure 'rpt-sections, sentence rows' 'exec rpt-sections <"$work/rows" >"$work/out"'
	measure 'rpt-numbers, section rows' 'exec rpt-numbers <"$work/sections" >"$work/out"'
	measure 'rpt-tsv -o csv, facts' 'exec rpt-tsv -o csv <"$work/numbers" >"$work/out"'
	measure 'rpt-diff -f, facts with themselves' 'exec rpt-diff -f "$work/few" "$work/few" >"$work/out"'
	measure 'split | sections | numbers' 'xargs -d "\n" -s 131000 rpt-split <"$work/list" | rpt-sections | rpt-numbers >"$work/out"'
	measure 'wc -l' 'exec wc -l <"$work/all.txt" >"$work/out"'
	measure 'wc -m' 'exec wc -m <"$work/all.txt" >"$work/out"'
	measure 'grep -oP digits and 1-3 ideographs' 'exec grep -oP "[0-9]+[\x{4e00}-\x{9fff}]{1,3}" "$work/all.txt" >"$work/out"'
}
rm -f "$work/out" "$work/rows" "$work/sections" "$work/numbers" "$work/all.txt" "$work/once.txt"
