#include "sidefile.h"

#include <stdlib.h>

#include "err.h"
#include "index.h"
#include "input.h"

/* Take the next name of the header from *rest; whether it is a good one. seen: those before it. */
static bool take_name(struct sidefile *s, struct slice *rest, struct index *seen, size_t number)
{
	const char *tab = rest->n ? memchr(rest->p, '\t', rest->n) : NULL;
	struct slice name = slice_of(rest->p, tab ? (size_t)(tab - rest->p) : rest->n);

	if (name.n == 0) {
		err_line(s->file, number, "a column without a name");
		return false;
	}
	if (index_add(seen, name) < s->columns) {
		err_line(s->file, number, "column '%.*s' named twice", (int)name.n, name.p);
		return false;
	}
	BUF_PUSH_ROOM(s->name, s->name_cap, s->columns);
	s->name[s->columns++] = name;
	*rest = tab ? slice_of(tab + 1, rest->n - name.n - 1) : slice_of(NULL, 0);
	return true;
}

static bool read_names(struct sidefile *s, struct slice line, size_t number)
{
	struct slice rest = slice_of(line.p + 1, line.n - 1);
	struct index seen = {0};
	bool good;

	if (s->columns) {
		err_line(s->file, number, "a second header");
		return false;
	}
	do
		good = take_name(s, &rest, &seen, number);
	while (good && rest.p);
	index_free(&seen);
	return good;
}

static bool read_fields(struct sidefile *s, struct slice line, size_t number)
{
	size_t n = 0;

	if (!s->columns) {
		err_line(s->file, number,
			 "a row before the header; the first line must be #name<TAB>name...");
		return false;
	}
	for (;;) {
		const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
		size_t len = tab ? (size_t)(tab - line.p) : line.n;

		BUF_PUSH_ROOM(s->field, s->field_cap, s->fields);
		s->field[s->fields++] = slice_of(line.p, len);
		n++;
		if (!tab)
			break;
		line = slice_of(tab + 1, line.n - len - 1);
	}
	if (n != s->columns) {
		err_line(s->file, number, "%zu field%s, the header has %zu", n, n == 1 ? "" : "s",
			 s->columns);
		return false;
	}
	BUF_PUSH_ROOM(s->line, s->line_cap, s->rows);
	s->line[s->rows++] = number;
	return true;
}

static int parse(struct sidefile *s)
{
	struct slice rest;
	size_t number = 0;

	rest = slice_of(s->text.p, s->text.n);
	if (rest.n >= 3 && memcmp(rest.p, "\xef\xbb\xbf", 3) == 0)
		rest = slice_of(rest.p + 3, rest.n - 3);
	while (rest.n) {
		const char *lf = memchr(rest.p, '\n', rest.n);
		struct slice line = slice_of(rest.p, lf ? (size_t)(lf - rest.p) : rest.n);

		rest = lf ? slice_of(lf + 1, rest.n - line.n - 1) : slice_of(rest.p, 0);
		number++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n == 0 || (line.n > 1 && memcmp(line.p, "# ", 2) == 0))
			continue;
		if (!(*line.p == '#' ? read_names(s, line, number) : read_fields(s, line, number)))
			return -1;
	}
	if (!s->columns) {
		err_file(s->file, "no header; the first line must be #name<TAB>name...");
		return -1;
	}
	return 0;
}

int sidefile_read(struct sidefile *s, const char *file)
{
	s->file = file;
	return input_slurp(file, &s->text) < 0 ? -1 : parse(s);
}

int sidefile_read_text(struct sidefile *s, const char *name, struct slice text)
{
	s->file = name;
	buf_add(&s->text, text.p, text.n);
	return parse(s);
}

int sidefile_column(const struct sidefile *s, const char *name)
{
	for (size_t i = 0; i < s->columns; i++) {
		if (slice_is(s->name[i], name))
			return (int)i;
	}
	return -1;
}

void sidefile_free(struct sidefile *s)
{
	buf_free(&s->text);
	free(s->name);
	free(s->field);
	free(s->line);
	*s = (struct sidefile){0};
}
