/* lexicon - longest match over the word tables of lib/data, compiled by lib/gen/lexgen.c into double-array
 * tries (J.-I. Aoe, An Efficient Digital Search Algorithm by Using a Double-Array Structure, IEEE TSE 15,
 * 1989). */
#ifndef RPT_LEXICON_H
#define RPT_LEXICON_H

#include <stdint.h>

#include "buf.h"

/* One row of a table. Class numbers are the constants of tables.h. Strings are places in lexicon_strings:
 * tables without pointers need no work when a program starts. */
struct lexeme {
	uint32_t word;
	uint32_t attr[2];
	uint8_t length; /* bytes of word */
	uint8_t class;
};

extern const unsigned char lexicon_strings[];

/* The word, terminated. */
static inline const char *lexeme_word(const struct lexeme *w)
{
	return (const char *)lexicon_strings + w->word;
}

/* The column k behind the class ("-" in the table is empty here). */
static inline const char *lexeme_attr(const struct lexeme *w, int k)
{
	return (const char *)lexicon_strings + w->attr[k];
}

struct lexicon_node {
	uint16_t base;  /* children of a node stand at base + byte; 0: it has none */
	uint16_t owner; /* node this one is the child of */
	uint16_t word;  /* 1 + index of the lexeme that ends here, 0 for none */
};

struct lexicon {
	const struct lexicon_node *forward;  /* the words from their first byte */
	const struct lexicon_node *backward; /* the words from their last byte */
	const struct lexeme *words;
	uint32_t words_n;
	const uint8_t *first; /* which characters words begin with, and end with: see lexicon_slot() */
	const uint8_t *last;
};

enum { LEXICON_SLOTS = 4096 + 256 };

/* The slot of a character in the filters: by the last two bytes where it has three (or more), else by its
 * first byte. Some characters share one. */
static inline unsigned lexicon_slot(const char *p, size_t n)
{
	unsigned char lead = (unsigned char)*p;

	if (lead < 0xe0 || n < 3)
		return 4096u + lead;
	return ((unsigned char)p[1] & 63u) << 6 | ((unsigned char)p[2] & 63u);
}

/* Whether a word may begin with the character at p[0..n), n > 0; most that do not are told at once. */
static inline bool lexicon_may_begin(const struct lexicon *l, const char *p, size_t n)
{
	unsigned slot = lexicon_slot(p, n);

	return l->first[slot >> 3] >> (slot & 7) & 1;
}

/* FNV-1a over the bytes of all tables. */
extern const unsigned long long lexicon_digest;

/* The longest word that p[0..n) begins with, or NULL. Linear in its length. */
const struct lexeme *lexicon_walk(const struct lexicon *l, const char *p, size_t n);

static inline const struct lexeme *lexicon_match(const struct lexicon *l, const char *p, size_t n)
{
	return n > 0 && lexicon_may_begin(l, p, n) ? lexicon_walk(l, p, n) : NULL;
}

/* The longest word that p[0..n) ends with, or NULL. */
const struct lexeme *lexicon_match_end(const struct lexicon *l, const char *p, size_t n);

/* The word that is all of s, or NULL. */
const struct lexeme *lexicon_find(const struct lexicon *l, struct slice s);

#endif
