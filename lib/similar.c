#include "similar.h"

#include <stdlib.h>

#include "tables.h"
#include "utf8.h"

void similar_fold(struct buf *out, struct slice s)
{
	size_t i = 0, len;

	buf_reserve(out, s.n);
	while (i < s.n) {
		const struct lexeme *w;
		char ascii;

		if ((len = utf8_space(s.p + i, s.n - i)) > 0) {
			i += len;
			continue;
		}
		ascii = utf8_fold(s.p + i, s.n - i, &len);
		if (!ascii)
			len = utf8_step(s.p + i, s.n - i);
		w = ascii ? lexicon_match(&lex_typography, &ascii, 1)
			  : lexicon_match(&lex_typography, s.p + i, len);
		if (w)
			buf_add(out, w->attr[0], strlen(w->attr[0]));
		else if ((ascii ? ascii : s.p[i]) == '"')
			buf_add(out, "'", 1);
		else if (ascii)
			buf_add(out, &ascii, 1);
		else
			buf_add(out, s.p + i, len);
		i += len;
	}
}

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void grams_of(struct grams *g, struct slice s)
{
	size_t len;
	uint32_t last = 0;

	g->n = 0;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t u = utf8_decode(s.p + i, s.n - i, &len);

		if (i > 0 || len == s.n) {
			BUF_PUSH_ROOM(g->gram, g->cap, g->n);
			g->gram[g->n++] = last * 0x9e3779b1u + u;
		}
		last = u;
	}
	if (g->n > 1)
		qsort(g->gram, g->n, sizeof *g->gram, by_value);
}

void grams_free(struct grams *g)
{
	free(g->gram);
	*g = (struct grams){0};
}

unsigned grams_dice(const struct grams *a, const struct grams *b)
{
	size_t i = 0, k = 0, shared = 0;

	if (a->n + b->n == 0)
		return 1000;
	while (i < a->n && k < b->n) {
		if (a->gram[i] == b->gram[k]) {
			shared++;
			i++;
			k++;
		} else if (a->gram[i] < b->gram[k]) {
			i++;
		} else {
			k++;
		}
	}
	return (unsigned)(shared * 2000 / (a->n + b->n));
}
