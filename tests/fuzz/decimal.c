/* Decimals, one a line: sums, scales and comparisons agree with each other. */
#include "harness.h"

#include "claim.h"
#include "decimal.h"

static struct slice text(const struct buf *b)
{
	return slice_of(b->p, b->n);
}

/* The next line of *rest; false at the end. */
static bool next(struct slice *rest, struct slice *line)
{
	const char *lf = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
	size_t n = lf ? (size_t)(lf - rest->p) : rest->n;

	*line = slice_of(rest->p, n);
	*rest = slice_of(rest->p + n + (lf != NULL), rest->n - n - (lf != NULL));
	return n > 0 || lf;
}

static void check_two(struct slice a, struct slice b, int power)
{
	struct buf sum = {0}, back = {0}, percent = {0};
	int order = decimal_cmp(a, b);

	MUST(order == -decimal_cmp(b, a) && decimal_cmp(a, a) == 0);
	decimal_add(&sum, a, b, false);
	MUST(decimal_is(text(&sum)));
	decimal_add(&back, text(&sum), b, true);
	MUST(decimal_is(text(&back)) && decimal_cmp(text(&back), a) == 0);
	sum.n = 0;
	decimal_add(&sum, a, b, true);
	MUST(decimal_cmp(text(&sum), slice_str("0")) == order);
	sum.n = back.n = 0;
	decimal_scale(&sum, a, power);
	decimal_scale(&back, text(&sum), -power);
	MUST(decimal_is(text(&sum)) && decimal_is(text(&back)));
	MUST(decimal_cmp(text(&back), a) == 0);
	if (decimal_percent(&percent, a, b, 2)) {
		/* 100 * (b - a) / |a| has the sign of b - a, or was rounded to 0 */
		int sign = decimal_cmp(text(&percent), slice_str("0"));

		MUST(decimal_is(text(&percent)) && (sign == 0 || sign == -order));
	}
	claim_holds(a, b);
	claim_is_about(a, b);
	buf_free(&sum);
	buf_free(&back);
	buf_free(&percent);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice rest = slice_of((const char *)data, size), a = {"0", 1}, b;

	if (size > 2000)
		return -1;
	while (next(&rest, &b)) {
		if (decimal_is(b)) {
			check_two(a, b, (int)(b.n % 7));
			a = b;
		}
	}
	return 0;
}
