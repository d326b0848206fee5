#include "utf8.h"

#include "scan.h"

static bool continues(const char *p)
{
	return ((unsigned char)*p & 0xc0) == 0x80;
}

/* Bytes of the well-formed character at p[0..n), 0 if there is none (Unicode, table 3-7). */
static size_t well_formed(const char *p, size_t n)
{
	unsigned char a = (unsigned char)p[0];
	unsigned char b = n > 1 ? (unsigned char)p[1] : 0;

	if (a < 0x80)
		return a != 0;
	if (a < 0xc2 || a > 0xf4)
		return 0;
	if (a < 0xe0)
		return n > 1 && continues(p + 1) ? 2 : 0;
	if (a < 0xf0) {
		if (n < 3 || !continues(p + 1) || !continues(p + 2))
			return 0;
		return (a == 0xe0 && b < 0xa0) || (a == 0xed && b > 0x9f) ? 0 : 3;
	}
	if (n < 4 || !continues(p + 1) || !continues(p + 2) || !continues(p + 3))
		return 0;
	return (a == 0xf0 && b < 0x90) || (a == 0xf4 && b > 0x8f) ? 0 : 4;
}

enum { SCAN_AGAIN = 24 }; /* bytes looked at singly before another try with scan_valid() */

size_t utf8_valid(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n) {
		size_t again;

		i += scan_valid(p + i, n - i);
		again = i + SCAN_AGAIN;
		while (i < n && i < again) {
			size_t len = well_formed(p + i, n - i);

			if (len == 0)
				return i;
			i += len;
		}
	}
	return i;
}

bool utf8_is_cut(const char *p, size_t n)
{
	unsigned char a, b;

	if (n == 0 || n > 3)
		return false;
	a = (unsigned char)p[0];
	b = n > 1 ? (unsigned char)p[1] : 0;
	for (size_t i = 1; i < n; i++) {
		if (!continues(p + i))
			return false;
	}
	if (n > 1 && ((a == 0xe0 && b < 0xa0) || (a == 0xed && b > 0x9f) || (a == 0xf0 && b < 0x90) ||
		      (a == 0xf4 && b > 0x8f)))
		return false;
	return a >= 0xc2 && a <= 0xf4 && n < (a < 0xe0 ? 2u : a < 0xf0 ? 3u : 4u);
}

uint32_t utf8_decode(const char *p, size_t n, size_t *len)
{
	uint32_t a = (unsigned char)p[0];
	size_t step = utf8_step(p, n);

	*len = step;
	if (step == 1)
		return a;
	a &= 0xffu >> (step + 1);
	for (size_t i = 1; i < step; i++)
		a = a << 6 | ((unsigned char)p[i] & 0x3f);
	return a;
}

bool utf8_is_control(uint32_t u)
{
	return u < 0x20 || (u >= 0x7f && u < 0xa0) || (u >= 0x202a && u <= 0x202e) ||
	       (u >= 0x2066 && u <= 0x2069) || u == 0x200e || u == 0x200f || u == 0x061c;
}

size_t utf8_space_at(const char *p, size_t n)
{
	unsigned char a, b, c;

	if (n == 0)
		return 0;
	a = (unsigned char)p[0];
	if (a < 0x80)
		return a == ' ' || (a >= '\t' && a <= '\r');
	b = n > 1 ? (unsigned char)p[1] : 0;
	if (a == 0xc2)
		return b == 0x85 || b == 0xa0 ? 2 : 0;
	if (n < 3 || (a != 0xe2 && a != 0xe3 && a != 0xef))
		return 0;
	c = (unsigned char)p[2];
	if (a == 0xe2) /* U+2000-200B, U+2028, U+2029 */
		return b == 0x80 && (c <= 0x8b || c == 0xa8 || c == 0xa9) ? 3 : 0;
	if (a == 0xe3) /* U+3000 */
		return b == 0x80 && c == 0x80 ? 3 : 0;
	return b == 0xbb && c == 0xbf ? 3 : 0; /* U+FEFF */
}

size_t utf8_space_back(const char *p, size_t n)
{
	size_t len;

	if (n == 0)
		return 0;
	len = utf8_step_back(p, n);
	return utf8_space(p + n - len, len) == len ? len : 0;
}

struct slice utf8_trim(struct slice s)
{
	size_t len;

	while ((len = utf8_space(s.p, s.n)) > 0) {
		s.p += len;
		s.n -= len;
	}
	while ((len = utf8_space_back(s.p, s.n)) > 0)
		s.n -= len;
	return s;
}

size_t utf8_count(struct slice s)
{
	return s.n - scan_continuations(s.p, s.n);
}

char utf8_fold(const char *p, size_t n, size_t *len)
{
	unsigned char a = (unsigned char)p[0];
	unsigned char b = n > 1 ? (unsigned char)p[1] : 0;
	unsigned char c = n > 2 ? (unsigned char)p[2] : 0;

	*len = 3;
	if (a == 0xef && b == 0xbc && c >= 0x81)
		return (char)(c - 0x81 + '!'); /* U+FF01-FF3F */
	if (a == 0xef && b == 0xbd && c >= 0x80 && c <= 0x9e)
		return (char)(c - 0x80 + '`'); /* U+FF40-FF5E */
	if (a == 0xef && b == 0xb9 && c >= 0x90 && c <= 0xab) {
		/* small form variants U+FE50-FE6B; a blank: not the form of one ASCII character */
		char small = ", . ;:?! (){}  #&*+-<>= \\$%@"[c - 0x90];

		return small == ' ' ? 0 : small;
	}
	if (a == 0xe3 && b == 0x80 && c == 0x80)
		return ' '; /* U+3000 */
	if (a == 0xe2 && b == 0x88 && c == 0xb6)
		return ':'; /* U+2236 RATIO */
	if (a == 0xe2 && b == 0x88 && c == 0x92)
		return '-'; /* U+2212 MINUS SIGN */
	*len = 2;
	if (a == 0xc2 && b == 0xa0)
		return ' '; /* U+00A0 */
	return 0;
}

void utf8_squeeze(struct buf *out, struct slice s)
{
	buf_reserve(out, s.n);
	for (size_t i = 0, len; i < s.n; i += len) {
		char ascii;

		if ((len = utf8_space(s.p + i, s.n - i)) > 0)
			continue;
		ascii = utf8_fold(s.p + i, s.n - i, &len);
		if (!ascii)
			len = utf8_step(s.p + i, s.n - i);
		buf_add(out, ascii ? &ascii : s.p + i, ascii ? 1 : len);
	}
}
