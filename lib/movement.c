#include "movement.h"

#include "claim.h"
#include "decimal.h"

enum { CLAIM_ROWS = 2, PCT_PLACES = 2, CLAIM_PLACES = 8 };

/* A value as one text: a range is written value..max. */
static void set_value(struct buf *b, const struct held_document *d, const size_t *row,
		      const struct compare_columns *c)
{
	struct slice v = held_value(d, row, c->value), max = held_value(d, row, c->max);
	bool falls = slice_is(held_value(d, row, c->change), "down") && decimal_is(v) && *v.p != '-' &&
		     decimal_cmp(v, slice_of("0", 1)) != 0;

	b->n = 0;
	buf_add(b, "-", falls);
	buf_add(b, v.p, v.n);
	if (max.n) {
		buf_add(b, "..", 2);
		buf_add(b, "-", falls);
		buf_add(b, max.p, max.n);
	}
}

static struct slice text(const struct movement *m, enum movement_value which)
{
	return slice_of(m->value[which].p, m->value[which].n);
}

static bool is_type(struct slice type, const char *const *names)
{
	for (; *names; names++) {
		if (slice_is(type, *names))
			return true;
	}
	return false;
}

/* delta and pct of a pair; empty where they would mean nothing. */
/* `vague`: a percentage of one of them says nothing. */
static void set_delta(struct movement *m, struct slice type, bool vague)
{
	static const char *const places[] = {"date", "period", "time",  "ordinal", "ratio",
					     "name", "code",   "label", NULL};
	static const char *const rates[] = {"percent", "points", NULL};
	struct slice old = text(m, MOVEMENT_OLD), new = text(m, MOVEMENT_NEW);

	if (!decimal_is(old) || !decimal_is(new) || is_type(type, places))
		return;
	decimal_add(&m->value[MOVEMENT_DELTA], new, old, true);
	if (!vague && !is_type(type, rates))
		decimal_percent(&m->value[MOVEMENT_PCT], old, new, PCT_PLACES);
}

/* Whether row is a claim of change against the year before about the figure of row *of. */
static bool is_claim(const struct held_document *d, const struct compare_columns *c, const size_t *of,
		     const size_t *row)
{
	return held_value(d, row, c->change).n > 0 && held_value(d, row, c->mod).n == 0 &&
	       slice_is(held_value(d, row, c->base), "yoy") && decimal_is(held_value(d, row, c->value)) &&
	       slice_eq(held_value(d, row, c->what), held_value(d, of, c->what));
}

/* The change that a claim of that type and unit is about; empty for none: rates move by points, all else by
 * percent or by an amount. */
static struct slice computed_for(const struct movement *m, const struct held_document *d, const size_t *new,
				 const size_t *row, const struct compare_columns *c, struct buf *exact)
{
	struct slice type = held_value(d, row, c->type);
	bool rate = slice_is(held_value(d, new, c->type), "percent");

	if (slice_is(type, "percent") && !rate && m->value[MOVEMENT_PCT].n) {
		exact->n = 0;
		decimal_percent(exact, text(m, MOVEMENT_OLD), text(m, MOVEMENT_NEW), CLAIM_PLACES);
		return slice_of(exact->p, exact->n);
	}
	if (rate ? slice_is(type, "points")
		 : slice_eq(type, held_value(d, new, c->type)) &&
		       slice_eq(held_value(d, row, c->unit), held_value(d, new, c->unit)))
		return text(m, MOVEMENT_DELTA);
	return slice_of("", 0);
}

static void set_claim(struct movement *m, const struct held_document *d, const size_t *new,
		      const struct compare_columns *c)
{
	struct buf *claim = &m->value[MOVEMENT_CLAIM], exact = {0};

	if (m->value[MOVEMENT_DELTA].n == 0 || held_value(d, new, c->change).n > 0)
		return;
	for (size_t row = *new + 1; row < d->rows &&row <= *new + CLAIM_ROWS; row++) {
		struct slice value = held_value(d, &row, c->value), computed;

		if (!is_claim(d, c, new, &row))
			continue;
		computed = computed_for(m, d, new, &row, c, &exact);
		if (computed.n == 0)
			continue;
		if (slice_is(held_value(d, &row, c->change), "down"))
			buf_add(claim, "-", 1);
		buf_add(claim, value.p, value.n);
		m->claim_ok = claim_holds(text(m, MOVEMENT_CLAIM), computed) ? "yes" : "no";
		break;
	}
	buf_free(&exact);
}

void movement_find(struct movement *m, const struct held_document *old_doc, const size_t *old,
		   const struct compare_columns *old_columns, const struct held_document *new_doc,
		   const size_t *new, const struct compare_columns *new_columns)
{
	m->claim_ok = "";
	m->value[MOVEMENT_DELTA].n = m->value[MOVEMENT_PCT].n = m->value[MOVEMENT_CLAIM].n = 0;
	set_value(&m->value[MOVEMENT_OLD], old_doc, old, old_columns);
	set_value(&m->value[MOVEMENT_NEW], new_doc, new, new_columns);
	if (!old || !new)
		return;
	set_delta(m, held_value(new_doc, new, new_columns->type),
		  held_value(old_doc, old, old_columns->mod).n > 0 ||
		      held_value(new_doc, new, new_columns->mod).n > 0 ||
		      held_value(new_doc, new, new_columns->change).n > 0);
	set_claim(m, new_doc, new, new_columns);
}

void movement_free(struct movement *m)
{
	for (size_t i = 0; i < MOVEMENT_VALUES; i++)
		buf_free(&m->value[i]);
}
