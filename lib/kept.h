/* kept - rows held as they came, for tools that write them only when more of their document has been read. */
#ifndef RPT_KEPT_H
#define RPT_KEPT_H

#include "rows.h"

struct kept {
	struct buf lines;
	struct {
		size_t at, n; /* the row's line in lines */
	} * row;
	size_t rows, cap;
	size_t columns;          /* of the header they came under; set before the first */
	struct slice *field;     /* of the row split last */
	size_t field_cap, split; /* that row + 1; 0: none */
};

/* Keep the row read last; its number. Start from {0}. */
size_t kept_add(struct kept *k, const struct rows *r);

/* The fields of a row, escaped; valid until the next call. */
const struct slice *kept_fields(struct kept *k, size_t row);

/* Forget all rows; memory is kept. */
void kept_clear(struct kept *k);
void kept_free(struct kept *k);

#endif
