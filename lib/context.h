/* context - sense, when and agg of a figure: from the words of its sentence (facts.md, Sense, when, agg). */
#ifndef RPT_CONTEXT_H
#define RPT_CONTEXT_H

#include "clause.h"

/* Set sense, when and agg of all mentions that count something. */
void context_find(struct sentence *s, const struct clauses *c);

#endif
