/* Units of a paragraph: nothing is lost, clauses lie in sentences, brackets and numbers hold. */
#include "sentence.h"
#include "check.h"
#include "tables.h"
#include "utf8.h"

/* The units of para, each closed by "|", or by "/" where a clause ends that is not the last of its sentence.
 */
static void cut(struct sentence_cutter *c, const char *para, bool clauses, const char *want)
{
	char got[512] = "";
	struct slice unit;
	bool ends;

	sentence_begin(c, slice_str(para), clauses);
	while (sentence_next(c, &unit, &ends)) {
		strncat(got, unit.p, unit.n);
		strcat(got, ends ? "|" : "/");
	}
	CHECK_FOR(para, strcmp(got, want) == 0);
	if (strcmp(got, want) != 0)
		printf("got %s, want %s\n", got, want);
}

static void by_hand(struct sentence_cutter *c)
{
	cut(c, "甲。乙！丙", false, "甲。|乙！|丙|");
	cut(c, "甲，乙；丙。丁：戊", true, "甲，/乙；/丙。|丁：/戊|");
	cut(c, "甲。”乙", false, "甲。”|乙|");
	cut(c, "甲（乙。丙）丁。戊", false, "甲（乙。丙）丁。|戊|");
	cut(c, "甲（乙。丙", false, "甲（乙。|丙|");
	cut(c, "甲，　", true, "甲，|");
	cut(c, "1,234件,12:30", true, "1,234件,/12:30|");
	cut(c, "", false, "");
	cut(c, "　 ", false, "");
	cut(c, "。。。", false, "。。。|");
	cut(c, "……？甲", false, "……？|甲|");
}

static size_t random_para(char *to)
{
	static const char *const piece[] = {
	    "。", "！", "?",  "…",  "……", "，", ";",  "：", "(",  ")", "（", "）", "《", "》",
	    "“",  "”",  "\"", "甲", "乙", "1",  "23", "４", "，", " ", "　", ".",  ":",  "http://a.b/c?d"};
	size_t n = 0;

	for (uint32_t k = check_random(30); k > 0; k--) {
		const char *s = piece[check_random(sizeof piece / sizeof *piece)];

		memcpy(to + n, s, strlen(s));
		n += strlen(s);
	}
	return n;
}

/* Units follow each other with nothing but white space between; ends holds on the last. The starts of
 * sentences go to at[]. */
static size_t walk(struct sentence_cutter *c, struct slice para, bool clauses, size_t *at)
{
	struct slice unit;
	size_t last = 0, sentences = 0;
	bool ends = true, begun = true;

	sentence_begin(c, para, clauses);
	while (sentence_next(c, &unit, &ends)) {
		size_t from = (size_t)(unit.p - para.p);

		CHECK(unit.n > 0 && from >= last && from + unit.n <= para.n);
		CHECK(utf8_trim(slice_of(para.p + last, from - last)).n == 0);
		CHECK(utf8_trim(unit).n == unit.n);
		CHECK(clauses || ends);
		if (begun)
			at[sentences++] = from;
		begun = ends;
		last = from + unit.n;
	}
	CHECK(ends);
	CHECK(utf8_trim(slice_of(para.p + last, para.n - last)).n == 0);
	return sentences;
}

static void random_paras(struct sentence_cutter *c)
{
	for (int round = 0; round < 30000; round++) {
		char text[512];
		struct slice para = slice_of(text, random_para(text));
		size_t a[64], b[64], n = walk(c, para, false, a), m = walk(c, para, true, b);

		CHECK(n == m && memcmp(a, b, n * sizeof *a) == 0);
	}
}

/* What the cutter skips without a look. */
static void no_mark_is_an_ideograph(void)
{
	for (uint32_t i = 0; i < lex_punctuation.words_n; i++)
		CHECK(!utf8_leads_ideograph(*lexeme_word(&lex_punctuation.words[i])));
}

int main(void)
{
	struct sentence_cutter c = {0};

	no_mark_is_an_ideograph();
	by_hand(&c);
	random_paras(&c);
	sentence_free(&c);
	return check_end();
}
