/* compare - what two documents are compared by: facts, sections or sentences, made from rows and aligned. */
#ifndef RPT_COMPARE_H
#define RPT_COMPARE_H

#include "align.h"
#include "pairs.h"

enum compare_by { BY_FACTS, BY_SECTIONS, BY_SENTENCES };

struct compare_how {
	enum compare_by by;
	int least; /* the least similarity of a pair, of 1000; -1: what suits the rows */
	struct slice old_part, new_part; /* facts: promises of one part and deeds of the other; empty: all */
};

enum { COMPARE_CONTRASTS = 4 };

/* What else is known of a fact, for the price of a pair; hashes are of the column's value. */
struct compare_trait {
	unsigned long long key, unit, sense, agg, topic, day; /* day: `when` behind its year */
	int number;                /* of such a date its year, of an ordinal what it counts; 0 for none */
	bool place;                /* it is a date or an ordinal that nothing names */
	unsigned long long digits; /* hash of the numbers in `what`, years left out */
	const char *contrast[COMPARE_CONTRASTS]; /* family and member of words in `what`, up to a NULL */
	int year;                                /* of `when`, 0 for none */
};

/* Columns of a header that matter; -1 where missing. */
struct compare_columns {
	int doc, start, end, text, key, what, type, unit, when, value, max, mod, change, base, sense, agg,
	    part, topic, path, heading, label, level;
};

/* A row of a document. */
struct compare_row {
	const struct held_document *doc;
	const struct compare_columns *column;
	size_t row;
};

/* Its value in a column of its own (r->column->what); empty where there is no row, or no such column. */
static inline struct slice compare_value(const struct compare_row *r, int column)
{
	return r ? held_value(r->doc, &r->row, column) : slice_of("", 0);
}

/* One side: which rows take part, and what they are aligned by. */
struct compare_side {
	const struct held_document *doc;
	const struct compare_columns *column;
	struct slice part, other_part;
	size_t *row; /* the rows that take part */
	struct align_item *item;
	struct compare_trait *trait;
	size_t n, row_cap, item_cap, trait_cap;
	struct buf store; /* keys and texts of the items */
	size_t *at;       /* where each of them ends */
	size_t at_n, at_cap;
	int year; /* that its `when` names most often, 0 for none */
};

/* Names of the columns that rows compared this way are held for, up to a NULL; `shown`: with the section they
 * stand in. */
const char *const *compare_needs(enum compare_by by, bool shown);

void compare_columns(struct compare_columns *c, const struct header *h);

/* Take the rows of both documents that can be compared, and align them. Start the sides from {0}; memory is
 * kept. The columns must outlive them. */
void compare_documents(struct compare_side *old, const struct held_document *old_doc,
		       const struct compare_columns *old_columns, struct compare_side *new,
		       const struct held_document *new_doc, const struct compare_columns *new_columns,
		       const struct compare_how *how);

/* Whether two facts that are a pair have the same figure: value, unit, modifier, direction. */
bool compare_same_figure(const struct compare_side *old, size_t i, const struct compare_side *new, size_t k);

/* Whether an item stands where it stood: it has not moved, and neither has what it lies in. */
bool compare_in_place(const struct compare_side *s, size_t i);

void compare_free(struct compare_side *s);

#endif
