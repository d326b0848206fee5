#include "claim.h"

#include "decimal.h"
#include "interval.h"

bool claim_holds(struct slice claim, struct slice computed)
{
	struct interval can = interval_claim(claim), is = interval_point(number_of(computed));

	return interval_known(&can) && interval_known(&is) && interval_meet(&can, &is);
}

bool claim_is_about(struct slice amount, struct slice value)
{
	const char *dot = amount.n ? memchr(amount.p, '.', amount.n) : NULL;
	int place = dot ? -(int)(amount.n - (size_t)(dot - amount.p) - 1) : 0;
	struct buf gap = {0}, half = {0};
	bool above = decimal_cmp(value, amount) >= 0, is;

	while (!dot && (size_t)place + 1 < amount.n && amount.p[amount.n - 1 - (size_t)place] == '0')
		place++;
	decimal_add(&gap, above ? value : amount, above ? amount : value, true);
	decimal_scale(&half, slice_of("0.5", 3), place);
	is = decimal_cmp(slice_of(gap.p, gap.n), slice_of(half.p, half.n)) <= 0;
	buf_free(&gap);
	buf_free(&half);
	return is;
}
