#include "compare.h"

#include <stdlib.h>

#include "similar.h"

enum {
	PARTS = 3,         /* two keys and the text of an item, in store */
	LEAST_FACTS = 600, /* the least similarity of a pair, of 1000 */
	LEAST_SECTIONS = 500,
	LEAST_SENTENCES = 600
};

void compare_columns(struct compare_columns *c, const struct header *h)
{
	c->text = header_find(h, "text");
	c->key = header_find(h, "key");
	c->what = header_find(h, "what");
	c->type = header_find(h, "type");
	c->unit = header_find(h, "unit");
	c->when = header_find(h, "when");
	c->value = header_find(h, "value");
	c->max = header_find(h, "max");
	c->mod = header_find(h, "mod");
	c->change = header_find(h, "change");
	c->base = header_find(h, "base");
	c->sense = header_find(h, "sense");
	c->path = header_find(h, "path");
	c->heading = header_find(h, "heading");
	c->label = header_find(h, "label");
	c->kind = header_find(h, "kind");
	c->level = header_find(h, "level");
}

static struct slice field(const struct compare_side *s, size_t row, int column)
{
	return held_value(s->doc, &row, column);
}

static void add(struct compare_side *s, struct slice v)
{
	similar_fold(&s->store, v);
	buf_add(&s->store, "", 1); /* parts the fields of a key */
}

static void end_part(struct compare_side *s, size_t part)
{
	s->at = buf_grow(s->at, &s->at_cap, s->n * PARTS + part + 1, sizeof *s->at);
	s->at[s->n * PARTS + part] = s->store.n;
}

/* What makes two figures the same figure. */
static void fact_key(struct compare_side *s, const struct compare_columns *c, size_t row)
{
	add(s, field(s, row, c->key));
	add(s, field(s, row, c->type));
	add(s, field(s, row, c->unit));
	add(s, field(s, row, c->sense));
	add(s,
	    slice_of("x", field(s, row, c->change).n > 0)); /* a change is no level, whichever way it went */
	add(s, field(s, row, c->what));
}

static void take_fact(struct compare_side *s, const struct compare_columns *c, size_t row)
{
	fact_key(s, c, row);
	add(s, field(s, row, c->value));
	add(s, field(s, row, c->max));
	add(s, field(s, row, c->mod));
	add(s, field(s, row, c->change));
	end_part(s, 0);
	fact_key(s, c, row);
	end_part(s, 1);
	similar_fold(&s->store, field(s, row, c->what));
	end_part(s, 2);
}

static void take_text(struct compare_side *s, struct slice text, struct slice place)
{
	add(s, text);
	add(s, place);
	end_part(s, 0);
	add(s, text);
	end_part(s, 1);
	similar_fold(&s->store, text);
	end_part(s, 2);
}

/* Facts of different type, unit or sense, and changes and levels, never align. */
static unsigned kind_of(const struct compare_side *s, const struct compare_columns *c, size_t row)
{
	struct slice type = field(s, row, c->type), unit = field(s, row, c->unit),
		     sense = field(s, row, c->sense);

	return (unsigned)(slice_hash(type) * 31 + slice_hash(unit) * 7 + slice_hash(sense)) * 2 +
	       (field(s, row, c->change).n > 0);
}

void compare_take(struct compare_side *s, const struct held_document *doc, const struct compare_columns *c,
		  enum compare_by by)
{
	s->doc = doc;
	s->n = 0;
	s->store.n = 0;
	for (size_t row = 0; row < doc->rows; row++) {
		if (by == BY_SECTIONS && field(s, row, c->label).n == 0) /* no section begins here */
			continue;
		BUF_PUSH_ROOM(s->row, s->row_cap, s->n);
		BUF_PUSH_ROOM(s->item, s->item_cap, s->n);
		s->row[s->n] = row;
		s->item[s->n].kind = by == BY_FACTS ? kind_of(s, c, row) : 0;
		if (by == BY_FACTS)
			take_fact(s, c, row);
		else if (by == BY_SECTIONS)
			take_text(s, field(s, row, c->heading), field(s, row, c->path));
		else
			take_text(s, field(s, row, c->text), slice_of("", 0));
		s->n++;
	}
	for (size_t i = 0; i < s->n * PARTS; i++) { /* the store has come to rest */
		struct align_item *item = &s->item[i / PARTS];
		size_t from = i ? s->at[i - 1] : 0;
		struct slice part = slice_of(s->store.p + from, s->at[i] - from);

		if (i % PARTS < ALIGN_KEYS)
			item->key[i % PARTS] = part;
		else
			item->text = part;
	}
}

void compare_align(struct compare_side *old, struct compare_side *new, enum compare_by by)
{
	static const unsigned least[] = {LEAST_FACTS, LEAST_SECTIONS, LEAST_SENTENCES};

	align(old->item, old->n, new->item, new->n, least[by]);
}

void compare_free(struct compare_side *s)
{
	free(s->row);
	free(s->item);
	free(s->at);
	buf_free(&s->store);
}
