/* Numbers and intervals, against whole numbers; what has too many digits is not known. */
#include "interval.h"
#include "check.h"

static struct number num(const char *s)
{
	return number_of(slice_str(s));
}

static bool is(struct number a, const char *want)
{
	bool same = slice_is(number_text(&a), want);

	if (!same)
		printf("got '%.*s', want '%s'\n", (int)a.n, a.text, want);
	return same;
}

/* A whole number, or v / 10^places. */
static struct number whole(long v, int places)
{
	char s[32];

	snprintf(s, sizeof s, "%ld", v);
	return number_scale(num(s), -places);
}

/* A number as a long in units of 10^-places, which it must not go beyond. */
static long units(struct number a, int places)
{
	struct number scaled = number_scale(a, places);
	char s[NUMBER_MOST + 1];

	memcpy(s, scaled.text, scaled.n);
	s[scaled.n] = 0;
	CHECK(scaled.n > 0 && strtod(s, NULL) <= 1e17);
	return strtol(s, NULL, 10);
}

static long floor_of(long a, long b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static long random_of(long most)
{
	return (long)check_random((uint32_t)(2 * most + 1)) - most;
}

/* ---- numbers ---- */

static void forms(void)
{
	char nines[NUMBER_MOST + 2];

	CHECK(is(num("12.50"), "12.50") && is(num("-3"), "-3") && is(num("007"), "007"));
	CHECK(num("").n == 0 && num("1.").n == 0 && num("八").n == 0 && num("3:1").n == 0);
	memset(nines, '9', sizeof nines);
	CHECK(number_of(slice_of(nines, NUMBER_MOST)).n == NUMBER_MOST);
	CHECK(number_of(slice_of(nines, NUMBER_MOST + 1)).n == 0);
	CHECK(number_is_zero(num("0")) && number_is_zero(num("-0.00")) && !number_is_zero(num("0.01")));
	CHECK(number_is_negative(num("-0.1")) && !number_is_negative(num("-0")) &&
	      !number_is_negative(num("5")));
	CHECK(!number_is_zero(num("")) && !number_is_negative(num("")));
}

/* What is not known makes nothing known; neither does what has too many digits. */
static void overflow(void)
{
	struct number none = {0}, one = num("1"), most, tiny = number_scale(one, -(NUMBER_MOST - 2));
	char nines[NUMBER_MOST];

	memset(nines, '9', sizeof nines);
	most = number_of(slice_of(nines, sizeof nines));
	CHECK(most.n == NUMBER_MOST && tiny.n == NUMBER_MOST);
	CHECK(number_add(none, one).n == 0 && number_add(one, none).n == 0);
	CHECK(number_subtract(none, one).n == 0 && number_subtract(one, none).n == 0);
	CHECK(number_multiply(none, one).n == 0 && number_multiply(one, none).n == 0);
	CHECK(number_divide(none, one, 2).n == 0 && number_divide(one, none, 2).n == 0);
	CHECK(number_scale(none, 3).n == 0 && number_round(none, 2).n == 0);
	CHECK(number_add(most, one).n == 0 && number_subtract(most, one).n == NUMBER_MOST);
	CHECK(number_multiply(most, num("2")).n == 0 && number_multiply(most, one).n == NUMBER_MOST);
	CHECK(number_scale(one, NUMBER_MOST - 1).n == NUMBER_MOST && number_scale(one, NUMBER_MOST).n == 0);
	CHECK(number_scale(tiny, -1).n == 0 && number_scale(one, 100000).n == 0 &&
	      number_scale(one, -100000).n == 0);
	CHECK(number_divide(most, one, 2).n == 0 && number_divide(one, num("0.00"), 2).n == 0);
	CHECK(number_round(most, 2).n == 0);
}

static void random_sums(void)
{
	for (int round = 0; round < 20000; round++) {
		int p = (int)check_random(4);
		long a = random_of(1000000), b = random_of(check_random(2) ? 20 : 1000000);
		struct number x = whole(a, p), y = whole(b, p);

		CHECK(units(number_add(x, y), p) == a + b);
		CHECK(units(number_subtract(x, y), p) == a - b);
		CHECK(units(number_multiply(x, y), 2 * p) == a * b);
		CHECK(number_compare(x, y) == (a > b) - (a < b));
		CHECK(number_is_negative(x) == (a < 0) && number_is_zero(x) == (a == 0));
		CHECK(number_compare(number_scale(x, p), whole(a, 0)) == 0);
	}
}

static void random_quotients(void)
{
	static const long power[] = {1, 10, 100, 1000, 10000};

	for (int round = 0; round < 20000; round++) {
		int p = (int)check_random(5);
		long a = random_of(1000000), b = random_of(2000), size = a < 0 ? -a : a, r;

		if (b == 0)
			continue;
		CHECK(units(number_divide(whole(a, 0), whole(b, 0), p), p) ==
		      size * power[p] / (b < 0 ? -b : b));
		r = (size + power[p] / 2) / power[p];
		CHECK(units(number_round(whole(a, p), 0), 0) == (a < 0 ? -r : r));
	}
	CHECK(is(number_round(num("0.125"), 2), "0.13") && is(number_round(num("-0.125"), 2), "-0.13"));
	CHECK(is(number_round(num("-0.004"), 2), "0.00") && is(number_round(num("7"), 2), "7.00"));
}

/* ---- intervals ---- */

static bool ends(struct interval i, const char *lo, const char *hi, bool open_lo, bool open_hi)
{
	return number_compare(i.lo, num(lo)) == 0 && number_compare(i.hi, num(hi)) == 0 && !i.below &&
	       !i.above && i.open_lo == open_lo && i.open_hi == open_hi;
}

static void claims(void)
{
	CHECK(ends(interval_point(num("5")), "5", "5", false, false));
	CHECK(ends(interval_claim(slice_str("98.3")), "98.25", "98.4", false, true));
	CHECK(ends(interval_claim(slice_str("5")), "4.5", "6", false, true));
	CHECK(ends(interval_claim(slice_str("-5")), "-6", "-4.5", true, false));
	CHECK(ends(interval_claim(slice_str("0")), "-1", "1", true, true));
	CHECK(ends(interval_claim(slice_str("0.00")), "-0.01", "0.01", true, true));
	CHECK(ends(interval_rounded(num("101200"), num("100")), "101150", "101300", false, true));
	CHECK(ends(interval_near(num("101200"), num("100")), "101150", "101250", false, false));
	CHECK(ends(interval_near(num("-5"), num("1")), "-5.5", "-4.5", false, false));
	CHECK(ends(interval_rounded(num("7"), num("0")), "7", "7", false, true));
}

static void known(void)
{
	struct interval none = {0}, point = interval_point(num("1")), up = point, down = point, all = point;

	up.above = down.below = all.above = all.below = true;
	CHECK(!interval_known(&none) && interval_known(&point) && interval_known(&up) &&
	      interval_known(&down) && !interval_known(&all));
	up.hi = down.lo = (struct number){0};
	CHECK(interval_known(&up) && interval_known(&down));
	up.lo = (struct number){0};
	CHECK(!interval_known(&up));
	none = interval_add(point, none);
	CHECK(!interval_known(&none));
	none = interval_divide(point, interval_point(num("0")));
	CHECK(none.above);
}

/* A random interval of whole numbers: its ends, a number in it. */
struct sample {
	struct interval i;
	long lo, hi, in;
};

static struct sample random_interval(long least, long most)
{
	struct sample s;
	long a = least + (long)check_random((uint32_t)(most - least + 1));
	long b = least + (long)check_random((uint32_t)(most - least + 1));

	s.lo = a < b ? a : b;
	s.hi = a < b ? b : a;
	s.i = (struct interval){.lo = whole(s.lo, 0), .hi = whole(s.hi, 0)};
	s.i.below = check_random(8) == 0;
	s.i.above = !s.i.below && check_random(8) == 0;
	s.i.open_lo = check_random(4) == 0 && s.lo < s.hi - 1;
	s.i.open_hi = check_random(4) == 0 && s.lo < s.hi - 1;
	s.in = s.lo + (long)check_random((uint32_t)(s.hi - s.lo + 1));
	s.in += s.in == s.lo && s.i.open_lo;
	s.in -= s.in == s.hi && s.i.open_hi;
	return s;
}

static bool holds(struct interval i, struct number x)
{
	struct interval point = interval_point(x);

	return interval_known(&i) && interval_meet(&i, &point) && interval_meet(&point, &i);
}

/* What comes of numbers in two intervals is in what comes of the intervals. */
static void random_results(void)
{
	for (int round = 0; round < 20000; round++) {
		struct sample a = random_interval(-50, 50), b = random_interval(-50, 50);
		struct interval is = interval_add(a.i, b.i);

		if (interval_known(&is))
			CHECK(holds(is, whole(a.in + b.in, 0)));
		is = interval_subtract(a.i, b.i);
		if (interval_known(&is))
			CHECK(holds(is, whole(a.in - b.in, 0)));
		a = random_interval(0, 50);
		b = random_interval(0, 50);
		a.i.below = b.i.below = false;
		is = interval_multiply(a.i, b.i);
		CHECK(holds(is, whole(a.in * b.in, 0)));
		is = interval_divide(a.i, b.i);
		if (b.in > 0 && interval_known(&is))
			CHECK(holds(is, number_divide(whole(a.in, 0), whole(b.in, 0), 25)));
	}
}

/* Closed intervals of whole numbers: the ends of a sum and a difference are exact. */
static void random_ends(void)
{
	for (int round = 0; round < 5000; round++) {
		struct sample a = random_interval(-50, 50), b = random_interval(-50, 50);
		struct interval sum = interval_add(a.i, b.i), less = interval_subtract(a.i, b.i);

		CHECK(units(sum.lo, 0) == a.lo + b.lo && units(sum.hi, 0) == a.hi + b.hi);
		CHECK(units(less.lo, 0) == a.lo - b.hi && units(less.hi, 0) == a.hi - b.lo);
		CHECK(less.below == (a.i.below || b.i.above) && less.above == (a.i.above || b.i.below));
		CHECK(sum.open_lo == (a.i.open_lo || b.i.open_lo) &&
		      less.open_hi == (a.i.open_hi || b.i.open_lo));
	}
}

/* Two intervals meet where a half of a whole number is in both. */
static void random_meetings(void)
{
	for (int round = 0; round < 20000; round++) {
		struct sample a = random_interval(-9, 9), b = random_interval(-9, 9);
		bool meet = false;

		for (long x = -60; x <= 60 && !meet; x++) {
			bool in_a = (a.i.below || (a.i.open_lo ? x > 2 * a.lo : x >= 2 * a.lo)) &&
				    (a.i.above || (a.i.open_hi ? x < 2 * a.hi : x <= 2 * a.hi));
			bool in_b = (b.i.below || (b.i.open_lo ? x > 2 * b.lo : x >= 2 * b.lo)) &&
				    (b.i.above || (b.i.open_hi ? x < 2 * b.hi : x <= 2 * b.hi));

			meet = in_a && in_b;
		}
		CHECK(interval_meet(&a.i, &b.i) == meet && interval_meet(&b.i, &a.i) == meet);
	}
}

/* A percentage that was rounded or cut to p decimals is what its two whole numbers make. */
static void random_rates(void)
{
	static const long power[] = {1, 10, 100, 1000};

	for (int round = 0; round < 20000; round++) {
		int p = (int)check_random(3);
		long b = 1 + (long)check_random(3000), a = (long)check_random((uint32_t)b + 1);
		long cut = a * 100 * power[p] / b, rounded = (2 * a * 100 * power[p] + b) / (2 * b);
		struct interval is =
		    interval_divide(interval_point(whole(a * 100, 0)), interval_point(whole(b, 0)));
		struct number step = whole(1, p);
		struct interval x = interval_rounded(whole(cut, p), step),
				y = interval_rounded(whole(rounded, p), step),
				off = interval_rounded(whole(cut + 2, p), step);

		CHECK(interval_meet(&is, &x) && interval_meet(&is, &y) && !interval_meet(&is, &off));
		CHECK(units(number_divide(whole(a * 100, 0), whole(b, 0), p), p) ==
		      floor_of(a * 100 * power[p], b));
	}
}

/* Whole numbers, signs and last digits. */
static void wholes(void)
{
	CHECK(number_compare(number_whole(-12), number_of(slice_str("-12"))) == 0);
	CHECK(number_is_zero(number_whole(0)) &&
	      number_compare(number_negate(number_whole(7)), number_whole(-7)) == 0);
	CHECK(number_compare(number_size(number_whole(-7)), number_whole(7)) == 0);
	CHECK(number_compare(number_size(number_whole(7)), number_whole(7)) == 0);
	CHECK(number_size(number_of(slice_str("x"))).n == 0 &&
	      number_negate(number_of(slice_str(""))).n == 0);
	CHECK(number_compare(number_last(slice_str("12.50")), number_of(slice_str("0.01"))) == 0);
	CHECK(number_compare(number_last(slice_str("120")), number_whole(1)) == 0);
}

int main(void)
{
	forms();
	wholes();
	overflow();
	random_sums();
	random_quotients();
	claims();
	known();
	random_results();
	random_ends();
	random_meetings();
	random_rates();
	return check_end();
}
