/* rpt-split - cut reports into rows of paragraphs, sentences or clauses. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "document.h"
#include "err.h"
#include "filter.h"
#include "fingerprint.h"
#include "frame.h"
#include "roles.h"
#include "sentence.h"
#include "utf8.h"
#include "wrap.h"

enum unit { PARAGRAPHS, SENTENCES, CLAUSES };
enum { OWN = 8 }; /* columns */

/* What the options say. */
struct job {
	enum unit unit;
	bool no_header;
	bool tables;          /* -t */
	bool wrapped, hashed; /* -w -H */
	const char *stdin_doc;
	const char *frame; /* -M */
};

/* One document on its way to rows. */
struct splitter {
	const struct job *job;
	struct sentence_cutter cut;
	struct buf doc;       /* its name, escaped as first field */
	struct buf tail;      /* the columns behind, escaped, each with its TAB in front */
	uint64_t para, paras; /* the paragraph, and how many there are */
	uint64_t sent;        /* the sentence that comes next in the last paragraph */
	uint64_t last;        /* the last paragraph that was no page foot; a resumed one is that again */
	bool any;
	struct wrap wrap;
};

static const char *const own_columns[] = {"doc", "start", "end", "text", "para", "sent", "clause", "hash"};

static const struct tool tool = {
    ":u:d:M:HtwnhV", "rpt-split [-u para|sent|clause] [-d NAME] [-M FRAME] [-H] [-t] [-w] [-n] [FILE...]",
    "Cuts reports (UTF-8 text) into rows: doc start end text para sent.\n"
    "\n"
    "  -u UNIT   para, sent (default) or clause\n"
    "  -d NAME   name of standard input as a document (default: -)\n"
    "  -M FRAME  table with a column doc: these files are read, its other columns go on each row\n"
    "  -H        adds hash: equal for texts that differ in figures and typography only\n"
    "  -t        input is rows with doc and text, a whole document in each\n"
    "  -w        joins lines that were wrapped, as in text out of a PDF\n"};

/* ---- one document ---- */

static void begin_document(struct splitter *s, struct slice name)
{
	s->doc.n = 0;
	rows_escape_into(&s->doc, name, true);
	s->para = s->paras = s->last = 0;
	s->any = false;
	wrap_begin(&s->wrap);
}

static void put_row(struct splitter *s, struct slice text, uint64_t start, uint64_t sent, uint64_t clause)
{
	struct output *o = &output_stdout;

	output_bytes(o, s->doc.p, s->doc.n);
	output_char(o, '\t');
	output_number(o, start);
	output_char(o, '\t');
	output_number(o, start + text.n);
	output_char(o, '\t');
	output_escaped(o, text);
	output_char(o, '\t');
	output_number(o, s->para);
	if (s->job->unit >= SENTENCES) {
		output_char(o, '\t');
		output_number(o, sent);
	}
	if (s->job->unit == CLAUSES) {
		output_char(o, '\t');
		output_number(o, clause);
	}
	if (s->job->hashed) {
		char hex[18];

		output_bytes(o, hex, (size_t)snprintf(hex, sizeof hex, "\t%016" PRIx64, fingerprint(text)));
	}
	output_bytes(o, s->tail.p, s->tail.n);
	output_char(o, '\n');
}

/* A paragraph, trimmed; `resumes`: it goes on with the last one before a page foot. */
static void split_para(void *self, struct slice para, uint64_t start, bool resumes)
{
	struct splitter *s = self;
	struct slice unit;
	uint64_t sent = 1, clause = 0;
	bool ends, foot = s->job->wrapped && roles_is_page_foot(para);

	resumes &= s->last > 0;
	s->para = resumes ? s->last : ++s->paras;
	if (resumes)
		sent = s->sent;
	if (!foot)
		s->last = s->para;
	s->any = true;
	if (s->job->unit == PARAGRAPHS) {
		put_row(s, para, start, 0, 0);
		return;
	}
	sentence_begin(&s->cut, para, s->job->unit == CLAUSES);
	while (sentence_next(&s->cut, &unit, &ends)) {
		put_row(s, unit, start + (uint64_t)(unit.p - para.p), sent, ++clause);
		if (ends) {
			sent++;
			clause = 0;
		}
	}
	if (!foot)
		s->sent = sent;
}

static void split_line(struct splitter *s, struct slice line, uint64_t start)
{
	struct slice para;

	if (s->job->wrapped) {
		wrap_line(&s->wrap, line, start);
		return;
	}
	para = utf8_trim(line);
	if (para.n)
		split_para(s, para, start + (uint64_t)(para.p - line.p), false);
}

/* All lines of a document have come. */
static void end_document(struct splitter *s)
{
	if (s->job->wrapped)
		wrap_end(&s->wrap);
}

static int split_file(struct splitter *s, struct document *d, const char *file, struct slice name)
{
	struct slice line;
	uint64_t start;
	int got;

	if (document_open(d, file) < 0)
		return -1;
	begin_document(s, name);
	while ((got = document_line(d, &line, &start)) > 0)
		split_line(s, line, start);
	end_document(s);
	if (got == 0 && !s->any)
		err_file(d->in.name, "warning: no text in it");
	document_close(d);
	return got;
}

/* ---- headers ---- */

/* Whether the column of that number is written. */
static bool has_column(const struct job *job, size_t i)
{
	return i < 5 || (i == 5 && job->unit >= SENTENCES) || (i == 6 && job->unit == CLAUSES) ||
	       (i == 7 && job->hashed);
}

static bool is_own(const struct job *job, struct slice name)
{
	for (size_t i = 0; i < OWN; i++) {
		if (has_column(job, i) && slice_is(name, own_columns[i]))
			return true;
	}
	return false;
}

/* The header line: own columns, then those of names[0..n) that are none of ours. */
static void put_header(const struct job *job, const struct slice *names, size_t n)
{
	if (job->no_header)
		return;
	for (size_t i = 0; i < OWN; i++) {
		if (!has_column(job, i))
			continue;
		output_char(&output_stdout, i ? '\t' : '#');
		output_str(&output_stdout, own_columns[i]);
	}
	for (size_t i = 0; i < n; i++) {
		if (is_own(job, names[i]))
			continue;
		output_char(&output_stdout, '\t');
		output_escaped(&output_stdout, names[i]);
	}
	output_char(&output_stdout, '\n');
}

static void free_splitter(struct splitter *s)
{
	sentence_free(&s->cut);
	wrap_free(&s->wrap);
	buf_free(&s->doc);
	buf_free(&s->tail);
}

/* ---- -t: documents as rows ---- */

struct tables {
	struct splitter s;
	int doc, text;
	bool begun; /* a header was written */
	struct buf name, body;
};

static int table_header(void *self, struct rows *r)
{
	struct tables *t = self;

	t->doc = rows_need(r, "doc");
	t->text = rows_need(r, "text");
	if (t->doc < 0 || t->text < 0)
		return -1;
	put_header(t->s.job, r->head.name, r->head.n);
	t->begun = true;
	return 0;
}

static int table_row(void *self, struct rows *r)
{
	struct tables *t = self;
	struct slice text, name, inner;
	size_t good;

	if (t->doc < 0 && table_header(t, r) < 0) /* a first row without any header */
		return -1;
	name = rows_unescape(r->field[t->doc], &t->name);
	text = rows_unescape(r->field[t->text], &t->body);
	good = utf8_valid(text.p, text.n);
	if (good < text.n) {
		err_line(r->in.name, r->in.line, "byte %zu of the text is not UTF-8 or NUL", good);
		return -1;
	}
	begin_document(&t->s, name);
	t->s.tail.n = 0;
	for (size_t i = 0; i < r->head.n; i++) {
		if (is_own(t->s.job, r->head.name[i]))
			continue;
		buf_add(&t->s.tail, "\t", 1);
		inner = rows_inner_field(r->field[i]);
		buf_add(&t->s.tail, inner.p, inner.n);
	}
	for (size_t at = 0; at < text.n;) {
		const char *lf = memchr(text.p + at, '\n', text.n - at);
		size_t n = lf ? (size_t)(lf - text.p) - at : text.n - at;

		split_line(&t->s, slice_of(text.p + at, n), at);
		at += n + 1;
	}
	end_document(&t->s);
	if (!t->s.any)
		err_line(r->in.name, r->in.line, "warning: no text in it");
	return 0;
}

static void table_finish(void *self)
{
	((struct tables *)self)->doc = -1;
}

/* The last chance for a header where there was no row at all. */
static void table_end(void *self)
{
	struct tables *t = self;

	if (!t->begun)
		put_header(t->s.job, NULL, 0);
}

static int split_tables(const struct job *job, char **files)
{
	static const char *const assumed[] = {"doc", "text", NULL};
	struct tables t = {.s = {.job = job, .wrap = {.take = split_para}}, .doc = -1};
	const struct filter f = {table_header, NULL, table_row, table_finish, table_finish, table_end, &t};

	int status;

	t.s.wrap.self = &t.s;
	status = filter_run_assumed(&f, files, assumed);

	free_splitter(&t.s);
	buf_free(&t.name);
	buf_free(&t.body);
	return status;
}

/* ---- files and frames ---- */

static int split_frame(struct splitter *s, struct document *d, const struct sidefile *f, int doc)
{
	struct buf file = {0};
	int status = STATUS_OK;

	for (size_t row = 0; row < f->rows; row++) {
		const struct slice *field = f->field + row * f->columns;
		struct slice name = field[doc];

		file.n = 0;
		buf_add(&file, name.p, name.n);
		buf_add(&file, "", 1);
		s->tail.n = 0;
		for (size_t i = 0; i < f->columns; i++) {
			if ((int)i == doc)
				continue;
			buf_add(&s->tail, "\t", 1);
			rows_escape_into(&s->tail, field[i], false);
		}
		if (access(file.p, R_OK) < 0) {
			int why = errno;

			for (char *c = file.p; *c; c++)
				*c = (unsigned char)*c < 0x20 || *c == 0x7f ? '?' : *c;
			err_line(f->file, f->line[row], "%s: %s", file.p, strerror(why));
			status = STATUS_INPUT;
		} else if (split_file(s, d, file.p, name) < 0) {
			status = STATUS_INPUT;
		}
	}
	s->tail.n = 0; /* files of the command line have none of the frame's values */
	for (size_t i = 1; i < f->columns; i++)
		buf_add(&s->tail, "\t", 1);
	buf_free(&file);
	return status;
}

/* The names of the columns that are written, their number. */
static size_t own_columns_of(const struct job *job, const char **names)
{
	size_t n = 0;

	for (size_t i = 0; i < OWN; i++) {
		if (has_column(job, i))
			names[n++] = own_columns[i];
	}
	return n;
}

static int split_all(const struct job *job, char **files)
{
	const char *own[OWN];
	static char *standard[] = {"-", NULL};
	struct splitter s = {.job = job, .wrap = {.take = split_para, .self = &s}};
	struct sidefile frame = {0};
	int doc = -1;
	struct document d = {0};
	int status = STATUS_OK;

	if (job->frame && frame_read(&frame, job->frame, own, own_columns_of(job, own), &doc) < 0) {
		sidefile_free(&frame);
		return STATUS_INPUT;
	}
	put_header(job, frame.name, frame.columns);
	if (job->frame)
		status = split_frame(&s, &d, &frame, doc);
	else if (!*files)
		files = standard;
	for (; *files; files++) {
		bool is_stdin = strcmp(*files, "-") == 0;

		if (split_file(&s, &d, *files, slice_str(is_stdin ? job->stdin_doc : *files)) < 0)
			status = STATUS_INPUT;
	}
	document_free(&d);
	free_splitter(&s);
	sidefile_free(&frame);
	output_close(&output_stdout);
	return status;
}

int main(int argc, char **argv)
{
	struct job job = {.unit = SENTENCES, .stdin_doc = "-"};
	int c;

	err_init(argv[0]);
	while ((c = filter_option(argc, argv, &tool)) != -1) {
		switch (c) {
		case 'u':
			if (strcmp(optarg, "para") == 0)
				job.unit = PARAGRAPHS;
			else if (strcmp(optarg, "sent") == 0)
				job.unit = SENTENCES;
			else if (strcmp(optarg, "clause") == 0)
				job.unit = CLAUSES;
			else
				filter_usage(&tool, "-u takes para, sent or clause");
			break;
		case 'd':
			job.stdin_doc = optarg;
			break;
		case 'M':
			job.frame = optarg;
			break;
		case 'H':
			job.hashed = true;
			break;
		case 't':
			job.tables = true;
			break;
		case 'w':
			job.wrapped = true;
			break;
		default:
			job.no_header = true;
			break;
		}
	}
	if (job.tables && job.frame)
		filter_usage(&tool, "-t and -M cannot be used together");
	return job.tables ? split_tables(&job, argv + optind) : split_all(&job, argv + optind);
}
