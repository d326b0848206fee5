/* Means; and what is wrong with a figure by itself or beside another of its name. */
#include <stdlib.h>

#include "relations.h"
#include "tables.h"
#include "utf8.h"

enum { NAME_LEAST = 15 };

static bool ends_with(struct slice s, struct slice end)
{
	return s.n >= end.n && memcmp(s.p + s.n - end.n, end.p, end.n) == 0;
}

/* 项目302个、总投资1570.4亿元,项目平均投资5.2亿元: the name of the mean is made of the end of the number's
 * and of the total's. */
static void by_mean(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	struct slice name = x->field[FIGURE_WHAT], head, tail = {0};
	size_t total = i, number = i;
	struct relation *m;

	if (!x->level || !interval_known(&x->can))
		return;
	for (size_t k = 0; k < name.n && tail.n == 0; k += utf8_step(name.p + k, name.n - k)) {
		const struct lexeme *w = lexicon_match(&lex_relations, name.p + k, name.n - k);

		if (w && w->class == LEX_RELATIONS_MEAN) {
			head = slice_of(name.p, k);
			tail = slice_of(name.p + k + w->length, name.n - k - w->length);
		}
	}
	if (tail.n == 0 || head.n == 0)
		return;
	for (size_t k = i; k-- > 0 && relation_in_sentence(f, k, i);) {
		const struct figure *y = &f->figure[k];

		if (!y->level || !interval_known(&y->can))
			continue;
		if (total == i && figure_same(x, y, FIGURE_UNIT) && ends_with(y->field[FIGURE_WHAT], tail))
			total = k;
		else if (number == i && slice_is(y->field[FIGURE_TYPE], "count") &&
			 ends_with(y->field[FIGURE_WHAT], head))
			number = k;
	}
	if (total == i || number == i || number_is_zero(f->figure[number].value))
		return;
	m = relations_add(r, RULE_MEAN, TOLD, i, x->can,
			  interval_divide(f->figure[total].can, f->figure[number].can),
			  number_divide(f->figure[total].value, f->figure[number].value, 4));
	relation_part(m, total);
	relation_part(m, number);
}

/* A relation that fails by itself. */
static void add_fault(struct relations *r, enum rule rule, size_t claim)
{
	BUF_PUSH_ROOM(r->relation, r->cap, r->n);
	r->relation[r->n++] = (struct relation){.rule = rule, .verdict = VERDICT_FAILS, .claim = claim};
}

/* 8—5件. Not where something fell from more: 由8.15吨下降到7.15—6.82吨. */
static void by_range(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	struct number most = number_of(x->field[FIGURE_MAX]), least = number_of(x->field[FIGURE_VALUE]);
	const char *digits = x->field[FIGURE_TEXT].p;
	bool ascii = x->field[FIGURE_TEXT].n > 0 && *digits >= '0' && *digits <= '9';

	/* a range is within an order of magnitude; what is farther apart was misread */
	if (!x->counts || !ascii || most.n == 0 || least.n == 0 || number_compare(most, least) >= 0 ||
	    number_compare(number_scale(most, 1), least) <= 0)
		return;
	for (size_t k = i; k-- > 0 && relation_in_sentence(f, k, i);) {
		if (f->figure[k].level && figure_same(&f->figure[k], x, FIGURE_TYPE))
			return;
	}
	add_fault(r, RULE_RANGE, i);
}

/* Whether words begin with 日, behind one or two digits, or none where they are a figure of their own. */
static bool is_day(struct slice words, size_t most)
{
	size_t digits = 0, at = 0, len;
	const struct lexeme *w;

	while (at < words.n) {
		char c = utf8_fold(words.p + at, words.n - at, &len);

		len = c ? len : 1;
		c = c ? c : words.p[at];
		if (c < '0' || c > '9')
			break;
		at += len;
		digits++;
	}
	if (at == words.n || digits > most || (digits == 0) != (most == 0))
		return false;
	w = lexicon_match(&lex_dates, words.p + at, words.n - at);
	return w && w->class == LEX_DATES_DAY;
}

/* 2023-02-29 */
static bool is_no_leap_day(struct slice date)
{
	int year = 0;

	if (date.n != 10 || memcmp(date.p + 4, "-02-29", 6) != 0)
		return false;
	for (size_t i = 0; i < 4; i++)
		year = year * 10 + (date.p[i] - '0');
	return year % 4 != 0 || (year % 100 == 0 && year % 400 != 0);
}

/* 2月30日: the day was not read as part of the date, since there is none. */
static void by_day(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i], *next = i + 1 < f->n ? x + 1 : NULL;
	struct slice value = x->field[FIGURE_VALUE];
	bool month = (value.n == 7 && value.p[4] == '-') || (value.n == 4 && value.p[0] == '-');

	if (!slice_is(x->field[FIGURE_TYPE], "date"))
		return;
	if (is_no_leap_day(value) || (month && is_day(x->after, 2)) ||
	    (month && next && next->start == x->end && next->sentence == x->sentence &&
	     next->field[FIGURE_UNIT].n == 0 && next->field[FIGURE_TEXT].n <= 2 && is_day(next->after, 0)))
		add_fault(r, RULE_DATE, i);
}

/* A day reported as done that comes after the document's own date. */
static void by_document_date(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	struct slice date = x->field[FIGURE_DATE], value = x->field[FIGURE_VALUE];
	bool done = false, other = false;

	if (!slice_is(x->field[FIGURE_TYPE], "date") || value.n != 10 || date.n != 10 ||
	    slice_cmp(value, date) <= 0)
		return;
	for (size_t k = i > RELATION_REACH ? i - RELATION_REACH : 0; k < f->n && k <= i + RELATION_REACH;
	     k++) {
		struct slice sense = f->figure[k].field[FIGURE_SENSE];

		if (!relation_in_sentence(f, k, i))
			continue;
		done |= slice_is(sense, "done");
		other |= sense.n > 0 && !slice_is(sense, "done");
	}
	if (done && !other)
		add_fault(r, RULE_DATE, i);
}

/* ---- one indicator, two figures ---- */

static const struct figures *sorted; /* for qsort(3) */

static int by_name(const void *a, const void *b)
{
	static const enum figure_column columns[] = {FIGURE_WHAT, FIGURE_UNIT, FIGURE_TYPE,  FIGURE_WHEN,
						     FIGURE_AGG,  FIGURE_BASE, FIGURE_CHANGE};
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		int c = slice_cmp(sorted->figure[x].field[columns[i]], sorted->figure[y].field[columns[i]]);

		if (c != 0)
			return c;
	}
	return x < y ? -1 : 1;
}

static bool same_name(const struct figure *a, const struct figure *b)
{
	return figure_same(a, b, FIGURE_WHAT) && figure_same(a, b, FIGURE_UNIT) &&
	       figure_same(a, b, FIGURE_TYPE) && figure_same(a, b, FIGURE_WHEN) &&
	       figure_same(a, b, FIGURE_AGG) && figure_same(a, b, FIGURE_BASE) &&
	       figure_same(a, b, FIGURE_CHANGE);
}

static bool may_repeat(const struct figure *f)
{
	return f->counts && f->field[FIGURE_WHAT].n >= NAME_LEAST && f->value.n > 0 &&
	       slice_is(f->field[FIGURE_SENSE], "done") && f->field[FIGURE_MOD].n == 0 &&
	       interval_known(&f->can);
}

/* Whether two figures of one name, told for the same time, are so near each other that one is a slip of the
 * other: within 2 in 100. Figures farther apart are of other things. */
static bool is_slip(const struct figure *a, const struct figure *b)
{
	struct number gap = number_size(number_subtract(a->value, b->value)),
		      most = number_scale(b->value, -2);

	if (a->field[FIGURE_WHEN].n == 0 || a->field[FIGURE_UNIT].n == 0 || !a->level ||
	    number_is_zero(a->last) != number_is_zero(b->last))
		return false;
	most = number_add(most, most);
	return gap.n > 0 && most.n > 0 && number_compare(gap, most) <= 0;
}

/* Figures of one full name that agree at the precision of the coarser: that they must is not said.
 * Those that nearly do are a slip. */
static void by_repetition(struct relations *r, const struct figures *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		if (!may_repeat(&f->figure[i]))
			continue;
		BUF_PUSH_ROOM(r->order, r->order_cap, n);
		r->order[n++] = i;
	}
	sorted = f;
	if (n > 0)
		qsort(r->order, n, sizeof *r->order, by_name);
	for (size_t i = 1; i < n; i++) {
		const struct figure *a = &f->figure[r->order[i - 1]], *b = &f->figure[r->order[i]];
		struct interval is = a->can;
		struct relation *x;

		if (!same_name(a, b) || a->para == b->para)
			continue;
		x = relations_add(r, RULE_SAME,
				  is_slip(a, b) && !interval_meet(&a->can, &b->can) ? TOLD : UNTOLD,
				  r->order[i], b->can, is, a->value);
		relation_part(x, r->order[i - 1]);
	}
}

void relations_single(struct relations *r, const struct figures *f)
{
	for (size_t i = 0; i < f->n; i++) {
		by_mean(r, f, i);
		by_range(r, f, i);
		by_day(r, f, i);
		by_document_date(r, f, i);
	}
	by_repetition(r, f);
}
