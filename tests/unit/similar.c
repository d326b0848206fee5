/* Folding by hand, and the likeness of texts against a count of their bigrams one by one. */
#include "similar.h"
#include "check.h"

static bool folds(const char *text, const char *want)
{
	struct buf b = {0};
	bool same;

	similar_fold(&b, slice_str(text));
	same = slice_is(slice_of(b.p, b.n), want);
	if (!same)
		printf("%s: got %.*s, want %s\n", text, (int)b.n, b.p, want);
	buf_free(&b);
	return same;
}

static void folding(void)
{
	CHECK(folds("abc", "abc"));
	CHECK(folds("１２．５％", "12.5%"));
	CHECK(folds("（一）；：，！？", "(一);:,!?"));
	CHECK(folds("完。", "完."));
	CHECK(folds("甲、乙", "甲,乙"));
	CHECK(folds("“甲”‘乙’「丙」\"丁\"", "'甲''乙''丙''丁'"));
	CHECK(folds("甲——乙--丙", "甲~~乙~~丙"));
	CHECK(folds(" 甲　乙\t丙\n 丁\xc2\xa0戊\xe2\x80\x8b", "甲乙丙丁戊"));
	CHECK(folds("**甲** _乙_ | # 丙", "甲乙丙"));
	CHECK(folds("ＡｂＣ", "AbC"));
	CHECK(folds("二〇二四年", "二0二四年"));
	CHECK(folds("-3", "~3"));
	CHECK(folds("1.5", "1.5"));
}

static void folding_appends(void)
{
	struct buf b = {0};

	similar_fold(&b, slice_str("甲 "));
	similar_fold(&b, slice_of("", 0));
	similar_fold(&b, slice_str("，乙"));
	CHECK(slice_is(slice_of(b.p, b.n), "甲,乙"));
	buf_free(&b);
}

static unsigned likeness(const char *a, const char *b)
{
	struct grams x = {0}, y = {0};
	unsigned sim;

	grams_of(&x, slice_str(a));
	grams_of(&y, slice_str(b));
	sim = grams_dice(&x, &y);
	CHECK(grams_dice(&y, &x) == sim);
	grams_free(&x);
	grams_free(&y);
	return sim;
}

static void by_hand(void)
{
	CHECK(likeness("", "") == 1000);
	CHECK(likeness("", "甲") == 0);
	CHECK(likeness("甲", "甲") == 1000);
	CHECK(likeness("甲", "乙") == 0);
	CHECK(likeness("甲乙", "甲乙") == 1000);
	CHECK(likeness("甲乙", "乙甲") == 0);
	CHECK(likeness("甲乙丙", "甲乙丁") == 500);
	CHECK(likeness("全县植树五万株.", "全县植树六万株.") == 714);
	CHECK(likeness("aaaa", "aa") == 500); /* repeats count: 3 and 1, 1 shared */
	CHECK(likeness("甲乙丙乙甲乙", "甲乙甲乙丙乙") == 1000);
}

/* Letters only, so that a bigram is two bytes. */
static void random_texts(void)
{
	for (int round = 0; round < 20000; round++) {
		char text[2][16];
		size_t n[2];
		unsigned shared = 0;
		bool taken[16] = {false};

		for (int k = 0; k < 2; k++) {
			n[k] = 2 + check_random(12);
			for (size_t i = 0; i < n[k]; i++)
				text[k][i] = (char)('a' + check_random(3));
			text[k][n[k]] = 0;
		}
		for (size_t i = 0; i + 1 < n[0]; i++) {
			for (size_t k = 0; k + 1 < n[1]; k++) {
				if (!taken[k] && memcmp(text[0] + i, text[1] + k, 2) == 0) {
					taken[k] = true;
					shared++;
					break;
				}
			}
		}
		CHECK_FOR(text[0], likeness(text[0], text[1]) == shared * 2000 / (unsigned)(n[0] + n[1] - 2));
	}
}

int main(void)
{
	folding();
	folding_appends();
	by_hand();
	random_texts();
	return check_end();
}
