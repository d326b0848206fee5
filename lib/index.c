#include "index.h"

#include <stdint.h>
#include <stdlib.h>

#include "err.h"

enum { FEW = 64 }; /* slots to begin with */

struct slice index_key(const struct index *x, size_t number)
{
	const char *store = x->store.p ? x->store.p : ""; /* no key has any bytes */

	return slice_of(store + x->key[number].at, x->key[number].n);
}

/* The slot that holds key, or the empty one where it belongs. */
static size_t find_slot(const struct index *x, struct slice key, unsigned long long hash)
{
	size_t i = (size_t)hash & (x->slots - 1);

	while (x->slot[i]) {
		size_t k = x->slot[i] - 1;

		if (x->key[k].hash == hash && slice_eq(index_key(x, k), key))
			break;
		i = (i + 1) & (x->slots - 1);
	}
	return i;
}

static void grow(struct index *x)
{
	size_t slots = x->slots ? x->slots * 2 : FEW;

	free(x->slot);
	x->slot = calloc(slots, sizeof *x->slot);
	if (!x->slot)
		err_die("out of memory");
	x->slots = slots;
	for (size_t k = 0; k < x->n; k++) {
		size_t i = (size_t)x->key[k].hash & (slots - 1);

		while (x->slot[i])
			i = (i + 1) & (slots - 1);
		x->slot[i] = k + 1;
	}
}

size_t index_add(struct index *x, struct slice key)
{
	unsigned long long hash = slice_hash(key);
	size_t i;

	if (x->n * 2 >= x->slots)
		grow(x);
	i = find_slot(x, key, hash);
	if (x->slot[i])
		return x->slot[i] - 1;
	BUF_PUSH_ROOM(x->key, x->cap, x->n);
	x->key[x->n].at = x->store.n;
	x->key[x->n].n = key.n;
	x->key[x->n].hash = hash;
	buf_add(&x->store, key.p, key.n);
	x->slot[i] = ++x->n;
	return x->n - 1;
}

size_t index_find(const struct index *x, struct slice key)
{
	size_t i;

	if (x->n == 0)
		return SIZE_MAX;
	i = find_slot(x, key, slice_hash(key));
	return x->slot[i] ? x->slot[i] - 1 : SIZE_MAX;
}

void index_clear(struct index *x)
{
	/* one that was large once shall not be wiped for a few keys each time */
	if (x->slots > FEW && x->n < x->slots / 8) {
		free(x->slot);
		x->slot = NULL;
		x->slots = 0;
	}
	x->n = 0;
	x->store.n = 0;
	if (x->slots)
		memset(x->slot, 0, x->slots * sizeof *x->slot);
}

void index_free(struct index *x)
{
	buf_free(&x->store);
	free(x->key);
	free(x->slot);
	*x = (struct index){0};
}
