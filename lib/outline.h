/* outline - the sections of a document: which marks count, how they nest, where headings end (outline.md). */
#ifndef RPT_OUTLINE_H
#define RPT_OUTLINE_H

#include "marks.h"
#include "roles.h"

enum section_kind { SECTION_BLOCK, SECTION_RUN_IN, SECTION_ITEM };

/* The name of a kind in the rows. */
const char *section_kind_name(enum section_kind k);

/* One section; places are bytes of the folded text of the document. */
struct section {
	size_t from;            /* begins here: the mark, or Markdown before it */
	size_t label, label_to; /* the mark */
	size_t heading, heading_to;
	size_t to;   /* end of mark and title, with Markdown behind it */
	size_t para; /* paragraph it begins in */
	size_t stop; /* where its text ends; white space may stand before it */
	size_t last; /* the paragraph in or before which that is */
	int level;
	size_t path, path_n; /* in outline.paths */
	enum section_kind kind;
};

struct paragraph {
	size_t from, to;    /* in the folded text */
	long enclosing;     /* the section its first character belongs to; -1 for none */
	size_t first, next; /* sections that begin in it: first .. next - 1 */
	enum role role;
};

struct candidate;

struct outline {
	struct section *section;
	size_t sections, sections_cap;
	struct buf paths;
	struct candidate *candidate; /* work space */
	size_t candidates, candidates_cap;
	struct slice *slice;
	size_t slice_cap;
	bool *marked;
	size_t marked_cap;
	enum role *role;
	size_t role_cap;
};

/* Find sections and roles of a document: its folded text and its n paragraphs, in which enclosing, first,
 * next and role are set. Start from {0}; memory is kept from one document to the next. Linear. */
void outline_read(struct outline *o, const char *text, struct paragraph *para, size_t n);

void outline_free(struct outline *o);

#endif
