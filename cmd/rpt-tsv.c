/* rpt-tsv - choose, sort, widen, convert and check tables. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "choice.h"
#include "condition.h"
#include "err.h"
#include "filter.h"
#include "sidefile.h"
#include "sorter.h"
#include "spancheck.h"
#include "tabular.h"
#include "widen.h"

static const struct tool tool = {
    ":g:c:x:s:w:K:E:i:o:bqnhV",
    "rpt-tsv [-g COND]... [-c COLS] [-x COLS] [-s KEYS] [-w ROWS:NAME:VALUES[:AGG]] [-K CODEBOOK] "
    "[-E FILE] [-i FORMAT] [-o FORMAT] "
    "[-bqn] [FILE...]",
    "Chooses rows and columns, sorts, widens, converts. Steps in this order: -g -w -s -c -x.\n"
    "\n"
    "  -g COND    keep rows where COL=V[,V...] != ~ERE !~ERE < <= > >= (several: all must hold)\n"
    "  -c COLS    choose, order, rename: doc,n=value\n"
    "  -x COLS    drop columns\n"
    "  -s KEYS    sort stably: key,year:n,value:nr\n"
    "  -w SPEC    long to wide; several VALUES: value,mod; AGG: first last sum min max count only\n"
    "  -K FILE    with -w: columns in the order of a codebook\n"
    "  -E FILE    with -w: conflicts go to a file of rows, not to standard error\n"
    "  -i FORMAT  rpt (default) tsv csv jsonl\n"
    "  -o FORMAT  rpt (default) tsv csv jsonl md table\n"
    "  -b         a byte order mark in front of CSV, for spreadsheets\n"
    "  -q         check the stream, print complaints only\n"};

struct job {
	struct condition *cond;
	size_t conds, conds_cap;
	const char *choose, *drop, *sort, *widen_spec, *codebook, *conflicts;
	enum format in;
	bool check;
	struct tabular_out to;
	struct widen widen;
	struct sorter sorter;
	struct header sorted; /* the columns under which sort runs */
	struct choice choice;
	struct slice *field; /* of a row that goes out */
	size_t field_cap;
	struct buf scratch;
	bool sorting, bound; /* sort runs; a header gave -w its columns */
	struct spancheck span;
};

/* ---- the steps ---- */

/* The last one: choose and write. */
static void put_out(void *self, const struct slice *field, size_t n)
{
	struct job *j = self;

	(void)n;
	j->field = buf_grow(j->field, &j->field_cap, j->choice.n + 1, sizeof *j->field);
	for (size_t i = 0; i < j->choice.n; i++)
		j->field[i] = field[j->choice.source[i]];
	tabular_put_row(&j->to, j->field, j->choice.n);
}

static void put_sorted(void *self, const struct slice *field, size_t n)
{
	struct job *j = self;

	if (j->sorting)
		sorter_put(&j->sorter, field, n);
	else
		put_out(self, field, n);
}

/* A header has reached the steps behind -w. False when they cannot go on with it: j->choice.why says why. */
static bool head_out(struct job *j, const struct header *h)
{
	char *why = j->choice.why;
	size_t size = sizeof j->choice.why;
	struct slice missing;

	if (!choice_make(&j->choice, h, j->choose, j->drop))
		return false;
	if (j->sorting) {
		snprintf(why, size,
			 "the header changes in mid-stream: two kinds of rows cannot be sorted together");
		return header_same(h, &j->sorted);
	}
	if (j->sort) {
		missing = sorter_start(&j->sorter, h, j->sort);
		if (missing.n) {
			snprintf(why, size, "no column '%.*s' to sort by", (int)missing.n, missing.p);
			return false;
		}
		j->sorting = true;
		header_copy(&j->sorted, h);
	}
	if (!tabular_put_header(&j->to, &j->choice.out)) {
		snprintf(why, size, "the header changes in mid-stream: only rpt and jsonl can hold that");
		return false;
	}
	return true;
}

/* ---- one input ---- */

static bool header(struct job *j, const struct tabular *t)
{
	struct slice missing;

	if (j->check) {
		spancheck_header(&j->span, &t->rows);
		return true;
	}
	for (size_t i = 0; i < j->conds; i++) {
		if (!condition_bind(&j->cond[i], t->head)) {
			struct slice c = j->cond[i].column;

			err_line(t->rows.in.name, t->rows.in.line,
				 "no column '%.*s'; the header must name it", (int)c.n, c.p);
			return false;
		}
	}
	if (!j->widen_spec) {
		if (head_out(j, t->head))
			return true;
		err_line(t->rows.in.name, t->rows.in.line, "%s", j->choice.why);
		return false;
	}
	missing = widen_bind(&j->widen, t->head);
	if (missing.n)
		err_line(t->rows.in.name, t->rows.in.line, "no column '%.*s'; the header must name it",
			 (int)missing.n, missing.p);
	j->bound |= missing.n == 0;
	return missing.n == 0;
}

static void row(struct job *j, const struct tabular *t)
{
	if (j->check) {
		spancheck_row(&j->span, &t->rows, t->field);
		return;
	}
	for (size_t i = 0; i < j->conds; i++) {
		if (!condition_holds(&j->cond[i], t->field, &j->scratch))
			return;
	}
	if (j->widen_spec)
		widen_add(&j->widen, t->field);
	else
		put_sorted(j, t->field, t->head->n);
}

static int read_input(struct job *j, struct tabular *t, const char *file)
{
	if (tabular_open(t, file) < 0)
		return STATUS_INPUT;
	for (;;) {
		switch (tabular_next(t)) {
		case ROWS_ROW:
			row(j, t);
			break;
		case ROWS_HEADER:
			if (header(j, t))
				break;
			tabular_close(t);
			return STATUS_INPUT;
		case ROWS_END:
			tabular_close(t);
			return STATUS_OK;
		default:
			tabular_close(t);
			return STATUS_INPUT;
		}
	}
}

static int run(struct job *j, char **files)
{
	static char *standard[] = {"-", NULL};
	struct tabular t = {.format = j->in};
	struct header wide = {0};
	int status = STATUS_OK;

	for (files = *files ? files : standard; *files; files++) {
		if (read_input(j, &t, *files) != STATUS_OK)
			status = STATUS_INPUT;
	}
	if (j->widen_spec) {
		widen_header(&j->widen, &wide);
		if (j->bound && head_out(j, &wide)) {
			widen_rows(&j->widen, put_sorted, j);
		} else if (j->bound) {
			err_say("%s", j->choice.why);
			status = STATUS_INPUT;
		}
		if (j->widen.unnamed)
			err_say("%zu row%s with an empty name left out", j->widen.unnamed,
				j->widen.unnamed == 1 ? "" : "s");
	}
	if (j->sorting)
		sorter_finish(&j->sorter, &j->sorted, put_out, j);
	tabular_end(&j->to);
	tabular_free(&t);
	header_free(&wide);
	if (j->widen.conflicts)
		output_close(j->widen.conflicts);
	output_close(&output_stdout);
	return j->span.complaints ? STATUS_INPUT : status;
}

/* The keys of a codebook, as the order of columns. 0, or -1 (said). */
static int read_order(struct widen *w, const char *file)
{
	struct sidefile book = {0};
	int key, status = sidefile_read(&book, file);

	if (status == 0) {
		key = sidefile_column(&book, "key");
		if (key < 0) {
			err_line(file, 1, "no column 'key'; the header must name it");
			status = -1;
		}
		for (size_t i = 0; i < book.rows && status == 0; i++)
			index_add(&w->order, book.field[i * book.columns + (size_t)key]);
	}
	sidefile_free(&book);
	return status;
}

static struct output conflicts = {.fd = -1};

/* Whether both names are those of one file. */
static bool same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino &&
	       S_ISREG(x.st_mode);
}

/* What -K and -E name. 0, or the exit status (said). */
static int open_beside(struct job *j, char **files)
{
	if (j->codebook && read_order(&j->widen, j->codebook) < 0)
		return STATUS_INPUT;
	if (!j->conflicts)
		return STATUS_OK;
	for (; *files; files++) {
		if (same_file(j->conflicts, *files))
			filter_usage(&tool, "-E names an input");
	}
	conflicts.name = j->conflicts;
	conflicts.fd = open(j->conflicts, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	if (conflicts.fd < 0) {
		err_file(j->conflicts, "cannot write: %s", strerror(errno));
		return STATUS_TROUBLE;
	}
	j->widen.conflicts = &conflicts;
	return STATUS_OK;
}

static void add_condition(struct job *j, const char *expr)
{
	const char *why;

	BUF_PUSH_ROOM(j->cond, j->conds_cap, j->conds);
	why = condition_read(&j->cond[j->conds++], expr);
	if (why)
		filter_usage(&tool, why);
}

static enum format read_format(const char *name, enum format last)
{
	enum format f = format_named(name);

	if (f > last)
		filter_usage(&tool, last == FORMAT_JSONL ? "-i takes rpt, tsv, csv or jsonl"
							 : "-o takes rpt, tsv, csv, jsonl, md or table");
	return f;
}

int main(int argc, char **argv)
{
	static struct job j = {.to = {.to = &output_stdout}};
	const char *why;
	int c, status;

	err_init(argv[0]);
	while ((c = filter_option(argc, argv, &tool)) != -1) {
		switch (c) {
		case 'g':
			add_condition(&j, optarg);
			break;
		case 'c':
			j.choose = optarg;
			break;
		case 'x':
			j.drop = optarg;
			break;
		case 's':
			j.sort = optarg;
			break;
		case 'w':
			j.widen_spec = optarg;
			break;
		case 'K':
			j.codebook = optarg;
			break;
		case 'E':
			j.conflicts = optarg;
			break;
		case 'i':
			j.in = read_format(optarg, FORMAT_JSONL);
			break;
		case 'o':
			j.to.format = read_format(optarg, FORMAT_TABLE);
			break;
		case 'b':
			j.to.bom = true;
			break;
		case 'q':
			j.check = true;
			break;
		default:
			j.to.no_header = true;
			break;
		}
	}
	if (j.widen_spec && (why = widen_read(&j.widen, j.widen_spec)))
		filter_usage(&tool, why);
	if (!j.widen_spec && (j.codebook || j.conflicts))
		filter_usage(&tool, "-K and -E go with -w");
	if (j.to.bom && j.to.format != FORMAT_CSV)
		filter_usage(&tool, "-b goes with -o csv");
	if (j.choose && j.drop)
		filter_usage(&tool, "-c and -x cannot be used together");
	if (j.check && j.in != FORMAT_RPT)
		filter_usage(&tool, "-q checks rpt alone");
	status = open_beside(&j, argv + optind);
	if (status == STATUS_OK)
		status = run(&j, argv + optind);
	for (size_t i = 0; i < j.conds; i++)
		condition_free(&j.cond[i]);
	widen_free(&j.widen);
	tabular_out_free(&j.to);
	choice_free(&j.choice);
	header_free(&j.sorted);
	buf_free(&j.scratch);
	free(j.cond);
	free(j.field);
	return status;
}
