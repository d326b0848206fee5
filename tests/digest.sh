#!/bin/sh
# Proof that outputs are what they were: digest.sh BUILD [CORPUS] [-w]
#
# Runs every tool of BUILD with its main options over examples/*.txt, and over all *.txt of CORPUS, one folder of it after the
# other, files in the C order of their names. A digest is that of standard output, standard error and the exit status. With -w
# they are saved, in tests/digest/examples.tsv and corpus.tsv (in DIGESTS, if that is set); without it they are compared with
# those saved, what differs is named, and the status is 1 if anything does. What was never saved is printed. A folder whose
# texts are not those of the saved digests is named and not compared; the status is 2 if nothing else is wrong.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build='' corpus='' write=''
for argument; do
	case $argument in
	-w) write=yes ;;
	*) if [ -z "$build" ]; then build=$(cd "$argument" && pwd); else corpus=$(cd "$argument" && pwd); fi ;;
	esac
done
[ -n "$build" ] || {
	echo "usage: digest.sh BUILD [CORPUS] [-w]" >&2
	exit 2
}
saved=${DIGESTS:-$here/digest}
mkdir -p "$saved"
saved=$(cd "$saved" && pwd)
export codebook="$here/../examples/codebook.tsv"
export LC_ALL=C COLUMNS=100
unset NO_COLOR
export PATH="$build/bin:$PATH"
dir=/dev/shm
[ -d "$dir" ] && [ -w "$dir" ] || dir=${TMPDIR:-/tmp}
work=$(mktemp -d "$dir/rpt-digest.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
export work

# keep NAME COMMAND: runs the command, which is one of the shell and reads what is in $work, and prints a line for it; its output
# stays in $work/NAME
keep() {
	status=0
	sh -c "$2" >"$work/$1" 2>"$work/err" || status=$?
	sum=$({
		cat "$work/$1"
		sed "s|$work/||g; s|$codebook|CODEBOOK|g" "$work/err"
		echo "status $status"
	} | sha256sum | cut -c 1-16)
	# $work and $codebook are nothing to remember
	# shellcheck disable=SC2016
	printf '%s\t%s\t%s\n' "$folder" "$(printf '%s\n' "$2" | sed 's|"$work"/||g; s|"$codebook"|CODEBOOK|g')" "$sum"
}

digest() {
	keep out "$1"
}

# outputs: all lines for the texts in the file names; $work and $codebook are for the shell that keep starts
# shellcheck disable=SC2016
outputs() {
	awk 'BEGIN { print "#doc\tpair" } { printf "%s\t%06d\n", $0, NR }' "$work/names" >"$work/list"
	awk 'BEGIN { print "#doc\tpair" } NR > 1 { printf "%s\t%06d\n", $0, NR - 1 }' "$work/names" >"$work/next"
	while IFS= read -r file; do cat "$file"; done <"$work/names" >"$work/all"
	digest 'cat "$work"/list "$work"/all'
	digest 'cat "$codebook"'

	keep rows 'rpt-split -M "$work"/list'
	keep para 'rpt-split -u para -M "$work"/list'
	keep wrap 'rpt-split -w -M "$work"/list'
	digest 'rpt-split -u clause -H -M "$work"/list'
	digest 'rpt-split -u para -w -n -M "$work"/list'
	digest 'rpt-split -d all <"$work"/all'
	digest 'rpt-split -t -u clause -H "$work"/para'

	keep sections 'rpt-sections "$work"/rows'
	keep full 'rpt-sections -m -p "$work"/rows'
	keep outline 'rpt-sections -o "$work"/rows'
	digest 'rpt-sections -o -m -p "$work"/rows'
	digest 'rpt-sections -l "$work"/rows'
	digest 'rpt-sections -n "$work"/para'
	keep wrapped 'rpt-sections -m -p "$work"/wrap'

	keep facts 'rpt-numbers "$work"/sections'
	digest 'rpt-numbers "$work"/rows'
	digest 'rpt-numbers -n "$work"/para'
	digest 'rpt-numbers "$work"/wrapped'
	digest 'rpt-numbers -a -s "$work"/full'
	digest 'rpt-numbers -y 2021 "$work"/sections'
	keep keyed 'rpt-numbers -k "$codebook" -v "$work"/full'
	digest 'rpt-numbers -k "$codebook" -e'

	keep said 'rpt-numbers -s "$work"/full'
	digest 'rpt-check "$work"/said'
	digest 'rpt-check -a "$work"/said'
	digest 'rpt-check -a -n "$work"/facts'

	digest 'rpt-tsv -q "$work"/facts'
	digest 'rpt-tsv -o csv -b "$work"/facts'
	digest 'rpt-tsv -o jsonl "$work"/facts'
	digest 'rpt-tsv -o jsonl "$work"/facts | rpt-tsv -i jsonl'
	digest 'rpt-tsv -o csv "$work"/facts | rpt-tsv -i csv -o md'
	digest 'rpt-tsv -o table -c path,heading,text,type,value,unit,mod,what "$work"/facts'
	digest 'rpt-tsv -o tsv -x text,what -g sense=done -g "value>100" -g "what~案" "$work"/facts'
	digest 'rpt-tsv -s type,value:nr -n "$work"/facts'
	digest 'rpt-tsv -w doc:key:value,max,mod -K "$codebook" -E "$work"/conflicts "$work"/keyed'
	digest 'cat "$work"/conflicts'
	digest 'rpt-tsv -w doc:unit:value:sum "$work"/facts'

	# each document against the next
	rpt-split -M "$work/next" 2>/dev/null >"$work/rows2" || :
	rpt-sections "$work/rows2" 2>/dev/null >"$work/sections2" || :
	rpt-sections -m -p "$work/rows2" 2>/dev/null | rpt-numbers -k "$codebook" 2>/dev/null >"$work/keyed2" || :
	rpt-numbers "$work/sections2" 2>/dev/null >"$work/facts2" || :
	rpt-sections -o "$work/rows2" 2>/dev/null >"$work/outline2" || :
	digest 'rpt-diff -f -v -k pair "$work"/facts "$work"/facts2'
	digest 'rpt-diff -f -y -c always -k pair "$work"/facts "$work"/facts2'
	digest 'rpt-diff -f -m 0.7 -n -k pair "$work"/keyed "$work"/keyed2'
	digest 'rpt-diff -P plan:done -k pair "$work"/keyed "$work"/keyed2'
	digest 'rpt-diff -s -k pair "$work"/outline "$work"/outline2'
	digest 'rpt-diff -s -y -k pair "$work"/outline "$work"/outline2'
	digest 'rpt-diff -t -v -k pair "$work"/sections "$work"/sections2'
	digest 'rpt-diff -t -y -c never -k pair "$work"/sections "$work"/sections2'
}

# compare WHAT: the lines in $work/WHAT.tsv with those saved, or save them
result=0
compare() {
	if [ "$write" ]; then
		cat "$work/$1.tsv" >"$saved/$1.tsv"
		echo "saved: $saved/$1.tsv, $(($(wc -l <"$saved/$1.tsv") - 1)) digests"
		return
	fi
	if [ ! -f "$saved/$1.tsv" ]; then
		cat "$work/$1.tsv"
		echo "digest: $saved/$1.tsv is not there: nothing to compare; -w saves it" >&2
		return
	fi
	status=0
	awk -F '\t' -v what="$1" '
		FNR == 1 { file++; next }
		file == 1 { old[$1, $2] = $3; count++; if ($2 == "cat list all") texts[$1] = $3; next }
		{ seen[$1, $2] = 1 }
		$2 == "cat list all" && ($1 in texts) && texts[$1] != $3 { other[$1] = 1; others++ }
		$1 in other { next }
		!(($1, $2) in old) { print what ": not saved: " $1 ": " $2; bad++; next }
		old[$1, $2] != $3 { print what ": differs: " $1 ": " $2; bad++; next }
		{ same++ }
		END {
			for (key in old)
				if (!(key in seen)) {
					split(key, part, SUBSEP)
					print what ": saved, not made: " part[1] ": " part[2]
					bad++
				}
			for (folder in other)
				print what ": the texts themselves are others, not compared: " folder
			printf "%s: %d of %d outputs are the same\n", what, same, count
			exit bad > 0 ? 1 : others > 0 ? 2 : 0
		}' "$saved/$1.tsv" "$work/$1.tsv" || status=$?
	[ "$status" -eq 0 ] || [ "$result" -eq 1 ] || result=$status
}

printf '#folder\tcommand\tsha256\n' | tee "$work/examples.tsv" >"$work/corpus.tsv"
cd "$here/../examples"
folder=.
find . -name '*.txt' -type f | sort >"$work/names"
outputs >>"$work/examples.tsv"
compare examples
if [ "$corpus" ]; then
	cd "$corpus"
	find . -name '*.txt' -type f | sort >"$work/found"
	[ -s "$work/found" ] || {
		echo "digest: no *.txt under $corpus" >&2
		exit 2
	}
	# a file that lies in CORPUS itself is in the folder .
	awk -F / '{ print (NF > 2) ? $2 : "." }' "$work/found" | sort -u >"$work/folders"
	while IFS= read -r folder; do
		awk -F / -v folder="$folder" '((NF > 2) ? $2 : ".") == folder' "$work/found" >"$work/names"
		outputs </dev/null >>"$work/corpus.tsv"
	done <"$work/folders"
	compare corpus
fi
exit "$result"
