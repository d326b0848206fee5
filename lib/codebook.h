/* codebook - which indicator a fact is one of: patterns over what it counts, and conditions on its columns
 * (contract: rpt-numbers -k; rpt(5), CODEBOOKS). */
#ifndef RPT_CODEBOOK_H
#define RPT_CODEBOOK_H

#include <stdint.h>

#include "index.h"
#include "pattern.h"
#include "rows.h"
#include "sidefile.h"

/* One row of the file. */
struct indicator {
	struct slice key, to; /* in the side file */
	struct pattern pattern, not ;
	size_t condition, conditions; /* in codebook.condition */
	uint64_t hits, documents, shadowed, last_document;
};

/* A column must hold one of some values. */
struct codebook_condition {
	size_t column; /* of the side file */
	struct slice values;
};

/* A literal that a pattern cannot do without. */
struct codebook_literal {
	struct slice text;
	size_t indicator, next; /* next with the same slot; SIZE_MAX: none */
};

struct codebook {
	struct sidefile file;
	struct indicator *indicator;
	struct codebook_condition *condition;
	size_t conditions, condition_cap;
	struct codebook_literal *literal;
	size_t literals, literal_cap;
	size_t slot[256]; /* first literal by a hash of its first character */
	uint64_t *open;   /* a bit for each indicator: its pattern may match (work space) */
	uint64_t *always; /* those that have no literal */
	size_t words;     /* of either */
	int *source;      /* of each column of the side file: see codebook_bind() */
	struct buf folded, scratch, number, most;
	/* for codebook_report() */
	uint64_t facts;
	struct index unkeyed; /* phrases without a key, the first 65536 different ones, and how often */
	uint64_t *times;
	size_t times_n, times_cap;
};

/* What a fact shows to the codebook; values raw, without escapes. */
struct codebook_fact {
	const struct slice *own;   /* the columns of the tool */
	const struct slice *field; /* the columns of the stream, still escaped; may be NULL */
	struct slice what, unit, value, max;
	uint64_t document; /* its number, from 1 */
};

/* Read a codebook; file must outlive c. 0, or -1 (said with file and line). Start from {0}. */
int codebook_read(struct codebook *c, const char *file);

/* Find the columns of conditions: among own[0..n), else in the stream's header; with no header (NULL),
 * conditions on what is not the tool's own are taken as met. 0, or -1 when a column is nowhere (said). */
int codebook_bind(struct codebook *c, const char *const *own, size_t n, const struct header *stream);

/* The first indicator that fits, or NULL. Where it has `to`, f's unit, value and max are converted (they lie
 * in c until the next call). `counted`: keep the figures for codebook_report(). */
const struct indicator *codebook_find(struct codebook *c, struct codebook_fact *f, bool counted);

/* Say on standard error what each row caught, and the commonest phrases that none did (-v); the last call. */
void codebook_report(struct codebook *c);

void codebook_free(struct codebook *c);

#endif
