/* Bytes of any kind as text: what utf8, passage, sentence, wrap and their like say of them holds. */
#include "harness.h"

#include "encoding.h"
#include "fingerprint.h"
#include "passage.h"
#include "sentence.h"
#include "similar.h"
#include "terminal.h"
#include "utf8.h"
#include "words.h"
#include "wrap.h"

static struct memory_file out;
static struct output to;

/* Well-formed, as RFC 3629 has its grammar (section 4), read another way. */
static size_t valid_by_value(const char *p, size_t n)
{
	size_t i = 0, len;

	while (i < n) {
		static const uint32_t least[] = {0, 1, 0x80, 0x800, 0x10000};
		unsigned char a = (unsigned char)p[i];
		uint32_t u;

		len = a < 0x80             ? 1
		      : (a & 0xe0) == 0xc0 ? 2
		      : (a & 0xf0) == 0xe0 ? 3
		      : (a & 0xf8) == 0xf0 ? 4
					   : 0;
		if (len == 0 || len > n - i)
			break;
		for (size_t k = 1; k < len; k++) {
			if (((unsigned char)p[i + k] & 0xc0) != 0x80)
				return i;
		}
		u = utf8_decode(p + i, n - i, &len);
		if (u < least[len] || u > 0x10ffff || (u >= 0xd800 && u < 0xe000))
			break;
		i += len;
	}
	return i;
}

static void check_bytes(struct slice s)
{
	struct slice trimmed = utf8_trim(s);
	struct buf b = {0};

	MUST(utf8_valid(s.p, s.n) == valid_by_value(s.p, s.n));
	MUST(trimmed.n <= s.n && utf8_trim(trimmed).n == trimmed.n);
	MUST(utf8_count(s) <= s.n && utf8_columns(s) <= 2 * s.n);
	encoding_guess(s.p, s.n);
	utf8_squeeze(&b, s);
	similar_fold(&b, s);
	fingerprint(s);
	terminal_put(&to, s);
	MUST(terminal_put_cut(&to, s, 10) <= 10);
	buf_free(&b);
}

/* Every place of the folded text leads to its character. */
static void check_passage(struct slice s)
{
	struct passage p = {0};
	struct buf scratch = {0};
	size_t half = s.n / 2, last = 0;

	while (half < s.n && ((unsigned char)s.p[half] & 0xc0) == 0x80)
		half++;
	passage_add(&p, slice_of(s.p, half), 0);
	passage_add_gap(&p, half + 1);
	passage_add(&p, slice_of(s.p + half, s.n - half), half + 1);
	for (size_t i = 0; i < p.text.n; i += utf8_step(p.text.p + i, p.text.n - i)) {
		size_t to_folded = i + utf8_step(p.text.p + i, p.text.n - i), len;
		struct slice words = passage_words(&p, i, to_folded);
		char ascii = utf8_fold(words.p, words.n, &len);

		MUST((size_t)(words.p - p.raw.p) >= last);
		last = (size_t)(words.p - p.raw.p) + words.n;
		MUST(last <= p.raw.n);
		/* it is the character itself, or one that folds to it */
		MUST(ascii ? ascii == p.text.p[i] && words.n == len
			   : slice_eq(words, slice_of(p.text.p + i, to_folded - i)));
	}
	passage_unbroken(&p, 0, p.text.n, &scratch);
	passage_free(&p);
	buf_free(&scratch);
}

static void check_sentences(struct slice s, bool clauses)
{
	struct sentence_cutter c = {0};
	struct slice unit;
	const char *last = s.p;
	bool ends;

	sentence_begin(&c, s, clauses);
	while (sentence_next(&c, &unit, &ends)) {
		MUST(unit.n > 0 && unit.p >= last && unit.p + unit.n <= s.p + s.n);
		MUST(utf8_trim(unit).n == unit.n &&
		     utf8_trim(slice_of(last, (size_t)(unit.p - last))).n == 0);
		last = unit.p + unit.n;
	}
	MUST(utf8_trim(slice_of(last, (size_t)(s.p + s.n - last))).n == 0);
	sentence_free(&c);
}

struct taken {
	struct slice all;
	uint64_t end;
};

static void take(void *self, struct slice text, uint64_t start, bool resumes)
{
	struct taken *t = self;

	(void)resumes;
	MUST(text.n > 0 && start >= t->end && start + text.n <= t->all.n);
	MUST(memcmp(t->all.p + start, text.p, text.n) == 0);
	MUST(utf8_trim(slice_of(t->all.p + t->end, (size_t)(start - t->end))).n == 0);
	t->end = start + text.n;
}

static void check_wrap(struct slice s)
{
	struct taken t = {s, 0};
	struct wrap w = {.take = take, .self = &t};

	wrap_begin(&w);
	for (size_t at = 0; at < s.n;) {
		const char *lf = memchr(s.p + at, '\n', s.n - at);
		size_t n = lf ? (size_t)(lf - s.p) - at : s.n - at;

		wrap_line(&w, slice_of(s.p + at, n), at);
		at += n + 1;
	}
	wrap_end(&w);
	MUST(utf8_trim(slice_of(s.p + t.end, (size_t)(s.n - t.end))).n == 0);
	wrap_free(&w);
}

static void check_words(struct slice a, struct slice b)
{
	struct words x = {0}, y = {0};
	bool changed = false;
	size_t last = 0;

	words_compare(&x, a, &y, b);
	for (size_t i = 0; i < x.n; i++) {
		MUST(x.word[i].from >= last && x.word[i].to > x.word[i].from && x.word[i].to <= a.n);
		last = x.word[i].to;
		changed |= x.word[i].changed;
	}
	MUST(!slice_eq(a, b) || !changed);
	words_free(&x);
	words_free(&y);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = slice_of(size ? (const char *)data : "", size), first, second;
	struct buf text = {0};

	if (size > 8000)
		return -1;
	mute();
	to.fd = memory_output(&out);
	to.n = 0;
	check_bytes(bytes);
	make_valid(&text, bytes);
	bytes = slice_of(text.p, text.n);
	check_bytes(bytes);
	check_passage(bytes);
	check_sentences(utf8_trim(bytes), false);
	check_sentences(utf8_trim(bytes), true);
	check_wrap(bytes);
	subject_parts(bytes, &first, &second);
	check_words(first, second);
	output_close(&to);
	buf_free(&text);
	return 0;
}
