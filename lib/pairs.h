/* pairs - two streams of rows read document by document, those that belong together side by side (as join(1)
 * does it). */
#ifndef RPT_PAIRS_H
#define RPT_PAIRS_H

#include "rows.h"

/* A document held: its rows, all under one header. */
struct held_document {
	struct buf store; /* fields, raw, one behind the other */
	size_t *end;      /* of each field in store */
	size_t ends, end_cap;
	size_t rows, columns;
	struct header head; /* the first came under */
	size_t head_line;
	struct buf key; /* what names the pair; fields with NUL behind each */
	bool full;      /* there is a document */
};

/* Field c of row i. */
struct slice held_field(const struct held_document *d, size_t i, size_t c);

/* The same for a row and a column that may not be there (NULL, -1): empty then. */
struct slice held_value(const struct held_document *d, const size_t *row, int c);

struct stream {
	const char *const *needs; /* set before reading: names of the columns that are held, up to a NULL */
	struct rows rows;
	struct held_document doc; /* the one in hand */
	struct buf last_key;      /* of the document before it */
	struct buf scratch;
	bool row_waits; /* the first row of the next document has been read */
	bool ended;
	size_t documents;
	size_t first_line; /* of the document in hand */
};

/* Open a stream and read its first header; rows.has_head is false where it is empty. 0, or -1 (said). Start
 * from {0}. */
int stream_open(struct stream *s, const char *file);

/* Read the next document; doc.full is false at the end. keys: names of the columns that name a document
 * ("a,b"), or NULL for doc. Documents must come in C order of their keys. 0, or -1 (said). */
int stream_next(struct stream *s, const char *keys);

/* The name of the document in hand. */
struct slice stream_document(const struct stream *s);

/* True when the document in hand is the only one. */
bool stream_is_single(const struct stream *s);

void stream_free(struct stream *s);

#endif
