#include "align.h"

#include <stdlib.h>

#include "assign.h"
#include "grams.h"
#include "index.h"

enum {
	CANDIDATES = 16, /* looked at for one item */
	NEAR = 8,        /* of one key, or one bigram that is not rare, those nearest to the place expected */
	RARE = 64,       /* a bigram in no more items than this is rare */
	SURE = -200,     /* the least price of a pair that unique keys make */
	ALL_WORTH = 2600, /* what equal keys are worth; less than them: the similarity, up to 1000 */
	SAME_WORTH = 2000,
	NAME_WORTH = 500,
	LIKE_LESS = 300,  /* what likeness is worth less than it is */
	NEAR_WORTH = 400, /* what it is worth to stand where expected */
	NEAR_HALF = 4,    /* items from there at which that is halved */
	BLANK_FAR = 2,    /* items without text are paired no farther from there */
	PIECES = 8        /* that one text may be broken in */
};

/* Keys of the items of a that are free, by hash and then by place. */
struct key_post {
	uint32_t hash, item;
};

struct work {
	struct align_item *a, *b;
	size_t n, m;
	const struct align_rules *rules;
	struct index keys_a, keys_b; /* what says of each item that it is the same thing */
	size_t *before_a, *before_b; /* of each item: the last pair in order at or before it (its index), or
					ALIGN_NONE */
	size_t *after_a, *after_b;   /* the first one behind */
	struct gram_texts grams_a, grams_b;
	struct key_post *post;
	size_t posts, post_cap;
	uint32_t *votes;
	uint32_t *voted; /* items of a that have votes */
	size_t voted_n;
	struct offer *list;
	size_t count, cap;
};

static bool is_free(const struct align_item *x)
{
	return x->pair == ALIGN_NONE;
}

static void join(struct work *w, size_t i, size_t k, unsigned sim)
{
	w->a[i].pair = k;
	w->b[k].pair = i;
	w->a[i].sim = w->b[k].sim = sim;
}

static int price(const struct work *w, size_t i, size_t k)
{
	if (w->a[i].kind != w->b[k].kind)
		return ALIGN_NEVER;
	return w->rules->price ? w->rules->price(w->rules->self, i, k) : 0;
}

/* ---- what is unique on both sides ---- */

struct uses {
	size_t item, n;
};

static struct uses *count_uses(struct index *keys, const struct align_item *items, size_t n)
{
	struct uses *uses = NULL;
	size_t cap = 0, have = 0;

	for (size_t i = 0; i < n; i++) {
		size_t k = index_add(keys, items[i].key[ALIGN_SAME]);

		for (; have < keys->n; have++) {
			BUF_PUSH_ROOM(uses, cap, have);
			uses[have] = (struct uses){0, 0};
		}
		uses[k].item = i;
		uses[k].n++;
	}
	return uses;
}

static void pair_unique(struct work *w)
{
	struct uses *a = count_uses(&w->keys_a, w->a, w->n), *b = count_uses(&w->keys_b, w->b, w->m);

	for (size_t k = 0; k < w->keys_b.n; k++) {
		size_t i = b[k].n == 1 ? index_find(&w->keys_a, index_key(&w->keys_b, k)) : SIZE_MAX;

		if (i == SIZE_MAX || a[i].n != 1 || w->b[b[k].item].text.n == 0)
			continue;
		if (price(w, a[i].item, b[k].item) >= SURE)
			join(w, a[i].item, b[k].item, 1000);
	}
	free(a);
	free(b);
}

/* ---- order ---- */

/* Set *keep of the items item[0..n) of b, which are paired, that lie in a longest run in which both sides
 * increase (M. L. Fredman, On Computing the Length of Longest Increasing Subsequences, Discrete Mathematics
 * 11, 1975). */
static void increasing(const struct align_item *b, const size_t *item, size_t n, bool *keep)
{
	size_t *tail = buf_zeroed(n + 1, sizeof *tail); /* last of the best run of each length */
	size_t *back = buf_zeroed(n + 1, sizeof *back), length = 0;

	for (size_t i = 0; i < n; i++) {
		size_t low = 0, high = length;

		while (low < high) {
			size_t middle = low + (high - low) / 2;

			/* pieces of one text have one partner */
			if (b[item[tail[middle]]].pair < b[item[i]].pair + b[item[i]].broken)
				low = middle + 1;
			else
				high = middle;
		}
		back[i] = low ? tail[low - 1] : ALIGN_NONE;
		tail[low] = i;
		length += low == length;
		keep[i] = false;
	}
	for (size_t i = length ? tail[length - 1] : ALIGN_NONE; i != ALIGN_NONE; i = back[i])
		keep[i] = true;
	free(tail);
	free(back);
}

static size_t *filled(size_t n)
{
	size_t *v = buf_zeroed(n + 1, sizeof *v);

	for (size_t i = 0; i < n; i++)
		v[i] = ALIGN_NONE;
	return v;
}

/* The pairs in order nearest to each item of one side; `fixed` says which of its items are such. */
static void find_neighbours(const bool *fixed, size_t n, size_t *before, size_t *after)
{
	for (size_t i = 0, last = ALIGN_NONE; i < n; i++)
		before[i] = last = fixed[i] ? i : last;
	for (size_t i = n, next = ALIGN_NONE; i-- > 0;)
		after[i] = next = fixed[i] ? i : next;
}

/* Where each item is expected on the other side. */
static void find_places(struct work *w)
{
	size_t *paired = buf_zeroed(w->m + 1, sizeof *paired), n = 0;
	bool *keep = buf_zeroed(w->m + 1, sizeof *keep), *fixed_a = buf_zeroed(w->n + 1, sizeof *fixed_a),
	     *fixed_b = buf_zeroed(w->m + 1, sizeof *fixed_b);

	for (size_t k = 0; k < w->m; k++) {
		if (!is_free(&w->b[k]))
			paired[n++] = k;
	}
	increasing(w->b, paired, n, keep);
	for (size_t i = 0; i < n; i++)
		fixed_b[paired[i]] = fixed_a[w->b[paired[i]].pair] = keep[i];
	find_neighbours(fixed_a, w->n, w->before_a, w->after_a);
	find_neighbours(fixed_b, w->m, w->before_b, w->after_b);
	free(paired);
	free(keep);
	free(fixed_a);
	free(fixed_b);
}

/* How far a[i] and b[k] stand apart, counted from the pair (i0, k0). */
static size_t apart(size_t i, size_t i0, size_t k, size_t k0)
{
	size_t x = i + k0, y = k + i0;

	return x > y ? x - y : y - x;
}

static size_t nearer(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Items between where they stand and where the pairs round them make them expected. */
static size_t distance(const struct work *w, size_t i, size_t k)
{
	size_t d =
	    w->before_b[k] == ALIGN_NONE && w->before_a[i] == ALIGN_NONE ? apart(i, 0, k, 0) : SIZE_MAX;

	if (w->before_b[k] != ALIGN_NONE)
		d = nearer(d, apart(i, w->b[w->before_b[k]].pair, k, w->before_b[k]));
	if (w->after_b[k] != ALIGN_NONE)
		d = nearer(d, apart(i, w->b[w->after_b[k]].pair, k, w->after_b[k]));
	if (w->before_a[i] != ALIGN_NONE)
		d = nearer(d, apart(i, w->before_a[i], k, w->a[w->before_a[i]].pair));
	if (w->after_a[i] != ALIGN_NONE)
		d = nearer(d, apart(i, w->after_a[i], k, w->a[w->after_a[i]].pair));
	if (w->after_b[k] == ALIGN_NONE && w->after_a[i] == ALIGN_NONE)
		d = nearer(d, apart(i, w->n, k, w->m));
	return d;
}

/* The place in a where b[k] is expected. */
static size_t expected(const struct work *w, size_t k)
{
	size_t before = w->before_b[k], i = before == ALIGN_NONE ? k : w->b[before].pair + (k - before);

	return i < w->n ? i : w->n ? w->n - 1 : 0;
}

/* ---- texts that are broken on one side ---- */

/* Whether the other side, whose keys they are, has the item as a whole. */
static bool is_whole(const struct index *other, const struct align_item *x)
{
	return index_find(other, x->key[ALIGN_SAME]) != SIZE_MAX;
}

/* How many free items from list[from] on, which the other side has not as a whole, make the text; 0: none do.
 */
static size_t pieces(const struct align_item *list, size_t n, size_t from, const struct index *other,
		     struct slice text)
{
	size_t count = 0;

	while (count < PIECES && from + count < n && is_free(&list[from + count]) &&
	       !is_whole(other, &list[from + count])) {
		struct slice piece = list[from + count].text;

		if (piece.n > text.n || memcmp(piece.p, text.p, piece.n) != 0)
			break;
		text = slice_of(text.p + piece.n, text.n - piece.n);
		count++;
		if (text.n == 0)
			return count;
	}
	return 0;
}

/* The text whole[at] has the pieces list[from] to list[from + n - 1]. */
static void join_pieces(struct align_item *whole, size_t at, struct align_item *list, size_t from, size_t n)
{
	whole[at].pair = from;
	whole[at].broken = true;
	whole[at].sim = 1000;
	for (size_t i = from; i < from + n; i++) {
		list[i].pair = at;
		list[i].broken = true;
		list[i].sim = 1000;
	}
}

/* Look for pieces where the last pair in order makes them expected. */
static void pair_broken(struct work *w)
{
	size_t first = 0;

	for (size_t k = 0; k < w->m; k++) {
		size_t before = w->before_b[k];

		if (before != ALIGN_NONE && w->b[before].pair >= first)
			first = w->b[before].pair + 1;
		for (size_t i = first; i < first + PIECES && i < w->n && is_free(&w->b[k]); i++) {
			size_t n;

			if (!is_free(&w->a[i]) || w->a[i].text.n == 0 || w->b[k].text.n == 0)
				continue;
			if (is_whole(&w->keys_a, &w->b[k]) || is_whole(&w->keys_b, &w->a[i]))
				continue;
			if ((n = pieces(w->a, w->n, i, &w->keys_b, w->b[k].text)) > 1)
				join_pieces(w->b, k, w->a, first = i, n);
			else if ((n = pieces(w->b, w->m, k, &w->keys_a, w->a[i].text)) > 1)
				join_pieces(w->a, first = i, w->b, k, n);
		}
	}
}

/* ---- candidates ---- */

static uint32_t key_hash(const struct align_item *x, int which)
{
	return (uint32_t)(slice_hash(x->key[which]) * 31 + (unsigned)which);
}

static int by_hash(const void *x, const void *y)
{
	const struct key_post *p = x, *q = y;

	if (p->hash != q->hash)
		return p->hash < q->hash ? -1 : 1;
	return (p->item > q->item) - (p->item < q->item);
}

static void post_keys(struct work *w)
{
	for (size_t i = 0; i < w->n; i++) {
		for (int which = 0; which < ALIGN_KEYS && is_free(&w->a[i]); which++) {
			if (w->a[i].key[which].n == 0)
				continue;
			BUF_PUSH_ROOM(w->post, w->post_cap, w->posts);
			w->post[w->posts++] = (struct key_post){key_hash(&w->a[i], which), (uint32_t)i};
		}
	}
	if (w->posts)
		qsort(w->post, w->posts, sizeof *w->post, by_hash);
}

/* The first post from which on all have at least this hash and item. */
static size_t find_post(const struct work *w, uint32_t hash, size_t item)
{
	size_t low = 0, high = w->posts;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct key_post *p = &w->post[middle];

		if (p->hash < hash || (p->hash == hash && p->item < item))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void vote(struct work *w, uint32_t i, uint32_t weight)
{
	if (w->votes[i] == 0)
		w->voted[w->voted_n++] = i;
	w->votes[i] += weight;
}

static void vote_keys(struct work *w, size_t k)
{
	static const uint32_t weight[ALIGN_KEYS] = {3000, 3000, 1000};

	for (int which = 0; which < ALIGN_KEYS; which++) {
		uint32_t hash = key_hash(&w->b[k], which);
		size_t at, from;

		if (w->b[k].key[which].n == 0)
			continue;
		at = find_post(w, hash, expected(w, k));
		for (from = at; from > 0 && at - from < NEAR && w->post[from - 1].hash == hash; from--)
			;
		for (; from < w->posts && from < at + NEAR && w->post[from].hash == hash; from++)
			vote(w, w->post[from].item, weight[which]);
	}
}

/* The post of a bigram [from, from + count) at which the item expected would stand. */
static size_t middle_post(const struct work *w, const struct gram *g, size_t item)
{
	size_t low = g->from, high = g->from + g->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (w->grams_a.post[middle].text < item)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void vote_grams(struct work *w, size_t k)
{
	size_t n;
	const struct gram *g = grams_of(&w->grams_b, k, &n);

	for (size_t x = 0; x < n; x++) {
		size_t from = g[x].from, to = from + g[x].count, at;

		if (x && g[x].hash == g[x - 1].hash)
			continue;
		if (g[x].count > RARE) {
			at = middle_post(w, &g[x], expected(w, k));
			from = at > from + NEAR ? at - NEAR : from;
			to = at + NEAR < to ? at + NEAR : to;
		}
		for (; from < to; from++)
			vote(w, w->grams_a.post[from].text, g[x].count > RARE ? 1 : 8);
	}
}

/* The items voted for, at most CANDIDATES, the best first. */
static size_t elect(struct work *w, size_t *found)
{
	size_t n = 0;

	for (size_t i = 0; i < w->voted_n; i++) { /* insertion into the best so far */
		uint32_t item = w->voted[i], v = w->votes[item];
		size_t at = n < CANDIDATES ? n++ : CANDIDATES;

		for (; at > 0 && w->votes[found[at - 1]] < v; at--) {
			if (at < CANDIDATES)
				found[at] = found[at - 1];
		}
		if (at < CANDIDATES)
			found[at] = item;
	}
	return n;
}

/* What the pair is worth; 0 or less: it cannot be. */
static int worth(const struct work *w, size_t i, size_t k, unsigned *sim, size_t *far)
{
	const struct align_item *x = &w->a[i], *y = &w->b[k];
	bool same = slice_eq(x->key[ALIGN_SAME], y->key[ALIGN_SAME]),
	     all = same && slice_eq(x->key[ALIGN_ALL], y->key[ALIGN_ALL]),
	     name = x->key[ALIGN_NAME].n && slice_eq(x->key[ALIGN_NAME], y->key[ALIGN_NAME]);
	int more = price(w, i, k), near = 0;

	*far = w->rules->placed ? distance(w, i, k) : 0;
	if (more == ALIGN_NEVER)
		return 0;
	if (w->rules->placed)
		near = NEAR_WORTH * NEAR_HALF / (NEAR_HALF + (int)nearer(*far, 100000));
	if (x->text.n == 0 || y->text.n == 0) {
		*sim = 1000;
		if (x->text.n != y->text.n || !same || *far > BLANK_FAR)
			return 0;
	} else {
		*sim = same ? 1000 : grams_dice(&w->grams_a, i, &w->grams_b, k);
		*sim = *sim == 1000 && !same && !slice_eq(x->text, y->text) ? 999 : *sim;
		if (!same && !name &&
		    (*sim < w->rules->least ||
		     (int)*sim + (more < 0 ? more : near) / 2 < (int)w->rules->sure))
			return 0;
	}
	if (!same) /* one good pair is better than two poor ones */
		more += (int)*sim - LIKE_LESS + (name ? NAME_WORTH : 0);
	return more + near + (all ? ALL_WORTH : same ? SAME_WORTH : 0);
}

static void find_candidates(struct work *w, size_t k)
{
	size_t found[CANDIDATES], n;

	w->voted_n = 0;
	vote_keys(w, k);
	vote_grams(w, k);
	n = elect(w, found);
	for (size_t i = 0; i < w->voted_n; i++)
		w->votes[w->voted[i]] = 0;
	for (size_t i = 0; i < n; i++) {
		unsigned sim;
		size_t far;
		int score = worth(w, found[i], k, &sim, &far);

		if (score <= 0)
			continue;
		BUF_PUSH_ROOM(w->list, w->cap, w->count);
		w->list[w->count++] = (struct offer){.a = (uint32_t)found[i],
						     .b = (uint32_t)k,
						     .score = score,
						     .far = (uint32_t)nearer(far, UINT32_MAX),
						     .sim = sim};
	}
}

/* Items of b that are still free go to their best candidate, which others have already. */
static void share(struct work *w)
{
	const struct offer **best = buf_zeroed(w->m + 1, sizeof *best);

	for (size_t i = 0; i < w->count; i++) {
		const struct offer *c = &w->list[i], **old = &best[c->b];

		if (is_free(&w->b[c->b]) &&
		    (!*old || c->score > (*old)->score || (c->score == (*old)->score && c->a < (*old)->a)))
			*old = c;
	}
	for (size_t k = 0; k < w->m; k++) {
		if (best[k]) {
			w->b[k].pair = best[k]->a;
			w->b[k].sim = best[k]->sim;
		}
	}
	free(best);
}

static void pair_best(struct work *w)
{
	static const struct slice none = {"", 0};

	for (size_t i = 0; i < w->n; i++)
		grams_add(&w->grams_a, is_free(&w->a[i]) ? w->a[i].text : none, w->a[i].kind);
	for (size_t k = 0; k < w->m; k++)
		grams_add(&w->grams_b, is_free(&w->b[k]) ? w->b[k].text : none, w->b[k].kind);
	grams_weigh(&w->grams_a, &w->grams_b, w->rules->rare);
	post_keys(w);
	for (size_t k = 0; k < w->m; k++) {
		if (is_free(&w->b[k]))
			find_candidates(w, k);
	}
	assign(w->list, w->count, w->n, w->m);
	for (size_t i = 0; i < w->count; i++) {
		if (w->list[i].chosen)
			join(w, w->list[i].a, w->list[i].b, w->list[i].sim);
	}
	if (w->rules->shared)
		share(w);
}

/* ---- what moved ---- */

static size_t pair_of(const struct align_item *items, size_t i)
{
	return i == ALIGN_NONE ? ALIGN_NONE : items[i].pair;
}

/* Whether a pair has parents that are no pair: it moved from one part of the tree to another. Where neither
 * has a partner, one came in place of the other. */
static bool changed_parent(const struct work *w, size_t k)
{
	size_t old = w->a[w->b[k].pair].parent, new = w->b[k].parent;
	bool old_free = old != ALIGN_NONE && is_free(&w->a[old]),
	     new_free = new != ALIGN_NONE &&is_free(&w->b[new]);

	if (old_free || new_free)
		return old_free != new_free;
	return pair_of(w->b, new) != old;
}

static void find_moved(struct work *w)
{
	size_t *first = filled(w->m + 1), *next = filled(w->m + 1), *run = buf_zeroed(w->m + 1, sizeof *run);
	bool *keep = buf_zeroed(w->m + 1, sizeof *keep);

	/* children of each parent, in order; those of none under m */
	for (size_t k = w->m; k-- > 0;) {
		size_t parent = w->b[k].parent == ALIGN_NONE ? w->m : w->b[k].parent;

		w->b[k].moved = !is_free(&w->b[k]) && changed_parent(w, k);
		if (is_free(&w->b[k]) || w->b[k].moved)
			continue;
		next[k] = first[parent];
		first[parent] = k;
	}
	for (size_t parent = 0; parent <= w->m; parent++) {
		size_t n = 0;

		for (size_t k = first[parent]; k != ALIGN_NONE; k = next[k])
			run[n++] = k;
		increasing(w->b, run, n, keep);
		for (size_t i = 0; i < n; i++)
			w->b[run[i]].moved = !keep[i];
	}
	for (size_t k = 0; k < w->m; k++) {
		if (!is_free(&w->b[k]))
			w->a[w->b[k].pair].moved = w->b[k].moved;
	}
	free(first);
	free(next);
	free(run);
	free(keep);
}

static void begin(struct align_item *x)
{
	x->pair = ALIGN_NONE;
	x->sim = 0;
	x->broken = x->moved = false;
}

void align(struct align_item *a, size_t n, struct align_item *b, size_t m, const struct align_rules *rules)
{
	struct work w = {.a = a, .b = b, .n = n, .m = m, .rules = rules};

	for (size_t i = 0; i < n; i++)
		begin(&a[i]);
	for (size_t k = 0; k < m; k++)
		begin(&b[k]);
	w.before_a = filled(n);
	w.after_a = filled(n);
	w.before_b = filled(m);
	w.after_b = filled(m);
	w.votes = buf_zeroed(n + 1, sizeof *w.votes);
	w.voted = buf_zeroed(n + 1, sizeof *w.voted);
	if (!rules->shared) /* what is paired here is no candidate for others */
		pair_unique(&w);
	find_places(&w);
	if (rules->broken)
		pair_broken(&w);
	pair_best(&w);
	find_moved(&w);
	index_free(&w.keys_a);
	index_free(&w.keys_b);
	grams_free(&w.grams_a);
	grams_free(&w.grams_b);
	free(w.before_a);
	free(w.after_a);
	free(w.before_b);
	free(w.after_b);
	free(w.post);
	free(w.votes);
	free(w.voted);
	free(w.list);
}
