#include "calendar.h"

#include <stdio.h>

#include "numeral.h"
#include "tables.h"

/* A date as far as it is given; 0 stands for what is not. */
struct date {
	int year, quarter, half, month, day;
	bool has_year_word; /* 年 or an ISO form: a bare number is none */
};

static const struct lexeme *date_word(const char *p, size_t n, size_t i)
{
	return i < n ? lexicon_match(&lex_dates, p + i, n - i) : NULL;
}

/* A whole number without magnitude words beyond 十; its value, or -1. Blanks behind it are skipped. */
static int number(const char *p, size_t n, size_t *i, size_t *digits)
{
	struct numeral v;
	int value = 0;
	size_t at = *i;

	if (at >= n || !numeral_read(p + at, n - at, &v) || v.point || v.vague || v.over || v.too_long ||
	    v.max_n || (v.script == NUMERAL_ASCII && v.magnitude))
		return -1;
	if (v.script == NUMERAL_ASCII && v.value_n != v.length) /* grouped */
		return -1;
	if (v.value_n > 4)
		return -1;
	for (size_t k = 0; k < v.value_n; k++)
		value = value * 10 + (v.value[k] - '0');
	*digits = v.sequence ? v.digits : 0;
	at += v.length;
	while (at < n && p[at] == ' ')
		at++;
	*i = at;
	return value;
}

static bool day_fits(int month, int day)
{
	static const int days[] = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return day >= 1 && day <= days[month];
}

static bool year_fits(int year, size_t digits)
{
	return digits == 4 && year >= 1000 && year < 3000;
}

/* 2023-02-07, 2022/3/21, 2022.3.21: the bytes, or 0. */
static size_t all_digits(const char *p, size_t n, struct date *d)
{
	size_t i = 0, digits;
	int year = number(p, n, &i, &digits), month, day;
	char join;

	/* the point of 2022.3.21 reads as a decimal's */
	if (year < 0 && n > 5 && p[4] == '.') {
		i = 0;
		year = number(p, 4, &i, &digits);
	}
	if (i != 4 || !year_fits(year, digits) || i >= n || (p[i] != '-' && p[i] != '/' && p[i] != '.'))
		return 0;
	join = p[i++];
	for (month = 0, digits = 0; i < n && p[i] >= '0' && p[i] <= '9' && digits < 3; digits++)
		month = month * 10 + (p[i++] - '0');
	if (digits == 0 || digits > 2 || month < 1 || month > 12 || i >= n || p[i] != join)
		return 0;
	i++;
	for (day = 0, digits = 0; i < n && p[i] >= '0' && p[i] <= '9' && digits < 3; digits++)
		day = day * 10 + (p[i++] - '0');
	if (digits == 0 || digits > 2 || !day_fits(month, day))
		return 0;
	*d = (struct date){.year = year, .month = month, .day = day, .has_year_word = true};
	return i;
}

/* A date in words, from its year, quarter, month or day on; with bare_last its last unit may be missing (the
 * first end of 1-11月). The bytes, or 0. */
static size_t in_words(const char *p, size_t n, struct date *d)
{
	size_t i = 0, end = 0, digits;

	*d = (struct date){0};
	while (i < n) {
		int v = number(p, n, &i, &digits);
		const struct lexeme *w;

		if (v < 0) {
			w = d->year && !d->month ? date_word(p, n, i) : NULL;
			if (w && w->class == LEX_DATES_HALF) {
				d->half = lexeme_attr(w, 0)[0] - '0';
				end = i + w->length;
			}
			break;
		}
		w = date_word(p, n, i);
		if (!w)
			break;
		/* a longer unit wins: 年 is no year in 5年 and in 40周年 */
		if (w->class == LEX_DATES_YEAR && !d->year && !d->month && year_fits(v, digits))
			d->year = v;
		else if (w->class == LEX_DATES_QUARTER && !d->month && v >= 1 && v <= 4)
			d->quarter = v;
		else if (w->class == LEX_DATES_MONTH && !d->month && v >= 1 && v <= 12)
			d->month = v;
		else if (w->class == LEX_DATES_DAY && d->month && !d->day && day_fits(d->month, v))
			d->day = v;
		else
			break;
		i += w->length;
		end = i;
		d->has_year_word |= d->year != 0;
		if (d->day || d->quarter)
			break;
		while (i < n && p[i] == ' ')
			i++;
	}
	return end;
}

static void put_date(char *to, size_t size, const struct date *d)
{
	char year[8] = "-";

	if (d->year)
		snprintf(year, sizeof year, "%04d", d->year);
	if (d->quarter)
		snprintf(to, size, "%s-Q%d", year, d->quarter);
	else if (d->day)
		snprintf(to, size, "%s-%02d-%02d", year, d->month, d->day);
	else if (d->month)
		snprintf(to, size, "%s-%02d", year, d->month);
	else
		snprintf(to, size, "%s", year);
}

static size_t to_word(const char *p, size_t n, size_t i)
{
	const struct lexeme *w = date_word(p, n, i);

	return w && w->class == LEX_DATES_TO ? w->length : 0;
}

static bool period(struct calendar *c, const struct date *a, const struct date *b, size_t length)
{
	c->kind = CALENDAR_PERIOD;
	c->length = length;
	put_date(c->value, sizeof c->value, a);
	put_date(c->max, sizeof c->max, b);
	return true;
}

/* The first end lacks the unit it shares with the second: 2021-2025年, 2024年1-11月, 1—10月, 一至三季度. */
static bool shared_unit(const char *p, size_t n, struct calendar *c)
{
	struct date a = {0}, b = {0};
	size_t i = in_words(p, n, &a), to, digits, end;
	int first;

	if (i && (a.month || a.quarter))
		return false;
	first = number(p, n, &i, &digits);
	if (first < 0 || (to = to_word(p, n, i)) == 0)
		return false;
	end = in_words(p + i + to, n - i - to, &b);
	if (!a.year && year_fits(first, digits)) {
		if (!end) { /* (2021-2025) */
			size_t k = i + to;
			int last = number(p, n, &k, &digits);

			if (!year_fits(last, digits) || last < first)
				return false;
			b = (struct date){.year = last};
			end = k - i - to;
			if (p[i + to + end - 1] == ' ')
				return false;
		}
		a.year = first;
		return b.year && !b.month && !b.quarter && b.year >= first && period(c, &a, &b, i + to + end);
	}
	if (!end || b.year || b.day)
		return false;
	if (b.quarter && first >= 1 && first <= b.quarter)
		a.quarter = first;
	else if (b.month && first >= 1 && first <= 12)
		a.month = first;
	else
		return false;
	b.year = a.year;
	return period(c, &a, &b, i + to + end);
}

/* Behind a whole date: 至12日, 至6月30日, 至2014年6月30日. */
static bool to_second(const char *p, size_t n, const struct date *a, size_t length, struct calendar *c)
{
	size_t to = to_word(p, n, length), i = length + to, end, digits;
	struct date b = {0};
	int v;

	if (!to)
		return false;
	while (i < n && p[i] == ' ')
		i++;
	if ((end = in_words(p + i, n - i, &b)) == 0)
		end = all_digits(p + i, n - i, &b);
	if (!end && a->day) {
		const struct lexeme *w;
		size_t k = i;

		v = number(p, n, &k, &digits);
		w = v > 0 ? date_word(p, n, k) : NULL;
		if (!w || w->class != LEX_DATES_DAY || !day_fits(a->month, v))
			return false;
		b.month = a->month;
		b.day = v;
		end = k + w->length - i;
	}
	if (!end || (a->day != 0) != (b.day != 0) || (a->month != 0) != (b.month != 0))
		return false;
	if (!b.year)
		b.year = a->year;
	return period(c, a, &b, i + end);
}

/* 15:26, 9时30分 */
static bool clock_time(const char *p, size_t n, struct calendar *c)
{
	size_t i = 0, digits, minute_at;
	int hour = number(p, n, &i, &digits), minute, second = -1;
	const struct lexeme *w;

	if (hour < 0 || hour > 24)
		return false;
	c->kind = CALENDAR_TIME;
	if (i < n && p[i] == ':' && digits <= 2) {
		minute_at = ++i;
		minute = number(p, n, &i, &digits);
		if (minute < 0 || minute > 59 || digits != 2 || (i - minute_at < 2))
			return false;
		c->length = minute_at + 2;
		i = c->length + 1;
		if (i < n && p[c->length] == ':' && (second = number(p, n, &i, &digits)) >= 0 && digits == 2)
			c->length += 3;
		else
			second = -1;
		if (second > 59)
			return false;
	} else {
		w = date_word(p, n, i);
		if (!w || w->class != LEX_DATES_HOUR)
			return false;
		c->length = i + w->length;
		i = c->length;
		minute = number(p, n, &i, &digits);
		w = minute >= 0 ? date_word(p, n, i) : NULL;
		if (!w || w->class != LEX_DATES_MINUTE || minute > 59)
			return false; /* 三点 and 9时 alone are too often something else */
		c->length = i + w->length;
	}
	if (second >= 0)
		snprintf(c->value, sizeof c->value, "%02d:%02d:%02d", hour, minute, second);
	else
		snprintf(c->value, sizeof c->value, "%02d:%02d", hour, minute);
	return true;
}

/* Whether what stands behind the first numeral can belong to a date or a time: most numbers are told at once.
 */
static bool may_be_date(const char *p, size_t n)
{
	struct numeral v;
	size_t i;

	if (!numeral_read(p, n, &v))
		return false;
	for (i = v.length; i < n && p[i] == ' '; i++)
		;
	return i < n && (p[i] == ':' || date_word(p, n, i));
}

bool calendar_read(const char *p, size_t n, struct calendar *c)
{
	struct date a;
	size_t length;

	if (n > 120)
		n = 120; /* no date is longer */
	*c = (struct calendar){.kind = CALENDAR_DATE};
	if (!may_be_date(p, n))
		return false;
	if (shared_unit(p, n, c))
		return true;
	length = in_words(p, n, &a);
	if (!length)
		length = all_digits(p, n, &a);
	if (!length)
		return clock_time(p, n, c);
	if (a.half) {
		struct date b = {.year = a.year, .month = a.half * 6};

		a.month = a.half * 6 - 5;
		return period(c, &a, &b, length);
	}
	if (to_second(p, n, &a, length, c))
		return true;
	put_date(c->value, sizeof c->value, &a);
	c->length = length;
	return true;
}

bool calendar_resolve(struct buf *out, struct slice value, struct slice year)
{
	if (value.n < 4 || value.p[0] != '-' || value.p[1] != '-' || year.n != 4)
		return false;
	for (;;) {
		const char *slash = memchr(value.p, '/', value.n);
		size_t n = slash ? (size_t)(slash - value.p) : value.n;

		buf_add(out, year.p, year.n);
		buf_add(out, value.p + 1, n - 1);
		if (!slash)
			return true;
		buf_add(out, "/", 1);
		value = slice_of(slash + 1, value.n - n - 1);
		if (value.n < 4 || value.p[0] != '-') { /* the other end has one */
			buf_add(out, value.p, value.n);
			return true;
		}
	}
}
