#include "interval.h"

#include <stdio.h>

#include "decimal.h"

enum { PLACES = 20 }; /* of a quotient, before it is put outward */

struct number number_of(struct slice decimal)
{
	struct number a = {0};

	if (decimal.n > NUMBER_MOST || !decimal_is(decimal))
		return a;
	memcpy(a.text, decimal.p, decimal.n);
	a.n = (uint8_t)decimal.n;
	return a;
}

struct number number_whole(int n)
{
	char text[16];

	return number_of(slice_of(text, (size_t)snprintf(text, sizeof text, "%d", n)));
}

struct number number_last(struct slice decimal)
{
	const char *dot = decimal.n ? memchr(decimal.p, '.', decimal.n) : NULL;

	return number_scale(number_whole(1), dot ? -(int)(decimal.n - (size_t)(dot - decimal.p) - 1) : 0);
}

struct slice number_text(const struct number *a)
{
	return slice_of(a->text, a->n);
}

/* A result that decimal.h appended; the buffer is freed. */
static struct number taken(struct buf *b)
{
	struct number a = number_of(slice_of(b->p, b->n));

	buf_free(b);
	return a;
}

static struct number sum(struct number a, struct number b, bool minus)
{
	struct buf out = {0};

	if (a.n == 0 || b.n == 0)
		return (struct number){0};
	decimal_add(&out, number_text(&a), number_text(&b), minus);
	return taken(&out);
}

struct number number_add(struct number a, struct number b)
{
	return sum(a, b, false);
}

struct number number_subtract(struct number a, struct number b)
{
	return sum(a, b, true);
}

struct number number_multiply(struct number a, struct number b)
{
	struct buf out = {0};

	if (a.n == 0 || b.n == 0)
		return (struct number){0};
	decimal_multiply(&out, number_text(&a), number_text(&b));
	return taken(&out);
}

struct number number_divide(struct number a, struct number b, int places)
{
	struct buf out = {0};

	if (a.n == 0 || b.n == 0 || !decimal_divide(&out, number_text(&a), number_text(&b), places))
		return (struct number){0};
	return taken(&out);
}

struct number number_scale(struct number a, int power)
{
	struct buf out = {0};

	if (a.n == 0)
		return a;
	decimal_scale(&out, number_text(&a), power);
	return taken(&out);
}

struct number number_negate(struct number a)
{
	return number_subtract(number_whole(0), a);
}

struct number number_size(struct number a)
{
	return number_is_negative(a) ? number_negate(a) : a;
}

struct number number_round(struct number a, int places)
{
	struct number half = number_scale(number_whole(5), -places - 1);
	struct number cut = number_divide(number_add(number_size(a), half), number_whole(1), places);

	return number_is_negative(a) && !number_is_zero(cut) ? number_negate(cut) : cut;
}

int number_compare(struct number a, struct number b)
{
	return decimal_cmp(number_text(&a), number_text(&b));
}

bool number_is_zero(struct number a)
{
	return a.n > 0 && decimal_cmp(number_text(&a), slice_str("0")) == 0;
}

bool number_is_negative(struct number a)
{
	return a.n > 0 && a.text[0] == '-' && !number_is_zero(a);
}

struct interval interval_point(struct number a)
{
	return (struct interval){.lo = a, .hi = a};
}

struct interval interval_rounded(struct number a, struct number last)
{
	struct number half = number_multiply(last, number_of(slice_str("0.5")));

	/* cut and rounded towards zero, and rounded away from it */
	if (number_is_zero(a))
		return (struct interval){
		    .lo = number_subtract(a, last), .hi = last, .open_lo = true, .open_hi = true};
	if (number_is_negative(a))
		return (struct interval){
		    .lo = number_subtract(a, last), .hi = number_add(a, half), .open_lo = true};
	return (struct interval){.lo = number_subtract(a, half), .hi = number_add(a, last), .open_hi = true};
}

struct interval interval_near(struct number a, struct number last)
{
	struct number half = number_multiply(last, number_of(slice_str("0.5")));

	return (struct interval){.lo = number_subtract(a, half), .hi = number_add(a, half)};
}

struct interval interval_claim(struct slice decimal)
{
	return interval_rounded(number_of(decimal), number_last(decimal));
}

bool interval_known(const struct interval *a)
{
	return (a->below || a->lo.n > 0) && (a->above || a->hi.n > 0) && !(a->below && a->above);
}

struct interval interval_add(struct interval a, struct interval b)
{
	return (struct interval){.lo = number_add(a.lo, b.lo),
				 .hi = number_add(a.hi, b.hi),
				 .below = a.below || b.below,
				 .above = a.above || b.above,
				 .open_lo = a.open_lo || b.open_lo,
				 .open_hi = a.open_hi || b.open_hi};
}

struct interval interval_subtract(struct interval a, struct interval b)
{
	return (struct interval){.lo = number_subtract(a.lo, b.hi),
				 .hi = number_subtract(a.hi, b.lo),
				 .below = a.below || b.above,
				 .above = a.above || b.below,
				 .open_lo = a.open_lo || b.open_hi,
				 .open_hi = a.open_hi || b.open_lo};
}

struct interval interval_multiply(struct interval a, struct interval b)
{
	struct number lo = number_multiply(a.lo, b.lo), hi = number_multiply(a.hi, b.hi);

	/* 0 may be the product of one end that is in its interval and any number of the other */
	return (struct interval){.lo = lo,
				 .hi = hi,
				 .below = a.below || b.below,
				 .above = a.above || b.above,
				 .open_lo = (a.open_lo || b.open_lo) && !number_is_zero(lo),
				 .open_hi = (a.open_hi || b.open_hi) && !number_is_zero(hi)};
}

struct interval interval_divide(struct interval a, struct interval b)
{
	struct number unit = number_scale(number_whole(1), -PLACES);
	bool to_zero = b.below || (b.lo.n > 0 && (number_is_zero(b.lo) || number_is_negative(b.lo)));

	return (struct interval){.lo = number_divide(a.lo, b.hi, PLACES),
				 .hi = number_add(number_divide(a.hi, b.lo, PLACES), unit),
				 .below = a.below || b.above,
				 .above = a.above || to_zero};
}

bool interval_meet(const struct interval *a, const struct interval *b)
{
	int first = a->below || b->above ? -1 : number_compare(a->lo, b->hi);
	int second = b->below || a->above ? -1 : number_compare(b->lo, a->hi);

	return (a->open_lo || b->open_hi ? first < 0 : first <= 0) &&
	       (b->open_lo || a->open_hi ? second < 0 : second <= 0);
}
