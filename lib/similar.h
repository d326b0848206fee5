/* similar - texts made comparable: two typographies of one text become the same bytes. */
#ifndef RPT_SIMILAR_H
#define RPT_SIMILAR_H

#include "buf.h"

/* Append text to out with typography folded: full-width forms, quotes, dashes; without white space and
 * Markdown. */
void similar_fold(struct buf *out, struct slice text);

#endif
