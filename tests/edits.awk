# Make pairs of reports that differ by known edits, and judge what rpt-diff says of them. LC_ALL=C: text is bytes.
#
# usage: awk -v family=f|t|s|k|h -v runs=N -f edits.awk REPORT...
#	N runs; each takes one of the reports or an invented one and makes 3 to 10 edits of one family in it:
#	f	a number in a fact is another
#	t	a sentence is dropped, new, moved, or reworded: about 30 % of its characters are others, in 1 to 3 runs
#	s	a section is dropped, new, moved or its heading reworded, in one run; the marks of siblings count one up.
#		What is new, moved or dropped is counted in, but for one number a report that may be left out.
#	k	the same, but sections keep their number where they move, and any numbers may be left out
#	h	the same as s, but headings are reworded in 1 to 3 runs, as sentences are
#	FAMILY.old and FAMILY.new are rows for rpt-split -t, a document a run; FAMILY.truth has what differs: where it
#	starts in both texts, and its text (of a number its digits, of a section its mark and heading).
# usage: awk -f edits.awk FAMILY.truth FAMILY.diff ...
#	the figures of each op, in each family and in all; the file `wrong` lists rows too many and rows that lack.
#	A row is right where op, places and texts are; each true difference counts once.
#
# What could be read in two ways is not made:
# - What is new is unlike all that went (under 30 % of their pairs of characters), and so is what is reworded,
#   but for what it was made from. Short texts, of which 30 % leaves too little, are not reworded: see MIN_*.
# - A sentence moves over 5 others at least that stay, and no more than 4 move. A section moves over 2 siblings
#   at least that stay, and one under each parent: so nothing else is the smallest set that moved. (Two
#   neighbours that change places could be either's move; there are none.)
# - What is edited stands in the report once.

# ---- chance: S. K. Park and K. W. Miller, Random Number Generators: Good Ones Are Hard to Find, CACM 31, 1988 ----

function seed(s,    i)
{
	state = s * 7919 % 2147483647
	for (i = 0; i < 5; i++)
		chance(2)
}

# A number from 0 to n - 1.
function chance(n)
{
	state = state * 16807 % 2147483647
	return int(state / 2147483647 * n)
}

# Digits for each run of # in a text: no 0 at its beginning, nor at its end behind a point.
function fill(text,    at, out)
{
	while ((at = index(text, "#")) > 0) {
		out = out substr(text, 1, at - 1)
		out = out (out ~ /[0-9]$/ ? chance(10) : 1 + chance(9))
		text = substr(text, at + 1)
	}
	return out text
}

# ---- characters ----

function chars(text, c,    at, n, b, size)
{
	split("", c)
	for (at = 1; at <= length(text); at += size) {
		b = substr(text, at, 1)
		size = b < "\300" ? 1 : b < "\340" ? 2 : b < "\360" ? 3 : 4
		c[++n] = substr(text, at, size)
	}
	return n + 0
}

function char_count(text,    c)
{
	return chars(text, c)
}

# A Chinese character that is no numeral.
function is_word(c)
{
	return c >= "\344" && c < "\352" && index(NUMERALS, c) == 0
}

# The share of pairs of characters that two texts have in common, punctuation left out.
function alike(x, y,    c, n, i, last, count, sum, both)
{
	n = chars(x, c)
	for (i = 1; i <= n; i++) {
		if (c[i] !~ /^[0-9.%]/ && (c[i] < "\344" || c[i] >= "\352"))
			continue
		if (last != "" && ++sum)
			count[last c[i]]++
		last = c[i]
	}
	last = ""
	n = chars(y, c)
	for (i = 1; i <= n; i++) {
		if (c[i] !~ /^[0-9.%]/ && (c[i] < "\344" || c[i] >= "\352"))
			continue
		if (last != "" && ++sum && count[last c[i]]-- > 0)
			both++
		last = c[i]
	}
	return sum ? 2 * both / sum : 0
}

# The text with 30 % of its characters replaced, in up to `most` runs; "" where that cannot be. One run has nothing
# between its characters, several may step over figures and stops.
function reword(text, most,    c, n, word, words, i, want, runs, size, at, tries, taken, out)
{
	n = chars(text, c)
	for (i = 1; i <= n; i++) {
		if (is_word(c[i]))
			word[++words] = i
	}
	want = int(0.3 * n + 0.5)
	if (want < 1 || want > words)
		return ""
	for (runs = 1 + chance(want < most ? want : most); runs > 0; runs--) {
		size = runs == 1 ? want : 1 + chance(want - runs + 1)
		want -= size
		for (tries = 0; tries < 40; tries++) {
			at = 1 + chance(words - size + 1)
			for (i = at - 1; i <= at + size && !(i in taken); i++)
				;
			if (i > at + size && (most > 1 || word[at + size - 1] - word[at] == size - 1))
				break
		}
		if (tries == 40)
			return ""
		for (i = at; i < at + size; i++) {
			taken[i] = 1
			out = c[word[i]]
			while (out == c[word[i]])
				out = substr(OTHERS, 1 + 3 * chance(length(OTHERS) / 3), 3)
			c[word[i]] = out
		}
	}
	out = ""
	for (i = 1; i <= n; i++)
		out = out c[i]
	return out
}

# ---- what went and what is new ----

function begin_run()
{
	gone = fresh = 0
	old_text = new_text = ""
}

# Whether a text that comes is unlike all that went, and one that went unlike all that came.
function may_come(text,    i)
{
	for (i = 1; i <= gone; i++) {
		if (alike(text, gone_text[i]) >= 0.3)
			return 0
	}
	return 1
}

function may_go(text,    i)
{
	for (i = 1; i <= fresh; i++) {
		if (alike(text, fresh_text[i]) >= 0.3)
			return 0
	}
	return 1
}

function comes(text)
{
	fresh_text[++fresh] = text
}

function goes(text)
{
	gone_text[++gone] = text
}

function truth(op, start2, text2, start, text)
{
	print doc "\t" op "\t" start2 "\t" text2 "\t" start "\t" text > (family ".truth")
}

# ---- reports ----

function topic(text,    part, n, i)
{
	n = split(text, part, "|")
	topics++
	topic_head[topics] = part[1]
	topic_sub[topics, 1] = part[2]
	topic_sub[topics, 2] = part[3]
	for (i = 4; i <= n; i++)
		topic_text[topics, i - 3] = part[i]
	topic_texts[topics] = n - 3
}

function shuffle(    i, k, x)
{
	for (i = 1; i <= topics; i++)
		order[i] = i
	for (i = topics; i > 1; i--) {
		k = 1 + chance(i)
		x = order[i]
		order[i] = order[k]
		order[k] = x
	}
}

# n sentences of a topic from one on.
function sentences_of(t, from, n,    i, out)
{
	for (i = from; i < from + n && i <= topic_texts[t]; i++)
		out = out fill(topic_text[t, i])
	if (chance(4) == 0)
		out = out USUAL
	return out
}

# A report of 14 to 16 topics; the others are spare.
function invent(    used, part, of, i, t, out, first)
{
	shuffle()
	used = 14 + chance(3)
	out = "云山市石桥县人民政府关于2024年重点工作的报告\n"
	out = out "2024年，全县上下围绕年初确定的目标分工协作，各项任务推进平稳。现将有关情况报告如下："
	for (i = 1; i <= used; i++) {
		if (i % 5 == 1 && part < 3) {
			out = out "\n" CJK[++part] "、" PART[part]
			of = 0
		}
		t = order[i]
		out = out "\n（" CJK[++of] "）" topic_head[t] "\n"
		if (chance(3)) {
			first = 2 + chance(2)
			out = out "1." topic_sub[t, 1] "。" sentences_of(t, 1, first) "\n"
			out = out "2." topic_sub[t, 2] "。" sentences_of(t, first + 1, 2)
		} else {
			out = out sentences_of(t, 1, 3) "\n" sentences_of(t, 4, 2)
		}
	}
	spare = used + 1
	return out "\n" fill(LAST)
}

# The text that run r edits; what is spare for it.
function report_of(r)
{
	if (r % (2 * reports) >= reports)
		return invent()
	shuffle()
	spare = 1
	return report[r % reports]
}

function spare_sentence(    t)
{
	t = order[spare + chance(topics - spare + 1)]
	return fill(topic_text[t, 1 + chance(topic_texts[t])])
}

# ---- f: numbers ----

# Find the numbers with a unit: places in the text from 0.
function find_numbers(text,    line, lines, i, at, size, from)
{
	places = 0
	lines = split(text, line, "\n")
	for (i = 1; i <= lines; i++) {
		for (at = 1; match(substr(line[i], at), /[0-9]+([.][0-9]+)?/); at += size) {
			at += RSTART - 1
			size = RLENGTH
			add_number(line[i], at, size, from)
		}
		from += length(line[i]) + 1
	}
}

# The number at a place in a line that begins at byte `from`, if it has a unit.
function add_number(line, at, size, from,    number, before, after)
{
	number = substr(line, at, size)
	before = at > 3 ? substr(line, at - 3, 3) : ""
	after = substr(line, at + size)
	if (before ~ /([0-9.:\/]|〔)$/ || !match(after, UNITS))
		return
	if (after ~ /^年/ && size > 2 || after ~ /^月[0-9]/)
		return
	place_at[++places] = from + at - 1
	place_number[places] = number
	place_unit[places] = substr(after, 1, RLENGTH)
	place_upper[places] = before ~ /(至|-)$/
}

function other_number(p,    old, unit, c, n, i, tries, out)
{
	old = place_number[p]
	unit = place_unit[p]
	for (tries = 0; tries < 200; tries++) {
		out = ""
		if (unit == "月")
			out = 1 + chance(12)
		else if (unit == "日")
			out = 1 + chance(28)
		else if (unit == "%" && old == "100")
			out = 10 + chance(90)
		n = out == "" ? length(old) : 0
		for (i = 1; i <= n; i++) {
			c = substr(old, i, 1)
			if (c == "." || c == "0" && (i == 1 || length(old) > 2 && substr(old, i) ~ /^0+$/))
				out = out c
			else if (i == 1 || i == n)
				out = out (1 + chance(9))
			else
				out = out chance(10)
		}
		if (out + 0 == old + 0 || place_upper[p] && out + 0 <= old + 0)
			continue
		# not a figure that stands elsewhere, where there is choice enough
		if (tries > 30 || index(old_text new_numbers, out unit) == 0)
			break
	}
	return tries < 200 ? out : ""
}

function edit_numbers(    k, p, i, at, number, change, grown)
{
	find_numbers(old_text)
	new_numbers = ""
	for (k = 3 + chance(8); k > 0; k--) {
		do
			p = 1 + chance(places)
		while (p in change)
		number = other_number(p)
		if (number == "") {
			k++
			continue
		}
		change[p] = number
		new_numbers = new_numbers " " number place_unit[p]
	}
	at = 1
	for (p = 1; p <= places; p++) {
		if (!(p in change))
			continue
		new_text = new_text substr(old_text, at, place_at[p] + 1 - at) change[p]
		at = place_at[p] + 1 + length(place_number[p])
		truth("~", place_at[p], place_number[p], place_at[p] + grown, change[p])
		grown += length(change[p]) - length(place_number[p])
	}
	new_text = new_text substr(old_text, at)
}

# ---- t: sentences ----

# Cut the text: sent[1..sents], each in the paragraph sent_para[].
function cut_sentences(text,    line, lines, i, at, seen)
{
	sents = 0
	lines = split(text, line, "\n")
	for (i = 1; i <= lines; i++) {
		while ((at = index(line[i], "。")) > 0) {
			add_sentence(substr(line[i], 1, at + 2), i)
			line[i] = substr(line[i], at + 3)
		}
		if (line[i] != "")
			add_sentence(line[i], i)
	}
	split("", seen)
	for (i = 1; i <= sents; i++)
		seen[sent[i]]++
	for (i = 1; i <= sents; i++) {
		sent_long[i] = seen[sent[i]] == 1 && sent[i] ~ /。$/ ? char_count(sent[i]) : 0
		sent_marked[i] = mark_level(sent[i]) || sent[i] ~ ITEM_FIRST
		sent_op[i] = "="
		put_in[i] = ""
	}
}

function add_sentence(text, para)
{
	sent[++sents] = text
	sent_para[sents] = para
}

# Sentences that stay between i and the gap behind j.
function stay_between(i, j,    from, to, n)
{
	from = i < j ? i + 1 : j + 1
	to = i < j ? j : i - 1
	for (; from <= to; from++)
		n += sent_op[from] == "="
	return n + 0
}

function all_moves_clear(    m)
{
	for (m = 1; m <= moves; m++) {
		if (stay_between(move_from[m], move_to[m]) < 5)
			return 0
	}
	return 1
}

# A gap in running text that has nothing put in.
function find_gap(    j)
{
	do
		j = 1 + chance(sents)
	while (sent[j] !~ /。$/ || sent_op[j] != "=" || put_in[j] != "" || sent[j] == CLOSE)
	return j
}

function drop_sentence(    i)
{
	i = 1 + chance(sents)
	if (sent_op[i] != "=" || put_in[i] != "" || sent_long[i] < MIN_SENTENCE || sent_marked[i] || !may_go(sent[i]))
		return 0
	sent_op[i] = "-"
	goes(sent[i])
	return 1
}

function insert_sentence(    text, j)
{
	text = spare_sentence()
	for (j = 1; j <= sents && put_in[j] != text; j++)
		;
	if (j <= sents || index(old_text, text) || !may_come(text))
		return 0
	j = find_gap()
	put_in[j] = text
	put_from[j] = 0
	comes(text)
	return 1
}

function reword_sentence(    i, text)
{
	i = 1 + chance(sents)
	if (sent_op[i] != "=" || sent_long[i] < MIN_REWORD || sent_marked[i])
		return 0
	text = reword(sent[i], 3)
	if (text == "" || !may_come(text) || !may_go(sent[i]))
		return 0
	sent_op[i] = "~"
	sent_other[i] = text
	goes(sent[i])
	comes(text)
	return 1
}

function move_sentence(    i, j)
{
	i = 1 + chance(sents)
	j = find_gap()
	if (moves == 4 || sent_op[i] != "=" || put_in[i] != "" || sent_long[i] < MIN_SENTENCE || sent_marked[i] ||
	    sent_para[i] == sent_para[j])
		return 0
	move_from[++moves] = i
	move_to[moves] = j
	sent_op[i] = ">"
	if (!all_moves_clear()) {
		sent_op[i] = "="
		moves--
		return 0
	}
	put_in[j] = sent[i]
	put_from[j] = i
	return 1
}

# Append a sentence to the new text, on a line of its own when its paragraph is another; where it starts.
function append(text, para,    at)
{
	if (new_text != "" && para != last_para)
		new_text = new_text "\n"
	last_para = para
	at = length(new_text)
	new_text = new_text text
	return at
}

function edit_sentences(    k, count, i, at, start)
{
	cut_sentences(old_text)
	moves = 0
	for (k = 3 + chance(8); k > 0; k--)
		count[chance(4)]++
	while (count[0]-- > 0)
		for (i = 0; i < 200 && !drop_sentence(); i++)
			;
	while (count[1]-- > 0)
		for (i = 0; i < 200 && !reword_sentence(); i++)
			;
	while (count[2]-- > 0)
		for (i = 0; i < 200 && !insert_sentence(); i++)
			;
	while (count[3]-- > 0)
		for (i = 0; i < 200 && !move_sentence(); i++)
			;
	at = 0
	for (i = 1; i <= sents; i++) {
		at += i > 1 && sent_para[i] != sent_para[i - 1]
		start[i] = at
		at += length(sent[i])
	}
	last_para = 0
	for (i = 1; i <= sents; i++) {
		if (sent_op[i] == "-")
			truth("-", start[i], sent[i], "", "")
		else if (sent_op[i] == "~")
			truth("~", start[i], sent[i], append(sent_other[i], sent_para[i]), sent_other[i])
		else if (sent_op[i] == "=")
			append(sent[i], sent_para[i])
		if (put_in[i] == "")
			continue
		at = append(put_in[i], sent_para[i])
		if (put_from[i])
			truth(">", start[put_from[i]], put_in[i], at, put_in[i])
		else
			truth("+", "", "", at, put_in[i])
	}
	new_text = new_text "\n"
}

# ---- s: sections ----

# The level of the mark a line begins with, 0 for none; sets mark_size.
function mark_level(line)
{
	mark_size = 0
	if (match(line, /^(一|二|三|四|五|六|七|八|九|十)+、/))
		mark_size = RLENGTH
	if (mark_size)
		return 1
	if (match(line, /^(\(|（)(一|二|三|四|五|六|七|八|九|十)+(\)|）)/))
		mark_size = RLENGTH
	if (mark_size)
		return 2
	if (match(line, /^[0-9]+(\.|、)/) && substr(line, RLENGTH + 1, 1) !~ /[0-9]/)
		mark_size = RLENGTH
	if (mark_size)
		return 3
	if (match(line, /^(\(|（)[0-9]+(\)|）)/))
		mark_size = RLENGTH
	return mark_size ? 4 : 0
}

# The mark with another number.
function mark_with(mark, level, n,    tail)
{
	if (level == 1)
		return CJK[n] "、"
	if (level == 2)
		return mark ~ /^\(/ ? "(" CJK[n] ")" : "（" CJK[n] "）"
	tail = mark
	sub(/^[0-9]+/, "", tail)
	return n tail
}

function add_node(level, mark, head, rest, more)
{
	nodes++
	node_level[nodes] = level
	node_mark[nodes] = node_was[nodes] = mark
	node_head[nodes] = head
	node_rest[nodes] = rest
	node_more[nodes] = more
	node_op[nodes] = "="
	kids[nodes] = 0
	return nodes
}

# Put a node among the children of another, at a place from 1.
function put_kid(parent, node, at,    i)
{
	for (i = ++kids[parent]; i > at; i--)
		kid[parent, i] = kid[parent, i - 1]
	kid[parent, at] = node
	node_parent[node] = parent
}

function take_kid(parent, at)
{
	for (kids[parent]--; at <= kids[parent]; at++)
		kid[parent, at] = kid[parent, at + 1]
}

# The text as a tree: 0 is what stands before the first mark, tree_tail what closes the report.
function grow_tree(text,    line, lines, i, level, node, open, rest, head)
{
	nodes = -1
	open[0] = node = add_node(0, "", "", "", "")
	tree_tail = ""
	style3 = "1."
	lines = split(text, line, "\n")
	for (i = 1; i <= lines; i++) {
		if (line[i] == CLOSE || tree_tail != "") {
			tree_tail = tree_tail "\n" line[i]
			continue
		}
		level = mark_level(line[i])
		if (!level) {
			node_more[node] = node_more[node] "\n" line[i]
			continue
		}
		head = substr(line[i], mark_size + 1)
		rest = ""
		if (index(head, "。")) {
			rest = substr(head, index(head, "。"))
			head = substr(head, 1, index(head, "。") - 1)
		}
		node = add_node(level, substr(line[i], 1, mark_size), head, rest, "")
		if (level == 3)
			style3 = node_mark[node]
		while (!((--level) in open))
			;
		put_kid(open[level], node, kids[open[level]] + 1)
		for (level = node_level[node]; level <= 4; level++)
			delete open[level]
		open[node_level[node]] = node
	}
}

function own_text(node)
{
	return (node ? "\n" node_mark[node] node_head[node] node_rest[node] : "") node_more[node]
}

# Write the tree; where[] has the place of each mark.
function write_tree(node, where,    i)
{
	where[node] = length(tree_text) # a line end comes before the mark, and one too many at the beginning
	tree_text = tree_text own_text(node)
	for (i = 1; i <= kids[node]; i++)
		write_tree(kid[node, i], where)
}

function tree(where)
{
	tree_text = ""
	write_tree(0, where)
	return substr(tree_text tree_tail, 2)
}

# The items inside the text of a node: item_at[] from its mark, item_text[] up to a stop.
function find_items(node,    text, at, before, n)
{
	text = substr(own_text(node), 2)
	items = 0
	for (at = 1; match(substr(text, at), ITEM); at += n) {
		at += RSTART - 1
		n = RLENGTH
		before = at > 1 ? substr(text, at > 3 ? at - 3 : 1, at > 3 ? 3 : at - 1) : "\n"
		if (before !~ /(。|；|：|，|[,;:\n])$/)
			continue
		item_at[++items] = at - 1
		item_text[items] = substr(text, at)
		match(item_text[items], /[,;]|，|；|。/)
		item_text[items] = substr(item_text[items], 1, RSTART - 1)
	}
}

# The truth of a node and all in it: op is - or +.
function truth_of_all(op, node, where,    i)
{
	if (op == "-")
		node_mark[node] = node_was[node] # it may have been counted anew before it was dropped
	truth_of(op, where[node], node_mark[node] node_head[node])
	find_items(node)
	for (i = 1; i <= items; i++)
		truth_of(op, where[node] + item_at[i], item_text[i])
	for (i = 1; i <= kids[node]; i++)
		truth_of_all(op, kid[node, i], where)
}

function truth_of(op, at, text)
{
	if (op == "-")
		truth(op, at, text, "", "")
	else
		truth(op, "", "", at, text)
}

# Whether all headings of a node may go; if `really`, they go.
function may_all_go(node, really,    i)
{
	if (!may_go(node_head[node]))
		return 0
	if (really)
		goes(node_head[node])
	for (i = 1; i <= kids[node]; i++) {
		if (!may_all_go(kid[node, i], really))
			return 0
	}
	return 1
}

# Whether nothing was done to a node, what lies in it and what it lies in; a reworded heading above does no harm.
function is_untouched(node,    i)
{
	for (i = node_parent[node]; i; i = node_parent[i]) {
		if (node_op[i] != "=" && node_op[i] != "~")
			return 0
	}
	return all_untouched(node)
}

function all_untouched(node,    i)
{
	if (node_op[node] != "=")
		return 0
	for (i = 1; i <= kids[node]; i++) {
		if (!all_untouched(kid[node, i]))
			return 0
	}
	return 1
}

function place_of(node,    i)
{
	for (i = 1; kid[node_parent[node], i] != node; i++)
		;
	return i
}

# Count the marks of the children of a node, from 1 + more.
function count_marks(parent, more,    i)
{
	for (i = 1; i <= kids[parent]; i++)
		node_mark[kid[parent, i]] = mark_with(node_mark[kid[parent, i]], node_level[kid[parent, i]], i + more)
}

function random_node(    node)
{
	do
		node = 1 + chance(nodes)
	while (node_level[node] > 3)
	return node
}

function drop_section(    node, parent, at)
{
	node = random_node()
	parent = node_parent[node]
	if (node_level[node] < 2 || !is_untouched(node) || kids[parent] < 3 || !may_all_go(node, 0))
		return 0
	may_all_go(node, 1)
	at = place_of(node)
	take_kid(parent, at)
	node_op[node] = "-"
	# a number left out, but in k, is one only, and not the first
	if (node_level[node] > 2 || gaps == 0 || at == 1 && family != "k" || chance(2))
		count_marks(parent, 0)
	else
		gaps--
	return 1
}

function reword_section(    node, text)
{
	node = random_node()
	if (node_op[node] != "=" || !is_untouched(node) && node_level[node] > 1 ||
	    char_count(node_head[node]) < MIN_HEADING)
		return 0
	text = reword(node_head[node], family == "h" ? 3 : 1)
	if (text == "" || !may_come(text) || !may_go(node_head[node]))
		return 0
	goes(node_head[node])
	comes(text)
	node_op[node] = "~"
	node_old[node] = node_head[node]
	node_head[node] = text
	return 1
}

function add_section(    parent, t, node, i, level)
{
	parent = random_node()
	level = node_level[parent] + 1
	t = order[spare + chance(topics - spare + 1)]
	if (level > 3 || t in topic_used || kids[parent] == 0 || node_level[kid[parent, 1]] != level ||
	    !is_untouched(parent) && level > 2 || node_op[parent] == "-" || node_op[parent] == "+")
		return 0
	if (!may_come(topic_head[t]) || !may_come(topic_sub[t, 1]) || !may_come(topic_sub[t, 2]))
		return 0
	topic_used[t] = 1
	if (level == 3) {
		node = add_node(3, style3, topic_sub[t, 1], "。" fill(topic_text[t, 1]), "")
	} else if (chance(2)) {
		node = add_node(2, node_mark[kid[parent, 1]], topic_head[t], "", "\n" fill(topic_text[t, 1]))
	} else {
		node = add_node(2, node_mark[kid[parent, 1]], topic_head[t], "", "")
		for (i = 1; i <= 2; i++)
			put_kid(node, add_node(3, mark_with(style3, 3, i), topic_sub[t, i], "。" fill(topic_text[t, i]), ""), i)
		comes(topic_sub[t, 2])
	}
	comes(level == 3 ? topic_sub[t, 1] : topic_head[t])
	comes(topic_sub[t, 1])
	put_kid(parent, node, 1 + chance(kids[parent] + 1))
	for (i = 1; i <= kids[node]; i++)
		node_op[kid[node, i]] = "in"
	node_op[node] = "+"
	count_marks(parent, 0)
	return 1
}

function move_section(    node, parent, from, to, i, over)
{
	node = random_node()
	parent = node_parent[node]
	if (node_level[node] != 2 || !is_untouched(node) || parent in moved_in)
		return 0
	from = place_of(node)
	to = 1 + chance(kids[parent])
	for (i = from < to ? from + 1 : to; i <= (from < to ? to : from - 1); i++)
		over += node_op[kid[parent, i]] == "="
	if (over < 2)
		return 0
	take_kid(parent, from)
	put_kid(parent, node, to)
	node_op[node] = ">"
	moved_in[parent] = 1
	if (family != "k")
		count_marks(parent, 0)
	return 1
}

function renumber_sections(    parent)
{
	parent = chance(4) ? random_node() : 0
	if (node_level[parent] > 1 || kids[parent] < 2 || node_op[parent] == "-" || node_op[parent] == "+" ||
	    parent in renumbered)
		return 0
	renumbered[parent] = 1
	count_marks(parent, 1)
	return 1
}

function edit_sections(    k, i, count, before, after)
{
	grow_tree(old_text)
	split("", topic_used)
	split("", moved_in)
	split("", renumbered)
	if (tree(before) != old_text) {
		print "edits.awk: " doc ": the tree is not the text" | "cat >&2"
		exit 1
	}
	for (k = 3 + chance(8); k > 0; k--)
		count[chance(5)]++
	gaps = family == "k" ? 10 : count[4] == 0
	while (count[0]-- > 0)
		for (i = 0; i < 200 && !drop_section(); i++)
			;
	while (count[1]-- > 0)
		for (i = 0; i < 200 && !reword_section(); i++)
			;
	while (count[2]-- > 0)
		for (i = 0; i < 200 && !add_section(); i++)
			;
	while (count[3]-- > 0)
		for (i = 0; i < 200 && !move_section(); i++)
			;
	while (count[4]-- > 0)
		for (i = 0; i < 200 && !renumber_sections(); i++)
			;
	new_text = tree(after)
	for (i = 1; i <= nodes; i++) {
		if (node_op[i] == "-")
			truth_of_all("-", i, before)
		else if (node_op[i] == "+")
			truth_of_all("+", i, after)
		else if (node_op[i] == "~")
			truth("~", before[i], node_old[i], after[i], node_head[i])
		else if (node_op[i] == ">")
			truth(">", before[i], node_head[i], after[i], node_head[i])
	}
}

# ---- runs ----

function escaped(text)
{
	gsub(/\n/, "\\n", text)
	return text
}

function make(    r)
{
	print "#doc\ttext" > (family ".old")
	print "#doc\ttext" > (family ".new")
	print "#doc\top\tstart2\ttext2\tstart\ttext" > (family ".truth")
	for (r = 0; r < runs; r++) {
		seed(r + 1 + 1000 * index("ftskh", family))
		doc = sprintf("%s%05d", family, r + 1)
		begin_run()
		old_text = report_of(r)
		if (family == "f")
			edit_numbers()
		else if (family == "t")
			edit_sentences()
		else
			edit_sections()
		print doc "\t" escaped(old_text) > (family ".old")
		print doc "\t" escaped(new_text) > (family ".new")
	}
}

# ---- judgement ----

function covers(start, end, at)
{
	return at == "" ? start == "" : start != "" && start + 0 <= at + 0 && at + 0 < end + 0
}

# Whether the row at hand is the true difference number i.
function is_true(i,    start, end)
{
	start = true_op[i] == "-" ? "" : $col["start"]
	end = $col["end"]
	if (true_found[i] || true_op[i] != $col["op"] || !covers(start, end, true_start[i]) ||
	    !covers($col["start2"], $col["end2"], true_start2[i]))
		return 0
	if ($1 ~ /^t/)
		return (start == "" || $col["text"] == true_text[i]) &&
			($col["start2"] == "" || $col["text2"] == true_text2[i])
	return (start == "" || index($col["text"], true_text[i])) &&
		($col["start2"] == "" || index($col["text2"], true_text2[i]))
}

function count_op(what, where, op)
{
	count[what, where, op]++
	count[what, "all", op]++
}

function ratio(x, y)
{
	return x + y ? sprintf("%.4f", x / (x + y)) : "-"
}

function put_figures(    f, o, families, family, op, right, more, less, shown)
{
	families = split("f t s k h all", family, " ")
	split("~ > - +", op, " ")
	print "family op precision recall n"
	for (f = 1; f <= families; f++) {
		if (family[f] == "all" && shown < 2)
			continue
		for (o = 1; o <= 4; o++) {
			right = count["right", family[f], op[o]]
			more = count["more", family[f], op[o]]
			less = count["less", family[f], op[o]]
			if (right + more + less)
				print family[f], op[o], ratio(right, more), ratio(right, less), right + less
		}
		shown += judged[family[f]]
	}
}

function judge(    i)
{
	if ($col["op"] == "=")
		return
	for (i = first_true[$1]; i <= last_true[$1]; i++) {
		if (is_true(i)) {
			true_found[i] = 1
			count_op("right", substr($1, 1, 1), $col["op"])
			return
		}
	}
	count_op("more", substr($1, 1, 1), $col["op"])
	print $1, "more", $col["op"], $col["start2"], $col["text2"], $col["start"], $col["text"], $col["sim"] > "wrong"
}

BEGIN {
	FS = OFS = "\t"
	MIN_SENTENCE = 12 # characters of a sentence that is dropped or moved
	MIN_REWORD = 15
	MIN_HEADING = 8
	NUMERALS = "〇零一二三四五六七八九十百千万亿两半几"
	OTHERS = "梧桐雁影斜阳渔歌晚霞枫叶霜晨芦荻秋风雪松梅竹菊兰琴棋诗酒帆樯鹤鹭鸥燕莺蝶蜻蜓荷塘柳絮"
	OTHERS = OTHERS "青苔石磬钟鼓楼阁窗棂烟雨画屏珠帘玉笛胡笳羌管驼铃沙洲瀚漠冰河铁马辕门战袍"
	UNITS = "^(万|亿)?(余|多)?(个百分点|人次|个|件|次|场|名|人|条|项|批次|户|家|笔|处|台|宗|份|期|倍|元|公里|平方米|" \
		"小时|学时|亩|吨|座|辆|口|株|块|根|米|套|所|册|部|本|只|盏|片|支|卷|箱|艘|张|剂|单|天|分钟|公斤|年|月|日|%)"
	ITEM = "(一|二|三|四|五|六|七|八|九|十)是|首先，|其次，"
	ITEM_FIRST = "^(" ITEM ")"
	CLOSE = "特此报告。"
	for (i = 1; i < 30; i++)
		CJK[i] = (i < 20 ? "" : "二") (i < 10 ? "" : "十") (i % 10 ? substr("一二三四五六七八九", 3 * (i % 10) - 2, 3) : "")
	USUAL = "各项任务均按季度调度。"
	PART[1] = "为民办成的主要实事"
	PART[2] = "产业培育与市场开拓"
	PART[3] = "守护平安的几项做法"
	LAST = "四、尚未解决的困难\n一是部分工程开工偏晚，冬季施工影响进度。二是年轻技术人员留不住，岗位空缺较多。" \
		"三是管护经费来源单一，设备坏了修得慢。\n五、明年打算\n明年力争新增绿地###公顷，完成管道入户####户。" \
		"计划培训工匠###人次，让每个村都有会修水电的能手。\n特此报告。\n云山市石桥县人民政府\n2025年1月20日\n"

	topic("整治河渠塘坝，守住一方清水|清淤疏浚不误农时|巡河护岸落到人头|" \
		"春耕之前清理干支渠##.#公里，拆除阻水网箱##处，下游三个片区的灌溉用水不再靠水泵接力。|" \
		"沿岸设置巡护点##个，巡护员每天早晚各走一趟，发现倾倒垃圾的当场劝止。|" \
		"对###口山塘逐口测量库容，险塘先降水位后加固，汛期没有一口溃坝。|" \
		"河道采砂实行过磅销号，查扣无证运砂车##辆，没收黄沙####吨。|" \
		"渔民上岸以后，由合作社统一收购藕莲和菱角，户均增收####元。")
	topic("养护林地草场，筑牢生态屏障|封山育林分片包干|防火瞭望昼夜不停|" \
		"在北坡补植油松和刺槐####亩，成活情况由林场职工逐株登记。|" \
		"新建瞭望塔#座，配备望远镜和无线电台，火情从发现到出动压缩到##分钟。|" \
		"划定禁牧区以后，散养的山羊改为圈养，草料由储备库按月供应。|" \
		"松材线虫病疫木当天砍伐当天烧毁，全年处置枯死树###株。|" \
		"古树名木挂牌###块，牌上写明树龄、树种和看护人的姓名。")
	topic("畅通乡间道路，方便群众出行|坑洼路段集中修补|客运班线延伸到寨|" \
		"修补沥青路面##.#万平方米，更换破损涵管###根，雨天积水的路段少了大半。|" \
		"开通到高山村寨的客运班线##条，票价不超过#元，赶集的老人可以刷卡上车。|" \
		"急弯陡坡加装护栏####米，夜间反光标志由养护站每周擦洗。|" \
		"货车超限检测点移到矿区门口，卸载超载砂石###吨。|" \
		"桥梁检查采用无人机拍摄，发现桥墩裂缝##处，均已灌浆封闭。")
	topic("办好学校食堂，照看孩子健康|食材采购阳光公开|陪餐制度天天坚持|" \
		"全县##所学校的食堂换上明厨亮灶设备，家长在手机上就能看到切配和烹煮。|" \
		"校长与学生同桌吃饭，饭菜咸淡由学生打分，连续垫底的厨师要重新培训。|" \
		"营养员按照时令编写食谱##套，牛奶和鸡蛋每天都有。|" \
		"抽检大米、食用油和冷冻肉###批次，不合格的#批次全部退货。|" \
		"偏远教学点由保温车送餐，最远的往返##公里。")
	topic("兴办养老助餐，温暖银发生活|社区饭堂开到楼下|独居老人常有人问|" \
		"建成老年饭堂##家，八旬以上老人每餐优惠#元，行动不便的由志愿者送上门。|" \
		"为独居老人安装烟感报警器####个，接警后网格员##分钟内敲门。|" \
		"组织护理员参加喂食、翻身和急救训练###人次，持证上岗的比例明显提高。|" \
		"把闲置的供销社旧仓库改成日间照料中心，设床位##张。|" \
		"开设智能手机课堂##期，教老人挂号、缴费和视频通话。")
	topic("丰富文化生活，传承地方技艺|戏台书屋重新热闹|老手艺有了新徒弟|" \
		"修缮古戏台#座，农闲时节请剧团唱戏###场，观众搬着板凳来看。|" \
		"农家书屋添置连环画和种植手册####册，钥匙交给住得最近的教师保管。|" \
		"竹编、蜡染和剪纸传承人收徒##名，作品在省城展销会上卖出###件。|" \
		"拍摄方言纪录片#部，把山歌、号子和童谣录进音像档案。|" \
		"博物馆延长夜间开放时间，暑期接待研学的少年####人。")
	topic("管好集贸市场，稳住菜篮价格|摊位秤具逐一校准|平价菜车开进小区|" \
		"校准电子秤###台，对缺斤短两的##户摊主罚款并张榜公布。|" \
		"平价菜车每天进##个小区，萝卜、白菜和土豆的售价比超市低。|" \
		"活禽交易区单独设门，鸡鸭宰杀后冲洗消毒，污水接入管网。|" \
		"储备冬春蔬菜####吨，寒潮来临时分批投放。|" \
		"公布消费投诉榜单，食品变质和虚假打折的投诉由市场主办方先行赔付。")
	topic("发展茶叶产业，带动山区增收|老茶园改种良种|初制厂换上新机器|" \
		"改造低产茶园####亩，剪掉老枝、施足菜枯，次年春茶提前开采。|" \
		"初制厂更新杀青机和揉捻机##台，鲜叶当天收当天炒。|" \
		"举办斗茶会##场，采购商现场签下订单###万元。|" \
		"茶农自愿组成互助组##个，采摘高峰期互相换工。|" \
		"建立农药残留快检站，送检样品####份，超标的一律不许进厂。")
	topic("治理养殖污染，推广绿色循环|粪污收集转运成网|沼液还田算清账目|" \
		"为###家养猪场修建防渗贮粪池，雨水和污水分开走。|" \
		"吸粪车##辆按预约上门，每车收费##元，其余由财政补助。|" \
		"沼液通过管道输送到橘园和甘蔗地，灌溉面积####亩。|" \
		"病死畜禽由冷藏车统一收集，全年焚烧处理##.#吨。|" \
		"在养殖大户门口安装臭气监测仪##套，数据异常时手机立即响铃。")
	topic("补齐消防短板，排除火灾隐患|木楼连片地带改线|乡镇小站随叫随到|" \
		"木结构老寨更换电线#####米，装上漏电保护器，堂屋不再私拉乱接。|" \
		"建成乡镇消防站#个，配水罐车##辆，夜间值班不少于#人。|" \
		"清理楼道里的电瓶车和旧家具####件，腾出逃生通道。|" \
		"组织商场、宾馆和幼儿园疏散演练###次，学会使用灭火毯的职工超过####人。|" \
		"消火栓逐个试水，损坏的##个两周内修复。")
	topic("发展乡村旅游，打造山水名片|民宿评星定级严格把关|步道厕所一并改好|" \
		"评定星级民宿##家，床单布草统一洗涤，差评集中的#家被摘牌。|" \
		"修建登山步道##公里，沿途设凉亭、直饮水和救生圈。|" \
		"油菜花节期间接待游客##.#万人次，停车场之间开行接驳巴士。|" \
		"导游词由本地老人口述、教师整理，编成小册子免费发放#####本。|" \
		"撤掉景区门口的玻璃栈道广告牌，恢复稻田和水车的原貌。")
	topic("加快网络建设，普及数字应用|光缆基站铺进深山|便民终端摆到村口|" \
		"新开通基站###座，海拔最高的牧场也能打通电话。|" \
		"自助终端摆放到##个村，打印社保凭证、查询水费不用进城。|" \
		"培养农民主播##名，直播间卖出笋干、木耳和腊肉####单。|" \
		"整理空中飞线####处，废弃线缆全部回收。|" \
		"备份机房搬到地势较高的地方，洪水来时系统没有中断。")
	topic("保护农田耕地，提高粮食产量|田块归并机耕方便|仓储烘干不再犯愁|" \
		"归并零散田块####亩，田埂拉直以后插秧机可以连续作业。|" \
		"购置谷物烘干机##台，阴雨天收割的稻谷没有霉变。|" \
		"农技员蹲点指导水稻侧深施肥，每亩少用化肥#.#公斤。|" \
		"撂荒地由种粮大户代耕###亩，租金归原来的农户。|" \
		"安装病虫害测报灯##盏，虫量一旦超过警戒线就统一喷药。")
	topic("落实疾病防控，增强医疗能力|村医轮训补上短板|巡回义诊走进牧区|" \
		"选派村医到中心医院跟班学习###人，心电图和清创缝合成为必修内容。|" \
		"巡诊车走遍##个牧点，为牧民量血压、测血糖####人次。|" \
		"接种流感疫苗####剂，学校和敬老院优先安排。|" \
		"药房实行集中配送，常用药缺货的时间由##天缩短到#天。|" \
		"急救站增配除颤仪##台，接线员在电话里就能指导按压。")
	topic("整修城镇管网，告别内涝停水|老管换新先难后易|分区计量找准漏点|" \
		"更换铸铁水管##.#公里，爆管次数降到个位数。|" \
		"分区安装水表####只，夜间流量异常时派检漏队听音。|" \
		"打通断头雨水井##口，低洼街巷不再用沙袋堵门。|" \
		"二次供水泵房移交水厂管理，水箱每季度清洗。|" \
		"施工围挡上公布完工日期，超期的#家施工单位被扣保证金。")
	topic("推行垃圾分类，改善人居环境|桶边督导形成习惯|可回收物有价回收|" \
		"撤桶并点以后设置投放亭###个，投放时间由居民代表商定。|" \
		"兑换超市回收纸箱、塑料瓶和旧衣服##.#吨，换出肥皂洗衣粉####份。|" \
		"厨余垃圾送到堆肥场发酵，产出的有机肥免费给花农。|" \
		"清运车辆加装称重装置，每条线路的垃圾量次日上墙。|" \
		"评选洁净庭院###户，门前挂上红色木牌。")
	topic("抓实气象服务，减轻灾害损失|雷雨预警直达农户|冰雹高炮适时作业|" \
		"布设自动雨量站##个，数据每#分钟上传，山洪沟口看得清楚。|" \
		"高炮作业##次，烤烟和葡萄的受灾面积比常年少四成。|" \
		"大喇叭、短信和敲锣三种办法并用，把撤离通知送到每一户。|" \
		"为大棚主编印霜冻应对手册####本，图多字少看了就懂。|" \
		"储备防汛编织袋####条、橡皮艇##艘，仓库保管员吃住在库。")
	topic("支持返乡创业，拓宽就业门路|小额贷款随借随还|订单培训包教包会|" \
		"发放创业担保贷款###笔####万元，利息由财政贴补一半。|" \
		"在服装厂和电子厂设立实训车间##个，学徒满师后直接留用。|" \
		"举办招聘夜市##场，求职者边吃烧烤边投简历。|" \
		"乡贤带回缝纫机###台，把祠堂厢房改成绣花作坊。|" \
		"零工驿站提供热水、充电和雨衣，日均歇脚的师傅有###人。")
	topic("活跃体育赛事，强健全民体魄|球场灯光延时开放|龙舟竞渡连办多年|" \
		"新建篮球场和门球场##片，晚上九点以前免费照明。|" \
		"龙舟赛有##支队伍报名，划手里年纪最大的六十七岁。|" \
		"为中小学配发跳绳、毽子和足球####件，体育老师每周巡回带训。|" \
		"健身步道铺设塑胶###米，膝盖不好的居民也愿意来走。|" \
		"游泳馆向会员以外的市民开放晨场，救生员由#名增至##名。")
	topic("规范档案管理，方便百姓查询|土地旧册扫描入库|婚姻登记跨县互查|" \
		"扫描土地清册和房契####卷，霉变的页面请师傅托裱。|" \
		"跨县查询婚姻登记档案###次，群众少跑许多冤枉路。|" \
		"库房安装恒温恒湿机组#套，防虫药每半年更换。|" \
		"征集抗洪照片、粮票和家谱###件，办成两个展柜。|" \
		"为修志人员开放阅览座位##个，抄录摘记不收费用。")
	topic("壮大蜂蜜果品，延长加工链条|蜂场果园结对授粉|冷库果汁同步上马|" \
		"蜂箱搬进梨园####箱，坐果率提高，蜂农另得授粉费。|" \
		"建成气调冷库#座，库容####吨，脆桃可以卖到中秋。|" \
		"果汁生产线投产，每小时榨汁#.#吨，残次果不再倒进沟里。|" \
		"注册地理标志商标#件，假冒包装下架###箱。|" \
		"剪枝师傅组成服务队，跨乡作业收入##万元。")
	topic("健全渡口管理，确保水上平安|老船退役换成钢船|赶场天里专人值守|" \
		"淘汰木质渡船##艘，新造钢船安装定位器和救生筏。|" \
		"赶场天渡口安排值守人员###人次，超员一律不许解缆。|" \
		"船员每季度体检并参加落水救援比武，成绩不合格的#人暂停上岗。|" \
		"汛期封航##天，滞留的学生由中巴车绕道送回。|" \
		"码头台阶加装扶手和防滑条###米，挑担的妇女走得稳当。")
}

family && FNR == 1 {
	reports++
}

family {
	report[reports - 1] = report[reports - 1] $0 "\n"
	next
}

/^#/ {
	sub(/^#/, "")
	split("", col)
	for (i = 1; i <= NF; i++)
		col[$i] = i
	next
}

!("sim" in col) {
	if (!($1 in first_true))
		first_true[$1] = trues + 1
	judged[substr($1, 1, 1)] = 1
	last_true[$1] = ++trues
	true_doc[trues] = $1
	true_op[trues] = $col["op"]
	true_start2[trues] = $col["start2"]
	true_text2[trues] = $col["text2"]
	true_start[trues] = $col["start"]
	true_text[trues] = $col["text"]
	next
}

{
	judge()
}

END {
	if (family) {
		make()
		exit
	}
	for (i = 1; i <= trues; i++) {
		if (!true_found[i]) {
			count_op("less", substr(true_doc[i], 1, 1), true_op[i])
			print true_doc[i], "less", true_op[i], true_start2[i], true_text2[i], true_start[i], true_text[i] > "wrong"
		}
	}
	OFS = " "
	put_figures()
}
