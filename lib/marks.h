/* marks - the marks of an outline: 一、 (一) 1. (1) ① 1.1 第一章 一是 首先 —— (GB/T 9704-2012, 7.3.3, and
 * beyond). Text is folded. */
#ifndef RPT_MARKS_H
#define RPT_MARKS_H

#include "buf.h"

enum mark_class {
	MARK_NONE,
	MARK_CJK,
	MARK_CJK_PAREN,
	MARK_ARABIC,
	MARK_ARABIC_PAREN,
	MARK_CIRCLED,
	MARK_DECIMAL,
	MARK_CHAPTER,
	MARK_ITEM,
	MARK_DASH
};

struct mark {
	enum mark_class class;
	char family;   /* marks of one class and family continue each other */
	int number;    /* 0: counts on from the mark before it */
	bool doubtful; /* damaged, or easily something else: the sequence must speak for it */
	size_t length; /* bytes of the label */
	int part[6];   /* decimal: its numbers */
	int parts;
};

/* The mark at p[0..n); false if there is none. `inside`: not at the start of a paragraph, where only some can
 * stand. */
bool mark_at(const char *p, size_t n, bool inside, struct mark *m);

/* Whether a list of items whose marks are of one family may go on in another: 首先, 第二. */
bool mark_goes_on(char family, char next);

/* Whether items of both families are a numeral with a word behind it: 一是, 一要. */
bool marks_are_alike(char family, char other);

/* Whether the mark is an adverb by itself: 首先. */
bool mark_is_word(const struct mark *m);

/* Bytes of white space and Markdown (#, *, -, >, _) before a mark at the start of a paragraph. */
size_t mark_skip(const char *p, size_t n);

#endif
