/* align - a one-to-one alignment of two lists of texts, near-linear. What is unique on both sides under an
 * equal key is paired first; those pairs say where the others are expected; then the best assignment among at
 * most 16 candidates an item, found by equal keys and by shared bigrams. */
#ifndef RPT_ALIGN_H
#define RPT_ALIGN_H

#include <limits.h>
#include <stdint.h>

#include "buf.h"

#define ALIGN_NONE SIZE_MAX

/* Keys that make two items candidates when they are equal, the closest first: all that is compared; what says
 * that it is the same thing; a name that somebody gave it. */
enum align_key { ALIGN_ALL, ALIGN_SAME, ALIGN_NAME, ALIGN_KEYS };

struct align_item {
	struct slice key[ALIGN_KEYS]; /* empty: none */
	struct slice text; /* folded: what similarity is measured on; empty: only its place and keys tell */
	unsigned kind;     /* only items of one kind align */
	size_t parent;     /* the item it lies in, which stands before it, or ALIGN_NONE */
	size_t pair;  /* index of the partner in the other list (the first of its pieces), or ALIGN_NONE */
	bool broken;  /* one of the pieces that make one text of the other list, or that text */
	unsigned sim; /* of the pair, 0 to 1000 */
	bool moved;   /* the pair has another parent, or stands out of the common order under it */
};

enum { ALIGN_NEVER = INT_MIN };

struct align_rules {
	unsigned least; /* 0 to 1000: texts less alike are no pair, unless a key is equal */
	unsigned sure;  /* texts less alike than this need half of their price and place to come up to it */
	bool rare;      /* rare bigrams weigh more */
	bool placed;    /* the order of the lists means something */
	bool shared;    /* several items of b may have one partner in a */
	bool broken;    /* texts may be broken in pieces on one side */
	/* What else speaks for a[i] and b[k] (-1000 to 1000), or ALIGN_NEVER. */
	int (*price)(const void *self, size_t i, size_t k);
	const void *self;
};

/* Align a[0..n) with b[0..m): sets pair, sim and moved of all. */
void align(struct align_item *a, size_t n, struct align_item *b, size_t m, const struct align_rules *rules);

#endif
