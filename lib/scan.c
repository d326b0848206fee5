#include "scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { WIDTH = 16 };

/* The first special byte of p[i..n). */
static size_t plain_bytes(const char *p, size_t i, size_t n)
{
	static const bool specials[256] = {['\t'] = true, ['\n'] = true, ['\r'] = true, ['\\'] = true};

	while (i < n && !specials[(unsigned char)p[i]])
		i++;
	return i;
}

#if defined __GNUC__ && !defined __TINYC__
typedef uint8_t vector __attribute__((vector_size(WIDTH)));

static vector load(const char *p)
{
	vector v;

	memcpy(&v, p, WIDTH);
	return v;
}

static bool any(vector v)
{
	uint64_t half[2];

	memcpy(half, &v, WIDTH);
	return (half[0] | half[1]) != 0;
}

static vector special(vector c)
{
	return (vector)(c == '\t') | (vector)(c == '\n') | (vector)(c == '\r') | (vector)(c == '\\');
}

size_t scan_plain(const char *p, size_t n)
{
	size_t i = 0;

	if (n >= WIDTH) {
		while (n - i >= WIDTH && !any(special(load(p + i))))
			i += WIDTH;
		if (n - i < WIDTH && !any(special(load(p + n - WIDTH))))
			return n;
	}
	return plain_bytes(p, i, n);
}

/* Characters that a look at their lead bytes is not enough for, and NUL. */
static bool is_rare(unsigned char c)
{
	return c == 0 || (c & 0xfe) == 0xc0 || c == 0xe0 || c == 0xed || c >= 0xf0;
}

/* Whether one of the sixteen bytes at p is rare, or is a continuation where the two bytes before it do not
 * ask for one, or the other way round (Unicode, table 3-7). */
static bool doubtful(const char *p)
{
	vector c = load(p), before = load(p - 1), second = load(p - 2);
	vector wanted = (vector)(before >= 0xc0) | (vector)(second >= 0xe0);
	vector rare = (vector)(c == 0) | (vector)((c & 0xfe) == 0xc0) | (vector)(c == 0xe0) |
		      (vector)(c == 0xed) | (vector)(c >= 0xf0);

	return any((wanted ^ (vector)((c & 0xc0) == 0x80)) | rare);
}

size_t scan_valid(const char *p, size_t n)
{
	const unsigned char *first = (const unsigned char *)p;
	size_t i = 2;

	if (n < i + WIDTH || is_rare(first[0]) || (first[0] & 0xc0) == 0x80 || is_rare(first[1]) ||
	    ((first[1] & 0xc0) == 0x80) != (first[0] >= 0xc0))
		return 0;
	while (n - i >= WIDTH && !doubtful(p + i))
		i += WIDTH;
	do /* back to the lead byte of the last character: it may not be whole */
		i--;
	while ((first[i] & 0xc0) == 0x80);
	return i;
}

size_t scan_continuations(const char *p, size_t n)
{
	size_t i = 0, count = 0;

	while (n - i >= WIDTH) {
		vector sums = {0};
		uint8_t lane[WIDTH];

		for (int k = 0; k < UINT8_MAX && n - i >= WIDTH; k++, i += WIDTH)
			sums -= (vector)((load(p + i) & 0xc0) == 0x80);
		memcpy(lane, &sums, WIDTH);
		for (int k = 0; k < WIDTH; k++)
			count += lane[k];
	}
	for (; i < n; i++)
		count += ((unsigned char)p[i] & 0xc0) == 0x80;
	return count;
}
#else
size_t scan_plain(const char *p, size_t n)
{
	return plain_bytes(p, 0, n);
}

size_t scan_valid(const char *p, size_t n)
{
	(void)p;
	(void)n;
	return 0;
}

size_t scan_continuations(const char *p, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += ((unsigned char)p[i] & 0xc0) == 0x80;
	return count;
}
#endif
