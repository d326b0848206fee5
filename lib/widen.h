/* widen - long to wide: one row for each combination of the ROWS columns, one column for each NAME, VALUE in
 * the cell. */
#ifndef RPT_WIDEN_H
#define RPT_WIDEN_H

#include "index.h"
#include "rows.h"

enum widen_agg { AGG_NONE, AGG_FIRST, AGG_LAST, AGG_SUM, AGG_MIN, AGG_MAX, AGG_COUNT, AGG_ONLY };

struct widen_cell {
	size_t row, column;
	struct buf value;
	size_t count;
	bool conflict;
	struct buf span; /* doc:start-end of the first value */
};

struct widen {
	struct slice rows, name, value; /* of the option */
	enum widen_agg agg;
	struct index row, column; /* row keys (fields with TAB between), names of columns */
	struct index place;       /* which cell: row and column */
	struct widen_cell *cell;
	size_t cells, cap;
	int *row_column; /* where the ROWS columns stand in the header bound to */
	size_t row_columns, row_cap;
	int name_column, value_column, doc, start, end;
	size_t unnamed; /* rows with an empty NAME */
	struct buf key;
};

/* Read ROWS:NAME:VALUE[:AGG]; spec must outlive w. NULL, or what is wrong. Start from {0}. */
const char *widen_read(struct widen *w, const char *spec);

/* Look the columns up; the name of one that is missing, or an empty slice. */
struct slice widen_bind(struct widen *w, const struct header *h);

/* Take a row of raw fields. Two values for one cell are said on standard error when agg is AGG_NONE. */
void widen_add(struct widen *w, const struct slice *field);

/* The header of the table, and its rows in the order in which they first came, columns in C order of their
 * names. */
void widen_header(const struct widen *w, struct header *h);
void widen_rows(const struct widen *w, void (*put)(void *self, const struct slice *field, size_t n),
		void *self);

void widen_free(struct widen *w);

#endif
