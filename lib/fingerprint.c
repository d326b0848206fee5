#include "fingerprint.h"

#include "utf8.h"

static uint64_t add(uint64_t h, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 0x100000001b3u;
	return h;
}

/* Punctuation beyond ASCII: General Punctuation, CJK Symbols and Punctuation, vertical and half-width forms,
 * the middle dot. */
static bool is_punctuation(uint32_t u)
{
	return u == 0xb7 || (u >= 0x2010 && u <= 0x2027) || (u >= 0x2030 && u <= 0x205e) ||
	       (u >= 0x3001 && u <= 0x3003) || (u >= 0x3008 && u <= 0x301f) || u == 0x30fb ||
	       (u >= 0xfe10 && u <= 0xfe4f) || (u >= 0xff61 && u <= 0xff65);
}

static bool is_alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

uint64_t fingerprint(struct slice s)
{
	uint64_t h = 0xcbf29ce484222325u;
	bool number = false, mark = false; /* in a number; behind one with a mark that may be part of it */

	for (size_t i = 0, len; i < s.n; i += len) {
		char c;

		if ((len = utf8_space(s.p + i, s.n - i)) > 0) {
			number = mark = false;
			continue;
		}
		c = utf8_fold(s.p + i, s.n - i, &len);
		if (!c && (unsigned char)s.p[i] < 0x80) {
			c = s.p[i];
			len = 1;
		}
		if (c >= '0' && c <= '9') {
			if (!number)
				h = add(h, "0", 1);
			number = true;
			mark = false;
			continue;
		}
		if (number && !mark && (c == '.' || c == ',')) {
			mark = true;
			continue;
		}
		number = mark = false;
		if (c) {
			h = is_alphanumeric(c) ? add(h, &c, 1) : h;
			continue;
		}
		if (!is_punctuation(utf8_decode(s.p + i, s.n - i, &len)))
			h = add(h, s.p + i, len);
	}
	return h;
}
