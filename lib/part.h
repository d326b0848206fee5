/* part - which part of a report its sentences stand in: one that plans, or one that reports
 * (lib/data/parts.tsv). For streams without a column part. */
#ifndef RPT_PART_H
#define RPT_PART_H

#include "buf.h"

enum { PART_LEVELS = 8 };

struct part {
	bool planned[PART_LEVELS]; /* of the section in force at each level; 0: the document */
	int level;                 /* of the section in force */
	int year;                  /* the report's, as its title or the lines round it have it; 0: unknown */
};

/* Another document begins. */
void part_reset(struct part *p);

/* A line of the title, or one with data on the document: its title once more, when the report was given. Raw
 * text. */
void part_see_title(struct part *p, struct slice line);

/* A section begins, `level` deep (from 1; 0: a line that looks like a heading
 * without a mark), with this heading (raw text). Whether the heading says what it is. */
bool part_see_heading(struct part *p, int level, struct slice heading);

/* Whether a line without a mark of the outline looks like a heading: short, and no sentence. Raw text. */
bool part_looks_like_heading(struct slice line);

/* The text that follows stands in a section of so many levels (0: none); whether it plans. */
bool part_plans(struct part *p, int level);

#endif
