/* assign - the best one-to-one choice among pairs on offer: exact within each connected block of up to 64
 * items (H. W. Kuhn, The Hungarian Method for the Assignment Problem, Naval Research Logistics Quarterly 2,
 * 1955), by descending score in larger ones. */
#ifndef RPT_ASSIGN_H
#define RPT_ASSIGN_H

#include <stdint.h>

#include "buf.h"

struct offer {
	uint32_t a, b; /* items of the two sides */
	int score;     /* above 0: what the pair is worth */
	uint32_t far;  /* how far it stands from where it is expected: decides between equal scores in large
			  blocks */
	uint32_t sim;
	uint32_t block; /* which connected block it belongs to: set by assign() */
	bool chosen;
};

/* Choose among n pairs on offer between na and nb items: sets `chosen`. Their order is changed. */
void assign(struct offer *list, size_t n, size_t na, size_t nb);

#endif
