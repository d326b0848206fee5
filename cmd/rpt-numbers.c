/* rpt-numbers - turn the numbers in rows of text into facts. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "calendar.h"
#include "change.h"
#include "context.h"
#include "err.h"
#include "filter.h"
#include "grid.h"
#include "kept.h"
#include "marks.h"
#include "mention.h"
#include "part.h"
#include "roles.h"
#include "sentence.h"
#include "what.h"

enum { START, END, TEXT, TYPE, VALUE, MAX, UNIT, MOD, CHANGE, BASE, WHAT, SENSE, WHEN, AGG, SENTENCE, OWN };

static const char *const own_columns[] = {"start",  "end",  "text", "type",  "value", "max", "unit",    "mod",
					  "change", "base", "what", "sense", "when",  "agg", "sentence"};

static const struct tool tool = {
    ":asy:nhV", "rpt-numbers [-a] [-s] [-y YEAR] [-n] [FILE...]",
    "Writes a row for each number in the text of the rows it reads: type value max unit\n"
    "mod change base what sense when agg.\n"
    "\n"
    "  -a       also names, codes and labels, which are no facts\n"
    "  -s       adds the sentence each number stands in\n"
    "  -y YEAR  resolves dates without a year (default: the column year)\n"};

/* Rows of one paragraph and sentence wait here until the next one comes: they are read together. */
struct numbers {
	bool all, sentences, no_header;
	bool header_waits; /* read behind the rows held: it goes out behind them */
	struct header head;
	struct slice year; /* of -y */
	int doc, text, para, sent, label, part, role, level, heading, year_column;
	bool planned; /* the rows read stand in a part of plans */
	struct layout layout;
	struct passage passage;
	struct kept kept;
	struct label *labels; /* marks at the beginning of rows held */
	size_t labels_n, label_cap;
	struct buf key, last_key, last_para, last_doc, scratch, value;
	uint64_t last_start;
	struct sentence s;
	struct grid grid;
	struct clauses clauses;
	struct sentence_cutter cut;
};

/* ---- one sentence ---- */

/* A value of the calendar with its year filled in where it is known. */
static struct slice resolved(struct numbers *n, const struct mention *m, struct slice value, size_t row)
{
	struct slice year =
	    n->year.n || n->year_column < 0 ? n->year : kept_fields(&n->kept, row)[n->year_column];
	size_t from = n->value.n;

	if (m->other_year || !calendar_resolve(&n->value, value, year))
		return value;
	return slice_of(n->value.p + from, n->value.n - from);
}

static void put_mention(struct numbers *n, const struct mention *m)
{
	const struct sentence *s = &n->s;
	size_t row = passage_row_of(&n->passage, m->from);
	struct slice words = passage_words(&n->passage, m->from, m->to), own[OWN] = {{0}};
	uint64_t at = passage_offset(&n->passage, row, (size_t)(words.p - n->passage.raw.p));
	char start[ROWS_DIGITS], end[ROWS_DIGITS];

	n->value.n = 0;
	buf_reserve(&n->value, 128); /* what resolved() gives must not move */
	own[START] = rows_number(start, at);
	own[END] = rows_number(end, at + words.n);
	own[TEXT] = words;
	own[TYPE] = slice_str(fact_type_name(m->type));
	own[VALUE] = piece_text(s, m->value);
	own[MAX] = piece_text(s, m->max);
	if (m->type == FACT_DATE || m->type == FACT_PERIOD) {
		own[VALUE] = resolved(n, m, own[VALUE], row);
		own[MAX] = resolved(n, m, own[MAX], row);
	}
	own[UNIT] = piece_text(s, m->unit);
	own[MOD] = slice_str(m->mod);
	own[CHANGE] = slice_str(m->change);
	own[BASE] = piece_text(s, m->base);
	own[WHAT] = piece_text(s, m->what);
	own[SENSE] = slice_str(m->sense);
	own[WHEN] = resolved(n, m, piece_text(s, m->when), row);
	own[AGG] = slice_str(m->agg);
	if (n->sentences)
		own[SENTENCE] = passage_unbroken(&n->passage, s->from, s->to, &n->scratch);
	layout_put_row(&output_stdout, &n->layout, kept_fields(&n->kept, row), own);
}

/* Read the sentence [from, to) of the folded text. */
static void read_sentence(struct numbers *n, size_t from, size_t to)
{
	struct sentence *s = &n->s;
	bool counts = false;

	s->from = from;
	s->to = to;
	s->label = n->labels;
	s->labels = n->labels_n;
	mention_find(s);
	n->planned |= s->turns && n->part < 0;
	s->planned = n->planned;
	s->first = false;
	if (s->mentions == 0)
		return;
	for (size_t k = 0; k < s->mentions && !counts; k++)
		counts = fact_counts(s->mention[k].type);
	if (s->cells) {
		grid_fill(&n->grid, s);
	} else if (counts) { /* else nothing is asked of the words around */
		clauses_find(&n->clauses, s);
		change_find(s, &n->clauses);
		what_find(s, &n->clauses);
		context_find(s, &n->clauses);
	}
	for (size_t k = 0; k < s->mentions; k++) {
		if (n->all || fact_is(s->mention[k].type))
			put_mention(n, &s->mention[k]);
	}
}

static void put_header(struct numbers *n)
{
	if (!n->no_header)
		layout_put_header(&output_stdout, &n->layout, &n->head, own_columns);
	n->header_waits = false;
}

static void forget(struct numbers *n)
{
	kept_clear(&n->kept);
	n->labels_n = 0;
	passage_clear(&n->passage);
}

/* The rows held are one paragraph or one sentence: cut and read. */
static void finish(void *self)
{
	struct numbers *n = self;
	const struct passage *p = &n->passage;
	struct slice unit;
	bool ends;

	if (p->rows == 0)
		return;
	n->s.passage = p;
	n->s.planned = n->planned;
	if (n->s.first)
		n->s.cells = grid_see(&n->grid, slice_of(p->text.p, p->text.n));
	if (n->sent >= 0) {
		read_sentence(n, 0, p->text.n);
	} else {
		sentence_begin(&n->cut, slice_of(p->text.p, p->text.n), false);
		while (sentence_next(&n->cut, &unit, &ends)) {
			size_t from = (size_t)(unit.p - p->text.p);

			read_sentence(n, from, from + unit.n);
		}
	}
	forget(n);
	if (n->header_waits)
		put_header(n);
}

static void again(void *self)
{
	struct numbers *n = self;

	n->header_waits = true;
	if (n->passage.rows == 0)
		put_header(n);
}

static void drop(void *self)
{
	struct numbers *n = self;

	forget(n);
	n->header_waits = false;
	n->last_key.n = n->last_para.n = 0;
}

/* ---- the stream ---- */

static int header(void *self, struct rows *r)
{
	struct numbers *n = self;
	size_t count = n->sentences ? OWN : OWN - 1;

	n->doc = rows_need(r, "doc");
	n->text = rows_need(r, "text");
	if (n->doc < 0 || n->text < 0 || rows_need(r, "start") < 0 || rows_need(r, "end") < 0)
		return -1;
	n->para = header_find(&r->head, "para");
	n->sent = header_find(&r->head, "sent");
	n->label = header_find(&r->head, "label");
	n->part = header_find(&r->head, "part");
	n->role = header_find(&r->head, "role");
	n->level = header_find(&r->head, "level");
	n->heading = header_find(&r->head, "heading");
	n->year_column = header_find(&r->head, "year");
	n->kept.columns = r->head.n;
	n->last_key.n = n->last_para.n = 0;
	layout_make(&n->layout, &r->head, own_columns, count);
	header_copy(&n->head, &r->head);
	put_header(n);
	return 0;
}

static void add_key(struct buf *key, const struct rows *r, int column)
{
	if (column >= 0) {
		buf_add(key, r->field[column].p, r->field[column].n);
		buf_add(key, "\t", 1);
	}
}

/* Which part the row stands in: its column part says so, else the title, the level-1 headings and the
 * sentences read so far. */
static void see_part(struct numbers *n, const struct rows *r)
{
	struct slice text = r->field[n->text];

	if (n->part >= 0) {
		n->planned = slice_is(r->field[n->part], "plan");
		return;
	}
	if (n->role >= 0 && slice_is(r->field[n->role], role_name(ROLE_TITLE)))
		n->planned |= part_of_title(text);
	else if (n->level >= 0 && n->heading >= 0 && n->label >= 0 && slice_is(r->field[n->level], "1") &&
		 r->field[n->label].n)
		n->planned = part_of_heading(r->field[n->heading], n->planned);
}

/* Another document begins when doc changes or start goes back. */
static void see_document(struct numbers *n, const struct rows *r)
{
	struct slice doc = r->field[n->doc];

	if (slice_eq(doc, slice_of(n->last_doc.p, n->last_doc.n)) && r->from >= n->last_start) {
		n->last_start = r->from;
		return;
	}
	n->last_start = r->from;
	n->last_doc.n = 0;
	buf_add(&n->last_doc, doc.p, doc.n);
	n->planned = false;
	grid_reset(&n->grid);
}

/* Row i begins with a mark of so many raw bytes: note where it stands in the folded text. */
static void add_label(struct numbers *n, size_t i, size_t bytes)
{
	const struct buf *text = &n->passage.text;
	size_t at = n->passage.row[i].folded, to, raw;

	at += mark_skip(text->p + at, text->n - at);
	raw = passage_raw(&n->passage, at);
	for (to = at; to < text->n && passage_raw_end(&n->passage, to) < raw + bytes; to++)
		;
	BUF_PUSH_ROOM(n->labels, n->label_cap, n->labels_n);
	n->labels[n->labels_n++] = (struct label){at, to - at};
}

static int row(void *self, struct rows *r)
{
	struct numbers *n = self;
	size_t i = n->passage.rows, para_n;

	n->key.n = 0;
	add_key(&n->key, r, n->doc);
	add_key(&n->key, r, n->para);
	para_n = n->key.n;
	add_key(&n->key, r, n->sent);
	if (n->para < 0 || !slice_eq(slice_of(n->key.p, n->key.n), slice_of(n->last_key.p, n->last_key.n)) ||
	    (i > 0 && r->from < n->passage.row[i - 1].start)) {
		finish(n);
		i = 0;
		n->s.first = n->para < 0 ||
			     !slice_eq(slice_of(n->key.p, para_n), slice_of(n->last_para.p, n->last_para.n));
		n->last_para.n = n->last_key.n = 0;
		buf_add(&n->last_para, n->key.p, para_n);
		buf_add(&n->last_key, n->key.p, n->key.n);
		see_document(n, r);
		see_part(n, r);
	}
	n->header_waits = false; /* the sentence goes on */
	i = kept_add(&n->kept, r);
	passage_add(&n->passage, rows_unescape(r->field[n->text], &n->scratch), r->from);
	if (n->label >= 0 && r->field[n->label].n > 0)
		add_label(n, i, r->field[n->label].n);
	if (n->para < 0) /* it stands for itself: no need to wait for the next */
		finish(n);
	return 0;
}

int main(int argc, char **argv)
{
	struct numbers n = {.doc = -1};
	const struct filter f = {header, again, row, finish, drop, NULL, &n};
	int c, status;

	err_init(argv[0]);
	while ((c = filter_option(argc, argv, &tool)) != -1) {
		switch (c) {
		case 'a':
			n.all = true;
			break;
		case 's':
			n.sentences = true;
			break;
		case 'y':
			n.year = slice_str(optarg);
			if (n.year.n != 4 || strspn(optarg, "0123456789") != 4)
				filter_usage(&tool, "-y takes a year of four digits");
			break;
		default:
			n.no_header = true;
			break;
		}
	}
	status = filter_run(&f, argv + optind);
	mention_free(&n.s);
	clauses_free(&n.clauses);
	sentence_free(&n.cut);
	grid_free(&n.grid);
	passage_free(&n.passage);
	layout_free(&n.layout);
	header_free(&n.head);
	kept_free(&n.kept);
	buf_free(&n.key);
	buf_free(&n.last_key);
	buf_free(&n.last_para);
	buf_free(&n.last_doc);
	buf_free(&n.scratch);
	buf_free(&n.value);
	free(n.labels);
	return status;
}
