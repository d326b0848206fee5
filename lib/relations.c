#include "relations.h"

#include <stdlib.h>

#include "tables.h"
#include "utf8.h"

const char *rule_name(enum rule r)
{
	static const char *const names[] = {"sum",  "rate",    "share", "hundred", "difference", "growth",
					    "mean", "balance", "range", "same",    "date"};

	return names[r];
}

const char *verdict_name(enum verdict v)
{
	static const char *const names[] = {"holds", "fails", "open"};

	return names[v];
}

static bool in_reach(size_t k, size_t i)
{
	return (k < i ? i - k : k - i) <= RELATION_REACH;
}

bool relation_in_sentence(const struct figures *f, size_t k, size_t i)
{
	return in_reach(k, i) && f->figure[k].sentence == f->figure[i].sentence;
}

bool relation_in_para(const struct figures *f, size_t k, size_t i)
{
	return in_reach(k, i) && f->figure[k].para == f->figure[i].para;
}

const struct lexeme *relation_word(struct slice s, int class)
{
	for (size_t i = 0, len; i < s.n; i += len) {
		const struct lexeme *w = lexicon_match(&lex_relations, s.p + i, s.n - i);

		if (w && w->class == class)
			return w;
		len = w ? w->length : utf8_step(s.p + i, s.n - i);
	}
	return NULL;
}

const struct lexeme *relation_before(const struct figures *f, size_t i, int class)
{
	const struct lexeme *w = relation_word(f->figure[i].before, class);

	for (size_t k = i; !w && k-- > 0 && relation_in_sentence(f, k, i) && !f->figure[k].counts;)
		w = relation_word(f->figure[k].before, class);
	return w;
}

bool relation_strip(struct slice s, int class, struct slice *rest)
{
	const struct lexeme *w = lexicon_match_end(&lex_relations, s.p, s.n);

	if (!w || w->class != class)
		return false;
	*rest = slice_of(s.p, s.n - w->length);
	return true;
}

bool relation_is_real(const struct figures *f, size_t i)
{
	size_t from = i, to = i;

	while (from > 0 && relation_in_sentence(f, from - 1, i))
		from--;
	while (to + 1 < f->n && relation_in_sentence(f, to + 1, i))
		to++;
	for (size_t k = from; k <= to; k++) {
		if (relation_word(f->figure[k].before, LEX_RELATIONS_REAL))
			return true;
	}
	return relation_word(f->figure[to].after, LEX_RELATIONS_REAL) != NULL;
}

bool relation_kin(struct slice a, struct slice b)
{
	const struct lexeme *x = lexicon_find(&lex_kin, a), *y = lexicon_find(&lex_kin, b);

	return slice_eq(a, b) || (x && y && strcmp(lexeme_attr(x, 0), lexeme_attr(y, 0)) == 0);
}

bool relation_share(struct slice a, struct slice b, size_t bytes)
{
	if (a.n > bytes && (a.n > RELATION_NAME_MOST || b.n > RELATION_NAME_MOST))
		return false;
	for (size_t i = 0; i + bytes <= a.n; i += utf8_step(a.p + i, a.n - i)) {
		for (size_t k = 0; k + bytes <= b.n; k += utf8_step(b.p + k, b.n - k)) {
			if (memcmp(a.p + i, b.p + k, bytes) == 0)
				return true;
		}
	}
	return false;
}

struct relation *relations_add(struct relations *r, enum rule rule, enum told told, size_t claim,
			       struct interval can, struct interval is, struct number computed)
{
	bool meet;

	if (!interval_known(&can) || !interval_known(&is))
		return NULL;
	meet = interval_meet(&can, &is);
	if (told == UNTOLD && !meet)
		return NULL;
	BUF_PUSH_ROOM(r->relation, r->cap, r->n);
	r->relation[r->n] = (struct relation){.rule = rule, .claim = claim, .computed = computed};
	r->relation[r->n].verdict = told == UNTOLD    ? VERDICT_OPEN
				    : meet            ? VERDICT_HOLDS
				    : told == LOOSELY ? VERDICT_OPEN
						      : VERDICT_FAILS;
	return &r->relation[r->n++];
}

void relation_part(struct relation *r, size_t figure)
{
	if (r && r->parts < RELATION_PARTS)
		r->part[r->parts++] = figure;
}

static int by_claim(const void *a, const void *b)
{
	const struct relation *x = a, *y = b;

	if (x->claim != y->claim)
		return x->claim < y->claim ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->verdict != y->verdict)
		return x->verdict < y->verdict ? -1 : 1;
	return (x->part[0] > y->part[0]) - (x->part[0] < y->part[0]);
}

/* An open sum says nothing beside another sum of the same figure. */
static void drop_open_sums(struct relations *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct relation *x = &r->relation[i], *last = n ? &r->relation[n - 1] : NULL;

		if (last && x->rule == RULE_SUM && last->rule == RULE_SUM && x->verdict == VERDICT_OPEN &&
		    x->claim == last->claim)
			continue;
		r->relation[n++] = *x;
	}
	r->n = n;
}

void relations_find(struct relations *r, const struct figures *f)
{
	r->n = 0;
	relations_sums(r, f);
	relations_rates(r, f);
	relations_growth(r, f);
	relations_single(r, f);
	if (r->n > 0)
		qsort(r->relation, r->n, sizeof *r->relation, by_claim);
	drop_open_sums(r);
}

void relations_free(struct relations *r)
{
	free(r->relation);
	free(r->order);
	*r = (struct relations){0};
}
