/* change - whether a figure is a change, which way, and against what (facts.md, Change). */
#ifndef RPT_CHANGE_H
#define RPT_CHANGE_H

#include "clause.h"

/* Set change and base of all mentions. */
void change_find(struct sentence *s, const struct clauses *c);

#endif
