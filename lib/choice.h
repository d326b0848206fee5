/* choice - which columns of a table go on, in which order and under which names. */
#ifndef RPT_CHOICE_H
#define RPT_CHOICE_H

#include "index.h"
#include "rows.h"

struct choice {
	struct header out;  /* the names that go on */
	struct index from;  /* the names to choose from: their numbers are those of the columns */
	struct index taken; /* the names that go on */
	int *source;        /* of each: its column in the header chosen from */
	size_t n, cap;
	char why[200];
};

/* Choose from h: columns is "a,new=old,...", or NULL for all less those of drop ("a,b", or NULL). False
 * (said) when one of the columns named is missing or none is left: c->why says so.
 * Start from {0}. */
bool choice_make(struct choice *c, const struct header *h, const char *columns, const char *drop);

void choice_free(struct choice *c);

#endif
