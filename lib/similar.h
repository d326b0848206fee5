/* similar - texts made comparable, and how alike two of them are: the Dice coefficient of their character
 * bigrams (L. R. Dice, Measures of the Amount of Ecologic Association Between Species, Ecology 26, 1945). */
#ifndef RPT_SIMILAR_H
#define RPT_SIMILAR_H

#include <stdint.h>

#include "buf.h"

/* Append text to out with typography folded: full-width forms, quotes, dashes; without white space and
 * Markdown. */
void similar_fold(struct buf *out, struct slice text);

/* The bigrams of a folded text as sorted hashes, repeats kept; a text of one character has itself. */
struct grams {
	uint32_t *gram;
	size_t n, cap;
};

void grams_of(struct grams *g, struct slice folded);
void grams_free(struct grams *g);

/* 1000 times the Dice coefficient, rounded down; 1000 only when the bigrams are the same. */
unsigned grams_dice(const struct grams *a, const struct grams *b);

#endif
