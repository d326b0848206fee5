/* Sixteen bytes at once, against one after the other, on random bytes of kinds that matter. */
#include "scan.h"

#include "check.h"
#include "utf8.h"

enum { MOST = 200, ROUNDS = 200000 };

static const struct slice pieces[] = {{"甲", 3},
				      {"，", 3},
				      {"é", 2},
				      {"x7", 2},
				      {"\xf0\xa0\x80\x80", 4},
				      {"\xe0\xa0\x80", 3},
				      {"\xed\x9f\xbf", 3},
				      {"\t", 1},
				      {"\\", 1},
				      {"\r", 1},
				      {"\n", 1},
				      {"", 1},
				      {"\xe4", 1},
				      {"\x80", 1},
				      {"\xe4\xb8", 2},
				      {"\xc0", 1},
				      {"\xed\xa0\x80", 3},
				      {"\xff", 1},
				      {"\xe0\x80\x80", 3}};
enum { GOOD = 11, PIECES = sizeof pieces / sizeof *pieces };

/* The same as utf8_valid(), from Unicode's table 3-7 anew. */
static size_t valid(const unsigned char *p, size_t n)
{
	size_t i = 0;

	while (i < n) {
		unsigned char a = p[i], low = 0x80, high = 0xbf;
		size_t more = a < 0x80 ? 0 : a < 0xe0 ? 1 : a < 0xf0 ? 2 : 3;

		if (a == 0 || (a >= 0x80 && a < 0xc2) || a > 0xf4 || n - i <= more)
			return i;
		low = a == 0xe0 ? 0xa0 : a == 0xf0 ? 0x90 : low;
		high = a == 0xed ? 0x9f : a == 0xf4 ? 0x8f : high;
		for (size_t k = 1; k <= more; k++) {
			if (p[i + k] < low || p[i + k] > high)
				return i;
			low = 0x80;
			high = 0xbf;
		}
		i += more + 1;
	}
	return i;
}

static size_t plain(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && !strchr("\t\n\r\\", p[i] ? p[i] : 'x'))
		i++;
	return i;
}

int main(void)
{
	size_t bad = 0;
	char *text = malloc(MOST + 4);

	CHECK(text != NULL);
	for (int round = 0; text && round < ROUNDS; round++) {
		size_t n = 0, most = check_random(MOST), kinds = round % 2 ? PIECES : 1 + check_random(GOOD),
		       count = 0;
		/* one text in four is good but for one piece */
		bool once = round % 4 == 1;
		size_t at = check_random((uint32_t)most + 1);
		char *exact;

		while (n < most) {
			size_t k = once && n < at      ? check_random(GOOD)
				   : once && at < most ? check_random(PIECES)
						       : check_random((uint32_t)kinds);

			at = once && n >= at ? most : at;
			memcpy(text + n, pieces[k].p, pieces[k].n);
			n += pieces[k].n;
		}
		n = n < most ? n : most;
		exact = malloc(n + 1); /* so that a sanitizer sees a read behind the end */
		memcpy(exact, text, n);
		exact = realloc(exact, n ? n : 1);
		bad += utf8_valid(exact, n) != valid((unsigned char *)exact, n);
		bad += scan_valid(exact, n) > valid((unsigned char *)exact, n);
		bad += scan_plain(exact, n) != plain(exact, n);
		for (size_t i = 0; i < n; i++)
			count += ((unsigned char)exact[i] & 0xc0) == 0x80;
		bad += scan_continuations(exact, n) != count;
		free(exact);
	}
	CHECK(bad == 0);
	free(text);
	return check_end();
}
