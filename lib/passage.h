/* passage - one or several rows read as one text, folded: full-width forms become ASCII, an LF with the white
 * space round it is dropped (rpt(5): it is read as if it were not there). Every place of the folded text
 * leads back to its byte in the rows. */
#ifndef RPT_PASSAGE_H
#define RPT_PASSAGE_H

#include <stdint.h>

#include "buf.h"

/* From `at` on (in the folded text) the raw text runs `shift` bytes ahead. */
struct passage_seam {
	size_t at;
	size_t shift;
};

/* A row of the passage: raw bytes [from, to) of it stand at byte `start` of the document. */
struct passage_row {
	size_t from, to;
	size_t folded; /* where the row begins in the folded text */
	uint64_t start;
};

struct passage {
	struct buf raw;  /* the rows' texts, one behind the other */
	struct buf text; /* folded */
	struct passage_seam *seam;
	size_t seams, seams_cap;
	struct passage_row *row;
	size_t rows, rows_cap;
};

/* Empty p, keeping its memory. Start from {0}. */
void passage_clear(struct passage *p);
void passage_free(struct passage *p);

/* Add a row whose raw text (unescaped) stands at byte start of its document. */
void passage_add(struct passage *p, struct slice raw, uint64_t start);

/* Add a blank, where the next row, which begins at byte start, does not touch the last: as it would stand
 * there if both were one row. Two blanks where two full-width ones part them: they begin a paragraph in a
 * line. */
void passage_add_gap(struct passage *p, uint64_t start);

/* The raw place of a folded one; of the character at it, and (for ends of spans) of the end of the character
 * before it. */
size_t passage_raw(const struct passage *p, size_t at);
size_t passage_raw_end(const struct passage *p, size_t at);

/* Raw bytes of the folded span [from, to). */
struct slice passage_words(const struct passage *p, size_t from, size_t to);

/* The same as far as it lies in `row` and in rows that touch it: which bytes stand in a gap is not known. */
struct slice passage_touching(const struct passage *p, size_t row, size_t from, size_t to);

/* The same as passage_words, with LFs and the white space round them taken out; in scratch where there are
 * any. */
struct slice passage_unbroken(const struct passage *p, size_t from, size_t to, struct buf *scratch);

/* The row that holds the folded place at (the last one that begins at or before it). */
size_t passage_row_of(const struct passage *p, size_t at);

/* Byte of the document at which the raw place, lying in the given row, stands. */
uint64_t passage_offset(const struct passage *p, size_t row, size_t raw);

#endif
