/* tabular - tables read from and written to the formats of others: span rows, TSV, CSV (RFC 4180), JSON Lines
 * (RFC 8259), Markdown, and columns for the eye. Fields are raw text, without escapes. */
#ifndef RPT_TABULAR_H
#define RPT_TABULAR_H

#include "json.h"
#include "rows.h"

enum format { FORMAT_RPT, FORMAT_TSV, FORMAT_CSV, FORMAT_JSONL, FORMAT_MD, FORMAT_TABLE, FORMAT_NONE };

/* The format of that name; FORMAT_NONE for none. */
enum format format_named(const char *name);

/* ---- reading: rpt tsv csv jsonl ---- */

struct tabular {
	enum format format;
	struct rows rows;    /* the input; for FORMAT_RPT all of it */
	struct header *head; /* the columns in force */
	struct slice *field; /* of the row read last, raw; valid until the next read */
	size_t cap;
	struct header own; /* head of all formats but FORMAT_RPT */
	struct buf text;   /* fields with quotes and escapes undone */
	struct buf record; /* a CSV record over several lines */
	size_t line;       /* where the record read last begins */
	struct json_object json;
	bool pending; /* a JSON object with new keys: its row comes after its header */
	size_t *end;  /* fields in text end here */
	size_t end_cap;
};

/* Start from {.format = ...}. As rows_open(), rows_next(), rows_close(). */
int tabular_open(struct tabular *t, const char *file);
enum rows_event tabular_next(struct tabular *t);
void tabular_close(struct tabular *t);
void tabular_free(struct tabular *t);

/* ---- writing ---- */

struct tabular_out {
	enum format format;
	struct output *to;
	bool no_header, bom;
	bool begun;         /* a header was written, or held back by no_header */
	struct header head; /* that header */
	/* FORMAT_TABLE: rows wait until the widths are known */
	struct buf held; /* fields one behind the other */
	size_t *end, ends, end_cap;
	size_t *width, width_cap;
	size_t columns, at; /* of the terminal; where the line being written ends */
	bool flowing;
};

/* A header; false when it differs from the one before and the format has no place for a second. */
bool tabular_put_header(struct tabular_out *o, const struct header *h);
void tabular_put_row(struct tabular_out *o, const struct slice *field, size_t n);
/* Write what waits. */
void tabular_end(struct tabular_out *o);
void tabular_out_free(struct tabular_out *o);

#endif
