#include "factrow.h"

#include "calendar.h"

const char *const factrow_names[FACTROW_COLUMNS] = {"start", "end",   "text", "type",   "value",
						    "max",   "unit",  "mod",  "change", "base",
						    "what",  "sense", "when", "agg"};

/* A value of the calendar with its year filled in where it is known. */
static struct slice resolved(const struct mention *m, struct slice value, struct slice year,
			     struct buf *scratch)
{
	size_t from = scratch->n;

	if (m->other_year || !calendar_resolve(scratch, value, year))
		return value;
	return slice_of(scratch->p + from, scratch->n - from);
}

void factrow_fill(const struct sentence *s, const struct mention *m, struct slice year, struct slice *own,
		  struct buf *scratch)
{
	scratch->n = 0;
	buf_reserve(scratch, 128); /* what resolved() gives must not move */
	own[FACTROW_TYPE] = slice_str(fact_type_name(m->type));
	own[FACTROW_VALUE] = piece_text(s, m->value);
	own[FACTROW_MAX] = piece_text(s, m->max);
	if (m->type == FACT_DATE || m->type == FACT_PERIOD) {
		own[FACTROW_VALUE] = resolved(m, own[FACTROW_VALUE], year, scratch);
		own[FACTROW_MAX] = resolved(m, own[FACTROW_MAX], year, scratch);
	}
	own[FACTROW_UNIT] = piece_text(s, m->unit);
	own[FACTROW_MOD] = slice_str(m->mod);
	own[FACTROW_CHANGE] = slice_str(m->change);
	own[FACTROW_BASE] = piece_text(s, m->base);
	own[FACTROW_WHAT] = piece_text(s, m->what);
	own[FACTROW_SENSE] = slice_str(m->sense);
	own[FACTROW_WHEN] = resolved(m, piece_text(s, m->when), year, scratch);
	own[FACTROW_AGG] = slice_str(m->agg);
}
