/* wrap - paragraphs out of hard-wrapped lines, as text from a PDF has them (rpt(5), WRAPPED LINES). */
#ifndef RPT_WRAP_H
#define RPT_WRAP_H

#include <stdint.h>

#include "buf.h"

enum { WRAP_LINES = 50 };

struct wrap {
	struct buf text;          /* the lines joined so far, with all bytes between them */
	struct buf tail;          /* what stands behind the last of them: blanks, CR */
	uint64_t start;           /* byte of the document where they begin */
	bool goes_on;             /* the last of them is full and not closed */
	bool broken;              /* a page foot or form feed stands behind a line that goes on */
	size_t width[WRAP_LINES]; /* columns of the last lines */
	size_t lines;
	/* Called for each paragraph; `resumes`: it goes on with the one that a page foot broke. The text is
	 * valid until it returns. */
	void (*take)(void *self, struct slice text, uint64_t start, bool resumes);
	void *self;
	bool resumes;
};

/* Another document begins. Start from {0} with take and self set. */
void wrap_begin(struct wrap *w);

/* The next line, without its LF, which begins at byte start. */
void wrap_line(struct wrap *w, struct slice line, uint64_t start);

/* The document has ended. */
void wrap_end(struct wrap *w);

void wrap_free(struct wrap *w);

#endif
