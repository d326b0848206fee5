#include <stdlib.h>

#include "json.h"
#include "tabular.h"
#include "terminal.h"
#include "utf8.h"

enum { MEASURED_ROWS = 1000 };

/* ---- one line in each format ---- */

static void put_csv(struct output *to, struct slice s, bool alone)
{
	bool quote = alone && s.n == 0; /* an empty line would be no record */

	for (size_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == '"' || s.p[i] == ',' || s.p[i] == '\n' || s.p[i] == '\r';
	if (!quote) {
		output_slice(to, s);
		return;
	}
	output_char(to, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			output_char(to, '"');
		output_char(to, s.p[i]);
	}
	output_char(to, '"');
}

static void put_md(struct output *to, struct slice s)
{
	output_str(to, " ");
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '|' || s.p[i] == '\\')
			output_char(to, '\\');
		if (s.p[i] == '\n')
			output_str(to, "<br>");
		else if (s.p[i] != '\r')
			output_char(to, s.p[i]);
	}
	output_str(to, " |");
}

/* A cell of a table, with the blanks behind it; what is right of the terminal's edge is left out. */
static void put_cell(struct tabular_out *o, struct slice s, size_t i, bool last)
{
	size_t room = o->columns - o->at, used = 0, to;

	if (i == 0) {
		o->at = 0;
		room = o->columns;
	}
	used = terminal_put_cut(o->to, s, room);
	o->at += used;
	to = last || o->at == o->columns ? used : o->width[i] + 2;
	if (!last && used >= to && o->at < o->columns)
		to = used + 1; /* wider than the rows that were measured */
	for (; used < to && o->at < o->columns; used++, o->at++)
		output_char(o->to, ' ');
}

static void put_line(struct tabular_out *o, const struct slice *field, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		switch (o->format) {
		case FORMAT_CSV:
			if (i)
				output_char(o->to, ',');
			put_csv(o->to, field[i], n == 1);
			break;
		case FORMAT_MD:
			if (i == 0)
				output_char(o->to, '|');
			put_md(o->to, field[i]);
			break;
		case FORMAT_JSONL:
			output_char(o->to, i ? ',' : '{');
			json_put_string(o->to, o->head.name[i]);
			output_char(o->to, ':');
			json_put_string(o->to, field[i]);
			if (i + 1 == n)
				output_char(o->to, '}');
			break;
		case FORMAT_TABLE:
			put_cell(o, field[i], i, i + 1 == n);
			break;
		default:
			if (i)
				output_char(o->to, '\t');
			rows_put_raw(o->to, field[i], i == 0 && o->format == FORMAT_RPT);
			break;
		}
	}
	output_char(o->to, '\n');
}

/* ---- columns for the eye ---- */

static void measure(struct tabular_out *o, const struct slice *field, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t columns = terminal_width(field[i]);

		if (columns > o->width[i])
			o->width[i] = columns;
	}
}

static void hold(struct tabular_out *o, const struct slice *field, size_t n)
{
	measure(o, field, n);
	for (size_t i = 0; i < n; i++) {
		buf_add(&o->held, field[i].p, field[i].n);
		BUF_PUSH_ROOM(o->end, o->end_cap, o->ends);
		o->end[o->ends++] = o->held.n;
	}
}

static void release(struct tabular_out *o)
{
	size_t n = o->head.n, from = 0, cap = 0;
	struct slice *field = buf_grow(NULL, &cap, n + 1, sizeof *field);

	o->flowing = true;
	for (size_t i = 0; i < o->ends; i++) {
		field[i % n] = slice_of(o->held.p + from, o->end[i] - from);
		from = o->end[i];
		if (i % n == n - 1)
			put_line(o, field, n);
	}
	free(field);
	o->held.n = o->ends = 0;
}

/* ---- the writer ---- */

bool tabular_put_header(struct tabular_out *o, const struct header *h)
{
	bool same = o->begun && header_same(&o->head, h);

	if (o->begun && !same && o->format != FORMAT_RPT && o->format != FORMAT_JSONL)
		return false;
	if (same && o->format != FORMAT_RPT)
		return true;
	header_copy(&o->head, h);
	if (!o->begun && o->bom)
		output_str(o->to, "\xef\xbb\xbf");
	o->begun = true;
	if (o->format == FORMAT_TABLE) {
		o->width = buf_grow(o->width, &o->width_cap, h->n, sizeof *o->width);
		memset(o->width, 0, h->n * sizeof *o->width);
		o->columns = terminal_is_there() ? terminal_columns() : SIZE_MAX;
	}
	if (o->no_header || o->format == FORMAT_JSONL)
		return true;
	if (o->format == FORMAT_RPT) {
		rows_put_header(o->to, h);
	} else if (o->format == FORMAT_TABLE) {
		hold(o, h->name, h->n);
	} else {
		put_line(o, h->name, h->n);
		for (size_t i = 0; i < h->n && o->format == FORMAT_MD; i++)
			output_str(o->to, i ? " --- |" : "| --- |");
		if (o->format == FORMAT_MD)
			output_char(o->to, '\n');
	}
	return true;
}

void tabular_put_row(struct tabular_out *o, const struct slice *field, size_t n)
{
	if (o->format == FORMAT_TABLE && !o->flowing) {
		hold(o, field, n);
		if (o->ends >= n * MEASURED_ROWS)
			release(o);
		return;
	}
	put_line(o, field, n);
}

void tabular_end(struct tabular_out *o)
{
	if (o->format == FORMAT_TABLE && !o->flowing)
		release(o);
}

void tabular_out_free(struct tabular_out *o)
{
	header_free(&o->head);
	buf_free(&o->held);
	free(o->end);
	free(o->width);
}
