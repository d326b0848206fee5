#include "meta.h"

#include <stdio.h>

#include "calendar.h"
#include "tables.h"
#include "utf8.h"

enum { YEAR_DIGITS = 4, SPRING = 6 }; /* a report given up to this month is on the year before */

/* Pieces of the store while it grows. */
struct found {
	size_t title, title_n, org, org_n;
	int title_year, given_year, given_month, heading_year;
	bool work;
	char date[sizeof((struct calendar *)0)->value];
	bool dated; /* by a line of publication or under the title, not by a signature */
	int org_rank;
};

/* Ranks of what names the issuing body: the better has the higher. */
enum { ORG_NONE, ORG_SOURCE, ORG_LINE, ORG_SIGNED, ORG_TITLE };

static int number(const char *digits, size_t n)
{
	int v = 0;

	for (size_t i = 0; i < n; i++)
		v = v * 10 + (digits[i] - '0');
	return v;
}

/* The first date with a year in a folded line. */
static bool date_in(struct slice line, struct calendar *c)
{
	for (size_t i = 0; i < line.n; i += utf8_step(line.p + i, line.n - i)) {
		if (calendar_read(line.p + i, line.n - i, c) && c->kind != CALENDAR_TIME && *c->value != '-')
			return true;
	}
	return false;
}

static int year_in(struct slice line)
{
	struct calendar c;

	return date_in(line, &c) ? number(c.value, YEAR_DIGITS) : 0;
}

static bool is_decoration(char c)
{
	return c == '#' || c == '*' || c == '_' || c == '-' || c == '>' || c == '|';
}

/* Append a raw line without Markdown, a footnote mark at its end, and blanks that do not part Latin words. */
static void add_line(struct buf *b, struct slice s)
{
	size_t open;

	for (;;) {
		s = utf8_trim(s);
		open = s.n;
		while (s.n && s.p[s.n - 1] == ']' && open > 0 && s.p[--open] != '[')
			;
		if (s.n && is_decoration(*s.p))
			s = slice_of(s.p + 1, s.n - 1);
		else if (s.n && is_decoration(s.p[s.n - 1]))
			s.n--;
		else if (open > 0 && open < s.n && s.p[open] == '[')
			s.n = open;
		else
			break;
	}
	for (size_t i = 0, len; i < s.n; i += len) {
		if ((len = utf8_space(s.p + i, s.n - i)) > 0) {
			bool latin = i > 0 && (unsigned char)s.p[i - 1] < 0x80 && i + len < s.n &&
				     (unsigned char)s.p[i + len] < 0x80;

			if (latin)
				buf_add(b, " ", 1);
			continue;
		}
		len = utf8_step(s.p + i, s.n - i);
		buf_add(b, s.p + i, len);
	}
}

static struct slice folded(const struct passage *p, const struct paragraph *para)
{
	return utf8_trim(slice_of(p->text.p + para->from, para->to - para->from));
}

static struct slice raw(const struct passage *p, const struct paragraph *para)
{
	return passage_words(p, para->from, para->to);
}

/* The class of the word that opens the line without its blanks, and what stands behind it; -1 for none. */
static int opens(struct meta *m, struct slice line, struct slice *rest)
{
	const struct lexeme *w;

	m->line.n = 0;
	add_line(&m->line, line);
	w = lexicon_match(&lex_meta, m->line.p, m->line.n);
	if (!w)
		return -1;
	*rest = slice_of(m->line.p + w->length, m->line.n - w->length);
	return w->class;
}

static void set_org(struct meta *m, struct found *f, int rank, struct slice words)
{
	if (words.n == 0 || rank < f->org_rank)
		return;
	if (rank > f->org_rank || rank != ORG_SIGNED)
		f->org = m->store.n; /* several bodies may sign */
	f->org_n = m->store.n - f->org;
	add_line(&m->store, words);
	f->org_n = m->store.n - f->org;
	f->org_rank = rank;
}

static void set_date(struct found *f, struct slice line, bool published)
{
	struct calendar c;

	if (f->dated || (*f->date && !published) || !date_in(line, &c))
		return;
	memcpy(f->date, c.value, sizeof f->date);
	f->dated = published;
}

/* The words of a title: its year, whether it is a work report's, the body before 关于. */
static void read_title(struct meta *m, struct found *f)
{
	struct slice title;
	struct buf copy = {0};

	buf_reserve(&m->store, 1);
	utf8_squeeze(&copy, slice_of(m->store.p + f->title, f->title_n));
	title = slice_of(copy.p, copy.n);
	f->title_year = year_in(title);
	for (size_t i = 0; i < title.n; i += utf8_step(title.p + i, title.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_meta, title.p + i, title.n - i);

		f->work |= w && w->class == LEX_META_WORK;
		if (w && w->class == LEX_META_ABOUT && i > 0 && roles_is_organ(slice_of(title.p, i))) {
			set_org(m, f, ORG_TITLE, slice_of(title.p, i));
			break;
		}
	}
	buf_free(&copy);
}

static void read_meta_line(struct meta *m, struct found *f, const struct passage *text,
			   const struct paragraph *para, bool head)
{
	struct slice line = folded(text, para), rest;
	struct calendar c;
	int class = opens(m, line, &rest);

	if (class == LEX_META_SOURCE) {
		set_org(m, f, ORG_SOURCE, rest);
	} else if (class == LEX_META_DATE) {
		set_date(f, rest, true);
	} else if (class == LEX_META_TITLE) {
		if (f->title_n == 0) {
			f->title = m->store.n;
			add_line(&m->store, rest);
			f->title_n = m->store.n - f->title;
		}
	} else if (roles_is_occasion(line)) {
		if (date_in(line, &c) && f->given_year == 0) {
			f->given_year = number(c.value, YEAR_DIGITS);
			f->given_month = strlen(c.value) > 6 ? number(c.value + 5, 2) : 0;
		}
	} else if (roles_is_organ(line)) {
		set_org(m, f, ORG_LINE, raw(text, para));
	} else if (head) {
		set_date(f, line, true);
	}
}

/* The year that the first heading of the first level names, when it looks back. */
static int heading_year(const struct passage *text, const struct outline *o)
{
	for (size_t k = 0; k < o->sections; k++) {
		const struct section *x = &o->section[k];
		struct slice heading = slice_of(text->text.p + x->heading, x->heading_to - x->heading);
		int year = x->level == 1 ? year_in(heading) : 0;

		for (size_t i = 0; year && i < heading.n; i += utf8_step(heading.p + i, heading.n - i)) {
			const struct lexeme *w = lexicon_match(&lex_parts, heading.p + i, heading.n - i);

			if (w && (w->class == LEX_PARTS_PAST || w->class == LEX_PARTS_DONE))
				return year;
		}
	}
	return 0;
}

static int year_of(const struct found *f)
{
	int date = *f->date ? number(f->date, YEAR_DIGITS) : 0;
	int month = *f->date && strlen(f->date) > 6 ? number(f->date + 5, 2) : 1;

	if (f->work && f->given_year)
		return f->given_year - (f->given_month <= SPRING);
	if (f->work && f->title_year)
		return f->title_year - 1;
	if (f->title_year && !f->work)
		return f->title_year;
	if (f->heading_year)
		return f->heading_year;
	return f->given_year ? f->given_year - (f->given_month <= SPRING)
	       : date        ? date - (month <= SPRING)
			     : 0;
}

void meta_find(struct meta *m, const struct passage *text, const struct paragraph *para, size_t n,
	       const struct outline *o)
{
	struct found f = {.org_rank = ORG_NONE};
	bool head = true, titled = false, ended = false;
	char year[16];
	size_t at;
	int y;

	m->store.n = 0;
	for (size_t i = 0; i < n && !ended; i++) { /* the title first: it may stand behind front matter */
		titled |= para[i].role == ROLE_TITLE;
		if (para[i].role == ROLE_TITLE)
			add_line(&m->store, raw(text, &para[i]));
		else
			ended = titled;
	}
	f.title_n = m->store.n;
	for (size_t i = 0; i < n; i++) {
		head &= para[i].role != ROLE_BODY && para[i].role != ROLE_HEADING;
		if (para[i].role == ROLE_META) {
			read_meta_line(m, &f, text, &para[i], head);
		} else if (para[i].role == ROLE_SIGN) {
			if (roles_is_organ(folded(text, &para[i])))
				set_org(m, &f, ORG_SIGNED, raw(text, &para[i]));
			else
				set_date(&f, folded(text, &para[i]), false);
		}
	}
	read_title(m, &f);
	f.heading_year = heading_year(text, o);
	y = year_of(&f);
	at = m->store.n;
	buf_add(&m->store, year, y ? (size_t)snprintf(year, sizeof year, "%04d", y) : 0);
	buf_add(&m->store, f.date, strlen(f.date));
	m->title = slice_of(m->store.p + f.title, f.title_n);
	m->org = slice_of(m->store.p + f.org, f.org_n);
	m->year = slice_of(m->store.p + at, y ? YEAR_DIGITS : 0);
	m->date = slice_of(m->store.p + at + m->year.n, strlen(f.date));
}

void meta_free(struct meta *m)
{
	buf_free(&m->store);
	buf_free(&m->line);
}
