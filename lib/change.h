/* change - whether a figure is a change, which way, and against what (facts.md, Change). */
#ifndef RPT_CHANGE_H
#define RPT_CHANGE_H

#include "clause.h"

/* Set change and base of all mentions. */
void change_find(struct sentence *s, const struct clauses *c);

/* 与1987年相比: where the words at `at` that a base is compared with end, less than `most` characters behind;
 * 0 where nothing of the kind stands there. */
size_t change_compared_end(const struct sentence *s, size_t at, size_t most);

#endif
