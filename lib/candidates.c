#include "candidates.h"

#include <stdint.h>

#include "heads.h"
#include "utf8.h"

enum {
	CONTENTS_LINES = 2000,
	FIGURE_BYTES = 16,
	CELL_BYTES = 120,
	CELLS_NEAR = 3,
	CELLS_FAR = 10,
	LAID_OUT_BYTES = 500
};

static const struct lexeme *head_mark(const char *text, size_t at, size_t to)
{
	return lexicon_match(&lex_heads, text + at, to - at);
}

static struct candidate *add_candidate(struct outline *o, const struct mark *m, size_t from, size_t at,
				       size_t para, bool inside)
{
	BUF_PUSH_ROOM(o->candidate, o->candidates_cap, o->candidates);
	o->candidate[o->candidates++] = (struct candidate){
	    .mark = *m, .from = from, .at = at, .para = para, .inside = inside, .next = -1};
	return &o->candidate[o->candidates - 1];
}

/* Whether a dash at i, behind two blanks, opens a line about the meeting: such a line runs to the next two.
 */
static bool is_occasion_at(const char *text, size_t i, size_t to)
{
	size_t end = i, len;

	for (int blanks = 0; end < to && blanks < 2; end += len) {
		len = utf8_space(text + end, to - end);
		blanks = len ? blanks + 1 : 0;
		if (!len)
			len = utf8_step(text + end, to - end);
	}
	return roles_is_occasion(utf8_trim(slice_of(text + i, end - i)));
}

/* The end of the characters from i on that are plain words: neither white space nor Markdown nor punctuation.
 */
static size_t skip_words(const char *text, size_t i, size_t to)
{
	while (i + 3 <= to && utf8_leads_ideograph(text[i]) && !lexicon_may_begin(&lex_heads, text + i, 3))
		i += 3;
	return i;
}

/* Marks inside a paragraph: items behind a stop or pause; other classes behind a stop or two blanks, which
 * part paragraphs where a document is one line. Markdown is looked through. */
static void look_inside(struct outline *o, const char *text, size_t para, size_t from, size_t to)
{
	bool stop = false, pause = false, comma = false;
	int blanks = 0;
	size_t bold = SIZE_MAX; /* where Markdown right before i begins */
	struct mark m;

	for (size_t i = from, len; i < to; i += len) {
		const struct lexeme *w;
		size_t begin = bold < i ? bold : i;

		if (!stop && !pause && blanks <= 1 && (len = skip_words(text, i, to) - i) > 0) {
			bold = SIZE_MAX;
			comma = false;
			blanks = 0;
			continue;
		}
		if ((len = utf8_space(text + i, to - i)) > 0) {
			blanks++;
			continue;
		}
		if (text[i] == '*' || text[i] == '_') {
			bold = begin;
			len = 1;
			continue;
		}
		bold = SIZE_MAX;
		len = utf8_step(text + i, to - i);
		if ((stop || pause || blanks > 1) && mark_at(text + i, to - i, true, &m)) {
			if (m.class == MARK_ITEM || m.class == MARK_CIRCLED || m.class == MARK_CJK_PAREN ||
			    m.class == MARK_ARABIC_PAREN || ((stop || blanks > 1) && m.class != MARK_CHAPTER))
				add_candidate(o, &m, begin, i, para, true)->adverb =
				    comma && mark_is_word(&m);
		} else if (stop && blanks > 1 && mark_at(text + i, to - i, false, &m) &&
			   m.class == MARK_DASH && !is_occasion_at(text, i, to)) {
			add_candidate(o, &m, begin, i, para, true);
			o->candidate[o->candidates - 1].stopped = true;
		}
		w = head_mark(text, i, to);
		if (head_opens(w) || head_closes(w)) {
			stop &= head_closes(w);
			pause = false;
		} else {
			stop = w && w->class == LEX_HEADS_STOP;
			pause = w && !stop;
		}
		comma = pause && text[i] == ',';
		blanks = 0;
	}
}

/* What tells a dash that opens a section from one before a line of the head. */
static void see_dash(struct candidate *c, const char *text, const struct paragraph *para)
{
	c->occasion = roles_is_occasion(slice_of(text + para->from, para->to - para->from));
	for (size_t i = c->at; i < para->to && !c->stopped; i += utf8_step(text + i, para->to - i)) {
		const struct lexeme *w = head_mark(text, i, para->to);

		c->stopped = w && w->class == LEX_HEADS_STOP;
	}
}

/* A line as it may stand both in a table of contents and in the text: without Markdown, blanks, and the
 * number of its page. */
static void entry_of(struct buf *b, const char *text, const struct paragraph *para)
{
	struct slice s = slice_of(text + para->from, para->to - para->from);
	size_t skip = mark_skip(s.p, s.n);

	b->n = 0;
	utf8_squeeze(b, slice_of(s.p + skip, s.n - skip));
	while (b->n && strchr("0123456789.-*#()", b->p[b->n - 1]))
		b->n--;
}

/* The paragraph where the text begins whose table of contents paragraph i heads: there its first entry stands
 * again. i + 1 when it does not. */
static size_t behind_contents(const char *text, const struct paragraph *para, size_t i, size_t n)
{
	struct buf first = {0}, other = {0};
	size_t found = i + 1;

	if (i + 1 < n)
		entry_of(&first, text, &para[i + 1]);
	for (size_t k = i + 2; k < n && k < i + CONTENTS_LINES && found == i + 1 && first.n; k++) {
		entry_of(&other, text, &para[k]);
		if (slice_eq(slice_of(first.p, first.n), slice_of(other.p, other.n)))
			found = k;
	}
	buf_free(&first);
	buf_free(&other);
	return found;
}

/* A paragraph that is a figure alone, as the cells of a table are that was laid out one a line. */
static bool is_figure(const char *text, const struct paragraph *para)
{
	struct slice s = utf8_trim(slice_of(text + para->from, para->to - para->from));
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (!strchr(".,%- ", s.p[i]))
			return false;
	}
	return digits > 0 && s.n <= FIGURE_BYTES;
}

/* A short paragraph that opens with a mark and holds no stop. */
static bool is_marked_cell(const char *text, const struct paragraph *para)
{
	struct slice s = utf8_trim(slice_of(text + para->from, para->to - para->from));
	struct mark m;

	if (s.n > CELL_BYTES || !mark_at(s.p, s.n, false, &m))
		return false;
	for (size_t i = 0; i < s.n; i += utf8_step(s.p + i, s.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_heads, s.p + i, s.n - i);

		if (w && w->class == LEX_HEADS_STOP)
			return false;
	}
	return true;
}

/* Whether paragraph i is the name of a row in such a table: figures stand behind it, or before it with
 * another name behind. */
static bool is_cell(const char *text, const struct paragraph *para, size_t i, size_t n)
{
	int before = 0, behind = 0, far_before = 0, far_behind = 0;

	if (!is_marked_cell(text, &para[i]))
		return false;
	for (size_t k = 1; k <= CELLS_FAR; k++) {
		far_before += k <= i && is_figure(text, &para[i - k]);
		far_behind += i + k < n && is_figure(text, &para[i + k]);
		if (k == CELLS_NEAR) {
			before = far_before;
			behind = far_behind;
		}
	}
	return behind > 1 || (far_before > 2 && far_behind > 2) ||
	       (before > 1 && i + 1 < n && is_marked_cell(text, &para[i + 1]));
}

/* Whether a paragraph is a row of a table that was laid out with blanks: three figures or more, each behind
 * two blanks. */
static bool is_laid_out(const char *text, const struct paragraph *para)
{
	int blanks = 0, cells = 0;

	for (size_t i = para->from, len; i < para->to; i += len) {
		len = utf8_space(text + i, para->to - i);
		if (len > 0) {
			blanks++;
			continue;
		}
		cells += blanks > 1 && text[i] >= '0' && text[i] <= '9';
		blanks = 0;
		len = utf8_step(text + i, para->to - i);
	}
	return cells >= CELLS_NEAR;
}

void candidates_find(struct outline *o, const char *text, const struct paragraph *para, size_t n)
{
	long newest[MARK_DASH + 1][256];
	struct mark m;
	size_t text_from = 0;

	o->candidates = 0;
	for (size_t i = 0; i < n; i++) {
		size_t from = para[i].from, at = from;

		if (i < text_from) { /* in a table of contents */
			o->marked[i] = false;
			continue;
		}
		if (roles_is_contents(slice_of(text + from, para[i].to - from)))
			text_from = behind_contents(text, para, i, n);
		at = from + mark_skip(text + from, para[i].to - from);
		if (para[i].to - at > 2 && text[at] == '[' && text[at + 1] == '^') { /* a footnote */
			o->marked[i] = false;
			continue;
		}
		o->marked[i] = mark_at(text + at, para[i].to - at, false, &m) && !is_cell(text, para, i, n) &&
			       !(para[i].to - para[i].from < LAID_OUT_BYTES && is_laid_out(text, &para[i]));
		if (o->marked[i]) {
			add_candidate(o, &m, from, at, i, false);
			while (o->candidate[o->candidates - 1].hashes < 6 &&
			       text[from + (size_t)o->candidate[o->candidates - 1].hashes] == '#')
				o->candidate[o->candidates - 1].hashes++;
			if (m.class == MARK_DASH)
				see_dash(&o->candidate[o->candidates - 1], text, &para[i]);
			at += m.length;
		}
		look_inside(o, text, i, at, para[i].to);
	}
	memset(newest, 0xff, sizeof newest);
	for (size_t i = o->candidates; i-- > 0;) {
		struct candidate *c = &o->candidate[i];
		long *slot = &newest[c->mark.class][(unsigned char)c->mark.family];

		c->next = *slot;
		*slot = (long)i;
	}
}
