/* words - which words of a sentence another has too: a longest common subsequence (D. S. Hirschberg,
 * Algorithms for the Longest Common Subsequence Problem, Journal of the ACM 24, 1977) of its characters,
 * numbers and Latin words taken whole. */
#ifndef RPT_WORDS_H
#define RPT_WORDS_H

#include <stdint.h>

#include "buf.h"

struct word {
	size_t from, to; /* bytes of the text */
	bool changed;
};

struct words {
	struct word *word;
	size_t n, cap;
};

/* Cut both texts into words and mark those that the other has not. A word alone between changes counts as
 * changed. Start from {0}; memory is kept. */
void words_compare(struct words *old, struct slice old_text, struct words *new, struct slice new_text);

void words_free(struct words *w);

#endif
