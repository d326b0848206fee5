#include "claim.h"

#include "decimal.h"

bool claim_holds(struct slice claim, struct slice computed)
{
	const char *dot = claim.n ? memchr(claim.p, '.', claim.n) : NULL;
	int decimals = dot ? (int)(claim.n - (size_t)(dot - claim.p) - 1) : 0;
	struct buf gap = {0}, unit = {0};
	bool holds;

	decimal_add(&gap, claim, computed, true);
	decimal_scale(&unit, slice_of("1", 1), -decimals);
	if (gap.p[0] == '-')
		holds = decimal_cmp(slice_of(gap.p + 1, gap.n - 1), slice_of(unit.p, unit.n)) < 0;
	else
		holds = decimal_cmp(slice_of(gap.p, gap.n), slice_of(unit.p, unit.n)) < 0;
	buf_free(&gap);
	buf_free(&unit);
	return holds;
}
