/* interval - what a figure, as it is written, can stand for: exact decimals between two ends, and what
 * follows for sums, differences, products and quotients (R. E. Moore, Interval Analysis, 1966: an end that
 * cannot be told exactly is put outward). One place says how precise a claim is, for rpt-diff and rpt-check.
 */
#ifndef RPT_INTERVAL_H
#define RPT_INTERVAL_H

#include <stdint.h>

#include "buf.h"

enum { NUMBER_MOST = 120 }; /* bytes of a decimal */

/* A decimal by value; n 0: not known, as a result with more than NUMBER_MOST bytes. */
struct number {
	uint8_t n;
	char text[NUMBER_MOST];
};

/* A decimal taken over; not known when it is none. */
struct number number_of(struct slice decimal);

/* A whole number, negative or not. */
struct number number_whole(int n);

/* What the last digit of a decimal is worth: 0.1 of 12.5, 1 of 12. */
struct number number_last(struct slice decimal);

/* The text of a number, which must outlive it. */
struct slice number_text(const struct number *a);

struct number number_add(struct number a, struct number b);
struct number number_subtract(struct number a, struct number b);
struct number number_multiply(struct number a, struct number b);

/* -a, |a| */
struct number number_negate(struct number a);
struct number number_size(struct number a);

/* |a| / |b| cut to so many decimals. Not known when b is 0. */
struct number number_divide(struct number a, struct number b, int places);

/* Rounded to so many decimals, half away from zero. */
struct number number_round(struct number a, int places);

/* a times ten to the power. */
struct number number_scale(struct number a, int power);

/* -1, 0, 1; both must be known. */
int number_compare(struct number a, struct number b);
bool number_is_zero(struct number a);
bool number_is_negative(struct number a);

/* From lo to hi; without an end where `below` or `above`; the end itself not in it where open. */
struct interval {
	struct number lo, hi;
	bool below, above, open_lo, open_hi;
};

/* Nothing but the number. */
struct interval interval_point(struct number a);

/* What may lie behind a claimed decimal: rounded or cut at its own last digit. */
struct interval interval_claim(struct slice decimal);

/* Rounded at its last digit, which is worth `last`. */
struct interval interval_near(struct number a, struct number last);

/* Rounded or cut when `last` is worth its last digit that counts: 100 for 10.12万. */
struct interval interval_rounded(struct number a, struct number last);

bool interval_known(const struct interval *a);
struct interval interval_add(struct interval a, struct interval b);
struct interval interval_subtract(struct interval a, struct interval b);

/* Of intervals without negative numbers. */
struct interval interval_multiply(struct interval a, struct interval b);
struct interval interval_divide(struct interval a, struct interval b);

/* Whether they have a number in common. */
bool interval_meet(const struct interval *a, const struct interval *b);

#endif
