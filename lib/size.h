/* size - figures that are a property of a thing rather than a report on it: 总投资7亿元的商业项目,
 * 700万吨露天矿 (facts.md, Sense; words in lib/data/sizes.tsv). */
#ifndef RPT_SIZE_H
#define RPT_SIZE_H

#include "clause.h"

/* Set sense, and where the thing's name ends (thing_to), of the figures that are sizes. */
void size_find(struct sentence *s, const struct clauses *c);

/* Whether a threshold that ends at `at` stands before a class of things: 超千万美元项目, 100吨以上的企业. */
bool size_of_class(const struct sentence *s, size_t at);

/* Whether the share of those above or below it stands behind a threshold that ends at `at`: 95分以上的占42%.
 */
bool size_of_share(const struct sentence *s, size_t at);

#endif
