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

/* The number of names with commas between them; 0 where one is empty. */
static size_t list_length(struct slice s)
{
	size_t n = s.n > 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ',' && (i == 0 || i + 1 == s.n || s.p[i + 1] == ','))
			return 0;
		n += s.p[i] == ',';
	}
	return n;
}

const char *widen_read(struct widen *w, const char *spec)
{
	static const char *const aggs[] = {"", "first", "last", "sum", "min", "max", "count", "only"};
	struct slice rest = slice_str(spec), agg;

	w->rows = next_part(&rest, ':');
	w->name = next_part(&rest, ':');
	w->value = next_part(&rest, ':');
	agg = rest;
	w->row_columns = list_length(w->rows);
	w->value_columns = list_length(w->value);
	if (w->row_columns == 0 || w->name.n == 0 || w->value_columns == 0)
		return "-w takes ROWS:NAME:VALUES[:AGG]";
	w->row_column = buf_zeroed(w->row_columns, sizeof *w->row_column);
	w->value_column = buf_zeroed(w->value_columns, sizeof *w->value_column);
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

/* The columns of the names in a list; the first that is missing, or an empty slice. */
static struct slice find_list(const struct header *h, struct slice list, int *column)
{
	while (list.n) {
		struct slice name = next_part(&list, ',');

		if ((*column++ = find(h, name)) < 0)
			return name;
	}
	return slice_of("", 0);
}

struct slice widen_bind(struct widen *w, const struct header *h)
{
	static const char *const origins[ORIGINS] = {"doc", "start", "end", "text", "sentence"};
	struct slice missing = find_list(h, w->rows, w->row_column);

	if (missing.n == 0 && (w->name_column = find(h, w->name)) < 0)
		missing = w->name;
	if (missing.n == 0)
		missing = find_list(h, w->value, w->value_column);
	for (int i = 0; i < ORIGINS; i++)
		w->origin[i] = header_find(h, origins[i]);
	return missing;
}

/* ---- packed texts ---- */

static void pack(struct buf *b, struct slice v)
{
	buf_add(b, (const char *)&v.n, sizeof v.n);
	buf_add(b, v.p, v.n);
}

static struct slice unpack(struct slice *rest)
{
	struct slice v;

	if (rest->n == 0)
		return slice_of("", 0);
	memcpy(&v.n, rest->p, sizeof v.n);
	v.p = rest->p + sizeof v.n;
	*rest = slice_of(v.p + v.n, rest->n - sizeof v.n - v.n);
	return v;
}

/* The packed text number i of b. */
static struct slice packed(const struct buf *b, size_t i)
{
	struct slice rest = slice_of(b->p, b->n), v;

	do
		v = unpack(&rest);
	while (i-- > 0);
	return v;
}

static struct slice origin_of(const struct widen *w, const struct slice *field, int which)
{
	return w->origin[which] < 0 ? slice_of("", 0) : field[w->origin[which]];
}

/* Let the cell have the values of a row; a sum or a count stands in no row. */
static void take(const struct widen *w, struct widen_cell *c, const struct slice *field)
{
	bool alone = w->agg == AGG_SUM || w->agg == AGG_COUNT;

	c->values.n = 0;
	for (size_t i = 0; i < w->value_columns; i++)
		pack(&c->values, i && alone ? slice_of("", 0) : field[w->value_column[i]]);
}

/* ---- conflicts ---- */

static void put(const struct widen *w, struct slice v, bool first)
{
	if (!first)
		output_char(w->conflicts, '\t');
	rows_put_raw(w->conflicts, v, first);
}

/* Write both rows to the file of conflicts: the one that came, then the one whose values the cell had. */
static void write_conflict(struct widen *w, const struct widen_cell *c, const struct slice *field)
{
	static const char *const names[] = {"doc",  "start",  "end",  "text",  "sentence",  "name",  "value",
					    "doc2", "start2", "end2", "text2", "sentence2", "value2"};

	if (!w->headed) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			output_char(w->conflicts, i ? '\t' : '#');
			output_str(w->conflicts, names[i]);
		}
		output_char(w->conflicts, '\n');
		w->headed = true;
	}
	for (int i = 0; i < ORIGINS; i++)
		put(w, origin_of(w, field, i), i == 0);
	put(w, index_key(&w->column, c->column), false);
	put(w, field[w->value_column[0]], false);
	for (size_t i = 0; i < ORIGINS; i++)
		put(w, packed(&c->origin, i), false);
	put(w, packed(&c->values, 0), false);
	output_char(w->conflicts, '\n');
}

static void add_span(struct buf *b, struct slice value, struct slice doc, struct slice start,
		     struct slice end)
{
	const struct slice parts[] = {value, slice_str(" ("), doc, slice_str(":"),
				      start, slice_str("-"),  end, slice_str(")")};

	for (size_t i = 0; i < (start.n ? sizeof parts / sizeof *parts : 1); i++)
		buf_add(b, parts[i].p, parts[i].n);
}

static void say_conflict(const struct widen *w, const struct widen_cell *c, const struct slice *field)
{
	struct slice column = index_key(&w->column, c->column);
	struct buf text = {0};

	add_span(&text, packed(&c->values, 0), packed(&c->origin, ORIGIN_DOC),
		 packed(&c->origin, ORIGIN_START), packed(&c->origin, ORIGIN_END));
	buf_add(&text, " and ", 5);
	add_span(&text, field[w->value_column[0]], origin_of(w, field, ORIGIN_DOC),
		 origin_of(w, field, ORIGIN_START), origin_of(w, field, ORIGIN_END));
	err_say("conflict in column %.*s: %.*s; the cell stays empty", (int)column.n, column.p, (int)text.n,
		text.p);
	buf_free(&text);
}

/* A value that cannot be added or compared by size. */
static void no_number(const struct widen *w, struct widen_cell *c, struct slice v)
{
	struct slice column = index_key(&w->column, c->column);

	err_say("column %.*s: '%.*s' is no decimal; the cell stays empty", (int)column.n, column.p, (int)v.n,
		v.p);
	c->conflict = true;
}

/* ---- taking rows ---- */

static void add_to_sum(struct widen_cell *c, struct slice v)
{
	struct buf sum = {0};

	decimal_add(&sum, packed(&c->values, 0), v, false);
	c->values.n = 0;
	pack(&c->values, slice_of(sum.p, sum.n));
	buf_free(&sum);
}

/* Another row for a cell that has one. */
static void combine(struct widen *w, struct widen_cell *c, const struct slice *field)
{
	struct slice v = field[w->value_column[0]], old = packed(&c->values, 0);

	switch (w->agg) {
	case AGG_FIRST:
	case AGG_COUNT:
		return;
	case AGG_LAST:
		take(w, c, field);
		return;
	case AGG_SUM:
	case AGG_MIN:
	case AGG_MAX:
		if (c->conflict)
			return;
		if (!decimal_is(v))
			no_number(w, c, v);
		else if (w->agg == AGG_SUM)
			add_to_sum(c, v);
		else if (decimal_cmp(v, old) == (w->agg == AGG_MIN ? -1 : 1))
			take(w, c, field);
		return;
	default:
		if (slice_eq(v, old))
			return;
		c->conflict = true;
		if (w->agg == AGG_ONLY)
			return;
		if (w->conflicts)
			write_conflict(w, c, field);
		else
			say_conflict(w, c, field);
	}
}

/* Which cell: numbers of row and column. */
static struct slice place_key(size_t *where, size_t row, size_t column)
{
	where[0] = row;
	where[1] = column;
	return slice_of((const char *)where, 2 * sizeof *where);
}

void widen_add(struct widen *w, const struct slice *field)
{
	size_t row, column, place, where[2];
	bool numbers = w->agg == AGG_SUM || w->agg == AGG_MIN || w->agg == AGG_MAX;

	if (field[w->name_column].n == 0) {
		w->unnamed++;
		return;
	}
	w->key.n = 0;
	for (size_t i = 0; i < w->row_columns; i++)
		pack(&w->key, field[w->row_column[i]]);
	row = index_add(&w->row, slice_of(w->key.p, w->key.n));
	column = index_add(&w->column, field[w->name_column]);
	place = index_add(&w->place, place_key(where, row, column));
	if (place == w->cells) {
		struct widen_cell *c;

		BUF_PUSH_ROOM(w->cell, w->cap, w->cells);
		c = &w->cell[w->cells++];
		*c = (struct widen_cell){.row = row, .column = column};
		take(w, c, field);
		for (int i = 0; i < ORIGINS && w->agg == AGG_NONE; i++)
			pack(&c->origin, i == ORIGIN_SENTENCE && !w->conflicts ? slice_of("", 0)
									       : origin_of(w, field, i));
		if (numbers && !decimal_is(field[w->value_column[0]]))
			no_number(w, c, field[w->value_column[0]]);
	} else {
		combine(w, &w->cell[place], field);
	}
	w->cell[place].count++;
}

/* ---- the table ---- */

struct place {
	size_t rank, column; /* rank: in the order asked for */
	struct slice name;
};

static int by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return slice_cmp(x->name, y->name);
}

static struct place *order(const struct widen *w)
{
	struct place *places = buf_zeroed(w->column.n + 1, sizeof *places);

	for (size_t i = 0; i < w->column.n; i++) {
		struct slice name = index_key(&w->column, i);

		places[i] = (struct place){index_find(&w->order, name), i, name};
	}
	qsort(places, w->column.n, sizeof *places, by_place);
	return places;
}

void widen_header(const struct widen *w, struct header *h)
{
	struct place *places = order(w);
	struct slice rest = w->rows;
	struct buf name = {0};

	header_clear(h);
	while (rest.n)
		header_add(h, next_part(&rest, ','));
	for (size_t i = 0; i < w->column.n; i++) {
		rest = w->value;
		next_part(&rest, ',');
		header_add(h, places[i].name);
		while (rest.n) {
			struct slice value = next_part(&rest, ',');

			name.n = 0;
			buf_add(&name, places[i].name.p, places[i].name.n);
			buf_add(&name, "_", 1);
			buf_add(&name, value.p, value.n);
			header_add(h, slice_of(name.p, name.n));
		}
	}
	buf_free(&name);
	free(places);
}

/* The values of a cell; it has only a number where rows are counted. */
static void fill(const struct widen *w, struct widen_cell *c, struct slice *field)
{
	struct slice rest;

	if (c && w->agg == AGG_COUNT) {
		char count[24];

		c->values.n = 0;
		pack(&c->values, slice_of(count, (size_t)snprintf(count, sizeof count, "%zu", c->count)));
	}
	rest = c && !c->conflict ? slice_of(c->values.p, c->values.n) : slice_of("", 0);
	for (size_t i = 0; i < w->value_columns; i++)
		field[i] = unpack(&rest);
}

void widen_rows(const struct widen *w, void (*take_row)(void *self, const struct slice *field, size_t n),
		void *self)
{
	size_t n = w->row_columns + w->column.n * w->value_columns, where[2];
	struct slice *field = buf_zeroed(n + 1, sizeof *field);
	struct place *places = order(w);

	for (size_t r = 0; r < w->row.n; r++) {
		struct slice key = index_key(&w->row, r);

		for (size_t i = 0; i < w->row_columns; i++)
			field[i] = unpack(&key);
		for (size_t i = 0; i < w->column.n; i++) {
			size_t place = index_find(&w->place, place_key(where, r, places[i].column));

			fill(w, place < w->cells ? &w->cell[place] : NULL,
			     field + w->row_columns + i * w->value_columns);
		}
		take_row(self, field, n);
	}
	free(field);
	free(places);
}

void widen_free(struct widen *w)
{
	index_free(&w->row);
	index_free(&w->column);
	index_free(&w->place);
	index_free(&w->order);
	for (size_t i = 0; i < w->cells; i++) {
		buf_free(&w->cell[i].values);
		buf_free(&w->cell[i].origin);
	}
	free(w->cell);
	free(w->row_column);
	free(w->value_column);
	buf_free(&w->key);
}
