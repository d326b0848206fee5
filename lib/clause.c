#include "clause.h"

#include <stdlib.h>

#include "heads.h"
#include "utf8.h"

static void end_clause(struct clauses *c, size_t *from, size_t at, size_t next)
{
	BUF_PUSH_ROOM(c->clause, c->cap, c->n);
	c->clause[c->n++] = (struct clause){*from, at, c->aside};
	*from = next;
}

/* Whether a figure lies in the brackets that open at `at`. *close is where the first bracket closes behind
 * it, as far as it is known from before, s->to when none does. k is the first mention behind `at`. */
static bool holds_figure(const struct sentence *s, size_t at, size_t k, size_t *close)
{
	if (*close <= at) {
		const char *text = s->passage->text.p, *end = memchr(text + at, ')', s->to - at);

		*close = end ? (size_t)(end - text) : s->to;
	}
	for (; k < s->mentions && s->mention[k].from < *close; k++) {
		if (fact_is(s->mention[k].type))
			return true;
	}
	return false; /* (PM2.5) is a name */
}

void clauses_find(struct clauses *c, const struct sentence *s)
{
	const char *text = s->passage->text.p;
	size_t from = s->from, k = 0, quoted = 0, unclosed = s->to, close = 0;

	c->n = 0;
	c->aside = false;
	c->of = buf_grow(c->of, &c->of_cap, s->mentions + 1, sizeof *c->of);
	for (size_t i = s->from, len; i < s->to; i += len) {
		const struct lexeme *w;

		while (k < s->mentions && s->mention[k].to <= i)
			c->of[k++] = c->n;
		if (k < s->mentions && s->mention[k].from <= i) { /* nothing inside a mention parts */
			len = s->mention[k].to - i;
			continue;
		}
		w = lexicon_match(&lex_heads, text + i, s->to - i);
		len = w ? w->length : utf8_step(text + i, s->to - i);
		if (!w)
			continue;
		if (w->length == 3 && head_opens(w)) {
			quoted++;
		} else if (w->length == 3 && head_closes(w)) {
			quoted -= quoted > 0;
		} else if (text[i] == '(') {
			if (unclosed < s->to || !holds_figure(s, i, k, &close)) {
				if (close < s->to)
					len = close + 1 -
					      i; /* a bracket without figures is part of its words */
				else if (close == s->to)
					unclosed = i;
				continue;
			}
			end_clause(c, &from, i, i + 1);
			c->aside = true;
		} else if (text[i] == ')') {
			end_clause(c, &from, i, i + 1);
			c->aside = false;
		} else if (!head_opens(w) && !head_closes(w) && !quoted) {
			end_clause(c, &from, i, i + len);
		}
	}
	while (k < s->mentions)
		c->of[k++] = c->n;
	end_clause(c, &from, s->to > from ? s->to : from, s->to);
}

void clauses_free(struct clauses *c)
{
	free(c->clause);
	free(c->of);
	*c = (struct clauses){0};
}
