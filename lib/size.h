/* size - figures that are a property of a thing rather than a report on it: 总投资7亿元的商业项目,
 * 700万吨露天矿 (facts.md, Sense; words in lib/data/sizes.tsv). */
#ifndef RPT_SIZE_H
#define RPT_SIZE_H

#include "clause.h"

/* Set sense of the figures that are sizes or limits (but ages), and where a size's thing ends (thing_to). */
void size_find(struct sentence *s, const struct clauses *c);

#endif
