#include "claim.h"

#include "decimal.h"

bool claim_holds(struct slice claim, struct slice computed)
{
	bool fall = claim.n && *claim.p == '-', falls = computed.n && *computed.p == '-';
	struct slice c = slice_of(claim.p + fall, claim.n - fall),
		     x = slice_of(computed.p + falls, computed.n - falls);
	const char *dot = c.n ? memchr(c.p, '.', c.n) : NULL;
	int decimals = dot ? (int)(c.n - (size_t)(dot - c.p) - 1) : 0;
	struct buf gap = {0}, unit = {0};
	bool above = decimal_cmp(x, c) >= 0, holds;

	/* cut: the claim is less than a unit of its last digit below; rounded: at most half a unit above */
	decimal_add(&gap, above ? x : c, above ? c : x, true);
	decimal_scale(&unit, above ? slice_of("1", 1) : slice_of("0.5", 3), -decimals);
	holds = decimal_cmp(slice_of(gap.p, gap.n), slice_of(unit.p, unit.n)) < (above ? 0 : 1);
	if (fall != falls && decimal_cmp(x, slice_of("0", 1)) != 0 && decimal_cmp(c, slice_of("0", 1)) != 0)
		holds = false;
	buf_free(&gap);
	buf_free(&unit);
	return holds;
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
