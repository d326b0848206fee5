/* rpt-diff - what changed between two streams: facts, sections, sentences. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "beside.h"
#include "compare.h"
#include "decimal.h"
#include "diffrow.h"
#include "err.h"
#include "filter.h"
#include "movement.h"
#include "promise.h"

static const struct tool tool = {
    ":fstk:m:P:yc:vnhV",
    "rpt-diff [-f | -s | -t] [-k COLS] [-m SIM] [-P OLDPART:NEWPART] [-y] [-c WHEN] [-v] [-n] OLD NEW",
    "Pairs the documents of two streams of rows and aligns their facts, sections or\n"
    "sentences: = same, ~ changed, > moved, - dropped, + added.\n"
    "\n"
    "  -f       facts (default when the rows have a column value)\n"
    "  -s       sections (default when they have a column path)\n"
    "  -t       sentences\n"
    "  -k COLS  columns that name the pair (default: doc, or the only document of each)\n"
    "  -m SIM   least similarity of what is ~, from 0 to 1\n"
    "  -P OLDPART:NEWPART\n"
    "           facts of a part of OLD against those of one of NEW, as plan:done: promises and deeds\n"
    "  -y       side by side, for the eye\n"
    "  -c WHEN  colour with -y: auto (the default), always or never\n"
    "  -v       a summary on standard error\n"};

/* Exit status as diff(1) has it. */
enum { SAME = 0, DIFFERENT = 1 };

/* The ops of a row, in the order of the summary. */
static const char ops[] = "=~>-+";

struct diff {
	bool chosen, no_header, summary;
	struct compare_how how;
	const char *keys;
	struct stream old, new;
	struct compare_columns old_columns, new_columns;
	struct compare_side a, b;
	int status;
	struct movement movement; /* of the pair being written */
	struct diffrow row;
	struct beside view; /* -y */
	size_t count[sizeof ops];
	size_t pairs, alone; /* documents with and without a partner */
};

/* An item of OLD and its partner of NEW; ALIGN_NONE for none. */
static void put_op(struct diff *x, char op, size_t old, size_t new)
{
	struct compare_row a = {&x->old.doc, &x->old_columns, 0}, b = {&x->new.doc, &x->new_columns, 0};
	const struct compare_row *p = NULL, *q = NULL;
	const char *met = "";

	if (old != ALIGN_NONE) {
		a.row = x->a.row[old];
		p = &a;
	}
	if (new != ALIGN_NONE) {
		b.row = x->b.row[new];
		q = &b;
	}
	if (x->how.old_part.n && p && q)
		met = promise_met(p, q);
	if (op != '=')
		x->status = DIFFERENT;
	x->count[strchr(ops, op) - ops]++;
	if (x->how.by == BY_FACTS)
		movement_find(&x->movement, p, q, x->how.old_part.n == 0);
	if (x->view.on)
		beside_put(&x->view, x->how.by, op, p, q, &x->movement, met);
	else
		diffrow_put(&x->row, op, p, q, q ? x->b.item[new].sim : 0, &x->movement, met);
}

/* ---- one pair of documents ---- */

/* A figure is = where it has not moved, in whatever words; a text where it is the same and in its place. */
static char op_of(const struct diff *x, size_t old, size_t new)
{
	const struct align_item *a = &x->a.item[old], *b = &x->b.item[new];

	if (x->how.by == BY_FACTS)
		return compare_same_figure(&x->a, old, &x->b, new) ? '=' : '~';
	if (!slice_eq(a->key[ALIGN_ALL], b->key[ALIGN_ALL]) && !a->broken)
		return '~';
	return b->moved ? '>' : '=';
}

/* Write the dropped rows of OLD from *next on up to the first that stands in its place in NEW. */
static void put_dropped(struct diff *x, size_t *next, size_t to)
{
	for (; *next < to; ++*next) {
		const struct align_item *old = &x->a.item[*next];

		if (old->pair == ALIGN_NONE)
			put_op(x, '-', *next, ALIGN_NONE);
		else if (to == x->a.n && compare_in_place(&x->a, *next))
			break;
	}
}

/* Rows in NEW's order; what was dropped comes where it stood, before what came in its place. */
static void put_pair(struct diff *x)
{
	size_t next = 0; /* of OLD */

	for (size_t i = 0; i < x->b.n; i++) {
		const struct align_item *new = &x->b.item[i];
		size_t old;

		if (new->pair == ALIGN_NONE) {
			put_dropped(x, &next, x->a.n);
			put_op(x, '+', ALIGN_NONE, i);
			continue;
		}
		if (new->pair >= next && compare_in_place(&x->b, i)) {
			put_dropped(x, &next, new->pair);
			next = new->pair + 1;
		}
		old = new->pair;
		do {
			put_op(x, op_of(x, old, i), old, i);
		} while (new->broken && ++old < x->a.n && x->a.item[old].pair == i);
	}
	for (; next < x->a.n; next++) {
		if (x->a.item[next].pair == ALIGN_NONE)
			put_op(x, '-', next, ALIGN_NONE);
	}
}

static void compare_pair(struct diff *x, bool old, bool new)
{
	static const struct held_document none = {0};

	compare_columns(&x->old_columns, &x->old.doc.head);
	compare_columns(&x->new_columns, &x->new.doc.head);
	compare_documents(&x->a, old ? &x->old.doc : &none, &x->old_columns, &x->b, new ? &x->new.doc : &none,
			  &x->new_columns, &x->how);
	x->pairs += old && new;
	x->alone += old != new;
	if (x->view.on)
		beside_documents(&x->view, old ? stream_document(&x->old) : slice_of("", 0),
				 new ? stream_document(&x->new) : slice_of("", 0));
	put_pair(x);
}

/* ---- the streams ---- */

/* Whether the streams have a column; an empty one leaves it to the other. */
static bool both_have(const struct diff *x, const char *column)
{
	return (!x->old.rows.has_head || header_find(&x->old.rows.head, column) >= 0) &&
	       (!x->new.rows.has_head || header_find(&x->new.rows.head, column) >= 0);
}

/* Whether the document in hand, if any, has the column its rows are compared by; said where it has not. */
static bool comparable(const struct diff *x, const struct stream *s)
{
	static const char *const needed[] = {"value", "label", "text"};
	const struct header *h = &s->doc.head;

	if (!s->doc.full)
		return true;
	if (header_find(h, needed[x->how.by]) < 0) {
		err_line(s->rows.in.name, s->doc.head_line, "no column '%s'; the header must name it",
			 needed[x->how.by]);
		return false;
	}
	if (x->how.old_part.n && header_find(h, "sense") < 0 && header_find(h, "part") < 0) {
		err_line(s->rows.in.name, s->doc.head_line,
			 "no column 'sense' or 'part'; -P needs one of them");
		return false;
	}
	return true;
}

/* What the rows are compared by, and what of them is held. */
static void choose(struct diff *x)
{
	if (!x->chosen)
		x->how.by = both_have(x, "value")  ? BY_FACTS
			    : both_have(x, "path") ? BY_SECTIONS
						   : BY_SENTENCES;
	x->old.needs = x->new.needs = compare_needs(x->how.by, x->view.on);
}

/* Side by side in the order of the keys, as join(1). 0, or -1 (said). */
static int run(struct diff *x, char **files)
{
	bool single;

	if (stream_open(&x->old, files[0]) < 0 || stream_open(&x->new, files[1]) < 0)
		return -1;
	choose(x);
	if (stream_next(&x->old, x->keys) < 0 || stream_next(&x->new, x->keys) < 0 ||
	    !comparable(x, &x->old) || !comparable(x, &x->new))
		return -1;
	x->row = (struct diffrow){x->how.by, x->how.old_part.n > 0, x->keys};
	if ((x->old.doc.full || x->new.doc.full) && !x->no_header && !x->view.on)
		diffrow_put_header(&x->row);
	single = !x->keys && stream_is_single(&x->old) && stream_is_single(&x->new);
	while (x->old.doc.full || x->new.doc.full) {
		int order = !x->new.doc.full   ? -1
			    : !x->old.doc.full ? 1
			    : single           ? 0
					       : slice_cmp(slice_of(x->old.doc.key.p, x->old.doc.key.n),
							   slice_of(x->new.doc.key.p, x->new.doc.key.n));

		if (!comparable(x, &x->old) || !comparable(x, &x->new))
			return -1;
		compare_pair(x, order <= 0, order >= 0);
		if ((order <= 0 && stream_next(&x->old, x->keys) < 0) ||
		    (order >= 0 && stream_next(&x->new, x->keys) < 0))
			return -1;
	}
	return 0;
}

/* How many rows each op has, and the share of NEW's that are OLD's. */
static void put_summary(const struct diff *x)
{
	size_t kept = x->count[0] + x->count[2], all = kept + x->count[1] + x->count[4];

	fprintf(stderr, "%s: %zu documents in both, %zu in one;", err_program(), x->pairs, x->alone);
	for (size_t i = 0; ops[i]; i++)
		fprintf(stderr, " %c %zu", ops[i], x->count[i]);
	if (all)
		fprintf(stderr, "; %.1f %% of NEW copied", 100.0 * (double)kept / (double)all);
	fputc('\n', stderr);
}

/* 0.6 as 600; -1 when it is no decimal from 0 to 1. */
static int read_sim(const char *s)
{
	double v = decimal_is(slice_str(s)) ? strtod(s, NULL) : -1;

	return v >= 0 && v <= 1 ? (int)(v * 1000 + 0.5) : -1;
}

/* PLAN:DONE */
static void read_parts(struct diff *x, const char *s)
{
	size_t n = strcspn(s, ":");

	if (n == 0 || !s[n] || !s[n + 1])
		filter_usage(&tool, "-P takes two parts: plan:done");
	x->how.old_part = slice_of(s, n);
	x->how.new_part = slice_str(s + n + 1);
}

static enum terminal_colour read_colour(const char *s)
{
	static const char *const names[] = {
	    [COLOUR_AUTO] = "auto", [COLOUR_ALWAYS] = "always", [COLOUR_NEVER] = "never"};

	for (int i = 0; i < 3; i++) {
		if (strcmp(s, names[i]) == 0)
			return (enum terminal_colour)i;
	}
	filter_usage(&tool, "-c takes auto, always or never");
}

int main(int argc, char **argv)
{
	static struct diff x = {.how.least = -1};
	enum terminal_colour colour = COLOUR_AUTO;
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
			x.how.by = c == 'f' ? BY_FACTS : c == 's' ? BY_SECTIONS : BY_SENTENCES;
			break;
		case 'k':
			x.keys = optarg;
			break;
		case 'm':
			if (read_sim(optarg) < 0)
				filter_usage(&tool, "-m takes a number from 0 to 1");
			x.how.least = read_sim(optarg);
			break;
		case 'P':
			read_parts(&x, optarg);
			break;
		case 'y':
			x.view.on = true;
			break;
		case 'c':
			colour = read_colour(optarg);
			break;
		case 'v':
			x.summary = true;
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
	if (x.how.old_part.n) {
		if (x.chosen && x.how.by != BY_FACTS)
			filter_usage(&tool, "-P is for facts");
		x.chosen = true;
	}
	beside_begin(&x.view, colour);
	bad = run(&x, argv + optind);
	beside_end(&x.view);
	output_close(&output_stdout);
	if (x.summary && !bad)
		put_summary(&x);
	stream_free(&x.old);
	stream_free(&x.new);
	compare_free(&x.a);
	compare_free(&x.b);
	movement_free(&x.movement);
	beside_free(&x.view);
	return bad ? STATUS_TROUBLE : x.status;
}
