/* clause - the clauses of a sentence, as far as figures are concerned: parted by , ; : and by brackets that
 * hold a figure; not inside quotes and book titles. Text is folded. */
#ifndef RPT_CLAUSE_H
#define RPT_CLAUSE_H

#include "mention.h"

struct clause {
	size_t from, to;
	bool aside; /* in round brackets */
};

struct clauses {
	struct clause *clause;
	size_t n, cap;
	size_t *of; /* the clause of each mention */
	size_t of_cap;
	bool aside; /* work space */
};

/* Part the sentence; memory is kept. Start from {0}. Linear. */
void clauses_find(struct clauses *c, const struct sentence *s);
void clauses_free(struct clauses *c);

#endif
