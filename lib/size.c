#include "size.h"

#include "heads.h"
#include "utf8.h"

enum { PLANT_CHARS = 14 };

static const char *text(const struct sentence *s)
{
	return s->passage->text.p;
}

/* The word of sizes.tsv at i. */
static const struct lexeme *size_word(const struct sentence *s, size_t i)
{
	return i < s->to ? lexicon_match(&lex_sizes, text(s) + i, s->to - i) : NULL;
}

static bool is_size_word(const struct lexeme *w, int class)
{
	return w && w->class == class;
}

/* Where an installation ends that stands behind a capacity, with nothing but words of its name between; 0 for
 * none. */
static size_t plant_end(const struct sentence *s, const struct mention *m, size_t to)
{
	size_t i = m->to;

	for (int chars = 0; i < to && chars < PLANT_CHARS; chars++) {
		const struct lexeme *w = size_word(s, i);

		if (is_size_word(w, LEX_SIZES_PLANT))
			return i + w->length;
		if (is_size_word(w, LEX_SIZES_OF) || lexicon_match(&lex_heads, text(s) + i, to - i) ||
		    ((w = lexicon_match(&lex_marks, text(s) + i, to - i)) && w->class == LEX_MARKS_PAUSE))
			return 0;
		i += utf8_step(text(s) + i, to - i);
	}
	return 0;
}

/* A level that was reached is no property: 达万亿级. */
static bool reached(const struct sentence *s, const struct clause *c, const struct mention *m)
{
	const struct lexeme *w = lexicon_match_end(&lex_changes, text(s) + c->from, m->from - c->from);

	return w && w->class == LEX_CHANGES_LEVEL;
}

static bool before_class(const struct sentence *s, size_t at)
{
	const struct lexeme *w = size_word(s, at);

	if (is_size_word(w, LEX_SIZES_OF))
		w = size_word(s, at + w->length);
	return is_size_word(w, LEX_SIZES_CLASS) || is_size_word(w, LEX_SIZES_PLANT);
}

static bool before_share(const struct sentence *s, size_t at)
{
	const struct lexeme *w = size_word(s, at);

	if (is_size_word(w, LEX_SIZES_OF))
		w = size_word(s, at + w->length);
	return is_size_word(w, LEX_SIZES_SHARE);
}

/* 95分以上的占42%, 90分以上3502人, 10万元以上百万元以下: an end of a class that another figure counts. */
static bool bounds(const struct sentence *s, const struct mention *m)
{
	const struct mention *next = m + 1 < s->mention + s->mentions ? m + 1 : NULL;
	bool atleast = strcmp(m->mod, "atleast") == 0, atmost = strcmp(m->mod, "atmost") == 0;

	if ((!atleast && !atmost) || m->type == FACT_PERCENT || m->type == FACT_POINTS ||
	    m->type == FACT_DURATION)
		return false;
	if (next && next->from == m->to && fact_counts(next->type))
		return true;
	if (atmost && m > s->mention && m[-1].to == m->from && strcmp(m[-1].mod, "atleast") == 0)
		return true;
	return before_share(s, m->to);
}

/* A threshold that tells apart which things are counted: 亿元以上项目, 超千万美元项目, 100吨以上的企业. */
static bool limits(const struct sentence *s, const struct mention *m)
{
	if (bounds(s, m))
		return true;
	if (m->type == FACT_MONEY && strcmp(m->mod, "atleast") == 0)
		return m->to < s->to && !lexicon_match(&lex_heads, text(s) + m->to, s->to - m->to);
	/* 超千万美元项目, 100吨以上的企业 */
	if ((m->type != FACT_MONEY || strcmp(m->mod, "over") != 0) &&
	    (m->type != FACT_MEASURE || (strcmp(m->mod, "atleast") != 0 && strcmp(m->mod, "atmost") != 0)))
		return false;
	return before_class(s, m->to);
}

void size_find(struct sentence *s, const struct clauses *c)
{
	for (size_t k = 0; k < s->mentions; k++) {
		struct mention *m = &s->mention[k];
		const struct clause *in = &c->clause[c->of[k]];
		struct slice unit = piece_text(s, m->unit);
		bool size = false;

		if (!fact_counts(m->type) || *m->change)
			continue;
		if (limits(s, m)) {
			m->sense = "limit";
			continue;
		}
		if (is_size_word(size_word(s, m->to), LEX_SIZES_OF)) {
			size = is_size_word(
			    lexicon_match_end(&lex_sizes, text(s) + in->from, m->from - in->from),
			    LEX_SIZES_ATTRIBUTE);
			m->thing_to = 0;
		} else if (m->type == FACT_MONEY) { /* 百亿级产业集群 */
			size = unit.n == 0 && !*m->mod && m->to < in->to && !reached(s, in, m);
		} else if (m->type == FACT_MEASURE &&
			   is_size_word(lexicon_find(&lex_sizes, unit), LEX_SIZES_CAPACITY)) {
			m->thing_to = plant_end(s, m, in->to);
			size = m->thing_to > 0;
		}
		if (size)
			m->sense = "size";
	}
}
