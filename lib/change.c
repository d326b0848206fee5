#include "change.h"

#include "enumeration.h"
#include "phrase.h"
#include "tables.h"
#include "utf8.h"

enum { BASE_CHARS = 16 };

/* What the sentence has said so far. */
struct reach {
	struct piece base; /* in force; n 0: none */
	bool pace; /* a pace (年均) stands before the figure: it has no base, those behind it have */
};

static const char *text(const struct sentence *s)
{
	return s->passage->text.p;
}

/* The word of change right before `at`, over words that may stand between; NULL when the figure is none. */
static const struct lexeme *word_before(const struct sentence *s, size_t from, size_t at)
{
	for (;;) {
		const struct lexeme *w;

		while (at > from && text(s)[at - 1] == ' ')
			at--;
		w = lexicon_match_end(&lex_changes, text(s) + from, at - from);
		if (!w || w->class != LEX_CHANGES_SKIP)
			return w && w->class != LEX_CHANGES_LEVEL ? w : NULL;
		at -= w->length;
	}
}

/* 高于全国1.7个百分点: by how much a figure is above another, which is no change. */
static bool is_above(const struct sentence *s, size_t from, size_t at)
{
	for (size_t i = from; i < at; i += utf8_step(text(s) + i, at - i)) {
		const struct lexeme *w = lexicon_match(&lex_comparisons, text(s) + i, at - i);

		if (w && w->class == LEX_COMPARISONS_ABOVE)
			return i + w->length < at;
	}
	return false;
}

/* The figure is where something arrived: 降至5%, 提高到98%. */
static bool level_before(const struct sentence *s, size_t from, size_t at)
{
	const struct lexeme *w = lexicon_match_end(&lex_changes, text(s) + from, at - from);

	return w && w->class == LEX_CHANGES_LEVEL;
}

/* Where the words of a clause begin behind those that only lead in. */
static size_t lead_end(const struct sentence *s, const struct clause *c)
{
	size_t at = c->from;
	const struct lexeme *w;

	for (; at < c->to; at += w ? w->length : 1) {
		w = lexicon_match(&lex_phrases, text(s) + at, c->to - at);
		if (text(s)[at] != ' ' && !phrase_drops_in_front(w, false))
			break;
	}
	return at;
}

/* The verb that opens the clause takes its objects up or down: 扩大…39项, 减少甲类3件、乙类5件. */
static const struct lexeme *verb_at_front(const struct sentence *s, const struct clause *c)
{
	size_t at = lead_end(s, c);
	const struct lexeme *w = at < c->to ? lexicon_match(&lex_changes, text(s) + at, c->to - at) : NULL,
			    *next;

	if (!w || strcmp(lexeme_attr(w, 0), "object") != 0)
		return NULL;
	at += w->length; /* 增加到1987年的55万人 */
	next = lexicon_match(&lex_changes, text(s) + at, c->to - at);
	return next && next->class == LEX_CHANGES_LEVEL ? NULL : w;
}

/* The last verb of change between `from` and the figure at `to` that takes its object up or down, where
 * nothing but that object stands behind it: 新投产项目增加产值5100亿元. */
static const struct lexeme *verb_inside(const struct sentence *s, size_t from, size_t to)
{
	const struct lexeme *verb = NULL;

	for (size_t i = from, len; i < to; i += len) {
		const struct lexeme *w = lexicon_match(&lex_changes, text(s) + i, to - i), *other;

		len = w ? w->length : utf8_step(text(s) + i, to - i);
		if (w && strcmp(lexeme_attr(w, 0), "object") == 0)
			verb = w;
		else if (w || ((other = lexicon_match(&lex_phrases, text(s) + i, to - i)) &&
			       (other->class == LEX_PHRASES_VERB || other->class == LEX_PHRASES_ACT)))
			verb = NULL;
	}
	return verb;
}

/* 整合提升1000个综合体, 优化提升50条线路: beside another verb and before what is counted, it reports an act.
 */
static bool beside_verb(const struct sentence *s, const struct mention *m, const struct lexeme *w,
			size_t from, size_t at)
{
	const struct lexeme *verb;

	if (m->type != FACT_COUNT || at < from + w->length || m->to >= s->to ||
	    lexicon_match(&lex_heads, text(s) + m->to, s->to - m->to))
		return false;
	verb = lexicon_match_end(&lex_phrases, text(s) + from, at - from - w->length);
	return verb && (verb->class == LEX_PHRASES_VERB || verb->class == LEX_PHRASES_ACT);
}

/* Whether what is counted stands behind the figure: 47亿元专项补助资金. */
static bool has_noun_behind(const struct sentence *s, const struct mention *m)
{
	size_t n = s->to - m->to;
	const char *p = text(s) + m->to;

	return n > 0 && (unsigned char)*p >= 0x80 && !lexicon_match(&lex_heads, p, n) &&
	       !lexicon_match(&lex_marks, p, n) && !lexicon_match(&lex_phrases, p, n) &&
	       !lexicon_match(&lex_changes, p, n);
}

/* 新增 right before the figure with no noun before it, or with one behind the figure, reports an act. */
static bool is_act(const struct sentence *s, const struct clause *c, const struct lexeme *w, size_t from,
		   const struct mention *m)
{
	size_t lead = lead_end(s, c), begin = from > lead ? from : lead;

	if (strcmp(lexeme_attr(w, 0), "noun") != 0)
		return false;
	return begin + w->length >= m->from ||
	       (m->from >= w->length &&
		memcmp(text(s) + m->from - w->length, lexeme_word(w), w->length) == 0 &&
		has_noun_behind(s, m));
}

static const char *name(const struct lexeme *w)
{
	return w->class == LEX_CHANGES_UP ? "up" : "down";
}

size_t change_compared_end(const struct sentence *s, size_t at, size_t most)
{
	for (size_t chars = 0; at < s->to && chars < most; chars++) {
		const struct lexeme *w = lexicon_match(&lex_comparisons, text(s) + at, s->to - at);

		if (w && w->class == LEX_COMPARISONS_COMPARED)
			return at + w->length;
		if (lexicon_match(&lex_heads, text(s) + at, s->to - at))
			return 0;
		at += utf8_step(text(s) + at, s->to - at);
	}
	return 0;
}

/* Look for what opens a base in [from, to): the last one wins. */
static void find_base(struct sentence *s, struct reach *r, size_t from, size_t to)
{
	for (size_t i = from, len; i < to; i += len) {
		const struct lexeme *w = lexicon_match(&lex_bases, text(s) + i, to - i), *with;
		size_t end;

		len = w ? w->length : utf8_step(text(s) + i, to - i);
		if (!w && (with = lexicon_match(&lex_comparisons, text(s) + i, to - i)) &&
		    with->class == LEX_COMPARISONS_WITH &&
		    (end = change_compared_end(s, i + with->length, BASE_CHARS)) && end <= to) {
			r->base = mention_store(s, passage_words(s->passage, i, end));
			r->pace = false;
			len = end - i;
		}
		if (!w || w->class == LEX_BASES_NONE || w->class == LEX_BASES_TARGET)
			continue;
		r->pace = w->class == LEX_BASES_PACE;
		if (r->pace)
			continue;
		r->base.n = 0;
		if (w->class == LEX_BASES_YOY || w->class == LEX_BASES_MOM) {
			r->base = mention_store(s, slice_str(w->class == LEX_BASES_YOY ? "yoy" : "mom"));
		} else if (w->class == LEX_BASES_AGAINST) {
			end = i + len;
			for (size_t chars = 0; end < to && chars < BASE_CHARS; chars++) {
				const struct lexeme *stop =
				    lexicon_match(&lex_changes, text(s) + end, to - end);

				const struct lexeme *mark =
				    lexicon_match(&lex_heads, text(s) + end, to - end);

				const struct lexeme *pause =
				    lexicon_match(&lex_marks, text(s) + end, to - end);

				if ((stop && stop->class != LEX_CHANGES_LEVEL) ||
				    (pause && pause->class == LEX_MARKS_PAUSE) ||
				    (mark && mark->class != LEX_HEADS_QUOTE &&
				     mark->class != LEX_HEADS_UNQUOTE))
					break;
				end += utf8_step(text(s) + end, to - end);
			}
			len = end - i;
			w = lexicon_match_end(&lex_sizes, text(s) + i, len);
			if (w && w->class == LEX_SIZES_OF)
				end -= w->length; /* 较2022年的342件 */
			w = lexicon_match_end(&lex_shared, text(s) + i, end - i);
			if (w && w->class == LEX_SHARED_EACH)
				end -= w->length; /* 比2017年分别 */
			if (end > i)
				r->base = mention_store(s, passage_words(s->passage, i, end));
		}
	}
}

/* 是2010年的2.6倍: what a multiple is taken of. */
static struct piece multiple_of(struct sentence *s, const struct clause *c, size_t at)
{
	const struct lexeme *of = lexicon_match_end(&lex_sizes, text(s) + c->from, at - c->from), *w;
	size_t from = at;

	if (!of || of->class != LEX_SIZES_OF)
		return (struct piece){0, 0};
	while (from > c->from && !((w = lexicon_match_end(&lex_changes, text(s) + c->from, from - c->from)) &&
				   w->class == LEX_CHANGES_LEVEL))
		from -= utf8_step_back(text(s) + c->from, from - c->from);
	return from > c->from ? mention_store(s, passage_words(s->passage, from, at - of->length))
			      : (struct piece){0, 0};
}

/* Whether a base stands in [from, to). */
static bool has_base(const struct sentence *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i += utf8_step(text(s) + i, to - i)) {
		const struct lexeme *w = lexicon_match(&lex_bases, text(s) + i, to - i);

		if (w &&
		    (w->class == LEX_BASES_YOY || w->class == LEX_BASES_MOM || w->class == LEX_BASES_AGAINST))
			return true;
	}
	return false;
}

/* 占计划的147%: whether a percentage at `at` is one of what was planned. */
static bool of_target(const struct sentence *s, const struct clause *c, size_t at)
{
	const struct lexeme *w;

	if (at < c->from + 3)
		return false;
	w = lexicon_match_end(&lex_bases, text(s) + c->from, at - 3 - c->from);
	return w && w->class == LEX_BASES_TARGET;
}

void change_find(struct sentence *s, const struct clauses *c)
{
	struct reach r = {{0, 0}, false};
	size_t done = s->from;

	for (size_t k = 0; k < s->mentions; k++) {
		struct mention *m = &s->mention[k];
		const struct clause *in = &c->clause[c->of[k]];
		size_t from = in->from;
		const struct lexeme *w = NULL;

		if (!fact_counts(m->type))
			continue;
		for (size_t b = k;
		     b-- > 0 && s->mention[b].to > from;) { /* back to the figure before it in the clause */
			if (fact_counts(s->mention[b].type)) {
				from = s->mention[b].to;
				break;
			}
		}
		r.pace = false;
		find_base(s, &r, done, m->from);
		done = m->to;
		w = lexicon_match(&lex_changes, text(s) + m->from, m->core - m->from); /* 翻一番 */
		if (!w || (w->class != LEX_CHANGES_UP && w->class != LEX_CHANGES_DOWN))
			w = word_before(s, from, m->from);
		if (w && strcmp(lexeme_attr(w, 0), "base") == 0 && !has_base(s, in->from, m->from))
			w = NULL;
		if (m->type == FACT_POINTS && is_above(s, from, m->from))
			continue;
		if (w && (is_act(s, in, w, from, m) || beside_verb(s, m, w, from, m->from))) {
			w = NULL;
		} else if (!w && !level_before(s, from, m->from)) {
			w = verb_at_front(s, in);
			if (!w)
				w = verb_inside(s, from, m->from);
		}
		if (w)
			m->change = name(w);
		else if (k > 0 && from == s->mention[k - 1].to &&
			 (m->from - from <= 3 || enumeration_goes_on(s, k)) && *s->mention[k - 1].change &&
			 s->mention[k - 1].type == m->type && m->from > from)
			m->change = s->mention[k - 1].change; /* 分别增长7%、9% */
		if (*m->change && !r.pace)
			m->base = r.base;
		else if (m->type == FACT_TIMES || (m->type == FACT_PERCENT && of_target(s, in, m->from)))
			m->base = multiple_of(s, in, m->from);
	}
}
