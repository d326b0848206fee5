#include "promise.h"

#include "claim.h"
#include "decimal.h"

static const char *const floors[] = {"atleast", "over", NULL}, *const caps[] = {"atmost", "under", NULL};

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

/* What a deed of just so much makes of the promise. */
static const char *verdict(const struct compare_row *plan, struct slice done)
{
	const struct compare_columns *p = plan->column;
	struct slice least = compare_value(plan, p->value), most = compare_value(plan, p->max),
		     mod = compare_value(plan, p->mod);

	if (is_one_of(mod, caps))
		return decimal_cmp(done, least) <= 0 ? "yes" : "over";
	if (slice_is(mod, "about") && claim_is_about(least, done))
		return "yes";
	if (decimal_cmp(done, least) < 0)
		return "short";
	if (is_one_of(mod, floors) || decimal_cmp(done, decimal_is(most) ? most : least) <= 0)
		return "yes";
	return "over";
}

const char *promise_met(const struct compare_row *plan, const struct compare_row *deed)
{
	static const char *const places[] = {"date", "period", "time", "ordinal", NULL};
	const struct compare_columns *p = plan->column, *d = deed->column;
	struct slice done = compare_value(deed, d->value), way = compare_value(deed, d->change),
		     mod = compare_value(deed, d->mod);
	bool capped = is_one_of(compare_value(plan, p->mod), caps);
	const char *met;

	if (!decimal_is(compare_value(plan, p->value)) || !decimal_is(done) ||
	    is_one_of(compare_value(plan, p->type), places))
		return "";
	if (way.n && falls(way) != falls(compare_value(plan, p->change)) && !slice_is(way, "flat"))
		return "short";
	met = verdict(plan, done);
	/* more than 9 of 10 may be enough, less than 11 may be too little */
	if (is_one_of(mod, floors) && (strcmp(met, "short") == 0 || (capped && strcmp(met, "yes") == 0)))
		return "";
	if (is_one_of(mod, caps) && strcmp(met, "short") != 0 && !(capped && strcmp(met, "yes") == 0))
		return "";
	return met;
}
