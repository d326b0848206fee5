/* lint - what is wrong with the numbering of an outline (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）, each
 * from one on). */
#ifndef RPT_LINT_H
#define RPT_LINT_H

#include "outline.h"

struct lint {
	const char **finding; /* of each section: see lint_find() */
	size_t cap;
};

/* Look at all sections of an outline, whose folded text is given. finding[k] is "gap" (the number of section
 * k does not follow the one before it in its list), "repeat" (it is that number again), "skip" (it stands
 * right under a mark that elsewhere in the document has another between them), "mark" (its mark is damaged),
 * or "". Start from {0}. Linear. */
void lint_find(struct lint *l, const struct outline *o, const char *text);

void lint_free(struct lint *l);

#endif
