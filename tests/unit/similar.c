/* Folding by hand. */
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

int main(void)
{
	folding();
	folding_appends();
	return check_end();
}
