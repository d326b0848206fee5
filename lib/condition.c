#include "condition.h"

#include "decimal.h"

const char *condition_read(struct condition *c, const char *expr)
{
	static const struct {
		const char *sign;
		enum condition_op op;
	} signs[] = {{"!=", COND_NE}, {"!~", COND_NO_MATCH}, {"<=", COND_LE}, {">=", COND_GE},
		     {"=", COND_EQ},  {"~", COND_MATCH},     {"<", COND_LT},  {">", COND_GT}};
	size_t at = strcspn(expr, "=!~<>");

	*c = (struct condition){.column = slice_of(expr, at), .index = -1};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t n = strlen(signs[i].sign);

		if (strncmp(expr + at, signs[i].sign, n) != 0)
			continue;
		c->op = signs[i].op;
		c->value = slice_str(expr + at + n);
		if (at == 0)
			return "no column before the sign";
		if (c->op == COND_MATCH || c->op == COND_NO_MATCH)
			return pattern_read(&c->pattern, c->value, false);
		if (c->op >= COND_LT && !decimal_is(c->value))
			return "what is compared by size must be a decimal";
		return NULL;
	}
	return "no sign; one of = != ~ !~ < <= > >=";
}

bool condition_bind(struct condition *c, const struct header *h)
{
	c->index = -1;
	for (size_t i = 0; i < h->n; i++) {
		if (slice_eq(h->name[i], c->column))
			c->index = (int)i;
	}
	return c->index >= 0;
}

static bool one_of(struct slice list, struct slice v)
{
	for (;;) {
		const char *comma = list.n ? memchr(list.p, ',', list.n) : NULL;
		size_t n = comma ? (size_t)(comma - list.p) : list.n;

		if (slice_eq(slice_of(list.p, n), v))
			return true;
		if (!comma)
			return false;
		list = slice_of(comma + 1, list.n - n - 1);
	}
}

bool condition_holds(struct condition *c, const struct slice *field, struct buf *scratch)
{
	struct slice v = field[c->index];
	int cmp;

	switch (c->op) {
	case COND_EQ:
		return one_of(c->value, v);
	case COND_NE:
		return !one_of(c->value, v);
	case COND_MATCH:
	case COND_NO_MATCH:
		scratch->n = 0;
		buf_add(scratch, v.p, v.n);
		buf_add(scratch, "", 1);
		return (pattern_matches(&c->pattern, scratch->p, v.n)) == (c->op == COND_MATCH);
	default:
		if (!decimal_is(v))
			return false;
		cmp = decimal_cmp(v, c->value);
		return c->op == COND_LT   ? cmp < 0
		       : c->op == COND_LE ? cmp <= 0
		       : c->op == COND_GT ? cmp > 0
					  : cmp >= 0;
	}
}

void condition_free(struct condition *c)
{
	if (c->op == COND_MATCH || c->op == COND_NO_MATCH)
		pattern_free(&c->pattern);
}
