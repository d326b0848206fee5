/* Dates, periods and clock times. */
#include "calendar.h"
#include "check.h"

static void reads(const char *text, int kind, const char *value, const char *max, size_t left)
{
	struct calendar c = {0};

	CHECK_FOR(text, calendar_read(text, strlen(text), &c));
	CHECK_FOR(text, (int)c.kind == kind);
	CHECK_FOR(text, strcmp(c.value, value) == 0);
	CHECK_FOR(text, strcmp(c.max, max) == 0);
	CHECK_FOR(text, c.length == strlen(text) - left);
	if (strcmp(c.value, value) != 0 || strcmp(c.max, max) != 0)
		printf("got %s %s, want %s %s\n", c.value, c.max, value, max);
}

static void dates(void)
{
	reads("2022年8月", CALENDAR_DATE, "2022-08", "", 0);
	reads("2023-02-07", CALENDAR_DATE, "2023-02-07", "", 0);
	reads("2022/3/21", CALENDAR_DATE, "2022-03-21", "", 0);
	reads("2022年", CALENDAR_DATE, "2022", "", 0);
	reads("8月", CALENDAR_DATE, "--08", "", 0);
	reads("12月4日前", CALENDAR_DATE, "--12-04", "", 3);
	reads("2014年1月1日", CALENDAR_DATE, "2014-01-01", "", 0);
	reads("2022年度", CALENDAR_DATE, "2022", "", 0);
	reads("10月份", CALENDAR_DATE, "--10", "", 0);
	reads("十月份", CALENDAR_DATE, "--10", "", 0);
	reads("10月底", CALENDAR_DATE, "--10", "", 3);
	reads("2024年以来", CALENDAR_DATE, "2024", "", 6);
	reads("一季度", CALENDAR_DATE, "--Q1", "", 0);
	reads("2023年三季度", CALENDAR_DATE, "2023-Q3", "", 0);
	reads("二〇二四年十二月四日", CALENDAR_DATE, "2024-12-04", "", 0);
	reads("2024年2月29日", CALENDAR_DATE, "2024-02-29", "", 0);
}

static void periods(void)
{
	reads("2014年1月1日至2014年6月30日", CALENDAR_PERIOD, "2014-01-01", "2014-06-30", 0);
	reads("2021-2025年", CALENDAR_PERIOD, "2021", "2025", 0);
	reads("2021—2025年", CALENDAR_PERIOD, "2021", "2025", 0);
	reads("2024年1-11月", CALENDAR_PERIOD, "2024-01", "2024-11", 0);
	reads("2014年上半年", CALENDAR_PERIOD, "2014-01", "2014-06", 0);
	reads("2014年下半年", CALENDAR_PERIOD, "2014-07", "2014-12", 0);
	reads("1-10月", CALENDAR_PERIOD, "--01", "--10", 0);
	reads("5月1日至7日", CALENDAR_PERIOD, "--05-01", "--05-07", 0);
	reads("一至三季度", CALENDAR_PERIOD, "--Q1", "--Q3", 0);
}

static void times(void)
{
	reads("15:26", CALENDAR_TIME, "15:26", "", 0);
	reads("9:00", CALENDAR_TIME, "09:00", "", 0);
	reads("9时30分", CALENDAR_TIME, "09:30", "", 0);
	reads("15:26:08", CALENDAR_TIME, "15:26:08", "", 0);
}

static void none(void)
{
	static const char *const texts[] = {"",     "甲",    "5年",   "40周年", "13月",   "76件",
					    "3:1",  "25:00", "12:60", "1.5",    "2022件", "年",
					    "季度", "0月",   "第3",   "一年"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct calendar c = {0};

		CHECK_FOR(texts[i], !calendar_read(texts[i], strlen(texts[i]), &c));
	}
}

static int days(int year, int month)
{
	static const int n[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return n[month - 1] + (month == 2 && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)));
}

/* Every day of some years, in words and in digits; the day behind the last of its month is no date of that
 * day. */
static void all_days(void)
{
	static const int years[] = {1949, 2000, 2023, 2024};

	for (int y = 0; y < 4; y++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= days(years[y], month); day++) {
				char text[64], iso[32];

				snprintf(iso, sizeof iso, "%04d-%02d-%02d", years[y], month, day);
				reads(iso, CALENDAR_DATE, iso, "", 0);
				snprintf(text, sizeof text, "%d年%d月%d日", years[y], month, day);
				reads(text, CALENDAR_DATE, iso, "", 0);
			}
		}
	}
	for (int month = 1; month <= 12; month++) {
		char text[32], value[16];

		snprintf(text, sizeof text, "%d月32日", month);
		snprintf(value, sizeof value, "--%02d", month);
		reads(text, CALENDAR_DATE, value, "", 5);
	}
	reads("2024年4月31日", CALENDAR_DATE, "2024-04", "", 5);
}

static void resolves(const char *value, const char *year, const char *want)
{
	struct buf b = {0};
	bool done = calendar_resolve(&b, slice_str(value), slice_str(year));

	CHECK_FOR(value, done == (want != NULL));
	CHECK_FOR(value, slice_is(slice_of(b.p, b.n), want ? want : ""));
	buf_free(&b);
}

static void years(void)
{
	resolves("--08", "2024", "2024-08");
	resolves("--12-04", "2024", "2024-12-04");
	resolves("--Q1", "2024", "2024-Q1");
	resolves("2023-08", "2024", NULL);
	resolves("2023", "2024", NULL);
	resolves("", "2024", NULL);
	resolves("--08", "", NULL);
}

static void random_text(void)
{
	static const char *const piece[] = {"2024", "2023", "年", "月", "日", "1",    "12", "30", "-",
					    "—",    "至",   ":",  "时", "分", "季度", "一", "十", "上半年",
					    "度",   "份",   " ",  ".",  "/",  "以来", "31", "0",  "二〇二四"};

	for (int round = 0; round < 50000; round++) {
		char text[256] = "";
		struct calendar c = {0};

		for (uint32_t k = 1 + check_random(10); k > 0; k--)
			strcat(text, piece[check_random(sizeof piece / sizeof *piece)]);
		if (!calendar_read(text, strlen(text), &c))
			continue;
		CHECK_FOR(text, c.length > 0 && c.length <= strlen(text));
		CHECK_FOR(text, c.value[0] != 0 && (c.max[0] != 0) == (c.kind == CALENDAR_PERIOD));
		CHECK_FOR(text, text[c.length - 1] != ' ');
	}
}

int main(void)
{
	dates();
	periods();
	times();
	none();
	all_days();
	years();
	random_text();
	return check_end();
}
