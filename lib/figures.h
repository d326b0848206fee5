/* figures - the rows of rpt-numbers of one document as rpt-check looks at them: what each figure can stand
 * for, and the words between it and the ones beside it. */
#ifndef RPT_FIGURES_H
#define RPT_FIGURES_H

#include "interval.h"
#include "kept.h"

enum figure_column {
	FIGURE_TEXT,
	FIGURE_TYPE,
	FIGURE_VALUE,
	FIGURE_MAX,
	FIGURE_UNIT,
	FIGURE_MOD,
	FIGURE_CHANGE,
	FIGURE_BASE,
	FIGURE_WHAT,
	FIGURE_SENSE,
	FIGURE_WHEN,
	FIGURE_AGG,
	FIGURE_PARA, /* these may be missing */
	FIGURE_SENT,
	FIGURE_SENTENCE,
	FIGURE_DATE,
	FIGURE_COLUMNS
};

extern const char *const figure_columns[FIGURE_COLUMNS];

struct figure {
	struct slice field[FIGURE_COLUMNS]; /* as they stand in the row; empty where the column is missing */
	uint64_t start, end;
	size_t row;
	struct slice before, after; /* the words of its sentence from the figure before, to the next */
	size_t sentence;            /* number of its sentence in the document, */
	size_t para;                /* and of its paragraph */
	bool counts;                /* an amount: count, money, measure, percent, points, times, duration */
	bool level;                 /* and no change, frame or size */
	struct number value;        /* a fall is negative */
	struct number last;         /* what its last digit is worth; 0: it is exact */
	struct interval can;        /* what it can stand for; not known for several and the like */
};

/* Whether both say the same in a column. */
static inline bool figure_same(const struct figure *a, const struct figure *b, enum figure_column c)
{
	return slice_eq(a->field[c], b->field[c]);
}

struct figures {
	int place[FIGURE_COLUMNS]; /* in the header in force, or -1 */
	struct figure *figure;
	size_t n, cap;
	struct buf scratch;
};

/* Bind to a header. 0, or -1 when a column that is needed is missing (said). */
int figures_bind(struct figures *f, const struct rows *r);

/* Add the row just kept; what it needs of the fields is found by figures_read(). Start from {0}. */
void figures_add(struct figures *f, const struct rows *r, size_t row);

/* What a figure can stand for when it is rounded, not cut: terms of a sum are. */
struct interval figure_near(const struct figure *f);

/* Read all rows added; k must hold them, and outlive f's figures. */
void figures_read(struct figures *f, struct kept *k);

void figures_clear(struct figures *f);
void figures_free(struct figures *f);

#endif
