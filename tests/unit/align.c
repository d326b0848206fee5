/* Alignment: what must hold of every one, on random lists, and the pairs that are sure. */
#include "align.h"
#include "check.h"

/* With no more than 16 items a side all pairs are looked at. */
enum { MOST = 16, LEAST = 600 };

struct list {
	struct align_item item[MOST];
	char key[MOST][4], text[MOST][12];
	size_t n;
};

static const struct align_rules plain = {.least = LEAST, .sure = LEAST, .placed = true};

static void make(struct list *l, uint32_t letters)
{
	memset(l, 0, sizeof *l);
	l->n = check_random(MOST + 1);
	for (size_t i = 0; i < l->n; i++) {
		struct align_item *x = &l->item[i];
		uint32_t length = 1 + check_random(8);

		for (uint32_t k = 0; k < length; k++)
			l->text[i][k] = (char)('a' + check_random(letters));
		l->key[i][0] = (char)('A' + check_random(40));
		l->key[i][1] = (char)('A' + check_random(4));
		l->key[i][2] = (char)('A' + check_random(60));
		x->key[ALIGN_ALL] = slice_of(l->key[i], 2);
		x->key[ALIGN_SAME] = slice_of(l->key[i], 1);
		x->key[ALIGN_NAME] = slice_of(l->key[i] + 2, check_random(2));
		x->text = slice_str(l->text[i]);
		x->kind = check_random(4) == 0;
		x->parent = ALIGN_NONE;
	}
}

/* Pointers of a copy into the copy. */
static void copy(struct list *to, const struct list *from)
{
	*to = *from;
	for (size_t i = 0; i < to->n; i++) {
		to->item[i].key[ALIGN_ALL].p = to->item[i].key[ALIGN_SAME].p = to->key[i];
		to->item[i].key[ALIGN_NAME].p = to->key[i] + 2;
		to->item[i].text.p = to->text[i];
	}
}

/* ---- what must hold ---- */

static size_t take_gram(char *const *grams, size_t n, const char *p, size_t length)
{
	for (size_t i = 0; i < n; i++) {
		if (grams[i][0] && strncmp(grams[i], p, length) == 0 && strlen(grams[i]) == length) {
			grams[i][0] = 0;
			return 1;
		}
	}
	return 0;
}

/* 1000 times the Dice coefficient of the characters and bigrams, counted one by one. */
static unsigned likeness(struct slice a, struct slice b)
{
	char store[32][3] = {{0}}, *grams[32];
	size_t n = 0, shared = 0;

	for (size_t i = 0; i < a.n; i++) {
		memcpy(store[n++], a.p + i, 1);
		if (i + 1 < a.n)
			memcpy(store[n++], a.p + i, 2);
	}
	for (size_t i = 0; i < n; i++)
		grams[i] = store[i];
	for (size_t i = 0; i < b.n; i++) {
		shared += take_gram(grams, n, b.p + i, 1);
		shared += i + 1 < b.n ? take_gram(grams, n, b.p + i, 2) : 0;
	}
	return a.n + b.n ? (unsigned)(shared * 2000 / (2 * a.n + 2 * b.n - 2)) : 1000;
}

static bool same_key(const struct align_item *x, const struct align_item *y, int which)
{
	return slice_eq(x->key[which], y->key[which]);
}

static int price_of(const struct align_rules *rules, size_t i, size_t k)
{
	return rules->price ? rules->price(rules->self, i, k) : 0;
}

/* Whether two items are alike enough to be a pair. */
static bool may_pair(const struct list *a, size_t i, const struct list *b, size_t k,
		     const struct align_rules *rules)
{
	const struct align_item *x = &a->item[i], *y = &b->item[k];
	bool name = x->key[ALIGN_NAME].n && same_key(x, y, ALIGN_NAME);

	return x->kind == y->kind && price_of(rules, i, k) != ALIGN_NEVER &&
	       (same_key(x, y, ALIGN_SAME) || name || likeness(x->text, y->text) >= LEAST);
}

static void check_pair(const struct list *a, const struct list *b, size_t k, const struct align_rules *rules)
{
	const struct align_item *new = &b->item[k], *old = &a->item[new->pair];
	unsigned want = same_key(old, new, ALIGN_SAME) ? 1000 : likeness(old->text, new->text);

	CHECK(may_pair(a, new->pair, b, k, rules));
	if (want == 1000 && !same_key(old, new, ALIGN_SAME) && !slice_eq(old->text, new->text))
		want = 999;
	CHECK(new->sim == want);
}

static bool is_free(const struct list *l, size_t i)
{
	return i != ALIGN_NONE && l->item[i].pair == ALIGN_NONE;
}

/* Whether the parents of a pair of b are neither a pair nor both without a partner. */
static bool other_parent(const struct list *a, const struct list *b, size_t k)
{
	size_t old = a->item[b->item[k].pair].parent, new = b->item[k].parent;

	if (is_free(a, old) || is_free(b, new))
		return is_free(a, old) != is_free(b, new);
	return old != (new == ALIGN_NONE ? ALIGN_NONE : b->item[new].pair);
}

/* Of the pairs under one parent in b as many stay as have one order on both sides; by looking at all before.
 */
static void check_moved(const struct list *a, const struct list *b, size_t parent)
{
	size_t best = 0, kept = 0, last = 0, length[MOST] = {0};

	for (size_t i = 0; i < b->n; i++) {
		const struct align_item *x = &b->item[i];

		if (x->parent != parent || x->pair == ALIGN_NONE)
			continue;
		if (other_parent(a, b, i)) {
			CHECK(x->moved);
			continue;
		}
		length[i] = 1;
		for (size_t k = 0; k < i; k++) {
			if (length[k] && b->item[k].pair < x->pair && length[k] >= length[i])
				length[i] = length[k] + 1;
		}
		best = length[i] > best ? length[i] : best;
		if (x->moved)
			continue;
		CHECK(kept == 0 || x->pair > last);
		last = x->pair;
		kept++;
	}
	CHECK(kept == best);
}

static void check_alignment(const struct list *a, const struct list *b, const struct align_rules *rules)
{
	size_t pairs = 0, back = 0;

	for (size_t k = 0; k < b->n; k++) {
		const struct align_item *new = &b->item[k];

		CHECK(!new->broken);
		if (new->pair == ALIGN_NONE) {
			CHECK(!new->moved &&new->sim == 0);
			continue;
		}
		pairs++;
		CHECK(new->pair < a->n);
		CHECK(a->item[new->pair].pair == k);
		CHECK(a->item[new->pair].sim == new->sim && a->item[new->pair].moved == new->moved);
		check_pair(a, b, k, rules);
	}
	for (size_t i = 0; i < a->n; i++)
		back += a->item[i].pair != ALIGN_NONE;
	CHECK(back == pairs);
	/* nothing is left that could be a pair */
	for (size_t i = 0; i < a->n; i++) {
		for (size_t k = 0; k < b->n; k++)
			CHECK(!is_free(a, i) || !is_free(b, k) || !may_pair(a, i, b, k, rules));
	}
	check_moved(a, b, ALIGN_NONE);
	for (size_t parent = 0; parent < b->n; parent++)
		check_moved(a, b, parent);
}

static void run(struct list *a, struct list *b, const struct align_rules *rules)
{
	align(a->item, a->n, b->item, b->n, rules);
}

static void random_lists(void)
{
	static struct list a, b;

	for (int round = 0; round < 6000; round++) {
		uint32_t letters = 2 + check_random(6);
		struct align_rules rules = plain;

		rules.placed = round % 2;
		make(&a, letters);
		make(&b, letters);
		run(&a, &b, &rules);
		check_alignment(&a, &b, &rules);
	}
}

/* A child stands behind its parent. */
static void make_tree(struct list *l)
{
	for (size_t i = 0; i < l->n; i++)
		l->item[i].parent = i && check_random(3) ? check_random((uint32_t)i) : ALIGN_NONE;
}

static void trees(void)
{
	static struct list a, b;

	for (int round = 0; round < 4000; round++) {
		make(&a, 3);
		if (round % 2)
			make(&b, 3);
		else
			copy(&b, &a);
		make_tree(&a);
		make_tree(&b);
		run(&a, &b, &plain);
		check_alignment(&a, &b, &plain);
	}
}

static int no_pair(const void *self, size_t i, size_t k)
{
	const bool *never = self;

	return never[i * MOST + k] ? ALIGN_NEVER : 0;
}

static void prices(void)
{
	static struct list a, b;
	static bool never[MOST * MOST];
	struct align_rules rules = plain;

	rules.price = no_pair;
	rules.self = never;
	for (int round = 0; round < 3000; round++) {
		for (size_t i = 0; i < MOST * MOST; i++)
			never[i] = check_random(3) == 0;
		make(&a, 3);
		make(&b, 3);
		run(&a, &b, &rules);
		check_alignment(&a, &b, &rules);
	}
}

/* Several of b may have one partner: none is left that could have one. */
static void shared(void)
{
	static struct list a, b;
	struct align_rules rules = plain;

	rules.shared = true;
	rules.placed = false;
	for (int round = 0; round < 3000; round++) {
		make(&a, 3);
		make(&b, 3);
		run(&a, &b, &rules);
		for (size_t k = 0; k < b.n; k++) {
			if (!is_free(&b, k)) {
				CHECK(b.item[k].pair < a.n && !is_free(&a, b.item[k].pair));
				check_pair(&a, &b, k, &rules);
				continue;
			}
			for (size_t i = 0; i < a.n; i++)
				CHECK(!may_pair(&a, i, &b, k, &rules));
		}
		for (size_t i = 0; i < a.n; i++)
			CHECK(is_free(&a, i) || b.item[a.item[i].pair].pair == i);
	}
}

static void itself(void)
{
	static struct list a, b;

	for (int round = 0; round < 3000; round++) {
		make(&a, 3);
		make_tree(&a);
		copy(&b, &a);
		run(&a, &b, &plain);
		for (size_t i = 0; i < b.n; i++)
			CHECK(b.item[i].pair == i && b.item[i].sim == 1000 && !b.item[i].moved);
	}
}

/* ---- texts in pieces ---- */

/* Texts of letters, and the same cut in up to 4 pieces each: all pieces have their text, and it the first. */
static void pieces(void)
{
	struct align_rules rules = plain;

	rules.broken = true;
	for (int round = 0; round < 3000; round++) {
		struct align_item whole[MOST / 4], piece[MOST];
		char text[MOST / 4][12];
		size_t n = 1 + check_random(MOST / 4), m = 0, first[MOST / 4 + 1] = {0};

		for (size_t i = 0; i < n; i++) {
			size_t length = 8 + check_random(5), cuts = check_random(4), at = 0;

			for (size_t k = 0; k < length; k++)
				text[i][k] = (char)('a' + check_random(26));
			whole[i] =
			    (struct align_item){.text = slice_of(text[i], length), .parent = ALIGN_NONE};
			for (size_t k = 0; k < cuts; k++, at += 2)
				piece[m++] = (struct align_item){.text = slice_of(text[i] + at, 2),
								 .parent = ALIGN_NONE};
			piece[m++] = (struct align_item){.text = slice_of(text[i] + at, length - at),
							 .parent = ALIGN_NONE};
			first[i + 1] = m;
		}
		for (size_t i = 0; i < n; i++)
			whole[i].key[ALIGN_ALL] = whole[i].key[ALIGN_SAME] = whole[i].text;
		for (size_t i = 0; i < m; i++)
			piece[i].key[ALIGN_ALL] = piece[i].key[ALIGN_SAME] = piece[i].text;
		if (round % 2)
			align(whole, n, piece, m, &rules);
		else
			align(piece, m, whole, n, &rules);
		for (size_t i = 0; i < n; i++) {
			bool broken = first[i + 1] - first[i] > 1;

			CHECK(whole[i].pair == first[i]);
			CHECK(whole[i].sim == 1000 && whole[i].broken == broken && !whole[i].moved);
			for (size_t k = first[i]; k < first[i + 1]; k++) {
				CHECK(piece[k].pair == i);
				CHECK(piece[k].sim == 1000 && piece[k].broken == broken && !piece[k].moved);
			}
		}
	}
}

/* ---- by hand ---- */

/* Items whose keys are their texts. */
static size_t items(struct align_item *item, const char *const *text)
{
	size_t n = 0;

	for (; text[n]; n++) {
		item[n] = (struct align_item){.text = slice_str(text[n]), .parent = ALIGN_NONE};
		item[n].key[ALIGN_ALL] = item[n].key[ALIGN_SAME] = item[n].text;
	}
	return n;
}

static void by_hand(void)
{
	struct align_rules rules = plain;
	struct align_item a[8], b[8];
	size_t n, m;

	n = items(a, (const char *const[]){"one", "two", "three", NULL});
	m = items(b, (const char *const[]){"three", "one", "four", "two", NULL});
	align(a, n, b, m, &rules);
	CHECK(b[0].pair == 2 && b[0].moved && a[2].moved);
	CHECK(b[1].pair == 0 && !b[1].moved);
	CHECK(b[2].pair == ALIGN_NONE);
	CHECK(b[3].pair == 1 && !b[3].moved);

	/* the most alike, not the first */
	n = items(a, (const char *const[]){"abcdefxy", "abcdefgz", NULL});
	m = items(b, (const char *const[]){"abcdefgh", NULL});
	align(a, n, b, m, &rules);
	CHECK(b[0].pair == 1 && b[0].sim == 866 && a[0].pair == ALIGN_NONE);

	/* other kinds do not align, even with equal keys; all else is as before */
	a[1].kind = 1;
	a[0].key[ALIGN_NAME] = a[1].key[ALIGN_NAME] = b[0].key[ALIGN_NAME] = slice_str("name");
	align(a, n, b, m, &rules);
	CHECK(b[0].pair == 0 && b[0].sim == 733 && a[1].pair == ALIGN_NONE);
	a[0].kind = 2;
	align(a, n, b, m, &rules);
	CHECK(b[0].pair == ALIGN_NONE && b[0].sim == 0 && a[0].pair == ALIGN_NONE);

	/* the least likeness itself is enough; a name needs none */
	n = items(a, (const char *const[]){"abcdef", NULL});
	m = items(b, (const char *const[]){"abcdxy", NULL});
	rules.least = rules.sure = 636;
	align(a, n, b, m, &rules);
	CHECK(b[0].pair == 0 && b[0].sim == 636);
	rules.least = rules.sure = 637;
	align(a, n, b, m, &rules);
	CHECK(b[0].pair == ALIGN_NONE);
	a[0].key[ALIGN_NAME] = b[0].key[ALIGN_NAME] = slice_str("name");
	align(a, n, b, m, &rules);
	CHECK(b[0].pair == 0 && b[0].sim == 636);

	/* items without text are a pair where they stand near each other */
	n = items(a, (const char *const[]){"one", "", "two", "three", "four", "five", NULL});
	m = items(b, (const char *const[]){"one", "two", "", "three", "four", "five", NULL});
	a[1].key[ALIGN_SAME] = a[1].key[ALIGN_ALL] = slice_str("blank");
	b[2].key[ALIGN_SAME] = b[2].key[ALIGN_ALL] = slice_str("blank");
	align(a, n, b, m, &plain);
	CHECK(b[2].pair == 1 && b[2].sim == 1000);
	m = items(b, (const char *const[]){"one", "two", "three", "four", "five", "", NULL});
	b[5].key[ALIGN_SAME] = b[5].key[ALIGN_ALL] = slice_str("blank");
	align(a, n, b, m, &plain);
	CHECK(b[5].pair == ALIGN_NONE && a[1].pair == ALIGN_NONE);

	align(a, 0, b, m, &plain);
	CHECK(b[0].pair == ALIGN_NONE);
	align(a, n, b, 0, &plain);
	CHECK(a[0].pair == ALIGN_NONE);
	align(a, 0, b, 0, &plain);
}

/* Repeats stay in order, also in long lists. */
static void repeats(void)
{
	enum { N = 3000 };
	static struct align_item a[N], b[N];

	for (size_t i = 0; i < N; i++) {
		a[i] = (struct align_item){.text = slice_str(i % 2 ? "odd" : "even"), .parent = ALIGN_NONE};
		a[i].key[ALIGN_ALL] = a[i].key[ALIGN_SAME] = a[i].text;
		b[i] = a[i];
	}
	align(a, N, b, N, &plain);
	for (size_t i = 0; i < N; i++)
		CHECK(b[i].pair == i && a[i].pair == i && !b[i].moved && b[i].sim == 1000);
}

int main(void)
{
	by_hand();
	repeats();
	itself();
	random_lists();
	trees();
	prices();
	shared();
	pieces();
	return check_end();
}
