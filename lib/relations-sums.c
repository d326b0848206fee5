/* Wholes and their parts: by the names of the parts (complements.tsv), by 共 behind a list, by 其中; and
 * balances. */
#include "relations.h"
#include "tables.h"
#include "utf8.h"

enum { LIST_MOST = 10, LOOK_BACK = 24, NEAR_PERCENT = 5 };

/* The word of a name that makes it a part of some whole. */
static const struct lexeme *complement(struct slice name, struct slice *rest_before,
				       struct slice *rest_behind)
{
	for (size_t i = 0; i < name.n; i += utf8_step(name.p + i, name.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_complements, name.p + i, name.n - i);

		if (w) {
			*rest_before = slice_of(name.p, i);
			*rest_behind = slice_of(name.p + i + w->length, name.n - i - w->length);
			return w;
		}
	}
	return NULL;
}

static bool contains(struct slice name, struct slice word)
{
	return word.n <= name.n && (word.n == 0 || relation_share(word, name, word.n));
}

static bool is_intensive(const struct figure *f)
{
	return relation_word(f->field[FIGURE_WHAT], LEX_RELATIONS_INTENSIVE) ||
	       relation_word(f->field[FIGURE_WHAT], LEX_RELATIONS_MEAN);
}

/* Stocks, sums of years and plain amounts may be told together, 年末 once for all; means and figures that go
 * for each of several may not. */
static bool same_kind(struct slice a, struct slice b)
{
	if (slice_eq(a, b))
		return true;
	return !slice_is(a, "avg") && !slice_is(a, "each") && !slice_is(b, "avg") && !slice_is(b, "each");
}

/* Amounts that may be added: levels of one unit and sense. */
static bool alike(const struct figure *a, const struct figure *b)
{
	return a->level && b->level && interval_known(&a->can) && interval_known(&b->can) &&
	       figure_same(a, b, FIGURE_TYPE) && figure_same(a, b, FIGURE_UNIT) &&
	       figure_same(a, b, FIGURE_SENSE) && same_kind(a->field[FIGURE_AGG], b->field[FIGURE_AGG]) &&
	       !slice_is(a->field[FIGURE_TYPE], "percent") &&
	       !contains(a->field[FIGURE_UNIT], slice_str("/")) && !is_intensive(a) && !is_intensive(b);
}

/* What the figures in list[0..n) are together. False where that is not known. */
static bool sum_of(const struct figures *f, const size_t *list, size_t n, struct interval *is,
		   struct number *computed)
{
	for (size_t i = 0; i < n; i++) {
		const struct figure *x = &f->figure[list[i]];

		*is = i ? interval_add(*is, figure_near(x)) : figure_near(x);
		*computed = i ? number_add(*computed, x->value) : x->value;
	}
	return n > 0 && interval_known(is) && computed->n > 0;
}

/* Add the relation that the claim is the sum of the figures in list[0..n). */
static void add_sum(struct relations *r, const struct figures *f, enum told told, size_t claim,
		    const size_t *list, size_t n)
{
	struct interval is;
	struct number computed;
	struct relation *x =
	    sum_of(f, list, n, &is, &computed)
		? relations_add(r, RULE_SUM, told, claim, figure_near(&f->figure[claim]), is, computed)
		: NULL;

	for (size_t i = 0; i < n; i++)
		relation_part(x, list[i]);
}

/* Whether neither is more than twice the other: a whole and its parts, as far as they were meant. */
static bool is_about(struct number a, struct number b)
{
	struct number two = number_whole(2);

	return number_compare(a, number_multiply(b, two)) <= 0 &&
	       number_compare(b, number_multiply(a, two)) <= 0;
}

/* ---- by the names of the parts ---- */

/* Whether a figure's name is that of the whole of which the others are parts: it holds `whole`, or what their
 * names have besides the word. */
static bool is_whole(const struct figure *w, const struct figure *part, const char *whole,
		     struct slice before, struct slice behind)
{
	struct slice name = w->field[FIGURE_WHAT], a, b;

	if (!alike(w, part) || !figure_same(w, part, FIGURE_WHEN))
		return false;
	if (*whole)
		return contains(name, slice_str(whole));
	return before.n + behind.n >= 6 && !complement(name, &a, &b) && contains(name, before) &&
	       contains(name, behind);
}

/* Whether the names are one but for the word. */
static bool same_rest(struct slice a, struct slice b, const struct lexeme *w)
{
	struct slice x, y;
	const struct lexeme *other = complement(b, &x, &y);
	struct slice u, v;

	complement(a, &u, &v);
	return other && *lexeme_attr(other, 0) == *lexeme_attr(w, 0) && slice_eq(u, x) && slice_eq(v, y);
}

/* The parts that begin with figure i: one of each member; how many stand in list. */
static size_t gather(const struct figures *f, size_t i, const struct lexeme *w, size_t *list)
{
	const struct figure *first = &f->figure[i];
	unsigned seen = 0;
	size_t n = 0, needed = w->class == LEX_COMPLEMENTS_THREE ? 3 : 2, pairs = 0;

	for (size_t k = i; k < f->n && k < i + LOOK_BACK && f->figure[k].para == first->para; k++) {
		const struct figure *x = &f->figure[k];
		struct slice a, b;
		const struct lexeme *m;
		unsigned member;

		if (!alike(x, first) || !figure_same(x, first, FIGURE_WHEN) ||
		    !same_rest(first->field[FIGURE_WHAT], x->field[FIGURE_WHAT], w))
			continue;
		m = complement(x->field[FIGURE_WHAT], &a, &b);
		member = 1u << (lexeme_attr(m, 0)[1] - '0');
		if (seen & member || n == LIST_MOST)
			break;
		seen |= member;
		pairs += m->class != LEX_COMPLEMENTS_SOME;
		list[n++] = k;
	}
	return pairs >= needed ? n : 0;
}

/* Whether a figure beside the parts may be one more, whose name is not known: it is not more than what they
 * lack. */
static bool has_other_part(const struct figures *f, size_t whole, const size_t *list, size_t n)
{
	struct number rest = f->figure[whole].value;

	for (size_t i = 0; i < n; i++)
		rest = number_subtract(rest, f->figure[list[i]].value);
	for (size_t k = whole + 1, next = 0; k <= list[n - 1] + 1 && k < f->n; k++) {
		if (next < n && list[next] == k) {
			next++;
			continue;
		}
		if (relation_in_sentence(f, k, list[n - 1]) && alike(&f->figure[k], &f->figure[whole]) &&
		    rest.n > 0 && number_compare(f->figure[k].value, rest) <= 0)
			return true;
	}
	return false;
}

static void by_name(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	struct slice before, behind;
	const struct lexeme *w = x->level ? complement(x->field[FIGURE_WHAT], &before, &behind) : NULL;
	size_t list[LIST_MOST], n, near = i;
	struct interval is, can;
	struct number computed;

	if (!w)
		return;
	n = gather(f, i, w, list);
	if (n == 0)
		return;
	for (size_t k = i; k-- > 0 && k + LOOK_BACK > i && f->figure[k].para == x->para;) {
		/* the whole stands before the first of its parts */
		if (alike(&f->figure[k], x) &&
		    same_rest(x->field[FIGURE_WHAT], f->figure[k].field[FIGURE_WHAT], w))
			break;
		if (!is_whole(&f->figure[k], x, lexeme_attr(w, 1), before, behind) ||
		    !sum_of(f, list, n, &is, &computed))
			continue;
		can = figure_near(&f->figure[k]);
		if (interval_meet(&is, &can)) {
			add_sum(r, f, TOLD, k, list, n);
			return;
		}
		if (near == i && is_about(computed, f->figure[k].value))
			near = k;
	}
	if (near == i)
		return;
	/* 一般贸易出口 and 一般贸易进口 need not be all of 进出口 */
	add_sum(r, f,
		contains(f->figure[near].field[FIGURE_WHAT], before) && !has_other_part(f, near, list, n)
		    ? TOLD
		    : LOOSELY,
		near, list, n);
}

/* ---- by words ---- */

/* Whether 共 stands before the figure and nothing but a comma before that. It is not sure that what stands
 * before is added where a verb follows: of 40件 and 60件 taken up, 共办结97件. */
static bool is_total(struct slice before, enum told *told)
{
	for (size_t i = 0; i < before.n; i += utf8_step(before.p + i, before.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_relations, before.p + i, before.n - i);
		const struct lexeme *mark = lexicon_match(&lex_punctuation, before.p + i, before.n - i);

		if (w && w->class == LEX_RELATIONS_TOTAL) {
			*told = i + w->length == before.n ? TOLD : LOOSELY;
			return true;
		}
		if (i > 0 || !mark || mark->class != LEX_PUNCTUATION_CLAUSE ||
		    (w && w->class == LEX_RELATIONS_BREAK))
			return false;
	}
	return false;
}

/* 共 before the figure: it is the sum of some that stand right before it. */
static void by_total(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	struct interval is, can;
	struct number computed, gap, best = {0};
	size_t list[LIST_MOST], n = 0, near = 0;
	enum told told;

	if (!x->level || !interval_known(&x->can) || !is_total(x->before, &told))
		return;
	can = figure_near(x);
	for (size_t k = i; k-- > 0 && relation_in_sentence(f, k, i) && n < LIST_MOST;) {
		if (!alike(&f->figure[k], x))
			break;
		list[n++] = k;
		if (n < 2 || !sum_of(f, list, n, &is, &computed))
			continue;
		if (interval_meet(&is, &can)) {
			add_sum(r, f, TOLD, i, list, n);
			return;
		}
		gap = number_size(number_subtract(computed, x->value));
		if (near == 0 || number_compare(gap, best) < 0) {
			near = n;
			best = gap;
		}
	}
	/* near enough to be meant */
	if (near > 0 &&
	    number_compare(number_scale(best, 2), number_multiply(x->value, number_whole(NEAR_PERCENT))) <= 0)
		add_sum(r, f, told, i, list, near);
}

/* 其中 before the figure: those from it on are parts of the last one before it. That they are all is not
 * said. */
static void by_parts(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	size_t list[LIST_MOST], n = 0, whole = i;

	if (!x->level || !relation_word(x->before, LEX_RELATIONS_PARTS))
		return;
	while (whole-- > 0 && f->figure[whole].para == x->para && whole + LOOK_BACK > i) {
		if (alike(&f->figure[whole], x))
			break;
	}
	if (whole >= i || f->figure[whole].para != x->para || !alike(&f->figure[whole], x))
		return;
	for (size_t k = i; k < f->n && relation_in_sentence(f, k, i) && n < LIST_MOST; k++) {
		if (k > i && relation_word(f->figure[k].before, LEX_RELATIONS_PARTS))
			break;
		if (alike(&f->figure[k], x))
			list[n++] = k;
	}
	add_sum(r, f, UNTOLD, whole, list, n);
}

/* 收到20件,上年结转2件,办理21件,结转下年度1件 */
static void by_balance(struct relations *r, const struct figures *f, size_t i)
{
	static const int classes[] = {LEX_RELATIONS_RECEIVED, LEX_RELATIONS_CARRIED_IN, LEX_RELATIONS_HANDLED,
				      LEX_RELATIONS_CARRIED_ON};
	enum { TERMS = 4, CARRIED_IN = 2 };
	struct number sum;
	size_t term[TERMS] = {0}, found = 0;
	struct interval in, out;
	struct relation *x;

	if (!f->figure[i].level || !relation_word(f->figure[i].before, LEX_RELATIONS_CARRIED_ON))
		return;
	for (size_t k = i + 1; k-- > 0 && relation_in_sentence(f, k, i);) {
		if (!alike(&f->figure[k], &f->figure[i]))
			continue;
		for (size_t c = TERMS; c-- > 0;) {
			if (!(found >> c & 1) && relation_word(f->figure[k].before, classes[c])) {
				found |= (size_t)1 << c;
				term[c] = k;
				break;
			}
		}
	}
	if ((found | CARRIED_IN) != 15)
		return;
	/* nothing was, as far as the sentence says; or 其中上年结转: it has been counted */
	if (!(found & CARRIED_IN) || relation_word(f->figure[term[1]].before, LEX_RELATIONS_PARTS))
		term[1] = SIZE_MAX;
	in = f->figure[term[0]].can;
	sum = f->figure[term[0]].value;
	if (term[1] != SIZE_MAX) {
		in = interval_add(in, f->figure[term[1]].can);
		sum = number_add(sum, f->figure[term[1]].value);
	}
	out = interval_subtract(in, f->figure[term[2]].can);
	x = relations_add(r, RULE_BALANCE, term[1] == SIZE_MAX ? LOOSELY : TOLD, i, f->figure[i].can, out,
			  number_subtract(sum, f->figure[term[2]].value));
	for (size_t c = 0; c < TERMS - 1; c++) {
		if (term[c] != SIZE_MAX)
			relation_part(x, term[c]);
	}
}

void relations_sums(struct relations *r, const struct figures *f)
{
	for (size_t i = 0; i < f->n; i++) {
		by_name(r, f, i);
		by_total(r, f, i);
		by_balance(r, f, i);
	}
	for (size_t i = 0; i < f->n; i++)
		by_parts(r, f, i);
}
