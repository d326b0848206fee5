/* The best assignment: against all that there are, against the best matching of a path, and large blocks. */
#include "assign.h"
#include "check.h"

enum { SMALL = 6, NODES = 64, MANY = 150 };

static struct offer offer(size_t a, size_t b, uint32_t score)
{
	return (struct offer){.a = (uint32_t)a, .b = (uint32_t)b, .score = (int)score, .chosen = true};
}

static void shuffle(struct offer *list, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = check_random((uint32_t)i);
		struct offer swap = list[i - 1];

		list[i - 1] = list[k];
		list[k] = swap;
	}
}

/* The sum of what was chosen, which must be one-to-one. */
static int chosen(const struct offer *list, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		if (!list[i].chosen)
			continue;
		sum += list[i].score;
		for (size_t k = 0; k < i; k++)
			CHECK(!list[k].chosen || (list[k].a != list[i].a && list[k].b != list[i].b));
	}
	return sum;
}

/* Offers of one block, and only they, are connected by items. */
static void check_blocks(const struct offer *list, size_t n, size_t na)
{
	uint32_t label[2 * MANY + 1] = {0};
	bool again = true;

	for (size_t i = 0; i < n; i++)
		label[list[i].a] = label[na + list[i].b] = 0;
	for (size_t i = 0; i < n; i++) {
		label[list[i].a] = list[i].a + 1;
		label[na + list[i].b] = (uint32_t)na + list[i].b + 1;
	}
	while (again) {
		again = false;
		for (size_t i = 0; i < n; i++) {
			uint32_t *p = &label[list[i].a], *q = &label[na + list[i].b];

			again |= *p != *q;
			*p = *q = *p < *q ? *p : *q;
		}
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < i; k++)
			CHECK((list[i].block == list[k].block) == (label[list[i].a] == label[list[k].a]));
	}
}

/* ---- all assignments ---- */

/* The best sum when the items a, a + 1, ... of one side get any of the other that are free. */
static int best(int worth[SMALL][SMALL], size_t a, size_t na, size_t nb, unsigned taken)
{
	int most;

	if (a == na)
		return 0;
	most = best(worth, a + 1, na, nb, taken);
	for (size_t b = 0; b < nb; b++) {
		if (worth[a][b] && !(taken >> b & 1)) {
			int sum = worth[a][b] + best(worth, a + 1, na, nb, taken | 1u << b);

			most = sum > most ? sum : most;
		}
	}
	return most;
}

static void against_all(void)
{
	for (int round = 0; round < 20000; round++) {
		size_t na = 1 + check_random(SMALL), nb = 1 + check_random(SMALL), n = 0;
		uint32_t scores = check_random(2) ? 5 : 3000, share = 1 + check_random(4);
		int worth[SMALL][SMALL] = {{0}};
		struct offer list[SMALL * SMALL];

		for (size_t a = 0; a < na; a++) {
			for (size_t b = 0; b < nb; b++) {
				if (check_random(4) >= share)
					continue;
				list[n] = offer(a, b, 1 + check_random(scores));
				worth[a][b] = list[n++].score;
			}
		}
		shuffle(list, n);
		assign(list, n, na, nb);
		CHECK(chosen(list, n) == best(worth, 0, na, nb, 0));
		check_blocks(list, n, na);
		for (size_t i = 0; i < n; i++)
			CHECK(list[i].score == worth[list[i].a][list[i].b]);
	}
}

/* ---- paths: a0 b0 a1 b1 ... ---- */

static size_t path(struct offer *list, size_t nodes, uint32_t scores)
{
	for (size_t i = 0; i + 1 < nodes; i++)
		list[i] = i % 2 ? offer(i / 2 + 1, i / 2, 1 + check_random(scores))
				: offer(i / 2, i / 2, 1 + check_random(scores));
	return nodes - 1;
}

static int best_of_path(const struct offer *list, size_t n)
{
	int before = 0, sum = 0; /* the best of the edges before the last, and with it */

	for (size_t i = 0; i < n; i++) {
		int with = before + list[i].score;

		before = sum;
		sum = with > sum ? with : sum;
	}
	return sum;
}

static void paths(void)
{
	for (int round = 0; round < 2000; round++) {
		struct offer list[NODES];
		size_t nodes = round % 4 ? 2 + check_random(NODES - 1) : NODES, n = path(list, nodes, 50);
		int want = best_of_path(list, n);

		shuffle(list, n);
		assign(list, n, nodes, nodes);
		CHECK(chosen(list, n) == want);
	}
}

/* Many blocks at once, each as good as alone. */
static void many_paths(void)
{
	for (int round = 0; round < 200; round++) {
		struct offer list[20 * NODES];
		size_t n = 0, items = 0;
		int want = 0;

		for (int p = 0; p < 20; p++) {
			size_t nodes = 2 + check_random(NODES - 1), edges = path(list + n, nodes, 9);

			want += best_of_path(list + n, edges);
			for (size_t i = n; i < n + edges; i++) {
				list[i].a += (uint32_t)items;
				list[i].b += (uint32_t)items;
			}
			n += edges;
			items += nodes;
		}
		shuffle(list, n);
		assign(list, n, items, items);
		CHECK(chosen(list, n) == want);
	}
}

/* ---- large blocks ---- */

/* By descending score, what is nearer first: whoever was not chosen lost to one that was at least as good. */
static void check_greedy(const struct offer *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool lost = list[i].chosen;

		for (size_t k = 0; k < n && !lost; k++)
			lost = list[k].chosen && (list[k].a == list[i].a || list[k].b == list[i].b) &&
			       (list[k].score > list[i].score ||
				(list[k].score == list[i].score && list[k].far <= list[i].far));
		CHECK(lost);
	}
}

static void large(void)
{
	for (int round = 0; round < 60; round++) {
		static struct offer list[8 * MANY];
		size_t items = 33 + check_random(MANY - 33), n = path(list, 2 * items, 30);

		for (; n < 6 * items; n++)
			list[n] = offer(check_random((uint32_t)items), check_random((uint32_t)items),
					1 + check_random(30));
		for (size_t i = 0; i < n; i++)
			list[i].far = check_random(3);
		shuffle(list, n);
		assign(list, n, items, items);
		chosen(list, n);
		check_greedy(list, n);
		check_blocks(list, n, items);
	}
}

static void by_hand(void)
{
	struct offer list[4];

	assign(list, 0, 0, 0);
	assign(list, 0, 3, 4);
	list[0] = offer(7, 9, 1);
	assign(list, 1, 8, 10);
	CHECK(list[0].chosen);
	/* the two together are better than the best alone */
	list[0] = offer(0, 0, 10);
	list[1] = offer(0, 1, 6);
	list[2] = offer(1, 0, 6);
	assign(list, 3, 2, 2);
	CHECK(chosen(list, 3) == 12);
	/* and worse */
	list[0] = offer(0, 0, 10);
	list[1] = offer(0, 1, 4);
	list[2] = offer(1, 0, 4);
	assign(list, 3, 2, 2);
	CHECK(chosen(list, 3) == 10);
	/* one item of a side, several of the other */
	for (uint32_t i = 0; i < 4; i++)
		list[i] = offer(i, 0, 3 + i % 3);
	assign(list, 4, 4, 1);
	CHECK(chosen(list, 4) == 5);
}

int main(void)
{
	by_hand();
	against_all();
	paths();
	many_paths();
	large();
	return check_end();
}
