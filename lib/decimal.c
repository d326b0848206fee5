#include "decimal.h"

#include <stdlib.h>

/* A decimal taken apart: digits without leading zeros before the point, and behind it. */
struct parts {
	bool negative;
	struct slice whole;
	struct slice fraction;
};

static bool digits(struct slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	}
	return s.n > 0;
}

static struct parts take_apart(struct slice s)
{
	struct parts d = {0};
	const char *dot;

	if (s.n && *s.p == '-') {
		d.negative = true;
		s = slice_of(s.p + 1, s.n - 1);
	}
	dot = s.n ? memchr(s.p, '.', s.n) : NULL;
	d.whole = slice_of(s.p, dot ? (size_t)(dot - s.p) : s.n);
	d.fraction = dot ? slice_of(dot + 1, s.n - d.whole.n - 1) : slice_of(s.p + s.n, 0);
	while (d.whole.n && *d.whole.p == '0')
		d.whole = slice_of(d.whole.p + 1, d.whole.n - 1);
	return d;
}

bool decimal_is(struct slice s)
{
	struct slice rest = s.n && *s.p == '-' ? slice_of(s.p + 1, s.n - 1) : s;
	const char *dot = rest.n ? memchr(rest.p, '.', rest.n) : NULL;

	if (!dot)
		return digits(rest);
	return digits(slice_of(rest.p, (size_t)(dot - rest.p))) &&
	       digits(slice_of(dot + 1, rest.n - (size_t)(dot - rest.p) - 1));
}

void decimal_scale(struct buf *out, struct slice s, int power)
{
	struct parts d = take_apart(s);
	size_t shift = (size_t)(power < 0 ? -power : power);
	size_t start;

	if (d.negative)
		buf_add(out, "-", 1);
	start = out->n;
	if (power >= 0) {
		size_t moved = shift < d.fraction.n ? shift : d.fraction.n;

		buf_add(out, d.whole.p, d.whole.n);
		buf_add(out, d.fraction.p, moved);
		for (size_t i = moved; i < shift; i++)
			buf_add(out, "0", 1);
		d.fraction = slice_of(d.fraction.p + moved, d.fraction.n - moved);
	} else {
		size_t kept = shift < d.whole.n ? d.whole.n - shift : 0;

		buf_add(out, d.whole.p, kept);
		d.whole = slice_of(d.whole.p + kept, d.whole.n - kept);
	}
	while (start < out->n && out->p[start] == '0') { /* zeros that moved in front of the point */
		memmove(out->p + start, out->p + start + 1, out->n - start - 1);
		out->n--;
	}
	if (out->n == start)
		buf_add(out, "0", 1);
	if (power < 0) {
		buf_add(out, ".", 1);
		for (size_t i = d.whole.n; i < shift; i++)
			buf_add(out, "0", 1);
		buf_add(out, d.whole.p, d.whole.n);
		buf_add(out, d.fraction.p, d.fraction.n);
	} else if (d.fraction.n) {
		buf_add(out, ".", 1);
		buf_add(out, d.fraction.p, d.fraction.n);
	}
}

/* Compare the amounts without their signs. */
static int cmp_amount(struct parts a, struct parts b)
{
	size_t n = a.fraction.n < b.fraction.n ? a.fraction.n : b.fraction.n;
	struct slice rest = a.fraction.n > n ? a.fraction : b.fraction;
	int c;

	if (a.whole.n != b.whole.n)
		return a.whole.n < b.whole.n ? -1 : 1;
	c = slice_cmp(a.whole, b.whole);
	if (c == 0 && n)
		c = memcmp(a.fraction.p, b.fraction.p, n);
	if (c)
		return c < 0 ? -1 : 1;
	for (size_t i = n; i < rest.n; i++) {
		if (rest.p[i] != '0')
			return a.fraction.n > n ? 1 : -1;
	}
	return 0;
}

static bool is_zero(struct parts d)
{
	for (size_t i = 0; i < d.fraction.n; i++) {
		if (d.fraction.p[i] != '0')
			return false;
	}
	return d.whole.n == 0;
}

int decimal_cmp(struct slice x, struct slice y)
{
	struct parts a = take_apart(x), b = take_apart(y);

	if (is_zero(a) && is_zero(b))
		return 0;
	a.negative = a.negative && !is_zero(a);
	b.negative = b.negative && !is_zero(b);
	if (a.negative != b.negative)
		return a.negative ? -1 : 1;
	return a.negative ? cmp_amount(b, a) : cmp_amount(a, b);
}

/* The digit of d worth ten to the power of place. */
static int digit_at(struct parts d, long place)
{
	if (place >= 0)
		return (size_t)place < d.whole.n ? d.whole.p[d.whole.n - 1 - (size_t)place] - '0' : 0;
	return (size_t)(-place) <= d.fraction.n ? d.fraction.p[-place - 1] - '0' : 0;
}

/* The digits of out from start on are so many before the point and behind it: set it, and drop zeros in
 * front. */
static void set_point(struct buf *out, size_t start, size_t whole, size_t fraction)
{
	size_t lead = 0;

	if (fraction)
		out->p[start + whole] = '.';
	while (lead + 1 < whole && out->p[start + lead] == '0')
		lead++;
	memmove(out->p + start, out->p + start + lead, out->n - start - lead);
	out->n -= lead;
}

void decimal_add(struct buf *out, struct slice x, struct slice y, bool minus)
{
	struct parts a = take_apart(x), b = take_apart(y);
	size_t fraction = a.fraction.n > b.fraction.n ? a.fraction.n : b.fraction.n;
	size_t whole = (a.whole.n > b.whole.n ? a.whole.n : b.whole.n) + 1;
	size_t start;
	bool subtract;
	int carry = 0;

	if (minus)
		b.negative = !b.negative;
	subtract = a.negative != b.negative;
	if (subtract && cmp_amount(a, b) < 0) { /* the larger amount first; it gives the sign */
		struct parts swap = a;

		a = b;
		b = swap;
	}
	if (a.negative && !(subtract && cmp_amount(a, b) == 0) && !(is_zero(a) && is_zero(b)))
		buf_add(out, "-", 1);
	start = out->n;
	buf_reserve(out, whole + fraction + 1);
	out->n += whole + (fraction ? fraction + 1 : 0);
	for (long place = -(long)fraction; place < (long)whole; place++) {
		int d = digit_at(a, place) + (subtract ? -digit_at(b, place) : digit_at(b, place)) + carry;
		size_t at = place >= 0 ? whole - 1 - (size_t)place : whole + (size_t)(-place);

		carry = d < 0 ? -1 : d > 9 ? 1 : 0;
		out->p[start + at] = (char)('0' + d - carry * 10);
	}
	set_point(out, start, whole, fraction);
}

void decimal_multiply(struct buf *out, struct slice x, struct slice y)
{
	struct parts a = take_apart(x), b = take_apart(y);
	size_t fraction = a.fraction.n + b.fraction.n, whole = a.whole.n + b.whole.n + 1, start;
	int carry = 0;

	if (a.negative != b.negative && !is_zero(a) && !is_zero(b))
		buf_add(out, "-", 1);
	start = out->n;
	buf_reserve(out, whole + fraction + 1);
	out->n += whole + (fraction ? fraction + 1 : 0);
	for (long place = -(long)fraction; place < (long)whole; place++) {
		size_t at = place >= 0 ? whole - 1 - (size_t)place : whole + (size_t)(-place);

		for (long i = -(long)a.fraction.n; i < (long)a.whole.n; i++)
			carry += digit_at(a, i) * digit_at(b, place - i);
		out->p[start + at] = (char)('0' + carry % 10);
		carry /= 10;
	}
	set_point(out, start, whole, fraction);
}

bool decimal_divide(struct buf *out, struct slice a, struct slice b, int places)
{
	struct buf rest = {0}, next = {0}, quotient = {0};
	size_t a_sign = a.n && *a.p == '-', b_sign = b.n && *b.p == '-';

	a = slice_of(a.p + a_sign, a.n - a_sign);
	b = slice_of(b.p + b_sign, b.n - b_sign);
	if (is_zero(take_apart(b)) || a.n > 100 || b.n > 100)
		return false;
	decimal_scale(&next, a, places);
	/* long division, from the highest place down: subtract b * 10^place as often as it goes */
	for (int place = (int)(next.n + b.n); place >= 0; place--) {
		char digit = '0';
		struct buf step = {0};

		decimal_scale(&step, b, place);
		while (decimal_cmp(slice_of(next.p, next.n), slice_of(step.p, step.n)) >= 0) {
			rest.n = 0;
			decimal_add(&rest, slice_of(next.p, next.n), slice_of(step.p, step.n), true);
			next.n = 0;
			buf_add(&next, rest.p, rest.n);
			digit++;
		}
		buf_add(&quotient, &digit, 1);
		buf_free(&step);
	}
	decimal_scale(out, slice_of(quotient.p, quotient.n), -places);
	buf_free(&rest);
	buf_free(&next);
	buf_free(&quotient);
	return true;
}

bool decimal_percent(struct buf *out, struct slice a, struct slice b, int places)
{
	struct buf diff = {0}, cut = {0}, rounded = {0}, half = {0};
	bool negative, done;

	if (b.n > 100)
		return false;
	decimal_add(&diff, b, a, true);
	negative = diff.p[0] == '-';
	decimal_scale(&rounded, slice_of(diff.p, diff.n), 2);
	done = decimal_divide(&cut, slice_of(rounded.p, rounded.n), a, places + 1);
	if (done) {
		rounded.n = 0;
		decimal_scale(&half, slice_str("5"), -places - 1);
		decimal_add(&rounded, slice_of(cut.p, cut.n), slice_of(half.p, half.n), false);
		rounded.n -= places > 0 ? 1 : 2; /* the place to be rounded away */
		if (negative && decimal_cmp(slice_of(rounded.p, rounded.n), slice_str("0")) != 0)
			buf_add(out, "-", 1);
		buf_add(out, rounded.p, rounded.n);
	}
	buf_free(&diff);
	buf_free(&cut);
	buf_free(&rounded);
	buf_free(&half);
	return done;
}
