/* spancheck - what rpt(5) asks of span rows beyond their form: column order and names, and texts as long as
 * their spans. */
#ifndef RPT_SPANCHECK_H
#define RPT_SPANCHECK_H

#include "rows.h"

struct spancheck {
	int text;          /* its column; -1 where the rows are a table */
	size_t complaints; /* said so far */
};

/* Look at a header, at a row (raw fields); what is wrong is said with file and line. Start from {0}. */
void spancheck_header(struct spancheck *c, const struct rows *r);
void spancheck_row(struct spancheck *c, const struct rows *r, const struct slice *field);

#endif
