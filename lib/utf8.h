/* utf8 - bytes to code points and back, white space, folding of full-width forms (Unicode 15, RFC 3629). */
#ifndef RPT_UTF8_H
#define RPT_UTF8_H

#include <stdint.h>

#include "buf.h"

/* Length in bytes of the longest prefix of p[0..n) that is well-formed UTF-8 without NUL (RFC 3629: no
 * surrogates, no overlong forms, nothing above U+10FFFF). n when all of it is. */
size_t utf8_valid(const char *p, size_t n);

/* True when p[0..n), n at most 3, could be the beginning of a longer well-formed sequence. */
bool utf8_is_cut(const char *p, size_t n);

/* Bytes of the character at p[0..n), n > 0, by its lead byte; 1 for a stray byte; never more than n. */
static inline size_t utf8_step(const char *p, size_t n)
{
	unsigned char c = (unsigned char)*p;
	size_t len = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

	return len <= n ? len : n;
}

/* Whether that byte leads a character of U+4000 to U+DFFF: three bytes, an ideograph nearly always, no white
 * space, nothing that folds. Most of a report is made of them; to skip them in a loop of their own is faster
 * than to look up how far each one steps. */
static inline bool utf8_leads_ideograph(char c)
{
	return (unsigned char)c >= 0xe4 && (unsigned char)c <= 0xed;
}

/* Bytes of the character that ends at p[n], n > 0. */
static inline size_t utf8_step_back(const char *p, size_t n)
{
	size_t len = 1;

	while (len < n && len < 4 && ((unsigned char)p[n - len] & 0xc0) == 0x80)
		len++;
	return len;
}

/* The code point at p[0..n), n > 0, of text known to be valid; its length in bytes goes to *len. */
uint32_t utf8_decode(const char *p, size_t n, size_t *len);

/* Whether a terminal may obey it: control characters, and those that set the direction of text. */
bool utf8_is_control(uint32_t u);

/* What utf8_space() looks at when the first byte does not tell. */
size_t utf8_space_at(const char *p, size_t n);

/* Bytes of white space at p[0..n): the set that rpt-split trims (rpt(5), WHITE SPACE). 0 when none stands
 * there. */
static inline size_t utf8_space(const char *p, size_t n)
{
	unsigned char a = n ? (unsigned char)*p : 'x';

	return a > ' ' && a != 0xc2 && a != 0xe2 && a != 0xe3 && a != 0xef ? 0 : utf8_space_at(p, n);
}

/* The same for white space that ends at p[n]. */
size_t utf8_space_back(const char *p, size_t n);

/* s without white space at both ends. */
struct slice utf8_trim(struct slice s);

/* Number of code points in s. */
size_t utf8_count(struct slice s);

/* The ASCII character that the character at p[0..n) is a full-width, small or look-alike form of, with its
 * length in *len; 0 when it is none (U+FF01-FF5E, U+3000, U+00A0, U+FE50-FE6B, U+2236, U+2212). */
char utf8_fold(const char *p, size_t n, size_t *len);

/* Append s with full-width forms as ASCII and without white space. */
void utf8_squeeze(struct buf *out, struct slice s);

/* Display columns of s by East Asian width (UAX #11, Unicode 15): 2 for wide and full-width characters, 0 for
 * combining marks and formats. */
size_t utf8_columns(struct slice s);

#endif
