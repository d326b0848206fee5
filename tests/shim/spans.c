/* spans - check that each row of a stream is the bytes of its document that it names: spans [-g] [STREAM]
 *
 * Documents are the files that the column doc names. Where the stream has the columns doc2 start2 end2 text2,
 * as those of rpt-diff, they are checked too. -g: the rows of a document stand in its order, do not overlap,
 * and nothing but white space (rpt(5)) lies before, between and behind them, so that with these gaps they are
 * the document.
 *
 * What is wrong is printed, at most 5 of it; the last line is the number of rows. Status 0: all is well. */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAID = 5, SPAN = 4, COLUMNS = 2 * SPAN };

static const char *const names[COLUMNS] = {"doc", "start", "end", "text", "doc2", "start2", "end2", "text2"};

struct text {
	char *p;
	size_t n;
};

struct document {
	struct text name, text;
};

static unsigned long line_number;
static int said;

static void complain(const char *what)
{
	if (said++ < SAID)
		printf("line %lu: %s\n", line_number, what);
}

static void *more(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (!p)
		exit(3);
	return p;
}

static struct text unescape(const char *p, size_t n)
{
	struct text t = {more(NULL, n + 1), 0};

	for (size_t i = 0; i < n; i++) {
		char c = p[i];

		if (c == '\\' && ++i < n)
			c = p[i] == 't' ? '\t' : p[i] == 'n' ? '\n' : p[i] == 'r' ? '\r' : p[i];
		t.p[t.n++] = c;
	}
	t.p[t.n] = 0;
	return t;
}

/* The document of that name, read once. */
static const struct document *find(struct text name)
{
	static struct document *all;
	static size_t n;
	struct document *d;
	FILE *f;
	int c;

	for (size_t i = n; i-- > 0;) {
		if (all[i].name.n == name.n && memcmp(all[i].name.p, name.p, name.n) == 0)
			return &all[i];
	}
	f = fopen(name.p, "rb");
	if (!f) {
		perror(name.p);
		exit(3);
	}
	all = more(all, (n + 1) * sizeof *all);
	d = &all[n++];
	d->name = (struct text){more(NULL, name.n + 1), name.n};
	memcpy(d->name.p, name.p, name.n + 1);
	d->text = (struct text){NULL, 0};
	for (size_t cap = 0; (c = getc(f)) != EOF; d->text.p[d->text.n++] = (char)c) {
		if (d->text.n == cap)
			d->text.p = more(d->text.p, cap = cap ? 2 * cap : 65536);
	}
	fclose(f);
	return d;
}

/* Bytes of white space at p[0..n), 0 for none. */
static size_t space(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	if (*p == ' ' || (*p >= '\t' && *p <= '\r'))
		return 1;
	if (n >= 2 && *p == 0xc2 && (p[1] == 0x85 || p[1] == 0xa0))
		return 2;
	if (n < 3)
		return 0;
	if (memcmp(s, "\343\200\200", 3) == 0 || memcmp(s, "\357\273\277", 3) == 0)
		return 3;
	return *p == 0xe2 && p[1] == 0x80 && (p[2] <= 0x8b || p[2] == 0xa8 || p[2] == 0xa9) ? 3 : 0;
}

static void check_gap(const struct document *d, size_t from, size_t to)
{
	if (to < from) {
		complain("rows overlap or are out of order");
		return;
	}
	while (from < to) {
		size_t n = space(d->text.p + from, to - from);

		if (n == 0) {
			complain("something other than white space lies before this row");
			return;
		}
		from += n;
	}
}

static bool is_number(struct text t)
{
	return t.n > 0 && strspn(t.p, "0123456789") == t.n;
}

/* The span in four fields; its document, or NULL where the fields are empty. */
static const struct document *check(const struct text *field, size_t *start, size_t *end)
{
	struct text name, text;
	const struct document *d;

	if (field[0].n + field[1].n + field[2].n + field[3].n == 0)
		return NULL;
	if (!is_number(field[1]) || !is_number(field[2])) {
		complain("start or end is no number");
		return NULL;
	}
	name = unescape(field[0].p, field[0].n);
	text = unescape(field[3].p, field[3].n);
	d = find(name);
	*start = strtoul(field[1].p, NULL, 10);
	*end = strtoul(field[2].p, NULL, 10);
	if (*end > d->text.n || *start > *end || text.n != *end - *start ||
	    (text.n && memcmp(text.p, d->text.p + *start, text.n) != 0))
		complain("the text is not the bytes of its span");
	free(name.p);
	free(text.p);
	return d;
}

int main(int argc, char **argv)
{
	bool gaps = argc > 1 && strcmp(argv[1], "-g") == 0;
	const char *file = argv[argc > 1 + gaps ? 1 + gaps : 0];
	FILE *f = argc > 1 + gaps ? fopen(file, "rb") : stdin;
	const struct document *last = NULL;
	size_t cap = 0, at = 0, rows = 0;
	int column[COLUMNS] = {-1, -1, -1, -1, -1, -1, -1, -1};
	char *line = NULL;
	ssize_t n;

	if (!f) {
		perror(file);
		return 3;
	}
	while ((n = getline(&line, &cap, f)) > 0) {
		struct text field[COLUMNS] = {{NULL, 0}};
		char *p = line, *stop = line + n - 1;

		line_number++;
		if (*p == '#') {
			for (int i = 0; i < COLUMNS; i++)
				column[i] = -1;
			p++;
		}
		for (int k = 0; p <= stop; k++) {
			char *tab = memchr(p, '\t', (size_t)(stop - p));
			size_t len = (size_t)((tab ? tab : stop) - p);

			for (int i = 0; i < COLUMNS; i++) {
				if (*line == '#' && strlen(names[i]) == len && memcmp(names[i], p, len) == 0)
					column[i] = k;
				else if (*line != '#' && column[i] == k)
					field[i] = (struct text){p, len};
			}
			p = (tab ? tab : stop) + 1;
		}
		if (*line != '#') {
			size_t start, end, start2, end2;
			const struct document *d = check(field, &start, &end);

			rows++;
			if (!d)
				complain("no span");
			if (column[SPAN] >= 0)
				check(field + SPAN, &start2, &end2);
			if (gaps && last && (d != last || start < at)) {
				check_gap(last, at, last->text.n);
				at = 0;
			}
			if (gaps && d) {
				check_gap(d, at, start);
				at = end;
			}
			last = d;
		}
	}
	if (gaps && last)
		check_gap(last, at, last->text.n);
	printf("%zu rows\n", rows);
	return said > 0;
}
