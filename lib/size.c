#include "size.h"

#include "tables.h"
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

void size_find(struct sentence *s, const struct clauses *c)
{
	for (size_t k = 0; k < s->mentions; k++) {
		struct mention *m = &s->mention[k];
		const struct clause *in = &c->clause[c->of[k]];
		struct slice unit = piece_text(s, m->unit);
		bool size = false;

		if (!fact_counts(m->type) || *m->change)
			continue;
		if (is_size_word(size_word(s, m->to), LEX_SIZES_OF)) {
			size = is_size_word(
			    lexicon_match_end(&lex_sizes, text(s) + in->from, m->from - in->from),
			    LEX_SIZES_ATTRIBUTE);
			m->thing_to = 0;
		} else if (m->type == FACT_MONEY) { /* 百亿级产业集群 */
			size = unit.n == 0 && !*m->mod && m->chinese && m->to < in->to && !reached(s, in, m);
		} else if (m->type == FACT_MEASURE &&
			   is_size_word(lexicon_find(&lex_sizes, unit), LEX_SIZES_CAPACITY)) {
			m->thing_to = plant_end(s, m, in->to);
			size = m->thing_to > 0;
		}
		if (size)
			m->sense = "size";
	}
}

bool size_of_class(const struct sentence *s, size_t at)
{
	const struct lexeme *w = size_word(s, at);

	if (is_size_word(w, LEX_SIZES_OF))
		w = size_word(s, at + w->length);
	return is_size_word(w, LEX_SIZES_CLASS) || is_size_word(w, LEX_SIZES_PLANT);
}

bool size_of_share(const struct sentence *s, size_t at)
{
	const struct lexeme *w = size_word(s, at);

	if (is_size_word(w, LEX_SIZES_OF))
		w = size_word(s, at + w->length);
	return is_size_word(w, LEX_SIZES_SHARE);
}
