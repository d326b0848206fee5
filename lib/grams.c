#include "grams.h"

#include <stdlib.h>

#include "utf8.h"

static void add_post(struct gram_texts *g, uint32_t hash)
{
	BUF_PUSH_ROOM(g->post, g->post_cap, g->posts);
	g->post[g->posts++] = (struct gram_post){hash, (uint32_t)g->n};
}

void grams_add(struct gram_texts *g, struct slice s, unsigned kind)
{
	uint32_t last = 0, mix = (uint32_t)kind * 0xc2b2ae35u; /* other kinds, other hashes */
	size_t len;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t u = utf8_decode(s.p + i, s.n - i, &len);

		add_post(g, (u ^ mix) * 0x85ebca6bu);
		if (i > 0)
			add_post(g, ((last * 0x9e3779b1u + u) ^ mix) * 0x85ebca6bu);
		last = u;
	}
	BUF_PUSH_ROOM(g->end, g->end_cap, g->n);
	BUF_PUSH_ROOM(g->sum, g->sum_cap, g->n);
	g->sum[g->n] = 0;
	g->end[g->n++] = g->posts;
}

/* By bigram; the texts of one stay in order (radix sort, least byte first). */
static void sort_posts(struct gram_texts *g)
{
	struct gram_post *from = g->post, *to = buf_zeroed(g->posts + 1, sizeof *to);

	for (int shift = 0; shift < 32; shift += 8) {
		size_t at[257] = {0};
		struct gram_post *swap = from;

		for (size_t i = 0; i < g->posts; i++)
			at[(from[i].hash >> shift & 255) + 1]++;
		for (int i = 0; i < 256; i++)
			at[i + 1] += at[i];
		for (size_t i = 0; i < g->posts; i++)
			to[at[from[i].hash >> shift & 255]++] = from[i];
		from = to;
		to = swap;
	}
	free(to); /* four passes: the first array is the result */
}

static size_t run(const struct gram_texts *g, size_t from, uint32_t hash)
{
	size_t to = from;

	while (to < g->posts && g->post[to].hash == hash)
		to++;
	return to;
}

/* Give the texts of the posts [from, to) their bigram. */
static void give(struct gram_texts *g, size_t *next, size_t from, size_t to, struct gram gram)
{
	for (size_t i = from; i < to; i++) {
		size_t text = g->post[i].text;

		g->gram[next[text]++] = gram;
		g->sum[text] += gram.weight;
	}
}

static uint32_t log2_of(size_t v)
{
	uint32_t n = 0;

	for (; v > 1; v >>= 1)
		n++;
	return n;
}

static size_t *starts(struct gram_texts *g)
{
	size_t *next = buf_zeroed(g->n + 1, sizeof *next);

	g->gram = buf_grow(g->gram, &g->gram_cap, g->posts + 1, sizeof *g->gram);
	for (size_t i = 1; i < g->n; i++)
		next[i] = g->end[i - 1];
	return next;
}

void grams_weigh(struct gram_texts *a, struct gram_texts *b, bool rare)
{
	size_t *next_a, *next_b, i = 0, k = 0;

	sort_posts(a);
	sort_posts(b);
	next_a = starts(a);
	next_b = starts(b);
	while (i < a->posts || k < b->posts) {
		bool of_a = k == b->posts || (i < a->posts && a->post[i].hash <= b->post[k].hash);
		uint32_t hash = of_a ? a->post[i].hash : b->post[k].hash;
		size_t to_a = run(a, i, hash), to_b = run(b, k, hash), count = to_a - i + to_b - k;
		uint32_t weight = rare ? 1 + log2_of((a->n + b->n) / count) : 1;

		give(a, next_a, i, to_a, (struct gram){hash, weight, (uint32_t)k, (uint32_t)(to_b - k)});
		give(b, next_b, k, to_b, (struct gram){hash, weight, (uint32_t)i, (uint32_t)(to_a - i)});
		i = to_a;
		k = to_b;
	}
	free(next_a);
	free(next_b);
}

const struct gram *grams_of(const struct gram_texts *g, size_t text, size_t *n)
{
	size_t from = text ? g->end[text - 1] : 0;

	*n = g->end[text] - from;
	return g->gram + from;
}

unsigned grams_dice(const struct gram_texts *a, size_t i, const struct gram_texts *b, size_t k)
{
	size_t x_n, y_n, x = 0, y = 0, shared = 0, all = a->sum[i] + b->sum[k];
	const struct gram *p = grams_of(a, i, &x_n), *q = grams_of(b, k, &y_n);

	if (all == 0)
		return 1000;
	while (x < x_n && y < y_n) {
		if (p[x].hash == q[y].hash) {
			shared += p[x].weight;
			x++;
			y++;
		} else if (p[x].hash < q[y].hash) {
			x++;
		} else {
			y++;
		}
	}
	return (unsigned)(shared * 2000 / all);
}

void grams_free(struct gram_texts *g)
{
	free(g->post);
	free(g->gram);
	free(g->end);
	free(g->sum);
	*g = (struct gram_texts){0};
}
