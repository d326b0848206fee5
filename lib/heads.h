/* heads - the marks of heads.tsv as they nest: brackets and quotes. */
#ifndef RPT_HEADS_H
#define RPT_HEADS_H

#include "tables.h"

/* An opening bracket, book-title or quotation mark. w may be NULL. */
static inline bool head_opens(const struct lexeme *w)
{
	return w && (w->class == LEX_HEADS_OPEN || w->class == LEX_HEADS_QUOTE);
}

static inline bool head_closes(const struct lexeme *w)
{
	return w && (w->class == LEX_HEADS_CLOSE || w->class == LEX_HEADS_UNQUOTE);
}

#endif
