#include "tabular.h"

#include <stdlib.h>

#include "err.h"
#include "json.h"

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
	free(t->field);
	free(t->end);
}

/* Fields that lie in t->text, each up to t->end[i]. */
static void set_fields(struct tabular *t, size_t n)
{
	size_t from = 0;

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

/* The record read is the header, if none is there yet, else a row. */
static enum rows_event header_or_row(struct tabular *t, size_t n)
{
	set_fields(t, n);
	if (t->own.n > 0) {
		if (n == t->own.n)
			return ROWS_ROW;
		err_line(t->rows.in.name, t->rows.in.line, "%zu field%s, the header has %zu", n,
			 n == 1 ? "" : "s", t->own.n);
		return ROWS_BAD;
	}
	for (size_t i = 0; i < n; i++) {
		bool twice = false;

		for (size_t k = 0; k < i; k++)
			twice |= slice_eq(t->field[k], t->field[i]);
		if (t->field[i].n == 0 || twice) {
			rows_bad(&t->rows, twice ? "a column named twice in the header"
						 : "a column without a name in the header");
			return ROWS_BAD;
		}
		header_add(&t->own, t->field[i]);
	}
	return ROWS_HEADER;
}

/* The first line of a file may begin with U+FEFF. */
static struct slice without_bom(const struct tabular *t, struct slice line)
{
	bool bom = t->rows.in.line == 1 && line.n >= 3 && memcmp(line.p, "\xef\xbb\xbf", 3) == 0;

	return bom ? slice_of(line.p + 3, line.n - 3) : line;
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
	size_t n = 0;
	int got = input_line(&t->rows.in, &line);

	if (got <= 0)
		return got < 0 ? ROWS_BAD : ROWS_END;
	line = without_bom(t, line);
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	t->text.n = 0;
	for (;;) {
		const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
		size_t len = tab ? (size_t)(tab - line.p) : line.n;

		for (const char *b = line.p;
		     b < line.p + len && (b = memchr(b, '\\', len - (size_t)(b - line.p))); b += 2) {
			if (b + 1 == line.p + len || !strchr("tnr\\", b[1])) {
				rows_bad(&t->rows, "bad escape; only \\t \\n \\r \\\\ are known");
				return ROWS_BAD;
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

/* Whether a record that ends here would end inside quotes. */
static bool inside_quotes(struct slice s, bool before)
{
	const char *q = s.p, *stop = s.p + s.n;

	while (q < stop && (q = memchr(q, '"', (size_t)(stop - q)))) {
		before = !before;
		q++;
	}
	return before;
}

/* The next record into *s, without its line end. As input_line(). */
static int csv_record(struct tabular *t, struct slice *s)
{
	int got = input_line(&t->rows.in, s);
	bool open;

	if (got <= 0)
		return got;
	*s = without_bom(t, *s);
	open = inside_quotes(*s, false);
	if (open) {
		t->record.n = 0;
		while (open) {
			buf_add(&t->record, s->p, s->n);
			buf_add(&t->record, "\n", 1);
			got = input_line(&t->rows.in, s);
			if (got <= 0)
				return got < 0
					   ? got
					   : rows_bad(
						 &t->rows,
						 "a quoted field is not closed before the end of the file");
			open = inside_quotes(*s, true);
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
			i++; /* the closing quote; quotes are even in number, so it is there */
			if (i < s.n && s.p[i] != ',') {
				rows_bad(&t->rows, "text behind the closing quote of a field");
				return ROWS_BAD;
			}
		} else {
			size_t from = i;

			while (i < s.n && s.p[i] != ',')
				i++;
			if (memchr(s.p + from, '"', i - from)) {
				rows_bad(&t->rows, "a quote inside a field without quotes");
				return ROWS_BAD;
			}
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
	struct json_object o = {0};
	struct slice line;
	const char *why;
	bool same;
	int got;

	if (t->pending) {
		t->pending = false;
		return ROWS_ROW;
	}
	do {
		got = input_line(&t->rows.in, &line);
		if (got <= 0)
			return got < 0 ? ROWS_BAD : ROWS_END;
		line = without_bom(t, line);
	} while (json_blank(line));
	why = json_read_object(&o, line);
	if (why) {
		err_line(t->rows.in.name, t->rows.in.line, "byte %zu: %s", o.bad, why);
		json_free(&o);
		return ROWS_BAD;
	}
	same = o.n == t->own.n;
	for (size_t i = 0; i < o.n && same; i++)
		same = slice_eq(json_key(&o, i), t->own.name[i]);
	if (!same) {
		header_clear(&t->own);
		for (size_t i = 0; i < o.n; i++)
			header_add(&t->own, json_key(&o, i));
	}
	t->text.n = 0;
	got = 0;
	for (size_t i = 0, n = 0; i < o.n; i++) {
		struct slice v = json_value(&o, i);

		buf_add(&t->text, v.p, v.n);
		end_field(t, &n);
	}
	set_fields(t, o.n);
	json_free(&o);
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
