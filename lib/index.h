/* index - byte strings numbered in the order in which they are first seen. */
#ifndef RPT_INDEX_H
#define RPT_INDEX_H

#include "buf.h"

struct index {
	struct buf store;
	struct {
		size_t at, n;
		unsigned long long hash;
	} * key;
	size_t n, cap;
	size_t *slot; /* hash table: 1 + number of the key, 0 for none */
	size_t slots;
};

/* The number of key; it is added when it is new. Start from {0}. */
size_t index_add(struct index *x, struct slice key);

/* The number of key, or SIZE_MAX when it is not there. */
size_t index_find(const struct index *x, struct slice key);

/* The key with that number; valid until the next index_add(). */
struct slice index_key(const struct index *x, size_t number);

void index_clear(struct index *x);
void index_free(struct index *x);

#endif
