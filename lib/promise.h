/* promise - whether a deed is what was promised: short of it, just that, or more. */
#ifndef RPT_PROMISE_H
#define RPT_PROMISE_H

#include "compare.h"

/* "yes", "short" or "over" for a row of plans and a row of deeds; "" where no amounts stand against each
 * other. A promise of at least so much is met by more, one of at most so much by less (and `over` where it is
 * exceeded); about so much is met by what rounds to it at its own last digit; a range by what lies in it. ""
 * too where the deed is a bound that leaves it open. */
const char *promise_met(const struct compare_row *plan, const struct compare_row *deed);

#endif
