#include "part.h"

#include "tables.h"
#include "utf8.h"

bool part_of_heading(struct slice heading, bool before)
{
	bool plans = before;

	for (size_t i = 0; i < heading.n; i += utf8_step(heading.p + i, heading.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_parts, heading.p + i, heading.n - i);

		if (w && w->class == LEX_PARTS_DONE)
			return false;
		plans |= w && w->class == LEX_PARTS_PLAN;
	}
	return plans;
}

bool part_of_title(struct slice title)
{
	const struct lexeme *w = lexicon_match_end(&lex_parts, title.p, title.n);

	return w && w->class == LEX_PARTS_TITLE;
}
