/* frame - a table that lists documents: a column doc, and columns (place, year...) that go on each row of
 * theirs. */
#ifndef RPT_FRAME_H
#define RPT_FRAME_H

#include "sidefile.h"

/* Read a frame; *doc is its column of that name. The other columns must match [a-z][a-z0-9_]* and be none of
 * own[0..n). 0, or -1 (said). f starts from {0}. */
int frame_read(struct sidefile *f, const char *file, const char *const *own, size_t n, int *doc);

#endif
