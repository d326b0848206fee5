# lists.awk - part of Makefile, which says what these lists are for.
# usage: frame=FRAME tree=DIR out=DIR awk -v to=PREFIX -v R=DIR -v W=DIR -f lists.awk FOUND
# FOUND: what find(1) says of tree, ./FILE a line, sorted. The lists are PREFIX.lists.mk, PREFIX.links ...

BEGIN {
	FS = OFS = "\t"
	for (i = 1; i < 128; i++)
		hex[sprintf("%c", i)] = sprintf("+%02X", i)
	frame = ENVIRON["frame"]
	tree = ENVIRON["tree"]
	out = ENVIRON["out"]
	lists = "lists.mk links outputs dirs framed.tsv pairs.tsv problems"
	for (i = split(lists, list, " "); i > 0; i--)
		printf "" >(to "." list[i])
}

# a name that make and the shell can hold: other characters of ASCII become + and two hex digits
function safe(name, i, c, made) {
	if (name !~ /[\001-+:-?[-^`{-\177]/)
		return name
	for (i = 1; i <= length(name); i++) {
		c = substr(name, i, 1)
		made = made (c ~ /[\001-+:-?[-^`{-\177]/ ? hex[c] : c)
	}
	return made
}

function problem(what, why) {
	print what, why >(to ".problems")
}

function fatal(why) {
	printf "%s: %s\n", frame, why | "cat >&2"
	exit 1
}

function folder(path) {
	sub(/\/[^\/]*$/, "", path)
	if (!(path in folders))
		print path >(to ".dirs")
	folders[path]
}

# ---- the texts ----

# lines that are part of a name with a line feed in it, and what is in OUT itself
!/^\.\/.*[^\/]\.txt$/ || index(tree substr($0, 2), out "/") == 1 { next }

{
	doc = substr($0, 3)
	name = safe(substr(doc, 1, length(doc) - 4))
	last = name
	sub(/.*\//, "", last)
	if (length(last) > 240) {
		problem(doc, "left out: the name is too long")
		next
	}
	report[++reports] = name
	name_of[doc] = name
	print name, tree "/" doc >(to ".links")
	made = R "/" name
	print made ".facts.tsv\n" made ".outline.tsv\n" made ".utf8\n" made ".err" >(to ".outputs")
	print W "/src/" name ".link" >(to ".outputs")
	folder(made)
	folder(W "/src/" name)
	folder(W "/changes/" name)
}

# ---- the frame ----

function read_frame(i, n, at, line, value) {
	while ((status = (getline line <frame)) > 0) {
		if (!lines++)
			sub(/^\357\273\277/, "", line)
		sub(/\r$/, "", line)
		if (line ~ /^[ \t]*$/ || line ~ /^# /)
			continue
		n = split(line, value, FS)
		if (!columns) {
			if (line !~ /^#/)
				fatal("the first line must be #name<TAB>name...")
			sub(/^#/, "", value[1])
			columns = n
			line = "#file"
			for (i = 1; i <= n; i++) {
				at[value[i]] = i
				if (value[i] != "doc")
					line = line OFS value[i]
			}
			if (!("doc" in at) || !("place_code" in at) || !("year" in at))
				fatal("the columns doc, place_code and year must be there")
			print line >(to ".framed.tsv")
			continue
		}
		if (n != columns)
			fatal("line " lines ": " n " fields, the header has " columns)
		framed_row(value, at, value[at["doc"]])
	}
	if (status < 0)
		fatal("cannot read it")
	if (!columns)
		fatal("no header")
}

function framed_row(value, at, doc, i, line, pair) {
	sub(/^\.\//, "", doc)
	if (index(doc, tree "/") == 1)
		doc = substr(doc, length(tree) + 2)
	if (!(doc in name_of)) {
		problem(doc, "in the frame, and no such text below SRC")
		return
	}
	if (doc in framed) {
		problem(doc, "twice in the frame: the first counts")
		return
	}
	framed[doc]
	line = R "/" name_of[doc] ".facts.tsv"
	for (i = 1; i <= columns; i++)
		if (i != at["doc"]) {
			gsub(/\\/, "\\\\", value[i])
			line = line OFS value[i]
		}
	print line >(to ".framed.tsv")
	in_frame[++frames] = name_of[doc]
	place[frames] = value[at["place_code"]]
	year[frames] = value[at["year"]]
	pair = place[frames] FS year[frames] + 0
	if (pair in first)
		problem(doc, "the same place and year as " first[pair] ": changes.tsv has the first alone")
	else {
		first[pair] = doc
		report_of[pair] = name_of[doc]
	}
}

# ---- for make ----

function list_of(variable, names, n, i) {
	printf "%s :=", variable >(to ".lists.mk")
	for (i = 1; i <= n; i++)
		printf " \\\n %s", names[i] >(to ".lists.mk")
	print "" >(to ".lists.mk")
}

END {
	if (frame != "") {
		read_frame()
		print "#file", "place_code", "year" >(to ".pairs.tsv")
	}
	list_of("REPORTS", report, reports)
	print "TOTAL := " reports + 0 >(to ".lists.mk")
	for (i = 1; i <= reports; i++)
		print "N." report[i] " := " i >(to ".lists.mk")
	list_of("FRAMED", in_frame, frames)
	for (i = 1; i <= frames; i++) {
		now = place[i] FS year[i] + 0
		before = place[i] FS year[i] - 1
		if (report_of[now] != in_frame[i] || !(before in report_of))
			continue
		changed[++pairs] = in_frame[i]
		made = W "/changes/" in_frame[i]
		print made ".tsv: " R "/" report_of[before] ".facts.tsv" >(to ".lists.mk")
		print made ".tsv\n" made ".err" >(to ".outputs")
		print made ".tsv", place[i], year[i] >(to ".pairs.tsv")
	}
	list_of("PAIRS", changed, pairs)
}
