#include "diffrow.h"

#include <stdio.h>

static const char *const common_names[] = {"doc",  "start",  "end",  "text",  "op",
					   "doc2", "start2", "end2", "text2", "sim"};
static const char *const fact_names[] = {"key", "what",  "type", "unit",  "when",     "old",
					 "new", "delta", "pct",  "claim", "claim_ok", "met"};
static const char *const section_names[] = {"path", "path2", "heading", "heading2"};

static void put(struct slice v)
{
	output_char(&output_stdout, '\t');
	rows_put_raw(&output_stdout, v, false);
}

static const char *const *own_names(const struct diffrow *r, size_t *n)
{
	*n = r->by == BY_FACTS      ? sizeof fact_names / sizeof *fact_names - (!r->promised)
	     : r->by == BY_SECTIONS ? sizeof section_names / sizeof *section_names
				    : 0;
	return r->by == BY_FACTS ? fact_names : section_names;
}

static bool is_written(const struct diffrow *r, struct slice name)
{
	size_t n;
	const char *const *own = own_names(r, &n);
	bool found = false;

	for (size_t i = 0; i < n; i++)
		found |= slice_is(name, own[i]);
	for (size_t i = 0; i < sizeof common_names / sizeof *common_names; i++)
		found |= slice_is(name, common_names[i]);
	return found;
}

/* Whether a name of the list -k stands in it before. */
static bool named_before(const char *list, struct slice name)
{
	while (list < name.p) {
		size_t n = strcspn(list, ",");

		if (slice_eq(slice_of(list, n), name))
			return true;
		list += n + 1;
	}
	return false;
}

/* The columns of -k that are not written anyway: their names, or their values in a row. */
static void put_keys(const struct diffrow *r, const struct compare_row *row)
{
	for (const char *list = r->keys ? r->keys : ""; *list;) {
		size_t n = strcspn(list, ","), c = 0;
		struct slice name = slice_of(list, n);

		list += n + (list[n] == ',');
		if (is_written(r, name) || named_before(r->keys, name))
			continue;
		while (row && c < row->doc->head.n && !slice_eq(row->doc->head.name[c], name))
			c++;
		put(row ? compare_value(row, (int)c) : name);
	}
}

void diffrow_put_header(const struct diffrow *r)
{
	size_t n;
	const char *const *names = own_names(r, &n);

	for (size_t i = 0; i < sizeof common_names / sizeof *common_names; i++) {
		output_char(&output_stdout, i ? '\t' : '#');
		output_str(&output_stdout, common_names[i]);
	}
	for (size_t i = 0; i < n; i++)
		put(slice_str(names[i]));
	put_keys(r, NULL);
	output_char(&output_stdout, '\n');
}

static void put_facts(const struct diffrow *r, const struct compare_row *row, const struct movement *m,
		      const char *met)
{
	const struct compare_columns *c = row->column;
	const int columns[] = {c->key, c->what, c->type, c->unit, c->when};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		put(compare_value(row, columns[i]));
	for (size_t i = 0; i < MOVEMENT_VALUES; i++)
		put(slice_of(m->value[i].p, m->value[i].n));
	put(slice_str(m->claim_ok));
	if (r->promised)
		put(slice_str(met));
}

static void put_sections(const struct compare_row *old, const struct compare_row *new)
{
	put(new ? compare_value(new, new->column->path) : slice_of("", 0));
	put(old ? compare_value(old, old->column->path) : slice_of("", 0));
	put(new ? compare_value(new, new->column->heading) : slice_of("", 0));
	put(old ? compare_value(old, old->column->heading) : slice_of("", 0));
}

/* The span of a row; empty fields for none. `first`: it begins the line. */
static void put_span(const struct compare_row *r, bool first)
{
	const int columns[] = {r ? r->column->doc : -1, r ? r->column->start : -1, r ? r->column->end : -1,
			       r ? r->column->text : -1};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		if (!first || i)
			output_char(&output_stdout, '\t');
		rows_put_raw(&output_stdout, compare_value(r, columns[i]), first && i == 0);
	}
}

void diffrow_put(const struct diffrow *r, char op, const struct compare_row *old,
		 const struct compare_row *new, unsigned sim, const struct movement *m, const char *met)
{
	const struct compare_row *row = new ? new : old;
	char text[16];

	put_span(row, true);
	output_char(&output_stdout, '\t');
	output_char(&output_stdout, op);
	put_span(old, false);
	snprintf(text, sizeof text, "%u.%03u", sim / 1000, sim % 1000);
	put(old && new ? slice_str(text) : slice_of("", 0));
	if (r->by == BY_FACTS)
		put_facts(r, row, m, met);
	if (r->by == BY_SECTIONS)
		put_sections(old, new);
	put_keys(r, row);
	output_char(&output_stdout, '\n');
}
