/* decimal - exact decimals as text: [-]digits[.digits], any length, no floating point. */
#ifndef RPT_DECIMAL_H
#define RPT_DECIMAL_H

#include "buf.h"

/* True when s is [-]digits[.digits]. */
bool decimal_is(struct slice s);

/* Append s times ten to the power of `power` to out. Digits stay as written as far as they reach behind the
 * point; zeros in front are dropped. s must be a decimal; out must not hold s. */
void decimal_scale(struct buf *out, struct slice s, int power);

/* -1, 0, 1 as a is less than, equal to, greater than b; any number of zeros at the ends makes no difference.
 */
int decimal_cmp(struct slice a, struct slice b);

/* Append a + b (or a - b when minus) with as many decimals as the longer of the two has. */
void decimal_add(struct buf *out, struct slice a, struct slice b, bool minus);

/* Append a * b with as many decimals as both have together. */
void decimal_multiply(struct buf *out, struct slice a, struct slice b);

/* Append |a| / |b| cut to so many decimals; false (nothing appended) when b is 0 or one of them has more than
 * 100 digits. */
bool decimal_divide(struct buf *out, struct slice a, struct slice b, int places);

/* Append 100 * (b - a) / |a| rounded to so many decimals, half away from zero; false (nothing appended) when
 * a is 0 or one of them has more than 100 digits. */
bool decimal_percent(struct buf *out, struct slice a, struct slice b, int places);

#endif
