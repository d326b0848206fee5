/* quantity - what stands round a numeral and makes a quantity of it: unit, range, modifiers (facts.md). Text
 * is folded. */
#ifndef RPT_QUANTITY_H
#define RPT_QUANTITY_H

#include "mention.h"
#include "numeral.h"

/* The quantity whose numeral begins at `at` in the passage's text; `floor` is the end of what was read
 * before, where modifiers in front must not reach. Fills *m (what it says goes to the store of s). False if
 * the numeral there counts nothing. */
bool quantity_read(struct sentence *s, size_t at, size_t floor, struct mention *m);

/* Widen the span of a mention without modifiers over those beside it, and set its mod. */
void quantity_modifiers(struct sentence *s, size_t floor, struct mention *m);

/* Append a / b with six significant digits; false when b is 0 or one of them is no small integer. */
bool quantity_divide(struct buf *out, const struct numeral *a, const struct numeral *b);

/* The numeral at `at`, or NULL; valid until another place is asked for. */
const struct numeral *quantity_numeral(struct sentence *s, size_t at);

/* Bytes of the numeral and unit at `at`, without modifiers; 0 if there is none. For telling a longer reading
 * from a shorter. */
size_t quantity_length(struct sentence *s, size_t at);

#endif
