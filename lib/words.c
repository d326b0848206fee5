#include "words.h"

#include <stdlib.h>

#include "utf8.h"

enum { MOST = 4000000 }; /* pairs of words that are looked at; of longer texts only the ends are compared */

/* Letters and digits of ASCII, and the marks inside a number. */
static bool joins(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' ||
	       c == '%';
}

static void cut(struct words *w, struct slice s)
{
	w->n = 0;
	for (size_t i = 0; i < s.n;) {
		size_t to = i + utf8_step(s.p + i, s.n - i);

		while (joins(s.p[i]) && to < s.n && joins(s.p[to]))
			to++;
		BUF_PUSH_ROOM(w->word, w->cap, w->n);
		w->word[w->n++] = (struct word){i, to, true};
		i = to;
	}
}

struct texts {
	struct words *old, *new;
	struct slice a, b;
};

static bool same(const struct texts *t, size_t i, size_t k)
{
	const struct word *x = &t->old->word[i], *y = &t->new->word[k];

	return slice_eq(slice_of(t->a.p + x->from, x->to - x->from),
			slice_of(t->b.p + y->from, y->to - y->from));
}

static void keep(const struct texts *t, size_t i, size_t k)
{
	t->old->word[i].changed = t->new->word[k].changed = false;
}

/* The words [from, to_a) and [from, to_b), which begin and end differently. length[i][k] is that of the
 * longest common subsequence behind i and k. */
static void keep_common(const struct texts *t, size_t from, size_t to_a, size_t to_b)
{
	size_t n = to_a - from, m = to_b - from, width = m + 1, i = 0, k = 0;
	uint16_t *length;

	if (n == 0 || m == 0 || n > MOST / (m + 1) || n > UINT16_MAX || m > UINT16_MAX)
		return;
	length = buf_zeroed((n + 1) * width, sizeof *length);
	for (i = n; i-- > 0;) {
		for (k = m; k-- > 0;) {
			uint16_t down = length[(i + 1) * width + k], right = length[i * width + k + 1];

			length[i * width + k] = same(t, from + i, from + k)
						    ? (uint16_t)(length[(i + 1) * width + k + 1] + 1)
						: down > right ? down
							       : right;
		}
	}
	for (i = 0, k = 0; i < n && k < m;) {
		if (same(t, from + i, from + k)) {
			keep(t, from + i++, from + k);
			k++;
		} else if (length[(i + 1) * width + k] >= length[i * width + k + 1]) {
			i++;
		} else {
			k++;
		}
	}
	free(length);
}

static bool alone(const struct words *w, size_t i)
{
	return i > 0 && i + 1 < w->n && w->word[i - 1].changed && w->word[i + 1].changed;
}

/* A kept word between changes on both sides helps nobody. Kept words stand in the same order on both sides.
 */
static void drop_lonely(struct words *old, struct words *new)
{
	for (size_t i = 0, k = 0; i < old->n; i++) {
		if (old->word[i].changed)
			continue;
		while (new->word[k].changed)
			k++;
		if (alone(old, i) && alone(new, k))
			old->word[i].changed = new->word[k].changed = true;
		k++;
	}
}

void words_compare(struct words *old, struct slice old_text, struct words *new, struct slice new_text)
{
	struct texts t = {old, new, old_text, new_text};
	size_t from = 0, to_a, to_b;

	cut(old, old_text);
	cut(new, new_text);
	to_a = old->n;
	to_b = new->n;
	for (; from < to_a && from < to_b && same(&t, from, from); from++)
		keep(&t, from, from);
	for (; to_a > from && to_b > from && same(&t, to_a - 1, to_b - 1); to_a--, to_b--)
		keep(&t, to_a - 1, to_b - 1);
	keep_common(&t, from, to_a, to_b);
	drop_lonely(old, new);
}

void words_free(struct words *w)
{
	free(w->word);
	*w = (struct words){0};
}
