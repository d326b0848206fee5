/* what - the shortest phrase that names what a figure counts, in the words of the text (facts.md, What). */
#ifndef RPT_WHAT_H
#define RPT_WHAT_H

#include "clause.h"

/* Set `what` of all mentions that count something. */
void what_find(struct sentence *s, const struct clauses *c);

#endif
