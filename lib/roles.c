#include "roles.h"

#include "tables.h"
#include "utf8.h"

enum { NAME_CHARS = 4, MENU_BARS = 3, UNKNOWN_LINES = 8 };
enum { ANNEX_BYTES = 120 };
enum { SHORT = 60, SIGNATURE = 40, HEAD_LINES = 60, SQUEEZED = 400 };

const char *role_name(enum role r)
{
	static const char *const names[] = {"body", "title", "meta", "chrome", "heading", "close", "sign"};

	return names[r];
}

/* A short line without white space and without Markdown at its ends. */
struct line {
	char text[SQUEEZED];
	size_t n;
	size_t chars;
	bool is_long; /* too long for a line of its own: only its beginning is kept */
};

static bool decoration(char c)
{
	return c == '#' || c == '*' || c == '-' || c == '>' || c == '|' || c == '_';
}

static struct line squeeze(struct slice s)
{
	struct line l = {.n = 0};
	size_t i = 0, len = 0, seen = 0;

	while (i < s.n && (decoration(s.p[i]) || (len = utf8_space(s.p + i, s.n - i)) > 0))
		i += decoration(s.p[i]) ? 1 : len;
	for (; i < s.n && seen <= SHORT; i += len) {
		if ((len = utf8_space(s.p + i, s.n - i)) > 0)
			continue;
		len = utf8_step(s.p + i, s.n - i);
		memcpy(l.text + l.n, s.p + i, len);
		l.n += len;
		seen++;
	}
	l.is_long = i < s.n;
	while (l.n && !l.is_long && decoration(l.text[l.n - 1]))
		l.n--;
	l.chars = utf8_count(slice_of(l.text, l.n));
	return l;
}

static bool whole(const struct line *l, const struct lexeme *w, size_t at)
{
	/* nothing but marks of ASCII round it */
	for (size_t i = 0; i < l->n; i++) {
		if (i == at)
			i += w->length;
		if (i < l->n &&
		    ((unsigned char)l->text[i] >= 0x80 || (l->text[i] >= '0' && l->text[i] <= '9')))
			return false;
	}
	return true;
}

/* The class whose words make the line; -1 for none. */
static int class_of(const struct line *l)
{
	const struct lexeme *w;

	w = lexicon_match(&lex_roles, l->text, l->n);
	if (w && (strcmp(lexeme_attr(w, 0), "start") == 0 ||
		  (strcmp(lexeme_attr(w, 0), "whole") == 0 && !l->is_long && whole(l, w, 0))))
		return w->class;
	if (l->is_long)
		return -1;
	for (size_t i = 0; i < l->n; i += utf8_step(l->text + i, l->n - i)) {
		w = lexicon_match(&lex_roles, l->text + i, l->n - i);
		if (w && (strcmp(lexeme_attr(w, 0), "any") == 0 ||
			  (strcmp(lexeme_attr(w, 0), "whole") == 0 && whole(l, w, i))))
			return w->class;
	}
	w = lexicon_match_end(&lex_roles, l->text, l->n);
	return w && strcmp(lexeme_attr(w, 0), "end") == 0 ? w->class : -1;
}

/* Nothing but digits, numerals and words of the calendar, at least four digits: a date, perhaps with a time.
 */
static bool is_date(const struct line *l)
{
	size_t digits = 0, i = 0;

	while (i < l->n && !l->is_long) {
		char c = l->text[i];
		const struct lexeme *w;

		if ((c >= '0' && c <= '9') || c == ':' || c == '.' || c == '/' || c == '-' || c == '(' ||
		    c == ')') {
			digits += c >= '0' && c <= '9';
			i++;
		} else if ((w = lexicon_match(&lex_numerals, l->text + i, l->n - i))) {
			digits++;
			i += w->length;
		} else if ((w = lexicon_match(&lex_dates, l->text + i, l->n - i))) {
			i += w->length;
		} else {
			return false;
		}
	}
	return digits >= 4 && !l->is_long;
}

bool roles_is_data(struct slice para)
{
	struct line l = squeeze(para);

	return class_of(&l) == LEX_ROLES_META;
}

bool roles_is_page_foot(struct slice s)
{
	size_t digits = 0, dashes = 0, len;

	for (size_t i = 0; i < s.n; i += len) {
		char c = utf8_fold(s.p + i, s.n - i, &len);

		if (!c)
			len = utf8_step(s.p + i, s.n - i);
		c = c ? c : s.p[i];
		if (c >= '0' && c <= '9')
			digits++;
		else if (c == '-' || (len == 3 && lexicon_match(&lex_dates, s.p + i, len)))
			dashes++;
		else if (!utf8_space(s.p + i, len))
			return false;
	}
	return digits > 0 && digits <= 4 && dashes == 2;
}

static bool has_stop(struct slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		const struct lexeme *w =
		    (unsigned char)s.p[i] >= 0x80 ? lexicon_match(&lex_heads, s.p + i, s.n - i) : NULL;

		if (w && w->class == LEX_HEADS_STOP)
			return true;
	}
	return false;
}

static bool is_dash(const struct line *l)
{
	const struct lexeme *w = lexicon_match(&lex_marks, l->text, l->n);

	return w && w->class == LEX_MARKS_DASH;
}

/* YAML front matter: from --- to ---; the paragraph behind it. */
static size_t front_matter(const struct slice *para, size_t n, enum role *role)
{
	if (n < 2 || !slice_is(utf8_trim(para[0]), "---"))
		return 0;
	for (size_t i = 1; i < n && i < HEAD_LINES; i++) {
		if (slice_is(utf8_trim(para[i]), "---")) {
			for (size_t k = 0; k <= i; k++)
				role[k] = ROLE_META;
			return i + 1;
		}
	}
	return 0;
}

/* The lines before the text begins; the first paragraph of the text. */
static size_t head_end(const struct slice *para, const bool *marked, size_t from, size_t n)
{
	size_t i;

	for (i = from; i < n && i < from + HEAD_LINES; i++) {
		struct line l = squeeze(para[i]);
		int class = class_of(&l);

		if (class == LEX_ROLES_SALUTE || (marked[i] && !is_dash(&l)))
			break;
		if (class == LEX_ROLES_CHROME || class == LEX_ROLES_META)
			continue;
		if (l.is_long || has_stop(para[i]))
			break;
	}
	return i;
}

/* The line without the brackets at its end: a footnote's mark, the years of a plan. */
static struct line unbracketed(struct line l)
{
	while (l.n && !l.is_long && (l.text[l.n - 1] == ']' || l.text[l.n - 1] == ')')) {
		char open = l.text[l.n - 1] == ']' ? '[' : '(';
		size_t n = l.n;

		while (n > 0 && l.text[n - 1] != open)
			n--;
		if (n <= 1)
			break;
		l.n = n - 1;
	}
	return l;
}

static bool title_like(const struct line *l, int class)
{
	struct line bare = unbracketed(*l);

	return (class == LEX_ROLES_TITLE ||
		(class < 0 && bare.n < l->n && class_of(&bare) == LEX_ROLES_TITLE)) &&
	       l->chars >= 4 && !is_dash(l);
}

/* A bar of links: | 首页 | 政务公开 | 互动交流 | */
static bool is_menu(struct slice s)
{
	size_t bars = 0;

	for (size_t i = 0; i < s.n; i++)
		bars += s.p[i] == '|';
	return bars >= MENU_BARS && !has_stop(s);
}

/* Whether both lines are set off by the same Markdown, ** or #. */
static bool same_markup(struct slice a, struct slice b)
{
	a = utf8_trim(a);
	b = utf8_trim(b);
	return a.n && b.n && *a.p == *b.p && (*a.p == '*' || *a.p == '#');
}

/* Roles of the head: the first line that ends like a title, the names of bodies right before it, what is left
 * over. */
static size_t head(const struct slice *para, const bool *marked, size_t n, enum role *role)
{
	bool given = false; /* a line has said when and where */
	size_t from = front_matter(para, n, role), end = head_end(para, marked, from, n), title = n, last = n;

	for (size_t i = from; i < end; i++) {
		struct line l = squeeze(para[i]);
		int class = class_of(&l);

		role[i] = class == LEX_ROLES_CHROME ? ROLE_CHROME
			  : class == LEX_ROLES_META || class == LEX_ROLES_OCCASION || is_date(&l) ? ROLE_META
			  : title == n && title_like(&l, class)                                   ? ROLE_TITLE
			  : class == LEX_ROLES_ORGAN && title == n                                ? ROLE_TITLE
			  : is_dash(&l) || class == LEX_ROLES_PERSON                              ? ROLE_META
			  : class == LEX_ROLES_ORGAN || class == LEX_ROLES_TITLE                  ? ROLE_META
												  : ROLE_BODY;
		if (title == n && title_like(&l, class))
			title = last = i;
		else if (title < n && i == last + 1 && title_like(&l, class) &&
			 same_markup(para[i], para[title])) {
			role[i] = ROLE_TITLE; /* its second line */
			last = i;
		}
	}
	for (size_t i = title + 1; title < n && i < end; i++) {
		if (slice_eq(utf8_trim(para[i]), utf8_trim(para[title])))
			role[i] = ROLE_TITLE; /* a second copy */
	}
	for (size_t i = title; title < n && i-- > from && same_markup(para[i], para[title]) &&
			       !has_stop(para[i]) && role[i] == ROLE_BODY;)
		role[i] = ROLE_TITLE; /* its first line */
	/* bodies belong to the title only when they stand right before it */
	for (size_t i = from; i < end; i++) {
		bool joined = role[i] == ROLE_TITLE && title < n;

		for (size_t k = i; joined && k < title; k++)
			joined = role[k] == ROLE_TITLE;
		if (role[i] == ROLE_TITLE && !joined && i < title)
			role[i] = ROLE_META;
		if (title < n && i < title && role[i] == ROLE_BODY && squeeze(para[i]).chars <= 12)
			role[i] = ROLE_CHROME; /* a crumb of the page: the text has not begun */
		if (role[i] == ROLE_BODY && is_menu(para[i]))
			role[i] = ROLE_CHROME;
		given |= role[i] == ROLE_META && roles_is_occasion(para[i]);
		if (given && role[i] == ROLE_BODY && squeeze(para[i]).chars <= NAME_CHARS)
			role[i] = ROLE_META; /* the speaker's bare name */
	}
	if (title == n && end > from && end < n) { /* no line ends like a title: the first one left is */
		for (size_t i = from; i < end && title == n; i++) {
			if (role[i] == ROLE_BODY) {
				role[i] = ROLE_TITLE;
				title = i;
			}
		}
	}
	return title;
}

static bool signs(const struct line *l, int class)
{
	return !l->is_long && l->chars <= SIGNATURE && (class == LEX_ROLES_ORGAN || is_date(l));
}

/* Roles of the end: web frame, signature and date, the closing words; upwards until the text. Short lines
 * that nothing is known of are frame when some of it stands above them. */
static void tail(const struct slice *para, size_t n, enum role *role)
{
	size_t unknown = 0; /* lines right below that nothing is known of */

	for (size_t i = n; i-- > 0 && role[i] == ROLE_BODY;) {
		struct line l = squeeze(para[i]);
		int class = class_of(&l);

		if (class == LEX_ROLES_CHROME) {
			role[i] = ROLE_CHROME;
			for (size_t k = i + 1; unknown > 0 && k < n; k++) {
				if (role[k] == ROLE_BODY)
					role[k] = ROLE_CHROME;
			}
			unknown = 0;
		} else if (class == LEX_ROLES_CLOSE) {
			role[i] = ROLE_CLOSE;
			break;
		} else if (signs(&l, class)) {
			role[i] = ROLE_SIGN;
		} else if (class == LEX_ROLES_META && !has_stop(para[i])) {
			role[i] = ROLE_META;
		} else if (l.is_long || has_stop(para[i]) || unknown++ == UNKNOWN_LINES) {
			break;
		}
	}
	if (unknown > 0) /* they are text: what was taken for a signature above them is, too */
		for (size_t i = n; i-- > 0 && role[i] != ROLE_CLOSE && unknown > 0;) {
			if (role[i] == ROLE_BODY && --unknown == 0) {
				while (i-- > 0 && role[i] == ROLE_SIGN)
					role[i] = ROLE_BODY;
				break;
			}
		}
}

bool roles_is_occasion(struct slice para)
{
	struct line l = squeeze(para);

	return class_of(&l) == LEX_ROLES_OCCASION;
}

bool roles_is_contents(struct slice para)
{
	struct line l;
	const struct lexeme *w;
	size_t n = 0, len;

	/* most lines are told by their first character that is not ASCII */
	while (para.n && ((unsigned char)*para.p < 0x80 || utf8_space(para.p, para.n))) {
		len = utf8_step(para.p, para.n);
		para = slice_of(para.p + len, para.n - len);
	}
	if (para.n == 0 || !lexicon_may_begin(&lex_roles, para.p, para.n))
		return false;
	l = squeeze(para);
	if (l.is_long)
		return false;
	for (size_t i = 0; i < l.n; i++) { /* tags and the like round it do not matter */
		if ((unsigned char)l.text[i] >= 0x80)
			l.text[n++] = l.text[i];
	}
	w = lexicon_find(&lex_roles, slice_of(l.text, n));
	return w && w->class == LEX_ROLES_CONTENTS;
}

bool roles_is_annex(struct slice para)
{
	struct line l;

	if (para.n > ANNEX_BYTES)
		return false;
	l = squeeze(para);
	return !l.is_long && class_of(&l) == LEX_ROLES_ANNEX && !has_stop(para);
}

bool roles_is_salute(struct slice para)
{
	struct line l = squeeze(para);

	return class_of(&l) == LEX_ROLES_SALUTE;
}

bool roles_is_organ(struct slice para)
{
	struct line l = squeeze(para);

	return class_of(&l) == LEX_ROLES_ORGAN;
}

void roles_find(const struct slice *para, const bool *marked, size_t n, enum role *role)
{
	size_t title = head(para, marked, n, role);

	tail(para, n, role);
	for (size_t i = 0; i < n; i++) {
		if (role[i] != ROLE_BODY)
			continue;
		if (roles_is_page_foot(para[i]))
			role[i] = ROLE_CHROME;
		else if (title < n && i > title && i < title + HEAD_LINES && slice_eq(para[i], para[title]))
			role[i] = ROLE_TITLE;
	}
}
