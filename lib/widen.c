#include "widen.h"

#include <stdio.h>
#include <stdlib.h>

#include "decimal.h"
#include "err.h"

static struct slice next_part(struct slice *rest, char at)
{
	const char *end = rest->n ? memchr(rest->p, at, rest->n) : NULL;
	struct slice part = slice_of(rest->p, end ? (size_t)(end - rest->p) : rest->n);

	*rest = end ? slice_of(end + 1, rest->n - part.n - 1) : slice_of(rest->p + rest->n, 0);
	return part;
}

const char *widen_read(struct widen *w, const char *spec)
{
	static const char *const aggs[] = {"", "first", "last", "sum", "min", "max", "count", "only"};
	struct slice rest = slice_str(spec), agg;

	w->rows = next_part(&rest, ':');
	w->name = next_part(&rest, ':');
	w->value = next_part(&rest, ':');
	agg = rest;
	if (w->rows.n == 0 || w->name.n == 0 || w->value.n == 0)
		return "-w takes ROWS:NAME:VALUE[:AGG]";
	if (memchr(w->value.p, ',', w->value.n))
		return "-w takes one VALUE";
	for (int i = 0; i < (int)(sizeof aggs / sizeof *aggs); i++) {
		if (slice_is(agg, aggs[i])) {
			w->agg = (enum widen_agg)i;
			return NULL;
		}
	}
	return "the AGG of -w is one of first last sum min max count only";
}

static int find(const struct header *h, struct slice name)
{
	for (size_t i = 0; i < h->n; i++) {
		if (slice_eq(h->name[i], name))
			return (int)i;
	}
	return -1;
}

struct slice widen_bind(struct widen *w, const struct header *h)
{
	struct slice rest = w->rows;

	w->row_columns = 0;
	while (rest.n) {
		struct slice name = next_part(&rest, ',');

		BUF_PUSH_ROOM(w->row_column, w->row_cap, w->row_columns);
		w->row_column[w->row_columns] = find(h, name);
		if (w->row_column[w->row_columns++] < 0)
			return name;
	}
	w->name_column = find(h, w->name);
	w->value_column = find(h, w->value);
	w->doc = header_find(h, "doc");
	w->start = header_find(h, "start");
	w->end = header_find(h, "end");
	return w->name_column < 0 ? w->name : w->value_column < 0 ? w->value : slice_of("", 0);
}

static void add_span(const struct widen *w, const struct slice *field, struct buf *b)
{
	if (w->doc < 0 || w->start < 0 || w->end < 0)
		return;
	buf_add(b, " (", 2);
	buf_add(b, field[w->doc].p, field[w->doc].n);
	buf_add(b, ":", 1);
	buf_add(b, field[w->start].p, field[w->start].n);
	buf_add(b, "-", 1);
	buf_add(b, field[w->end].p, field[w->end].n);
	buf_add(b, ")", 1);
}

static void set(struct buf *b, struct slice v)
{
	b->n = 0;
	buf_add(b, v.p, v.n);
}

/* A value that cannot be added or compared by size. */
static void no_number(const struct widen *w, struct widen_cell *c, struct slice v)
{
	struct slice column = index_key(&w->column, c->column);

	err_say("column %.*s: '%.*s' is no decimal; the cell stays empty", (int)column.n, column.p, (int)v.n,
		v.p);
	c->conflict = true;
}

static void combine(struct widen *w, struct widen_cell *c, const struct slice *field)
{
	struct slice v = field[w->value_column], old = slice_of(c->value.p, c->value.n);
	bool numbers = decimal_is(v) && decimal_is(old);

	switch (w->agg) {
	case AGG_FIRST:
	case AGG_COUNT:
		return;
	case AGG_LAST:
		set(&c->value, v);
		return;
	case AGG_SUM:
	case AGG_MIN:
	case AGG_MAX:
		if (c->conflict)
			return;
		if (!numbers) {
			no_number(w, c, decimal_is(v) ? old : v);
		} else if (w->agg == AGG_SUM) {
			struct buf sum = {0};

			decimal_add(&sum, old, v, false);
			set(&c->value, slice_of(sum.p, sum.n));
			buf_free(&sum);
		} else if ((decimal_cmp(v, old) < 0) == (w->agg == AGG_MIN) && decimal_cmp(v, old) != 0) {
			set(&c->value, v);
		}
		return;
	default:
		if (slice_eq(v, old))
			return;
		if (w->agg == AGG_NONE) {
			struct buf span = {0};
			struct slice column = index_key(&w->column, c->column);

			add_span(w, field, &span);
			err_say("conflict in column %.*s: %.*s%.*s and %.*s%.*s; the cell stays empty",
				(int)column.n, column.p, (int)old.n, old.p, (int)c->span.n, c->span.p,
				(int)v.n, v.p, (int)span.n, span.p);
			buf_free(&span);
		}
		c->conflict = true;
	}
}

void widen_add(struct widen *w, const struct slice *field)
{
	size_t row, column, place;
	char where[48];
	struct widen_cell *c;

	w->key.n = 0;
	for (size_t i = 0; i < w->row_columns; i++) {
		struct slice v = field[w->row_column[i]];
		size_t n = v.n;

		/* lengths part the fields: they may hold any byte */
		buf_add(&w->key, (const char *)&n, sizeof n);
		buf_add(&w->key, v.p, v.n);
	}
	if (field[w->name_column].n == 0) {
		w->unnamed++;
		return;
	}
	row = index_add(&w->row, slice_of(w->key.p, w->key.n));
	column = index_add(&w->column, field[w->name_column]);
	place = index_add(&w->place,
			  slice_of(where, (size_t)snprintf(where, sizeof where, "%zu %zu", row, column)));
	if (place == w->cells) {
		BUF_PUSH_ROOM(w->cell, w->cap, w->cells);
		w->cell[w->cells++] = (struct widen_cell){.row = row, .column = column};
		set(&w->cell[place].value, field[w->value_column]);
		add_span(w, field, &w->cell[place].span);
		if ((w->agg == AGG_SUM || w->agg == AGG_MIN || w->agg == AGG_MAX) &&
		    !decimal_is(field[w->value_column]))
			no_number(w, &w->cell[place], field[w->value_column]);
	} else {
		combine(w, &w->cell[place], field);
	}
	c = &w->cell[place];
	c->count++;
}

static const struct index *sorting;

static int by_name(const void *a, const void *b)
{
	return slice_cmp(index_key(sorting, *(const size_t *)a), index_key(sorting, *(const size_t *)b));
}

/* The columns in C order of their names. */
static size_t *order(const struct widen *w)
{
	size_t cap = 0, *columns = buf_grow(NULL, &cap, w->column.n + 1, sizeof *columns);

	for (size_t i = 0; i < w->column.n; i++)
		columns[i] = i;
	sorting = &w->column;
	qsort(columns, w->column.n, sizeof *columns, by_name);
	return columns;
}

void widen_header(const struct widen *w, struct header *h)
{
	size_t *columns = order(w);
	struct slice rest = w->rows;

	header_clear(h);
	while (rest.n)
		header_add(h, next_part(&rest, ','));
	for (size_t i = 0; i < w->column.n; i++)
		header_add(h, index_key(&w->column, columns[i]));
	free(columns);
}

void widen_rows(const struct widen *w, void (*put)(void *self, const struct slice *field, size_t n),
		void *self)
{
	size_t n = w->row_columns + w->column.n, cap = 0, *columns = order(w);
	struct slice *field = buf_grow(NULL, &cap, n + 1, sizeof *field);
	char where[48], count[24];

	for (size_t r = 0; r < w->row.n; r++) {
		struct slice key = index_key(&w->row, r);

		for (size_t i = 0; i < w->row_columns; i++) {
			size_t len;

			memcpy(&len, key.p, sizeof len);
			field[i] = slice_of(key.p + sizeof len, len);
			key = slice_of(key.p + sizeof len + len, key.n - sizeof len - len);
		}
		for (size_t i = 0; i < w->column.n; i++) {
			int len = snprintf(where, sizeof where, "%zu %zu", r, columns[i]);
			size_t place = index_find(&w->place, slice_of(where, (size_t)len));
			const struct widen_cell *c = place < w->cells ? &w->cell[place] : NULL;

			field[w->row_columns + i] =
			    c && !c->conflict ? slice_of(c->value.p, c->value.n) : slice_of("", 0);
			if (c && w->agg == AGG_COUNT) {
				/* numbers of one row must all live until it is put: print them into the key
				 * buffer of the cell */
				struct buf *b = &w->cell[place].value;

				b->n = 0;
				buf_add(b, count, (size_t)snprintf(count, sizeof count, "%zu", c->count));
				field[w->row_columns + i] = slice_of(b->p, b->n);
			}
		}
		put(self, field, n);
	}
	free(field);
	free(columns);
}

void widen_free(struct widen *w)
{
	index_free(&w->row);
	index_free(&w->column);
	index_free(&w->place);
	for (size_t i = 0; i < w->cells; i++) {
		buf_free(&w->cell[i].value);
		buf_free(&w->cell[i].span);
	}
	free(w->cell);
	free(w->row_column);
	buf_free(&w->key);
}
