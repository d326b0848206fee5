/* Display columns: every code point against a slow reading of lib/data/width.txt, some by hand, texts. */
#include "check.h"
#include "utf8.h"

enum { CODES = 0x110000 };

static unsigned char width[CODES]; /* what the file says */

static size_t encode(uint32_t u, char *c)
{
	size_t n = u < 0x80 ? 1 : u < 0x800 ? 2 : u < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0x00, 0xc0, 0xe0, 0xf0};

	for (size_t i = n - 1; i > 0; i--, u >>= 6)
		c[i] = (char)(0x80 | (u & 0x3f));
	c[0] = (char)(lead[n] | u);
	return n;
}

static bool is_surrogate(uint32_t u)
{
	return u >= 0xd800 && u < 0xe000;
}

static size_t columns(uint32_t u)
{
	char c[4];

	return utf8_columns(slice_of(c, encode(u, c)));
}

/* Read the file, which stands beside build/tests/columns: its ranges are in order, and each says 0 or 2. */
static void read_widths(const char *program)
{
	static const char name[] = "../../lib/data/width.txt";
	const char *slash = strrchr(program, '/');
	size_t dir = slash ? (size_t)(slash - program) + 1 : 0, ranges = 0, bad = 0;
	char *path = malloc(dir + sizeof name), line[400];
	unsigned long next = 0;
	FILE *file;

	memset(width, 1, sizeof width);
	if (!path)
		exit(1);
	memcpy(path, program, dir);
	memcpy(path + dir, name, sizeof name);
	file = fopen(path, "r");
	CHECK_FOR(path, file != NULL);
	while (file && fgets(line, sizeof line, file)) {
		char *end = line;
		unsigned long first, last, wide;

		if (*line == '#')
			continue;
		first = strtoul(line, &end, 16);
		bad += *end != '\t';
		last = strtoul(end, &end, 16);
		bad += *end != '\t';
		wide = strtoul(end, &end, 10);
		bad += strcmp(end, "\n") != 0 || first < next || last < first || last >= CODES ||
		       (wide != 0 && wide != 2);
		next = last + 1;
		ranges++;
		for (unsigned long u = first; u <= last && u < CODES; u++)
			width[u] = (unsigned char)wide;
	}
	CHECK(ranges > 400 && bad == 0);
	if (file)
		fclose(file);
	free(path);
}

static void all_code_points(void)
{
	size_t bad = 0;

	for (uint32_t u = 0; u < CODES; u++)
		bad += !is_surrogate(u) && columns(u) != width[u];
	CHECK(bad == 0);
}

static void by_hand(void)
{
	static const struct {
		size_t columns;
		uint32_t first, last;
		const char *what;
	} ranges[] = {{1, 0x20, 0x7e, "ASCII"},
		      {1, 0, 0x1f, "control characters"},
		      {1, 0x7f, 0x9f, "DEL and C1"},
		      {1, 0xa0, 0x2ff, "Latin"},
		      {1, 0xad, 0xad, "soft hyphen"},
		      {0, 0x300, 0x36f, "combining marks"},
		      {1, 0x370, 0x377, "Greek"},
		      {1, 0x410, 0x44f, "Cyrillic"},
		      {0, 0x591, 0x5bd, "Hebrew points"},
		      {0, 0x61c, 0x61c, "Arabic letter mark"},
		      {2, 0x1100, 0x115f, "Hangul leading consonants"},
		      {1, 0x1160, 0x11ff, "Hangul vowels"},
		      {1, 0x2000, 0x200a, "spaces"},
		      {0, 0x200b, 0x200f, "zero width, joiners, direction marks"},
		      {1, 0x2010, 0x2027, "dashes, quotation marks, ellipsis: ambiguous"},
		      {1, 0x2028, 0x2029, "separators"},
		      {0, 0x202a, 0x202e, "embeddings"},
		      {1, 0x2030, 0x2030, "per mille"},
		      {0, 0x2060, 0x2064, "word joiner"},
		      {0, 0x2066, 0x2069, "isolates"},
		      {0, 0x20d0, 0x20f0, "marks for symbols"},
		      {1, 0x2103, 0x2103, "degree Celsius: ambiguous"},
		      {1, 0x2160, 0x217f, "Roman numerals: ambiguous"},
		      {1, 0x2190, 0x2199, "arrows"},
		      {1, 0x2212, 0x2212, "minus"},
		      {1, 0x2264, 0x2265, "at most, at least"},
		      {2, 0x231a, 0x231b, "watch, hourglass"},
		      {1, 0x2460, 0x249b, "circled and bracketed digits: ambiguous"},
		      {1, 0x2500, 0x257f, "box drawing"},
		      {1, 0x25a0, 0x25fc, "geometric shapes"},
		      {1, 0x2605, 0x2606, "stars"},
		      {1, 0x2713, 0x2713, "check mark"},
		      {2, 0x2705, 0x2705, "heavy check mark"},
		      {2, 0x2e80, 0x2e99, "radicals"},
		      {2, 0x3000, 0x3029, "ideographic space, marks and brackets"},
		      {0, 0x302a, 0x302d, "ideographic tone marks"},
		      {1, 0x303f, 0x303f, "half fill space"},
		      {2, 0x3041, 0x3096, "Hiragana"},
		      {0, 0x3099, 0x309a, "sound marks"},
		      {2, 0x30a0, 0x30ff, "Katakana"},
		      {2, 0x3220, 0x3247, "bracketed ideographs"},
		      {1, 0x3248, 0x324f, "circled numbers on squares: ambiguous"},
		      {2, 0x3250, 0x33ff, "square forms"},
		      {2, 0x3400, 0x4dbf, "extension A"},
		      {1, 0x4dc0, 0x4dff, "hexagrams"},
		      {2, 0x4e00, 0x9fff, "ideographs"},
		      {2, 0xac00, 0xd7a3, "Hangul"},
		      {1, 0xe000, 0xf8ff, "private use"},
		      {2, 0xf900, 0xfa6d, "compatibility ideographs"},
		      {0, 0xfe00, 0xfe0f, "variation selectors"},
		      {2, 0xfe10, 0xfe19, "vertical forms"},
		      {2, 0xfe30, 0xfe52, "vertical and small forms"},
		      {0, 0xfeff, 0xfeff, "byte order mark"},
		      {2, 0xff01, 0xff60, "full-width forms"},
		      {1, 0xff61, 0xffdc, "half-width forms"},
		      {2, 0xffe0, 0xffe6, "full-width signs"},
		      {1, 0xfffd, 0xfffd, "replacement character"},
		      {1, 0x1f1e6, 0x1f1ff, "regional indicators"},
		      {2, 0x1f300, 0x1f320, "pictographs"},
		      {2, 0x1f3fb, 0x1f3ff, "skin tones"},
		      {2, 0x1f600, 0x1f64f, "faces"},
		      {2, 0x20000, 0x2fffd, "plane 2"},
		      {2, 0x30000, 0x3fffd, "plane 3"},
		      {0, 0xe0020, 0xe007f, "tags"},
		      {0, 0xe0100, 0xe01ef, "variation selectors"},
		      {1, 0x100000, 0x10ffff, "plane 16"}};

	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		size_t bad = 0;

		for (uint32_t u = ranges[i].first; u <= ranges[i].last; u++)
			bad += columns(u) != ranges[i].columns;
		CHECK_FOR(ranges[i].what, bad == 0);
	}
}

static void texts(void)
{
	static const struct {
		size_t columns;
		const char *text;
	} cases[] = {{0, ""},
		     {1, "e\xcc\x81"},
		     {1, "\xc3\xa9"},
		     {2, "㈠"},
		     {1, "①"},
		     {6, "ＡＢ１"},
		     {10, "８％，１．"},
		     {2, "\xf0\x9f\x98\x80"},
		     {4, "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd"},
		     {2, "\xe2\x9c\x85\xef\xb8\x8f"},
		     {2, "a\xe2\x80\x8b\x62"},
		     {3, "a\xc2\xad\x62"},
		     {18, "（一）办案12.5万件"},
		     {6, "“立案”"},
		     {6, "——……　"},
		     {4, "\ta\r\n"}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_FOR(cases[i].text, utf8_columns(slice_str(cases[i].text)) == cases[i].columns);
	CHECK(utf8_columns(slice_of("a\0b", 3)) == 3);
}

/* A text is as wide as its characters together. */
static void sums(void)
{
	size_t bad = 0;

	for (int round = 0; round < 20000; round++) {
		char text[4 * 12];
		size_t n = 0, want = 0;

		for (uint32_t k = check_random(13); k > 0; k--) {
			static const uint32_t below[] = {0x80, 0x700, 0x3000, 0x10000, CODES};
			uint32_t u = check_random(below[check_random(5)]);

			if (is_surrogate(u))
				continue;
			n += encode(u, text + n);
			want += width[u];
		}
		bad += utf8_columns(slice_of(text, n)) != want;
	}
	CHECK(bad == 0);
}

/* Bytes that are no UTF-8 are not read past their end, and take at most a few columns. */
static void malformed(void)
{
	size_t bad = 0;

	for (int round = 0; round < 20000; round++) {
		size_t n = 1 + check_random(5);
		char *text = malloc(n); /* of its size, so that a sanitizer sees what is read behind it */

		if (!text)
			exit(1);
		for (size_t i = 0; i < n; i++)
			text[i] = (char)(check_random(3) ? 0x80 + check_random(0x80) : check_random(0x80));
		bad += utf8_columns(slice_of(text, n)) > 2 * n;
		free(text);
	}
	CHECK(bad == 0);
}

int main(int argc, char **argv)
{
	read_widths(argc ? argv[0] : "");
	all_code_points();
	by_hand();
	texts();
	sums();
	malformed();
	return check_end();
}
