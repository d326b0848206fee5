/* meta - the data of a report: title, issuing body, year reported on, date of publication (contract:
 * rpt-sections -m; words in lib/data/meta.tsv). */
#ifndef RPT_META_H
#define RPT_META_H

#include "outline.h"
#include "passage.h"

/* Each "" where it is not known; they lie in store until the next call. */
struct meta {
	struct slice title; /* on one line, without Markdown and footnote marks */
	struct slice
	    org; /* before 关于 in the title, else signed, else under the title, else named as source */
	struct slice year; /* reported on */
	struct slice date; /* ISO 8601, of publication, else of signature */
	struct buf store, line;
};

/* Read them off a document: its text, its n paragraphs with their roles, its outline. Start from {0}. */
void meta_find(struct meta *m, const struct passage *text, const struct paragraph *para, size_t n,
	       const struct outline *o);

void meta_free(struct meta *m);

#endif
