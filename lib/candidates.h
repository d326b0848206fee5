/* candidates - the places of a document where a mark of the outline stands; which of them open sections is
 * for outline.c to say. */
#ifndef RPT_CANDIDATES_H
#define RPT_CANDIDATES_H

#include "outline.h"

/* A place where a mark stands; the sequence decides whether it counts. */
struct candidate {
	struct mark mark;
	size_t from; /* with Markdown before it */
	size_t at;   /* the mark */
	size_t para;
	int hashes; /* of Markdown before it */
	bool inside;
	bool adverb;   /* 首先 behind a comma: a mark only where its paragraph has the next */
	bool occasion; /* a dash that opens a line about the meeting, no mark */
	bool stopped;  /* its paragraph has a stop: no line of the head */
	long next;     /* next candidate of the same class and family, or -1 */
};

/* Find them all, in order; o->marked says which paragraphs begin with one. Tables of contents and the cells
 * of tables laid out one a line have none. Linear. */
void candidates_find(struct outline *o, const char *text, const struct paragraph *para, size_t n);

#endif
