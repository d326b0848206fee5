#include "enumeration.h"

#include "tables.h"

static const char *text(const struct sentence *s)
{
	return s->passage->text.p;
}

static bool piece_has_point(const struct sentence *s, struct piece p)
{
	return p.n && memchr(s->store.p + p.at, '.', p.n);
}

bool enumeration_goes_on(const struct sentence *s, size_t k)
{
	size_t from = s->mention[k - 1].to, to = s->mention[k].from;
	const struct lexeme *w;

	while (from < to && text(s)[from] == ' ')
		from++;
	while (to > from && text(s)[to - 1] == ' ')
		to--;
	if (from >= to)
		return false;
	w = lexicon_find(&lex_shared, slice_of(text(s) + from, to - from));
	if (w && w->class == LEX_SHARED_JOIN)
		return true;
	w = lexicon_find(&lex_marks, slice_of(text(s) + from, to - from));
	return w && w->class == LEX_MARKS_PAUSE;
}

/* Whether the words of the unit behind the digits of a figure begin with `unit`. */
static bool starts_unit(const struct sentence *s, const struct mention *m, struct slice unit)
{
	size_t at = m->core;

	while (at < m->core_to && ((text(s)[at] >= '0' && text(s)[at] <= '9') || text(s)[at] == '.'))
		at++;
	return m->core_to - at > unit.n && slice_eq(slice_of(text(s) + at, unit.n), unit);
}

/* 3个和4个百分点: the unit of the first is how that of the next begins. */
static bool is_elliptic(const struct sentence *s, const struct mention *m)
{
	const struct mention *next = m + 1;
	size_t unit = m->unit.n;

	return m->type == FACT_COUNT && next->type == FACT_POINTS && unit > 0 &&
	       m->core_to - m->core > unit &&
	       starts_unit(s, next, slice_of(text(s) + m->core_to - unit, unit));
}

/* 8.3和10.4个百分点: a bare number takes the unit of the next in its list. */
static void share_unit(const struct sentence *s, struct mention *m)
{
	const struct mention *next = m + 1;

	if (is_elliptic(s, m)) {
		m->type = next->type;
		m->unit = next->unit;
		return;
	}

	if (m->type != FACT_COUNT || m->unit.n || *m->mod || m->chinese || next->type == FACT_MONEY ||
	    next->type == FACT_MEASURE || next->type > FACT_DURATION || next->unit.n == 0)
		return;
	if (next->type == FACT_COUNT && !piece_has_point(s, m->value) && piece_has_point(s, next->value))
		return;
	m->type = next->type;
	m->unit = next->unit;
}

/* 突破1300亿元、1100亿元; 10家、80家、15家以上: a modifier at either end goes for the whole list of one unit.
 */
static void share_modifier(const struct sentence *s, size_t from, size_t to)
{
	struct mention *first = &s->mention[from], *last = &s->mention[to - 1];
	bool before = *first->mod && first->from < first->core,
	     behind = *last->mod && last->to > last->core_to;

	for (size_t k = from; k < to; k++) {
		struct mention *m = &s->mention[k];

		if (m->type != first->type || !slice_eq(piece_text(s, m->unit), piece_text(s, first->unit)) ||
		    (*m->mod && m != first && m != last))
			return;
	}
	if (before == behind)
		return;
	for (size_t k = from; k < to; k++)
		s->mention[k].mod = before ? first->mod : last->mod;
}

void enumeration_share(struct sentence *s)
{
	size_t from = 0;

	for (size_t k = s->mentions; k-- > 1;) {
		if (fact_counts(s->mention[k].type) && enumeration_goes_on(s, k))
			share_unit(s, &s->mention[k - 1]);
	}
	for (size_t k = 1; k <= s->mentions; k++) {
		if (k < s->mentions && fact_counts(s->mention[k].type) && enumeration_goes_on(s, k))
			continue;
		if (k - from > 1 && fact_counts(s->mention[from].type))
			share_modifier(s, from, k);
		from = k;
	}
}
