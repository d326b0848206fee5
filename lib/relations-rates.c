/* Rates of a part, shares of a whole, shares that are all there is. */
#include "relations.h"
#include "tables.h"
#include "utf8.h"

enum { TWO_CHARACTERS = 6, LIST_MOST = 10, WHOLES_MOST = 6 };

static bool is_percent(const struct figure *f)
{
	return slice_is(f->field[FIGURE_TYPE], "percent") && slice_is(f->field[FIGURE_UNIT], "%");
}

/* An amount that a rate may be of. */
static bool is_amount(const struct figure *f)
{
	struct slice type = f->field[FIGURE_TYPE];

	return f->level && interval_known(&f->can) && !slice_is(f->field[FIGURE_SENSE], "plan") &&
	       (slice_is(type, "count") || slice_is(type, "money") || slice_is(type, "measure"));
}

static bool kin(const struct figure *a, const struct figure *b)
{
	return relation_kin(a->field[FIGURE_UNIT], b->field[FIGURE_UNIT]);
}

/* Whether part may be of whole: not surely more. */
static bool fits(const struct figure *part, const struct figure *whole)
{
	return kin(part, whole) &&
	       (whole->can.above || part->can.below || number_compare(part->can.lo, whole->can.hi) <= 0);
}

static bool starts(struct slice s, struct slice with)
{
	return s.n >= with.n && memcmp(s.p, with.p, with.n) == 0;
}

/* Whether the name of an amount is that of the part whose rate has this root: 办结…件 of 办结率, 负责人出庭
 * of 负责人出庭应诉率. */
static bool names_part(struct slice name, struct slice root)
{
	return root.n >= TWO_CHARACTERS && name.n >= TWO_CHARACTERS &&
	       (starts(name, root) || starts(root, name));
}

/* part of whole, in percent. Not known where the whole is 0. */
static struct interval ratio_of(const struct figure *part, const struct figure *whole)
{
	if (number_is_zero(whole->value))
		return (struct interval){.below = true, .above = true};
	return interval_divide(interval_multiply(part->can, interval_point(number_whole(100))), whole->can);
}

static void add_ratio(struct relations *r, const struct figures *f, enum rule rule, enum told told,
		      size_t claim, size_t part, size_t whole)
{
	const struct figure *m = &f->figure[part], *n = &f->figure[whole];
	struct relation *x = relations_add(r, rule, told, claim, f->figure[claim].can, ratio_of(m, n),
					   number_divide(number_scale(m->value, 2), n->value, 4));

	relation_part(x, part);
	relation_part(x, whole);
}

static bool ratio_meets(const struct figures *f, size_t claim, size_t part, size_t whole)
{
	struct interval is = ratio_of(&f->figure[part], &f->figure[whole]);

	return interval_known(&is) && interval_meet(&is, &f->figure[claim].can);
}

/* The amount before the part of which the rate at i is: the nearest whose name shares words with that of the
 * part, but rather one that makes the rate: 受理400件,其中民事390件,办结380件,办结率95%. `any` is the nearest
 * whatever its name: where it is another, it may be the whole as well. SIZE_MAX where there is none. */
static size_t whole_of_part(const struct figures *f, size_t i, size_t part, size_t *any)
{
	struct slice name = f->figure[part].field[FIGURE_WHAT];
	size_t found = SIZE_MAX;

	*any = SIZE_MAX;
	for (size_t k = part; k-- > 0 && relation_in_sentence(f, k, i);) {
		if (!is_amount(&f->figure[k]) || !fits(&f->figure[part], &f->figure[k]))
			continue;
		*any = *any == SIZE_MAX ? k : *any;
		if (ratio_meets(f, i, part, k))
			return k;
		if (!relation_share(f->figure[k].field[FIGURE_WHAT], name, TWO_CHARACTERS))
			continue;
		found = found == SIZE_MAX ? k : found;
	}
	return found;
}

/* Whether something that was carried over from the year before stands between the whole and the rate: it may
 * count for either. */
static bool is_carried(const struct figures *f, size_t whole, size_t i)
{
	for (size_t k = whole + 1; k <= i; k++) {
		if (relation_word(f->figure[k].before, LEX_RELATIONS_CARRIED_IN) ||
		    relation_word(f->figure[k].before, LEX_RELATIONS_INCLUDED))
			return true;
	}
	return false;
}

/* 调解6323件,成功6209件,成功率99% */
static void by_rate(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	struct slice root;
	size_t part = i, whole, any;
	bool round = number_compare(x->value, number_whole(100)) == 0;

	if (!is_percent(x) || !x->level || slice_is(x->field[FIGURE_SENSE], "plan") ||
	    slice_is(x->field[FIGURE_SENSE], "norm") || !interval_known(&x->can) ||
	    !relation_strip(x->field[FIGURE_WHAT], LEX_RELATIONS_RATE, &root) ||
	    relation_before(f, i, LEX_RELATIONS_RESPECTIVELY))
		return;
	while (part-- > 0 && relation_in_sentence(f, part, i)) {
		if (is_amount(&f->figure[part]) && names_part(f->figure[part].field[FIGURE_WHAT], root))
			break;
	}
	if (part == SIZE_MAX ||
	    !relation_in_sentence(f, part, i)) { /* two amounts right before it, whatever their names */
		bool two = i > 1 && relation_in_sentence(f, i - 2, i) && is_amount(&f->figure[i - 1]) &&
			   is_amount(&f->figure[i - 2]) && fits(&f->figure[i - 1], &f->figure[i - 2]);

		if (two && !round && ratio_meets(f, i, i - 1, i - 2))
			add_ratio(r, f, RULE_RATE, LOOSELY, i, i - 1, i - 2);
		return;
	}
	whole = whole_of_part(f, i, part, &any);
	/* 率100% is of those that were due */
	if (whole != SIZE_MAX)
		add_ratio(r, f, RULE_RATE, round || whole != any || is_carried(f, whole, i) ? LOOSELY : TOLD,
			  i, part, whole);
	else if (any != SIZE_MAX)
		add_ratio(r, f, RULE_RATE,
			  any + 1 == part && part + 1 == i && !round && !is_carried(f, any, i) ? TOLD
											       : LOOSELY,
			  i, part, any);
}

/* 10061户企业按3%比例抽查305户: the rate stands between the whole and the part. */
static void by_quota(struct relations *r, const struct figures *f, size_t i)
{
	if (i == 0 || i + 1 >= f->n || !is_percent(&f->figure[i]) || !interval_known(&f->figure[i].can) ||
	    !slice_is(f->figure[i].field[FIGURE_SENSE], "norm") || !relation_in_sentence(f, i - 1, i) ||
	    !relation_in_sentence(f, i + 1, i) || !is_amount(&f->figure[i - 1]) ||
	    !is_amount(&f->figure[i + 1]) || !fits(&f->figure[i + 1], &f->figure[i - 1]))
		return;
	add_ratio(r, f, RULE_RATE, LOOSELY, i, i + 1, i - 1);
}

/* The figure before 其中, of which part is one: from the words of the sentence; SIZE_MAX where there is none.
 */
static size_t whole_before_parts(const struct figures *f, size_t part)
{
	size_t k = part;

	while (!relation_word(f->figure[k].before, LEX_RELATIONS_PARTS)) {
		if (k == 0 || !relation_in_sentence(f, k - 1, part))
			return SIZE_MAX;
		k--;
	}
	while (k-- > 0 && relation_in_para(f, k, part)) {
		if (is_amount(&f->figure[k]) && fits(&f->figure[part], &f->figure[k]))
			return k;
	}
	return SIZE_MAX;
}

static bool is_share(const struct figure *f)
{
	struct slice name;

	return is_percent(f) && f->level && f->field[FIGURE_MOD].n == 0 &&
	       relation_strip(f->field[FIGURE_WHAT], LEX_RELATIONS_SHARE, &name);
}

/* 其中自然人92件,占96.8% */
static void by_share(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	struct slice name;
	size_t part = i - 1, whole;

	if (i == 0 || !is_percent(x) || !x->level || !interval_known(&x->can) ||
	    x->field[FIGURE_BASE].n > 0 || relation_word(x->before, LEX_RELATIONS_FROM) ||
	    !relation_strip(x->field[FIGURE_WHAT], LEX_RELATIONS_SHARE, &name) ||
	    !relation_in_sentence(f, part, i) || !is_amount(&f->figure[part]) ||
	    !slice_eq(f->figure[part].field[FIGURE_WHAT], name))
		return;
	whole = whole_before_parts(f, part);
	if (whole != SIZE_MAX && ratio_meets(f, i, part, whole)) {
		add_ratio(r, f, RULE_SHARE, TOLD, i, part, whole);
		return;
	}
	for (size_t k = part, tries = 0; k-- > 0 && relation_in_para(f, k, i) && tries < WHOLES_MOST;) {
		if (!is_amount(&f->figure[k]) || !fits(&f->figure[part], &f->figure[k]))
			continue;
		tries++;
		if (ratio_meets(f, i, part, k)) {
			add_ratio(r, f, RULE_SHARE, LOOSELY, i, part, k);
			return;
		}
	}
	/* where the whole is told as a share itself, both may be shares of something larger */
	if (whole != SIZE_MAX)
		add_ratio(r, f, RULE_SHARE, is_share(&f->figure[whole + 1]) ? LOOSELY : TOLD, i, part, whole);
}

/* The name of the whole in that of a share: 就业人员 of 城镇就业人员占全部就业人员比重. Empty where it names
 * none. */
static struct slice named_whole(struct slice name, struct slice *part)
{
	for (size_t i = 0, len; i < name.n; i += len) {
		const struct lexeme *w = lexicon_match(&lex_relations, name.p + i, name.n - i);
		struct slice rest;

		len = w ? w->length : utf8_step(name.p + i, name.n - i);
		if (!w || w->class != LEX_RELATIONS_SHARE || i == 0)
			continue;
		*part = slice_of(name.p, i);
		rest = slice_of(name.p + i + len, name.n - i - len);
		relation_strip(rest, LEX_RELATIONS_SHARE, &rest);
		w = lexicon_match(&lex_relations, rest.p, rest.n);
		if (w && w->class == LEX_RELATIONS_ALL)
			rest = slice_of(rest.p + w->length, rest.n - w->length);
		return rest;
	}
	return slice_of("", 0);
}

/* 其中城镇就业人员47345万人,占全国就业人员比重为64.5%: the whole is named, and stands before. */
static void by_named_share(struct relations *r, const struct figures *f, size_t i)
{
	const struct figure *x = &f->figure[i];
	struct slice part_name = {0}, whole_name;
	size_t part = i, whole;

	if (i == 0 || !is_percent(x) || !x->level || !interval_known(&x->can) ||
	    relation_word(x->before, LEX_RELATIONS_FROM))
		return;
	whole_name = named_whole(x->field[FIGURE_WHAT], &part_name);
	if (whole_name.n < TWO_CHARACTERS || slice_eq(whole_name, part_name))
		return;
	while (part-- > 0 && relation_in_sentence(f, part, i)) {
		if (is_amount(&f->figure[part]) && slice_eq(f->figure[part].field[FIGURE_WHAT], part_name))
			break;
	}
	if (part == SIZE_MAX || !relation_in_sentence(f, part, i))
		return;
	for (whole = part; whole-- > 0 && whole + RELATION_REACH > part;) {
		if (is_amount(&f->figure[whole]) && fits(&f->figure[part], &f->figure[whole]) &&
		    slice_eq(f->figure[whole].field[FIGURE_WHAT], whole_name)) {
			add_ratio(r, f, RULE_SHARE, TOLD, i, part, whole);
			return;
		}
	}
}

/* ---- all there is ---- */

/* Whether the names of the shares hold all members of a family. */
static bool is_complete(const struct figures *f, const size_t *list, size_t n)
{
	unsigned seen = 0, needed = 3;
	char family = 0;

	for (size_t i = 0; i < n; i++) {
		struct slice name = f->figure[list[i]].field[FIGURE_WHAT];
		const struct lexeme *w = NULL;
		size_t at = 0;

		for (size_t k = 0; k < name.n && !w; k += utf8_step(name.p + k, name.n - k)) {
			w = lexicon_match(&lex_complements, name.p + k, name.n - k);
			at = k;
		}
		/* 民营企业出口占比 may be one of all 出口 */
		if (!w || (at > 0 && w->class != LEX_COMPLEMENTS_THREE) ||
		    (family && *lexeme_attr(w, 0) != family))
			return false;
		family = *lexeme_attr(w, 0);
		needed = w->class == LEX_COMPLEMENTS_THREE ? 7 : 3;
		seen |= 1u << (lexeme_attr(w, 0)[1] - '1');
	}
	return (seen & needed) == needed;
}

static void by_hundred(struct relations *r, const struct figures *f, size_t i)
{
	size_t list[LIST_MOST], n = 0;
	struct interval is = {0}, hundred = interval_point(number_whole(100));
	struct number computed = {0};
	struct relation *x;

	if (!is_share(&f->figure[i]) ||
	    (i > 0 && relation_in_sentence(f, i - 1, i) && is_share(&f->figure[i - 1])))
		return;
	for (size_t k = i;
	     k < f->n && relation_in_sentence(f, k, i) && is_share(&f->figure[k]) && n < LIST_MOST; k++) {
		is = n ? interval_add(is, figure_near(&f->figure[k])) : figure_near(&f->figure[k]);
		computed = n ? number_add(computed, f->figure[k].value) : f->figure[k].value;
		list[n++] = k;
	}
	if (n < 2)
		return;
	x = relations_add(r, RULE_HUNDRED, is_complete(f, list, n) ? TOLD : UNTOLD, i, hundred, is, computed);
	for (size_t k = 1; k < n; k++)
		relation_part(x, list[k]);
}

/* 三次产业结构调整为19.2:38.5:42.3; 7:2:1 are no percentages. All terms are as precise as the most precise.
 */
static void by_structure(struct relations *r, const struct figures *f, size_t i)
{
	struct slice rest = f->figure[i].field[FIGURE_VALUE], after = f->figure[i].after;
	struct number zero = number_whole(0), sum = zero, last = number_whole(1);
	struct interval is, hundred = interval_point(number_whole(100));
	int n = 0;

	if (!slice_is(f->figure[i].field[FIGURE_TYPE], "ratio") || (after.n > 0 && *after.p == '.') ||
	    !relation_word(f->figure[i].field[FIGURE_WHAT], LEX_RELATIONS_STRUCTURE))
		return;
	while (rest.n > 0) {
		const char *colon = memchr(rest.p, ':', rest.n);
		struct slice term = slice_of(rest.p, colon ? (size_t)(colon - rest.p) : rest.n);

		if (number_compare(number_last(term), last) < 0)
			last = number_last(term);
		sum = number_add(sum, number_of(term));
		rest = slice_of(rest.p + term.n + (colon != NULL), rest.n - term.n - (colon != NULL));
		n++;
	}
	/* small numbers are proportions */
	if (n < 3 || sum.n == 0 || number_compare(sum, number_whole(50)) < 0)
		return;
	is = interval_near(sum, number_multiply(last, number_whole(n)));
	relations_add(r, RULE_HUNDRED, TOLD, i, hundred, is, sum);
}

void relations_rates(struct relations *r, const struct figures *f)
{
	for (size_t i = 0; i < f->n; i++) {
		by_rate(r, f, i);
		by_quota(r, f, i);
		by_share(r, f, i);
		by_named_share(r, f, i);
		by_hundred(r, f, i);
		by_structure(r, f, i);
	}
}
