/* factrow - the columns of a fact as rpt-numbers writes them (rpt(5), FACTS). */
#ifndef RPT_FACTROW_H
#define RPT_FACTROW_H

#include "mention.h"

enum {
	FACTROW_START,
	FACTROW_END,
	FACTROW_TEXT,
	FACTROW_TYPE,
	FACTROW_VALUE,
	FACTROW_MAX,
	FACTROW_UNIT,
	FACTROW_MOD,
	FACTROW_CHANGE,
	FACTROW_BASE,
	FACTROW_WHAT,
	FACTROW_SENSE,
	FACTROW_WHEN,
	FACTROW_AGG,
	FACTROW_COLUMNS
};

extern const char *const factrow_names[FACTROW_COLUMNS];

/* Set own[] from type on, raw, for a mention of s; `year`, where it is not empty, fills dates without one.
 * What is made for it lies in scratch until the next call. */
void factrow_fill(const struct sentence *s, const struct mention *m, struct slice year, struct slice *own,
		  struct buf *scratch);

#endif
