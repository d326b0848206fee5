# The table of bench.sh. Input: run, name, seconds, user seconds, system seconds, peak KB. Variables: bytes of the text, runs,
# the facts compared, how many documents `many` is, how often the tools were started.

{
	wall[$2, $1] = $3
	user[$2, $1] = $4
	cpu[$2, $1] = $4 + $5
	peak[$2, $1] = $6 * 1024 / 1e6
	seen[$2] = 1
}

# series X NAME: sets `median`, `least` and `most` of x[name, 1..runs]; returns 0 if there are none
function series(x, name,    sorted, n, r, i, v) {
	n = 0
	for (r = 1; r <= runs; r++) {
		if (!((name, r) in x))
			continue
		v = x[name, r]
		for (i = n++; i > 0 && sorted[i] > v; i--)
			sorted[i + 1] = sorted[i]
		sorted[i + 1] = v
	}
	if (n == 0)
		return 0
	median = (sorted[int((n + 1) / 2)] + sorted[int((n + 2) / 2)]) / 2
	least = sorted[1]
	most = sorted[n]
	return 1
}

# what LIMIT: LIMIT is "<= 1.6 x" or ">= 500 MB/s"
function row(what, got, best, limit,    part, ok) {
	split(limit, part, " ")
	ok = part[1] == "<=" ? got <= part[2] : got >= part[2]
	printf "%-58s %8.2f %8.2f  %-12s %s\n", what, got, best, limit, ok ? "yes" : "no"
}

function missing(what, limit) {
	printf "%-58s %8s %8s  %-12s %s\n", what, "-", "-", limit, "not measured"
}

function ratio(what, x, a, b, limit,    r, low) {
	for (r = 1; r <= runs; r++)
		delete quotient["q", r]
	if (!(b in seen))
		return missing(what, limit)
	for (r = 1; r <= runs; r++)
		if (x[b, r] > 0)
			quotient["q", r] = x[a, r] / x[b, r]
	if (!series(x, a))
		return missing(what, limit)
	low = least
	series(x, b)
	low = least > 0 ? low / least : 0
	if (!series(quotient, "q"))
		return missing(what, limit)
	row(what, median, low, limit)
}

function rate(what, name, limit) {
	series(wall, name)
	row(what, bytes / 1e6 / median, bytes / 1e6 / least, limit)
}

function memory(what, name, limit) {
	series(peak, name)
	row(what, most, least, limit)
}

function beside(what, name) {
	if (!(name in seen))
		return
	series(wall, name)
	printf "%-42s %8.0f MB/s %9.3f s", what, bytes / 1e6 / median, median
	series(user, name)
	printf " %9.3f s user", median
	series(cpu, name)
	printf " %8.0f MB/s of cpu", bytes / 1e6 / median
	series(peak, name)
	printf " %8.1f MB\n", most
}

END {
	pattern = "'[0-9]+[\\x{4e00}-\\x{9fff}]{1,3}'"
	document = sprintf("one document of %d MB", bytes / 1e6)
	printf "\n%-58s %8s %8s  %-12s %s\n", "", "median", "best", "target", "reached"
	ratio("rpt-split -u para / cat FILE | cat, wall", wall, "para", "cat2", "<= 1.6 x")
	rate("rpt-split, text", "split", ">= 500 MB/s")
	rate("rpt-sections on sentence rows, text", "sections", ">= 350 MB/s")
	ratio("rpt-numbers on sentence rows / rg -j1 -oN, user", user, "numbers", "rg", "<= 2.0 x")
	ratio("split | sections | numbers / grep -oP, two cores, wall", wall, "pipe", "grep", "<= 2.0 x")
	ratio("  the same / cat | cat | cat", wall, "pipe", "cat3", "<= 2.0 x")
	ratio("  the same with -k codebook / without", wall, "pipek", "pipe", "<= 1.5 x")
	series(wall, "diff")
	row(sprintf("rpt-diff -f, two streams of %d facts", facts), median, least, "<= 1.5 s")
	memory("peak memory of rpt-split, all documents", "split", "<= 8 MB")
	memory("peak memory of rpt-sections, all documents", "sections", "<= 8 MB")
	memory("peak memory of rpt-numbers, all documents", "numbers", "<= 8 MB")
	memory("peak memory of rpt-tsv, all documents", "tsv", "<= 8 MB")
	memory("peak memory of the three with -k codebook, all documents", "pipek", "<= 8 MB")
	memory("peak memory of rpt-split, " document, "one-split", "<= 8 MB")
	memory("peak memory of rpt-numbers, " document, "one-numbers", "<= 8 MB")
	n = split("split sections numbers tsv diff", tool, " ")
	for (i = 1; i <= n; i++)
		ratio("start-up of rpt-" tool[i] " on an empty file / true, cpu", cpu, "empty-" tool[i], "true", "<= 1.5 x")
	ratio("rpt-split, " many " files / one file", wall, "many", "few", "<= 1.1 x")
	ratio("split | sections | numbers, " many " files / one file", wall, "manypipe", "fewpipe", "<= 1.1 x")
	print "\nthe pattern of rg and grep is " pattern "; medians, memory the largest:"
	beside("rpt-split -u para", "para")
	beside("rpt-split", "split")
	beside("rpt-sections, sentence rows", "sections")
	beside("rpt-numbers, sentence rows", "numbers")
	beside("rpt-tsv -o csv, sentence rows", "tsv")
	beside("split | sections | numbers, two cores", "pipe")
	beside("  with -k codebook", "pipek")
	beside("rg -j1 -oN", "rg")
	beside("grep -oP", "grep")
	beside("cat FILE", "cat")
	beside("cat FILE | cat", "cat2")
	beside("cat FILE | cat | cat, two cores", "cat3")
	beside("wc -l", "wcl")
	beside("wc -m", "wcm")
	series(wall, "true")
	printf "start-up of true: %.2f ms\n", median * 1000 / starts
}
