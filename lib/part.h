/* part - which part of a report its sentences stand in: one that plans, or one that reports. */
#ifndef RPT_PART_H
#define RPT_PART_H

#include "buf.h"

/* Whether a level-1 heading opens a part of plans: its words say so (lib/data/parts.tsv) and none says that
 * it reports. Raw text. */
bool part_plans(struct slice heading);

#endif
