#include "paragraphs.h"

#include <stdlib.h>

#include "heads.h"

enum {
	INDENT = 6, /* bytes of two full-width blanks */
	LONG = 1500 /* bytes of a line in which any indent begins a paragraph; else one behind a stop does */
};

static bool behind_stop(const char *text, size_t from, size_t at)
{
	const struct lexeme *w = lexicon_match_end(&lex_heads, text + from, at - from);

	return w && (w->class == LEX_HEADS_STOP || w->class == LEX_HEADS_UNQUOTE);
}

/* Whether the blanks [from, to) of the folded text are an indent, or stand for one between two rows. */
static bool is_indent(const struct passage *text, size_t from, size_t to)
{
	if (to - from < 2)
		return false;
	if (text->row[passage_row_of(text, to)].folded == to)
		return true; /* see passage_add_gap() */
	return passage_raw(text, to) - passage_raw_end(text, from) >= INDENT;
}

/* Where the next paragraph begins in the line that goes on at `at`; `to`, its end, if none does. */
static size_t next_part(const struct passage *text, size_t at, size_t to, bool any)
{
	const char *p = text->text.p, *blank;

	for (size_t i = at; i < to && (blank = memchr(p + i, ' ', to - i));) {
		size_t from = (size_t)(blank - p);

		i = from;
		while (i < to && p[i] == ' ')
			i++;
		if (from > at && i < to && (any || behind_stop(p, at, from)) && is_indent(text, from, i))
			return i;
	}
	return to;
}

/* Bytes of the document from the folded place `from` to `to`. */
static uint64_t length(const struct passage *text, size_t from, size_t to)
{
	const struct passage_row *first = &text->row[passage_row_of(text, from)],
				 *last = &text->row[passage_row_of(text, to > from ? to - 1 : from)];

	return last->start + (last->to - last->from) - first->start;
}

void paragraphs_find(struct paragraphs *p, const struct passage *text, const size_t *line, size_t n)
{
	size_t at;

	p->n = 0;
	for (size_t k = 0; k < n; k++) {
		size_t to = k + 1 < n ? line[k + 1] : text->text.n;
		bool any = length(text, line[k], to) >= LONG;

		at = line[k];
		do { /* an empty line is a paragraph too */
			size_t from = at;

			at = next_part(text, from, to, any);
			BUF_PUSH_ROOM(p->para, p->cap, p->n);
			p->para[p->n++] = (struct paragraph){.from = from, .to = at, .enclosing = -1};
		} while (at < to);
	}
	p->of = buf_grow(p->of, &p->of_cap, text->rows, sizeof *p->of);
	for (size_t row = 0, k = 0; row < text->rows; row++) {
		while (k + 1 < p->n && p->para[k + 1].from <= text->row[row].folded)
			k++;
		p->of[row] = k;
	}
}

void paragraphs_free(struct paragraphs *p)
{
	free(p->para);
	free(p->of);
	*p = (struct paragraphs){0};
}
