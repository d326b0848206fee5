#include "kept.h"

#include <stdlib.h>

size_t kept_add(struct kept *k, const struct rows *r)
{
	const struct slice *first = &r->field[0], *last = &r->field[r->head.n - 1];
	size_t n = (size_t)(last->p + last->n - first->p);

	BUF_PUSH_ROOM(k->row, k->cap, k->rows);
	k->row[k->rows].at = k->lines.n;
	k->row[k->rows].n = n;
	buf_add(&k->lines, first->p, n);
	return k->rows++;
}

const struct slice *kept_fields(struct kept *k, size_t row)
{
	struct slice rest = slice_of(k->lines.p + k->row[row].at, k->row[row].n);

	if (k->split == row + 1)
		return k->field;
	k->split = row + 1;
	k->field = buf_grow(k->field, &k->field_cap, k->columns + 1, sizeof *k->field);
	for (size_t i = 0; i < k->columns; i++) {
		const char *tab = rest.n ? memchr(rest.p, '\t', rest.n) : NULL;
		size_t len = tab ? (size_t)(tab - rest.p) : rest.n;

		k->field[i] = slice_of(rest.p, len);
		rest = tab ? slice_of(tab + 1, rest.n - len - 1) : slice_of(rest.p + rest.n, 0);
	}
	return k->field;
}

void kept_clear(struct kept *k)
{
	k->lines.n = 0;
	k->rows = 0;
	k->split = 0;
}

void kept_free(struct kept *k)
{
	buf_free(&k->lines);
	free(k->row);
	free(k->field);
}
