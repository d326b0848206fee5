#include "tabular.h"

#include <stdlib.h>

#include "err.h"

enum format format_named(const char *name)
{
	static const char *const names[] = {"rpt", "tsv", "csv", "jsonl", "md", "table"};

	for (int i = 0; i < FORMAT_NONE; i++) {
		if (strcmp(name, names[i]) == 0)
			return (enum format)i;
	}
	return FORMAT_NONE;
}

int tabular_open(struct tabular *t, const char *file)
{
	header_clear(&t->own);
	t->head = t->format == FORMAT_RPT ? &t->rows.head : &t->own;
	t->pending = false;
	return rows_open(&t->rows, file);
}

void tabular_close(struct tabular *t)
{
	rows_close(&t->rows);
}

void tabular_free(struct tabular *t)
{
	rows_free(&t->rows);
	header_free(&t->own);
	buf_free(&t->text);
	buf_free(&t->record);
	json_free(&t->json);
	free(t->field);
	free(t->end);
}

/* Fields that lie in t->text, each up to t->end[i]. */
static void set_fields(struct tabular *t, size_t n)
{
	size_t from = 0;

	buf_reserve(&t->text, 1); /* never NULL */
	t->field = buf_grow(t->field, &t->cap, n + 1, sizeof *t->field);
	for (size_t i = 0; i < n; i++) {
		t->field[i] = slice_of(t->text.p + from, t->end[i] - from);
		from = t->end[i];
	}
}

static void end_field(struct tabular *t, size_t *n)
{
	BUF_PUSH_ROOM(t->end, t->end_cap, *n);
	t->end[(*n)++] = t->text.n;
}

/* Say what is wrong with the record read last. */
static enum rows_event bad_record(const struct tabular *t, const char *why)
{
	err_line(t->rows.in.name, t->line, "%s", why);
	return ROWS_BAD;
}

/* What is wrong with the names of columns; NULL: nothing. */
static const char *bad_names(const struct tabular *t, size_t n)
{
	struct index names = {0};
	const char *why = NULL;

	for (size_t i = 0; i < n && !why; i++) {
		if (t->field[i].n == 0)
			why = "a column without a name in the header";
		else if (index_add(&names, t->field[i]) < i)
			why = "a column named twice in the header";
	}
	index_free(&names);
	return why;
}

/* The record read is the header, if none is there yet, else a row. */
static enum rows_event header_or_row(struct tabular *t, size_t n)
{
	const char *why;

	set_fields(t, n);
	if (t->own.n > 0) {
		if (n == t->own.n)
			return ROWS_ROW;
		err_line(t->rows.in.name, t->line, "%zu field%s, the header has %zu", n, n == 1 ? "" : "s",
			 t->own.n);
		return ROWS_BAD;
	}
	if ((why = bad_names(t, n)))
		return bad_record(t, why);
	for (size_t i = 0; i < n; i++)
		header_add(&t->own, t->field[i]);
	return ROWS_HEADER;
}

/* The next line, without U+FEFF at the beginning of a file; a file that has nothing else is empty. As
 * input_line(); *bom: bytes that were left out. */
static int next_line(struct tabular *t, struct slice *line, size_t *bom)
{
	int got = input_line(&t->rows.in, line);

	*bom = got > 0 && t->rows.in.line == 1 && line->n >= 3 && memcmp(line->p, "\xef\xbb\xbf", 3) == 0 ? 3
													  : 0;
	if (*bom == 0)
		return got;
	*line = slice_of(line->p + 3, line->n - 3);
	return line->n ? got : input_line(&t->rows.in, line);
}

/* ---- span rows and TSV ---- */

static enum rows_event next_rpt(struct tabular *t)
{
	enum rows_event e = rows_next(&t->rows);
	size_t n = t->rows.head.n, k = 0;
	bool escaped = false;

	if (e != ROWS_ROW)
		return e;
	t->field = buf_grow(t->field, &t->cap, n + 1, sizeof *t->field);
	memcpy(t->field, t->rows.field, n * sizeof *t->field);
	for (size_t i = 0; i < n; i++)
		escaped |= t->field[i].n && memchr(t->field[i].p, '\\', t->field[i].n);
	if (escaped) {
		t->text.n = 0;
		for (size_t i = 0; i < n; i++) {
			rows_unescape_into(&t->text, t->rows.field[i]);
			end_field(t, &k);
		}
		set_fields(t, n);
	}
	return e;
}

static enum rows_event next_tsv(struct tabular *t)
{
	struct slice line;
	size_t n = 0, bom;
	int got = next_line(t, &line, &bom);

	if (got <= 0)
		return got < 0 ? ROWS_BAD : ROWS_END;
	t->line = t->rows.in.line;
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	t->text.n = 0;
	for (;;) {
		const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
		size_t len = tab ? (size_t)(tab - line.p) : line.n;

		for (const char *b = line.p;
		     b < line.p + len && (b = memchr(b, '\\', len - (size_t)(b - line.p))); b += 2) {
			if (b + 1 == line.p + len || !strchr("tnr\\", b[1])) {
				return bad_record(t, "bad escape; only \\t \\n \\r \\\\ are known");
			}
		}
		rows_unescape_into(&t->text, slice_of(line.p, len));
		end_field(t, &n);
		if (!tab)
			return header_or_row(t, n);
		line = slice_of(tab + 1, line.n - len - 1);
	}
}

/* ---- CSV ---- */

/* Where a record stands at the end of a line. */
enum csv_state { FIELD_BEGINS, FIELD_PLAIN, FIELD_QUOTED, FIELD_CLOSED };

/* Where it stands behind a line that begins in the state; a quote opens only where a field begins. */
static enum csv_state csv_scan(struct slice s, enum csv_state state)
{
	if (state != FIELD_QUOTED && (s.n == 0 || !memchr(s.p, '"', s.n)))
		return FIELD_PLAIN;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (state == FIELD_QUOTED)
			state = c == '"' ? FIELD_CLOSED : FIELD_QUOTED;
		else if (c == '"' && state != FIELD_PLAIN) /* "" goes on */
			state = FIELD_QUOTED;
		else
			state = c == ',' ? FIELD_BEGINS : FIELD_PLAIN;
	}
	return state;
}

/* The next record into *s, without its line end. As input_line(). */
static int csv_record(struct tabular *t, struct slice *s)
{
	size_t bom;
	int got = next_line(t, s, &bom);
	enum csv_state state;

	if (got <= 0)
		return got;
	t->line = t->rows.in.line;
	state = csv_scan(*s, FIELD_BEGINS);
	if (state == FIELD_QUOTED) {
		t->record.n = 0;
		while (state == FIELD_QUOTED) {
			buf_add(&t->record, s->p, s->n);
			buf_add(&t->record, "\n", 1);
			got = input_line(&t->rows.in, s);
			if (got < 0)
				return got;
			if (got == 0) {
				bad_record(t, "a quoted field is not closed before the end of the file");
				return -1;
			}
			state = csv_scan(*s, state);
		}
		buf_add(&t->record, s->p, s->n);
		*s = slice_of(t->record.p, t->record.n);
	}
	if (s->n && s->p[s->n - 1] == '\r')
		s->n--;
	return 1;
}

static enum rows_event next_csv(struct tabular *t)
{
	struct slice s;
	size_t n = 0, i = 0;
	int got = csv_record(t, &s);

	if (got <= 0)
		return got < 0 ? ROWS_BAD : ROWS_END;
	t->text.n = 0;
	for (;;) {
		if (i < s.n && s.p[i] == '"') {
			for (i++; i < s.n && !(s.p[i] == '"' && !(i + 1 < s.n && s.p[i + 1] == '"')); i++) {
				i += s.p[i] == '"';
				buf_add(&t->text, s.p + i, 1);
			}
			i++; /* the closing quote: the record ends behind it */
			if (i < s.n && s.p[i] != ',')
				return bad_record(t, "text behind the closing quote of a field");
		} else {
			size_t from = i;

			while (i < s.n && s.p[i] != ',')
				i++;
			if (memchr(s.p + from, '"', i - from))
				return bad_record(t, "a quote inside a field without quotes");
			buf_add(&t->text, s.p + from, i - from);
		}
		end_field(t, &n);
		if (i >= s.n)
			return header_or_row(t, n);
		i++;
	}
}

/* ---- JSON Lines ---- */

static enum rows_event next_jsonl(struct tabular *t)
{
	struct json_object *o = &t->json;
	struct slice line;
	const char *why;
	bool same;
	size_t bom, n = 0;
	int got;

	if (t->pending) {
		t->pending = false;
		return ROWS_ROW;
	}
	do {
		got = next_line(t, &line, &bom);
		if (got <= 0)
			return got < 0 ? ROWS_BAD : ROWS_END;
	} while (json_blank(line));
	why = json_read_object(o, line);
	if (why) {
		err_line(t->rows.in.name, t->rows.in.line, "byte %zu: %s", o->bad + bom, why);
		return ROWS_BAD;
	}
	same = o->n == t->own.n;
	for (size_t i = 0; i < o->n && same; i++)
		same = slice_eq(json_key(o, i), t->own.name[i]);
	if (!same) {
		header_clear(&t->own);
		for (size_t i = 0; i < o->n; i++)
			header_add(&t->own, json_key(o, i));
	}
	t->text.n = 0;
	for (size_t i = 0; i < o->n; i++) {
		struct slice v = json_value(o, i);

		buf_add(&t->text, v.p, v.n);
		end_field(t, &n);
	}
	set_fields(t, o->n);
	t->pending = !same;
	return same ? ROWS_ROW : ROWS_HEADER;
}

enum rows_event tabular_next(struct tabular *t)
{
	switch (t->format) {
	case FORMAT_RPT:
		return next_rpt(t);
	case FORMAT_TSV:
		return next_tsv(t);
	case FORMAT_CSV:
		return next_csv(t);
	default:
		return next_jsonl(t);
	}
}
