/* claim - whether a change that a text claims (同比下降24%) is the one its figures make. */
#ifndef RPT_CLAIM_H
#define RPT_CLAIM_H

#include "buf.h"

/* Compare a claim (a decimal, negative for a fall) with the change that was computed: true when they agree at
 * the precision the claim has, rounded or cut at its own last digit. */
bool claim_holds(struct slice claim, struct slice computed);

/* Whether a value is about the amount: it lies no farther from it than half a unit of its last digit that is
 * not a zero at the end of a whole number. */
bool claim_is_about(struct slice amount, struct slice value);

#endif
