/* facts - all figures of a passage: its sentences are cut, and each is read in turn: mentions, clauses,
 * change, what, context; rows of tables by their grid. */
#ifndef RPT_FACTS_H
#define RPT_FACTS_H

#include "clause.h"
#include "grid.h"
#include "mention.h"
#include "sentence.h"

struct facts {
	struct sentence s;
	bool planned; /* what is read stands in a part of plans */
	bool turns;   /* a sentence that names targets may begin such a part */
	bool targets; /* one has */
	bool past;    /* the paragraph looks back, wherever it stands */
	struct grid grid;
	enum grid_line line; /* what the paragraph is to a table */
	struct clauses clauses;
	struct sentence_cutter cut;
};

/* Read a passage of one paragraph, or (`one`) of one sentence; take is called for each sentence, whose
 * mentions it may use until it returns. `first`: it begins a paragraph. label[0..labels): marks of the
 * outline known to stand in it. Start from {0}. Linear. */
void facts_read(struct facts *f, const struct passage *p, bool first, bool one, const struct label *label,
		size_t labels, void (*take)(void *self, const struct sentence *s), void *self);

/* Another document begins. */
void facts_reset(struct facts *f);

void facts_free(struct facts *f);

#endif
