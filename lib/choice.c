#include "choice.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static struct slice next_name(const char **list)
{
	size_t n = strcspn(*list, ",");
	struct slice name = slice_of(*list, n);

	*list += n + ((*list)[n] == ',');
	return name;
}

static bool add_column(struct choice *c, struct slice from, struct slice to)
{
	size_t source = index_find(&c->from, from);

	if (source == SIZE_MAX || to.n == 0) {
		snprintf(c->why, sizeof c->why, "no column '%.*s' in the table", (int)from.n, from.p);
		return false;
	}
	if (index_add(&c->taken, to) < c->n) {
		snprintf(c->why, sizeof c->why, "column '%.*s' would stand twice", (int)to.n, to.p);
		return false;
	}
	BUF_PUSH_ROOM(c->source, c->cap, c->n);
	c->source[c->n++] = (int)source;
	header_add(&c->out, to);
	return true;
}

/* The names of a list. */
static struct index names_of(const char *list)
{
	struct index names = {0};

	while (*list)
		index_add(&names, next_name(&list));
	return names;
}

/* The first of some names that is not among those to choose from; n 0 for none. */
static struct slice unknown(const struct choice *c, const struct index *names)
{
	for (size_t i = 0; i < names->n; i++) {
		if (index_find(&c->from, index_key(names, i)) == SIZE_MAX)
			return index_key(names, i);
	}
	return slice_of("", 0);
}

/* Take the columns that are not dropped. */
static bool add_others(struct choice *c, const struct header *h, const char *drop)
{
	struct index dropped = names_of(drop);
	struct slice missing = unknown(c, &dropped);
	bool good = missing.n == 0;

	if (!good)
		snprintf(c->why, sizeof c->why, "no column '%.*s' in the table", (int)missing.n, missing.p);
	for (size_t i = 0; i < h->n && good; i++) {
		if (index_find(&dropped, h->name[i]) == SIZE_MAX)
			good = add_column(c, h->name[i], h->name[i]);
	}
	index_free(&dropped);
	return good;
}

bool choice_make(struct choice *c, const struct header *h, const char *columns, const char *drop)
{
	c->n = 0;
	header_clear(&c->out);
	index_clear(&c->from);
	index_clear(&c->taken);
	for (size_t i = 0; i < h->n; i++) {
		if (index_add(&c->from, h->name[i]) < i) {
			snprintf(c->why, sizeof c->why, "column '%.*s' would stand twice", (int)h->name[i].n,
				 h->name[i].p);
			return false;
		}
	}
	for (const char *list = columns ? columns : ""; *list;) {
		struct slice name = next_name(&list);
		const char *sign = memchr(name.p, '=', name.n);
		size_t to = sign ? (size_t)(sign - name.p) : name.n;

		if (!add_column(c, sign ? slice_of(sign + 1, name.n - to - 1) : name, slice_of(name.p, to)))
			return false;
	}
	if (!columns && !add_others(c, h, drop ? drop : ""))
		return false;
	if (c->n == 0)
		snprintf(c->why, sizeof c->why, "no column is left");
	return c->n > 0;
}

void choice_free(struct choice *c)
{
	header_free(&c->out);
	index_free(&c->from);
	index_free(&c->taken);
	free(c->source);
}
