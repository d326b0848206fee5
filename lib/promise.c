#include "promise.h"

#include "claim.h"
#include "decimal.h"

static bool is_one_of(struct slice v, const char *const *names)
{
	for (; *names; names++) {
		if (slice_is(v, *names))
			return true;
	}
	return false;
}

static bool falls(struct slice change)
{
	return slice_is(change, "down");
}

const char *promise_met(const struct held_document *old_doc, size_t old, const struct compare_columns *p,
			const struct held_document *new_doc, size_t new, const struct compare_columns *d)
{
	static const char *const floors[] = {"atleast", "over", NULL},
				 *const caps[] = {"atmost", "under", NULL},
				 *const places[] = {"date", "period", "time", "ordinal", NULL};
	struct slice plan = held_value(old_doc, &old, p->value), most = held_value(old_doc, &old, p->max),
		     mod = held_value(old_doc, &old, p->mod), deed = held_value(new_doc, &new, d->value),
		     way = held_value(new_doc, &new, d->change);

	if (!decimal_is(plan) || !decimal_is(deed) || is_one_of(held_value(old_doc, &old, p->type), places))
		return "";
	if (way.n && falls(way) != falls(held_value(old_doc, &old, p->change)) && !slice_is(way, "flat"))
		return "short";
	if (is_one_of(mod, caps))
		return decimal_cmp(deed, plan) <= 0 ? "yes" : "over";
	if (slice_is(mod, "about") && claim_is_about(plan, deed))
		return "yes";
	if (decimal_cmp(deed, plan) < 0)
		return "short";
	if (is_one_of(mod, floors) || decimal_cmp(deed, decimal_is(most) ? most : plan) <= 0)
		return "yes";
	return "over";
}
