/* Numerals of every script; Chinese ones against numbers written out by a generator of our own. */
#include "numeral.h"
#include "check.h"

struct want {
	const char *text, *value, *max;
	size_t length; /* bytes; 0: all of text */
	bool vague, over;
};

static void whole_values(void)
{
	static const struct want cases[] = {
	    {"76件", "76", "", 2, false, false},
	    {"1,234,567元", "1234567", "", 9, false, false},
	    {"1920.605万元", "19206050", "", 8 + 3, false, false},
	    {"10.12万件", "101200", "", 5 + 3, false, false},
	    {"45万余件", "450000", "", 2 + 3, false, false},
	    {"130余万", "1300000", "", 0, false, true},
	    {"8000多亿元", "800000000000", "", 4 + 6, false, true},
	    {"6万亿元", "6000000000000", "", 1 + 6, false, false},
	    {"3亿5000万元", "350000000", "", 1 + 3 + 4 + 3, false, false},
	    {"3.0%", "3.0", "", 3, false, false},
	    {"50万千瓦", "500000", "", 2 + 3, false, false},
	    {"2千亩", "2000", "", 1 + 3, false, false},
	    {"一百零八", "108", "", 0, false, false},
	    {"十二名", "12", "", 6, false, false},
	    {"两千三百", "2300", "", 0, false, false},
	    {"两千三", "2300", "", 0, false, false},
	    {"一万二", "12000", "", 0, false, false},
	    {"一万零二", "10002", "", 0, false, false},
	    {"二〇二三年", "2023", "", 12, false, false},
	    {"壹佰万", "1000000", "", 0, false, false},
	    {"二七〇·一亿", "27010000000", "", 0, false, false},
	    {"三十五点六亿", "3560000000", "", 0, false, false},
	    {"两三家", "2", "3", 6, false, false},
	    {"七八十", "70", "80", 0, false, false},
	    {"数百次", "100", "", 6, true, false},
	    {"几十场", "10", "", 6, true, false},
	    {"千亿", "100000000000", "", 0, false, false},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct want *c = &cases[i];
		struct numeral n = {0};
		bool got = numeral_read(c->text, strlen(c->text), &n);

		CHECK_FOR(c->text, got);
		CHECK_FOR(c->text, slice_is(slice_of(n.value, n.value_n), c->value));
		CHECK_FOR(c->text, slice_is(slice_of(n.max, n.max_n), c->max));
		CHECK_FOR(c->text, n.length == (c->length ? c->length : strlen(c->text)));
		CHECK_FOR(c->text, n.vague == c->vague);
		CHECK_FOR(c->text, n.over == c->over);
		CHECK_FOR(c->text,
			  n.script == ((unsigned char)c->text[0] < 0x80 ? NUMERAL_ASCII : NUMERAL_CHINESE));
	}
}

static void none(void)
{
	static const char *const texts[] = {"", "件", "甲乙", ".5", ",1", "-3", "abc", "年", "点五"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct numeral n = {0};

		CHECK_FOR(texts[i], !numeral_read(texts[i], strlen(texts[i]), &n));
	}
}

static void flags(void)
{
	struct numeral n = {0};

	CHECK(numeral_read("2023年", 7, &n) && n.sequence && n.digits == 4 && !n.point && !n.magnitude);
	n = (struct numeral){0};
	CHECK(numeral_read("二〇二三", 12, &n) && n.sequence && n.digits == 4);
	n = (struct numeral){0};
	CHECK(numeral_read("二十三", 9, &n) && !n.sequence && n.magnitude);
	n = (struct numeral){0};
	CHECK(numeral_read("3.5万", 6, &n) && n.point && n.magnitude && n.digits == 1);
	n = (struct numeral){0};
	CHECK(numeral_read("123456789012345678901234567890", 30, &n) && !n.too_long && n.length == 30);
	n = (struct numeral){0};
	CHECK(numeral_read("1234567890123456789012345678901", 31, &n) && n.too_long && n.length == 31);
}

/* The number below ten thousand in characters; zero: something stands before it, so a gap is read 零. */
static void write_section(char *to, unsigned v, bool zero)
{
	static const char *const digit[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const char *const unit[] = {"千", "百", "十", ""};
	unsigned div = 1000;

	for (int i = 0; i < 4; i++, div /= 10) {
		unsigned d = v / div % 10;

		if (d == 0) {
			zero |= *to != 0;
			continue;
		}
		/* a gap inside the section */
		if (zero && (i > 0) && v / div / 10 % 10 == 0)
			strcat(to, "零");
		strcat(to, digit[d]);
		strcat(to, unit[i]);
		zero = true;
	}
}

static void write_chinese(char *to, unsigned v)
{
	char part[64];
	unsigned group[3] = {v / 100000000, v / 10000 % 10000, v % 10000};
	static const char *const name[] = {"亿", "万", ""};

	*to = 0;
	for (int i = 0; i < 3; i++) {
		if (group[i] == 0)
			continue;
		part[0] = 0;
		write_section(part, group[i], false);
		if (*to && group[i] < 1000)
			strcat(to, "零");
		strcat(to, part);
		strcat(to, name[i]);
	}
}

static void random_chinese(void)
{
	static const unsigned limit[] = {10, 100, 1000, 10000, 100000, 100000000, 2000000000};

	for (int round = 0; round < 20000; round++) {
		unsigned v = 1 + check_random(limit[check_random(7)] - 1);
		char text[256], want[24];
		struct numeral n = {0};
		size_t length = 0;

		write_chinese(text, v);
		snprintf(want, sizeof want, "%u", v);
		strcat(text, "件");
		CHECK_FOR(text, numeral_read(text, strlen(text), &n));
		CHECK_FOR(text, slice_is(slice_of(n.value, n.value_n), want));
		CHECK_FOR(text, n.length == strlen(text) - 3 && n.max_n == 0);
		if (v <= 999)
			CHECK_FOR(text, numeral_small(text, strlen(text), &length) == (int)v &&
					    length == strlen(text) - 3);
	}
}

static void random_digits(void)
{
	for (int round = 0; round < 5000; round++) {
		char text[64], plain[64];
		unsigned a = check_random(1000), b = check_random(1000), c = check_random(1000);
		struct numeral n = {0};

		a += a == 0;
		snprintf(text, sizeof text, "%u,%03u,%03u.%u", a, b, c, round % 10);
		snprintf(plain, sizeof plain, "%u%03u%03u.%u", a, b, c, round % 10);
		CHECK_FOR(text, numeral_read(text, strlen(text), &n));
		CHECK_FOR(text, slice_is(slice_of(n.value, n.value_n), plain));
		CHECK_FOR(text, n.length == strlen(text));
	}
}

/* Whatever the bytes are, the reading stays inside them. */
static void random_text(void)
{
	static const char *const piece[] = {"一", "十", "百", "万", "亿", "零", "〇",  "两", "几", "数",
					    "半", "点", "·",  "余", "多", "1",  "0",   "9",  ",",  ".",
					    "件", "分", "之", "%",  "廿", "佰", "123", "000"};

	for (int round = 0; round < 50000; round++) {
		char text[128] = "";
		struct numeral n = {0};

		for (uint32_t k = 1 + check_random(12); k > 0; k--)
			strcat(text, piece[check_random(sizeof piece / sizeof *piece)]);
		if (!numeral_read(text, strlen(text), &n))
			continue;
		CHECK_FOR(text, n.length > 0 && n.length <= strlen(text));
		CHECK_FOR(text, n.value_n <= NUMERAL_MAX && n.max_n <= NUMERAL_MAX);
		CHECK_FOR(text, n.too_long || n.value_n > 0);
	}
}

static void small(void)
{
	size_t length = 9;

	CHECK(numeral_small("十二、", 9, &length) == 12 && length == 6);
	CHECK(numeral_small("九百九十九", 15, &length) == 999 && length == 15);
	CHECK(numeral_small("甲", 3, &length) == 0);
	CHECK(numeral_small("", 0, &length) == 0);
}

int main(void)
{
	whole_values();
	none();
	flags();
	random_chinese();
	random_digits();
	random_text();
	small();
	return check_end();
}
