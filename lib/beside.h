/* beside - two documents side by side for the eye: sections with what changed in them, OLD on the left. */
#ifndef RPT_BESIDE_H
#define RPT_BESIDE_H

#include "compare.h"
#include "movement.h"
#include "terminal.h"
#include "words.h"

struct beside {
	bool on;
	bool colour;
	size_t columns;
	size_t same;        /* pairs without a difference since the last line */
	struct buf heading; /* that was written last */
	struct words old, new;
	struct buf line;
};

/* Start from {.on = whether anything will be shown}. */
void beside_begin(struct beside *b, enum terminal_colour when);

/* Another pair of documents begins; these are their names, empty for none. */
void beside_documents(struct beside *b, struct slice old, struct slice new);

/* Show a row of OLD and its partner in NEW; either may be NULL. `m`: the movement of a fact; `met`: of a
 * promise, or
 * "". */
void beside_put(struct beside *b, enum compare_by by, char op, const struct compare_row *old,
		const struct compare_row *new, const struct movement *m, const char *met);

/* All has been shown. */
void beside_end(struct beside *b);

void beside_free(struct beside *b);

#endif
