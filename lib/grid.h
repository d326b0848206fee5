/* grid - tables laid out in text: what a number in a cell counts, from its row's first cell, its column's
 * head and the title of the table, which alone may reach over rows (facts.md, Table cells). Markdown rows
 * with |, and rows parted by blanks. */
#ifndef RPT_GRID_H
#define RPT_GRID_H

#include "mention.h"

/* What is known of the table the rows stand in. */
struct grid {
	struct buf text;    /* title and heads, one behind the other */
	struct piece title; /* the last short line before the table */
	struct piece unit;  /* of the whole table */
	struct piece *head; /* of each column */
	size_t heads, head_cap;
	bool markdown; /* the row before was one with | */
	bool open;     /* a title or a table stands right before */
};

/* Look at the next paragraph of the document: a title, a head, or rows of a table. True when it is a row
 * whose numbers are cells, not prose: mention_find() and grid_fill() are to read it. Start from {0}; memory
 * is kept. */
bool grid_see(struct grid *g, struct slice folded);

/* Another document begins. */
void grid_reset(struct grid *g);

/* Fill in the mentions of a row: type, unit, magnitude, what, change, base, when, agg. */
void grid_fill(struct grid *g, struct sentence *s);

void grid_free(struct grid *g);

#endif
