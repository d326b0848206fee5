/* diffrow - the rows of rpt-diff (contract: rpt-diff; rpt(5)): two spans with what became of one in the
 * other. */
#ifndef RPT_DIFFROW_H
#define RPT_DIFFROW_H

#include "compare.h"
#include "movement.h"

struct diffrow {
	enum compare_by by;
	bool promised;    /* promises and deeds: with a column met */
	const char *keys; /* columns that go along, "a,b"; NULL: none */
};

void diffrow_put_header(const struct diffrow *r);

/* Write the row of an op: old or new may be NULL, not both. sim: 0 to 1000; m and met: of facts. */
void diffrow_put(const struct diffrow *r, char op, const struct compare_row *old,
		 const struct compare_row *new, unsigned sim, const struct movement *m, const char *met);

#endif
