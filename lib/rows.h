/* rows - the span rows between the tools (rpt(5)): headers, fields, escapes, columns that pass through. */
#ifndef RPT_ROWS_H
#define RPT_ROWS_H

#include "input.h"
#include "output.h"

/* Names of columns, unescaped. */
struct header {
	struct slice *name;
	size_t n;
	size_t cap;
	struct buf store; /* the bytes of the names */
};

/* Index of the column called name, or -1. */
int header_find(const struct header *h, const char *name);

/* True when a name matches [a-z][a-z0-9_]*, as those of span columns do. */
bool header_is_span_name(struct slice name);

/* True when both have the same columns in the same order. */
bool header_same(const struct header *a, const struct header *b);

/* Make `to` a copy of `from`. */
void header_copy(struct header *to, const struct header *from);

void header_clear(struct header *h);
void header_add(struct header *h, struct slice name);
void header_free(struct header *h);

enum rows_event { ROWS_BAD = -1, ROWS_END, ROWS_ROW, ROWS_HEADER };

/* A stream of rows being read. Start from {0}. */
struct rows {
	struct input in;
	const char *const *assumed; /* names (up to NULL) of the columns of rows that stand before any header;
				       NULL: none may */
	struct header head;
	bool has_head;
	size_t head_line; /* where the header in force stands */
	bool plain;       /* set by rows_attach(): a line with # in front is a row */
	struct slice
	    *field; /* of the row read last, still escaped; head.n of them; valid until the next read */
	size_t cap;
	int start, end;    /* columns of these names, or -1 */
	uint64_t from, to; /* their values in the row read last */
};

/* Open a file of rows (NULL or "-": standard input). 0 or -1 (said). */
int rows_open(struct rows *r, const char *file);

/* Read rows without a header, whose columns are those of h, from an open file descriptor. */
void rows_attach(struct rows *r, int fd, const struct header *h);
void rows_close(struct rows *r);
void rows_free(struct rows *r);

/* Read on. What is malformed is said with file and line, and gives ROWS_BAD; nothing more can be read then.
 */
enum rows_event rows_next(struct rows *r);

/* Index of a column that the tool cannot do without; -1 when it is missing (said with file and line). */
int rows_need(const struct rows *r, const char *name);

/* Say that the row read last is malformed; returns -1. */
int rows_bad(const struct rows *r, const char *why);

/* Undo the escapes of a field. The result is the field itself where it holds none, else it lies in scratch
 * (which is overwritten). Fields of a row that was read have no bad escapes. */
struct slice rows_unescape(struct slice field, struct buf *scratch);

/* Append a field to b with its escapes undone. */
void rows_unescape_into(struct buf *b, struct slice field);

/* The text of a number in digits, which must hold ROWS_DIGITS bytes and outlive it. */
enum { ROWS_DIGITS = OUTPUT_DIGITS };
struct slice rows_number(char *digits, uint64_t v);

/* Append a raw text to b as a field, escaped; `first` in its row: a leading # too. */
void rows_escape_into(struct buf *b, struct slice text, bool first);

/* Write one field; `first` in its row: a leading # is escaped too. Escaped and raw text. */
void rows_put_raw(struct output *o, struct slice text, bool first);
/* A field that is escaped already, as it stands where it is not the first: a leading \# is a plain # there.
 */
struct slice rows_inner_field(struct slice field);
/* Pass on a field that is escaped already. */
void rows_put_field(struct output *o, struct slice field, bool first);
/* Write a header line. */
void rows_put_header(struct output *o, const struct header *h);

/* How rows go out: columns that pass through and the tool's own, own ones that were there already in place.
 */
struct layout {
	int *source; /* for each column out: index of the field passed on, or -1 - index of own */
	size_t n;
	size_t cap;
};

/* Lay out for the header in, with the tool's own columns own[0..n). */
void layout_make(struct layout *l, const struct header *in, const char *const *own, size_t n);
void layout_free(struct layout *l);

/* Write the header line of a layout. */
void layout_put_header(struct output *o, const struct layout *l, const struct header *in,
		       const char *const *own);

/* Write one row: fields of the row read, and own[] as raw text. */
void layout_put_row(struct output *o, const struct layout *l, const struct slice *field,
		    const struct slice *own);

#endif
