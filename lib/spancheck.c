#include "spancheck.h"

#include "err.h"
#include "utf8.h"

static void complain(struct spancheck *c, const struct rows *r, const char *why)
{
	err_line(r->in.name, r->in.line, "%s", why);
	c->complaints++;
}

void spancheck_header(struct spancheck *c, const struct rows *r)
{
	static const char *const first[] = {"doc", "start", "end", "text"};
	const struct header *h = &r->head;

	c->text = header_find(h, "text");
	if (c->text < 0 || r->start < 0 || r->end < 0 || header_find(h, "doc") < 0) {
		c->text = -1; /* a table, no span rows */
		return;
	}
	for (int i = 0; i < 4; i++) {
		if (header_find(h, first[i]) != i)
			complain(c, r, "span rows begin with the columns doc start end text");
	}
	for (size_t i = 0; i < h->n; i++) {
		if (!header_is_span_name(h->name[i]))
			complain(c, r, "a column name that does not match [a-z][a-z0-9_]*");
	}
}

void spancheck_row(struct spancheck *c, const struct rows *r, const struct slice *field)
{
	struct slice text;

	if (c->text < 0)
		return;
	text = field[c->text];
	if (text.n != r->to - r->from)
		complain(c, r, "the text is not as long as its span");
	if (utf8_valid(text.p, text.n) != text.n)
		complain(c, r, "the text is not UTF-8");
}
