/* An expression in the first line, texts in the others: what is known of its literals beforehand changes
 * nothing of what regexec(3) says. */
#include "harness.h"

#include "pattern.h"
#include "utf8.h"

static void check(struct pattern *p, struct slice line)
{
	struct buf text = {0};
	regex_t ere;
	bool matches;

	make_valid(&text, line);
	buf_add(&text, "", 1);
	matches = pattern_matches(p, text.p, text.n - 1);
	MUST(regcomp(&ere, p->source.p, REG_EXTENDED | REG_NOSUB) == 0);
	MUST(matches == (regexec(&ere, text.p, 0, NULL, 0) == 0));
	regfree(&ere);
	buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct subject s = subject_of(data, size);
	struct buf ere = {0};
	struct pattern p;

	if (size > 5000)
		return -1;
	make_valid(&ere, s.options);
	for (int folded = 0; folded < 2; folded++) {
		const char *wrong = pattern_read(&p, slice_of(ere.p, ere.n), folded);
		struct slice rest = s.body;

		while (!wrong && rest.n) {
			const char *lf = memchr(rest.p, '\n', rest.n);
			size_t n = lf ? (size_t)(lf - rest.p) : rest.n;

			check(&p, slice_of(rest.p, n));
			rest = slice_of(rest.p + n + (lf != NULL), rest.n - n - (lf != NULL));
		}
		pattern_free(&p);
	}
	buf_free(&ere);
	return 0;
}
