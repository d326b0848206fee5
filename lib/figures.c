#include "figures.h"

#include <stdlib.h>

#include "tables.h"
#include "utf8.h"

const char *const figure_columns[FIGURE_COLUMNS] = {"text",   "type", "value",    "max",   "unit", "mod",
						    "change", "base", "what",     "sense", "when", "agg",
						    "para",   "sent", "sentence", "date"};

int figures_bind(struct figures *f, const struct rows *r)
{
	for (int c = 0; c < FIGURE_COLUMNS; c++) {
		f->place[c] = c < FIGURE_PARA ? rows_need(r, figure_columns[c])
					      : header_find(&r->head, figure_columns[c]);
		if (c < FIGURE_PARA && f->place[c] < 0)
			return -1;
	}
	return 0;
}

void figures_add(struct figures *f, const struct rows *r, size_t row)
{
	BUF_PUSH_ROOM(f->figure, f->cap, f->n);
	f->figure[f->n++] = (struct figure){.start = r->from, .end = r->to, .row = row};
}

/* ---- what a figure can stand for ---- */

/* Of the first digits in a folded text: the power of ten of the first that is not 0, and how many stand
 * behind the point. False where there are none. */
static bool written(struct slice text, int *first, int *decimals)
{
	int digits = 0, leading = -1; /* before the point; its place among all digits */
	int all = 0;
	bool point = false;

	*decimals = 0;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c >= '0' && c <= '9') {
			if (leading < 0 && c != '0')
				leading = all;
			all++;
			digits += !point;
			*decimals += point;
		} else if (all > 0 && c == '.' && !point) {
			point = true;
		} else if (all > 0 && c != ',') {
			break;
		}
	}
	*first = digits - 1 - leading;
	return leading >= 0;
}

/* The power of ten of the first digit of a decimal that is not 0. */
static int first_power(struct slice value)
{
	int first, decimals;

	return written(value, &first, &decimals) ? first : 0;
}

/* The worth of the last digit of a whole number that is not 0: 10 of 530. */
static struct number step_of(struct slice value)
{
	int power = 0;

	if (memchr(value.p, '.', value.n))
		return (struct number){0};
	while (value.n > 1 && value.p[value.n - 1] == '0') {
		value.n--;
		power++;
	}
	return number_scale(number_whole(1), power);
}

/* What the last digit that is written is worth: 100 of 10.12万. Of Chinese numerals the last that is said:
 * 一千五百 is in hundreds. */
static struct number last_digit(struct slice text, struct slice value, bool percent)
{
	int first, decimals;

	if (written(text, &first, &decimals))
		return number_scale(number_whole(1), first_power(value) - first - decimals);
	return percent || memchr(value.p, '.', value.n) ? number_last(value) : step_of(value);
}

/* 余 and 多 behind the digits: less than one more of the last; 超 and 突破 before them have no end. */
static bool is_odd(struct slice text)
{
	for (size_t i = 0; i < text.n; i += utf8_step(text.p + i, text.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_modifiers, text.p + i, text.n - i);

		if (w && w->class == LEX_MODIFIERS_OVER)
			return strcmp(lexeme_attr(w, 0), "after") == 0;
	}
	return false;
}

static struct interval bounded(const struct figure *f, struct slice text)
{
	struct slice mod = f->field[FIGURE_MOD];
	struct interval i = interval_point(f->value);
	struct number step = step_of(f->field[FIGURE_VALUE]);

	if (slice_is(mod, "over") && is_odd(text) && step.n > 0)
		return (struct interval){.lo = f->value, .hi = number_add(f->value, step), .open_hi = true};
	if (slice_is(mod, "about") && step.n > 0)
		return (struct interval){.lo = number_subtract(f->value, step),
					 .hi = number_add(f->value, step)};
	i.below = slice_is(mod, "under") || slice_is(mod, "atmost") || slice_is(mod, "about");
	i.above = slice_is(mod, "over") || slice_is(mod, "atleast") || slice_is(mod, "about");
	if (slice_is(mod, "several"))
		i.lo = i.hi = (struct number){0};
	return i;
}

static bool is_one_of(struct slice s, const char *const *names)
{
	for (; *names; names++) {
		if (slice_is(s, *names))
			return true;
	}
	return false;
}

static void measure(struct figures *all, struct figure *f)
{
	static const char *const amounts[] = {"count",  "money", "measure",  "percent",
					      "points", "times", "duration", NULL};
	static const char *const no_levels[] = {"frame", "size", "limit", NULL};
	struct slice text;
	bool falls = slice_is(f->field[FIGURE_CHANGE], "down"), exact;

	f->counts = is_one_of(f->field[FIGURE_TYPE], amounts);
	f->level =
	    f->counts && f->field[FIGURE_CHANGE].n == 0 && !is_one_of(f->field[FIGURE_SENSE], no_levels);
	if (!f->counts)
		return;
	all->scratch.n = 0;
	utf8_squeeze(&all->scratch, f->field[FIGURE_TEXT]);
	text = slice_of(all->scratch.p, all->scratch.n);
	f->value = number_of(f->field[FIGURE_VALUE]);
	f->last = last_digit(text, f->field[FIGURE_VALUE], slice_is(f->field[FIGURE_TYPE], "percent"));
	/* things are counted one by one; what is measured is rounded, and so is what is told in 万 */
	exact = slice_is(f->field[FIGURE_TYPE], "count") &&
		(f->last.n == 0 || number_compare(f->last, number_whole(10000)) < 0) &&
		!(text.n > 0 && memchr(text.p, '.', text.n));
	if (exact)
		f->last = number_whole(0);
	if (f->field[FIGURE_MAX].n > 0)
		f->can = (struct interval){.lo = f->value, .hi = number_of(f->field[FIGURE_MAX])};
	else if (f->field[FIGURE_MOD].n > 0)
		f->can = bounded(f, text);
	else
		f->can = exact ? interval_point(f->value) : interval_rounded(f->value, f->last);
	if (falls && f->value.n > 0) {
		f->value = number_negate(f->value);
		f->can = interval_subtract(interval_point(number_whole(0)), f->can);
	}
}

struct interval figure_near(const struct figure *f)
{
	return f->field[FIGURE_MAX].n > 0 || f->field[FIGURE_MOD].n > 0 ? f->can
									: interval_near(f->value, f->last);
}

/* ---- the words between ---- */

/* Where `needle` first stands in hay from i on; hay.n when it does not. */
static size_t find(struct slice hay, size_t i, struct slice needle)
{
	while (needle.n > 0 && i + needle.n <= hay.n) {
		const char *p = memchr(hay.p + i, *needle.p, hay.n - i - needle.n + 1);

		if (!p)
			break;
		i = (size_t)(p - hay.p);
		if (memcmp(p, needle.p, needle.n) == 0)
			return i;
		i++;
	}
	return hay.n;
}

/* Lay the figures [from, to), which are of one sentence, over its text. */
static void read_words(struct figure *f, size_t from, size_t to)
{
	struct slice s = f[from].field[FIGURE_SENTENCE];
	size_t at = 0;

	for (size_t i = from; i < to; i++) {
		struct slice text = f[i].field[FIGURE_TEXT];
		size_t found = find(s, at, text);

		if (found == s.n)
			continue; /* it is broken over lines */
		f[i].before = slice_of(s.p + at, found - at);
		if (i > from && f[i - 1].after.n == 0)
			f[i - 1].after = f[i].before;
		at = found + text.n;
		f[i].after = slice_of(s.p + at, 0);
		if (i + 1 == to)
			f[i].after.n = s.n - at;
	}
}

void figures_read(struct figures *f, struct kept *k)
{
	size_t from = 0, sentence = 0, para = 0;

	for (size_t i = 0; i < f->n; i++) {
		struct figure *x = &f->figure[i];
		const struct slice *field = kept_fields(k, x->row);

		for (int c = 0; c < FIGURE_COLUMNS; c++)
			x->field[c] =
			    f->place[c] < 0 ? slice_of("", 0) : rows_inner_field(field[f->place[c]]);
		measure(f, x);
		if (i > 0) {
			const struct figure *last = x - 1;
			bool same = f->place[FIGURE_PARA] >= 0 &&
				    slice_eq(x->field[FIGURE_PARA], last->field[FIGURE_PARA]);

			para += !same;
			sentence += !same || !slice_eq(x->field[FIGURE_SENT], last->field[FIGURE_SENT]);
		}
		x->para = para;
		x->sentence = sentence;
	}
	for (size_t i = 1; i <= f->n && f->place[FIGURE_SENTENCE] >= 0; i++) {
		if (i == f->n || f->figure[i].sentence != f->figure[from].sentence) {
			read_words(f->figure, from, i);
			from = i;
		}
	}
}

void figures_clear(struct figures *f)
{
	f->n = 0;
}

void figures_free(struct figures *f)
{
	free(f->figure);
	buf_free(&f->scratch);
	*f = (struct figures){0};
}
