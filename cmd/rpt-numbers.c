/* rpt-numbers - turn the numbers in rows of text into facts. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "codebook.h"
#include "err.h"
#include "factrow.h"
#include "facts.h"
#include "filter.h"
#include "kept.h"
#include "marks.h"
#include "part.h"
#include "roles.h"
#include "trial.h"

enum {
	SENTENCE = FACTROW_COLUMNS, /* with -s */
	KEY,                        /* with -k; it moves up where there is no sentence */
	OWN
};

static const struct tool tool = {
    ":asy:k:evnhV", "rpt-numbers [-a] [-s] [-k CODEBOOK [-e] [-v]] [-y YEAR] [-n] [FILE...]",
    "Writes a row for each number in the text of the rows it reads: type value max unit\n"
    "mod change base what sense when agg.\n"
    "\n"
    "  -a           also names, codes and labels, which are no facts\n"
    "  -s           adds the sentence each number stands in\n"
    "  -k CODEBOOK  adds the key of the first row of the codebook that fits\n"
    "  -e           reads the codebook's own examples instead of input, and says which fail\n"
    "  -v           says on stderr what each row of the codebook caught\n"
    "  -y YEAR      resolves dates without a year (default: the column year)\n"};

/* Rows of one paragraph and sentence wait here until the next one comes: they are read together. */
struct numbers {
	bool all, sentences, no_header, counted;
	bool header_waits; /* read behind the rows held: it goes out behind them */
	struct header head;
	struct slice year; /* of -y */
	int doc, text, para, sent, label, part, role, level, heading, year_column;
	const char *own[OWN]; /* the columns that are written, in order */
	size_t own_n;
	struct layout layout;
	struct passage passage;
	struct kept kept;
	struct label *labels; /* marks at the beginning of rows held */
	size_t labels_n, label_cap;
	struct buf key, last_key, last_para, last_doc, scratch, value;
	uint64_t last_start;
	bool first; /* the rows held begin a paragraph */
	struct facts facts;
	struct part state;
	struct codebook *codebook; /* NULL without -k */
	uint64_t documents;
};

/* ---- one sentence ---- */

/* Look a fact up in the codebook, which may convert it. */
static struct slice find_key(struct numbers *n, struct slice own[OWN], const struct slice *field)
{
	struct codebook_fact f = {
	    own,         field, own[FACTROW_WHAT], own[FACTROW_UNIT], own[FACTROW_VALUE], own[FACTROW_MAX],
	    n->documents};
	const struct indicator *x = codebook_find(n->codebook, &f, n->counted);

	own[FACTROW_UNIT] = f.unit;
	own[FACTROW_VALUE] = f.value;
	own[FACTROW_MAX] = f.max;
	return x ? x->key : slice_of("", 0);
}

static void put_mention(struct numbers *n, const struct sentence *s, const struct mention *m)
{
	size_t row = passage_row_of(&n->passage, m->from);
	struct slice words = passage_touching(&n->passage, row, m->from, m->to), own[OWN] = {{0}};
	uint64_t at = passage_offset(&n->passage, row, (size_t)(words.p - n->passage.raw.p));
	char start[ROWS_DIGITS], end[ROWS_DIGITS];
	const struct slice *field = kept_fields(&n->kept, row);

	own[FACTROW_START] = rows_number(start, at);
	own[FACTROW_END] = rows_number(end, at + words.n);
	own[FACTROW_TEXT] = words;
	factrow_fill(s, m, n->year.n || n->year_column < 0 ? n->year : field[n->year_column], own, &n->value);
	if (n->sentences)
		own[SENTENCE] = passage_unbroken(&n->passage, s->from, s->to, &n->scratch);
	if (n->codebook && fact_is(m->type))
		own[n->own_n - 1] = find_key(n, own, field);
	layout_put_row(&output_stdout, &n->layout, field, own);
}

static void take_sentence(void *self, const struct sentence *s)
{
	struct numbers *n = self;

	for (size_t k = 0; k < s->mentions; k++) {
		if (n->all || fact_is(s->mention[k].type))
			put_mention(n, s, &s->mention[k]);
	}
}

static void put_header(struct numbers *n)
{
	if (!n->no_header)
		layout_put_header(&output_stdout, &n->layout, &n->head, n->own);
	n->header_waits = false;
}

static void forget(struct numbers *n)
{
	kept_clear(&n->kept);
	n->labels_n = 0;
	passage_clear(&n->passage);
}

/* The rows held are one paragraph or one sentence. */
static void finish(void *self)
{
	struct numbers *n = self;

	if (n->passage.rows == 0)
		return;
	facts_read(&n->facts, &n->passage, n->first, n->sent >= 0, n->labels, n->labels_n, take_sentence, n);
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
	if (n->codebook && codebook_bind(n->codebook, n->own, n->own_n - 1, &r->head) < 0)
		return -1;
	layout_make(&n->layout, &r->head, n->own, n->own_n);
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

/* What the title, the headings and the sentences read so far say of the part the row stands in. */
static void see_own_part(struct numbers *n, const struct rows *r)
{
	struct slice text = r->field[n->text], role, level;

	if (n->role < 0 || n->level < 0 || n->heading < 0 || n->label < 0)
		return;
	role = r->field[n->role];
	level = r->field[n->level];
	if (slice_is(role, role_name(ROLE_TITLE)) || slice_is(role, role_name(ROLE_META)))
		part_see_title(&n->state, text);
	if (level.n != 1)
		return;
	if (n->first && r->field[n->label].n == 0 && slice_is(role, role_name(ROLE_BODY)) &&
	    part_looks_like_heading(text) && part_see_heading(&n->state, 0, text))
		n->facts.targets = false;
	if (*level.p > '0' && r->field[n->label].n &&
	    part_see_heading(&n->state, *level.p - '0', r->field[n->heading]))
		n->facts.targets = false;
	n->facts.planned = part_plans(&n->state, *level.p - '0') || n->facts.targets;
}

/* Which part the row stands in: its column part says so, where it holds one. */
static void see_part(struct numbers *n, const struct rows *r)
{
	bool given = n->part >= 0 && r->field[n->part].n > 0;

	see_own_part(n, r);
	n->facts.turns = !given;
	if (given)
		n->facts.planned = slice_is(r->field[n->part], "plan");
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
	n->documents++;
	part_reset(&n->state);
	facts_reset(&n->facts);
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
		n->first = n->para < 0 ||
			   !slice_eq(slice_of(n->key.p, para_n), slice_of(n->last_para.p, n->last_para.n));
		n->last_para.n = n->last_key.n = 0;
		buf_add(&n->last_para, n->key.p, para_n);
		buf_add(&n->last_key, n->key.p, n->key.n);
		see_document(n, r);
		see_part(n, r);
	}
	n->header_waits = false; /* the sentence goes on */
	i = kept_add(&n->kept, r);
	passage_add_gap(&n->passage, r->from);
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
	struct codebook codebook = {0};
	const char *codebook_file = NULL;
	bool examples = false;
	int c, status = STATUS_INPUT;

	err_init(argv[0]);
	while ((c = filter_option(argc, argv, &tool)) != -1) {
		switch (c) {
		case 'a':
			n.all = true;
			break;
		case 's':
			n.sentences = true;
			break;
		case 'k':
			codebook_file = optarg;
			break;
		case 'e':
			examples = true;
			break;
		case 'v':
			n.counted = true;
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
	if ((examples || n.counted) && !codebook_file)
		filter_usage(&tool, "-e and -v need -k CODEBOOK");
	if (examples && argv[optind])
		filter_usage(&tool, "-e reads no input");
	n.own_n = FACTROW_COLUMNS;
	memcpy(n.own, factrow_names, sizeof factrow_names);
	if (n.sentences)
		n.own[n.own_n++] = "sentence";
	if (codebook_file)
		n.own[n.own_n++] = "key";
	if (!codebook_file || codebook_read(&codebook, codebook_file) == 0) {
		n.codebook = codebook_file ? &codebook : NULL;
		status = examples ? trial_run(&codebook) : filter_run(&f, argv + optind);
		if (n.counted && !examples)
			codebook_report(&codebook);
	}
	codebook_free(&codebook);
	facts_free(&n.facts);
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
