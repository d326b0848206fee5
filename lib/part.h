/* part - which part of a report its sentences stand in: one that plans, or one that reports
 * (lib/data/parts.tsv). */
#ifndef RPT_PART_H
#define RPT_PART_H

#include "buf.h"

/* Whether what follows a level-1 heading is plans: its words say so and none says that it reports. `before`
 * where it says nothing. Raw text. */
bool part_of_heading(struct slice heading, bool before);

/* Whether a title is that of a plan. Raw text. */
bool part_of_title(struct slice title);

#endif
