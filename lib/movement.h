/* movement - by how much an aligned figure moved, and whether the text's own claim of a change agrees. */
#ifndef RPT_MOVEMENT_H
#define RPT_MOVEMENT_H

#include "compare.h"

enum movement_value {
	MOVEMENT_OLD,
	MOVEMENT_NEW,
	MOVEMENT_DELTA,
	MOVEMENT_PCT,
	MOVEMENT_CLAIM,
	MOVEMENT_VALUES
};

struct movement {
	struct buf value[MOVEMENT_VALUES]; /* texts; empty for none */
	const char *claim_ok;              /* "yes", "no" or "" */
};

/* Fill m for a row of OLD and its partner of NEW; either may be NULL. A range is written
 * value..max, a fall is negative. delta is exact; pct has 2 decimals, half away from zero, and is empty where
 * old is 0 or a bound, for rates, and for changes. The claim is one of change against the year before, of the
 * same figure, in the two rows behind. Without `claims` none is
 * looked for. Start from {0}. */
void movement_find(struct movement *m, const struct compare_row *old, const struct compare_row *new,
		   bool claims);

void movement_free(struct movement *m);

#endif
