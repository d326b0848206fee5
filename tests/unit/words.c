/* What two texts have in common: what stays is in both, in one order, and their ends are kept. */
#include "words.h"
#include "check.h"

enum { PIECES = 24, BYTES = PIECES * 8 };

static struct slice word_of(const struct words *w, struct slice text, size_t i)
{
	return slice_of(text.p + w->word[i].from, w->word[i].to - w->word[i].from);
}

static bool joins(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' ||
	       c == '%';
}

/* The words make up the text, and no number or Latin word is cut. */
static void check_words(const struct words *w, struct slice text)
{
	size_t at = 0;

	for (size_t i = 0; i < w->n; i++) {
		CHECK(w->word[i].from == at && w->word[i].to > at);
		at = w->word[i].to;
		CHECK(at == text.n || !joins(text.p[at - 1]) || !joins(text.p[at]));
	}
	CHECK(at == text.n);
}

/* The length of a longest common subsequence of words. */
static size_t longest(const struct words *a, struct slice old, const struct words *b, struct slice new)
{
	size_t length[PIECES + 1][PIECES + 1] = {{0}};

	for (size_t i = 1; i <= a->n; i++) {
		for (size_t k = 1; k <= b->n; k++) {
			size_t up = length[i - 1][k], left = length[i][k - 1];

			length[i][k] = slice_eq(word_of(a, old, i - 1), word_of(b, new, k - 1))
					   ? length[i - 1][k - 1] + 1
				       : up > left ? up
						   : left;
		}
	}
	return length[a->n][b->n];
}

static bool alone(const struct words *w, size_t i)
{
	return i > 0 && i + 1 < w->n && w->word[i - 1].changed && w->word[i + 1].changed;
}

/* Both have kept the same words in the same order, none of them alone on both sides; their number. */
static size_t check_kept(const struct words *a, struct slice old, const struct words *b, struct slice new)
{
	size_t kept = 0, k = 0;

	for (size_t i = 0; i < a->n; i++) {
		if (a->word[i].changed)
			continue;
		while (k < b->n && b->word[k].changed)
			k++;
		CHECK(k < b->n && slice_eq(word_of(a, old, i), word_of(b, new, k)));
		if (k == b->n)
			return kept;
		CHECK(!alone(a, i) || !alone(b, k));
		kept++;
		k++;
	}
	while (k < b->n && b->word[k].changed)
		k++;
	CHECK(k == b->n);
	return kept;
}

/* What both begin with is kept, and what both end with. */
static void check_ends(const struct words *a, struct slice old, const struct words *b, struct slice new)
{
	size_t n = 0, less = a->n < b->n ? a->n : b->n, from;

	for (; n < less && slice_eq(word_of(a, old, n), word_of(b, new, n)); n++)
		CHECK(!a->word[n].changed && !b->word[n].changed);
	from = n;
	for (n = 1; n + from <= less && slice_eq(word_of(a, old, a->n - n), word_of(b, new, b->n - n)); n++)
		CHECK(!a->word[a->n - n].changed && !b->word[b->n - n].changed);
}

static size_t random_text(char *to, uint32_t pieces)
{
	static const char *const piece[] = {"甲", "乙", "丙", "，", "1", "23", "4.5%", "ab", "é", " ", "-"};
	size_t n = 0;

	for (uint32_t k = check_random(PIECES + 1); k > 0; k--) {
		const char *s = piece[check_random(pieces)];

		memcpy(to + n, s, strlen(s));
		n += strlen(s);
	}
	return n;
}

static void random_texts(void)
{
	struct words a = {0}, b = {0};

	for (int round = 0; round < 30000; round++) {
		char text[2][BYTES];
		uint32_t pieces = 2 + check_random(10);
		struct slice old = slice_of(text[0], random_text(text[0], pieces)),
			     new = slice_of(text[1], random_text(text[1], pieces));
		size_t kept, most;

		words_compare(&a, old, &b, new);
		check_words(&a, old);
		check_words(&b, new);
		kept = check_kept(&a, old, &b, new);
		check_ends(&a, old, &b, new);
		most = longest(&a, old, &b, new);
		CHECK(kept <= most);
		CHECK(!slice_eq(old, new) || kept == a.n);
		words_compare(&a, old, &b, old);
		CHECK(check_kept(&a, old, &b, old) == a.n);
	}
	words_free(&a);
	words_free(&b);
}

/* The text with brackets round what changed. */
static bool marks(const struct words *w, const char *text, const char *want)
{
	char got[256] = "";
	bool open = false;

	for (size_t i = 0; i < w->n; i++) {
		if (w->word[i].changed != open)
			strcat(got, open ? "]" : "[");
		open = w->word[i].changed;
		strncat(got, text + w->word[i].from, w->word[i].to - w->word[i].from);
	}
	strcat(got, open ? "]" : "");
	if (strcmp(got, want) != 0)
		printf("got %s, want %s\n", got, want);
	return strcmp(got, want) == 0;
}

static void by_hand(void)
{
	static const struct {
		const char *old, *new, *old_marked, *new_marked;
	} cases[] = {
	    {"", "", "", ""},
	    {"甲", "", "[甲]", ""},
	    {"", "甲", "", "[甲]"},
	    {"修渠三条", "修渠三条", "修渠三条", "修渠三条"},
	    {"修渠三条", "修渠四条", "修渠[三]条", "修渠[四]条"},
	    {"修渠三条", "修好渠三条", "修渠三条", "修[好]渠三条"},
	    {"立案260件", "立案247件", "立案[260]件", "立案[247]件"},
	    {"增长12.5%。", "增长12%。", "增长[12.5%]。", "增长[12%]。"},
	    {"5G网络", "4G网络", "[5G]网络", "[4G]网络"},
	    {"修渠", "植树", "[修渠]", "[植树]"},
	    {"甲乙", "乙甲", "[甲]乙", "乙[甲]"},
	    {"完成甲乙丙丁任务", "完成子甲乙丑任务", "完成甲乙[丙丁]任务", "完成[子]甲乙[丑]任务"},
	    /* a word alone between changes */
	    {"完成甲乙丙任务", "完成子乙丑任务", "完成[甲乙丙]任务", "完成[子乙丑]任务"},
	    {"甲乙丙", "子乙丑", "[甲乙丙]", "[子乙丑]"},
	};
	struct words a = {0}, b = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		words_compare(&a, slice_str(cases[i].old), &b, slice_str(cases[i].new));
		CHECK_FOR(cases[i].old, marks(&a, cases[i].old, cases[i].old_marked));
		CHECK_FOR(cases[i].new, marks(&b, cases[i].new, cases[i].new_marked));
	}
	words_free(&a);
	words_free(&b);
}

/* n words: 甲甲, then 乙 丙 in turn from the one given, then 丁. */
static struct slice long_text(struct buf *b, size_t n, size_t turn)
{
	static const char *const between[] = {"乙", "丙"};

	b->n = 0;
	buf_add(b, "甲甲", 6);
	for (size_t i = 3; i < n; i++)
		buf_add(b, between[turn++ % 2], 3);
	buf_add(b, "丁", 3);
	return slice_of(b->p, b->n);
}

static void long_texts(void)
{
	struct words a = {0}, b = {0};
	struct buf x = {0}, y = {0};

	/* all pairs of words are looked at: but for one, all is common */
	words_compare(&a, long_text(&x, 1500, 0), &b, long_text(&y, 1500, 1));
	CHECK(a.n == 1500 && b.n == 1500);
	CHECK(check_kept(&a, slice_of(x.p, x.n), &b, slice_of(y.p, y.n)) == 1499);
	/* of longer ones the ends */
	words_compare(&a, long_text(&x, 40000, 0), &b, long_text(&y, 60000, 1));
	CHECK(a.n == 40000 && b.n == 60000);
	check_ends(&a, slice_of(x.p, x.n), &b, slice_of(y.p, y.n));
	CHECK(check_kept(&a, slice_of(x.p, x.n), &b, slice_of(y.p, y.n)) >= 3);
	words_compare(&a, slice_of(x.p, x.n), &b, slice_of(x.p, x.n));
	CHECK(check_kept(&a, slice_of(x.p, x.n), &b, slice_of(x.p, x.n)) == 40000);
	words_free(&a);
	words_free(&b);
	buf_free(&x);
	buf_free(&y);
}

int main(void)
{
	by_hand();
	random_texts();
	long_texts();
	return check_end();
}
