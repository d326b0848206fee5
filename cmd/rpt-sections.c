/* rpt-sections - say where in the outline of its document each row stands. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "err.h"
#include "filter.h"
#include "kept.h"
#include "lint.h"
#include "meta.h"
#include "paragraphs.h"
#include "topic.h"
#include "utf8.h"

enum {
	START,
	END,
	TEXT,
	ROLE,
	LEVEL,
	PATH,
	SEC,
	LABEL,
	HEADING,
	KIND, /* -o */
	STOP,
	TITLE, /* -o -m */
	ORG,   /* -m */
	YEAR,
	DATE,
	PART, /* -p */
	TOPIC,
	LINT, /* -l */
	OWN
};

static const char *const own_columns[] = {"start", "end",   "text",    "role", "level", "path",
					  "sec",   "label", "heading", "kind", "stop",  "title",
					  "org",   "year",  "date",    "part", "topic", "lint"};

static const struct tool tool = {
    ":olmpT:nhV", "rpt-sections [-o | -l] [-m] [-p | -T FILE] [-n] [FILE...]",
    "Adds to rows of rpt-split where they stand: role level path sec label heading.\n"
    "\n"
    "  -o       the outline alone: a row for the document, then one for each section\n"
    "  -l       only what is wrong with the numbering: a row for each finding\n"
    "  -m       adds org year date: issuing body, year reported on, date of publication\n"
    "  -p       adds part and topic, from the built-in table\n"
    "  -T FILE  adds part and topic, from this table\n"};

/* The document that is held until its last row has come. */
struct sections {
	bool outline, lint, metas, no_header;
	const char *names[OWN]; /* the columns that are written, in order */
	int place[OWN];         /* of each column among them, or -1 */
	size_t columns;
	bool header_waits; /* read behind the rows held: it goes out behind them */
	struct header head;
	int doc, text, para_column;
	struct layout layout;
	struct buf name; /* doc, as it stands in the rows */
	struct kept kept;
	size_t rows;
	uint64_t last_start;
	struct buf last_para;
	struct passage text_of; /* all rows */
	size_t *line;           /* where each paragraph that the rows name begins in it */
	size_t lines, lines_cap;
	struct paragraphs paras;
	struct outline o;
	struct meta meta;
	struct topics *topics; /* NULL without -p and -T */
	struct lint findings;
	struct buf scratch;
};

/* ---- one document ---- */

static void set(const struct sections *s, struct slice *own, int column, struct slice value)
{
	if (s->place[column] >= 0)
		own[s->place[column]] = value;
}

/* What is known of the document, and of its section (-1: none). */
static void set_more(const struct sections *s, struct slice *own, long section)
{
	set(s, own, ORG, s->meta.org);
	set(s, own, YEAR, s->meta.year);
	set(s, own, DATE, s->meta.date);
	if (section < 0)
		return;
	if (s->topics) {
		set(s, own, PART, s->topics->of[section].value[TOPIC_PART]);
		set(s, own, TOPIC, s->topics->of[section].value[TOPIC_TOPIC]);
	}
	if (s->lint)
		set(s, own, LINT, slice_str(s->findings.finding[section]));
}

/* Write the raw bytes [from, to) of a row with what is known about them. `section` -1: none; `label`: the row
 * begins it. */
static void put_row(struct sections *s, size_t row, size_t from, size_t to, enum role role, long section,
		    bool label)
{
	char start[ROWS_DIGITS], end[ROWS_DIGITS], level[ROWS_DIGITS], sec[ROWS_DIGITS], stop[ROWS_DIGITS];
	struct slice raw = utf8_trim(slice_of(s->text_of.raw.p + from, to - from)), own[OWN] = {{0}};
	uint64_t at = passage_offset(&s->text_of, row, (size_t)(raw.p - s->text_of.raw.p));

	set(s, own, START, rows_number(start, at));
	set(s, own, END, rows_number(end, at + raw.n));
	set(s, own, TEXT, raw);
	set(s, own, ROLE, slice_str(role_name(role)));
	set(s, own, LEVEL, slice_str("0"));
	set(s, own, SEC, slice_str("0"));
	if (section >= 0) {
		const struct section *x = &s->o.section[section];

		set(s, own, LEVEL, rows_number(level, (uint64_t)x->level));
		set(s, own, PATH, slice_of(s->o.paths.p + x->path, x->path_n));
		set(s, own, SEC, rows_number(sec, (uint64_t)section + 1));
		if (label)
			set(s, own, LABEL, passage_words(&s->text_of, x->label, x->label_to));
		set(s, own, HEADING, passage_unbroken(&s->text_of, x->heading, x->heading_to, &s->scratch));
		set(s, own, KIND, slice_str(section_kind_name(x->kind)));
	}
	if (s->outline && section >= 0) {
		size_t last = s->o.section[section].stop, holder = passage_row_of(&s->text_of, last - 1);
		size_t raw_end = passage_raw_end(&s->text_of, last);
		struct slice text = utf8_trim(slice_of(s->text_of.raw.p, raw_end));

		set(s, own, STOP,
		    rows_number(stop, passage_offset(&s->text_of, holder,
						     text.n + (size_t)(text.p - s->text_of.raw.p))));
	} else if (s->outline) {
		size_t last = s->rows ? s->rows - 1 : 0;

		set(s, own, STOP,
		    rows_number(stop, s->text_of.row[last].start + s->text_of.row[last].to -
					  s->text_of.row[last].from));
	}
	set_more(s, own, section);
	layout_put_row(&output_stdout, &s->layout, kept_fields(&s->kept, row), own);
}

/* The section that a paragraph begins in; -1 for none. */
static long section_of(const struct sections *s, const struct paragraph *p)
{
	bool outside = p->role == ROLE_CHROME || p->role == ROLE_CLOSE || p->role == ROLE_SIGN;

	return outside && (p->enclosing < 0 || s->o.section[p->enclosing].stop <= p->from) ? -1
											   : p->enclosing;
}

/* Where row i ends in the folded text. */
static size_t folded_end(const struct sections *s, size_t i)
{
	return i + 1 < s->rows ? s->text_of.row[i + 1].folded : s->text_of.text.n;
}

/* Whether paragraph k begins inside row i, behind its beginning. */
static bool begins_inside(const struct sections *s, size_t k, size_t i)
{
	return k < s->paras.n && s->paras.para[k].from > s->text_of.row[i].folded &&
	       s->paras.para[k].from < folded_end(s, i);
}

/* A row is cut where a section begins, and where a paragraph does that stands in another section or has
 * another role. */
static void put_rows(struct sections *s)
{
	const struct paragraph *p = NULL;
	long section = -1;
	size_t k = 0; /* the section that comes next in p */

	for (size_t i = 0; i < s->rows; i++) {
		const struct passage_row *r = &s->text_of.row[i];
		size_t folded_to = folded_end(s, i), from = r->from;
		bool label = false;

		if (p != &s->paras.para[s->paras.of[i]]) {
			p = &s->paras.para[s->paras.of[i]];
			section = section_of(s, p);
			k = p->first;
		}
		for (;; p++) {
			for (; k < p->next && s->o.section[k].from < folded_to; k++) {
				size_t cut = s->o.section[k].from > r->folded
						 ? passage_raw(&s->text_of, s->o.section[k].from)
						 : r->from;

				if (cut > from)
					put_row(s, i, from, cut, p->role, section, label);
				from = cut;
				section = (long)k;
				label = true;
			}
			if (!begins_inside(s, (size_t)(p + 1 - s->paras.para), i))
				break;
			if (section_of(s, p + 1) != section || p[1].role != p->role) {
				size_t cut = passage_raw(&s->text_of, p[1].from);

				put_row(s, i, from, cut, p->role, section, label);
				from = cut;
				section = section_of(s, p + 1);
				label = false;
			}
			k = p[1].first;
		}
		put_row(s, i, from, r->to, p->role, section, label);
	}
}

/* As much of paragraph para as stands in row. */
struct piece {
	size_t row, para;
};

static bool next_piece(const struct sections *s, struct piece *x)
{
	if (begins_inside(s, x->para + 1, x->row)) {
		x->para++;
		return true;
	}
	if (++x->row < s->rows)
		x->para = s->paras.of[x->row];
	return x->row < s->rows;
}

static struct slice piece_words(const struct sections *s, const struct piece *x)
{
	const struct passage_row *r = &s->text_of.row[x->row];
	size_t from = begins_inside(s, x->para, x->row)
			  ? passage_raw(&s->text_of, s->paras.para[x->para].from)
			  : r->from,
	       to = begins_inside(s, x->para + 1, x->row)
			? passage_raw(&s->text_of, s->paras.para[x->para + 1].from)
			: r->to;

	return utf8_trim(slice_of(s->text_of.raw.p + from, to - from));
}

/* Put the title, as far as nothing but an LF parts its lines, into scratch, and its span into *from and *to;
 * the row it begins in, 0 if there is none. */
static size_t find_title(struct sections *s, uint64_t *from, uint64_t *to)
{
	struct piece x = {0, 0};
	size_t row, last;
	bool more = s->rows > 0;

	s->scratch.n = 0;
	*from = *to = 0;
	while (more && s->paras.para[x.para].role != ROLE_TITLE)
		more = next_piece(s, &x);
	row = more ? x.row : 0;
	last = x.para;
	for (; more && s->paras.para[x.para].role == ROLE_TITLE; more = next_piece(s, &x)) {
		struct slice words = piece_words(s, &x);
		uint64_t start = passage_offset(&s->text_of, x.row, (size_t)(words.p - s->text_of.raw.p));

		if (s->scratch.n == 0)
			*from = start;
		else if (start != *to + (x.para != last))
			break;
		else if (x.para != last)
			buf_add(&s->scratch, "\n", 1);
		buf_add(&s->scratch, words.p, words.n);
		*to = start + words.n;
		last = x.para;
	}
	return row;
}

static void put_document_row(struct sections *s)
{
	struct slice own[OWN] = {{0}};
	char start[ROWS_DIGITS], end[ROWS_DIGITS], stop[ROWS_DIGITS];
	size_t last = s->rows - 1, row;
	uint64_t from, to;

	row = find_title(s, &from, &to);
	set(s, own, START, rows_number(start, from));
	set(s, own, END, rows_number(end, to));
	set(s, own, TEXT, slice_of(s->scratch.p, s->scratch.n));
	set(s, own, ROLE, slice_str(role_name(ROLE_TITLE)));
	set(s, own, LEVEL, slice_str("0"));
	set(s, own, SEC, slice_str("0"));
	set(s, own, STOP,
	    rows_number(stop,
			s->text_of.row[last].start + (s->text_of.row[last].to - s->text_of.row[last].from)));
	set(s, own, TITLE, s->meta.title);
	set_more(s, own, -1);
	layout_put_row(&output_stdout, &s->layout, kept_fields(&s->kept, row), own);
}

/* -o: mark and title of a section, as far as they lie in rows that touch. */
static void put_section(struct sections *s, size_t k)
{
	const struct section *x = &s->o.section[k];
	size_t row = passage_row_of(&s->text_of, x->from), from = passage_raw(&s->text_of, x->from);
	size_t to = from + passage_touching(&s->text_of, row, x->from, x->to).n;

	put_row(s, row, from, to, s->paras.para[x->para].role, (long)k, true);
}

static void put_header(struct sections *s)
{
	if (!s->no_header)
		layout_put_header(&output_stdout, &s->layout, &s->head, s->names);
	s->header_waits = false;
}

static void drop(void *self)
{
	struct sections *s = self;

	s->rows = s->lines = 0;
	kept_clear(&s->kept);
	passage_clear(&s->text_of);
	s->header_waits = false;
}

static void finish(void *self)
{
	struct sections *s = self;

	if (s->rows == 0)
		return;
	paragraphs_find(&s->paras, &s->text_of, s->line, s->lines);
	outline_read(&s->o, s->text_of.text.p, s->paras.para, s->paras.n);
	if (s->metas)
		meta_find(&s->meta, &s->text_of, s->paras.para, s->paras.n, &s->o);
	if (s->topics)
		topics_find(s->topics, &s->o, s->text_of.text.p, s->text_of.text.n);
	if (s->lint) {
		lint_find(&s->findings, &s->o, s->text_of.text.p);
		for (size_t k = 0; k < s->o.sections; k++) {
			if (*s->findings.finding[k])
				put_section(s, k);
		}
	} else if (s->outline) {
		put_document_row(s);
		for (size_t k = 0; k < s->o.sections; k++)
			put_section(s, k);
	} else {
		put_rows(s);
	}
	if (s->header_waits)
		put_header(s);
	drop(s);
}

/* ---- the stream ---- */

static int header(void *self, struct rows *r)
{
	struct sections *s = self;
	s->doc = rows_need(r, "doc");
	s->text = rows_need(r, "text");
	if (s->doc < 0 || s->text < 0 || rows_need(r, "start") < 0 || rows_need(r, "end") < 0)
		return -1;
	s->para_column = header_find(&r->head, "para");
	s->kept.columns = r->head.n;
	layout_make(&s->layout, &r->head, s->names, s->columns);
	header_copy(&s->head, &r->head);
	put_header(s);
	return 0;
}

static void again(void *self)
{
	struct sections *s = self;

	s->header_waits = true;
	if (s->rows == 0)
		put_header(s);
}

static int row(void *self, struct rows *r)
{
	struct sections *s = self;
	struct slice doc = r->field[s->doc],
		     para = s->para_column >= 0 ? r->field[s->para_column] : slice_of("", 0);

	if (s->rows && (!slice_eq(doc, slice_of(s->name.p, s->name.n)) || r->from < s->last_start))
		finish(s);
	s->header_waits = false; /* the document goes on */
	if (s->rows == 0) {
		s->name.n = 0;
		buf_add(&s->name, doc.p, doc.n);
	}
	if (s->rows == 0 || s->para_column < 0 || !slice_eq(para, slice_of(s->last_para.p, s->last_para.n))) {
		BUF_PUSH_ROOM(s->line, s->lines_cap, s->lines);
		s->line[s->lines++] = s->text_of.text.n;
		s->last_para.n = 0;
		buf_add(&s->last_para, para.p, para.n);
	} else {
		passage_add_gap(&s->text_of, r->from);
	}
	s->last_start = r->from;
	s->rows = kept_add(&s->kept, r) + 1;
	passage_add(&s->text_of, rows_unescape(r->field[s->text], &s->scratch), r->from);
	return 0;
}

/* Which columns are written. */
static void choose_columns(struct sections *s)
{
	for (int c = 0; c < OWN; c++) {
		bool wanted = c <= HEADING              ? true
			      : c <= STOP               ? s->outline
			      : c == TITLE              ? s->outline && s->metas
			      : c <= DATE               ? s->metas
			      : c == PART || c == TOPIC ? s->topics != NULL
							: s->lint;

		s->place[c] = wanted ? (int)s->columns : -1;
		if (wanted)
			s->names[s->columns++] = own_columns[c];
	}
}

int main(int argc, char **argv)
{
	struct sections s = {.doc = -1};
	const struct filter f = {header, again, row, finish, drop, NULL, &s};
	struct topics topics = {0};
	const char *table = NULL;
	bool built_in = false;
	int c, status = STATUS_INPUT;

	err_init(argv[0]);
	while ((c = filter_option(argc, argv, &tool)) != -1) {
		switch (c) {
		case 'o':
			s.outline = true;
			break;
		case 'l':
			s.lint = true;
			break;
		case 'm':
			s.metas = true;
			break;
		case 'p':
			s.topics = &topics;
			built_in = true;
			break;
		case 'T':
			s.topics = &topics;
			table = optarg;
			break;
		default:
			s.no_header = true;
			break;
		}
	}
	if (s.outline && s.lint)
		filter_usage(&tool, "-o and -l cannot be used together");
	if (built_in && table)
		filter_usage(&tool, "-p and -T cannot be used together");
	choose_columns(&s);
	if (!s.topics || topics_read(&topics, table) == 0)
		status = filter_run(&f, argv + optind);
	outline_free(&s.o);
	meta_free(&s.meta);
	topics_free(&topics);
	lint_free(&s.findings);
	passage_free(&s.text_of);
	layout_free(&s.layout);
	header_free(&s.head);
	kept_free(&s.kept);
	buf_free(&s.name);
	buf_free(&s.last_para);
	buf_free(&s.scratch);
	paragraphs_free(&s.paras);
	free(s.line);
	return status;
}
