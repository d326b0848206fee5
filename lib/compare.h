/* compare - what two documents are compared by: facts, sections or sentences, made from rows and aligned. */
#ifndef RPT_COMPARE_H
#define RPT_COMPARE_H

#include "align.h"
#include "pairs.h"

enum compare_by { BY_FACTS, BY_SECTIONS, BY_SENTENCES };

/* One side: which rows take part, and what they are aligned by. */
struct compare_side {
	const struct held_document *doc;
	size_t *row; /* the rows that take part */
	struct align_item *item;
	size_t n, row_cap, item_cap;
	struct buf store; /* keys and texts of the items */
	size_t *at;
	size_t at_cap;
};

/* Columns of the two headers that matter; -1 where missing. */
struct compare_columns {
	int text, key, what, type, unit, when, value, max, mod, change, base, sense, path, heading, label,
	    kind, level;
};

void compare_columns(struct compare_columns *c, const struct header *h);

/* Take the rows of doc that can be compared. Start from {0}; memory is kept. */
void compare_take(struct compare_side *s, const struct held_document *doc, const struct compare_columns *c,
		  enum compare_by by);

/* Align both sides. */
void compare_align(struct compare_side *old, struct compare_side *new, enum compare_by by);

void compare_free(struct compare_side *s);

#endif
