/* Numerals, dates, marks of the outline and words of the tables at every character of a text. */
#include "harness.h"

#include "calendar.h"
#include "decimal.h"
#include "marks.h"
#include "numeral.h"
#include "passage.h"
#include "tables.h"
#include "utf8.h"

static void read_numeral(const char *p, size_t n)
{
	struct numeral x;
	size_t length = 0;
	int small = numeral_small(p, n, &length);

	MUST(small >= 0 && small < 1000 && (small == 0 || (length > 0 && length <= n)));
	if (!numeral_read(p, n, &x))
		return;
	MUST(x.length > 0 && x.length <= n && x.value_n < NUMERAL_MAX && x.max_n < NUMERAL_MAX);
	if (!x.too_long)
		MUST(decimal_is(slice_of(x.value, x.value_n)));
	if (x.max_n)
		MUST(decimal_is(slice_of(x.max, x.max_n)));
}

static void read_calendar(const char *p, size_t n)
{
	struct calendar c;
	struct buf out = {0};

	if (!calendar_read(p, n, &c))
		return;
	MUST(c.length > 0 && c.length <= n && memchr(c.value, 0, sizeof c.value) &&
	     memchr(c.max, 0, sizeof c.max) && *c.value);
	if (calendar_resolve(&out, slice_str(c.value), slice_str("2024"))) {
		size_t once = out.n;

		/* what has a year is not given one again */
		MUST(!calendar_resolve(&out, slice_of(out.p, out.n), slice_str("2023")) && out.n == once);
	}
	buf_free(&out);
}

static void read_mark(const char *p, size_t n)
{
	struct mark m;

	for (int inside = 0; inside < 2; inside++) {
		if (mark_at(p, n, inside, &m))
			MUST(m.length > 0 && m.length <= n && m.parts <= 6);
	}
	MUST(mark_skip(p, n) <= n);
}

/* The words of a table at both ends, against what is found by trying all lengths. */
static void read_words(const struct lexicon *l, const char *p, size_t n)
{
	const struct lexeme *at = lexicon_match(l, p, n), *end = lexicon_match_end(l, p, n), *longest = NULL;
	size_t most = n < 64 ? n : 64;

	for (size_t k = 1; k <= most; k++) {
		const struct lexeme *w = lexicon_find(l, slice_of(p, k));

		longest = w ? w : longest;
	}
	MUST(at == longest);
	longest = NULL;
	for (size_t k = 1; k <= most; k++) {
		const struct lexeme *w = lexicon_find(l, slice_of(p + n - k, k));

		longest = w ? w : longest;
	}
	MUST(end == longest);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf text = {0};
	struct passage p = {0};
	const char *s;
	size_t n;

	if (size > 1000)
		return -1;
	make_valid(&text, slice_of((const char *)data, size));
	passage_add(&p, slice_of(text.p, text.n), 0);
	s = p.text.p;
	n = p.text.n;
	for (size_t i = 0; i < n; i += utf8_step(s + i, n - i)) {
		read_numeral(s + i, n - i);
		read_calendar(s + i, n - i);
		read_mark(s + i, n - i);
		read_words(&lex_units, s + i, n - i);
		read_words(&lex_numerals, s + i, n - i);
	}
	passage_free(&p);
	buf_free(&text);
	return 0;
}
