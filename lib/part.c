#include "part.h"

#include "tables.h"
#include "utf8.h"

bool part_plans(struct slice heading)
{
	bool plans = false;

	for (size_t i = 0; i < heading.n; i += utf8_step(heading.p + i, heading.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_parts, heading.p + i, heading.n - i);

		if (w && w->class == LEX_PARTS_DONE)
			return false;
		plans |= w != NULL;
	}
	return plans;
}
