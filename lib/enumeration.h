/* enumeration - what the figures of a list share: the unit (8.3和10.4个百分点), a modifier at either end
 * (10家、 80家、15家以上). */
#ifndef RPT_ENUMERATION_H
#define RPT_ENUMERATION_H

#include "mention.h"

/* Spread units and modifiers over the lists of a sentence. */
void enumeration_share(struct sentence *s);

#endif
