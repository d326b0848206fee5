#include "phrase.h"

#include "tables.h"

size_t phrase_join_before(const struct sentence *s, size_t from, size_t at)
{
	const struct lexeme *w = lexicon_match_end(&lex_marks, s->passage->text.p + from, at - from);

	if (w && w->class == LEX_MARKS_PAUSE)
		return w->length;
	w = lexicon_match_end(&lex_shared, s->passage->text.p + from, at - from);
	return w && w->class == LEX_SHARED_JOIN ? w->length : 0;
}

struct slice phrase_leading_verbs(struct slice w)
{
	size_t n = 0, at = 0;

	for (;;) {
		const struct lexeme *verb = at < w.n ? lexicon_match(&lex_phrases, w.p + at, w.n - at) : NULL,
				    *join;

		if (!verb || (verb->class != LEX_PHRASES_VERB && verb->class != LEX_PHRASES_ACT))
			return slice_of(w.p, n);
		n = at += verb->length;
		join = at < w.n ? lexicon_match(&lex_marks, w.p + at, w.n - at) : NULL;
		if (!join || join->class != LEX_MARKS_PAUSE)
			join = at < w.n ? lexicon_match(&lex_shared, w.p + at, w.n - at) : NULL;
		if (join)
			at += join->length;
	}
}

bool phrase_drops_in_front(const struct lexeme *w, bool behind)
{
	return w &&
	       (w->class == LEX_PHRASES_FRONT || (w->class == LEX_PHRASES_LEAD && !behind) ||
		w->class == LEX_PHRASES_EDGE || w->class == LEX_PHRASES_BOTH || w->class == LEX_PHRASES_CUT);
}

bool phrase_drops_behind(const struct lexeme *w)
{
	return w &&
	       (w->class == LEX_PHRASES_BACK || w->class == LEX_PHRASES_INSIDE ||
		w->class == LEX_PHRASES_EDGE || w->class == LEX_PHRASES_BOTH || w->class == LEX_PHRASES_CUT);
}
