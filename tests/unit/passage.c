/* Folded text and the way back to the bytes, against a reading character by character. */
#include "passage.h"
#include "check.h"
#include "utf8.h"

enum { MOST = 4096 };

/* What a passage should be: each folded byte, and the raw bytes [at, end) of the character it belongs to. */
struct model {
	char text[MOST];
	size_t at[MOST], end[MOST];
	size_t n, raw;
};

static void model_add(struct model *m, const char *p, size_t n)
{
	size_t floor = m->n;

	for (size_t i = 0, len; i < n; i += len) {
		char ascii;

		if (p[i] == '\n') {
			while (m->n > floor && (len = utf8_space_back(m->text + floor, m->n - floor)) > 0)
				m->n -= len;
			len = 1;
			while (i + len < n && utf8_space(p + i + len, n - i - len) > 0)
				len += utf8_space(p + i + len, n - i - len);
			continue;
		}
		ascii = utf8_fold(p + i, n - i, &len);
		if (!ascii)
			len = utf8_step(p + i, n - i);
		for (size_t k = 0; k < (ascii ? 1 : len); k++) {
			m->text[m->n] = ascii ? ascii : p[i + k];
			m->at[m->n] = m->raw + i;
			m->end[m->n++] = m->raw + i + len;
		}
	}
	m->raw += n;
}

static void check_passage(const struct passage *p, const struct model *m)
{
	CHECK(p->raw.n == m->raw);
	CHECK(p->text.n == m->n && memcmp(p->text.p, m->text, m->n) == 0);
	if (p->text.n != m->n)
		return;
	for (size_t i = 0; i < m->n; i += utf8_step(m->text + i, m->n - i)) {
		size_t next = i + utf8_step(m->text + i, m->n - i);

		CHECK(passage_raw(p, i) == m->at[i]);
		CHECK(passage_raw_end(p, next) == m->end[i]);
		CHECK(passage_words(p, i, next).p == p->raw.p + m->at[i] &&
		      passage_words(p, i, next).n == m->end[i] - m->at[i]);
	}
	CHECK(passage_raw_end(p, 0) == 0);
	CHECK(passage_words(p, 0, 0).n == 0);
	if (m->n > 0)
		CHECK(passage_words(p, 0, m->n).p == p->raw.p + m->at[0] &&
		      passage_words(p, 0, m->n).n == m->end[m->n - 1] - m->at[0]);
}

static size_t random_row(char *to)
{
	static const char *const piece[] = {"甲",   "a",  "１", "，", "　", " ",  "\n",       "5",
					    "％",   "é",  "😀",  "：", "∶",  "﹪", "\xc2\xa0", "\xe2\x80\x8b",
					    "\r\n", "。", "−",  "\t", "Ａ"};
	size_t n = 0;

	for (uint32_t k = check_random(14); k > 0; k--) {
		const char *s = piece[check_random(sizeof piece / sizeof *piece)];

		memcpy(to + n, s, strlen(s));
		n += strlen(s);
	}
	return n;
}

static void random_passages(void)
{
	static struct model m;
	struct passage p = {0};

	for (int round = 0; round < 20000; round++) {
		size_t rows = 1 + check_random(4), folded[4];
		uint64_t start[4], at = check_random(1000);

		passage_clear(&p);
		m.n = m.raw = 0;
		for (size_t r = 0; r < rows; r++) {
			char text[256];
			size_t n = random_row(text);

			start[r] = at;
			folded[r] = m.n;
			passage_add(&p, slice_of(text, n), at);
			model_add(&m, text, n);
			at += n + check_random(3);
		}
		check_passage(&p, &m);
		CHECK(p.rows == rows);
		for (size_t r = 0; r < rows && p.rows == rows; r++) {
			size_t to = r + 1 < rows ? folded[r + 1] : m.n;

			CHECK(p.row[r].folded == folded[r] && p.row[r].start == start[r]);
			for (size_t i = folded[r]; i < to; i++) {
				CHECK(passage_row_of(&p, i) == r);
				CHECK(passage_offset(&p, r, m.at[i]) == start[r] + (m.at[i] - p.row[r].from));
			}
		}
	}
	passage_free(&p);
}

static void by_hand(void)
{
	struct passage p = {0};

	passage_add(&p, slice_str("共１２\n　件，"), 100);
	CHECK(slice_is(slice_of(p.text.p, p.text.n), "共12件,"));
	CHECK(slice_is(passage_words(&p, 3, 8), "１２\n　件"));
	CHECK(passage_raw(&p, 5) == 13 && passage_raw_end(&p, 5) == 9);
	CHECK(passage_offset(&p, 0, passage_raw(&p, 3)) == 103);
	passage_add(&p, slice_str("\n完"), 200);
	CHECK(slice_is(slice_of(p.text.p, p.text.n), "共12件,完"));
	CHECK(passage_row_of(&p, 9) == 1 && passage_offset(&p, 1, passage_raw(&p, 9)) == 201);
	passage_clear(&p);
	passage_add(&p, slice_str("x"), 0);
	CHECK(slice_is(slice_of(p.text.p, p.text.n), "x") && p.rows == 1);
	passage_free(&p);
}

int main(void)
{
	by_hand();
	random_passages();
	return check_end();
}
