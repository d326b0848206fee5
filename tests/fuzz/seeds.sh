#!/bin/sh
# Seeds for the fuzz targets: seeds.sh DIR makes DIR/TARGET/ from tests/pass, tests/fail, tests/cases, tests/bugs and
# examples: an option line in front of each file.
set -eu
to=$1
cd "$(dirname "$0")/../.."

# seed TARGET NAME OPTIONS FILE...: the files, parted by a line "====".
seed() {
	target=$1 name=$2 options=$3
	shift 3
	mkdir -p "$to/$target"
	{
		printf '%s\n' "$options"
		cat "$1"
		shift
		for f; do
			printf '====\n'
			cat "$f"
		done
	} >"$to/$target/$name"
}

part=$(mktemp -d)
trap 'rm -rf "$part" "$part.codebook"' EXIT
for f in examples/*.txt tests/bugs/*.txt; do
	[ -e "$f" ] || continue
	b=${f##*/}
	split -C 1400 "$f" "$part/$b."
done
head -n 25 examples/codebook.tsv >"$part.codebook"
i=0
for f in "$part"/*; do
	i=$((i + 1))
	for options in mPas woP cls wHi; do
		seed text "$i-$options" "$options" "$f"
	done
	seed diff "$i-T" T "$f" "$part"/qinghe-2024.txt.aa
	seed diff "$i-Tt" Tty "$f"
	seed check "$i-T" T "$f"
	seed codebook "$i" v "$part.codebook" "$f"
	for target in utf8 numeral; do
		mkdir -p "$to/$target"
		head -c 900 "$f" >"$to/$target/$i"
	done
done
cut -f 3- tests/cases/*.tsv >"$part/sentences"
split -C 1000 "$part/sentences" "$part/cases."
for f in "$part"/cases.*; do
	seed text "cases-${f##*.}" as "$f"
	seed check "cases-${f##*.}" Tq "$f"
	cp "$f" "$to/numeral/cases-${f##*.}"
done
for f in tests/pass/*.tsv tests/fail/*.tsv tests/bugs/*.tsv; do
	[ -e "$f" ] || continue
	b=${f%.tsv}
	b=${b##*/}
	for options in n sm so tc '' ; do
		seed rows "$b-$options" "$options" "$f"
	done
	seed tables "$b-c" c "$f"
	seed tables "$b-j" j "$f"
	seed tables "$b-T" Tm "$f"
	seed diff "$b" k "$f" tests/pass/escapes.tsv
	seed check "$b" n "$f"
	seed tsv "$b" 'gtext~a	cdoc,n=text	ocsv' "$f"
	seed codebook "$b" R "$part.codebook" "$f"
done
if command -v rpt-split >/dev/null 2>&1; then
	for y in 2023 2024; do
		head -c 3000 examples/qinghe-$y.txt | iconv -c -f UTF-8 -t UTF-8 >"$part/q"
		rpt-split "$part/q" | rpt-sections -m -p | tee "$part/sections-$y" | rpt-numbers -s |
			head -n 10 >"$part/facts-$y"
		head -n 8 "$part/sections-$y" >"$part/s" && mv "$part/s" "$part/sections-$y"
	done
	for options in f s t fk tyc f0v f1y; do
		seed diff "facts-$options" "$options" "$part"/facts-*
	done
	for options in s sy t; do
		seed diff "sections-$options" "$options" "$part"/sections-*
	done
	for f in "$part"/facts-*; do
		seed check "${f##*/}" n "$f"
	done
	for f in "$part"/facts-* "$part"/sections-*; do
		b=${f##*/}
		seed rows "$b-n" n "$f"
		seed rows "$b-s" smp "$f"
		seed rows "$b-t" '' "$f"
		seed codebook "$b" R "$part.codebook" "$f"
		seed tables "$b" a "$f"
		for options in 'gvalue>5	cdoc,n=value	ojsonl' 'wdoc:what:value:sum	otable' \
			'wdoc,path:what:value,unit' 'wpath:type:value:only	omd' 'xtext	otsv' q \
			'gtype=money,count	gtext!~[0-9]{3}'; do
			seed tsv "$b-$(printf '%s' "$options" | tr -c 'a-z0-9' _)" "$options" "$f" \
				"$part.codebook"
		done
	done
fi
[ ! -e tests/cases/report.txt ] || seed check report T tests/cases/report.txt
seed codebook example e examples/codebook.tsv
seed codebook topics T lib/data/topics.tsv "$part"/qinghe-2024.txt.aa
printf 'M\n#doc\tplace\nexamples/a.txt\tx\n' >"$to/codebook/frame"
mkdir -p "$to/json" "$to/decimal" "$to/pattern"
printf '{"a":"b\\u00e4\\ud83d\\ude00","c":-1.5e+3,"d":null,"e":true}' >"$to/json/1"
printf '1\n-2.50\n0.000\n99.99\n-0.01\n123456789012345678901234567890.5\n' >"$to/decimal/1"
cut -f 2 examples/codebook.tsv lib/data/topics.tsv | grep -v '^#' | while read -r pattern; do
	i=$((i + 1))
	printf '%s\n立案\n罚款金额\n' "$pattern" >"$to/pattern/$i"
done
printf 'a\\|b|(c[[:digit:]]+d)?e{2,3}|^f.g$\na|b\nc12dee\nfxg\n' >"$to/pattern/1"
printf 'C\na,"b ""c""",d\n1,"2\n3",\n' >"$to/tables/csv"
printf 'Jc\n{"a":"1","b":2}\n{"b":null}\n' >"$to/tables/jsonl"
