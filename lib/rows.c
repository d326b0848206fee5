#include "rows.h"

#include <stdlib.h>

#include "err.h"
#include "index.h"

int header_find(const struct header *h, const char *name)
{
	for (size_t i = 0; i < h->n; i++) {
		if (slice_is(h->name[i], name))
			return (int)i;
	}
	return -1;
}

bool header_is_span_name(struct slice name)
{
	bool good = name.n > 0 && name.p[0] >= 'a' && name.p[0] <= 'z';

	for (size_t k = 1; k < name.n; k++)
		good &= name.p[k] == '_' || (name.p[k] >= 'a' && name.p[k] <= 'z') ||
			(name.p[k] >= '0' && name.p[k] <= '9');
	return good;
}

bool header_same(const struct header *a, const struct header *b)
{
	bool same = a->n == b->n;

	for (size_t i = 0; i < a->n && same; i++)
		same = slice_eq(a->name[i], b->name[i]);
	return same;
}

void header_copy(struct header *to, const struct header *from)
{
	header_clear(to);
	for (size_t i = 0; i < from->n; i++)
		header_add(to, from->name[i]);
}

void header_clear(struct header *h)
{
	h->n = 0;
	h->store.n = 0;
}

void header_add(struct header *h, struct slice name)
{
	const char *old = h->store.p;

	BUF_PUSH_ROOM(h->name, h->cap, h->n);
	buf_reserve(&h->store, name.n);
	if (h->store.p != old) { /* the names moved with their store */
		size_t at = 0;

		for (size_t i = 0; i < h->n; i++) {
			h->name[i].p = h->store.p + at;
			at += h->name[i].n;
		}
	}
	h->name[h->n++] = slice_of(h->store.p + h->store.n, name.n);
	buf_add(&h->store, name.p, name.n);
}

void header_free(struct header *h)
{
	free(h->name);
	buf_free(&h->store);
	*h = (struct header){0};
}

int rows_open(struct rows *r, const char *file)
{
	r->start = r->end = -1;
	r->has_head = r->assumed != NULL;
	header_clear(&r->head);
	for (const char *const *name = r->assumed; name && *name; name++)
		header_add(&r->head, slice_str(*name));
	return input_open(&r->in, file);
}

void rows_attach(struct rows *r, int fd, const struct header *h)
{
	input_attach(&r->in, fd, "<pipe>");
	r->start = r->end = -1;
	r->has_head = r->plain = true;
	for (size_t i = 0; i < h->n; i++)
		header_add(&r->head, h->name[i]);
}

void rows_close(struct rows *r)
{
	input_close(&r->in);
}

void rows_free(struct rows *r)
{
	input_free(&r->in);
	header_free(&r->head);
	free(r->field);
}

int rows_bad(const struct rows *r, const char *why)
{
	err_line(r->in.name, r->in.line, "%s", why);
	return -1;
}

int rows_need(const struct rows *r, const char *name)
{
	int i = header_find(&r->head, name);

	if (i < 0)
		err_line(r->in.name, r->head_line, "no column '%s'; the header must name it", name);
	return i;
}

static bool bad_escape(struct slice line)
{
	const char *p = line.p, *stop = line.p + line.n;

	while (p < stop && (p = memchr(p, '\\', (size_t)(stop - p)))) {
		char c = p + 1 < stop ? p[1] : 0;

		if (c != 't' && c != 'n' && c != 'r' && c != '\\' && !(c == '#' && p == line.p))
			return true;
		p += 2;
	}
	return false;
}

/* Take the names of a header line; what is wrong with them, NULL: nothing. */
static const char *take_names(struct header *h, struct slice line)
{
	const char *p = line.p + 1, *stop = line.p + line.n, *tab = p, *why = NULL;
	struct index names = {0}; /* there may be very many */
	struct buf name = {0};

	while (tab && !why) {
		tab = memchr(p, '\t', (size_t)(stop - p));
		name.n = 0;
		rows_unescape_into(&name, slice_of(p, (size_t)((tab ? tab : stop) - p)));
		if (name.n == 0)
			why = "a column without a name in the header";
		else if (index_add(&names, slice_of(name.p, name.n)) < h->n)
			why = "a column named twice in the header";
		else
			header_add(h, slice_of(name.p, name.n));
		p = tab ? tab + 1 : stop;
	}
	buf_free(&name);
	index_free(&names);
	return why;
}

static int read_header(struct rows *r, struct slice line)
{
	const char *why;

	header_clear(&r->head);
	r->has_head = false;
	if (bad_escape(line))
		return rows_bad(r, "bad escape in the header; only \\t \\n \\r \\\\ are known");
	why = take_names(&r->head, line);
	if (why)
		return rows_bad(r, why);
	r->has_head = true;
	r->head_line = r->in.line;
	r->start = header_find(&r->head, "start");
	r->end = header_find(&r->head, "end");
	return 0;
}

/* A plain decimal that fits in 64 bits. */
static bool read_number(struct slice s, uint64_t *v)
{
	*v = 0;
	if (s.n == 0 || s.n > 19 || (s.n > 1 && *s.p == '0'))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*v = *v * 10 + (uint64_t)(s.p[i] - '0');
	}
	return true;
}

static int read_row(struct rows *r, struct slice line)
{
	const char *p = line.p, *stop = line.p + line.n;
	size_t n = 0;

	r->field = buf_grow(r->field, &r->cap, r->head.n, sizeof *r->field);
	for (;;) {
		const char *tab = memchr(p, '\t', (size_t)(stop - p));

		if (n < r->head.n)
			r->field[n] = slice_of(p, (size_t)((tab ? tab : stop) - p));
		n++;
		if (!tab)
			break;
		p = tab + 1;
	}
	if (n != r->head.n) {
		err_line(r->in.name, r->in.line, "%zu field%s, the header has %zu", n, n == 1 ? "" : "s",
			 r->head.n);
		return -1;
	}
	if (bad_escape(line))
		return rows_bad(r, "bad escape; only \\t \\n \\r \\\\ are known");
	if (r->start >= 0 && !read_number(r->field[r->start], &r->from))
		return rows_bad(r, "'start' is no plain decimal");
	if (r->end >= 0 && !read_number(r->field[r->end], &r->to))
		return rows_bad(r, "'end' is no plain decimal");
	if (r->start >= 0 && r->end >= 0 && r->to < r->from)
		return rows_bad(r, "'end' is before 'start'");
	return 0;
}

enum rows_event rows_next(struct rows *r)
{
	struct slice line;
	int got = input_line(&r->in, &line);

	if (got <= 0)
		return got < 0 ? ROWS_BAD : ROWS_END;
	if (r->in.line == 1 && line.n >= 3 && memcmp(line.p, "\xef\xbb\xbf", 3) == 0) /* U+FEFF */
		line = slice_of(line.p + 3, line.n - 3);
	if (line.n && line.p[line.n - 1] == '\r') /* CRLF: a CR of the text would be escaped */
		line.n--;
	if (!r->in.terminated) {
		rows_bad(r, "the last row has no LF: its stream was cut");
		return ROWS_BAD;
	}
	if (line.n && *line.p == '#' && !r->plain)
		return read_header(r, line) < 0 ? ROWS_BAD : ROWS_HEADER;
	if (!r->has_head) {
		rows_bad(
		    r,
		    "a row before any header; a header is a line that starts with # and names the columns");
		return ROWS_BAD;
	}
	return read_row(r, line) < 0 ? ROWS_BAD : ROWS_ROW;
}

void rows_unescape_into(struct buf *b, struct slice field)
{
	const char *p = field.p, *stop = field.p + field.n, *e;

	buf_reserve(b, field.n);
	while (p < stop && (e = memchr(p, '\\', (size_t)(stop - p))) && e + 1 < stop) {
		char c = e[1] == 't' ? '\t' : e[1] == 'n' ? '\n' : e[1] == 'r' ? '\r' : e[1];

		buf_add(b, p, (size_t)(e - p));
		buf_add(b, &c, 1);
		p = e + 2;
	}
	buf_add(b, p, (size_t)(stop - p));
}

struct slice rows_unescape(struct slice field, struct buf *scratch)
{
	if (field.n == 0 || !memchr(field.p, '\\', field.n))
		return field;
	scratch->n = 0;
	rows_unescape_into(scratch, field);
	return slice_of(scratch->p, scratch->n);
}

struct slice rows_number(char *digits, uint64_t v)
{
	size_t i = output_digits(digits, v);

	return slice_of(digits + i, ROWS_DIGITS - i);
}

void rows_escape_into(struct buf *b, struct slice s, bool first)
{
	static const char special[] = "\t\n\r\\", letters[] = "tnr\\";

	if (first && s.n && *s.p == '#')
		buf_add(b, "\\", 1);
	for (size_t i = 0; i < s.n; i++) {
		const char *at = s.p[i] ? strchr(special, s.p[i]) : NULL;

		if (at)
			buf_add(b, "\\", 1);
		buf_add(b, at ? &letters[at - special] : s.p + i, 1);
	}
}

void rows_put_raw(struct output *o, struct slice text, bool first)
{
	if (first && text.n && *text.p == '#')
		output_char(o, '\\');
	output_escaped(o, text);
}

struct slice rows_inner_field(struct slice field)
{
	bool hash = field.n > 1 && field.p[0] == '\\' && field.p[1] == '#';

	return hash ? slice_of(field.p + 1, field.n - 1) : field;
}

void rows_put_field(struct output *o, struct slice field, bool first)
{
	if (first && field.n && *field.p == '#')
		output_char(o, '\\');
	output_slice(o, first ? field : rows_inner_field(field));
}

void rows_put_header(struct output *o, const struct header *h)
{
	for (size_t i = 0; i < h->n; i++) {
		output_char(o, i ? '\t' : '#');
		output_escaped(o, h->name[i]);
	}
	output_char(o, '\n');
}

static void add_column(struct layout *l, int source)
{
	BUF_PUSH_ROOM(l->source, l->cap, l->n);
	l->source[l->n++] = source;
}

void layout_make(struct layout *l, const struct header *in, const char *const *own, size_t n)
{
	l->n = 0;
	for (size_t i = 0; i < in->n; i++) {
		int source = (int)i;

		for (size_t k = 0; k < n; k++) {
			if (slice_is(in->name[i], own[k]))
				source = -1 - (int)k;
		}
		add_column(l, source);
	}
	for (size_t k = 0; k < n; k++) {
		if (header_find(in, own[k]) < 0)
			add_column(l, -1 - (int)k);
	}
}

void layout_free(struct layout *l)
{
	free(l->source);
	*l = (struct layout){0};
}

void layout_put_header(struct output *o, const struct layout *l, const struct header *in,
		       const char *const *own)
{
	for (size_t i = 0; i < l->n; i++) {
		int s = l->source[i];

		output_char(o, i ? '\t' : '#');
		output_escaped(o, s >= 0 ? in->name[s] : slice_str(own[-1 - s]));
	}
	output_char(o, '\n');
}

void layout_put_row(struct output *o, const struct layout *l, const struct slice *field,
		    const struct slice *own)
{
	for (size_t i = 0; i < l->n; i++) {
		int s = l->source[i];

		if (i)
			output_char(o, '\t');
		if (s >= 0)
			rows_put_field(o, field[s], i == 0);
		else
			rows_put_raw(o, own[-1 - s], i == 0);
	}
	output_char(o, '\n');
}
