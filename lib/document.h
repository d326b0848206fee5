/* document - raw text checked as it is read: UTF-8 without NUL, or a message with the byte and what to do. */
#ifndef RPT_DOCUMENT_H
#define RPT_DOCUMENT_H

#include "input.h"

struct document {
	struct input in;
	bool checked; /* all of it is known to be good */
};

/* Open file (NULL or "-": standard input). A named regular file is checked to its end before a line of it is
 * handed out. 0, or -1 (said). Start from {0}; memory is kept. */
int document_open(struct document *d, const char *file);

/* The next line and the byte at which it begins. 1; 0 at the end; -1 on error or bad text (said). */
int document_line(struct document *d, struct slice *line, uint64_t *start);

void document_close(struct document *d);
void document_free(struct document *d);

/* Check a text that stands in memory; `base` is its first byte in the file. 0, or -1 (said). */
int document_check(const char *name, const char *p, size_t n, uint64_t base);

#endif
