/* rpt-diff - what changed between two streams: facts, sections, sentences. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "claim.h"
#include "compare.h"
#include "decimal.h"
#include "err.h"
#include "filter.h"

static const struct tool tool = {
    "fstk:nhV", "rpt-diff [-f | -s | -t] [-k COLS] [-n] OLD NEW",
    "Pairs the documents of two streams of rows and aligns their facts, sections or\n"
    "sentences: = same, ~ changed, > moved, - dropped, + added.\n"
    "\n"
    "  -f       facts (default when the rows have a column value)\n"
    "  -s       sections (default when they have a column path)\n"
    "  -t       sentences\n"
    "  -k COLS  columns that name the pair (default: doc, or the only document of each)\n"};

/* Exit status as diff(1) has it. */
enum { SAME = 0, DIFFERENT = 1 };

struct diff {
	bool chosen, no_header;
	enum compare_by by;
	const char *keys;
	struct stream old, new;
	struct compare_columns old_columns, new_columns;
	struct compare_side a, b;
	int status;
	struct buf values[5]; /* old new delta pct claim of the row being written */
	const char *claim_ok;
};

static const char *const common_names[] = {"doc",  "start",  "end",  "text",  "op",
					   "doc2", "start2", "end2", "text2", "sim"};
static const char *const fact_names[] = {"key", "what",  "type", "unit",  "when",    "old",
					 "new", "delta", "pct",  "claim", "claim_ok"};
static const char *const section_names[] = {"path", "path2", "heading", "heading2"};

/* ---- one row out ---- */

static struct slice field(const struct held_document *d, const size_t *row, int column)
{
	return row && column >= 0 ? held_field(d, *row, (size_t)column) : slice_of("", 0);
}

static void put(struct slice v)
{
	output_char(&output_stdout, '\t');
	rows_put_raw(&output_stdout, v, false);
}

static bool is_common(struct slice name)
{
	for (size_t i = 0; i < sizeof common_names / sizeof *common_names; i++) {
		if (slice_is(name, common_names[i]))
			return true;
	}
	return false;
}

/* The columns of -k that are not written anyway: their names, or their values in a row. */
static void put_keys(const struct diff *x, const struct stream *s, const size_t *row)
{
	for (const char *list = x->keys ? x->keys : ""; *list;) {
		size_t n = strcspn(list, ","), c = 0;
		struct slice name = slice_of(list, n);

		list += n + (list[n] == ',');
		if (is_common(name))
			continue;
		while (s && c < s->rows.head.n && !slice_eq(s->rows.head.name[c], name))
			c++;
		put(s ? field(&s->doc, row, (int)c) : name);
	}
}

static void put_header(const struct diff *x)
{
	const char *const *names = x->by == BY_FACTS ? fact_names : section_names;
	size_t n = x->by == BY_FACTS      ? sizeof fact_names / sizeof *fact_names
		   : x->by == BY_SECTIONS ? sizeof section_names / sizeof *section_names
					  : 0;

	if (x->no_header)
		return;
	for (size_t i = 0; i < sizeof common_names / sizeof *common_names; i++) {
		output_char(&output_stdout, i ? '\t' : '#');
		output_str(&output_stdout, common_names[i]);
	}
	for (size_t i = 0; i < n; i++)
		put(slice_str(names[i]));
	put_keys(x, NULL, NULL);
	output_char(&output_stdout, '\n');
}

/* A value as one text: a range is written value..max. */
static void set_value(struct buf *b, const struct held_document *d, const size_t *row,
		      const struct compare_columns *c)
{
	struct slice v = field(d, row, c->value), max = field(d, row, c->max);

	b->n = 0;
	buf_add(b, v.p, v.n);
	if (max.n) {
		buf_add(b, "..", 2);
		buf_add(b, max.p, max.n);
	}
}

static bool is_type(struct slice type, const char *const *names)
{
	for (; *names; names++) {
		if (slice_is(type, *names))
			return true;
	}
	return false;
}

/* delta and pct of a pair; empty where they would mean nothing. */
static void set_delta(struct diff *x, const size_t *old, const size_t *new)
{
	static const char *const calendar[] = {"date", "period", "time",  "ordinal", "ratio",
					       "name", "code",   "label", NULL};
	static const char *const rates[] = {"percent", "points", NULL};
	const struct compare_columns *c = &x->old_columns;
	struct slice a = slice_of(x->values[0].p, x->values[0].n),
		     b = slice_of(x->values[1].p, x->values[1].n);
	struct slice type = field(&x->new.doc, new, x->new_columns.type);
	bool bound =
	    field(&x->old.doc, old, c->mod).n > 0 || field(&x->new.doc, new, x->new_columns.mod).n > 0;

	x->values[2].n = x->values[3].n = 0;
	if (!old || !new || !decimal_is(a) || !decimal_is(b) || is_type(type, calendar))
		return;
	decimal_add(&x->values[2], b, a, true);
	if (!bound && !is_type(type, rates))
		decimal_percent(&x->values[3], a, b);
}

/* The change against the year before that NEW claims of this figure, in the next two rows of its sentence. */
static void set_claim(struct diff *x, const size_t *new)
{
	const struct compare_columns *c = &x->new_columns;
	const struct held_document *d = &x->new.doc;
	const struct buf *delta = &x->values[2], *pct = &x->values[3], *computed;
	struct slice what = field(d, new, c->what);

	x->values[4].n = 0;
	x->claim_ok = "";
	if (delta->n == 0 || field(d, new, c->change).n > 0)
		return;
	for (size_t row = *new + 1; row < d->rows &&row <= *new + 2; row++) {
		struct slice change = field(d, &row, c->change), value = field(d, &row, c->value);
		bool points = slice_is(field(d, &row, c->type), "points"),
		     rate = slice_is(field(d, new, c->type), "percent");

		computed = points ? delta : pct;
		if (change.n == 0 || !slice_is(field(d, &row, c->base), "yoy") ||
		    !slice_eq(field(d, &row, c->what), what) || field(d, &row, c->mod).n > 0 ||
		    !decimal_is(value) || points != rate || computed->n == 0 ||
		    !(points || slice_is(field(d, &row, c->type), "percent")))
			continue;
		if (slice_is(change, "down"))
			buf_add(&x->values[4], "-", 1);
		buf_add(&x->values[4], value.p, value.n);
		x->claim_ok =
		    claim_holds(slice_of(x->values[4].p, x->values[4].n), slice_of(computed->p, computed->n))
			? "yes"
			: "no";
		return;
	}
}

static void put_facts(struct diff *x, const size_t *old, const size_t *new)
{
	const struct held_document *d = new ? &x->new.doc : &x->old.doc;
	const struct compare_columns *c = new ? &x->new_columns : &x->old_columns;
	const size_t *row = new ? new : old;

	set_value(&x->values[0], &x->old.doc, old, &x->old_columns);
	set_value(&x->values[1], &x->new.doc, new, &x->new_columns);
	set_delta(x, old, new);
	set_claim(x, new);
	put(field(d, row, c->key));
	put(field(d, row, c->what));
	put(field(d, row, c->type));
	put(field(d, row, c->unit));
	put(field(d, row, c->when));
	for (int i = 0; i < 5; i++)
		put(slice_of(x->values[i].p, x->values[i].n));
	put(slice_str(x->claim_ok));
}

static void put_span(const struct stream *s, const size_t *row, bool first)
{
	static const char *const names[] = {"doc", "start", "end", "text"};

	for (int i = 0; i < 4; i++) {
		struct slice v = field(&s->doc, row, header_find(&s->rows.head, names[i]));

		if (!first || i)
			output_char(&output_stdout, '\t');
		rows_put_raw(&output_stdout, v, first && i == 0);
		if (i == 3 && first)
			output_char(&output_stdout, '\t');
	}
}

/* One row: old or new may be NULL. */
static void put_row(struct diff *x, char op, const size_t *old, const size_t *new, unsigned sim)
{
	const struct stream *s = new ? &x->new : &x->old;
	char text[16];

	if (op != '=')
		x->status = DIFFERENT;
	put_span(s, new ? new : old, true);
	output_char(&output_stdout, op);
	put_span(&x->old, old, false);
	snprintf(text, sizeof text, "%u.%03u", sim / 1000, sim % 1000);
	put(old && new ? slice_str(text) : slice_of("", 0));
	if (x->by == BY_FACTS)
		put_facts(x, old, new);
	if (x->by == BY_SECTIONS) {
		put(field(&x->new.doc, new, x->new_columns.path));
		put(field(&x->old.doc, old, x->old_columns.path));
		put(field(&x->new.doc, new, x->new_columns.heading));
		put(field(&x->old.doc, old, x->old_columns.heading));
	}
	put_keys(x, s, new ? new : old);
	output_char(&output_stdout, '\n');
}

/* ---- one pair of documents ---- */

static char op_of(const struct diff *x, const struct align_item *old, const struct align_item *new)
{
	if (x->by == BY_FACTS)
		return slice_eq(old->key[0], new->key[0]) ? '=' : '~';
	if (!slice_eq(old->key[1], new->key[1]))
		return '~';
	return new->moved ? '>' : '=';
}

/* Rows in NEW's order; what was dropped comes where it stood. */
static void put_pair(struct diff *x)
{
	size_t next = 0; /* of OLD */

	for (size_t i = 0; i < x->b.n; i++) {
		const struct align_item *new = &x->b.item[i];

		for (; new->pair != ALIGN_NONE && !new->moved &&next <= new->pair; next++) {
			if (x->a.item[next].pair == ALIGN_NONE)
				put_row(x, '-', &x->a.row[next], NULL, 0);
		}
		if (new->pair == ALIGN_NONE)
			put_row(x, '+', NULL, &x->b.row[i], 0);
		else
			put_row(x, op_of(x, &x->a.item[new->pair], new), &x->a.row[new->pair], &x->b.row[i],
				new->sim);
	}
	for (; next < x->a.n; next++) {
		if (x->a.item[next].pair == ALIGN_NONE)
			put_row(x, '-', &x->a.row[next], NULL, 0);
	}
}

static void compare_pair(struct diff *x, bool old, bool new)
{
	static const struct held_document none = {0};

	compare_columns(&x->old_columns, &x->old.rows.head);
	compare_columns(&x->new_columns, &x->new.rows.head);
	compare_take(&x->a, old ? &x->old.doc : &none, &x->old_columns, x->by);
	compare_take(&x->b, new ? &x->new.doc : &none, &x->new_columns, x->by);
	compare_align(&x->a, &x->b, x->by);
	put_pair(x);
}

/* ---- the streams ---- */

/* What the headers allow; 0, or -1 (said) when a column is missing. */
static int choose(struct diff *x)
{
	static const char *const needed[] = {"value", "label", "text"};
	const struct rows *old = &x->old.rows, *new = &x->new.rows;

	if (!x->chosen)
		x->by = header_find(&old->head, "value") >= 0 && header_find(&new->head, "value") >= 0
			    ? BY_FACTS
			: header_find(&old->head, "path") >= 0 && header_find(&new->head, "path") >= 0
			    ? BY_SECTIONS
			    : BY_SENTENCES;
	if ((x->old.doc.full && rows_need(old, needed[x->by]) < 0) ||
	    (x->new.doc.full &&rows_need(new, needed[x->by]) < 0))
		return -1;
	return 0;
}

/* Side by side in the order of the keys, as join(1). 0, or -1 (said). */
static int run(struct diff *x, char **files)
{
	bool single;

	if (stream_open(&x->old, files[0], x->keys) < 0 || stream_open(&x->new, files[1], x->keys) < 0 ||
	    choose(x) < 0)
		return -1;
	if (x->old.doc.full || x->new.doc.full)
		put_header(x);
	single = !x->keys && stream_is_single(&x->old) && stream_is_single(&x->new);
	while (x->old.doc.full || x->new.doc.full) {
		int order = !x->new.doc.full   ? -1
			    : !x->old.doc.full ? 1
			    : single           ? 0
					       : slice_cmp(slice_of(x->old.doc.key.p, x->old.doc.key.n),
							   slice_of(x->new.doc.key.p, x->new.doc.key.n));

		compare_pair(x, order <= 0, order >= 0);
		if ((order <= 0 && stream_next(&x->old, x->keys) < 0) ||
		    (order >= 0 && stream_next(&x->new, x->keys) < 0))
			return -1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	static struct diff x;
	int c, bad;

	err_init(argv[0]);
	while ((c = filter_option(argc, argv, &tool)) != -1) {
		switch (c) {
		case 'f':
		case 's':
		case 't':
			if (x.chosen)
				filter_usage(&tool, "only one of -f -s -t");
			x.chosen = true;
			x.by = c == 'f' ? BY_FACTS : c == 's' ? BY_SECTIONS : BY_SENTENCES;
			break;
		case 'k':
			x.keys = optarg;
			break;
		default:
			x.no_header = true;
			break;
		}
	}
	if (argc - optind != 2)
		filter_usage(&tool, "two streams are needed");
	if (strcmp(argv[optind], "-") == 0 && strcmp(argv[optind + 1], "-") == 0)
		filter_usage(&tool, "standard input cannot be both streams");
	bad = run(&x, argv + optind);
	output_close(&output_stdout);
	stream_free(&x.old);
	stream_free(&x.new);
	compare_free(&x.a);
	compare_free(&x.b);
	for (int i = 0; i < 5; i++)
		buf_free(&x.values[i]);
	return bad ? STATUS_TROUBLE : x.status;
}
