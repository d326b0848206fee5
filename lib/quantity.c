#include "quantity.h"

#include <stdio.h>
#include <stdlib.h>

#include "decimal.h"
#include "numeral.h"
#include "tables.h"
#include "utf8.h"

enum { SUM_DIGITS = 11, LONE_SUM = 10, PER_CHARS = 16 }; /* digits, digits, characters */

/* Parts of a quantity as they are found, left to right. */
struct parts {
	struct numeral number, second; /* second.length 0: no range */
	const struct lexeme *unit;     /* NULL: none */
	size_t unit_from, unit_to;     /* as written, with what per unit stands behind / */
	const char *mod;
	size_t core_to;
	bool percent, permille;
};

static const char *text(const struct sentence *s)
{
	return s->passage->text.p;
}

static size_t blanks(const struct sentence *s, size_t i)
{
	while (i < s->to && text(s)[i] == ' ')
		i++;
	return i;
}

static bool word_is(const struct lexeme *w, const char *where)
{
	return w && strcmp(lexeme_attr(w, 0), where) == 0;
}

static const char *mod_name(int class)
{
	static const char *const names[] = {"about", "over", "under", "atleast", "atmost", "", ""};

	return names[class];
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The unit at i; a word of Latin letters only where no letter or digit goes on. */
static const struct lexeme *unit_at(const struct sentence *s, size_t i)
{
	const struct lexeme *u = i < s->to ? lexicon_match(&lex_units, text(s) + i, s->to - i) : NULL;
	size_t end;

	if (!u || u->class == LEX_UNITS_NONE)
		return NULL;
	end = i + u->length;
	if (letter(text(s)[end - 1]) && end < s->to &&
	    (letter(text(s)[end]) || (text(s)[end] >= '0' && text(s)[end] <= '9')))
		return NULL;
	return u;
}

/* A modifier of place `where` at i. */
static const struct lexeme *modifier_at(const struct sentence *s, size_t i, const char *where)
{
	const struct lexeme *w = i < s->to ? lexicon_match(&lex_modifiers, text(s) + i, s->to - i) : NULL;

	return word_is(w, where) ? w : NULL;
}

static size_t range_mark(const struct sentence *s, size_t i)
{
	const struct lexeme *w = i < s->to ? lexicon_match(&lex_dates, text(s) + i, s->to - i) : NULL;

	return w && w->class == LEX_DATES_TO ? w->length : 0;
}

/* 级 behind a sum: 万亿级 */
static bool graded(const struct sentence *s, size_t i)
{
	const struct lexeme *w = i < s->to ? lexicon_match(&lex_quantities, text(s) + i, s->to - i) : NULL;

	return w && w->class == LEX_QUANTITIES_GRADE;
}

/* Ten 亿 and more without digits, a 亿 and more with them: before 级 it is money (百亿级, 50亿级). */
static bool is_large(const struct numeral *v)
{
	const char *point = memchr(v->value, '.', v->value_n);
	size_t whole = point ? (size_t)(point - v->value) : v->value_n;

	return v->magnitude && whole >= (v->digits == 0 ? LONE_SUM : LONE_SUM - 1);
}

/* Unit, percent sign and what is per it, from i on. */
static size_t read_unit(const struct sentence *s, size_t i, struct parts *q)
{
	const struct lexeme *per;
	size_t at = blanks(s, i), sign = numeral_percent(text(s) + at, s->to - at, &q->permille);

	q->percent = sign > 0 && !q->permille;
	q->unit = NULL;
	if (sign > 0)
		return at + sign;
	q->unit = unit_at(s, at);
	if (!q->unit || (is_large(&q->number) && graded(s, at))) {
		q->unit = NULL;
		return i;
	}
	q->unit_from = at;
	q->unit_to = at + q->unit->length;
	if (q->unit_to < s->to && text(s)[q->unit_to] == '/' && (per = unit_at(s, q->unit_to + 1)))
		q->unit_to += 1 + per->length;
	return q->unit_to;
}

const struct numeral *quantity_numeral(struct sentence *s, size_t at)
{
	if (s->number_at != at) {
		s->number_is = at < s->to && numeral_read(text(s) + at, s->to - at, &s->number);
		s->number_at = at;
	}
	return s->number_is ? &s->number : NULL;
}

/* Numeral, range, unit from at on. False if no numeral stands there. */
static bool read_core(struct sentence *s, size_t at, struct parts *q)
{
	size_t i, mark;
	const struct lexeme *w;
	struct parts behind = {0};
	const struct numeral *number;

	number = quantity_numeral(s, at);
	if (!number)
		return false;
	*q = (struct parts){.number = *number, .mod = ""};
	i = at + q->number.length;
	if (q->number.over)
		q->mod = "over";
	if (q->number.vague)
		q->mod = "several";
	w = modifier_at(s, i, "after");
	if (w) {
		q->mod = mod_name(w->class);
		i += w->length;
	}
	q->core_to = read_unit(s, i, q);
	/* 3至5个, 8%-8.5% */
	mark = range_mark(s, q->core_to);
	if (mark && !q->number.too_long) {
		size_t second = q->core_to + mark;

		if (second + 1 < s->to && text(s)[second] == ' ' && text(s)[second + 1] >= '0' &&
		    text(s)[second + 1] <= '9' && q->number.magnitude)
			second++; /* 700万至 800万吨 */
		if (numeral_read(text(s) + second, s->to - second, &behind.number) &&
		    !behind.number.too_long && !behind.number.max_n) {
			size_t end = read_unit(s, second + behind.number.length, &behind);
			bool same = q->percent == behind.percent && q->permille == behind.permille &&
				    (q->unit == behind.unit ||
				     (q->unit && behind.unit &&
				      strcmp(lexeme_word(q->unit), lexeme_word(behind.unit)) == 0));
			bool bare = !q->percent && !q->permille && !q->unit;

			if ((bare && (behind.percent || behind.permille || behind.unit)) ||
			    (same && !bare && (q->percent || q->permille))) {
				struct numeral first = q->number;
				const char *mod = q->mod;

				*q = behind;
				q->second = behind.number;
				q->number = first;
				q->mod = mod;
				q->core_to = end;
			}
		}
	}
	return true;
}

size_t quantity_length(struct sentence *s, size_t at)
{
	struct parts q;

	return read_core(s, at, &q) && (q.unit || q.percent || q.permille) ? q.core_to - at : 0;
}

/* Whether a number of 日 is a length of time and no day of a month: 90日, 7日内, 提前30日. */
static bool lasts(const struct sentence *s, const struct parts *q, size_t from)
{
	const struct lexeme *w =
	    q->core_to < s->to ? lexicon_match(&lex_dates, text(s) + q->core_to, s->to - q->core_to) : NULL;

	if (q->number.value_n > 2 || (w && w->class == LEX_DATES_WITHIN))
		return true;
	w = lexicon_match_end(&lex_dates, text(s) + s->from, from - s->from);
	return w && w->class == LEX_DATES_TERM;
}

/* The words before the numeral: 约 近 超过; *from moves to where the span begins. */
static const char *read_before(const struct sentence *s, size_t floor, size_t *from, bool years)
{
	size_t end = *from;
	const struct lexeme *w;

	while (end > floor && text(s)[end - 1] == ' ')
		end--;
	w = lexicon_match_end(&lex_modifiers, text(s) + floor, end - floor);
	if (word_is(w, "before") || (word_is(w, "near") && !years)) {
		*from = end - w->length;
		return mod_name(w->class);
	}
	/* a verb between: 至少需要15个 */
	for (size_t back = 0, i = end; back < 3 && i > floor; back++) {
		i -= utf8_step_back(text(s) + floor, i - floor);
		w = lexicon_match_end(&lex_modifiers, text(s) + floor, i - floor);
		if (word_is(w, "before") &&
		    (w->class == LEX_MODIFIERS_ATLEAST || w->class == LEX_MODIFIERS_ATMOST))
			return mod_name(w->class);
	}
	return "";
}

/* Counted in years: 近十年来 is ten years. */
static bool is_years(const struct parts *q)
{
	return q->unit && q->unit->class == LEX_UNITS_DURATION &&
	       lexicon_find(&lex_dates, slice_str(lexeme_word(q->unit)));
}

/* 以上 左右 余 behind the unit. */
static const struct lexeme *read_behind(const struct sentence *s, const struct parts *q)
{
	const struct lexeme *w = modifier_at(s, q->core_to, "unit");

	if (!w && q->unit && (q->unit->class == LEX_UNITS_DURATION || q->unit->class == LEX_UNITS_TIMES))
		w = modifier_at(s, q->core_to, "after");
	if (word_is(w, "after") && w->class != LEX_MODIFIERS_OVER)
		return NULL; /* 五年来 is no "about" */
	return w && w->class != LEX_MODIFIERS_NONE ? w : NULL;
}

/* A lone 百 千 万 亿: 百余次, 超万列, 亿元. */
static bool lone_magnitude(const struct parts *q)
{
	return q->number.script == NUMERAL_CHINESE && q->number.digits == 0 && !q->number.vague &&
	       q->number.value_n > 2; /* 十 is a plain number */
}

/* What makes a figure of a lone magnitude without a modifier: money, a measure, 名, or that it is a sum. */
static bool lone_counts(const struct sentence *s, const struct parts *q)
{
	const struct lexeme *w;

	if (!q->unit) {
		w = q->core_to < s->to
			? lexicon_match(&lex_quantities, text(s) + q->core_to, s->to - q->core_to)
			: NULL;
		return q->number.value_n >= LONE_SUM && w &&
		       (w->class == LEX_QUANTITIES_GRADE || w->class == LEX_QUANTITIES_SUM);
	}
	w = lexicon_find(&lex_quantities, slice_str(lexeme_word(q->unit)));
	return q->unit->class == LEX_UNITS_MONEY || q->unit->class == LEX_UNITS_MEASURE ||
	       (w && (w->class == LEX_QUANTITIES_ALONE || w->class == LEX_QUANTITIES_PLACE));
}

/* Whether [from, to) is a cell, or all that stands in brackets or behind a colon: a unit, 万吨, 单位:亿元. */
static bool stands_alone(const struct sentence *s, size_t from, size_t to)
{
	return (from == s->from || strchr(" |:(", text(s)[from - 1])) &&
	       (to >= s->to || strchr(" |),", text(s)[to]));
}

/* A thousand 亿 and more without a unit is money: 突破万亿; ten 亿 before a word of business: 百亿级,
 * 百亿产业集群. */
static bool is_sum(const struct sentence *s, const struct parts *q)
{
	if (!q->unit && is_large(&q->number) && graded(s, q->core_to))
		return true;
	return !q->unit && q->number.digits == 0 &&
	       (q->number.value_n > SUM_DIGITS || (lone_magnitude(q) && lone_counts(s, q)));
}

static enum fact_type type_of(const struct sentence *s, const struct parts *q)
{
	if (q->percent || q->permille)
		return FACT_PERCENT;
	if (!q->unit)
		return is_sum(s, q) ? FACT_MONEY : FACT_COUNT;
	switch (q->unit->class) {
	case LEX_UNITS_MONEY:
		return FACT_MONEY;
	case LEX_UNITS_MEASURE:
		return FACT_MEASURE;
	case LEX_UNITS_DURATION:
	case LEX_UNITS_DAY:
	case LEX_UNITS_AGE:
		return FACT_DURATION;
	case LEX_UNITS_TIMES:
		return FACT_TIMES;
	case LEX_UNITS_POINTS:
		return FACT_POINTS;
	case LEX_UNITS_TENTH:
		return FACT_PERCENT;
	default:
		return FACT_COUNT;
	}
}

static void put_values(struct sentence *s, struct mention *m, const struct parts *q)
{
	const struct numeral *high = q->second.length ? &q->second : NULL;
	int power = q->unit && q->unit->class == LEX_UNITS_TENTH ? 1 : 0;
	struct buf b = {0};

	m->value = mention_store(s, slice_of(q->number.value, q->number.value_n));
	if (high)
		m->max = mention_store(s, slice_of(high->value, high->value_n));
	else if (q->number.max_n)
		m->max = mention_store(s, slice_of(q->number.max, q->number.max_n));
	/* 3—5万: the magnitude of the second goes for both */
	if (high && high->magnitude && !q->number.magnitude && q->second.script == NUMERAL_ASCII &&
	    high->value_n > q->number.value_n) {
		struct numeral plain;
		size_t digits = 0;

		while (digits < high->value_n && high->value[digits] != '0')
			digits++;
		if (numeral_read(high->value, high->value_n, &plain)) {
			const char *dot = memchr(high->value, '.', high->value_n);
			size_t whole = dot ? (size_t)(dot - high->value) : high->value_n;

			if (whole > high->digits)
				power = (int)(whole - high->digits);
		}
	}
	if (power) {
		decimal_scale(&b, slice_of(q->number.value, q->number.value_n), power);
		m->value = mention_store(s, slice_of(b.p, b.n));
		if (q->unit && q->unit->class == LEX_UNITS_TENTH && m->max.n) {
			struct slice max = piece_text(s, m->max);

			b.n = 0;
			decimal_scale(&b, max, power);
			m->max = mention_store(s, slice_of(b.p, b.n));
		}
	}
	if (m->max.n && slice_eq(piece_text(s, m->max), piece_text(s, m->value)))
		m->max.n = 0;
	buf_free(&b);
}

static void put_unit(struct sentence *s, struct mention *m, const struct parts *q)
{
	if (q->percent || (q->unit && q->unit->class == LEX_UNITS_TENTH))
		m->unit = mention_store(s, slice_of("%", 1));
	else if (q->permille)
		m->unit = mention_store(s, slice_str(numeral_permille));
	else if (!q->unit)
		return;
	else if (lexeme_attr(q->unit, 0)[0] && q->unit_to == q->unit_from + q->unit->length)
		m->unit = mention_store(s, slice_str(lexeme_attr(q->unit, 0)));
	else
		m->unit = mention_store(s, slice_of(text(s) + q->unit_from, q->unit_to - q->unit_from));
}

/* 万元规模以上工业增加值能耗: what is used per 万元, no sum of money. */
static bool per_money(const struct sentence *s, const struct parts *q)
{
	const struct lexeme *w;
	size_t i = q->core_to;

	if (!lone_magnitude(q) || *q->mod || !q->unit || q->unit->class != LEX_UNITS_MONEY)
		return false;
	for (int chars = 0; i < s->to && chars < PER_CHARS; chars++) {
		if ((w = lexicon_match(&lex_quantities, text(s) + i, s->to - i)) &&
		    w->class == LEX_QUANTITIES_INTENSITY)
			return true;
		if (lexicon_match(&lex_heads, text(s) + i, s->to - i) ||
		    (text(s)[i] >= '0' && text(s)[i] <= '9'))
			return false;
		i += utf8_step(text(s) + i, s->to - i);
	}
	return false;
}

/* Whether the clause ends at i, or the next counted item of a list follows. */
static bool clause_ends(const struct sentence *s, size_t i)
{
	const struct lexeme *w;

	i = blanks(s, i);
	if (i >= s->to)
		return true;
	w = lexicon_match(&lex_heads, text(s) + i, s->to - i);
	return w != NULL;
}

/* 一个 in running prose is "a", no count. */
static bool is_article(const struct sentence *s, const struct parts *q)
{
	if (q->number.script != NUMERAL_CHINESE || q->number.value_n != 1 || q->number.value[0] != '1' ||
	    q->number.digits != 1 || q->number.max_n || q->second.length || q->percent || !q->unit || *q->mod)
		return false;
	if (q->unit->class == LEX_UNITS_COUNT)
		return !clause_ends(s, q->core_to);
	return q->unit->class != LEX_UNITS_TIMES;
}

bool quantity_read(struct sentence *s, size_t at, size_t floor, struct mention *m)
{
	struct parts q;
	const struct lexeme *behind;
	const char *before;
	size_t from = at, to;

	if (!read_core(s, at, &q) || q.number.too_long)
		return false;
	if (q.unit && q.unit->class == LEX_UNITS_DAY && !lasts(s, &q, at))
		return false;
	before = read_before(s, floor, &from, is_years(&q));
	behind = read_behind(s, &q);
	to = q.core_to + (behind ? behind->length : 0);
	if (*before && (!*q.mod || strcmp(q.mod, "several") == 0))
		q.mod = before;
	if (behind)
		q.mod = mod_name(behind->class);
	if (lone_magnitude(&q) && !*q.mod && (!lone_counts(s, &q) || stands_alone(s, at, q.core_to)))
		return false;
	if (per_money(s, &q))
		return false;
	if (is_article(s, &q))
		return false;
	if (q.unit && q.unit->class == LEX_UNITS_TENTH && q.number.script == NUMERAL_ASCII &&
	    !clause_ends(s, to))
		return false;
	if (!q.unit && !q.percent && !q.permille && q.number.script == NUMERAL_CHINESE &&
	    !(q.number.magnitude && (*q.mod || is_sum(s, &q)) && q.number.value_n > 2))
		return false;
	m->from = from;
	m->to = to;
	m->core = at;
	m->core_to = q.core_to;
	m->type = type_of(s, &q);
	m->chinese = q.number.script == NUMERAL_CHINESE;
	m->mod = q.mod;
	put_values(s, m, &q);
	put_unit(s, m, &q);
	return true;
}

void quantity_modifiers(struct sentence *s, size_t floor, struct mention *m)
{
	const struct lexeme *behind = modifier_at(s, m->to, "unit");
	const char *before = read_before(s, floor, &m->from, false);

	if (*before)
		m->mod = before;
	if (behind && behind->class != LEX_MODIFIERS_NONE) {
		m->mod = mod_name(behind->class);
		m->to += behind->length;
	}
}

/* The digits of a value of at most nine, and by what power of ten they are too large. */
static unsigned long long whole_of(const struct numeral *v, int *places)
{
	unsigned long long n = 0;

	*places = 0;
	for (size_t i = 0; i < v->value_n; i++) {
		if (v->value[i] == '.')
			*places = (int)(v->value_n - i - 1);
		else
			n = n * 10 + (unsigned long long)(v->value[i] - '0');
	}
	return n;
}

bool quantity_divide(struct buf *out, const struct numeral *a, const struct numeral *b)
{
	char text_of[64];
	unsigned long long num, den, whole, scale = 1000000;
	int n, places = 6, above, below;

	if (a->value_n > 9 || b->value_n > 9)
		return false;
	num = whole_of(a, &above);
	den = whole_of(b, &below);
	if (den == 0 || below > 0)
		return false;
	while (above-- > 0)
		den *= 10;
	/* six significant digits: more places for a small fraction, fewer for a large one */
	while (places < 15 && num && num * scale / den < 100000) {
		scale *= 10;
		places++;
	}
	whole = (num * scale * 2 + den) / (den * 2);
	n = snprintf(text_of, sizeof text_of, "%llu.%0*llu", whole / scale, places, whole % scale);
	while (n > 0 && text_of[n - 1] == '0')
		n--;
	if (n > 0 && text_of[n - 1] == '.')
		n--;
	buf_add(out, text_of, (size_t)n);
	return true;
}
