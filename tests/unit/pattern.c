/* pattern: what is refused, what is known before regexec(3) is asked, and what matches. */
#include "pattern.h"

#include <stdlib.h>

#include "check.h"

/* The literals found, joined by blanks, or what is wrong. */
static void literals(const char *ere, const char *want, bool plain)
{
	struct pattern p;
	const char *wrong = pattern_read(&p, slice_str(ere), true);
	struct buf b = {0};

	for (size_t i = 0; !wrong && i < p.literals; i++) {
		struct slice l = pattern_literal(&p, i);

		if (i)
			buf_add(&b, " ", 1);
		buf_add(&b, l.p, l.n);
	}
	CHECK_FOR(ere, wrong ? strcmp(wrong, want) == 0 : slice_is(slice_of(b.p, b.n), want));
	CHECK_FOR(ere, wrong || p.plain == plain);
	buf_free(&b);
	pattern_free(&p);
}

static bool matches(const char *ere, const char *text)
{
	struct pattern p;
	bool is;

	CHECK(!pattern_read(&p, slice_str(ere), true));
	is = pattern_matches(&p, text, strlen(text));
	pattern_free(&p);
	return is;
}

int main(void)
{
	literals("行政复议", "行政复议", true);
	literals("复议|应诉", "复议 应诉", true);
	literals("(受理|收到).*行政复议", "行政复议", false);
	literals("负责人.{0,4}应诉率", "负责人", false);
	literals("办结?率", "办", false);
	literals("ab*cd+e", "cd", false);
	literals("^受理$", "受理", false);
	literals("复议|.*", "", false);
	literals("^[^,]*(情况|成效)", "情况 成效", false);
	literals("(受理|收到|办)复议案件", "复议案件", false);
	literals("(受理|收到)?.*", "", false);
	literals("(受理|收到)?复", "复", false);
	literals("复(受理|收到)+", "受理 收到", false);
	literals("((甲乙|丙丁)|(戊己|庚辛))率?", "甲乙 丙丁 戊己 庚辛", false);
	literals("(甲|.)乙*", "", false);
	literals("[受理]件数", "件数", false);
	literals("[]|)]件", "件", false);
	literals("[[:alpha:]|]件", "件", false);
	literals("((甲|乙)|丙)丁戊", "丁戊", false);
	literals("\\(一\\)", "(一)", true);
	literals("（一）", "(一)", true); /* full-width forms stand for themselves */
	literals("(一)\\1", "back-references are no part of an ERE", false);
	literals("[\\1]一", "一", false);
	literals("一{256}", "a count above 255", false);
	literals("一{1,300}", "a count above 255", false);
	literals("一{1,255}二", "二", false);

	CHECK(matches("负责人.{0,4}应诉率", "行政机关负责人出庭应诉率"));
	CHECK(!matches("负责人.{0,1}应诉率", "负责人出庭应诉率"));
	CHECK(matches("^受理.件$", "受理三件"));
	CHECK(matches("[受办]理", "办理"));
	CHECK(!matches("[受办]理", "管理"));
	CHECK(matches("复议|应诉", "行政应诉"));
	CHECK(!matches("复议|应诉", "行政应"));
	CHECK(!matches("复议", ""));
	CHECK(matches("a?", ""));
	return check_end();
}
