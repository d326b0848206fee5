/* align - a one-to-one alignment of two lists: equal keys first, then the most similar texts, near-linear. */
#ifndef RPT_ALIGN_H
#define RPT_ALIGN_H

#include <stdint.h>

#include "buf.h"

#define ALIGN_NONE SIZE_MAX

enum { ALIGN_KEYS = 2 };

struct align_item {
	struct slice key[ALIGN_KEYS]; /* items with equal keys align, those of key[0] first; then key[1] */
	struct slice text;            /* folded: what similarity is measured on */
	unsigned kind;                /* only items of one kind align */
	size_t pair;                  /* index of the partner in the other list, or ALIGN_NONE */
	unsigned sim;                 /* of the pair, 0 to 1000 */
	bool moved;                   /* the pair stands out of the common order */
};

/* Align a[0..n) with b[0..m): sets pair, sim and moved of all. Pairs below `least` (0 to 1000) are not made.
 */
void align(struct align_item *a, size_t n, struct align_item *b, size_t m, unsigned least);

#endif
