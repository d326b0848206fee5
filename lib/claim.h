/* claim - whether a change that a text claims (同比下降24%) is the one its figures make. */
#ifndef RPT_CLAIM_H
#define RPT_CLAIM_H

#include "buf.h"

/* Compare a claim (a decimal, negative for a fall) with the change that was computed: true when they agree at
 * the precision the claim has, rounded or cut at its own last digit. */
bool claim_holds(struct slice claim, struct slice computed);

#endif
