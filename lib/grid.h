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
	struct piece growth; /* the head of lines of name, level and growth: 1995年 比上年增长% */
	struct piece parent; /* the last row name that is an indicator's: rows behind it may be parts of it */
	unsigned long long parent_unit; /* hash of its unit, in a table with units */
	bool markdown;                  /* the row before was one with | */
	bool open;                      /* a title or a table stands right before */
};

/* What a paragraph is to the table. */
enum grid_line {
	GRID_PROSE,
	GRID_HEAD,  /* heads of columns: of the numbers in them only times mean something */
	GRID_CELLS, /* a row whose numbers are cells: grid_fill() is to read it */
	GRID_LINE   /* a name, its level with its unit, its growth, parted by blanks: grid_fill_line() */
};

/* Look at the next paragraph of the document. Start from {0}; memory is kept. */
enum grid_line grid_see(struct grid *g, struct slice folded);

/* Another document begins. */
void grid_reset(struct grid *g);

/* Leave only the mentions of a head that are times. */
void grid_fill_head(struct sentence *s);

/* Fill in the two mentions of such a line. */
void grid_fill_line(struct grid *g, struct sentence *s);

/* Fill in the mentions of a row: type, unit, magnitude, what, change, base, when, agg. */
void grid_fill(struct grid *g, struct sentence *s);

void grid_free(struct grid *g);

#endif
