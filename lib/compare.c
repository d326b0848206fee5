#include "compare.h"

#include <stdlib.h>

#include "decimal.h"
#include "similar.h"
#include "tables.h"
#include "utf8.h"

enum {
	PARTS = ALIGN_KEYS + 1, /* of an item in store: its keys and its text */
	MOST_DEEP = 64,         /* levels of sections */
	FIRST_YEAR = 1900,
	YEARS = 201
};

/* The least similarity of a pair, of 1000; names of figures are short, and where they stand tells much. */
static const unsigned least_sim[] = {[BY_FACTS] = 350, [BY_SECTIONS] = 500, [BY_SENTENCES] = 400};
enum { SURE_FACTS = 550 };

/* Prices, beside the similarity of up to 1000. */
enum {
	WHEN_SAME = 200,
	WHEN_OTHER = -300,
	UNIT_OTHER = -150,
	SENSE_OTHER = -200,
	AGG_OTHER = -250,
	TOPIC_SAME = 50,
	PARENT_SAME = 300,
	LEVEL_OTHER = -100
};

const char *const *compare_needs(enum compare_by by, bool shown)
{
	/* what is shown comes first: the list is entered behind it where nothing is */
	static const char *const facts[] = {"path",   "heading", "doc",   "start", "end",   "text",  "key",
					    "what",   "type",    "unit",  "when",  "value", "max",   "mod",
					    "change", "base",    "sense", "agg",   "part",  "topic", NULL};
	static const char *const sections[] = {"path",  "heading", "label", "level", "doc",
					       "start", "end",     "text",  NULL};
	static const char *const sentences[] = {"path", "heading", "doc", "start", "end", "text", NULL};
	enum { SHOWN = 2 };

	if (by == BY_SECTIONS)
		return sections;
	return (by == BY_FACTS ? facts : sentences) + (shown ? 0 : SHOWN);
}

void compare_columns(struct compare_columns *c, const struct header *h)
{
	const struct {
		const char *name;
		int *column;
	} all[] = {
	    {"doc", &c->doc},       {"start", &c->start}, {"end", &c->end},     {"text", &c->text},
	    {"key", &c->key},       {"what", &c->what},   {"type", &c->type},   {"unit", &c->unit},
	    {"when", &c->when},     {"value", &c->value}, {"max", &c->max},     {"mod", &c->mod},
	    {"change", &c->change}, {"base", &c->base},   {"sense", &c->sense}, {"agg", &c->agg},
	    {"part", &c->part},     {"topic", &c->topic}, {"path", &c->path},   {"heading", &c->heading},
	    {"label", &c->label},   {"level", &c->level}};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		*all[i].column = header_find(h, all[i].name);
}

static struct slice field(const struct compare_side *s, size_t row, int column)
{
	return held_value(s->doc, &row, column);
}

/* ---- keys and texts ---- */

static void add(struct compare_side *s, struct slice v)
{
	similar_fold(&s->store, v);
	buf_add(&s->store, "", 1); /* parts the fields of a key */
}

/* A decimal without zeros behind its last digit that counts: 5.0 is 5. */
static void add_number(struct compare_side *s, struct slice v)
{
	if (decimal_is(v) && memchr(v.p, '.', v.n)) {
		while (v.p[v.n - 1] == '0')
			v.n--;
		v.n -= v.p[v.n - 1] == '.';
	}
	add(s, v);
}

static void end_part(struct compare_side *s)
{
	BUF_PUSH_ROOM(s->at, s->at_cap, s->at_n);
	s->at[s->at_n++] = s->store.n;
}

static bool promises(const struct compare_side *s)
{
	return s->part.n > 0;
}

/* What makes two figures the same figure; of a promise and a deed, not their sense. */
static void add_identity(struct compare_side *s, size_t row)
{
	const struct compare_columns *c = s->column;
	/* a change is no level, whichever way it went */
	bool change = field(s, row, c->change).n > 0;

	add(s, field(s, row, c->key));
	add(s, field(s, row, c->type));
	add(s, field(s, row, c->unit));
	add(s, promises(s) ? slice_of("", 0) : field(s, row, c->sense));
	add(s, promises(s) ? slice_of("", 0) : field(s, row, c->agg));
	add(s, slice_of("x", change));
	add(s, field(s, row, c->what));
}

static void take_fact(struct compare_side *s, size_t row)
{
	const struct compare_columns *c = s->column;
	struct slice key = field(s, row, c->key);

	add_identity(s, row);
	add_number(s, field(s, row, c->value));
	add_number(s, field(s, row, c->max));
	add(s, field(s, row, c->mod));
	add(s, field(s, row, c->change));
	end_part(s);
	add_identity(s, row);
	end_part(s);
	if (key.n)
		add(s, key);
	end_part(s);
	similar_fold(&s->store, field(s, row, c->what));
	end_part(s);
}

static void take_text(struct compare_side *s, struct slice text, bool heading)
{
	size_t from = s->store.n, n;

	similar_fold(&s->store, text);
	while (heading && s->store.n > from && strchr(".,:;", s->store.p[s->store.n - 1]))
		s->store.n--;
	n = s->store.n - from;
	buf_add(&s->store, "", 1); /* keys are never empty */
	end_part(s);
	buf_reserve(&s->store, n + 1);
	buf_add(&s->store, s->store.p + from, n + 1);
	end_part(s);
	end_part(s); /* no name */
	buf_reserve(&s->store, n);
	buf_add(&s->store, s->store.p + from, n);
	end_part(s);
}

/* ---- which rows, and what is known of them ---- */

/* Whether a fact belongs to the part that is asked for: by its sense, or else by the part it stands in. */
static bool belongs(const struct compare_side *s, size_t row)
{
	struct slice sense = field(s, row, s->column->sense), part = field(s, row, s->column->part);

	return !promises(s) || slice_eq(sense, s->part) ||
	       (slice_eq(part, s->part) && !slice_eq(sense, s->other_part));
}

static unsigned long long unit_family(struct slice unit)
{
	const struct lexeme *w = lexicon_find(&lex_kin, unit);

	return w ? slice_hash(slice_str(lexeme_attr(w, 0))) : slice_hash(unit);
}

/* The value of a date or a period with its digits alike: 2021-04 is no partner of 2019. */
static unsigned long long shape(struct slice value)
{
	char text[32];
	size_t n = value.n < sizeof text ? value.n : sizeof text;

	for (size_t i = 0; i < n; i++)
		text[i] = value.p[i] >= '0' && value.p[i] <= '9' ? '0' : value.p[i];
	return slice_hash(slice_of(text, n));
}

static bool is_date(struct slice type)
{
	return slice_is(type, "date") || slice_is(type, "period") || slice_is(type, "time");
}

/* Facts of different type, of units that are not kin, dates of other forms, plans and deeds, and changes and
 * levels never align. */
static unsigned kind_of(const struct compare_side *s, size_t row)
{
	const struct compare_columns *c = s->column;
	unsigned long long hash =
	    slice_hash(field(s, row, c->type)) * 31 + unit_family(field(s, row, c->unit));
	bool plan = !promises(s) && slice_is(field(s, row, c->sense), "plan");

	if (is_date(field(s, row, c->type)))
		hash += shape(field(s, row, c->value));
	return (unsigned)(hash ^ hash >> 32) * 4 + plan * 2 + (field(s, row, c->change).n > 0);
}

/* The number at p[0..n) up to 8 digits; 0 where none stands. */
static int leading_number(const char *p, size_t n, size_t *digits)
{
	int v = 0;

	for (*digits = 0; *digits < n && *digits < 8 && p[*digits] >= '0' && p[*digits] <= '9'; ++*digits)
		v = v * 10 + (p[*digits] - '0');
	return v;
}

/* What in the name of a figure tells it from others that are much like it: numbers (100M, 1000M), words that
 * shut each other out. */
static void look_into(struct compare_trait *t, struct slice what)
{
	size_t n = 0, len;

	for (size_t i = 0; i < what.n; i += len ? len : utf8_step(what.p + i, what.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_contrasts, what.p + i, what.n - i);
		int v = leading_number(what.p + i, what.n - i, &len);

		if (len && !(v >= FIRST_YEAR && v < FIRST_YEAR + YEARS))
			t->digits = t->digits * 31 + (unsigned)v + 1;
		if (w && n < COMPARE_CONTRASTS)
			t->contrast[n++] = lexeme_attr(w, 0);
		if (w)
			len = w->length;
	}
}

static struct compare_trait trait_of(const struct compare_side *s, size_t row)
{
	const struct compare_columns *c = s->column;
	struct slice when = field(s, row, c->when);
	struct compare_trait t = {
	    .unit = slice_hash(field(s, row, c->unit)),
	    .sense = slice_hash(field(s, row, c->sense)),
	    .agg = slice_hash(field(s, row, c->agg)),
	    .topic = field(s, row, c->topic).n ? slice_hash(field(s, row, c->topic)) : 0,
	};
	struct slice value = field(s, row, c->value);
	size_t digits;

	t.place = field(s, row, c->what).n == 0 &&
		  (slice_is(field(s, row, c->type), "date") || slice_is(field(s, row, c->type), "ordinal"));
	t.key = field(s, row, c->key).n ? slice_hash(field(s, row, c->key)) : 0;
	t.number = t.place ? leading_number(value.p, value.n, &digits) : 0;
	look_into(&t, field(s, row, c->what));
	t.year = leading_number(when.p, when.n, &digits);
	if (digits != 4)
		t.year = 0;
	t.day = when.n ? slice_hash(slice_of(when.p + (t.year ? 4 : 0), when.n - (t.year ? 4 : 0))) : 0;
	return t;
}

/* The year that most facts are for. */
static int common_year(const struct compare_side *s)
{
	size_t count[YEARS] = {0}, best = 0;

	for (size_t i = 0; i < s->n; i++) {
		int y = s->trait[i].year - FIRST_YEAR;

		if (y >= 0 && y < YEARS)
			count[y]++;
	}
	for (size_t y = 1; y < YEARS; y++)
		best = count[y] > count[best] ? y : best;
	return count[best] ? (int)best + FIRST_YEAR : 0;
}

static int level_of(const struct compare_side *s, size_t row)
{
	struct slice v = field(s, row, s->column->level);
	int level = 0;

	for (size_t i = 0; i < v.n && level < MOST_DEEP; i++)
		level = level * 10 + (v.p[i] - '0');
	return level < 1 ? 1 : level < MOST_DEEP ? level : MOST_DEEP - 1;
}

/* The section that each lies in. */
static void find_parents(struct compare_side *s)
{
	size_t open[MOST_DEEP];
	int depth = 0;

	for (size_t i = 0; i < s->n; i++) {
		int level = level_of(s, s->row[i]);

		depth = level - 1 < depth ? level - 1 : depth;
		s->item[i].parent = depth ? open[depth - 1] : ALIGN_NONE;
		open[depth++] = i;
	}
}

static void take(struct compare_side *s, enum compare_by by)
{
	for (size_t row = 0; row < s->doc->rows; row++) {
		if (by == BY_SECTIONS ? field(s, row, s->column->label).n == 0
				      : by == BY_FACTS && !belongs(s, row))
			continue;
		BUF_PUSH_ROOM(s->row, s->row_cap, s->n);
		BUF_PUSH_ROOM(s->item, s->item_cap, s->n);
		BUF_PUSH_ROOM(s->trait, s->trait_cap, s->n);
		s->row[s->n] = row;
		s->item[s->n].kind = by == BY_FACTS ? kind_of(s, row) : 0;
		s->item[s->n].parent = ALIGN_NONE;
		if (by == BY_FACTS) {
			s->trait[s->n] = trait_of(s, row);
			take_fact(s, row);
		} else {
			take_text(s, field(s, row, by == BY_SECTIONS ? s->column->heading : s->column->text),
				  by == BY_SECTIONS);
		}
		s->n++;
	}
	for (size_t i = 0; i < s->at_n; i++) { /* the store has come to rest */
		struct align_item *item = &s->item[i / PARTS];
		size_t from = i ? s->at[i - 1] : 0;
		struct slice part = slice_of(s->store.p + from, s->at[i] - from);

		if (i % PARTS < ALIGN_KEYS)
			item->key[i % PARTS] = part;
		else
			item->text = part;
	}
	if (by == BY_SECTIONS)
		find_parents(s);
	s->year = by == BY_FACTS ? common_year(s) : 0;
}

/* ---- prices ---- */

struct sides {
	const struct compare_side *old, *new;
};

/* The same time, as many years on as the reports are apart. */
static int price_when(const struct sides *x, const struct compare_trait *a, const struct compare_trait *b)
{
	int years = x->old->year && x->new->year ? x->new->year - x->old->year : 0;

	if (a->day == 0 || b->day == 0)
		return 0;
	if (a->day == b->day && a->year && b->year)
		return b->year - a->year == years ? WHEN_SAME : WHEN_OTHER;
	return a->day == b->day && !a->year && !b->year ? WHEN_SAME : WHEN_OTHER;
}

/* Whether a word of one name shuts out one of the other, which has none of the same member. */
static bool is_contrast(const struct compare_trait *a, const struct compare_trait *b)
{
	for (size_t i = 0; i < COMPARE_CONTRASTS && a->contrast[i]; i++) {
		bool other = false, same = false;

		for (size_t k = 0; k < COMPARE_CONTRASTS && b->contrast[k]; k++) {
			bool family = a->contrast[i][0] == b->contrast[k][0];

			same |= family && strcmp(a->contrast[i], b->contrast[k]) == 0;
			other |= family;
		}
		if (other && !same)
			return true;
	}
	return false;
}

/* Whether two dates or ordinals that nothing names may stand for each other: the same, or as far on as the
 * reports are apart. */
static bool follows(const struct sides *x, const struct compare_trait *a, const struct compare_trait *b)
{
	int years = x->old->year && x->new->year ? x->new->year - x->old->year : 1,
	    on = b->number - a->number;

	return on == 0 || on == years || on == 1 || on == -1;
}

static int price_facts(const void *self, size_t i, size_t k)
{
	const struct sides *x = self;
	const struct compare_trait *a = &x->old->trait[i], *b = &x->new->trait[k];
	int price = a->unit == b->unit ? 0 : UNIT_OTHER;

	if (a->place && !follows(x, a, b))
		return ALIGN_NEVER;
	if (!(a->key && a->key == b->key) &&
	    (is_contrast(a, b) || (a->digits && b->digits && a->digits != b->digits)))
		return ALIGN_NEVER;
	price += a->topic && a->topic == b->topic ? TOPIC_SAME : 0;
	if (promises(x->old)) /* for another time and in another sense */
		return price;
	price += price_when(x, a, b);
	price += a->sense == b->sense ? 0 : SENSE_OTHER;
	price += a->agg == b->agg ? 0 : AGG_OTHER;
	return price;
}

static int price_sections(const void *self, size_t i, size_t k)
{
	const struct sides *x = self;
	const struct align_item *a = &x->old->item[i], *b = &x->new->item[k];
	int price = level_of(x->old, x->old->row[i]) == level_of(x->new, x->new->row[k]) ? 0 : LEVEL_OTHER;

	if (a->parent == ALIGN_NONE || b->parent == ALIGN_NONE)
		return a->parent == b->parent ? price + PARENT_SAME : price;
	return slice_eq(x->old->item[a->parent].text, x->new->item[b->parent].text) ? price + PARENT_SAME
										    : price;
}

static void begin(struct compare_side *s, const struct held_document *doc, const struct compare_columns *c,
		  struct slice part, struct slice other)
{
	s->doc = doc;
	s->column = c;
	s->part = part;
	s->other_part = other;
	s->n = s->at_n = 0;
	s->store.n = 0;
}

void compare_documents(struct compare_side *old, const struct held_document *old_doc,
		       const struct compare_columns *old_columns, struct compare_side *new,
		       const struct held_document *new_doc, const struct compare_columns *new_columns,
		       const struct compare_how *how)
{
	struct sides sides = {old, new};
	bool promised = how->old_part.n > 0;
	unsigned least = how->least >= 0 ? (unsigned)how->least : least_sim[how->by];
	struct align_rules rules = {.least = least,
				    .sure = how->by == BY_FACTS && how->least < 0 ? SURE_FACTS : least,
				    .rare = how->by == BY_FACTS,
				    .placed = !promised,
				    .shared = promised,
				    .broken = how->by == BY_SENTENCES,
				    .price = how->by == BY_FACTS      ? price_facts
					     : how->by == BY_SECTIONS ? price_sections
								      : NULL,
				    .self = &sides};

	begin(old, old_doc, old_columns, how->old_part, how->new_part);
	begin(new, new_doc, new_columns, how->new_part, how->old_part);
	take(old, how->by);
	take(new, how->by);
	align(old->item, old->n, new->item, new->n, &rules);
}

/* What the key for all has behind that for the same thing. */
static struct slice figure(const struct align_item *x)
{
	size_t n = x->key[ALIGN_SAME].n;

	return slice_of(x->key[ALIGN_ALL].p + n, x->key[ALIGN_ALL].n - n);
}

bool compare_same_figure(const struct compare_side *old, size_t i, const struct compare_side *new, size_t k)
{
	return old->trait[i].unit ==
	       new->trait[k].unit &&slice_eq(figure(&old->item[i]), figure(&new->item[k]));
}

bool compare_in_place(const struct compare_side *s, size_t i)
{
	for (; i != ALIGN_NONE; i = s->item[i].parent) {
		if (s->item[i].pair != ALIGN_NONE && s->item[i].moved)
			return false;
	}
	return true;
}

void compare_free(struct compare_side *s)
{
	free(s->row);
	free(s->item);
	free(s->trait);
	free(s->at);
	buf_free(&s->store);
}
