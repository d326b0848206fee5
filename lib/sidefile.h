/* sidefile - frames, codebooks and topic tables: raw TSV without escapes, "#name<TAB>..." on top, "# "
 * comments. */
#ifndef RPT_SIDEFILE_H
#define RPT_SIDEFILE_H

#include "buf.h"

struct sidefile {
	const char *file;
	struct buf text;
	struct slice *name; /* of the columns */
	size_t columns, name_cap;
	struct slice *field; /* row after row, columns of them each */
	size_t fields, field_cap;
	size_t *line; /* of each row, from 1 */
	size_t rows, line_cap;
};

/* Read all of it; file must outlive s. 0, or -1 (said with file and line). Start from {0}. */
int sidefile_read(struct sidefile *s, const char *file);

/* The same from a text; name is what messages call it. */
int sidefile_read_text(struct sidefile *s, const char *name, struct slice text);

/* Index of a column, or -1. */
int sidefile_column(const struct sidefile *s, const char *name);

void sidefile_free(struct sidefile *s);

#endif
