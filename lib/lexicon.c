#include "lexicon.h"

#include "utf8.h"

static const struct lexeme *walk(const struct lexicon *l, const struct lexicon_node *node, uint32_t size,
				 const char *p, size_t n, int step)
{
	const struct lexeme *best = NULL;
	uint32_t at = 0;

	for (; n > 0; n--, p += step) {
		uint32_t next = (uint32_t)node[at].base + (unsigned char)*p;

		if (next >= size || node[next].owner != at || next == 0)
			break;
		at = next;
		if (node[at].word)
			best = &l->words[node[at].word - 1];
	}
	return best;
}

const struct lexeme *lexicon_walk(const struct lexicon *l, const char *p, size_t n)
{
	return walk(l, l->forward, l->forward_n, p, n, 1);
}

const struct lexeme *lexicon_match_end(const struct lexicon *l, const char *p, size_t n)
{
	size_t step = n ? utf8_step_back(p, n) : 0;
	unsigned slot = n ? lexicon_slot(p + n - step, step) : 0;

	if (n == 0 || !(l->last[slot >> 3] >> (slot & 7) & 1))
		return NULL;
	return walk(l, l->backward, l->backward_n, p + n - 1, n, -1);
}

const struct lexeme *lexicon_find(const struct lexicon *l, struct slice s)
{
	const struct lexeme *w = lexicon_match(l, s.p, s.n);

	return w && w->length == s.n ? w : NULL;
}
