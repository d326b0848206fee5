/* sorter - rows through sort(1): stable, in the C locale, with its temporary files and its bound on memory.
 */
#ifndef RPT_SORTER_H
#define RPT_SORTER_H

#include <sys/types.h>

#include "rows.h"

struct sorter {
	struct output to; /* into sort */
	int from;         /* out of sort */
	pid_t pid;
};

/* Start sort for keys "col,col:n,col:r,col:nr" of header h. The name of a column that is missing, or an empty
 * slice. */
struct slice sorter_start(struct sorter *s, const struct header *h, const char *keys);

/* One row of raw fields into it. */
void sorter_put(struct sorter *s, const struct slice *field, size_t n);

/* All rows are in: read them back, each to put(). Dies when sort fails. */
void sorter_finish(struct sorter *s, const struct header *h,
		   void (*put)(void *self, const struct slice *field, size_t n), void *self);

#endif
