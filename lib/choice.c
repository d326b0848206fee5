#include "choice.h"

#include <stdio.h>
#include <stdlib.h>

static int find(const struct header *h, struct slice name)
{
	for (size_t i = 0; i < h->n; i++) {
		if (slice_eq(h->name[i], name))
			return (int)i;
	}
	return -1;
}

static struct slice next_name(const char **list)
{
	size_t n = strcspn(*list, ",");
	struct slice name = slice_of(*list, n);

	*list += n + ((*list)[n] == ',');
	return name;
}

static bool add_column(struct choice *c, const struct header *h, struct slice from, struct slice to)
{
	int source = find(h, from);

	if (source < 0 || to.n == 0) {
		snprintf(c->why, sizeof c->why, "no column '%.*s' in the table", (int)from.n, from.p);
		return false;
	}
	if (find(&c->out, to) >= 0) {
		snprintf(c->why, sizeof c->why, "column '%.*s' would stand twice", (int)to.n, to.p);
		return false;
	}
	BUF_PUSH_ROOM(c->source, c->cap, c->n);
	c->source[c->n++] = source;
	header_add(&c->out, to);
	return true;
}

static bool dropped(const char *list, struct slice name)
{
	while (*list) {
		if (slice_eq(next_name(&list), name))
			return true;
	}
	return false;
}

bool choice_make(struct choice *c, const struct header *h, const char *columns, const char *drop)
{
	const char *list = columns ? columns : "";

	c->n = 0;
	header_clear(&c->out);
	while (*list) {
		struct slice name = next_name(&list);
		const char *sign = memchr(name.p, '=', name.n);
		size_t to = sign ? (size_t)(sign - name.p) : name.n;

		if (!add_column(c, h, sign ? slice_of(sign + 1, name.n - to - 1) : name,
				slice_of(name.p, to)))
			return false;
	}
	for (size_t i = 0; i < h->n && !columns; i++) {
		if (!(drop && dropped(drop, h->name[i])) && !add_column(c, h, h->name[i], h->name[i]))
			return false;
	}
	for (list = drop ? drop : ""; *list;) {
		struct slice name = next_name(&list);

		if (find(h, name) < 0) {
			snprintf(c->why, sizeof c->why, "no column '%.*s' in the table", (int)name.n, name.p);
			return false;
		}
	}
	if (c->n == 0)
		snprintf(c->why, sizeof c->why, "no column is left");
	return c->n > 0;
}

void choice_free(struct choice *c)
{
	header_free(&c->out);
	free(c->source);
}
