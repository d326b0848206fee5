/* subjects - n figures for n subjects: 甲、乙增加值分别增长8%、7% (facts.md, Rules that hold everywhere;
 * words in lib/data/shared.tsv). */
#ifndef RPT_SUBJECTS_H
#define RPT_SUBJECTS_H

#include "clause.h"

/* Give the figures of each run behind 分别, whose `what` is that of all subjects, a subject each. */
void subjects_share(struct sentence *s, const struct clauses *c);

/* Whether the text before figure k, from the figure before or the beginning of its clause on, says that each
 * has its own: 分别. */
bool subjects_each(const struct sentence *s, const struct clauses *c, size_t k);

#endif
