/* Claims of a change, and amounts that are about so much, against whole numbers. */
#include "claim.h"
#include "check.h"

enum { SCALE = 10000 }; /* of the whole numbers: 4 decimals */

static bool holds(const char *claim, const char *computed)
{
	return claim_holds(slice_str(claim), slice_str(computed));
}

static bool is_about(const char *amount, const char *value)
{
	return claim_is_about(slice_str(amount), slice_str(value));
}

static void by_hand(void)
{
	CHECK(holds("5", "5") && holds("5", "5.0000") && holds("5.0", "5"));
	CHECK(holds("5", "5.4") && holds("5", "5.9999") && !holds("5", "6"));
	CHECK(holds("6", "5.5") && !holds("6", "5.49999999"));
	CHECK(holds("12.3", "12.33333333") && holds("12.34", "12.335") && !holds("12.34", "12.33333333"));
	CHECK(holds("-5", "-5.4") && holds("-6", "-5.5") && !holds("-5", "-4.4"));
	CHECK(!holds("-5", "5") && !holds("5", "-5"));
	CHECK(holds("0", "0") && holds("-0", "0") && holds("0", "0.3") && holds("0", "-0.3"));
	CHECK(!holds("3", "0") && !holds("-3", "0") && !holds("0", "3"));
	CHECK(holds("0.1", "0.05") && !holds("0.1", "-0.05"));
	CHECK(holds("123456789012345678901234567890", "123456789012345678901234567890.9"));

	CHECK(is_about("100", "100") && is_about("100", "150") && is_about("100", "50"));
	CHECK(!is_about("100", "151") && !is_about("100", "49.9"));
	CHECK(is_about("101", "101.5") && !is_about("101", "102"));
	CHECK(is_about("1.5", "1.45") && is_about("1.5", "1.55") && !is_about("1.5", "1.56"));
	CHECK(is_about("1.50", "1.505") && !is_about("1.50", "1.51"));
	CHECK(is_about("0", "0.5") && !is_about("0", "1"));
	CHECK(is_about("12000", "12499") && !is_about("12000", "12501"));
}

/* v / SCALE with so many decimals; v must have no more. */
static const char *text(char *to, size_t n, long v, int places)
{
	long size = v < 0 ? -v : v, unit = SCALE;

	snprintf(to, n, "%s%ld", v < 0 ? "-" : "", size / SCALE);
	if (places > 0)
		strcat(to, ".");
	for (int i = 0; i < places; i++) {
		size_t at = strlen(to);

		unit /= 10;
		to[at] = (char)('0' + size / unit % 10);
		to[at + 1] = 0;
	}
	return to;
}

static long unit_of(int places)
{
	long unit = SCALE;

	for (; places > 0; places--)
		unit /= 10;
	return unit;
}

static void random_claims(void)
{
	for (int round = 0; round < 100000; round++) {
		char a[32], b[32];
		int places = (int)check_random(4);
		long unit = unit_of(places), claim = (long)check_random(300) * unit,
		     computed = claim + (long)check_random(4 * SCALE) - 2 * SCALE, c, x;
		bool want;

		if (check_random(2))
			computed = claim + (long)check_random(400) - 200;
		if (check_random(2))
			claim = -claim;
		if (check_random(2))
			computed = -computed;
		c = claim < 0 ? -claim : claim;
		x = computed < 0 ? -computed : computed;
		/* cut: less than a unit below what it is; rounded: at most half a unit above */
		want = x >= c ? x - c < unit : 2 * (c - x) <= unit;
		want &= c == 0 || x == 0 || (claim < 0) == (computed < 0);
		CHECK_FOR(text(a, sizeof a, claim, places),
			  holds(text(a, sizeof a, claim, places), text(b, sizeof b, computed, 4)) == want);
	}
}

static void random_amounts(void)
{
	for (int round = 0; round < 100000; round++) {
		char a[32], b[32];
		int places = (int)check_random(4);
		long unit = unit_of(places), digits = 1 + (long)check_random(99), amount, value, gap;

		for (uint32_t zeros = places ? 0 : check_random(4); zeros > 0; zeros--)
			unit *= 10;
		amount = digits * unit;
		for (; places == 0 && amount % (10 * unit) == 0; unit *= 10)
			;
		value = amount + (long)check_random((uint32_t)(2 * unit + 10)) - unit - 5;
		if (value < 0)
			continue;
		gap = value > amount ? value - amount : amount - value;
		CHECK_FOR(text(a, sizeof a, amount, places),
			  is_about(text(a, sizeof a, amount, places), text(b, sizeof b, value, 4)) ==
			      (2 * gap <= unit));
	}
}

int main(void)
{
	by_hand();
	random_claims();
	random_amounts();
	return check_end();
}
