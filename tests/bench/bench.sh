#!/bin/sh
# Speed and memory of the tools against their targets: bench.sh BUILD CORPUS
#
# CORPUS is a directory of texts; its *.txt that are UTF-8 are copied, the whole tree again and again, until they make BENCH_MB
# megabytes (default 100; the targets are meant for 500). The tools get every document as a file of its own, the others get the
# same bytes as one file. All of it, and the output, is in BENCH_DIR (default /dev/shm, so in memory). One core unless said.
# Everything is measured once a run, RUNS times (default 5); the tools are started BENCH_STARTS times a run (default 100).
# `median` is what counts; a ratio is taken in each run. `best` is made of the shortest times: where others use the machine it
# is nearer to the truth.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
corpus=$(cd "$2" && pwd)
size=${BENCH_MB:-100}
runs=${RUNS:-5}
starts=${BENCH_STARTS:-100}
measure=$build/bench/measure
codebook=$here/../../examples/codebook.tsv
export LC_ALL=C.UTF-8
export PATH="$build/bin:$PATH"

have() {
	command -v "$1" >/dev/null 2>&1
}

[ -n "$(find "$measure" -newer "$here/measure.c" 2>/dev/null)" ] || {
	mkdir -p "$build/bench"
	"${CC:-cc}" -O1 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -o "$measure" "$here/measure.c"
}
dir=${BENCH_DIR:-/dev/shm}
[ -d "$dir" ] && [ -w "$dir" ] || dir=${TMPDIR:-/tmp}
work=$(mktemp -d "$dir/rpt-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work"

# ---- the texts ----

mkdir -p text/1
(cd "$corpus" && find . -name '*.txt' -type f) | grep -v '[\	]' | LC_ALL=C sort | while IFS= read -r file; do
	if iconv -f UTF-8 -t UTF-8 "$corpus/$file" >/dev/null 2>&1; then
		mkdir -p "text/1/${file%/*}"
		cat "$corpus/$file" >"text/1/$file"
		# else the last line and the first of the next document would be one in all.txt
		[ -z "$(tail -c 1 "text/1/$file")" ] || echo >>"text/1/$file"
		cat "text/1/$file" >>once.txt
	fi
done
[ -s once.txt ] || {
	echo "bench: no UTF-8 text under $corpus" >&2
	exit 1
}
once=$(wc -c <once.txt)
longest=$(LC_ALL=C awk 'length($0) > n { n = length($0) } END { print n }' once.txt)
copies=$(((size * 1000000 + once - 1) / once))
[ "$copies" -gt 0 ] || copies=1
bytes=$((copies * once))
copy=1
while [ "$copy" -le "$copies" ]; do
	[ "$copy" -eq 1 ] || cp -R text/1 "text/$copy"
	cat once.txt >>all.txt
	copy=$((copy + 1))
done
rm once.txt

# frame LIST: a side file for rpt-split -M; `pair` says which documents rpt-diff shall compare
frame() {
	awk -v add="$1" 'BEGIN { print "#doc\tpair" } NR > add { printf "%s\t%06d\n", $0, NR - add }' names
}
find text -name '*.txt' -type f | LC_ALL=C sort >names
documents=$(wc -l <names)
frame 0 >list
frame 1 >next
: >empty

rpt-split -M list >rows
# facts LIST: the first 100,000 facts
facts() {
	{ rpt-split -M "$1" | rpt-sections | rpt-numbers | awk 'NR > 100001 { exit } { print }'; } 2>/dev/null
}
facts list >old
facts next >new
found=$(($(wc -l <new) - 1))

# 170 of the documents, from all over the list
awk -v n="$documents" 'BEGIN { print "#doc"; k = n < 170 ? n : 170 } NR == 1 + int(done * n / k) { print; done++ }' names >some
many=$(($(wc -l <some) - 1))
# the same as one file, whose name is as long as theirs are: it stands in every row
single=$(LC_ALL=C awk 'NR > 1 { n += length($0) }
	END { n = int(n / (NR - 1)) - 9; if (n > 200) n = 200; for (; n > 1; n--) pad = pad "x"; print "text/x" pad ".txt" }' some)
sed 1d some | while IFS= read -r file; do cat "$file"; done >"$single"
often=$((50000000 / ($(wc -c <"$single") + 1) + 1))
[ "$often" -le 20 ] || often=20

# ---- what is there to measure with ----

pin1='' pin2='' cores=''
if have taskset; then
	cores=$(taskset -pc $$ | sed 's/.*: //' | awk -F, '{ for (i = 1; i <= NF; i++) { n = split($i, r, "-")
		for (c = r[1]; c <= r[n]; c++) { one = other; other = c } } print other, one == "" ? other : one }')
	pin1="taskset -c ${cores% *}"
	pin2="taskset -c ${cores#* },${cores% *}"
fi
pattern='[0-9]+[\x{4e00}-\x{9fff}]{1,3}'
perl=''
if [ "$(echo 1件 | grep -oP "$pattern" 2>/dev/null)" = 1件 ]; then perl=yes; fi

# ---- measuring ----

# take NAME PIN COMMAND [ARG...]: one line in `taken`: run, name, and what measure says; -r TIMES may stand before COMMAND
take() {
	name=$1 pin=$2 repeat=''
	shift 2
	if [ "$1" = -r ]; then
		repeat="-r $2"
		shift 2
	fi
	# $repeat and $pin are several words, or none
	# shellcheck disable=SC2086
	took=$($pin "$measure" $repeat -o out "$@" 2>>log) || failed="${failed:-} $name"
	echo "$run $name ${took:-0 0 0 0}" >>taken
}

export pattern codebook single
failed=''
run=1
while [ "$run" -le "$runs" ]; do
	take para "$pin1" rpt-split -u para -M list
	take cat2 "$pin1" sh -c 'cat all.txt | cat'
	take split "$pin1" rpt-split -M list
	take sections "$pin1" rpt-sections rows
	take numbers "$pin1" rpt-numbers rows
	if have rg; then take rg "$pin1" rg -j1 -oN "$pattern" all.txt; fi
	take pipe "$pin2" sh -c 'rpt-split -M list | rpt-sections | rpt-numbers'
	if [ "$perl" ]; then take grep "$pin2" grep -oP "$pattern" all.txt; fi
	take cat3 "$pin2" sh -c 'cat all.txt | cat | cat'
	# $codebook and, below, $single are for the shell that is started
	# shellcheck disable=SC2016
	take pipek "$pin2" sh -c 'rpt-split -M list | rpt-sections | rpt-numbers -k "$codebook"'
	take diff "$pin1" sh -c 'rpt-diff -f -k pair old new || [ $? -eq 1 ]'
	take tsv "$pin1" rpt-tsv -o csv rows
	take true "$pin1" -r "$starts" /bin/true
	for tool in split sections numbers tsv; do
		take "empty-$tool" "$pin1" -r "$starts" "rpt-$tool" empty
	done
	take empty-diff "$pin1" -r "$starts" rpt-diff empty empty
	take many "$pin1" -r "$often" rpt-split -M some
	take few "$pin1" -r "$often" rpt-split "$single"
	take manypipe "$pin2" sh -c 'rpt-split -M some | rpt-sections | rpt-numbers'
	# shellcheck disable=SC2016
	take fewpipe "$pin2" sh -c 'rpt-split "$single" | rpt-sections | rpt-numbers'
	take cat "$pin1" cat all.txt
	take wcl "$pin1" wc -l all.txt
	take wcm "$pin1" wc -m all.txt
	run=$((run + 1))
done
run=1
rm -f rows
take one-split "$pin1" rpt-split all.txt
mv out rows
take one-numbers "$pin1" rpt-numbers rows

# ---- the table ----

echo "$((bytes / 1000000)) MB in $documents documents ($copies times $corpus), the longest line has $longest bytes; $runs runs, in $dir"
[ ! -r /proc/cpuinfo ] || sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | sed -n 1p
[ ! -r /proc/loadavg ] || echo "load at the end: $(cut -d ' ' -f 1-3 /proc/loadavg)"
for program in rg grep wc; do
	if have $program; then $program --version | sed -n 1p; else echo "$program is not installed"; fi
done
[ "$perl" ] || echo "grep -oP does not work here"
[ "$pin1" ] || echo "taskset is not installed: nothing is bound to a core"
[ "${cores% *}" != "${cores#* }" ] || [ -z "$cores" ] || echo "only one core: the pipelines have no second one"
[ -z "$failed" ] || {
	echo "these failed:$failed; their last messages:"
	grep -v "no text in it" log | tail -n 5
}
awk -v bytes="$bytes" -v runs="$runs" -v facts="$found" -v many="$many" -v starts="$starts" -f "$here/table.awk" taken
