#include "encoding.h"

/* Share of two-byte characters of GB 2312, level 1 and punctuation (rows A1-A3, B0-D7), among the bytes above
 * 7F: at least nine in ten in Chinese prose, few in anything else. */
static bool looks_gb18030(const unsigned char *p, size_t n)
{
	size_t high = 0, common = 0;

	for (size_t i = 0; i < n; i++) {
		if (p[i] < 0x80)
			continue;
		high++;
		if (i + 1 == n)
			break;
		if (((p[i] >= 0xa1 && p[i] <= 0xa3) || (p[i] >= 0xb0 && p[i] <= 0xd7)) && p[i + 1] >= 0xa1)
			common++;
		i++;
	}
	return high >= 2 && common * 10 >= high * 8;
}

const char *encoding_guess(const char *bytes, size_t n)
{
	const unsigned char *p = (const unsigned char *)bytes;
	size_t low[2] = {0, 0};

	if (n >= 2 && ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff)))
		return "UTF-16";
	/* without a byte order mark: the high bytes of CJK (4E-9F) or of ASCII (00) stand at one parity */
	for (size_t i = 0; i < n; i++)
		low[i % 2] += p[i] == 0 || (p[i] >= 0x4e && p[i] <= 0x9f);
	for (size_t i = 0; i < 2 && n >= 16; i++) {
		if (memchr(p, 0, n) && low[i] * 10 >= n / 2 * 9)
			return i == 0 ? "UTF-16BE" : "UTF-16LE";
	}
	return looks_gb18030(p, n) ? "GB18030" : NULL;
}
