/* sentence - cut a paragraph into sentences and clauses (GB/T 15834-2011, 4.1-4.3: 。 ？ ！ and …… end a
 * sentence). */
#ifndef RPT_SENTENCE_H
#define RPT_SENTENCE_H

#include <stdint.h>

#include "buf.h"

struct sentence_cutter {
	struct slice para;
	size_t at; /* the next unit begins here or after white space */
	uint8_t *
	    brackets; /* those of the paragraph that close: classes in order, from the first opening one on */
	size_t brackets_n, brackets_cap, bracket_next;
	bool brackets_known;
	bool clauses;
	bool quoted;  /* inside "..." */
	int depth[8]; /* open brackets by partner */
	int open;     /* their sum */
};

/* Begin with a paragraph (raw text, no LF needed); with clauses, units are clauses. Start from {0}; memory is
 * kept. */
void sentence_begin(struct sentence_cutter *c, struct slice para, bool clauses);

/* The next unit, trimmed, never empty; *ends says whether a sentence ends with it. False at the end. */
bool sentence_next(struct sentence_cutter *c, struct slice *unit, bool *ends);

void sentence_free(struct sentence_cutter *c);

#endif
