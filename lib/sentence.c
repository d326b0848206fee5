#include "sentence.h"

#include <stdlib.h>

#include "tables.h"
#include "utf8.h"

/* Which marks are looked for. */
enum looked_for { BRACKETS, SENTENCE_MARKS, CLAUSE_MARKS, KINDS };

/* Which characters they begin with (see lexicon_slot()), filled from the table once. */
static bool marks[KINDS][LEXICON_SLOTS];

static bool looks_for(enum looked_for kind, unsigned class)
{
	switch (class) {
	case LEX_PUNCTUATION_OPEN:
	case LEX_PUNCTUATION_CLOSE:
		return true;
	case LEX_PUNCTUATION_CLAUSE:
		return kind == CLAUSE_MARKS;
	default:
		return kind != BRACKETS;
	}
}

static void learn_marks(void)
{
	static const char others[] = "\".:"; /* a quote, a point of www., a colon of http: */

	if (marks[SENTENCE_MARKS][lexicon_slot(others, 1)])
		return;
	for (uint32_t i = 0; i < lex_punctuation.words_n; i++) {
		const struct lexeme *w = &lex_punctuation.words[i];
		unsigned slot = lexicon_slot(lexeme_word(w), w->length);

		for (int kind = 0; kind < KINDS; kind++)
			marks[kind][slot] |= looks_for((enum looked_for)kind, w->class);
	}
	for (const char *c = others; *c; c++) {
		unsigned slot = lexicon_slot(c, 1);

		marks[SENTENCE_MARKS][slot] = marks[CLAUSE_MARKS][slot] = true;
	}
}

/* The place in s from i on where a mark may stand; its end when there is none. */
static size_t next_mark(struct slice s, enum looked_for kind, size_t i)
{
	for (;;) {
		size_t step;

		while (i < s.n && utf8_leads_ideograph(s.p[i])) /* none is a mark: tests/unit/sentence.c */
			i += 3;
		if (i >= s.n)
			return s.n;
		step = utf8_step(s.p + i, s.n - i);
		if (marks[kind][lexicon_slot(s.p + i, step)])
			return i;
		i += step;
	}
}

static unsigned partner(const struct lexeme *mark)
{
	return (unsigned)(lexeme_attr(mark, 0)[0] - '0') & 7;
}

void sentence_begin(struct sentence_cutter *c, struct slice para, bool clauses)
{
	learn_marks();
	c->para = para;
	c->at = 0;
	c->brackets_n = c->bracket_next = 0;
	c->brackets_known = false;
	c->clauses = clauses;
	c->quoted = false;
	memset(c->depth, 0, sizeof c->depth);
	c->open = 0;
}

void sentence_free(struct sentence_cutter *c)
{
	free(c->brackets);
	*c = (struct sentence_cutter){0};
}

enum { CLOSING = 0x10, MATCHED = 0x20 };

/* List the brackets from place i on and mark the opening ones that are closed again. Pairs are found from the
 * end, each kind for itself, so that a bracket nobody closed swallows nothing. */
static void match_brackets(struct sentence_cutter *c, size_t i)
{
	size_t waiting[8] = {0};

	while ((i = next_mark(c->para, BRACKETS, i)) < c->para.n) {
		const struct lexeme *m = lexicon_match(&lex_punctuation, c->para.p + i, c->para.n - i);

		if (m && (m->class == LEX_PUNCTUATION_OPEN || m->class == LEX_PUNCTUATION_CLOSE)) {
			BUF_PUSH_ROOM(c->brackets, c->brackets_cap, c->brackets_n);
			c->brackets[c->brackets_n++] =
			    (uint8_t)(partner(m) | (m->class == LEX_PUNCTUATION_CLOSE ? CLOSING : 0));
		}
		i += m ? m->length : 1;
	}
	for (size_t k = c->brackets_n; k-- > 0;) {
		unsigned kind = c->brackets[k] & 7;

		if (c->brackets[k] & CLOSING) {
			waiting[kind]++;
		} else if (waiting[kind] > 0) {
			waiting[kind]--;
			c->brackets[k] |= MATCHED;
		}
	}
	c->brackets_known = true;
}

static void bracket(struct sentence_cutter *c, const struct lexeme *m, size_t at)
{
	unsigned kind = partner(m);

	if (m->class == LEX_PUNCTUATION_OPEN) {
		if (!c->brackets_known)
			match_brackets(c, at);
		if (c->brackets[c->bracket_next++] & MATCHED) {
			c->depth[kind]++;
			c->open++;
		}
		return;
	}
	if (c->brackets_known)
		c->bracket_next++;
	if (c->depth[kind] > 0) {
		c->depth[kind]--;
		c->open--;
	}
}

static bool digit(const struct sentence_cutter *c, size_t i)
{
	return i < c->para.n && c->para.p[i] >= '0' && c->para.p[i] <= '9';
}

/* The last byte of the character before i is an ASCII or full-width digit (U+FF10-FF19: EF BC 90-99). */
static bool digit_before(const struct sentence_cutter *c, size_t i)
{
	const unsigned char *p = (const unsigned char *)c->para.p;

	return (i >= 1 && p[i - 1] >= '0' && p[i - 1] <= '9') ||
	       (i >= 3 && p[i - 3] == 0xef && p[i - 2] == 0xbc && p[i - 1] >= 0x90 && p[i - 1] <= 0x99);
}

/* Bytes of a digit at i, 0 if none stands there. */
static size_t digit_at(const struct sentence_cutter *c, size_t i)
{
	if (digit(c, i))
		return 1;
	return i + 3 <= c->para.n && digit_before(c, i + 3) && (unsigned char)c->para.p[i] == 0xef ? 3 : 0;
}

/* A comma or colon at i, len bytes long, is part of a number: 12:30, 3：1, 1,234 and 33，212 but not
 * 2018，2019. */
static bool in_number(const struct sentence_cutter *c, size_t i, size_t len)
{
	bool colon = c->para.p[i] == ':' || (len == 3 && (unsigned char)c->para.p[i + 2] == 0x9a);
	size_t at = i + len, step, digits = 0;

	while (colon && at < c->para.n && c->para.p[at] == ' ' && at < i + len + 2)
		at++; /* 5.8: 40:54.2 */
	if (!digit_before(c, i))
		return false;
	while (digits < 4 && (step = digit_at(c, at)) > 0) {
		at += step;
		digits++;
	}
	return colon ? digits > 0 : digits == 3;
}

/* The end of a URL that begins at i ("http://", "www."), or i. It reaches to white space, a character that is
 * not ASCII, or one of "<>(). */
static size_t url_end(struct slice s, size_t i)
{
	size_t to = i;

	while (to < s.n && (unsigned char)s.p[to] > ' ' && (unsigned char)s.p[to] < 0x7f &&
	       !strchr("\"<>()", s.p[to]))
		to++;
	return to;
}

static bool url_colon(struct slice s, size_t i)
{
	return s.n - i > 3 && memcmp(s.p + i, "://", 3) == 0 && i > 0 && (s.p[i - 1] | 0x20) >= 'a' &&
	       (s.p[i - 1] | 0x20) <= 'z';
}

/* A URL that begins right before its first point at i: www. */
static bool url_host(struct slice s, size_t i)
{
	return i >= 3 && memcmp(s.p + i - 3, "www", 3) == 0;
}

/* Behind a stop at i: the rest of its run and the closing quotes and brackets. */
static size_t run_end(struct sentence_cutter *c, size_t i)
{
	while (i < c->para.n) {
		const struct lexeme *m;

		if (c->para.p[i] == '"' && c->quoted) {
			c->quoted = false;
			i++;
			continue;
		}
		m = lexicon_match(&lex_punctuation, c->para.p + i, c->para.n - i);
		if (!m || m->class == LEX_PUNCTUATION_CLAUSE || m->class == LEX_PUNCTUATION_OPEN ||
		    m->class == LEX_PUNCTUATION_QUOTE)
			break;
		if (m->class == LEX_PUNCTUATION_CLOSE)
			bracket(c, m, i);
		i += m->length;
	}
	return i;
}

/* The end of the unit that begins at i; *ends: with a sentence. */
static size_t unit_end(struct sentence_cutter *c, size_t i, bool *ends)
{
	struct slice s = c->para;
	enum looked_for kind = c->clauses ? CLAUSE_MARKS : SENTENCE_MARKS;

	*ends = true;
	while ((i = next_mark(s, kind, i)) < s.n) {
		const struct lexeme *m;
		size_t from = i;

		if (s.p[i] == '.') {
			i = url_host(s, i) ? url_end(s, i) : i + 1;
			continue;
		}
		if (s.p[i] == '"') {
			c->quoted = !c->quoted;
			i++;
			continue;
		}
		m = lexicon_match(&lex_punctuation, s.p + i, s.n - i);
		if (!m) {
			i++;
			continue;
		}
		i += m->length;
		switch (m->class) {
		case LEX_PUNCTUATION_OPEN:
		case LEX_PUNCTUATION_CLOSE:
			bracket(c, m, from);
			break;
		case LEX_PUNCTUATION_STOP:
			i = run_end(c, i);
			if (c->open == 0)
				return i;
			break;
		case LEX_PUNCTUATION_CLAUSE:
			if (s.p[from] == ':' && url_colon(s, from)) {
				i = url_end(s, from);
			} else if (c->clauses && c->open == 0 && !in_number(c, from, m->length)) {
				*ends = false;
				return i;
			}
			break;
		default:
			break;
		}
	}
	return i;
}

bool sentence_next(struct sentence_cutter *c, struct slice *unit, bool *ends)
{
	while (c->at < c->para.n) {
		size_t from = c->at;

		c->at = unit_end(c, from, ends);
		*unit = utf8_trim(slice_of(c->para.p + from, c->at - from));
		if (unit->n == 0)
			continue;
		if (!*ends && utf8_trim(slice_of(c->para.p + c->at, c->para.n - c->at)).n == 0)
			*ends = true;
		return true;
	}
	return false;
}
