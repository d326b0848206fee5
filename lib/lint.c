#include "lint.h"

#include <stdlib.h>

enum { CLASSES = MARK_DASH + 1, DEPTH = 65 };

/* The last section of a list, by level. */
struct last {
	enum mark_class class;
	int number;
};

static struct mark mark_of(const struct section *x, const char *text)
{
	struct mark m = {.class = MARK_NONE};

	mark_at(text + x->label, x->heading_to - x->label, false, &m);
	return m;
}

/* The number of a section: the last of its path. */
static int number_of(const struct outline *o, const struct section *x)
{
	int v = 0;

	for (size_t i = 0; i < x->path_n; i++) {
		char c = o->paths.p[x->path + i];

		v = c == '.' ? 0 : v < 1000000 ? v * 10 + (c - '0') : v;
	}
	return v;
}

static bool numbered(enum mark_class c)
{
	return c != MARK_NONE && c != MARK_DASH && c != MARK_DECIMAL;
}

void lint_find(struct lint *l, const struct outline *o, const char *text)
{
	struct last last[DEPTH] = {{MARK_NONE, 0}};
	int seen[CLASSES][256] = {
	    {0}}; /* the last number of each class and family: chapters count on through parts */
	size_t under[CLASSES][CLASSES] = {{0}}; /* sections of a class right under one of another */

	l->finding = buf_grow(l->finding, &l->cap, o->sections + 1, sizeof *l->finding);
	for (int pass = 0; pass < 2; pass++) {
		int depth = 0;

		memset(seen, 0, sizeof seen);
		for (size_t k = 0; k < o->sections; k++) {
			const struct section *x = &o->section[k];
			struct mark m = mark_of(x, text);
			int level = x->level < DEPTH ? x->level : DEPTH - 1, number = number_of(o, x);
			enum mark_class parent;
			bool first;

			for (; depth < level; depth++)
				last[depth + 1] = (struct last){MARK_NONE, 0};
			depth = level;
			first = last[level].class != m.class;
			parent = level > 1 ? last[level - 1].class : MARK_NONE;
			if (pass == 0) {
				under[m.class][parent]++;
			} else {
				l->finding[k] = "";
				if (m.doubtful && (m.class == MARK_CJK || m.class == MARK_CJK_PAREN ||
						   m.class == MARK_ARABIC))
					l->finding[k] = "mark";
				for (int c = 0; c < CLASSES && numbered(m.class) && m.class != MARK_ITEM;
				     c++) {
					if (first && c != (int)parent &&
					    under[m.class][c] > under[m.class][parent] &&
					    under[c][parent] > 0 && parent != MARK_NONE)
						l->finding[k] = "skip";
				}
				if (numbered(m.class) && number != 1 &&
				    number != seen[m.class][(unsigned char)m.family] + 1 &&
				    (first || number != last[level].number + 1))
					l->finding[k] =
					    !first && number == last[level].number ? "repeat" : "gap";
			}
			last[level] = (struct last){m.class, number};
			seen[m.class][(unsigned char)m.family] = number;
		}
	}
}

void lint_free(struct lint *l)
{
	free(l->finding);
	*l = (struct lint){0};
}
