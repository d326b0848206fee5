#include "part.h"

#include "calendar.h"
#include "tables.h"
#include "utf8.h"

enum { HEADING_BYTES = 90 };

void part_reset(struct part *p)
{
	*p = (struct part){.level = 0};
}

/* The first year that a line names, 0 for none. */
static int year_in(struct slice line)
{
	struct calendar c;

	for (size_t i = 0; i < line.n; i += utf8_step(line.p + i, line.n - i)) {
		int year = 0;

		if (line.p[i] == '/')
			break; /* an address */
		if (!calendar_read(line.p + i, line.n - i, &c) || c.kind == CALENDAR_TIME || *c.value == '-')
			continue;
		for (int k = 0; k < 4; k++)
			year = year * 10 + (c.value[k] - '0');
		return year;
	}
	return 0;
}

void part_see_title(struct part *p, struct slice line)
{
	const struct lexeme *w = lexicon_match_end(&lex_parts, line.p, line.n);

	if (p->level > 0)
		return;
	if (p->year == 0)
		p->year = year_in(line);
	p->planned[0] |= w && w->class == LEX_PARTS_TITLE;
}

/* What the words of a heading say. */
struct said {
	bool past, future, done, plan;
	bool past_first; /* of past and future */
};

static struct said listen(struct slice heading)
{
	struct said s = {0};

	for (size_t i = 0; i < heading.n;) {
		const struct lexeme *w = lexicon_match(&lex_parts, heading.p + i, heading.n - i);

		s.past_first |= w && w->class == LEX_PARTS_PAST && !s.future;
		s.past |= w && w->class == LEX_PARTS_PAST;
		s.future |= w && w->class == LEX_PARTS_FUTURE;
		s.done |= w && w->class == LEX_PARTS_DONE;
		s.plan |= w && w->class == LEX_PARTS_PLAN;
		i += w ? w->length : utf8_step(heading.p + i, heading.n - i);
	}
	return s;
}

bool part_see_heading(struct part *p, int level, struct slice heading)
{
	struct said s = listen(heading);
	int year = p->year ? year_in(heading) : 0;
	bool plans, spoke = true;

	level = level < 1 ? 1 : level < PART_LEVELS ? level : PART_LEVELS - 1;
	plans = p->planned[level > 1 || p->level == 0 ? level - 1
						      : 1]; /* a sibling goes on as the one before it */
	if (level == 1)
		plans |= p->planned[0];
	if (s.past || s.future)
		plans = !s.past_first;
	else if (year && year != p->year && level <= 1)
		plans = year > p->year;
	else if (level <= 1 && (s.done || s.plan))
		plans = !s.done;
	else
		spoke = false;
	p->planned[level] = plans;
	p->level = level;
	return spoke;
}

bool part_looks_like_heading(struct slice line)
{
	const struct lexeme *w;

	while (line.n && strchr("*# ", line.p[line.n - 1]))
		line.n--;
	if (line.n == 0 || line.n > HEADING_BYTES)
		return false;
	for (size_t i = 0; i < line.n; i += utf8_step(line.p + i, line.n - i)) {
		size_t len;
		char ascii = utf8_fold(line.p + i, line.n - i, &len);

		w = ascii ? lexicon_match(&lex_heads, &ascii, 1)
			  : lexicon_match(&lex_heads, line.p + i, line.n - i);
		if (w && (w->class == LEX_HEADS_STOP || w->class == LEX_HEADS_PAUSE ||
			  w->class == LEX_HEADS_COLON))
			return false;
	}
	return true;
}

bool part_plans(struct part *p, int level)
{
	level = level < PART_LEVELS ? level : PART_LEVELS - 1;
	if (level < p->level && level > 0)
		p->level = level;
	return p->planned[p->level];
}
