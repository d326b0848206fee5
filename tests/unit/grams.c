/* The likeness of texts, plain and weighted, against a count of their characters and bigrams one by one. */
#include "grams.h"
#include "check.h"

enum { TEXTS = 12, LONGEST = 12, GRAMS = 2 * LONGEST };

struct text {
	char s[LONGEST + 1];
	unsigned kind;
};

/* A character, or two of them; second 0 for none. */
struct naive {
	char first, second;
	unsigned kind;
};

struct side {
	struct text text[TEXTS];
	size_t n;
	struct gram_texts grams;
};

static bool equal(struct naive x, struct naive y)
{
	return x.first == y.first && x.second == y.second && x.kind == y.kind;
}

static size_t list(const struct text *t, struct naive *out)
{
	size_t n = 0;

	for (size_t i = 0; t->s[i]; i++) {
		out[n++] = (struct naive){t->s[i], 0, t->kind};
		if (t->s[i + 1])
			out[n++] = (struct naive){t->s[i], t->s[i + 1], t->kind};
	}
	return n;
}

static size_t count_in(const struct side *x, struct naive g)
{
	size_t count = 0;

	for (size_t i = 0; i < x->n; i++) {
		struct naive all[GRAMS];
		size_t n = list(&x->text[i], all);

		for (size_t k = 0; k < n; k++)
			count += equal(all[k], g);
	}
	return count;
}

static size_t weight(const struct side *x, const struct side *y, struct naive g, bool rare)
{
	size_t ratio = (x->n + y->n) / (count_in(x, g) + count_in(y, g)), w = 1;

	for (; rare && ratio > 1; ratio /= 2)
		w++;
	return w;
}

static unsigned naive_dice(const struct side *x, size_t i, const struct side *y, size_t k, bool rare)
{
	struct naive p[GRAMS], q[GRAMS];
	size_t n = list(&x->text[i], p), m = list(&y->text[k], q), all = 0, shared = 0;
	bool taken[GRAMS] = {false};

	for (size_t a = 0; a < n; a++)
		all += weight(x, y, p[a], rare);
	for (size_t b = 0; b < m; b++)
		all += weight(x, y, q[b], rare);
	for (size_t a = 0; a < n; a++) {
		for (size_t b = 0; b < m; b++) {
			if (!taken[b] && equal(p[a], q[b])) {
				taken[b] = true;
				shared += weight(x, y, p[a], rare);
				break;
			}
		}
	}
	return all ? (unsigned)(shared * 2000 / all) : 1000;
}

static void make(struct side *x, uint32_t letters)
{
	x->n = check_random(TEXTS + 1);
	for (size_t i = 0; i < x->n; i++) {
		uint32_t length = check_random(LONGEST + 1);

		for (uint32_t k = 0; k < length; k++)
			x->text[i].s[k] = (char)('a' + check_random(letters));
		x->text[i].s[length] = 0;
		x->text[i].kind = check_random(3) == 0 ? 1u << 20 : 0;
	}
}

static void weigh(struct side *x, struct side *y, bool rare)
{
	struct side *const both[] = {x, y};

	for (int s = 0; s < 2; s++) {
		both[s]->grams = (struct gram_texts){0};
		for (size_t i = 0; i < both[s]->n; i++)
			grams_add(&both[s]->grams, slice_str(both[s]->text[i].s), both[s]->text[i].kind);
	}
	grams_weigh(&x->grams, &y->grams, rare);
}

/* What is said of each gram of x: its weight, and where it stands among those of y. */
static void check_posts(const struct side *x, const struct side *y)
{
	for (size_t i = 0; i < x->n; i++) {
		struct naive all[GRAMS];
		size_t n, shared = 0, want = 0, m = list(&x->text[i], all), sum = 0;
		const struct gram *g = grams_of(&x->grams, i, &n);

		CHECK(n == m);
		for (size_t k = 0; k < n; k++) {
			CHECK(k == 0 || g[k - 1].hash <= g[k].hash);
			CHECK(g[k].count == 0 || g[k].from + g[k].count <= y->grams.posts);
			for (uint32_t p = g[k].from; p < g[k].from + g[k].count; p++) {
				CHECK(y->grams.post[p].hash == g[k].hash);
				CHECK(p == g[k].from || y->grams.post[p - 1].text <= y->grams.post[p].text);
			}
			shared += g[k].count;
			want += count_in(y, all[k]);
			sum += g[k].weight;
		}
		CHECK(shared == want);
		CHECK(sum == x->grams.sum[i]);
	}
}

static void random_texts(void)
{
	static struct side x, y;

	for (int round = 0; round < 600; round++) {
		bool rare = round % 2;
		uint32_t letters = 2 + check_random(8);

		make(&x, letters);
		make(&y, letters);
		weigh(&x, &y, rare);
		check_posts(&x, &y);
		check_posts(&y, &x);
		for (size_t i = 0; i < x.n; i++) {
			for (size_t k = 0; k < y.n; k++) {
				unsigned sim = grams_dice(&x.grams, i, &y.grams, k);

				CHECK_FOR(x.text[i].s, sim == naive_dice(&x, i, &y, k, rare));
				CHECK(grams_dice(&y.grams, k, &x.grams, i) == sim);
				CHECK(sim <= 1000);
				CHECK(sim == 1000 || strcmp(x.text[i].s, y.text[k].s) != 0 ||
				      x.text[i].kind != y.text[k].kind);
			}
		}
		grams_free(&x.grams);
		grams_free(&y.grams);
	}
}

/* Of two texts alone. */
static unsigned likeness(const char *a, unsigned kind_a, const char *b, unsigned kind_b, bool rare)
{
	struct gram_texts x = {0}, y = {0};
	unsigned sim;

	grams_add(&x, slice_str(a), kind_a);
	grams_add(&y, slice_str(b), kind_b);
	grams_weigh(&x, &y, rare);
	sim = grams_dice(&x, 0, &y, 0);
	grams_free(&x);
	grams_free(&y);
	return sim;
}

static void by_hand(void)
{
	CHECK(likeness("", 0, "", 0, false) == 1000);
	CHECK(likeness("", 0, "甲", 0, false) == 0);
	CHECK(likeness("甲", 0, "甲", 0, false) == 1000);
	CHECK(likeness("甲", 0, "乙", 0, false) == 0);
	CHECK(likeness("甲乙", 0, "甲乙", 0, false) == 1000);
	CHECK(likeness("甲乙", 0, "乙甲", 0, false) == 666);     /* 2 of 3 and 3 */
	CHECK(likeness("甲乙丙", 0, "甲乙丁", 0, false) == 600); /* 甲 乙 甲乙 of 5 and 5 */
	CHECK(likeness("甲乙丙乙甲乙", 0, "甲乙甲乙丙乙", 0, false) == 1000);
	CHECK(likeness("aaaa", 0, "aa", 0, false) == 600); /* repeats count: 3 of 7 and 3 */
	/* rare: what stands once in two texts weighs 2, what stands twice 1 */
	CHECK(likeness("甲乙丙", 0, "甲乙丁", 0, true) == 428); /* 3 of 3 + 4 and 3 + 4 */
	CHECK(likeness("甲乙", 0, "丙丁", 0, true) == 0);
	CHECK(likeness("甲乙", 0, "甲乙", 0, true) == 1000);
	/* other kinds have nothing in common */
	CHECK(likeness("甲乙", 1u << 20, "甲乙", 0, false) == 0);
	CHECK(likeness("甲乙", 1u << 20, "甲乙", 1u << 20, false) == 1000);
}

/* One side, or both, may have no texts. */
static void empty(void)
{
	struct gram_texts x = {0}, y = {0};
	size_t n;

	grams_weigh(&x, &y, true);
	CHECK(x.n == 0 && y.n == 0);
	grams_free(&x);
	grams_free(&y);
	grams_add(&x, slice_str("甲乙"), 0);
	grams_add(&x, slice_of("", 0), 0);
	grams_weigh(&x, &y, true);
	CHECK(grams_of(&x, 0, &n)->count == 0 && n == 3);
	grams_of(&x, 1, &n);
	CHECK(n == 0);
	grams_free(&x);
	grams_free(&y);
}

int main(void)
{
	by_hand();
	empty();
	random_texts();
	return check_end();
}
