/* Exact decimals, against whole numbers and against shifting the point by hand. */
#include "decimal.h"
#include "check.h"

static bool is(struct buf *b, const char *want)
{
	bool same = slice_is(slice_of(b->p, b->n), want);

	if (!same)
		printf("got %.*s, want %s\n", (int)b->n, b->p, want);
	b->n = 0;
	return same;
}

static void forms(void)
{
	static const char *const good[] = {
	    "0", "7", "-7", "007", "0.10", "-0.5", "123456789012345678901234567890.5"};
	static const char *const bad[] = {"",      "-",  ".",  ".5",  "5.",    "+5", "1e5",
					  "1,000", " 1", "1 ", "--1", "1.2.3", "１", "1.-2"};

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		CHECK_FOR(good[i], decimal_is(slice_str(good[i])));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK_FOR(bad[i], !decimal_is(slice_str(bad[i])));
}

static void scale(const char *s, int power, const char *want)
{
	struct buf b = {0};

	decimal_scale(&b, slice_str(s), power);
	CHECK_FOR(s, is(&b, want));
	buf_free(&b);
}

static void scales(void)
{
	scale("10.12", 4, "101200");
	scale("1920.605", 4, "19206050");
	scale("3.0", 0, "3.0");
	scale("3.0", 1, "30");
	scale("0.6", 4, "6000");
	scale("0.00012", 4, "1.2");
	scale("0", 8, "0");
	scale("0.05", 1, "0.5");
	scale("007", 0, "7");
	scale("-2.6", 1, "-26");
	scale("-0.26", 1, "-2.6");
	scale("5", -2, "0.05");
	scale("1234", -2, "12.34");
	scale("12.5", -1, "1.25");
	scale("100", -2, "1.00");
	scale("6", 12, "6000000000000");
}

/* Ten times a plain decimal: the point moves one place. */
static void times_ten(char *s)
{
	char *dot = strchr(s, '.');
	size_t zeros;

	if (!dot) {
		strcat(s, "0");
	} else {
		dot[0] = dot[1];
		dot[1] = '.';
		if (dot[2] == 0)
			dot[1] = 0;
	}
	zeros = strspn(s, "0");
	if (zeros && (s[zeros] == 0 || s[zeros] == '.'))
		zeros--;
	memmove(s, s + zeros, strlen(s + zeros) + 1);
}

static void random_scale(void)
{
	for (int round = 0; round < 20000; round++) {
		char s[64] = "", *p = s;
		int whole = 1 + (int)check_random(6), fraction = (int)check_random(5),
		    power = (int)check_random(9);
		struct buf b = {0};

		*p++ = (char)('1' + check_random(9));
		for (int i = 1; i < whole; i++)
			*p++ = (char)('0' + check_random(10));
		if (check_random(4) == 0)
			s[0] = '0', p = s + 1;
		if (fraction)
			*p++ = '.';
		for (int i = 0; i < fraction; i++)
			*p++ = (char)('0' + check_random(10));
		*p = 0;
		decimal_scale(&b, slice_str(s), power);
		for (int i = 0; i < power; i++)
			times_ten(s);
		CHECK_FOR(s, is(&b, s));
		buf_free(&b);
	}
}

static void scale_back(void)
{
	for (int round = 0; round < 2000; round++) {
		char s[32];
		int power = (int)check_random(12);
		struct buf b = {0}, back = {0};

		snprintf(s, sizeof s, "%s%u.%u", check_random(2) ? "-" : "", check_random(1000000) + 1,
			 check_random(10000));
		decimal_scale(&b, slice_str(s), -power);
		decimal_scale(&back, slice_of(b.p, b.n), power);
		CHECK_FOR(s, is(&back, s));
		CHECK_FOR(s, decimal_is(slice_of(b.p, b.n)));
		buf_free(&b);
		buf_free(&back);
	}
}

static void compare(const char *a, const char *b, int want)
{
	CHECK_FOR(a, decimal_cmp(slice_str(a), slice_str(b)) == want);
	CHECK_FOR(b, decimal_cmp(slice_str(b), slice_str(a)) == -want);
}

static void compares(void)
{
	compare("0.1", "0.10", 0);
	compare("007", "7.000", 0);
	compare("0", "-0", 0);
	compare("0.0", "-0.00", 0);
	compare("9.5", "10", -1);
	compare("-9.5", "-10", 1);
	compare("-1", "1", -1);
	compare("-0.001", "0", -1);
	compare("9007199254740993", "9007199254740992", 1);
	compare("0.3000000000000000000001", "0.3", 1);
	compare("99999999999999999999999999999999", "100000000000000000000000000000000", -1);
}

/* A decimal of v / 10^places, perhaps with a zero more at the end. */
static void print_places(char *s, size_t size, long long v, int places)
{
	unsigned long long amount = (unsigned long long)(v < 0 ? -v : v), unit = 1;

	for (int i = 0; i < places; i++)
		unit *= 10;
	if (places)
		snprintf(s, size, "%s%llu.%0*llu", v < 0 ? "-" : "", amount / unit, places, amount % unit);
	else
		snprintf(s, size, "%s%llu", v < 0 ? "-" : "", amount);
}

static long long small(void)
{
	return (long long)check_random(check_random(2) ? 100 : 1000000) * (check_random(2) ? 1 : -1);
}

static void random_sums(void)
{
	for (int round = 0; round < 20000; round++) {
		static const long long unit[] = {1, 10, 100, 1000};
		int pa = (int)check_random(4), pb = (int)check_random(4), p = pa > pb ? pa : pb;
		long long a = small(), b = small(), x = a * unit[p - pa], y = b * unit[p - pb];
		bool minus = check_random(2);
		char sa[40], sb[40], want[40];
		struct buf out = {0};

		print_places(sa, sizeof sa, a, pa);
		print_places(sb, sizeof sb, b, pb);
		print_places(want, sizeof want, minus ? x - y : x + y, p);
		decimal_add(&out, slice_str(sa), slice_str(sb), minus);
		CHECK_FOR(want, is(&out, want));
		CHECK_FOR(sa, decimal_cmp(slice_str(sa), slice_str(sb)) == (x > y) - (x < y));
		buf_free(&out);
	}
}

static void sums(void)
{
	struct buf b = {0};

	decimal_add(&b, slice_str("99999999999999999999"), slice_str("1"), false);
	CHECK(is(&b, "100000000000000000000"));
	decimal_add(&b, slice_str("0.1"), slice_str("0.2"), false);
	CHECK(is(&b, "0.3"));
	decimal_add(&b, slice_str("1"), slice_str("0.999"), true);
	CHECK(is(&b, "0.001"));
	decimal_add(&b, slice_str("0.5"), slice_str("0.50"), true);
	CHECK(is(&b, "0.00"));
	decimal_add(&b, slice_str("-1"), slice_str("1"), false);
	CHECK(is(&b, "0"));
	buf_add(&b, "kept ", 5);
	decimal_add(&b, slice_str("2"), slice_str("3"), false);
	CHECK(is(&b, "kept 5"));
	buf_free(&b);
}

static void percent(const char *a, const char *b, const char *want)
{
	struct buf out = {0};
	bool done = decimal_percent(&out, slice_str(a), slice_str(b), 2);

	CHECK_FOR(a, done == (want != NULL));
	CHECK_FOR(a, is(&out, want ? want : ""));
	buf_free(&out);
}

static void percents(void)
{
	percent("50", "40", "-20.00");
	percent("40", "50", "25.00");
	percent("3", "4", "33.33");
	percent("3", "5", "66.67");
	percent("-4", "-2", "50.00");
	percent("-4", "4", "200.00");
	percent("0", "5", NULL);
	percent("0.00", "5", NULL);
	percent("7", "7", "0.00");
	percent("0.5", "0.75", "50.00");
	percent("20000", "20001", "0.01"); /* 0.005: half goes away from zero */
	percent("20000", "19999", "-0.01");
	percent("20001", "20000", "0.00"); /* -0.00499975: no sign without amount */
	percent("100000000000000000000000000000", "100000000000000000000000000001", "0.00");
}

static void random_percents(void)
{
	for (int round = 0; round < 2000; round++) {
		long long a = 1 + (long long)check_random(5000), b = (long long)check_random(9000), n, q;
		char sa[40], sb[40], want[40];

		n = (b - a) * 10000;
		q = (2 * (n < 0 ? -n : n) + a) / (2 * a);
		print_places(sa, sizeof sa, a, 0);
		print_places(sb, sizeof sb, b, 0);
		print_places(want, sizeof want, n < 0 ? -q : q, 2);
		percent(sa, sb, want);
	}
}

static void product(const char *a, const char *b, const char *want)
{
	struct buf out = {0};

	decimal_multiply(&out, slice_str(a), slice_str(b));
	CHECK_FOR(a, is(&out, want));
	buf_free(&out);
}

static void products(void)
{
	struct buf b = {0};

	product("12", "12", "144");
	product("0.5", "0.5", "0.25");
	product("-1.50", "2", "-3.00");
	product("-3", "-0.1", "0.3");
	product("0", "-7.5", "0.0");
	product("-0", "5", "0");
	product("0007", "0003", "21");
	product("99999999999999999999", "99999999999999999999", "9999999999999999999800000000000000000001");
	product("123456789012345678901234567890", "0", "0");
	buf_add(&b, "kept ", 5);
	decimal_multiply(&b, slice_str("6"), slice_str("7"));
	CHECK(is(&b, "kept 42"));
	buf_free(&b);
}

static void random_products(void)
{
	for (int round = 0; round < 20000; round++) {
		int pa = (int)check_random(4), pb = (int)check_random(4);
		long long a = small(), b = small();
		char sa[40], sb[40], want[40];

		print_places(sa, sizeof sa, a, pa);
		print_places(sb, sizeof sb, b, pb);
		print_places(want, sizeof want, a * b, pa + pb);
		product(sa, sb, want);
	}
}

static void quotient(const char *a, const char *b, int places, const char *want)
{
	struct buf out = {0};
	bool done = decimal_divide(&out, slice_str(a), slice_str(b), places);

	CHECK_FOR(a, done == (want != NULL));
	CHECK_FOR(a, is(&out, want ? want : ""));
	buf_free(&out);
}

static void quotients(void)
{
	char digits[102];

	quotient("1", "3", 4, "0.3333");
	quotient("2", "3", 0, "0");
	quotient("-7", "2", 1, "3.5");
	quotient("7", "-2", 0, "3");
	quotient("0", "9", 2, "0.00");
	quotient("1", "0.001", 0, "1000");
	quotient("0.0001", "100", 8, "0.00000100");
	quotient("10000000000000000000000000000000", "3", 2, "3333333333333333333333333333333.33");
	quotient("5", "0", 2, NULL);
	quotient("5", "-0.00", 2, NULL);
	memset(digits, '9', sizeof digits);
	digits[101] = 0;
	quotient(digits, "1", 0, NULL);
	quotient("1", digits, 0, NULL);
	digits[100] = 0;
	quotient(digits, digits, 3, "1.000");
	quotient("1", digits, 3, "0.000");
}

static void random_quotients(void)
{
	static const long long unit[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000};

	for (int round = 0; round < 5000; round++) {
		int pa = (int)check_random(4), pb = (int)check_random(4), places = (int)check_random(5);
		long long a = small(), b = small(), q;
		char sa[40], sb[40], want[40];

		if (b == 0)
			continue;
		print_places(sa, sizeof sa, a, pa);
		print_places(sb, sizeof sb, b, pb);
		q = (a < 0 ? -a : a) * unit[pb + places] / ((b < 0 ? -b : b) * unit[pa]);
		print_places(want, sizeof want, q, places);
		quotient(sa, sb, places, want);
	}
}

int main(void)
{
	forms();
	scales();
	random_scale();
	scale_back();
	compares();
	sums();
	random_sums();
	percents();
	random_percents();
	products();
	random_products();
	quotients();
	random_quotients();
	return check_end();
}
