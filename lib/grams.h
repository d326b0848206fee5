/* grams - the characters and bigrams of many texts: which texts share rare ones, and how alike two texts are
 * by them: the Dice coefficient (L. R. Dice, Measures of the Amount of Ecologic Association Between Species,
 * Ecology 26, 1945), weighted, where asked for, by how rare a bigram is (K. Sparck Jones, A Statistical
 * Interpretation of Term Specificity, Journal of Documentation 28, 1972). */
#ifndef RPT_GRAMS_H
#define RPT_GRAMS_H

#include <stdint.h>

#include "buf.h"

struct gram {
	uint32_t hash;
	uint32_t weight;
	uint32_t from, count; /* where it stands among the posts of the other side, and in how many */
};

struct gram_post {
	uint32_t hash, text;
};

/* The texts of one side. Start from {0}. */
struct gram_texts {
	struct gram_post *post; /* by bigram, then by text */
	size_t posts, post_cap;
	struct gram *gram; /* by text, then by bigram; repeats kept */
	size_t gram_cap;
	size_t *end; /* of each text, in gram */
	size_t *sum; /* of each text: the weight of its bigrams */
	size_t n, end_cap, sum_cap;
};

/* Add the next text, which is folded. Bigrams of texts of another kind are others. A text of one character
 * has itself, an empty one nothing. */
void grams_add(struct gram_texts *g, struct slice folded, unsigned kind);

/* All texts of both sides have been added: find what they share. All weights are 1 unless `rare`. Linear. */
void grams_weigh(struct gram_texts *a, struct gram_texts *b, bool rare);

/* The bigrams of a text, *n of them. */
const struct gram *grams_of(const struct gram_texts *g, size_t text, size_t *n);

/* 1000 times the Dice coefficient of two texts, rounded down; 1000 only when the bigrams are the same. */
unsigned grams_dice(const struct gram_texts *a, size_t i, const struct gram_texts *b, size_t k);

void grams_free(struct gram_texts *g);

#endif
