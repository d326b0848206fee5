#include "align.h"

#include <stdlib.h>

#include "index.h"
#include "similar.h"

enum {
	CANDIDATES = 16, /* looked at for one item */
	COMMON = 64      /* a bigram in more items than this says nothing about any of them */
};

struct candidate {
	size_t a, b;
	unsigned sim;
};

static void join(struct align_item *a, struct align_item *b, size_t i, size_t k, unsigned sim)
{
	a[i].pair = k;
	b[k].pair = i;
	a[i].sim = b[k].sim = sim;
}

/* ---- equal keys, the first with the first, the second with the second ... ---- */

static void align_equal(struct align_item *a, size_t n, struct align_item *b, size_t m, int which)
{
	struct index keys = {0};
	size_t cap = 0, next_cap = 0, *first, *next;

	next = buf_grow(NULL, &next_cap, n + 1, sizeof *next);
	/* a chain of the free items of a for each key, in order */
	for (size_t i = 0; i < n; i++) {
		if (a[i].pair == ALIGN_NONE)
			index_add(&keys, a[i].key[which]);
	}
	first = buf_grow(NULL, &cap, keys.n + 1, sizeof *first);
	for (size_t k = 0; k < keys.n; k++)
		first[k] = ALIGN_NONE;
	for (size_t i = n; i-- > 0;) {
		size_t k;

		if (a[i].pair != ALIGN_NONE)
			continue;
		k = index_find(&keys, a[i].key[which]);
		next[i] = first[k];
		first[k] = i;
	}
	for (size_t i = 0; i < m; i++) {
		size_t k = b[i].pair == ALIGN_NONE ? index_find(&keys, b[i].key[which]) : SIZE_MAX;

		if (k == SIZE_MAX || first[k] == ALIGN_NONE)
			continue;
		join(a, b, first[k], i, 1000);
		first[k] = next[first[k]];
	}
	index_free(&keys);
	free(first);
	free(next);
}

/* ---- similar texts ---- */

/* Bigrams of the free items of a, each with the items it stands in. */
struct postings {
	struct post {
		uint32_t gram;
		size_t item;
	} * post;
	size_t n, cap;
};

static int by_gram(const void *x, const void *y)
{
	const struct post *a = x, *b = y;

	if (a->gram != b->gram)
		return a->gram < b->gram ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

static int by_sim(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;
	size_t da = a->a > a->b ? a->a - a->b : a->b - a->a, db = b->a > b->b ? b->a - b->b : b->b - b->a;

	if (a->sim != b->sim)
		return a->sim > b->sim ? -1 : 1;
	if (da != db)
		return da < db ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

static size_t find_gram(const struct postings *p, uint32_t gram)
{
	size_t low = 0, high = p->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->post[middle].gram < gram)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The items of a that share most rare bigrams with g, at most CANDIDATES. */
static size_t find_candidates(const struct postings *p, const struct grams *g, size_t *votes, size_t *found)
{
	size_t n = 0, seen = 0, cap = 0, *touched = NULL;

	for (size_t k = 0; k < g->n; k++) {
		size_t from = find_gram(p, g->gram[k]), to = from;

		while (to < p->n && p->post[to].gram == g->gram[k] && to - from <= COMMON)
			to++;
		if (to - from > COMMON)
			continue;
		for (size_t i = from; i < to; i++) {
			if (votes[p->post[i].item]++ == 0) {
				BUF_PUSH_ROOM(touched, cap, seen);
				touched[seen++] = p->post[i].item;
			}
		}
	}
	for (size_t i = 0; i < seen; i++) { /* insertion into the best so far */
		size_t at = n < CANDIDATES ? n++ : CANDIDATES, v = votes[touched[i]];

		for (; at > 0 && votes[found[at - 1]] < v; at--) {
			if (at < CANDIDATES)
				found[at] = found[at - 1];
		}
		if (at < CANDIDATES)
			found[at] = touched[i];
	}
	for (size_t i = 0; i < seen; i++)
		votes[touched[i]] = 0;
	free(touched);
	return n;
}

static void align_similar(struct align_item *a, size_t n, struct align_item *b, size_t m, unsigned least)
{
	struct postings p = {0};
	struct grams *grams = calloc(n + 1, sizeof *grams), g = {0};
	size_t votes_cap = 0, *votes = buf_grow(NULL, &votes_cap, n + 1, sizeof *votes),
	       found[CANDIDATES + 1];
	struct candidate *list = NULL;
	size_t count = 0, cap = 0;

	memset(votes, 0, (n + 1) * sizeof *votes);
	for (size_t i = 0; grams && i < n; i++) {
		if (a[i].pair != ALIGN_NONE)
			continue;
		grams_of(&grams[i], a[i].text);
		for (size_t k = 0; k < grams[i].n; k++) {
			BUF_PUSH_ROOM(p.post, p.cap, p.n);
			p.post[p.n++] = (struct post){grams[i].gram[k], i};
		}
	}
	if (p.n)
		qsort(p.post, p.n, sizeof *p.post, by_gram);
	for (size_t i = 0; i < m && p.n; i++) {
		size_t near;

		if (b[i].pair != ALIGN_NONE)
			continue;
		grams_of(&g, b[i].text);
		near = find_candidates(&p, &g, votes, found);
		for (size_t k = 0; k < near; k++) {
			unsigned sim = grams_dice(&grams[found[k]], &g);

			if (sim < least || a[found[k]].kind != b[i].kind)
				continue;
			BUF_PUSH_ROOM(list, cap, count);
			list[count++] = (struct candidate){found[k], i, sim < 1000 ? sim : 999};
		}
	}
	if (count)
		qsort(list, count, sizeof *list, by_sim);
	for (size_t i = 0; i < count; i++) {
		if (a[list[i].a].pair == ALIGN_NONE && b[list[i].b].pair == ALIGN_NONE)
			join(a, b, list[i].a, list[i].b, list[i].sim);
	}
	for (size_t i = 0; grams && i < n; i++)
		grams_free(&grams[i]);
	free(grams);
	grams_free(&g);
	free(votes);
	free(list);
	free(p.post);
}

/* ---- order ---- */

/* Pairs outside a longest increasing run of partners have moved (M. L. Fredman, 1975: n log n). */
static void find_moved(struct align_item *a, struct align_item *b, size_t m)
{
	size_t tail_cap = 0, back_cap = 0;
	size_t *tail =
	    buf_grow(NULL, &tail_cap, m + 1, sizeof *tail); /* last item of the best run of each length */
	size_t *back = buf_grow(NULL, &back_cap, m + 1, sizeof *back);
	size_t length = 0;

	for (size_t i = 0; i < m; i++) {
		size_t low = 0, high = length;

		b[i].moved = b[i].pair != ALIGN_NONE;
		if (b[i].pair == ALIGN_NONE)
			continue;
		while (low < high) {
			size_t middle = low + (high - low) / 2;

			if (b[tail[middle]].pair < b[i].pair)
				low = middle + 1;
			else
				high = middle;
		}
		back[i] = low ? tail[low - 1] : ALIGN_NONE;
		tail[low] = i;
		if (low == length)
			length++;
	}
	for (size_t i = length ? tail[length - 1] : ALIGN_NONE; i != ALIGN_NONE; i = back[i])
		b[i].moved = false;
	for (size_t i = 0; i < m; i++) {
		if (b[i].pair != ALIGN_NONE)
			a[b[i].pair].moved = b[i].moved;
	}
	free(tail);
	free(back);
}

static bool any_free(const struct align_item *items, size_t n)
{
	size_t i = 0;

	while (i < n && items[i].pair != ALIGN_NONE)
		i++;
	return i < n;
}

void align(struct align_item *a, size_t n, struct align_item *b, size_t m, unsigned least)
{
	for (size_t i = 0; i < n; i++)
		a[i].pair = ALIGN_NONE;
	for (size_t i = 0; i < m; i++)
		b[i].pair = ALIGN_NONE;
	for (int k = 0; k < ALIGN_KEYS; k++)
		align_equal(a, n, b, m, k);
	if (any_free(a, n) && any_free(b, m))
		align_similar(a, n, b, m, least);
	find_moved(a, b, m);
}
