/* rpt-check - whether the figures of a report add up as its words say. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "err.h"
#include "filter.h"
#include "relations.h"

enum { DOC, START, END, TEXT, RULE, VERDICT, CLAIMED, COMPUTED, GAP, PARTS, WHAT, OWN };

static const char *const own_columns[OWN] = {"doc",     "start",    "end", "text",  "rule", "verdict",
					     "claimed", "computed", "gap", "parts", "what"};

static const struct tool tool = {
    ":anhV", "rpt-check [-a] [-n] [FILE...]",
    "Reads rows of rpt-numbers (-s: with their sentences) and says which figures do not add up:\n"
    "doc start end text of the claim, rule verdict claimed computed gap parts what.\n"
    "Exits 0 when nothing fails, 1 when something does, 2 on trouble.\n"
    "\n"
    "  -a       all relations that are found: those that hold, and open ones too\n"};

/* The document that is held until its last row has come. */
struct check {
	bool all, no_header;
	bool header_waits; /* read behind the rows held: it goes out behind them */
	bool failed;       /* something does not add up */
	bool warned;
	struct header head;
	int doc;
	int *passed; /* columns that go along */
	size_t passed_n, passed_cap;
	struct buf name; /* doc of the rows held */
	uint64_t last_start;
	struct kept kept;
	struct figures figures;
	struct relations relations;
};

/* ---- columns ---- */

/* Whether a column is one of ours, or says of the figure what no longer matters for the relation. */
static bool is_dropped(struct slice name)
{
	for (size_t i = 0; i < OWN; i++) {
		if (slice_is(name, own_columns[i]))
			return true;
	}
	for (size_t i = 0; i < FIGURE_PARA; i++) {
		if (slice_is(name, figure_columns[i]))
			return true;
	}
	return slice_is(name, figure_columns[FIGURE_SENTENCE]);
}

static void put_header(struct check *c)
{
	c->header_waits = false;
	if (c->no_header)
		return;
	for (size_t i = 0; i < OWN; i++) {
		output_char(&output_stdout, i ? '\t' : '#');
		output_str(&output_stdout, own_columns[i]);
	}
	for (size_t i = 0; i < c->passed_n; i++) {
		output_char(&output_stdout, '\t');
		output_escaped(&output_stdout, c->head.name[c->passed[i]]);
	}
	output_char(&output_stdout, '\n');
}

/* ---- rows ---- */

/* The size of the miss in percent: of a claimed percentage in points, else of what is claimed. */
static struct number gap_of(const struct figure *claim, struct number claimed, struct number computed)
{
	struct number gap = number_size(number_subtract(claimed, computed));
	bool points = slice_is(claim->field[FIGURE_TYPE], "percent") ||
		      slice_is(claim->field[FIGURE_TYPE], "points") ||
		      slice_is(claim->field[FIGURE_TYPE], "ratio");

	return number_round(points ? gap : number_divide(number_scale(gap, 2), claimed, 4), 2);
}

/* The same without zeros at the end behind the point. */
static struct number without_zeros(struct number a)
{
	if (memchr(a.text, '.', a.n)) {
		while (a.text[a.n - 1] == '0')
			a.n--;
		if (a.text[a.n - 1] == '.')
			a.n--;
	}
	return a;
}

static void put_number(const struct number *n)
{
	output_char(&output_stdout, '\t');
	output_slice(&output_stdout, number_text(n));
}

static void put_relation(struct check *c, const struct relation *x)
{
	struct output *o = &output_stdout;
	const struct figure *claim = &c->figures.figure[x->claim];
	const struct slice *field = kept_fields(&c->kept, claim->row);
	struct number claimed = x->rule == RULE_HUNDRED ? number_whole(100) : claim->value;
	struct number computed = x->computed.n > 0 ? number_round(x->computed, 2) : x->computed, gap = {0};

	computed = without_zeros(computed);
	if (x->computed.n > 0 && claimed.n > 0)
		gap = gap_of(claim, claimed, x->computed);
	rows_put_field(o, field[c->doc], true);
	output_char(o, '\t');
	output_number(o, claim->start);
	output_char(o, '\t');
	output_number(o, claim->end);
	output_char(o, '\t');
	output_slice(o, claim->field[FIGURE_TEXT]);
	output_char(o, '\t');
	output_str(o, rule_name(x->rule));
	output_char(o, '\t');
	output_str(o, verdict_name(x->verdict));
	put_number(&claimed);
	put_number(&computed);
	put_number(&gap);
	output_char(o, '\t');
	for (size_t i = 0; i < x->parts; i++) {
		if (i)
			output_char(o, ',');
		output_number(o, c->figures.figure[x->part[i]].start);
		output_char(o, '-');
		output_number(o, c->figures.figure[x->part[i]].end);
	}
	output_char(o, '\t');
	output_slice(o, claim->field[FIGURE_WHAT]);
	for (size_t i = 0; i < c->passed_n; i++) {
		output_char(o, '\t');
		rows_put_field(o, field[c->passed[i]], false);
	}
	output_char(o, '\n');
}

static void drop(void *self)
{
	struct check *c = self;

	kept_clear(&c->kept);
	figures_clear(&c->figures);
	c->header_waits = false;
}

static void finish(void *self)
{
	struct check *c = self;

	if (c->figures.n == 0)
		return;
	figures_read(&c->figures, &c->kept);
	relations_find(&c->relations, &c->figures);
	for (size_t i = 0; i < c->relations.n; i++) {
		const struct relation *x = &c->relations.relation[i];

		c->failed |= x->verdict == VERDICT_FAILS;
		if (c->all || x->verdict == VERDICT_FAILS)
			put_relation(c, x);
	}
	if (c->header_waits)
		put_header(c);
	drop(c);
}

/* ---- the stream ---- */

static int header(void *self, struct rows *r)
{
	struct check *c = self;

	c->doc = rows_need(r, "doc");
	if (c->doc < 0 || rows_need(r, "start") < 0 || rows_need(r, "end") < 0 ||
	    figures_bind(&c->figures, r) < 0)
		return -1;
	if (c->figures.place[FIGURE_SENTENCE] < 0 && !c->warned) {
		err_line(r->in.name, r->head_line,
			 "warning: no column 'sentence': what words between the figures claim is not seen; "
			 "run rpt-numbers -s");
		c->warned = true;
	}
	c->kept.columns = r->head.n;
	header_copy(&c->head, &r->head);
	c->passed_n = 0;
	for (size_t i = 0; i < r->head.n; i++) {
		if (is_dropped(r->head.name[i]))
			continue;
		BUF_PUSH_ROOM(c->passed, c->passed_cap, c->passed_n);
		c->passed[c->passed_n++] = (int)i;
	}
	put_header(c);
	return 0;
}

static void again(void *self)
{
	struct check *c = self;

	c->header_waits = true;
	if (c->figures.n == 0)
		put_header(c);
}

static int row(void *self, struct rows *r)
{
	struct check *c = self;
	struct slice doc = r->field[c->doc];

	if (c->figures.n > 0 && (!slice_eq(doc, slice_of(c->name.p, c->name.n)) || r->from < c->last_start))
		finish(c);
	c->header_waits = false; /* the document goes on */
	if (c->figures.n == 0) {
		c->name.n = 0;
		buf_add(&c->name, doc.p, doc.n);
	}
	c->last_start = r->from;
	figures_add(&c->figures, r, kept_add(&c->kept, r));
	return 0;
}

int main(int argc, char **argv)
{
	struct check c = {.doc = -1};
	const struct filter f = {header, again, row, finish, drop, NULL, &c};
	int option, status;

	err_init(argv[0]);
	while ((option = filter_option(argc, argv, &tool)) != -1) {
		if (option == 'a')
			c.all = true;
		else
			c.no_header = true;
	}
	status = filter_run(&f, argv + optind);
	relations_free(&c.relations);
	figures_free(&c.figures);
	kept_free(&c.kept);
	header_free(&c.head);
	buf_free(&c.name);
	free(c.passed);
	return status != STATUS_OK ? STATUS_TROUBLE : c.failed;
}
