/* paragraphs - where the paragraphs of a document begin: those that its rows name, and those inside a line,
 * as where a report was stored as a single one with two full-width blanks (the indent of GB/T
 * 9704-2012, 7.3.3) in front of each. */
#ifndef RPT_PARAGRAPHS_H
#define RPT_PARAGRAPHS_H

#include "outline.h"
#include "passage.h"

struct paragraphs {
	struct paragraph *para;
	size_t n, cap;
	size_t *of; /* for each row of the passage the paragraph it begins in */
	size_t of_cap;
};

/* Find those of a passage whose n lines begin at the folded places line[], line[0] 0. In a paragraph, `from`
 * and `to` are set, and enclosing -1. Start from {0}; memory is kept. Linear. */
void paragraphs_find(struct paragraphs *p, const struct passage *text, const size_t *line, size_t n);

void paragraphs_free(struct paragraphs *p);

#endif
