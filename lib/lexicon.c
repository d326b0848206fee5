#include "lexicon.h"

#include "utf8.h"

/* A node's children stand below the end of the array: it goes on 256 nodes behind the highest base. */
static inline const struct lexeme *walk(const struct lexicon *l, const struct lexicon_node *node,
					const char *p, size_t n, int step)
{
	uint32_t at = 0, word = 0;

	for (; n > 0 && node[at].base; n--, p += step) {
		uint32_t next = (uint32_t)node[at].base + (unsigned char)*p;

		if (node[next].owner != at)
			break;
		at = next;
		if (node[at].word)
			word = node[at].word;
	}
	return word ? &l->words[word - 1] : NULL;
}

const struct lexeme *lexicon_walk(const struct lexicon *l, const char *p, size_t n)
{
	return walk(l, l->forward, p, n, 1);
}

const struct lexeme *lexicon_match_end(const struct lexicon *l, const char *p, size_t n)
{
	size_t step = n ? utf8_step_back(p, n) : 0;
	unsigned slot = n ? lexicon_slot(p + n - step, step) : 0;

	if (n == 0 || !(l->last[slot >> 3] >> (slot & 7) & 1))
		return NULL;
	return walk(l, l->backward, p + n - 1, n, -1);
}

const struct lexeme *lexicon_find(const struct lexicon *l, struct slice s)
{
	const struct lexeme *w = lexicon_match(l, s.p, s.n);

	return w && w->length == s.n ? w : NULL;
}
