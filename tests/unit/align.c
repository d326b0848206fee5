/* Alignment: what must hold of every one, on random lists, and the pairs that are sure. */
#include "align.h"
#include "check.h"

enum { MOST = 24, LEAST = 600 };

struct list {
	struct align_item item[MOST];
	char key[MOST][4], text[MOST][12];
	size_t n;
};

static void make(struct list *l, uint32_t letters)
{
	memset(l, 0, sizeof *l);
	l->n = check_random(MOST + 1);
	for (size_t i = 0; i < l->n; i++) {
		uint32_t length = 1 + check_random(8);

		for (uint32_t k = 0; k < length; k++)
			l->text[i][k] = (char)('a' + check_random(letters));
		l->key[i][0] = (char)('A' + check_random(6));
		l->key[i][1] = (char)('A' + check_random(40));
		l->item[i].key[0] = slice_of(l->key[i], 2);
		l->item[i].key[1] = slice_of(l->key[i] + 1, 1);
		l->item[i].text = slice_str(l->text[i]);
	}
}

/* The length of the longest increasing run of partners, by looking at all before. */
static size_t longest(const struct list *b)
{
	size_t best = 0, length[MOST];

	for (size_t i = 0; i < b->n; i++) {
		length[i] = 0;
		if (b->item[i].pair == ALIGN_NONE)
			continue;
		length[i] = 1;
		for (size_t k = 0; k < i; k++) {
			if (b->item[k].pair != ALIGN_NONE && b->item[k].pair < b->item[i].pair &&
			    length[k] + 1 > length[i])
				length[i] = length[k] + 1;
		}
		best = length[i] > best ? length[i] : best;
	}
	return best;
}

static size_t count_key(const struct list *l, int which, struct slice key)
{
	size_t count = 0;

	for (size_t i = 0; i < l->n; i++)
		count += slice_eq(l->item[i].key[which], key);
	return count;
}

static void check_alignment(const struct list *a, const struct list *b)
{
	size_t kept = 0, last = 0, pairs = 0, back = 0;

	for (size_t i = 0; i < b->n; i++) {
		const struct align_item *new = &b->item[i], *old;

		if (new->pair == ALIGN_NONE) {
			CHECK(!new->moved);
			continue;
		}
		pairs++;
		CHECK(new->pair < a->n);
		old = &a->item[new->pair];
		CHECK(old->pair == i && old->sim == new->sim && old->moved == new->moved);
		CHECK(new->sim >= LEAST);
		CHECK(new->sim <= 1000);
		CHECK((new->sim == 1000) ==
		      (slice_eq(old->key[0], new->key[0]) || slice_eq(old->key[1], new->key[1])));
		if (new->sim < 1000)
			CHECK(old->kind == new->kind);
		if (new->moved)
			continue;
		CHECK(kept == 0 || new->pair > last);
		last = new->pair;
		kept++;
	}
	for (size_t i = 0; i < a->n; i++)
		back += a->item[i].pair != ALIGN_NONE;
	CHECK(back == pairs);
	CHECK(kept == longest(b));
	/* as many pairs of equal first keys as there can be */
	for (size_t i = 0; i < b->n; i++) {
		struct slice key = b->item[i].key[0];
		size_t found = 0, old = count_key(a, 0, key), new = count_key(b, 0, key);

		for (size_t k = 0; k < b->n; k++)
			found += b->item[k].pair != ALIGN_NONE && slice_eq(b->item[k].key[0], key) &&
				 slice_eq(a->item[b->item[k].pair].key[0], key);
		CHECK(found == (old < new ? old : new));
	}
}

static void random_lists(void)
{
	static struct list a, b;

	for (int round = 0; round < 5000; round++) {
		uint32_t letters = 2 + check_random(6);

		make(&a, letters);
		make(&b, letters);
		align(a.item, a.n, b.item, b.n, LEAST);
		check_alignment(&a, &b);
	}
}

static void itself(void)
{
	static struct list a, b;

	for (int round = 0; round < 500; round++) {
		make(&a, 3);
		b = a;
		align(a.item, a.n, b.item, b.n, LEAST);
		for (size_t i = 0; i < b.n; i++)
			CHECK(b.item[i].pair == i && b.item[i].sim == 1000 && !b.item[i].moved);
	}
}

/* Items whose keys are their texts. */
static size_t items(struct align_item *item, const char *const *text)
{
	size_t n = 0;

	for (; text[n]; n++) {
		item[n] = (struct align_item){.text = slice_str(text[n])};
		item[n].key[0] = item[n].key[1] = item[n].text;
	}
	return n;
}

static void by_hand(void)
{
	struct align_item a[8], b[8];
	size_t n, m;

	n = items(a, (const char *const[]){"one", "two", "three", NULL});
	m = items(b, (const char *const[]){"three", "one", "four", "two", NULL});
	align(a, n, b, m, LEAST);
	CHECK(b[0].pair == 2 && b[0].moved && a[2].moved);
	CHECK(b[1].pair == 0 && !b[1].moved);
	CHECK(b[2].pair == ALIGN_NONE);
	CHECK(b[3].pair == 1 && !b[3].moved);

	/* the most alike, not the first */
	n = items(a, (const char *const[]){"abcdefxy", "abcdefgz", NULL});
	m = items(b, (const char *const[]){"abcdefgh", NULL});
	align(a, n, b, m, LEAST);
	CHECK(b[0].pair == 1 && b[0].sim == 857 && a[0].pair == ALIGN_NONE);

	/* other kinds do not align, equal keys do */
	n = items(a, (const char *const[]){"abcdefgz", NULL});
	a[0].kind = 1;
	align(a, n, b, m, LEAST);
	CHECK(b[0].pair == ALIGN_NONE && a[0].pair == ALIGN_NONE);

	/* the least likeness itself is enough */
	n = items(a, (const char *const[]){"abcdef", NULL});
	m = items(b, (const char *const[]){"abcdxy", NULL});
	align(a, n, b, m, 600);
	CHECK(b[0].pair == 0 && b[0].sim == 600);
	align(a, n, b, m, 601);
	CHECK(b[0].pair == ALIGN_NONE);

	align(a, 0, b, m, LEAST);
	CHECK(b[0].pair == ALIGN_NONE);
	align(a, n, b, 0, LEAST);
	CHECK(a[0].pair == ALIGN_NONE);
	align(a, 0, b, 0, LEAST);
}

int main(void)
{
	by_hand();
	itself();
	random_lists();
	return check_end();
}
