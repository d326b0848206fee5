/* What one figure became, by how much, and by how much of a hundred. */
#include <stdlib.h>

#include "relations.h"
#include "tables.h"
#include "utf8.h"

enum {
	YEARS_MOST = 30,
	PLAN_YEARS = 5,
	CALIBRE = 3 /* points that growth told by another rule may be off */
};

static bool is_type(const struct figure *f, const char *type)
{
	return slice_is(f->field[FIGURE_TYPE], type);
}

static bool is_change(const struct figure *f)
{
	return f->counts && f->field[FIGURE_CHANGE].n > 0 && !slice_is(f->field[FIGURE_CHANGE], "flat") &&
	       interval_known(&f->can);
}

/* How sure a claim of growth is, by the indicator's name. UNTOLD: nothing may be computed. */
static enum told told_of(const struct figures *f, size_t i)
{
	struct slice name = f->figure[i].field[FIGURE_WHAT];

	if (relation_word(name, LEX_RELATIONS_VOLUME) || relation_word(name, LEX_RELATIONS_REAL) ||
	    relation_is_real(f, i))
		return UNTOLD;
	return relation_word(name, LEX_RELATIONS_LOOSE) ? LOOSELY : TOLD;
}

static void add(struct relations *r, const struct figures *f, enum rule rule, enum told told, size_t claim,
		struct interval is, struct number computed, size_t a, size_t b)
{
	struct number miss = number_subtract(f->figure[claim].value, computed);
	struct relation *x;

	/* another rule moves it by some points, not by more */
	if (told == LOOSELY && miss.n > 0 && is_type(&f->figure[claim], "percent") &&
	    number_compare(number_size(miss), number_whole(CALIBRE)) > 0)
		told = TOLD;
	x = relations_add(r, rule, told, claim, f->figure[claim].can, is, computed);
	relation_part(x, a);
	relation_part(x, b);
}

/* 100 * change / base, both intervals; the change may be negative. */
static struct interval percent_of(struct interval change, struct interval base)
{
	struct number zero = number_whole(0);
	struct interval hundred = interval_point(number_whole(100)), none = interval_point(zero), is;
	bool falls = change.hi.n > 0 && (number_is_negative(change.hi) || number_is_zero(change.hi));

	if (falls)
		change = interval_subtract(none, change);
	else if (change.lo.n > 0 && number_is_negative(change.lo))
		change.lo = zero; /* it may be a fall by less than its precision: told as 0 */
	is = interval_divide(interval_multiply(change, hundred), base);
	return falls ? interval_subtract(none, is) : is;
}

static struct number percent_number(struct number change, struct number base)
{
	struct number p = number_divide(number_scale(change, 2), base, 4);

	return number_is_negative(change) ? number_negate(p) : p;
}

/* The year a figure is for, 0 for none. */
static int year_of(const struct figure *f)
{
	struct slice when = f->field[FIGURE_WHEN];
	int year = 0;

	if (when.n < 4)
		return 0;
	for (size_t i = 0; i < 4; i++) {
		if (when.p[i] < '0' || when.p[i] > '9')
			return 0;
		year = year * 10 + (when.p[i] - '0');
	}
	return year;
}

/* a * (1 + p / 100) ^ years */
static struct interval grown(struct interval a, struct interval p, int years)
{
	struct interval one = interval_point(number_whole(1)), factor = p;

	factor.lo = number_scale(p.lo, -2);
	factor.hi = number_scale(p.hi, -2);
	factor = interval_add(one, factor);
	for (int i = 0; i < years; i++) {
		a = interval_multiply(a, factor);
		a.lo = number_divide(a.lo, number_whole(1), 12); /* outward: lo is cut, hi is more */
		a.hi =
		    number_add(number_divide(a.hi, number_whole(1), 12), number_scale(number_whole(1), -12));
	}
	return a;
}

/* a * (1 + p / 100) ^ years of numbers, cut. */
static struct number grown_number(struct number a, struct number p, int years)
{
	struct number one = number_whole(1), factor = number_add(one, number_scale(p, -2));

	for (int i = 0; i < years; i++)
		a = number_divide(number_multiply(a, factor), one, 12);
	return a;
}

/* The yearly growth, in percent with 2 decimals cut, that makes b of a. Not known where a is 0 or more than
 * b. */
static struct number yearly(struct number a, struct number b, int years)
{
	struct number two = number_whole(2), step = number_scale(number_whole(1), -2);
	struct number low = number_whole(0), high = number_whole(1000);

	if (number_is_zero(a) || number_is_negative(a) || number_compare(a, b) > 0)
		return (struct number){0};
	for (struct number middle; number_compare(number_subtract(high, low), step) > 0;) {
		middle = number_divide(number_add(low, high), two, 2);
		if (number_compare(grown_number(a, middle, years), b) <= 0)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* 由a到b,年均增长P%: the claim is P, which is looked for as b. */
static void by_years(struct relations *r, const struct figures *f, size_t a, size_t b, size_t claim,
		     enum told told)
{
	int from = year_of(&f->figure[a]), to = year_of(&f->figure[b]);
	int years = from > 0 && to > from && to - from <= YEARS_MOST ? to - from : 0;
	struct interval is, target = f->figure[b].can;

	if (years == 0) { /* a report on a plan */
		years = PLAN_YEARS;
		told = UNTOLD;
	}
	if (f->figure[claim].can.below || f->figure[claim].can.above ||
	    number_is_negative(f->figure[claim].value))
		return;
	is = grown(f->figure[a].can, f->figure[claim].can, years);
	if (interval_known(&is)) {
		struct relation *x = relations_add(r, RULE_GROWTH, told, claim, is, target,
						   yearly(f->figure[a].value, f->figure[b].value, years));

		relation_part(x, a);
		relation_part(x, b);
	}
}

/* Whether two levels are what one thing was and became. */
static bool became(const struct figures *f, size_t a, size_t b)
{
	const struct figure *x = &f->figure[a], *y = &f->figure[b];

	if (!x->level || !y->level || !interval_known(&x->can) || !interval_known(&y->can) ||
	    x->field[FIGURE_WHAT].n == 0 || !figure_same(x, y, FIGURE_WHAT) ||
	    !figure_same(x, y, FIGURE_UNIT) || !figure_same(x, y, FIGURE_TYPE) ||
	    !figure_same(x, y, FIGURE_SENSE) || x->sentence != y->sentence)
		return false;
	/* a name that holds 由 or ends in a numeral was cut wrongly */
	return relation_before(f, a, LEX_RELATIONS_FROM) && relation_before(f, b, LEX_RELATIONS_TO) &&
	       !relation_word(x->field[FIGURE_WHAT], LEX_RELATIONS_FROM) &&
	       !lexicon_match_end(&lex_numerals, x->field[FIGURE_WHAT].p, x->field[FIGURE_WHAT].n);
}

/* The figure before i in its sentence that is no date; SIZE_MAX for none. */
static size_t amount_before(const struct figures *f, size_t i)
{
	for (size_t k = i; k-- > 0 && relation_in_sentence(f, k, i);) {
		if (f->figure[k].counts)
			return k;
	}
	return SIZE_MAX;
}

/* 由a到b,增长k倍: b is k + 1 times a; 是…的k倍: k times. 番 doubles. */
static void by_times(struct relations *r, const struct figures *f, size_t a, size_t b, size_t i,
		     enum told told)
{
	struct number one = number_whole(1), factor;
	struct interval is = interval_divide(f->figure[b].can, f->figure[a].can);

	if (relation_word(f->figure[i].field[FIGURE_UNIT], LEX_RELATIONS_DOUBLING) ||
	    number_is_zero(f->figure[a].value))
		return;
	factor = number_divide(f->figure[b].value, f->figure[a].value, 4);
	if (is_change(&f->figure[i])) {
		is = interval_subtract(is, interval_point(one));
		factor = number_subtract(factor, one);
	}
	add(r, f, RULE_GROWTH, told, i, is, factor, a, b);
}

/* 由a到b, and by how much: the claim is i. */
static void by_levels(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	size_t b = amount_before(f, i), a = b == SIZE_MAX ? b : amount_before(f, b);
	struct interval change;
	struct number difference;
	enum told told;

	if ((!is_change(x) && !(is_type(x, "times") && interval_known(&x->can))) || a == SIZE_MAX ||
	    !became(f, a, b) || !figure_same(x, &f->figure[b], FIGURE_WHAT) ||
	    relation_before(f, i, LEX_RELATIONS_RESPECTIVELY))
		return;
	change = interval_subtract(f->figure[b].can, f->figure[a].can);
	difference = number_subtract(f->figure[b].value, f->figure[a].value);
	told = told_of(f, i);
	if (slice_is(x->field[FIGURE_AGG], "avg")) {
		if (is_type(x, "percent") && told != UNTOLD)
			by_years(r, f, a, b, i, told);
	} else if (is_type(x, "percent") && !is_type(&f->figure[a], "percent")) {
		if (told != UNTOLD && !number_is_zero(f->figure[a].value))
			add(r, f, RULE_GROWTH, told, i, percent_of(change, f->figure[a].can),
			    percent_number(difference, f->figure[a].value), a, b);
	} else if (is_type(x, "times")) {
		if (told != UNTOLD)
			by_times(r, f, a, b, i, told);
	} else if (figure_same(x, &f->figure[a], FIGURE_UNIT) ||
		   (is_type(x, "points") && is_type(&f->figure[a], "percent"))) {
		add(r, f, RULE_DIFFERENCE, TOLD, i, change, difference, a, b);
	}
}

/* The year that a base names, 0 for none: 比1997年. */
static int base_year(struct slice base)
{
	for (size_t i = 0; i + 4 <= base.n; i++) {
		int year = 0;
		size_t k = 0;

		while (k < 4 && base.p[i + k] >= '0' && base.p[i + k] <= '9')
			year = year * 10 + (base.p[i + k++] - '0');
		if (k == 4)
			return year;
	}
	return 0;
}

/* 2002年…比1997年增长59.2%,年均增长9.8%: both at the same prices. The claim is the yearly growth, at i. */
static void by_total_growth(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i], *all;
	size_t before = amount_before(f, i);
	struct number hundred = number_whole(100);
	struct interval is, from = interval_point(hundred);
	struct relation *found;
	int years;

	if (!is_change(x) || !is_type(x, "percent") || !slice_is(x->field[FIGURE_AGG], "avg") ||
	    before == SIZE_MAX || x->can.below || x->can.above || number_is_negative(x->value))
		return;
	all = &f->figure[before];
	if (!is_change(all) || !is_type(all, "percent") || all->field[FIGURE_AGG].n > 0 ||
	    !figure_same(all, x, FIGURE_WHAT) || !figure_same(all, x, FIGURE_CHANGE))
		return;
	years = year_of(all) - base_year(all->field[FIGURE_BASE]);
	if (base_year(all->field[FIGURE_BASE]) == 0 || year_of(all) == 0 || years < 2 || years > YEARS_MOST)
		return;
	is = grown(from, x->can, years);
	from = interval_add(from, all->can);
	if (!interval_known(&is))
		return;
	found = relations_add(r, RULE_GROWTH, TOLD, i, is, from,
			      yearly(hundred, number_add(hundred, all->value), years));
	relation_part(found, before);
}

/* N,比上年增加d,增长P%: the claim is P, at i. */
static void by_change(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i], *level, *change;
	size_t d = amount_before(f, i), n = d == SIZE_MAX ? d : amount_before(f, d);
	enum told told;

	if (!is_change(x) || !is_type(x, "percent") || n == SIZE_MAX || slice_is(x->field[FIGURE_AGG], "avg"))
		return;
	level = &f->figure[n];
	change = &f->figure[d];
	if (!level->level || !interval_known(&level->can) || !is_change(change) ||
	    relation_before(f, n, LEX_RELATIONS_BASE) || !figure_same(change, x, FIGURE_CHANGE) ||
	    !figure_same(change, level, FIGURE_UNIT) || !figure_same(change, level, FIGURE_WHAT) ||
	    !figure_same(x, level, FIGURE_WHAT) || !figure_same(change, x, FIGURE_BASE) ||
	    is_type(level, "percent"))
		return;
	told = told_of(f, i);
	/* 新增200户,注销20户,净增180户: the level is not what the change made */
	if (told == UNTOLD || number_is_negative(number_subtract(level->value, change->value)) ||
	    relation_before(f, i, LEX_RELATIONS_RESPECTIVELY))
		return;
	add(r, f, RULE_GROWTH, told, i, percent_of(change->can, interval_subtract(level->can, change->can)),
	    percent_number(change->value, number_subtract(level->value, change->value)), n, d);
}

/* Whether a difference, whose name ends in w, is of the term at k: of one sentence, or nothing narrows its
 * name but what both terms are. 城镇自然增长率 is not that of the 出生率 of all. */
static bool is_of_scope(const struct figures *f, size_t i, size_t k, const struct lexeme *w)
{
	struct slice name = f->figure[i].field[FIGURE_WHAT];
	struct slice first = slice_str(lexeme_attr(w, 0)), second = slice_str(lexeme_attr(w, 1));

	return relation_in_sentence(f, k, i) || name.n == w->length || relation_share(first, name, first.n) ||
	       relation_share(second, name, second.n);
}

/* 出口a,进口b,顺差d; 出生率, 死亡率, 自然增长率: the claim is d, at i. */
static void by_difference(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	const struct lexeme *w = relation_word(x->field[FIGURE_WHAT], LEX_RELATIONS_DIFFERENCE);
	size_t found[2] = {SIZE_MAX, SIZE_MAX};
	bool same_scope = true;

	if (!w || !x->level || !interval_known(&x->can) || relation_before(f, i, LEX_RELATIONS_FROM))
		return;
	for (size_t k = i; k-- > 0 && relation_in_para(f, k, i);) {
		const struct figure *y = &f->figure[k];

		for (int side = 0; side < 2; side++) {
			struct slice name = slice_str(lexeme_attr(w, side)), what = y->field[FIGURE_WHAT];

			if (found[side] == SIZE_MAX && y->level && figure_same(x, y, FIGURE_UNIT) &&
			    figure_same(x, y, FIGURE_WHEN) && interval_known(&y->can) && what.n >= name.n &&
			    memcmp(what.p + what.n - name.n, name.p, name.n) == 0)
				found[side] = k;
		}
	}
	if (found[0] == SIZE_MAX || found[1] == SIZE_MAX)
		return;
	for (int side = 0; side < 2; side++)
		same_scope = same_scope && is_of_scope(f, i, found[side], w);
	add(r, f, RULE_DIFFERENCE, same_scope ? TOLD : LOOSELY, i,
	    interval_subtract(f->figure[found[0]].can, f->figure[found[1]].can),
	    number_subtract(f->figure[found[0]].value, f->figure[found[1]].value), found[0], found[1]);
}

void relations_growth(struct relations *r, const struct figures *f)
{
	if (f->place[FIGURE_SENTENCE] < 0) { /* whether it is growth at comparable prices cannot be seen */
		for (size_t i = 0; i < f->n; i++)
			by_difference(r, f, i);
		return;
	}
	for (size_t i = 0; i < f->n; i++) {
		by_levels(r, f, i);
		by_change(r, f, i);
		by_total_growth(r, f, i);
		by_difference(r, f, i);
	}
}
