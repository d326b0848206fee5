/* enumeration - what the figures of a list share: the unit (8.3和10.4个百分点), a modifier at either end
 * (10家、 80家、15家以上). */
#ifndef RPT_ENUMERATION_H
#define RPT_ENUMERATION_H

#include "mention.h"

/* Whether nothing but a mark or word of enumeration, and blanks, stands between mention k and the one before.
 */
bool enumeration_goes_on(const struct sentence *s, size_t k);

/* Spread units and modifiers over the lists of a sentence. */
void enumeration_share(struct sentence *s);

#endif
