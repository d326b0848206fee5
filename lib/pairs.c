#include "pairs.h"

#include <stdlib.h>

#include "err.h"

struct slice held_field(const struct held_document *d, size_t i, size_t c)
{
	size_t at = i * d->columns + c, from = at ? d->end[at - 1] : 0;

	return slice_of(d->store.p + from, d->end[at] - from);
}

struct slice held_value(const struct held_document *d, const size_t *row, int c)
{
	return row && c >= 0 ? held_field(d, *row, (size_t)c) : slice_of("", 0);
}

/* Columns that are compared or written; of others, and of those that no key names, nothing is held. */
static bool wanted(struct slice name, const char *keys, const char *const *needs)
{
	for (; *needs; needs++) {
		if (slice_is(name, *needs))
			return true;
	}
	while (keys && *keys) {
		size_t n = strcspn(keys, ",");

		if (slice_eq(slice_of(keys, n), name))
			return true;
		keys += n + (keys[n] == ',');
	}
	return false;
}

/* Hold a row under the header of the document's first: a later header may order its columns differently or
 * have others. */
static void hold_row(struct held_document *d, const struct rows *r, const char *keys,
		     const char *const *needs)
{
	if (!d->full) {
		header_copy(&d->head, &r->head);
		d->head_line = r->head_line;
	}
	d->columns = d->head.n;
	for (size_t i = 0; i < d->columns; i++) {
		size_t c = i;

		while (c < r->head.n && !slice_eq(r->head.name[c], d->head.name[i]))
			c++;
		for (size_t k = 0; c == r->head.n && k < i; k++)
			c = slice_eq(r->head.name[k], d->head.name[i]) ? k : c;
		if (c < r->head.n && wanted(d->head.name[i], keys, needs))
			rows_unescape_into(&d->store, r->field[c]);
		BUF_PUSH_ROOM(d->end, d->end_cap, d->ends);
		d->end[d->ends++] = d->store.n;
	}
	d->rows++;
	d->full = true;
}

/* The values of the key columns in the first row. 0, or -1 when a column is missing (said). */
static int make_key(struct stream *s, const char *keys)
{
	const char *list = keys ? keys : "doc";

	s->doc.key.n = 0;
	while (*list) {
		size_t n = strcspn(list, ","), c = 0;
		struct slice v;

		while (c < s->doc.head.n && !slice_eq(s->doc.head.name[c], slice_of(list, n)))
			c++;
		if (c == s->doc.head.n) {
			err_line(s->rows.in.name, s->doc.head_line,
				 "no column '%.*s'; the header must name it", (int)n, list);
			return -1;
		}
		v = held_field(&s->doc, 0, c);
		buf_add(&s->doc.key, v.p, v.n);
		buf_add(&s->doc.key, "", 1);
		list += n + (list[n] == ',');
	}
	return 0;
}

struct slice stream_document(const struct stream *s)
{
	return held_field(&s->doc, 0, (size_t)header_find(&s->doc.head, "doc"));
}

/* Whether a header has the columns of a span. 0, or -1 (said). */
static int check_header(const struct stream *s)
{
	static const char *const needed[] = {"doc", "start", "end", "text"};

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
		if (rows_need(&s->rows, needed[i]) < 0)
			return -1;
	}
	return 0;
}

int stream_next(struct stream *s, const char *keys)
{
	struct held_document *d = &s->doc;
	struct buf swap = s->last_key;
	int doc = header_find(&s->rows.head, "doc"), start = s->rows.start;
	uint64_t from = 0;

	s->last_key = d->key;
	d->key = swap;
	d->store.n = d->ends = d->rows = 0;
	d->full = false;
	s->first_line = s->rows.in.line;
	if (s->row_waits) {
		hold_row(d, &s->rows, keys, s->needs);
		from = s->rows.from;
		s->row_waits = false;
	}
	while (!s->ended) {
		enum rows_event e = rows_next(&s->rows);

		if (e == ROWS_BAD)
			return -1;
		if (e == ROWS_END) {
			s->ended = true;
		} else if (e == ROWS_HEADER) {
			if (check_header(s) < 0)
				return -1;
			doc = header_find(&s->rows.head, "doc");
			start = s->rows.start;
		} else if (d->full &&
			   (!slice_eq(rows_unescape(s->rows.field[doc], &s->scratch), stream_document(s)) ||
			    (start >= 0 && s->rows.from < from))) {
			s->row_waits = true;
			break;
		} else {
			s->first_line = d->full ? s->first_line : s->rows.in.line;
			hold_row(d, &s->rows, keys, s->needs);
			from = s->rows.from;
		}
	}
	if (!d->full)
		return 0;
	s->documents++;
	if (make_key(s, keys) < 0)
		return -1;
	if (s->documents > 1 &&
	    slice_cmp(slice_of(d->key.p, d->key.n), slice_of(s->last_key.p, s->last_key.n)) < 0) {
		err_line(
		    s->rows.in.name, s->first_line,
		    "documents are not in the C order of their key; sort them: LC_ALL=C, as rpt-tsv -s does");
		return -1;
	}
	return 0;
}

int stream_open(struct stream *s, const char *file)
{
	enum rows_event e;

	if (rows_open(&s->rows, file) < 0 || (e = rows_next(&s->rows)) == ROWS_BAD)
		return -1;
	s->ended = e == ROWS_END;
	return s->ended ? 0 : check_header(s);
}

bool stream_is_single(const struct stream *s)
{
	return s->documents == 1 && s->ended && !s->row_waits;
}

void stream_free(struct stream *s)
{
	rows_close(&s->rows);
	rows_free(&s->rows);
	buf_free(&s->doc.store);
	buf_free(&s->doc.key);
	header_free(&s->doc.head);
	buf_free(&s->last_key);
	buf_free(&s->scratch);
	free(s->doc.end);
}
