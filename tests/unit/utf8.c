/* UTF-8 over all code points; white space, folding, width. */
#include "utf8.h"
#include "check.h"

static size_t encode(uint32_t u, char *c)
{
	size_t n = u < 0x80 ? 1 : u < 0x800 ? 2 : u < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0x00, 0xc0, 0xe0, 0xf0};

	for (size_t i = n - 1; i > 0; i--, u >>= 6)
		c[i] = (char)(0x80 | (u & 0x3f));
	c[0] = (char)(lead[n] | u);
	return n;
}

static void all_code_points(void)
{
	size_t bad = 0;

	for (uint32_t u = 1; u < 0x110000; u++) {
		char c[5] = "";
		size_t n = encode(u, c), len = 0;
		bool surrogate = u >= 0xd800 && u < 0xe000;

		if (surrogate) {
			bad += utf8_valid(c, n) != 0;
			continue;
		}
		bad += utf8_valid(c, n) != n || utf8_decode(c, n, &len) != u || len != n;
		bad += utf8_step(c, n) != n || utf8_step_back(c, n) != n;
		for (size_t cut = 1; cut < n; cut++)
			bad += utf8_valid(c, cut) != 0 || !utf8_is_cut(c, cut);
		bad += utf8_is_cut(c, n < 4 ? n : 3) != (n == 4);
		bad += utf8_count(slice_of(c, n)) != 1;
	}
	CHECK(bad == 0);
}

static void malformed(void)
{
	static const struct {
		const char *text;
		size_t n, good;
	} cases[] = {{"a\0b", 3, 1},
		     {"\xc0\x80", 2, 0},
		     {"\xc1\xbf", 2, 0},
		     {"\xe0\x9f\xbf", 3, 0},
		     {"\xf0\x8f\xbf\xbf", 4, 0},
		     {"\xf4\x90\x80\x80", 4, 0},
		     {"\xf8\x88\x80\x80\x80", 5, 0},
		     {"\x80", 1, 0},
		     {"\xff", 1, 0},
		     {"甲\xe4\xb9", 5, 3},
		     {"甲乙\xff", 7, 6},
		     {"ab\xe4X", 4, 2},
		     {"", 0, 0},
		     {"甲乙", 6, 6},
		     {"\xed\xa0\x80", 3, 0}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_FOR(cases[i].text, utf8_valid(cases[i].text, cases[i].n) == cases[i].good);
	CHECK(!utf8_is_cut("\xe0\x80", 2) && !utf8_is_cut("\xed\xa0", 2) && !utf8_is_cut("\xff", 1) &&
	      !utf8_is_cut("", 0));
}

/* The white space of rpt(5). */
static bool space(uint32_t u)
{
	return (u >= 9 && u <= 13) || u == ' ' || u == 0x85 || u == 0xa0 || (u >= 0x2000 && u <= 0x200b) ||
	       u == 0x2028 || u == 0x2029 || u == 0x3000 || u == 0xfeff;
}

static void spaces(void)
{
	size_t bad = 0;

	for (uint32_t u = 1; u < 0x110000; u++) {
		char c[16];
		size_t n = encode(u, c);
		struct slice s;

		if (u >= 0xd800 && u < 0xe000)
			continue;
		bad += utf8_space(c, n) != (space(u) ? n : 0);
		bad += utf8_space_back(c, n) != (space(u) ? n : 0);
		memcpy(c + n, "x", 1);
		memmove(c + n + 1, c, n);
		s = utf8_trim(slice_of(c, 2 * n + 1));
		bad += space(u) ? !slice_is(s, "x") : s.n != 2 * n + 1;
	}
	CHECK(bad == 0);
	CHECK(utf8_space("", 0) == 0 && utf8_space_back("", 0) == 0);
	CHECK(utf8_trim(slice_str(" \t　")).n == 0);
	CHECK(slice_is(utf8_trim(slice_str("　甲 乙\r")), "甲 乙"));
}

static void folds(void)
{
	size_t bad = 0, len;

	for (uint32_t u = 1; u < 0x110000; u++) {
		char c[5] = "", want = 0;
		size_t n = encode(u, c);

		if (u >= 0xd800 && u < 0xe000)
			continue;
		if (u >= 0xff01 && u <= 0xff5e)
			want = (char)(u - 0xff01 + '!');
		else if (u == 0x3000 || u == 0xa0)
			want = ' ';
		else if (u == 0x2236)
			want = ':';
		else if (u == 0x2212)
			want = '-';
		else if (u >= 0xfe50 && u <= 0xfe6b)
			continue;
		len = 0;
		bad += utf8_fold(c, n, &len) != want || (want && len != n);
	}
	CHECK(bad == 0);
	CHECK(utf8_fold("﹪", 3, &len) == '%' && len == 3);
	CHECK(utf8_fold("﹐", 3, &len) == ',');
	CHECK(utf8_fold("﹖", 3, &len) == '?');
	CHECK(utf8_fold("\xef", 1, &len) == 0);
}

static void widths(void)
{
	CHECK(utf8_columns(slice_str("")) == 0);
	CHECK(utf8_columns(slice_str("abc")) == 3);
	CHECK(utf8_columns(slice_str("受理案件")) == 8);
	CHECK(utf8_columns(slice_str("1，２")) == 5);
	CHECK(utf8_columns(slice_str("e\xcc\x81")) == 1);
	CHECK(utf8_columns(slice_str("。、《》")) == 8);
	CHECK(utf8_columns(slice_str("\xf0\xa0\x80\x80")) == 2);
	CHECK(utf8_count(slice_str("受理a")) == 3);
}

int main(void)
{
	all_code_points();
	malformed();
	spaces();
	folds();
	widths();
	return check_end();
}
