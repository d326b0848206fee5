/* The marks of an outline, each by itself; text is folded. */
#include "marks.h"
#include "check.h"

static void is(const char *text, enum mark_class class, int number, const char *label)
{
	struct mark m;

	CHECK_FOR(text, mark_at(text, strlen(text), false, &m));
	CHECK_FOR(text, m.class == class);
	CHECK_FOR(text, m.number == number);
	CHECK_FOR(text, m.length == strlen(label) && strncmp(text, label, m.length) == 0);
}

static void is_none(const char *text)
{
	struct mark m;

	CHECK_FOR(text, !mark_at(text, strlen(text), false, &m));
}

static void classes(void)
{
	is("一、总体情况", MARK_CJK, 1, "一、");
	is("二十一、附则", MARK_CJK, 21, "二十一、");
	is("(一)组织", MARK_CJK_PAREN, 1, "(一)");
	is("( 十二 )组织", MARK_CJK_PAREN, 12, "( 十二 )");
	is("㈢组织", MARK_CJK_PAREN, 3, "㈢");
	is("1.组织", MARK_ARABIC, 1, "1.");
	is("12、组织", MARK_ARABIC, 12, "12、");
	is("(3)组织", MARK_ARABIC_PAREN, 3, "(3)");
	is("4)组织", MARK_ARABIC_PAREN, 4, "4)");
	is("①组织", MARK_CIRCLED, 1, "①");
	is("⑳组织", MARK_CIRCLED, 20, "⑳");
	is("⑴组织", MARK_CIRCLED, 1, "⑴");
	is("第一章 总则", MARK_CHAPTER, 1, "第一章");
	is("第十二节", MARK_CHAPTER, 12, "第十二节");
	is("第二部分 收支", MARK_CHAPTER, 2, "第二部分");
	is("一是强基", MARK_ITEM, 1, "一是");
	is("三要守正", MARK_ITEM, 3, "三要");
	is("第一,组织", MARK_ITEM, 1, "第一");
	is("首先,组织", MARK_ITEM, 1, "首先");
	is("其次,组织", MARK_ITEM, 2, "其次");
	is("另一方面,组织", MARK_ITEM, 2, "另一方面");
	is("——产业兴旺。", MARK_DASH, 0, "——");
}

static void decimals(void)
{
	struct mark m;

	CHECK(mark_at("2.3.1 选型", 10, false, &m) && m.class == MARK_DECIMAL && m.length == 5);
	CHECK(m.parts == 3 && m.part[0] == 2 && m.part[1] == 3 && m.part[2] == 1 && m.number == 1);
	CHECK(mark_at("1.10选型", 10, false, &m) && m.class == MARK_DECIMAL && m.parts == 2 &&
	      m.part[1] == 10);
}

static void damaged(void)
{
	struct mark m;

	CHECK(mark_at("一.总体", 10, false, &m) && m.class == MARK_CJK && m.doubtful);
	CHECK(mark_at("二,总体", 10, false, &m) && m.class == MARK_CJK && m.doubtful && m.number == 2);
	CHECK(mark_at("三 、总体", 13, false, &m) && m.class == MARK_CJK && m.doubtful && m.length == 7);
	CHECK(mark_at("一、总体", 12, false, &m) && !m.doubtful);
	/* inside a paragraph a numeral and a comma are no mark, nor is a dash */
	CHECK(!mark_at("二,总体", 10, true, &m));
	CHECK(!mark_at("——总体", 12, true, &m));
	CHECK(mark_at("二是总体", 12, true, &m) && m.class == MARK_ITEM);
}

static void none(void)
{
	static const char *const texts[] = {"",     "总体",      "2022年情况", "1.5%的人", "()",    "(总)",
					    "一个", "第一",      "第一次",     "0.组织",   "1组织", "是",
					    "-1.",  "1234.组织", "(一",        "第一条"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		is_none(texts[i]);
}

static void skips(void)
{
	CHECK(mark_skip("一、", 6) == 0);
	CHECK(mark_skip("## 一、", 9) == 3);
	CHECK(mark_skip("**一、**", 10) == 2);
	CHECK(mark_skip("- 1.x", 5) == 2);
	CHECK(mark_skip("-1.x", 4) == 0);
	CHECK(mark_skip("　 > _一", 12) == 7);
	CHECK(mark_skip("", 0) == 0);
	CHECK(mark_skip("###", 3) == 3);
}

/* Whatever stands there, a mark lies inside it and its number fits its class. */
static void random_text(void)
{
	static const char *const piece[] = {"一", "二", "十",   "、",   ".",  ",",  "(",   ")",  "1",
					    "2",  "9",  "第",   "章",   "是", "要", "①",   "㈠", "——",
					    " ",  "　", "首先", "最后", "甲", "节", "部分"};

	for (int round = 0; round < 50000; round++) {
		char text[128] = "";
		struct mark m;

		for (uint32_t k = 1 + check_random(7); k > 0; k--)
			strcat(text, piece[check_random(sizeof piece / sizeof *piece)]);
		if (!mark_at(text, strlen(text), check_random(2), &m)) {
			continue;
		}
		CHECK_FOR(text, m.class != MARK_NONE && m.length > 0 && m.length <= strlen(text));
		CHECK_FOR(text, m.number > 0 || m.class == MARK_DASH || m.class == MARK_ITEM);
		CHECK_FOR(text, m.class != MARK_DECIMAL || (m.parts >= 2 && m.parts <= 6));
	}
}

int main(void)
{
	classes();
	decimals();
	damaged();
	none();
	skips();
	random_text();
	return check_end();
}
