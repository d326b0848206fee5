#include "context.h"

#include <stdio.h>

#include "change.h"
#include "enumeration.h"
#include "heads.h"
#include "phrase.h"
#include "utf8.h"

/* What the sentence has said up to a figure. */
struct said {
	const char *sense, *agg;               /* over the sentence */
	const char *clause_sense, *clause_agg; /* over the clause */
	size_t clause;
	size_t at; /* looked at so far */
	int reset; /* 1: an earlier time no longer holds; 2: not if it is a month or a day */
};

static const char *text(const struct sentence *s)
{
	return s->passage->text.p;
}

enum {
	FRONT_BYTES = 12,  /* a subject may stand before a cue that opens its clause */
	COMPARED_CHARS = 4 /* between a year and 相比 */
};

static bool is_sense(const struct lexeme *cue)
{
	return cue->class <= LEX_CUES_EXPECT;
}

static const char *class_name(int class)
{
	static const char *const names[] = {"plan", "norm",  "done", "done", "cum", "avg", "stock",
					    "each", "stock", "",     "",     "",    ""};

	return names[class];
}

/* What a cue says in sentence s. */
static const char *cue_says(const struct sentence *s, const struct lexeme *cue)
{
	return class_name(cue->class == LEX_CUES_EXPECT && s->planned ? LEX_CUES_PLAN : cue->class);
}

/* Whether a cue at i, in the clause that holds the figure at `to`, reaches that figure. */
static bool reaches(const struct lexeme *cue, size_t i, const struct clause *c, size_t to)
{
	if (strcmp(lexeme_attr(cue, 0), "front") == 0)
		return i >= c->from && i - c->from <= FRONT_BYTES;
	if (strcmp(lexeme_attr(cue, 0), "near") == 0)
		return cue->class != LEX_CUES_LEVEL && i + cue->length == to;
	return i >= c->from;
}

/* Take in the cues between what was looked at and `to`, which lies in clause number `clause`. */
static void listen(const struct sentence *s, const struct clauses *c, struct said *d, size_t clause,
		   size_t to)
{
	if (clause != d->clause) {
		d->clause = clause;
		d->clause_sense = d->clause_agg = "";
	}
	for (size_t i = d->at, len; i < to; i += len) {
		const struct lexeme *w = lexicon_match(&lex_bases, text(s) + i, to - i);

		if (w && (w->class == LEX_BASES_YOY ||
			  w->class == LEX_BASES_MOM)) { /* 比上年末 says nothing of the end of this year */
			len = w->length;
			continue;
		}
		w = lexicon_match(&lex_cues, text(s) + i, to - i);
		len = w ? w->length : utf8_step(text(s) + i, to - i);
		if (!w || w->class == LEX_CUES_FROM || w->class == LEX_CUES_LAPSE ||
		    w->class == LEX_CUES_LEVEL || w->class == LEX_CUES_NONE)
			continue;
		if (w->class == LEX_CUES_RESET) {
			d->reset = strcmp(lexeme_attr(w, 0), "year") == 0 && d->reset != 1 ? 2 : 1;
			continue;
		}
		if (w->class == LEX_CUES_EACH && strcmp(d->clause_agg, class_name(LEX_CUES_AVG)) == 0)
			continue; /* 年均分别 */
		if (strcmp(lexeme_attr(w, 0), "after") == 0)
			*(is_sense(w) ? &d->sense : &d->agg) = cue_says(s, w);
		else if (reaches(w, i, &c->clause[clause], to))
			*(is_sense(w) ? &d->clause_sense : &d->clause_agg) = cue_says(s, w);
	}
	if (to > d->at)
		d->at = to;
}

/* A date in a title, or one that only names a base, is no time of figures. */
static bool tells_time(const struct sentence *s, const struct mention *m)
{
	const struct lexeme *before = lexicon_match_end(&lex_bases, text(s) + s->from, m->from - s->from);
	size_t open = 0, i = m->from;

	if (before && before->class == LEX_BASES_AGAINST)
		return false;
	before = lexicon_match_end(&lex_comparisons, text(s) + s->from, m->from - s->from);
	if (before && before->class == LEX_COMPARISONS_WITH && change_compared_end(s, m->to, COMPARED_CHARS))
		return false;
	/* inside 《》 or “” */
	for (int back = 0; back < 40 && i > s->from; back++) {
		size_t len = utf8_step_back(text(s) + s->from, i - s->from);
		const struct lexeme *w = len == 3 ? lexicon_match(&lex_heads, text(s) + i - len, len) : NULL;

		i -= len;
		if (head_closes(w))
			return true;
		if (head_opens(w)) {
			open++;
			break;
		}
	}
	return open == 0;
}

/* 是2010年的2.6倍: the date is what the multiple is taken of. */
static bool is_base(const struct sentence *s, size_t k)
{
	const struct mention *m = &s->mention[k];

	return k + 1 < s->mentions && m[1].type == FACT_TIMES && m[1].from - m->to <= 3;
}

/* Figure k goes on a list of figures: nothing but a mark of enumeration parts it from the one before. */
static bool listed(const struct sentence *s, size_t k)
{
	const struct mention *m = &s->mention[k];

	return k > 0 && k < s->mentions && m->type == m[-1].type && m->from > m[-1].to &&
	       (m->from - m[-1].to <= 3 || enumeration_goes_on(s, k));
}

/* The same whatever the figures are: 分别降到3‰、8/10万. */
static bool joins(const struct sentence *s, size_t k)
{
	const struct mention *m = &s->mention[k];

	return listed(s, k) || (k > 0 && k < s->mentions && fact_counts(m->type) && fact_counts(m[-1].type) &&
				m->from > m[-1].to && m->from - m[-1].to <= 3 &&
				!lexicon_match(&lex_heads, text(s) + m[-1].to, m->from - m[-1].to));
}

/* The years between which a yearly average runs: the last two that the sentence names before figure k. */
static struct piece years_between(struct sentence *s, size_t k)
{
	struct slice year[2];
	struct piece span = {0, 0};
	int n = 0, first;
	char text_of[9];

	while (k-- > 0 && n < 2) {
		struct slice v = piece_text(s, s->mention[k].value);

		if (s->mention[k].type == FACT_DATE && v.n == 4 && (n == 0 || !slice_eq(v, year[0])))
			year[n++] = v;
	}
	if (n < 2)
		return span;
	first = slice_cmp(year[0], year[1]) < 0 ? 0 : 1;
	memcpy(text_of, year[first].p, 4);
	text_of[4] = '/';
	memcpy(text_of + 5, year[1 - first].p, 4);
	return mention_store(s, slice_of(text_of, sizeof text_of));
}

/* Whether nothing but words that lead in stand before m in its clause: 连续三年. */
static bool opens_clause(const struct sentence *s, const struct clause *c, const struct mention *m)
{
	size_t i = c->from;

	while (i < m->from) {
		const struct lexeme *w = lexicon_match(&lex_phrases, text(s) + i, m->from - i);

		if (!phrase_drops_in_front(w, false) || w->class == LEX_PHRASES_CUT)
			return false;
		i += w->length;
	}
	return true;
}

/* 五年来, 五年累计: a duration in years that says for how long figures are; its ISO 8601 form goes to the
 * store. */
static struct piece lapse(struct sentence *s, const struct clauses *c, size_t k)
{
	const struct mention *m = &s->mention[k];
	const struct lexeme *w =
	    m->to < s->to ? lexicon_match(&lex_cues, text(s) + m->to, s->to - m->to) : NULL;
	struct slice value = piece_text(s, m->value);
	const struct lexeme *verb =
	    m->to < s->to ? lexicon_match(&lex_phrases, text(s) + m->to, s->to - m->to) : NULL;
	bool front = opens_clause(s, &c->clause[c->of[k]], m) ||
		     (verb && verb->class == LEX_PHRASES_VERB); /* 中央财政五年投入... */
	char iso[40];
	int n;

	if (m->type != FACT_DURATION || value.n > 4 || m->max.n || m->unit.n != 3 ||
	    !lexicon_find(&lex_dates, piece_text(s, m->unit)))
		return (struct piece){0, 0};
	if (!front || !(m->to >= s->to || (w && (w->class == LEX_CUES_LAPSE || w->class == LEX_CUES_CUM)) ||
			m->to < c->clause[c->of[k]].to))
		return (struct piece){0, 0};
	n = snprintf(iso, sizeof iso, "P%.*sY", (int)value.n, value.p);
	return mention_store(s, slice_of(iso, (size_t)n));
}

static struct piece iso_of(struct sentence *s, const struct mention *m)
{
	struct piece when;
	struct slice v;

	if (!m->max.n)
		return m->value;
	when.at = s->store.n;
	buf_reserve(&s->store, m->value.n + m->max.n + 1);
	v = piece_text(s, m->value);
	mention_store(s, v);
	mention_store(s, slice_of("/", 1));
	v = piece_text(s, m->max);
	mention_store(s, v);
	when.n = s->store.n - when.at;
	return when;
}

/* A level of what exists: 高新技术企业达到325家, 突破6万人. No flows, no money, no averages. */
static bool is_stock(const struct sentence *s, const struct clause *c, const struct mention *m)
{
	const struct lexeme *w = lexicon_match(&lex_cues, text(s) + m->from, m->to - m->from);
	struct slice unit = piece_text(s, m->unit), what = piece_text(s, m->what);

	if (!w || w->class != LEX_CUES_LEVEL)
		w = lexicon_match_end(&lex_cues, text(s) + c->from, m->from - c->from);
	if (!w || w->class != LEX_CUES_LEVEL || (m->type != FACT_COUNT && m->type != FACT_MEASURE) ||
	    *m->change)
		return false;
	if (unit.n == 0 || lexicon_find(&lex_flows, unit) || memchr(unit.p, '/', unit.n))
		return false;
	for (size_t i = 0; i < what.n; i += utf8_step(what.p + i, what.n - i)) {
		w = lexicon_match(&lex_flows, what.p + i, what.n - i);
		if (w && w->class == LEX_FLOWS_WORD)
			return false;
	}
	return true;
}

/* Counts that only frame the text: two levels, five kinds. */
static bool frames(const struct sentence *s, const struct mention *m)
{
	struct slice unit = piece_text(s, m->unit);

	if (m->type != FACT_COUNT || unit.n == 0 || (!m->chinese && unit.n <= 3))
		return false;
	return lexicon_find(&lex_frames, unit) || lexicon_match(&lex_frames, text(s) + m->to, s->to - m->to);
}

/* 人均预期寿命提高到79岁以上: the age is a level, no boundary. */
static bool names_age(const struct sentence *s, const struct mention *m)
{
	struct slice what = piece_text(s, m->what);

	for (size_t i = 0; i < what.n; i += utf8_step(what.p + i, what.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_flows, what.p + i, what.n - i);

		if (w && w->class == LEX_FLOWS_AGE)
			return true;
	}
	return false;
}

/* The bounds of an age: 60岁以上, 0-15岁. */
static bool limits(const struct sentence *s, const struct mention *m)
{
	struct slice unit = piece_text(s, m->unit);
	const struct lexeme *u = unit.n ? lexicon_find(&lex_units, unit) : NULL;

	if (m->type == FACT_DURATION && u && u->class == LEX_UNITS_AGE)
		return !names_age(s, m) && (m->max.n > 0 || (*m->mod != 0 && strcmp(m->mod, "over") != 0));
	return false;
}

/* A level or a rate under a carried 五年: it is of the end of the span, not of the span. */
static bool is_level(const struct sentence *s, const struct clause *c, const struct mention *m)
{
	const struct lexeme *w = lexicon_match_end(&lex_cues, text(s) + c->from, m->from - c->from);

	if (*m->change)
		return false;
	return m->type == FACT_PERCENT || strcmp(m->agg, class_name(LEX_CUES_STOCK)) == 0 ||
	       (w && w->class == LEX_CUES_LEVEL);
}

/* The time in force before one that only says where a rise began: 由2003年的77%提高到96%. */
struct start {
	struct piece when;
	bool set;
};

static bool begins_rise(const struct sentence *s, const struct mention *m)
{
	const struct lexeme *w = lexicon_match_end(&lex_cues, text(s) + s->from, m->from - s->from);

	return w && w->class == LEX_CUES_FROM;
}

/* A word that says where a rise arrived stands right before. */
static bool level_before(const struct sentence *s, const struct mention *m)
{
	const struct lexeme *w = lexicon_match_end(&lex_changes, text(s) + s->from, m->from - s->from);

	return w && w->class == LEX_CHANGES_LEVEL;
}

/* Whether a name is that of a plan's years, and opens the sentence: “十一五”时期, “十二五”期间. */
static bool begins_term(const struct sentence *s, const struct mention *m)
{
	const struct lexeme *w =
	    m->to < s->to ? lexicon_match(&lex_cues, text(s) + m->to, s->to - m->to) : NULL;

	return w && w->class == LEX_CUES_RESET && strcmp(lexeme_attr(w, 0), "year") != 0 &&
	       m->from - s->from <= FRONT_BYTES;
}

void context_find(struct sentence *s, const struct clauses *c)
{
	struct said d = {
	    .sense = "", .agg = "", .clause_sense = "", .clause_agg = "", .clause = SIZE_MAX, .at = s->from};
	struct piece when = {0, 0};
	struct start start = {.set = false};
	bool lapsed = false, other_year = false;
	bool term = false; /* the span is a plan's, without years */

	for (size_t k = 0; k < s->mentions; k++) {
		struct mention *m = &s->mention[k];
		struct piece span;

		listen(s, c, &d, c->of[k], m->from);
		if (d.reset == 1 || (d.reset == 2 && memchr(s->store.p + when.at, '-', when.n)))
			when.n = 0;
		d.reset = 0;
		if (m->type == FACT_DATE || m->type == FACT_PERIOD) {
			if (tells_time(s, m) && !is_base(s, k)) {
				start = begins_rise(s, m) ? (struct start){when, true}
							  : (struct start){.set = false};
				when = iso_of(s, m);
				other_year = m->other_year;
				lapsed = term = false;
			}
			continue;
		}
		if (m->type == FACT_NAME && begins_term(s, m)) { /* “十一五”时期 */
			lapsed = term = true;
			when.n = 0;
			continue;
		}
		if (!fact_counts(m->type))
			continue;
		m->sense = *m->sense      ? m->sense
			   : frames(s, m) ? "frame"
			   : limits(s, m) ? "limit"
			   : lexicon_find(&lex_flows, piece_text(s, m->unit)) &&
				   lexicon_find(&lex_flows, piece_text(s, m->unit))->class == LEX_FLOWS_PAST
			       ? "done"
			   : *d.clause_sense        ? d.clause_sense
			   : *d.sense               ? d.sense
			   : s->planned && !*m->agg ? "plan"
						    : "done";
		m->agg = *d.clause_agg ? d.clause_agg : d.agg;
		if (strcmp(m->agg, class_name(LEX_CUES_EACH)) == 0 && (joins(s, k) || joins(s, k + 1)))
			m->agg = ""; /* n figures for n subjects */
		if (!*m->agg && (is_stock(s, &c->clause[c->of[k]], m) ||
				 (listed(s, k) && k > 0 &&
				  strcmp(m[-1].agg, class_name(LEX_CUES_STOCK)) == 0 && !*d.agg)))
			m->agg = class_name(LEX_CUES_STOCK);
		if ((*m->change && strcmp(m->agg, "stock") == 0) || strcmp(m->sense, "size") == 0)
			m->agg = "";
		span = lapse(s, c, k);
		if (span.n) {
			when = span;
			lapsed = true;
			continue;
		}
		if (start.set && level_before(s, m)) { /* the year was that of the value it rose from */
			when = start.when;
			start.set = false;
		}
		if (strcmp(m->sense, "frame") != 0 && strcmp(m->sense, "limit") != 0 &&
		    strcmp(m->sense, "size") != 0 && (m->type != FACT_TIMES || *m->change) &&
		    !(lapsed && (m->type == FACT_DURATION || is_level(s, &c->clause[c->of[k]], m))))
			m->when = when;
		if (*m->change && strcmp(m->agg, class_name(LEX_CUES_AVG)) == 0 &&
		    (span = years_between(s, k)).n)
			m->when = span;
		m->other_year = other_year;
		if (lapsed && !*m->agg &&
		    (m->when.n || (term && !*m->change && strcmp(m->sense, "done") == 0 &&
				   !is_level(s, &c->clause[c->of[k]], m))) &&
		    (m->type == FACT_COUNT || m->type == FACT_MONEY || m->type == FACT_MEASURE))
			m->agg = "cum";
	}
}
