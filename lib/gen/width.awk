# Makes lib/data/width.txt: ranges of code points that take no column or two, out of the Unicode Character Database.
# awk -f lib/gen/width.awk DerivedGeneralCategory.txt EastAsianWidth.txt
# No column: marks (Mn Me) and formats (Cf) but the soft hyphen; two: East_Asian_Width W and F. What is neither takes one.
function hex(s, i, n) {
	n = 0
	for (i = 1; i <= length(s); i++)
		n = n * 16 + index("0123456789ABCDEF", substr(s, i, 1)) - 1
	return n
}
function put() {
	if (to >= from)
		printf "%s\t%s\t%d\n", name(from), name(to), last
}
function name(n) {
	return sprintf("%04X", n)
}
/^#/ && FNR == 1 { version = version " " substr($0, 3) }
/^#/ || NF == 0 { next }
{
	line = $0
	sub(/#.*/, "", line)
	split(line, part, ";")
	gsub(/ /, "", part[1])
	gsub(/ /, "", part[2])
	n = split(part[1], ends, /\.\./)
	low = hex(ends[1])
	high = n > 1 ? hex(ends[2]) : low
	wide = part[2] == "W" || part[2] == "F"
	none = part[2] == "Mn" || part[2] == "Me" || part[2] == "Cf"
	if (!wide && !none)
		next
	for (u = low; u <= high; u++)
		if (!(u in columns) && u != 173)
			columns[u] = none ? 0 : 2
	if (high > highest)
		highest = high
}
END {
	print "# Columns that characters take on a terminal: none or two; all others take one. Made by lib/gen/width.awk from" version "."
	print "# (c) Unicode, Inc. Modified, and used under the licence in width.LICENSE beside this file."
	print "# columns: first and last code point of a range, hexadecimal; columns"
	from = 1
	to = 0
	for (u = 0; u <= highest; u++) {
		if (u in columns && to == u - 1 && last == columns[u]) {
			to = u
		} else if (u in columns) {
			put()
			from = to = u
			last = columns[u]
		}
	}
	put()
}
