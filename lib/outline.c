#include "outline.h"

#include <stdio.h>
#include <stdlib.h>

#include "candidates.h"
#include "heads.h"
#include "roles.h"
#include "utf8.h"

enum {
	TITLE_CHARS = 60,
	COLON_CHARS = 30,
	LOOK_AHEAD = 8,
	STALE_REACH = 1000,
	TIGHT_MARKS = 3, /* as many —— of one paragraph each make a list that ends with the last one's */
	TIGHT_REACH = 2, /* unless another stands as near */
	ANEW_REACH = 2,  /* paragraphs round a title within which the numbers begin anew, or a rule stands */
	MAX_DEPTH = 64,
	BARS_LEAST = 4,
	NEW_LIST = -2
};

/* A list that is open, innermost last. */
struct list {
	enum mark_class class;
	char family;
	int last;
	size_t section; /* of its last mark */
	int hashes;     /* of Markdown before its first mark */
	bool inside;    /* opened inside a paragraph, not at its beginning */
	bool alone;     /* items that are paragraphs of their own, with their text in the next ones */
	bool loose;     /* one of its marks has more than its own paragraph */
	size_t marks;   /* how many it has had */
	long candidate; /* its last */
	int part[6], parts;
};

/* A list of items that its paragraph has ended; a later one in the same section may go on with it. */
struct rest {
	int last;       /* number; 0: none */
	long enclosing; /* the section it stood in, -1 for none */
};

struct stack {
	struct list list[MAX_DEPTH];
	int depth;
	struct rest rest[256]; /* by family of the mark */
};

const char *section_kind_name(enum section_kind k)
{
	static const char *const names[] = {"block", "run-in", "item"};

	return names[k];
}

static const struct lexeme *head_mark(const char *text, size_t at, size_t to)
{
	return lexicon_match(&lex_heads, text + at, to - at);
}

/* ---- which candidates count ---- */

/* The open list that a mark of so many hashes goes on with; -1 for none. Lists of one class may stand in each
 * other where Markdown tells them apart: ### 一、 under ## 三、. */
static int find_by_hashes(const struct stack *s, const struct mark *m, int hashes)
{
	int found = -1, same = -1;

	for (int d = s->depth - 1; d >= 0; d--) {
		const struct list *l = &s->list[d];

		if (l->class != m->class || l->family != m->family || l->hashes == 0)
			continue;
		if (l->hashes == hashes && l->last + 1 == m->number)
			return d; /* of two in each other the one that it goes on with */
		if (l->hashes == hashes && same < 0)
			same = d;
		if (found < 0)
			found = l->hashes < hashes && m->number == 1 ? NEW_LIST : -1;
	}
	return same >= 0 ? same : found;
}

/* The open list that a mark goes on with; -1 for none. Of two in each other it is the one with the number
 * before, but `inside` a paragraph the inner one. */
static int find_list(const struct stack *s, const struct mark *m, bool inside)
{
	int found = -1;

	for (int d = s->depth - 1; d >= 0; d--) {
		if (s->list[d].class == m->class && s->list[d].family == m->family) {
			if (s->list[d].last + 1 == m->number && !inside)
				return d;
			found = found < 0 ? d : found;
			continue;
		}
		if (found < 0 && m->class == MARK_ITEM && s->list[d].class == MARK_ITEM &&
		    mark_goes_on(s->list[d].family, m->family) && m->number == s->list[d].last + 1)
			return d; /* 首先 第二 */
	}
	return found;
}

/* Whether a 一、 behind N、 of the same list opens one below it: behind the run that it begins N + 1、 comes.
 */
static bool begins_below(const struct outline *o, const struct candidate *c, int last)
{
	int run = 1, steps = 0;

	if (c->mark.class != MARK_CJK || c->mark.number != 1 || c->inside || c->mark.doubtful)
		return false;
	for (long i = c->next; i >= 0 && steps < STALE_REACH; i = o->candidate[i].next, steps++) {
		int n = o->candidate[i].mark.number;

		if (o->candidate[i].inside)
			continue;
		if (n != run + 1)
			return n == last + 1 && run > 1;
		run++;
	}
	return false;
}

/* One of the next candidates of the same kind has this number, and none before it begins a new list. */
static bool follows(const struct outline *o, const struct candidate *c, int number, int reach)
{
	for (long i = c->next; i >= 0 && reach-- > 0; i = o->candidate[i].next) {
		int n = o->candidate[i].mark.number;

		if (n == number || (n == 0 && number > 1))
			return true;
		if (n == 1)
			return false;
	}
	return false;
}

/* 首先 is continued by 其次 or by 第二: one of those stands among the next candidates. */
static bool goes_on_otherwise(const struct outline *o, const struct candidate *c)
{
	const struct candidate *end = o->candidate + o->candidates;

	for (const struct candidate *k = c + 1; k < end && k < c + STALE_REACH; k++) {
		if (k->mark.class == MARK_ITEM && mark_goes_on(c->mark.family, k->mark.family))
			return k->mark.number == 2;
	}
	return false;
}

static bool decimal_follows(const int *a, int na, const int *b, int nb)
{
	int same = 0;

	while (same < na && same < nb && a[same] == b[same])
		same++;
	if (nb == na + 1 && same == na)
		return b[nb - 1] == 1;                               /* 1.1 -> 1.1.1 */
	return same == nb - 1 && nb <= na && b[same] == a[same] + 1; /* 1.1 -> 1.2, 1.1.3 -> 1.2 */
}

static bool decimal_counts(const struct outline *o, const struct candidate *c, const struct list *list)
{
	const struct mark *m = &c->mark;
	const struct mark *next = c->next >= 0 ? &o->candidate[c->next].mark : NULL;

	if (c->inside)
		return false;
	if (list && decimal_follows(list->part, list->parts, m->part, m->parts))
		return true;
	return m->part[m->parts - 1] == 1 && next &&
	       decimal_follows(m->part, m->parts, next->part, next->parts);
}

/* Marks that make a list inside a paragraph, below its items. */
static bool is_inline(enum mark_class class)
{
	return class == MARK_ARABIC_PAREN || class == MARK_CIRCLED;
}

/* The same of list d: those of any class that stand in the text below a heading that is an item. */
static bool ends_with_paragraph(const struct stack *st, int d)
{
	const struct list *l = &st->list[d];

	return l->inside && (is_inline(l->class) || (d > 0 && st->list[d - 1].alone));
}

/* Whether the next mark of its kind that opens a paragraph has the same number: then this one, inside a
 * paragraph, is none. */
static bool comes_again(const struct outline *o, const struct candidate *c)
{
	long i = c->next;

	for (int steps = 0; i >= 0 && o->candidate[i].inside && steps < LOOK_AHEAD; steps++)
		i = o->candidate[i].next;
	return i >= 0 && !o->candidate[i].inside && o->candidate[i].mark.number == c->mark.number;
}

/* Does the candidate count, given the list it would continue (NULL: none is open) and the last number of its
 * class? */
static bool counts(const struct outline *o, const struct candidate *c, const struct list *list, int seen,
		   bool first)
{
	const struct mark *m = &c->mark;
	int n = m->number;

	if (m->class == MARK_DASH)
		return !c->occasion && (!first || c->stopped);
	if (m->class == MARK_DECIMAL)
		return decimal_counts(o, c, list);
	if (list && (n == list->last + 1 || n == 0))
		return !(c->inside && m->class == MARK_CJK && !list->inside && comes_again(o, c));
	if (n == 0)
		return false;
	if (n == 1) {
		if (c->adverb && (c->next < 0 || o->candidate[c->next].para != c->para))
			return false;
		if (m->class == MARK_ITEM || c->inside || m->doubtful)
			return follows(o, c, 2, 2) || (m->class == MARK_ITEM && goes_on_otherwise(o, c));
		return true;
	}
	if (c->inside && is_inline(m->class) && n == seen + 1)
		return true; /* (2) in the paragraph behind that of (1) */
	if (m->class == MARK_ITEM || c->inside || m->doubtful)
		return false;
	if (!list && (m->class == MARK_ARABIC || m->class == MARK_ARABIC_PAREN))
		return n == seen + 1; /* 注:1、… 2、…: what 1 did not open, 2 does not */
	if (!list)
		return n == seen + 1 || (c->hashes > 0 && m->class == MARK_CHAPTER) ||
		       (first && m->class == MARK_CJK) || m->class == MARK_CJK_PAREN ||
		       follows(o, c, n + 1, 1);
	/* a gap: unless the number that is missing comes later, which 三、四季度 behind 一、 has, but (三)
	 * has not */
	if (n > list->last + 1 && (m->class == MARK_CJK || m->class == MARK_ARABIC))
		return !follows(o, c, list->last + 1, LOOK_AHEAD);
	return true;
}

/* ---- headings ---- */

/* Markdown and white space at the end of [from, to). */
static size_t trim_end(const char *text, size_t from, size_t to)
{
	for (;;) {
		size_t len = utf8_space_back(text + from, to - from);

		if (len > 0)
			to -= len;
		else if (to > from && (text[to - 1] == '*' || text[to - 1] == '#'))
			to--;
		else
			return to;
	}
}

/* Where the heading that begins at `at` ends: before the first stop (or pause, for items) outside brackets
 * and quotes. `to` if there is none. *mark is the class of what ended it, or -1. */
static size_t heading_end(const char *text, size_t at, size_t to, bool item, bool brackets, int *mark)
{
	int open = 0;
	size_t chars = 0, len;

	*mark = -1;
	for (size_t i = at; i < to; i += len, chars++) {
		const struct lexeme *w = head_mark(text, i, to);

		len = utf8_step(text + i, to - i);
		if (!w) {
			if (chars && text[i] == ' ' && i + 1 < to && text[i + 1] == ' ')
				return i;
			continue;
		}
		if (head_opens(w))
			open += brackets;
		else if (head_closes(w))
			open -= open > 0;
		else if (open == 0 &&
			 (w->class == LEX_HEADS_STOP || item ||
			  (w->class == LEX_HEADS_COLON && chars <= COLON_CHARS && i + len < to))) {
			*mark = w->class;
			return i;
		}
	}
	return open > 0 ? heading_end(text, at, to, item, false, mark) : to;
}

/* Set heading, kind and end of a section whose mark ends at `at` and whose text ends at `to`. `item`: its
 * heading ends as an item's does; `leads`: the mark is an item's, so that a pause belongs to it. */
static void set_heading(struct section *s, const char *text, size_t at, size_t to, bool item, bool leads)
{
	size_t end, clean = trim_end(text, at, to), len;
	int mark;

	while (at < clean) {
		const struct lexeme *w = leads ? lexicon_match(&lex_marks, text + at, clean - at) : NULL;

		len = utf8_space(text + at, clean - at);
		if (!len && (text[at] == '*' || (leads && (text[at] == ',' || text[at] == ':'))))
			len = 1;
		if (!len && w && w->class == LEX_MARKS_PAUSE)
			len = w->length;
		if (!len)
			break;
		at += len;
	}
	end = heading_end(text, at, clean, item, true, &mark);
	s->heading = at;
	s->heading_to = trim_end(text, at, end);
	s->to = end;
	if (item) {
		s->kind = SECTION_ITEM;
		return;
	}
	if (mark >= 0) /* what ends the heading, and what may stand behind it: 。” */
		end += head_mark(text, end, clean)->length;
	s->kind = end < clean || utf8_count(slice_of(text + at, s->heading_to - at)) > TITLE_CHARS
		      ? SECTION_RUN_IN
		      : SECTION_BLOCK;
	if (s->kind == SECTION_BLOCK && mark < 0)
		s->to = utf8_trim(slice_of(text + s->from, to - s->from)).n + s->from;
}

/* ---- nesting ---- */

static void set_path(struct outline *o, struct section *s, const struct stack *st, const struct mark *m,
		     int number)
{
	char digits[16];

	s->path = o->paths.n;
	if (m->class == MARK_DECIMAL) {
		for (int i = 0; i < m->parts; i++) {
			int n = snprintf(digits, sizeof digits, i ? ".%d" : "%d", m->part[i]);

			buf_add(&o->paths, digits, (size_t)n);
		}
		s->level = m->parts;
	} else {
		s->level = 1;
		if (st->depth > 1) {
			const struct section *parent = &o->section[st->list[st->depth - 2].section];

			buf_reserve(&o->paths, parent->path_n + 1);
			buf_add(&o->paths, o->paths.p + parent->path, parent->path_n);
			buf_add(&o->paths, ".", 1);
			s->level = parent->level + 1;
		}
		buf_add(&o->paths, digits, (size_t)snprintf(digits, sizeof digits, "%d", number));
	}
	s->path_n = o->paths.n - s->path;
}

/* Close the lists above which a mark of this class stands even when its own list is not open. */
static void close_lower(struct stack *st, enum mark_class class)
{
	while (st->depth > 0) {
		enum mark_class top = st->list[st->depth - 1].class;

		if (st->list[st->depth - 1].alone && class > MARK_CJK_PAREN && class != MARK_CHAPTER)
			return;
		if (top != MARK_ITEM &&
		    !(top == MARK_DASH && (class <= MARK_CJK_PAREN || class == MARK_CHAPTER)) &&
		    class != MARK_DECIMAL)
			return;
		if (class == MARK_ITEM && top == MARK_ITEM)
			return;
		if (class == MARK_DECIMAL && top != MARK_DECIMAL && top != MARK_ITEM)
			return;
		st->depth--;
	}
}

/* A new 一、 under an open （六） or 27. stands beside its list, unless （七） or 28. is still to come. */
static void close_stale(const struct outline *o, struct stack *st, const struct candidate *c)
{
	struct list *top = st->depth ? &st->list[st->depth - 1] : NULL;
	const struct candidate *end = o->candidate + o->candidates;

	if (!top || c->mark.class != MARK_CJK || c->mark.number != 1 ||
	    (top->class != MARK_CJK_PAREN && top->class != MARK_ARABIC) || top->last < 2 ||
	    o->section[top->section].para + 1 == c->para)
		return;
	for (const struct candidate *k = c + 1; k < end && k < c + STALE_REACH; k++) {
		if (k->mark.class == top->class && k->mark.number == top->last + 1)
			return;
		if (k->mark.class == top->class)
			break;
	}
	st->depth--;
}

/* The section that the lists of items on top of the stack stand in; -1 for none. */
static long holder(const struct stack *st)
{
	int d = st->depth;

	while (d > 0 && ((st->list[d - 1].class == MARK_ITEM && !st->list[d - 1].alone) ||
			 ends_with_paragraph(st, d - 1)))
		d--;
	return d > 0 ? (long)st->list[d - 1].section : -1;
}

/* A new 一要 behind the text of 三是, which is a paragraph of its own, stands beside that list as a new 一是
 * would. */
static void close_alike(const struct outline *o, struct stack *st, const struct candidate *c)
{
	const struct list *top = st->depth ? &st->list[st->depth - 1] : NULL;

	if (top && top->alone && c->mark.class == MARK_ITEM && c->mark.number == 1 && !c->inside &&
	    marks_are_alike(top->family, c->mark.family) && o->section[top->section].para + 1 < c->para)
		st->depth--;
}

/* The section that the list on top of the stack stands in; -1 for none. */
static long below_top(const struct stack *st)
{
	return st->depth > 1 ? (long)st->list[st->depth - 2].section : -1;
}

/* Whether an item without an open list goes on with one that its paragraph has ended; the stack is cleared
 * for it. */
static bool takes_up(struct stack *st, const struct candidate *c)
{
	const struct rest *r = &st->rest[(unsigned char)c->mark.family];

	if (c->mark.class != MARK_ITEM)
		return false;
	for (int f = 0; f < 256 && (r->last == 0 || r->last + 1 != c->mark.number);
	     f++) { /* 首先, then 第二 */
		if (st->rest[f].last > 0 && mark_goes_on((char)f, c->mark.family))
			r = &st->rest[f];
	}
	if (r->last == 0 || (c->mark.number != 0 && c->mark.number != r->last + 1) ||
	    (c->mark.number == 0 && c->inside))
		return false;
	if (r->enclosing == holder(st)) {
		while (st->depth > 0 && st->list[st->depth - 1].class == MARK_ITEM)
			st->depth--;
		return true;
	}
	/* 第九, behind the （1） of 第八: over what was opened since in the same section */
	for (int d = st->depth; d >= 0 && !c->inside && c->mark.number != 0; d--) {
		if ((d > 0 ? (long)st->list[d - 1].section : -1) == r->enclosing) {
			st->depth = d;
			return true;
		}
	}
	return false;
}

/* A paragraph that is one item all in bold, or a heading in Markdown: a heading by itself. */
static bool is_bold_line(const char *text, const struct candidate *c, size_t to)
{
	struct slice s = utf8_trim(slice_of(text + c->from, to - c->from));

	if (c->hashes > 0)
		return true;
	return !c->inside && s.n > 4 && s.p[0] == '*' && s.p[1] == '*' && s.p[s.n - 1] == '*' &&
	       s.p[s.n - 2] == '*' && memchr(s.p + 2, '*', s.n - 4) == NULL;
}

/* Whether an item is a title alone in its paragraph, and so is the next of its list, or the last one was,
 * with paragraphs between them: 第一,深化机构改革。 */
static bool is_alone(const struct outline *o, const struct candidate *c, const struct section *s,
		     const char *text, size_t to, bool last_was)
{
	const struct candidate *next = c->next >= 0 ? &o->candidate[c->next] : NULL;
	struct section as_block = *s;

	if (c->mark.class != MARK_ITEM || c->inside || c->mark.number == 0)
		return false;
	set_heading(&as_block, text, s->label_to, to, false, true);
	if (as_block.kind != SECTION_BLOCK)
		return false;
	if (c->hashes > 0) /* a heading in Markdown */
		return true;
	if (next && next->mark.number == c->mark.number + 1 && !next->inside)
		return next->para > c->para + 1;
	return last_was;
}

static void open_section(struct outline *o, struct stack *st, const struct candidate *c, int list,
			 const char *text, size_t to, bool whole)
{
	struct section *s;
	const struct lexeme *w;
	int number = c->mark.number;

	if (list >= 0) {
		st->depth = list + 1;
		if (number == 0)
			number = st->list[list].last + 1;
	} else {
		if (!(c->inside && st->depth &&
		      (st->list[st->depth - 1].alone ||
		       (is_inline(c->mark.class) &&
			o->section[st->list[st->depth - 1].section].para == c->para))))
			close_lower(st, c->mark.class);
		close_stale(o, st, c);
		close_alike(o, st, c);
		if (st->depth == MAX_DEPTH)
			return;
		st->list[st->depth++] = (struct list){.class = c->mark.class,
						      .family = c->mark.family,
						      .hashes = c->hashes,
						      .inside = c->inside};
		if (number == 0) {
			const struct rest *r = &st->rest[(unsigned char)c->mark.family];

			/* a list of —— counts on where it was left in the same section */
			number =
			    c->mark.class == MARK_ITEM || r->enclosing == below_top(st) ? r->last + 1 : 1;
		}
	}
	BUF_PUSH_ROOM(o->section, o->sections_cap, o->sections);
	s = &o->section[o->sections];
	*s = (struct section){
	    .from = c->from, .label = c->at, .label_to = c->at + c->mark.length, .para = c->para};
	set_path(o, s, st, &c->mark, number);
	set_heading(s, text, s->label_to, to, c->mark.class == MARK_ITEM && !is_bold_line(text, c, to),
		    c->mark.class == MARK_ITEM);
	st->list[st->depth - 1].alone =
	    whole && is_alone(o, c, s, text, to, list >= 0 && st->list[st->depth - 1].alone);
	if (st->list[st->depth - 1].alone)
		set_heading(s, text, s->label_to, to, false, true);
	if (c->inside && (w = lexicon_match_end(&lex_heads, text + s->heading, s->heading_to - s->heading)) &&
	    w->class == LEX_HEADS_PAUSE)
		s->heading_to -= w->length; /* (1)...;(2)... */
	if (c->inside && s->kind == SECTION_BLOCK)
		s->kind = SECTION_RUN_IN;
	st->list[st->depth - 1].last = number;
	st->list[st->depth - 1].marks++;
	st->list[st->depth - 1].candidate = c - o->candidate;
	st->list[st->depth - 1].section = o->sections++;
	if (c->mark.class == MARK_ITEM)
		st->rest[(unsigned char)st->list[st->depth - 1].family] = (struct rest){number, holder(st)};
	if (c->mark.class == MARK_DASH)
		st->rest[(unsigned char)st->list[st->depth - 1].family] =
		    (struct rest){number, below_top(st)};
	memcpy(st->list[st->depth - 1].part, c->mark.part, sizeof c->mark.part);
	st->list[st->depth - 1].parts = c->mark.parts;
}

/* Lists of items, and of (1) or ① inside the paragraph, end with it; the latter unless the next of them opens
 * a paragraph. */
static void end_paragraph(const struct outline *o, struct stack *st)
{
	while (st->depth > 0) {
		const struct list *l = &st->list[st->depth - 1];
		const struct candidate *next;

		if (l->alone)
			return;
		if (l->class != MARK_ITEM) {
			if (!ends_with_paragraph(st, st->depth - 1))
				return;
			next = o->candidate[l->candidate].next >= 0
				   ? &o->candidate[o->candidate[l->candidate].next]
				   : NULL;
			if (next && !next->inside && next->mark.number == l->last + 1)
				return;
		}
		st->depth--;
	}
}

/* Whether the next —— stands near, and no other mark opens a paragraph before it. */
static bool dash_is_near(const struct outline *o, const struct candidate *c)
{
	const struct candidate *next = c->next >= 0 ? &o->candidate[c->next] : NULL;

	if (!next || next->para > c->para + TIGHT_REACH)
		return false;
	for (const struct candidate *k = c + 1; k < next; k++) {
		if (!k->inside)
			return false;
	}
	return true;
}

/* Paragraph i, of those words, has no mark: a list of —— on top that have one paragraph each ends before it,
 * and so does any before a salute. What stands behind belongs to what the list stands in. */
static void end_dashes(const struct outline *o, struct stack *st, size_t i, struct slice words)
{
	struct list *l = st->depth ? &st->list[st->depth - 1] : NULL;

	if (!l || l->class != MARK_DASH)
		return;
	if (roles_is_salute(words) ||
	    (l->marks >= TIGHT_MARKS && !l->loose && o->section[l->section].para + 1 == i &&
	     !dash_is_near(o, &o->candidate[l->candidate])))
		st->depth--;
	else
		l->loose = true;
}

/* 44.15分钟便民生活圈: a number that is no decimal when 44 is what an open list waits for. */
static void see_arabic(const struct outline *o, const struct stack *st, struct candidate *c)
{
	struct mark m = c->mark;
	int list;

	if (m.class != MARK_DECIMAL || c->inside || m.parts != 2)
		return;
	m.class = MARK_ARABIC;
	m.family = 0;
	list = find_list(st, &m, false);
	if (list < 0 || st->list[list].last + 1 != m.part[0] || decimal_counts(o, c, NULL))
		return;
	m.number = m.part[0];
	for (m.length = 1; m.number >= 10; m.number /= 10)
		m.length++;
	m.length++;
	m.number = m.part[0];
	m.doubtful = true;
	c->mark = m;
}

/* --- in Markdown, or *** */
static bool is_rule(struct slice s)
{
	s = utf8_trim(s);
	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] != s.p[0])
			return false;
	}
	return s.n >= 3 && (s.p[0] == '-' || s.p[0] == '*');
}

/* The line above footnotes: nothing but bars. */
static bool is_bar(struct slice s)
{
	const struct lexeme *w;
	size_t bars = 0;

	for (s = utf8_trim(s); s.n > 0; s = slice_of(s.p + w->length, s.n - w->length), bars++) {
		w = lexicon_match(&lex_marks, s.p, s.n);
		if (!w || w->class != LEX_MARKS_BAR)
			return false;
	}
	return bars >= BARS_LEAST;
}

static struct slice words_of(const char *text, const struct paragraph *para)
{
	return slice_of(text + para->from, para->to - para->from);
}

/* Whether paragraph i, which has no mark, is the title of another document, or part, in the same file: right
 * behind it the marks of the outermost list begin anew, or it is a Markdown heading behind a rule. k is the
 * next candidate. */
static bool is_new_title(const struct outline *o, const struct stack *st, const char *text,
			 const struct paragraph *para, size_t i, size_t k)
{
	struct slice s = utf8_trim(words_of(text, &para[i]));
	const struct candidate *next;
	int mark;

	if (s.n == 0 || is_rule(s) || utf8_count(s) > TITLE_CHARS ||
	    heading_end(s.p, 0, s.n, false, true, &mark) < s.n)
		return false;
	for (size_t b = 1; b <= ANEW_REACH && b <= i && *s.p == '#'; b++) {
		if (is_rule(words_of(text, &para[i - b])))
			return true;
	}
	while (k < o->candidates && o->candidate[k].inside && o->candidate[k].para <= i + ANEW_REACH)
		k++;
	next = k < o->candidates ? &o->candidate[k] : NULL;
	return next && next->para <= i + ANEW_REACH && next->mark.number == 1 && st->list[0].last > 1 &&
	       next->mark.class == st->list[0].class && next->mark.family == st->list[0].family &&
	       next->hashes <= st->list[0].hashes;
}

static void nest(struct outline *o, const char *text, struct paragraph *para, size_t n)
{
	struct stack st = {.depth = 0};
	int seen[MARK_DASH + 1][256] = {{0}};
	size_t k = 0;

	o->sections = 0;
	o->paths.n = 0;
	for (size_t i = 0; i < n; i++) {
		bool marked = k < o->candidates && o->candidate[k].para == i && !o->candidate[k].inside;

		end_paragraph(o, &st);
		if (st.depth > 0 && !marked &&
		    (roles_is_annex(words_of(text, &para[i])) || is_bar(words_of(text, &para[i])) ||
		     is_new_title(o, &st, text, para, i, k))) {
			st.depth = 0;
			memset(st.rest, 0, sizeof st.rest);
			memset(seen, 0, sizeof seen);
		}
		if (!marked)
			end_dashes(o, &st, i, words_of(text, &para[i]));
		para[i].enclosing = st.depth ? (long)st.list[st.depth - 1].section : -1;
		para[i].first = o->sections;
		o->marked[i] = false;
		for (; k < o->candidates && o->candidate[k].para == i; k++) {
			struct candidate *c = &o->candidate[k];
			size_t to = k + 1 < o->candidates && o->candidate[k + 1].para == i
					? o->candidate[k + 1].from
					: para[i].to;
			int list;

			see_arabic(o, &st, c);
			list = c->hashes ? find_by_hashes(&st, &c->mark, c->hashes) : -1;
			if (list == -1)
				list = find_list(&st, &c->mark, c->inside);
			if (list == NEW_LIST || (list >= 0 && begins_below(o, c, st.list[list].last)))
				list = -1;
			if (!(list < 0 && takes_up(&st, c)) &&
			    !counts(o, c, list >= 0 ? &st.list[list] : NULL,
				    seen[c->mark.class][(unsigned char)c->mark.family], o->sections == 0))
				continue;
			open_section(o, &st, c, list, text,
				     c->mark.class == MARK_ITEM || c->inside ? to : para[i].to,
				     to == para[i].to);
			seen[c->mark.class][(unsigned char)c->mark.family] = st.list[st.depth - 1].last;
			o->marked[i] |= !c->inside;
		}
		para[i].next = o->sections;
		if (o->marked[i] && o->section[para[i].first].kind == SECTION_BLOCK)
			para[i].role = ROLE_HEADING;
		else
			para[i].role = ROLE_BODY;
	}
}

/* ---- ends ---- */

static bool is_text(enum role r)
{
	return r != ROLE_CHROME && r != ROLE_CLOSE && r != ROLE_SIGN;
}

/* Close the open sections from level on at the place `at`, which lies in paragraph para. */
static size_t close_sections(struct outline *o, const size_t *open, size_t depth, int level, size_t at,
			     size_t para)
{
	for (; depth > 0 && o->section[open[depth - 1]].level >= level; depth--) {
		o->section[open[depth - 1]].stop = at;
		o->section[open[depth - 1]].last = para;
	}
	return depth;
}

/* Where each section's text ends: before the next of its own or a higher level (a list of items: with its
 * paragraph), at the end of the last paragraph there that is text or has a
 * section in it. */
static void find_ends(struct outline *o, const char *text, const struct paragraph *para, size_t n)
{
	size_t open[MAX_DEPTH + 1], depth = 0, end = n ? para[n - 1].to : 0;

	for (size_t i = 0; i < n; i++) {
		int enclosing = para[i].enclosing < 0 ? 0 : o->section[para[i].enclosing].level;

		depth = close_sections(o, open, depth, enclosing + 1, para[i].from, i);
		for (size_t k = para[i].first; k < para[i].next; k++) {
			depth = close_sections(o, open, depth, o->section[k].level, o->section[k].from, i);
			open[depth++] = k;
		}
	}
	close_sections(o, open, depth, 0, end, n);
	for (size_t k = 0; k < o->sections; k++) {
		struct section *s = &o->section[k];
		size_t last = s->last;

		if (last < n &&
		    s->stop > para[last].from) { /* it ends inside a paragraph, and so does its heading */
			if (s->to > s->stop)
				s->to = trim_end(text, s->from, s->stop);
			if (s->heading_to > s->to)
				s->heading_to =
				    s->to > s->heading ? trim_end(text, s->heading, s->to) : s->heading;
			continue;
		}
		while (last > s->para + 1 && !is_text(para[last - 1].role) &&
		       para[last - 1].first == para[last - 1].next) /* no section of this one */
			last--;
		s->stop = para[last - 1].to;
	}
}

void outline_read(struct outline *o, const char *text, struct paragraph *para, size_t n)
{
	o->slice = buf_grow(o->slice, &o->slice_cap, n + 1, sizeof *o->slice);
	o->marked = buf_grow(o->marked, &o->marked_cap, n + 1, sizeof *o->marked);
	o->role = buf_grow(o->role, &o->role_cap, n + 1, sizeof *o->role);
	candidates_find(o, text, para, n);
	nest(o, text, para, n);
	for (size_t i = 0; i < n; i++) {
		o->slice[i] = slice_of(text + para[i].from, para[i].to - para[i].from);
		o->role[i] = para[i].role;
	}
	roles_find(o->slice, o->marked, n, o->role);
	for (size_t i = 0; i < n; i++)
		para[i].role = o->role[i];
	find_ends(o, text, para, n);
}

void outline_free(struct outline *o)
{
	free(o->section);
	buf_free(&o->paths);
	free(o->candidate);
	free(o->slice);
	free(o->marked);
	free(o->role);
	*o = (struct outline){0};
}
