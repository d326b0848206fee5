#include "movement.h"

#include "claim.h"
#include "decimal.h"

enum { CLAIM_ROWS = 2, PCT_PLACES = 2, CLAIM_PLACES = 8 };

/* A value as one text: a range is written value..max, a fall is negative. */
static void set_value(struct buf *b, const struct compare_row *r)
{
	struct slice v, max;
	bool falls;

	b->n = 0;
	if (!r)
		return;
	v = compare_value(r, r->column->value);
	max = compare_value(r, r->column->max);
	falls = slice_is(compare_value(r, r->column->change), "down") && decimal_is(v) && *v.p != '-' &&
		decimal_cmp(v, slice_of("0", 1)) != 0;
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

/* delta and pct of a pair, empty where they would mean nothing; `vague`: a percentage says nothing of one of
 * them. */
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

/* Whether a row is a claim of change against the year before about the figure of another. */
static bool is_claim(const struct compare_row *r, const struct compare_row *of)
{
	const struct compare_columns *c = r->column;

	return compare_value(r, c->change).n > 0 && compare_value(r, c->mod).n == 0 &&
	       slice_is(compare_value(r, c->base), "yoy") && decimal_is(compare_value(r, c->value)) &&
	       slice_eq(compare_value(r, c->what), compare_value(of, c->what));
}

/* The change that a claim of that type and unit is about; empty for none: rates move by points, all else by
 * percent or by an amount. */
static struct slice computed_for(const struct movement *m, const struct compare_row *new,
				 const struct compare_row *claim, struct buf *exact)
{
	const struct compare_columns *c = new->column;
	struct slice type = compare_value(claim, c->type);
	bool rate = slice_is(compare_value(new, c->type), "percent");

	if (slice_is(type, "percent") && !rate && m->value[MOVEMENT_PCT].n) {
		exact->n = 0;
		decimal_percent(exact, text(m, MOVEMENT_OLD), text(m, MOVEMENT_NEW), CLAIM_PLACES);
		return slice_of(exact->p, exact->n);
	}
	if (rate ? slice_is(type, "points")
		 : slice_eq(type, compare_value(new, c->type)) &&
		       slice_eq(compare_value(claim, c->unit), compare_value(new, c->unit)))
		return text(m, MOVEMENT_DELTA);
	return slice_of("", 0);
}

static void set_claim(struct movement *m, const struct compare_row *new)
{
	const struct compare_columns *c = new->column;
	struct buf *claim = &m->value[MOVEMENT_CLAIM], exact = {0};
	struct compare_row row = *new;

	if (m->value[MOVEMENT_DELTA].n == 0 || compare_value(new, c->change).n > 0)
		return;
	for (row.row++; row.row < new->doc->rows &&row.row <= new->row + CLAIM_ROWS; row.row++) {
		struct slice value = compare_value(&row, c->value), computed;

		if (!is_claim(&row, new))
			continue;
		computed = computed_for(m, new, &row, &exact);
		if (computed.n == 0)
			continue;
		if (slice_is(compare_value(&row, c->change), "down"))
			buf_add(claim, "-", 1);
		buf_add(claim, value.p, value.n);
		m->claim_ok = claim_holds(text(m, MOVEMENT_CLAIM), computed) ? "yes" : "no";
		break;
	}
	buf_free(&exact);
}

static bool is_vague(const struct compare_row *r)
{
	return compare_value(r, r->column->mod).n > 0 || compare_value(r, r->column->change).n > 0;
}

void movement_find(struct movement *m, const struct compare_row *old, const struct compare_row *new,
		   bool claims)
{
	m->claim_ok = "";
	m->value[MOVEMENT_DELTA].n = m->value[MOVEMENT_PCT].n = m->value[MOVEMENT_CLAIM].n = 0;
	set_value(&m->value[MOVEMENT_OLD], old);
	set_value(&m->value[MOVEMENT_NEW], new);
	if (!old || !new)
		return;
	set_delta(m, compare_value(new, new->column->type), is_vague(old) || is_vague(new));
	if (claims)
		set_claim(m, new);
}

void movement_free(struct movement *m)
{
	for (size_t i = 0; i < MOVEMENT_VALUES; i++)
		buf_free(&m->value[i]);
}
