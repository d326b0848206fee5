/* widen - long to wide: one row for each combination of the ROWS columns, and for each NAME a column of the
 * first VALUE and one, called NAME_VALUE, of each other. */
#ifndef RPT_WIDEN_H
#define RPT_WIDEN_H

#include "index.h"
#include "rows.h"

enum widen_agg { AGG_NONE, AGG_FIRST, AGG_LAST, AGG_SUM, AGG_MIN, AGG_MAX, AGG_COUNT, AGG_ONLY };

/* Texts one behind the other, each with its length before it: they may hold any byte. */
struct widen_cell {
	size_t row, column;
	struct buf values; /* of the row that gave the first of them */
	struct buf origin; /* where that row stands, for a conflict */
	size_t count;
	bool conflict;
};

/* What a conflict is said with: the fields of both rows. */
enum widen_origin { ORIGIN_DOC, ORIGIN_START, ORIGIN_END, ORIGIN_TEXT, ORIGIN_SENTENCE, ORIGINS };

struct widen {
	struct slice rows, name, value; /* of the option */
	enum widen_agg agg;
	struct index row, column; /* row keys, names of columns */
	struct index place;       /* which cell: row and column */
	struct widen_cell *cell;
	size_t cells, cap;
	int *row_column; /* where the ROWS columns stand in the header bound to */
	size_t row_columns;
	int *value_column;
	size_t value_columns;
	int name_column, origin[ORIGINS];
	size_t unnamed; /* rows with an empty NAME */
	struct buf key;
	struct index order;       /* names of columns that come first, in their order; may be empty */
	struct output *conflicts; /* takes rows of conflicts; NULL: standard error is told */
	bool headed;              /* and has its header */
};

/* Read ROWS:NAME:VALUE[,VALUE...][:AGG]; spec must outlive w. NULL, or what is wrong. Start from {0}. */
const char *widen_read(struct widen *w, const char *spec);

/* Look the columns up; the name of one that is missing, or an empty slice. */
struct slice widen_bind(struct widen *w, const struct header *h);

/* Take a row of raw fields. Two different first values for one cell are a conflict when agg is AGG_NONE: they
 * are told, and the cell stays empty. */
void widen_add(struct widen *w, const struct slice *field);

/* The header of the table, and its rows in the order in which they first came; columns in the order of
 * w->order, the others behind in C order of their names. */
void widen_header(const struct widen *w, struct header *h);
void widen_rows(const struct widen *w, void (*put)(void *self, const struct slice *field, size_t n),
		void *self);

void widen_free(struct widen *w);

#endif
