#include "mention.h"

#include <stdio.h>
#include <stdlib.h>

#include "calendar.h"
#include "decimal.h"
#include "enumeration.h"
#include "heads.h"
#include "marks.h"
#include "numeral.h"
#include "quantity.h"
#include "utf8.h"

enum { BODY_BYTES = 48 }; /* 届 and 次 of one session stand so near */
enum {
	NAME_CHARS = 20,
	WORD_BACK = 5,
	DIGITS_BACK = 4,
	CODE_LEAST = 5,
	PAGE_DIGITS = 3,
	CAMPAIGN_CHARS = 3,
	NUMBERS_OF_NAME = 8, /* 6、8、10号线 */
	OPENING_BYTES = 6
};

const char *fact_type_name(enum fact_type t)
{
	static const char *const names[] = {"count",   "money", "measure",  "percent", "points", "fraction",
					    "times",   "ratio", "duration", "date",    "time",   "period",
					    "ordinal", "name",  "code",     "label"};

	return names[t];
}

struct piece mention_store(struct sentence *s, struct slice text)
{
	struct piece p = {s->store.n, text.n};
	uintptr_t store = (uintptr_t)s->store.p, at = (uintptr_t)text.p;
	bool inside = at >= store && at < store + s->store.n; /* which may move */

	if (text.n == 0)
		return p;
	buf_reserve(&s->store, text.n);
	memmove(s->store.p + s->store.n, inside ? s->store.p + (at - store) : text.p, text.n);
	s->store.n += text.n;
	return p;
}

void mention_free(struct sentence *s)
{
	free(s->mention);
	buf_free(&s->store);
}

static const char *text(const struct sentence *s)
{
	return s->passage->text.p;
}

static void add(struct sentence *s, const struct mention *m)
{
	BUF_PUSH_ROOM(s->mention, s->cap, s->mentions);
	s->mention[s->mentions++] = *m;
}

/* A mention of [from, to) with the value given. */
static struct mention plain(struct sentence *s, enum fact_type type, size_t from, size_t to,
			    struct slice value)
{
	struct mention m = {.from = from, .to = to, .core = from, .core_to = to, .type = type};

	m.mod = m.change = m.sense = m.agg = "";
	m.value = mention_store(s, value);
	return m;
}

static size_t add_plain(struct sentence *s, enum fact_type type, size_t from, size_t to)
{
	struct slice words = passage_words(s->passage, from, to);
	struct mention m = plain(s, type, from, to, words);

	add(s, &m);
	return to;
}

static bool digit_at(const struct sentence *s, size_t i)
{
	return i < s->to && text(s)[i] >= '0' && text(s)[i] <= '9';
}

static bool letter_at(const struct sentence *s, size_t i)
{
	return i < s->to && ((text(s)[i] | 0x20) >= 'a' && (text(s)[i] | 0x20) <= 'z');
}

static const struct lexeme *match(const struct lexicon *l, const struct sentence *s, size_t i)
{
	return i < s->to ? lexicon_match(l, text(s) + i, s->to - i) : NULL;
}

/* ---- what is no fact: idioms, names, codes ---- */

/* A word of the lexicon that begins at most reach characters before `at`, not before floor, and reaches
 * over `at`. */
static const struct lexeme *word_over(const struct lexicon *l, const struct sentence *s, size_t floor,
				      size_t at, int reach, size_t *from)
{
	size_t i = at;
	const struct lexeme *w, *best = NULL;

	for (int back = 0; back <= reach; back++) {
		w = match(l, s, i);
		if (w && i + w->length > at) {
			best = w;
			*from = i;
		}
		if (i <= floor)
			break;
		i -= utf8_step_back(text(s) + floor, i - floor);
	}
	return best;
}

/* 十四五: no unit behind it makes a number of such a name. */
static bool all_numerals(const struct lexeme *name)
{
	const struct lexeme *w;

	for (size_t i = 0; i < name->length; i += w->length) {
		w = lexicon_match(&lex_numerals, lexeme_word(name) + i, name->length - i);
		if (!w)
			return false;
	}
	return true;
}

/* An idiom or a name that `at` lies in; its end, or 0. A reading as number and unit that begins with it and
 * goes on further wins. */
static size_t skip_words(struct sentence *s, size_t floor, size_t at)
{
	size_t from = 0, name_from = 0;
	bool digits = digit_at(s, at); /* no idiom holds one */
	const struct lexeme *idiom = digits ? NULL : word_over(&lex_idioms, s, floor, at, WORD_BACK, &from);
	const struct lexeme *name =
	    word_over(&lex_names, s, floor, at, digits ? DIGITS_BACK : WORD_BACK, &name_from);

	if (idiom && name && (name_from < from || (name_from == from && name->length > idiom->length)))
		idiom = NULL;
	else if (idiom)
		name = NULL;
	if (idiom && (from < at || quantity_length(s, at) <= idiom->length))
		return from + idiom->length;
	if (name && (name_from < at || all_numerals(name) || quantity_length(s, at) <= name->length)) {
		if (name->class == LEX_NAMES_NAME)
			add_plain(s, FACT_NAME, name_from, name_from + name->length);
		return name_from + name->length;
	}
	return 0;
}

/* ASCII characters that URLs, mail addresses and file names are made of. */
static bool url_char(char c)
{
	return (unsigned char)c > ' ' && (unsigned char)c < 0x7f && !strchr("\"<>()|,;", c);
}

/* A run of ASCII that begins with a letter or ./ : a URL, a file, a model name. Its end. */
static size_t latin(struct sentence *s, size_t floor, size_t at)
{
	size_t to = at, digits = 0, from = at, end;
	const struct lexeme *name = match(&lex_names, s, at), *w;
	bool url = false;

	if (name && name->class == LEX_NAMES_NAME && !letter_at(s, at + name->length) &&
	    !digit_at(s, at + name->length))
		return add_plain(s, FACT_NAME, at, at + name->length);
	if ((w = match(&lex_codes, s, at)) && w->class == LEX_CODES_LICENCE) {
		if (at > floor)
			from -= utf8_step_back(text(s) + floor, at - floor);
		for (to = at + w->length; to < s->to && (text(s)[to] == ' ' || text(s)[to] == ':'); to++)
			;
		while (digit_at(s, to))
			to++;
		if ((w = match(&lex_codes, s, to)) && w->class == LEX_CODES_NUMBER)
			to += w->length;
		while (to < s->to && (text(s)[to] == '-' || digit_at(s, to)))
			to++;
		return add_plain(s, FACT_CODE, from, to);
	}
	while (to < s->to && url_char(text(s)[to])) {
		url |=
		    text(s)[to] == '/' || text(s)[to] == '@' || (text(s)[to] == '.' && letter_at(s, to + 1));
		to++;
	}
	for (end = at; end < to && !digit_at(s, end); end++)
		;
	digits = to - end;
	while (url && to > at && strchr(".:!?", text(s)[to - 1]))
		to--;
	if (url)
		return add_plain(s, FACT_CODE, from, to);
	/* GDP1210亿元: letters, then a quantity */
	if (digits && end < to && quantity_length(s, end) > 0 && quantity_length(s, end) + end >= to &&
	    !(match(&lex_units, s, to) == NULL && to == s->to))
		return end;
	if (digits)
		return add_plain(s, FACT_NAME, from, to);
	return to;
}

/* A quoted name: “十四五”, “1+6+N”. `at` is behind the opening quote; the place behind the closing one, or 0.
 */
static size_t quoted(struct sentence *s, size_t open, size_t at, size_t *names_end)
{
	size_t i = at, chars = 0, floor = at;
	bool numeral = false;
	const struct lexeme *w;
	struct slice inner;

	while (i < s->to && chars <= NAME_CHARS) {
		size_t from;

		w = match(&lex_heads, s, i);
		if (w && w->class == LEX_HEADS_UNQUOTE)
			break;
		if (w && (w->class == LEX_HEADS_STOP || w->class == LEX_HEADS_QUOTE))
			return 0;
		if (digit_at(s, i)) {
			numeral = true;
		} else if ((w = match(&lex_numerals, s, i)) && w->class != LEX_NUMERALS_POINT &&
			   w->class != LEX_NUMERALS_SPOKEN && w->class != LEX_NUMERALS_VAGUE) {
			const struct lexeme *idiom = word_over(&lex_idioms, s, floor, i, WORD_BACK, &from);

			if (idiom) {
				chars += utf8_count(slice_of(text(s) + i, from + idiom->length - i));
				i = floor = from + idiom->length;
				continue;
			}
			numeral = true;
		}
		i += utf8_step(text(s) + i, s->to - i);
		chars++;
	}
	if (i >= s->to || chars > NAME_CHARS)
		return 0;
	w = match(&lex_heads, s, i);
	if (!numeral)
		return i + w->length;
	inner = passage_words(s->passage, at, i);
	if (s->mentions && *names_end == open && s->mention[s->mentions - 1].type == FACT_NAME) {
		; /* “一网通办”“一事通办” stay two names */
	}
	{
		struct mention m = plain(s, FACT_NAME, open, i + w->length, inner);

		add(s, &m);
	}
	*names_end = i + w->length;
	return i + w->length;
}

/* [2] footnotes, 〔2021〕12号 document numbers, (1) labels; `at` is the opening bracket. The place behind, or
 * 0. */
static size_t bracketed(struct sentence *s, size_t at)
{
	const struct lexeme *w = match(&lex_codes, s, at);
	size_t i = at + (w ? w->length : 1), digits;
	bool shell = w && w->class == LEX_CODES_OPEN;

	for (digits = 0; digit_at(s, i); i++)
		digits++;
	if (!digits)
		return 0;
	if (shell || digits == 4) {
		const struct lexeme *close = match(&lex_codes, s, i);
		bool closed = (close && close->class == LEX_CODES_CLOSE) ||
			      (text(s)[at] == '(' && i < s->to && text(s)[i] == ')');

		if (!closed)
			return 0;
		i += close && close->class == LEX_CODES_CLOSE ? close->length : 1;
		if (digits == 4) {
			size_t number = i;

			if ((w = match(&lex_quantities, s, number)) && w->class == LEX_QUANTITIES_ORDINAL)
				number += w->length;
			while (digit_at(s, number))
				number++;
			if (number > i && (w = match(&lex_codes, s, number)) && w->class == LEX_CODES_NUMBER)
				return add_plain(s, FACT_CODE, at, number + w->length);
		}
		return shell && digits <= 3 ? i : 0;
	}
	if (text(s)[at] == '(' && digits <= 2 && i < s->to && text(s)[i] == ')')
		return add_plain(s, FACT_LABEL, at, i + 1);
	return 0;
}

/* Telephone numbers, long digits: 0977-8281328, 13800000000. The place behind, or 0. */
static size_t telephone(struct sentence *s, size_t at)
{
	size_t i = at, digits = 0, tail = 0;
	const struct lexeme *prefix;

	while (digit_at(s, i)) {
		i++;
		digits++;
	}
	if (text(s)[at] == '0' && (digits == 3 || digits == 4) && i < s->to && text(s)[i] == '-') {
		size_t k = i + 1;

		while (digit_at(s, k)) {
			k++;
			tail++;
		}
		if (tail >= 7 && tail <= 8)
			return add_plain(s, FACT_CODE, at, k);
	}
	if (digits == 11 && text(s)[at] == '1' && !match(&lex_numerals, s, i) && !match(&lex_units, s, i))
		return add_plain(s, FACT_CODE, at, i);
	prefix = lexicon_match_end(&lex_codes, text(s) + s->from,
				   at - s->from - (at > s->from && text(s)[at - 1] == ':'));
	if (digits >= CODE_LEAST && prefix && prefix->class == LEX_CODES_PREFIX)
		return add_plain(s, FACT_CODE, at, i);
	if (digits > NUMERAL_DIGITS ||
	    (digits > 1 && text(s)[at] == '0' && !(i < s->to && text(s)[i] == '.') && digits >= 5))
		return add_plain(s, FACT_CODE, at, i);
	return 0;
}

static bool dash_at(const struct sentence *s, size_t i)
{
	const struct lexeme *w = i < s->to ? match(&lex_dates, s, i) : NULL;

	return w && w->class == LEX_DATES_TO;
}

/* — 12 — in running text: the foot of a page. The place behind its number, or 0. */
static size_t page_mark(const struct sentence *s, size_t at)
{
	size_t i = at, digits = 0, before = at;

	while (digit_at(s, i) && digits <= PAGE_DIGITS) {
		i++;
		digits++;
	}
	if (digits > PAGE_DIGITS || !(i < s->to && text(s)[i] == ' ') || !dash_at(s, i + 1) ||
	    !(before > s->from && text(s)[before - 1] == ' '))
		return 0;
	before--;
	before -= before > s->from ? utf8_step_back(text(s) + s->from, before - s->from) : 0;
	return dash_at(s, before) ? i : 0;
}

/* ---- readings that are tried in order at a numeral ---- */

static void count_one(struct mention *m)
{
	m->mod = m->change = m->sense = m->agg = "";
}

/* 12月21日和22日: a day behind a date of its month. */
static size_t day_again(struct sentence *s, size_t at)
{
	const struct mention *last = s->mentions ? &s->mention[s->mentions - 1] : NULL;
	const struct numeral *v = quantity_numeral(s, at);
	const struct lexeme *w = v ? match(&lex_dates, s, at + v->length) : NULL;
	struct slice month;
	struct mention m;
	char day[3];

	if (!w || w->class != LEX_DATES_DAY || v->value_n > 2 || v->point || v->max_n || !last ||
	    last->type != FACT_DATE || last->max.n || at - last->to > 3 || at == last->to)
		return 0;
	month = piece_text(s, last->value);
	if (month.n < 7 || month.p[month.n - 3] != '-')
		return 0;
	memcpy(day, v->value_n == 1 ? "0" : v->value, 1);
	day[1] = v->value[v->value_n - 1];
	m = plain(s, FACT_DATE, at, at + v->length + w->length, slice_of("", 0));
	m.other_year = last->other_year;
	buf_reserve(&s->store, month.n + sizeof day); /* the month lies in the store */
	m.value = mention_store(s, slice_of(piece_text(s, last->value).p, month.n - 2));
	m.value.n += mention_store(s, slice_of(day, 2)).n;
	add(s, &m);
	return m.to;
}

static size_t calendar(struct sentence *s, size_t at)
{
	static const enum fact_type types[] = {FACT_DATE, FACT_PERIOD, FACT_TIME};
	struct calendar c;
	struct mention m;
	const struct lexeme *before;

	if (!calendar_read(text(s) + at, s->to - at, &c))
		return day_again(s, at);
	m = plain(s, types[c.kind], at, at + c.length, slice_str(c.value));
	m.max = mention_store(s, slice_str(c.max));
	before = lexicon_match_end(&lex_dates, text(s) + s->from, at - s->from);
	m.other_year = before && before->class == LEX_DATES_OTHER;
	add(s, &m);
	return m.to;
}

/* An ordinal stands right before, or with a comma of enumeration between. */
static bool behind_ordinal(const struct sentence *s, size_t at)
{
	const struct mention *m = s->mentions ? &s->mention[s->mentions - 1] : NULL;

	return m && m->type == FACT_ORDINAL && at - m->to <= 3;
}

/* The comma of enumeration at i. */
static bool pause_at(const struct sentence *s, size_t i)
{
	const struct lexeme *w = match(&lex_marks, s, i);

	return w && w->class == LEX_MARKS_PAUSE;
}

/* Whether 次, ending at i, counts the sessions of a body: 十九届二次、三次全会, 十五届人大三次会议. */
static bool is_session(const struct sentence *s, size_t from, size_t i)
{
	const struct mention *m = s->mentions ? &s->mention[s->mentions - 1] : NULL;
	const struct lexeme *w = match(&lex_quantities, s, i);

	if (pause_at(s, i) && behind_ordinal(s, from))
		return true;
	return m && m->type == FACT_ORDINAL && from - m->to <= BODY_BYTES && w &&
	       w->class == LEX_QUANTITIES_MEETING;
}

/* 第四轮, 第一, 十八届, 三中全会 */
static size_t ordinal(struct sentence *s, size_t from, size_t at, bool marked)
{
	const struct numeral *number;
	struct numeral v;
	const struct lexeme *w, *u;
	struct mention m;
	size_t i, unit;
	bool bracket;

	while (at < s->to && marked && text(s)[at] == ' ')
		at++;
	bracket = marked && at < s->to && text(s)[at] == '('; /* 第(八)项 */
	at += bracket;
	if (!(number = quantity_numeral(s, at)))
		return 0;
	v = *number;
	i = unit = at + v.length;
	if (v.point || v.vague || v.too_long || v.max_n || (bracket && !(i < s->to && text(s)[i] == ')')))
		return 0;
	i = unit += bracket;
	w = match(&lex_quantities, s, i);
	if (!marked && w && w->class == LEX_QUANTITIES_PLACE) { /* 前三名 */
		u = lexicon_match_end(&lex_quantities, text(s) + s->from, from - s->from);
		if (!u || u->class != LEX_QUANTITIES_FRONT)
			return 0;
		from -= u->length;
		marked = true;
	}
	if (marked && w && w->class == LEX_QUANTITIES_FACILITY) /* 第五中学 */
		return add_plain(s, FACT_NAME, from, i + w->length);
	u = match(&lex_units, s, i);
	if (w && (w->class == LEX_QUANTITIES_SERIES || (marked && w->class == LEX_QUANTITIES_RANK) ||
		  (w->class == LEX_QUANTITIES_SESSION && is_session(s, from, i + w->length))))
		i += w->length;
	else if (marked && u && (u->class == LEX_UNITS_COUNT || (w && w->class == LEX_QUANTITIES_GRADE)))
		i += u->length;
	else if (!marked)
		return 0;
	m = plain(s, FACT_ORDINAL, from, i, slice_of(v.value, v.value_n));
	m.unit = mention_store(s, slice_of(text(s) + unit, i - unit));
	add(s, &m);
	return i;
}

/* 一级 as a grade, 一期 as a stage: an ordinal where a Chinese numeral stands before and a noun follows. */
static size_t grade(struct sentence *s, size_t at)
{
	const struct numeral *number;
	struct numeral v;
	const struct lexeme *w, *mod;
	struct mention m;
	size_t i;

	if (digit_at(s, at) || !(number = quantity_numeral(s, at)))
		return 0;
	v = *number;
	if (v.magnitude || v.digits != 1 || v.max_n)
		return 0;
	w = match(&lex_quantities, s, at);
	if (w && w->class == LEX_QUANTITIES_CARDINAL)
		return 0; /* 两期 */
	i = at + v.length;
	w = match(&lex_quantities, s, i);
	if (!w || (w->class != LEX_QUANTITIES_GRADE && w->class != LEX_QUANTITIES_STAGE))
		return 0;
	i += w->length;
	mod = match(&lex_modifiers, s, i);
	if (mod && strcmp(lexeme_attr(mod, 0), "unit") != 0)
		mod = NULL;
	if (w->class == LEX_QUANTITIES_STAGE && (i >= s->to || match(&lex_heads, s, i)) &&
	    !(at > s->from && text(s)[at - 1] == '('))
		return 0; /* 举办培训班三期, but 道路(二期) */
	if (w->class == LEX_QUANTITIES_GRADE && !mod && !match(&lex_grades, s, i) &&
	    !lexicon_match_end(&lex_grades, text(s) + s->from, at - s->from))
		return 0;
	m = plain(s, FACT_ORDINAL, at, i + (mod ? mod->length : 0), slice_of(v.value, v.value_n));
	m.unit = mention_store(s, slice_of(lexeme_word(w), w->length));
	if (mod)
		m.mod = mod->class == LEX_MODIFIERS_ATLEAST  ? "atleast"
			: mod->class == LEX_MODIFIERS_ATMOST ? "atmost"
							     : "";
	add(s, &m);
	return m.to;
}

/* The place behind a word of range at i (to, -), 0 if there is none. */
static size_t range_to(const struct sentence *s, size_t i)
{
	const struct lexeme *w = match(&lex_dates, s, i);

	return w && w->class == LEX_DATES_TO ? i + w->length : 0;
}

static bool looks_like_year(struct slice v)
{
	return ((v.p[0] == '1' && v.p[1] == '9') || (v.p[0] == '2' && v.p[1] == '0')) &&
	       !memchr(v.p, '.', v.n);
}

static bool is_year(const struct numeral *v)
{
	return v->value_n == 4 && looks_like_year(slice_of(v->value, v->value_n));
}

/* 百分之五, 三分之二, 1/10, 3:1 */
static size_t fraction(struct sentence *s, size_t floor, size_t at)
{
	const struct numeral *number;
	struct numeral a, b;
	const struct lexeme *w = match(&lex_quantities, s, at);
	struct mention m;
	size_t i = at, to;

	if (w && (w->class == LEX_QUANTITIES_PERCENT || w->class == LEX_QUANTITIES_PERMILLE)) {
		i += w->length;
		if (!numeral_read(text(s) + i, s->to - i, &b) || b.too_long)
			return 0;
		m = plain(s, FACT_PERCENT, at, i + b.length, slice_of(b.value, b.value_n));
		m.max = mention_store(s, slice_of(b.max, b.max_n)); /* 百分之六七十 */
		to = b.max_n ? 0 : range_to(s, m.to);
		if (to && match(&lex_quantities, s, to) == w)
			to += w->length; /* 百分之四到百分之五 */
		if (to && numeral_read(text(s) + to, s->to - to, &a) && !a.too_long && !a.max_n &&
		    (!a.magnitude || b.magnitude) && a.script == b.script) { /* 百分之四到五 */
			m.max = mention_store(s, slice_of(a.value, a.value_n));
			m.to = m.core_to = to + a.length;
		}
		m.unit =
		    mention_store(s, slice_str(w->class == LEX_QUANTITIES_PERMILLE ? numeral_permille : "%"));
		quantity_modifiers(s, floor, &m);
		add(s, &m);
		return m.to;
	}
	if (w && w->class == LEX_QUANTITIES_HALF) {
		m = plain(s, FACT_FRACTION, at, at + w->length, slice_of("0.5", 3));
		quantity_modifiers(s, floor, &m);
		add(s, &m);
		return m.to;
	}
	if (!(number = quantity_numeral(s, at)) || number->too_long || number->max_n)
		return 0;
	a = *number;
	i += a.length;
	w = a.point ? NULL : match(&lex_quantities, s, i);
	if ((w && w->class == LEX_QUANTITIES_PARTS) || (i < s->to && text(s)[i] == '/')) {
		struct buf value = {0};
		bool words = w && w->class == LEX_QUANTITIES_PARTS;

		i += words ? w->length : 1;
		if (!numeral_read(text(s) + i, s->to - i, &b) || b.too_long || b.max_n ||
		    (a.point && !b.magnitude) /* 0.81/10万 */ ||
		    (!words && (!b.sequence || (is_year(&a) && is_year(&b)))) /* 1994/1995 */ ||
		    !quantity_divide(&value, words ? &b : &a, words ? &a : &b)) {
			buf_free(&value);
			return 0;
		}
		m = plain(s, FACT_FRACTION, at, i + b.length, slice_of(value.p, value.n));
		buf_free(&value);
		quantity_modifiers(s, floor, &m);
		add(s, &m);
		return m.to;
	}
	w = lexicon_match_end(&lex_codes, text(s) + s->from, at - s->from);
	if (i < s->to && text(s)[i] == ':' && a.script == NUMERAL_ASCII &&
	    !(w && w->class == LEX_CODES_CAPTION)) { /* 表1:2023年 */
		struct mention r;
		size_t parts = 1, next;
		bool blank = false;

		while (i < s->to && text(s)[i] == ':') {
			next = i + 1;
			next += next < s->to && text(s)[next] == ' ';
			if (!digit_at(s, next))
				break;
			if (!numeral_read(text(s) + next, s->to - next, &b) || b.magnitude || b.too_long)
				return 0;
			blank |= next > i + 1;
			i = next + b.length;
			parts++;
		}
		if (parts < 2 || (blank && parts < 3))
			return 0;
		r = plain(s, FACT_RATIO, at, i, slice_of(text(s) + at, i - at));
		quantity_modifiers(s, floor, &r);
		add(s, &r);
		return r.to;
	}
	return 0;
}

/* Behind a number that ends at i: the end of -5号线 or 、8、320国道, which goes on its name; 0 for none. */
static size_t numbers_name(const struct sentence *s, size_t i)
{
	for (int more = 0; more < NUMBERS_OF_NAME; more++) {
		size_t to = range_to(s, i), digits = 0;
		const struct lexeme *w;

		if (!to && pause_at(s, i))
			to = i + match(&lex_marks, s, i)->length;
		for (; to && digit_at(s, to); digits++)
			to++;
		w = digits > 0 ? match(&lex_quantities, s, to) : NULL;
		if (w && w->class == LEX_QUANTITIES_NUMBER && w->length > 3)
			return to + w->length;
		if (digits == 0)
			return 0;
		i = to;
	}
	return 0;
}

/* 翻一番, 12号, 80年代, a bare year: what a numeral still may be. The place behind, or 0. */
static size_t number_name(struct sentence *s, size_t at)
{
	const struct numeral *number = quantity_numeral(s, at);
	struct numeral v;
	const struct lexeme *w;
	size_t i, to;

	if (!number)
		return 0;
	v = *number;
	i = at + v.length;
	if (v.too_long || (v.script == NUMERAL_ASCII && i < s->to && text(s)[i] == '#')) /* 16#泊位 */
		return add_plain(s, FACT_CODE, at, i);
	w = lexicon_match_end(&lex_codes, text(s) + s->from, at - s->from);
	if (w && w->class == LEX_CODES_CAPTION && quantity_length(s, at) == 0 && v.digits <= 3)
		return add_plain(s, FACT_LABEL, at, i); /* 表1 */
	if (v.script == NUMERAL_ASCII && (to = numbers_name(s, i)) > 0)
		return add_plain(s, FACT_NAME, at, to); /* 1-5号线, 316、320国道 */
	w = match(&lex_quantities, s, i);
	if (v.script == NUMERAL_ASCII && v.point && v.value_n == 3 && w &&
	    w->class == LEX_QUANTITIES_VERSION && (v.value[2] == '0' || w->length == 3)) /* 3.0方案, 2.1版 */
		return add_plain(s, FACT_NAME, at, i);
	if (w && (w->class == LEX_QUANTITIES_NUMBER || w->class == LEX_QUANTITIES_DECADE))
		return add_plain(s, FACT_NAME, at, i + w->length);
	if (v.script == NUMERAL_ASCII && letter_at(s, i) && !match(&lex_units, s, i)) { /* 5G, 4A */
		while (letter_at(s, i) || digit_at(s, i))
			i++;
		return add_plain(s, FACT_NAME, at, i);
	}
	if (v.script == NUMERAL_ASCII && i + 1 < s->to && text(s)[i] == '+' &&
	    (letter_at(s, i + 1) || digit_at(s, i + 1))) { /* 1+6+N */
		while (letter_at(s, i) || digit_at(s, i) || (i < s->to && text(s)[i] == '+'))
			i++;
		return add_plain(s, FACT_NAME, at, i);
	}
	return 0;
}

static const struct lexeme *roman_at(const struct sentence *s, size_t i)
{
	const struct lexeme *w = match(&lex_numerals, s, i);

	return w && w->class == LEX_NUMERALS_ROMAN ? w : NULL;
}

/* Ⅲ类, Ⅰ—Ⅲ类及以上: a grade in Roman numerals. The place behind, or 0. */
static size_t roman(struct sentence *s, size_t at)
{
	const struct lexeme *low = roman_at(s, at), *high = NULL, *unit, *q;
	size_t i = at + (low ? low->length : 0), to;
	struct mention m;

	if (!low)
		return 0;
	if ((to = range_to(s, i)) && (high = roman_at(s, to)))
		i = to + high->length;
	unit = match(&lex_units, s, i);
	q = match(&lex_quantities, s, i);
	if (!(q && (q->class == LEX_QUANTITIES_GRADE || q->class == LEX_QUANTITIES_STAGE)) &&
	    !(unit && unit->class == LEX_UNITS_COUNT))
		return 0;
	to = i + (q && q->class != LEX_QUANTITIES_ALONE ? q->length : unit->length);
	m = plain(s, FACT_ORDINAL, at, to, slice_str(lexeme_attr(low, 0)));
	if (high)
		m.max = mention_store(s, slice_str(lexeme_attr(high, 0)));
	m.unit = mention_store(s, slice_of(text(s) + i, to - i));
	m.core_to = to;
	quantity_modifiers(s, at, &m);
	add(s, &m);
	return m.to;
}

/* A sign belongs to the number where no number or word runs into it: -0.60‰, | -0.2 | */
static bool signed_number(const struct sentence *s, size_t floor, size_t at)
{
	char before;

	if (at == floor || text(s)[at - 1] != '-')
		return false;
	if (at - 1 == s->from)
		return true;
	before = text(s)[at - 2];
	return !(before >= '0' && before <= '9') && !((before | 0x20) >= 'a' && (before | 0x20) <= 'z') &&
	       before != '-' && before != ')';
}

/* A bare year in a list of years: 1978、1979两年. */
static bool listed_year(const struct sentence *s, const struct mention *m)
{
	const struct mention *before = s->mentions ? &s->mention[s->mentions - 1] : NULL;

	return (pause_at(s, m->to) && digit_at(s, m->to + 3)) ||
	       (before && before->type == FACT_DATE && m->from - before->to == 3);
}

static size_t add_year(struct sentence *s, const struct mention *m)
{
	struct mention year =
	    plain(s, FACT_DATE, m->from, m->to, slice_of(text(s) + m->from, m->to - m->from));

	add(s, &year);
	return m->to;
}

/* 21个月攻坚战, 三年成长计划: the end of the word for a campaign behind a duration, with a few characters
 * that are no verb between; 0 for none. */
static size_t campaign_end(const struct sentence *s, size_t i)
{
	const struct lexeme *w;

	for (int chars = 0; i < s->to && chars <= CAMPAIGN_CHARS; chars++) {
		w = match(&lex_quantities, s, i);
		if (w && w->class == LEX_QUANTITIES_CAMPAIGN)
			return i + w->length;
		w = match(&lex_phrases, s, i);
		if ((unsigned char)text(s)[i] < 0x80 || match(&lex_heads, s, i) || match(&lex_marks, s, i) ||
		    (w && w->class != LEX_PHRASES_STAY))
			return 0;
		i += utf8_step(text(s) + i, s->to - i);
	}
	return 0;
}

static size_t quantity(struct sentence *s, size_t floor, size_t at)
{
	struct mention m = {0};
	struct slice value;
	const struct lexeme *w;
	size_t to;

	count_one(&m);
	if (!quantity_read(s, at, floor, &m))
		return 0;
	/* a bare number that looks like a year counts nothing */
	value = piece_text(s, m.value);
	if (!s->cells && m.type == FACT_COUNT && !m.unit.n && value.n == 4 && !*m.mod &&
	    looks_like_year(value) && !m.chinese)
		return listed_year(s, &m) ? add_year(s, &m) : m.to;
	if (m.type == FACT_DURATION && value.n == 4 && looks_like_year(value) && !m.chinese) { /* 1 9 9 8年 */
		struct mention year = plain(s, FACT_DATE, m.from, m.to, value);

		add(s, &year);
		return m.to;
	}
	if (m.type == FACT_MONEY && (w = match(&lex_quantities, s, m.to)) &&
	    w->class == LEX_QUANTITIES_EXCHANGE)
		return m.to; /* 1美元兑6.7261元: what the rate is of */
	if (m.from == m.core && signed_number(s, floor, m.core)) {
		struct buf b = {0};

		buf_add(&b, "-", 1);
		buf_add(&b, value.p, value.n);
		m.value = mention_store(s, slice_of(b.p, b.n));
		m.from--;
		m.core--;
		buf_free(&b);
	}
	if (m.type == FACT_DURATION && (to = campaign_end(s, m.to)) > 0)
		return add_plain(s, FACT_NAME, m.core, to);
	add(s, &m);
	return m.to;
}

/* 12:40:48: whether the parts of a ratio of three or more add up to a hundred. */
static bool makes_hundred(const char *p, size_t n)
{
	unsigned sum = 0, part = 0, parts = 1;

	for (size_t i = 0; i < n; i++) {
		if (p[i] == ':') {
			sum += part;
			part = 0;
			parts++;
		} else {
			part = part * 10 + (unsigned)(p[i] - '0');
		}
	}
	return parts > 2 && sum + part == 100;
}

/* A numeral begins at `at`: the place behind what was made of it. */
static size_t read_number(struct sentence *s, size_t floor, size_t at)
{
	const struct lexeme *w = match(&lex_quantities, s, at);
	const struct numeral *number;
	size_t to;

	if (roman_at(s, at))
		return (to = roman(s, at)) ? to : at + roman_at(s, at)->length;
	number = quantity_numeral(s, at);
	if (number && number->too_long) /* before all else, which would read the run again and again */
		return add_plain(s, FACT_CODE, at, at + number->length);
	if (digit_at(s, at) && ((to = telephone(s, at)) || (to = page_mark(s, at))))
		return to;
	if ((to = fraction(s, floor, at)) && s->mention[s->mentions - 1].type != FACT_RATIO)
		return to;
	if (to) { /* 15:26 is a time, 3:1 a ratio */
		struct calendar c;

		if (!calendar_read(text(s) + at, s->to - at, &c) || c.kind != CALENDAR_TIME ||
		    makes_hundred(text(s) + at, to - at))
			return to;
		s->mentions--;
	}
	if ((to = skip_words(s, floor, at)))
		return to;
	if (w && w->class == LEX_QUANTITIES_ORDINAL) {
		struct calendar c;
		size_t behind = at + w->length;

		if (calendar_read(text(s) + behind, s->to - behind, &c) && c.kind == CALENDAR_DATE &&
		    memchr(c.value, 'Q', strlen(c.value))) { /* 第三季度 */
			to = calendar(s, behind);
			s->mention[s->mentions - 1].from = at;
			return to;
		}
		return (to = ordinal(s, at, behind, true)) ? to : behind;
	}
	if ((to = calendar(s, at)) || (to = grade(s, at)) || (to = ordinal(s, at, at, false)) ||
	    (to = number_name(s, at)) || (to = quantity(s, floor, at)))
		return to;
	if ((number = quantity_numeral(s, at)))
		return at + number->length;
	return at + utf8_step(text(s) + at, s->to - at);
}

/* ---- the scan ---- */

/* First bytes of what may begin a mention; characters of three bytes are looked up only where they are in
 * `three`. */
static bool leads[256];
static uint8_t three[8192];     /* bit set over 16 bits of code point */
static uint8_t mentions3[8192]; /* the same without those that only a turn begins with */

static void learn(const struct lexicon *l, int class)
{
	for (uint32_t i = 0; i < l->words_n; i++) {
		const char *word = lexeme_word(&l->words[i]);
		size_t len;
		uint32_t u = utf8_decode(word, l->words[i].length, &len);

		if (class >= 0 && l->words[i].class != class)
			continue;
		if (len == 3) {
			three[u >> 3] |= (uint8_t)(1u << (u & 7));
			if (l != &lex_turns)
				mentions3[u >> 3] |= (uint8_t)(1u << (u & 7));
		} else {
			leads[(unsigned char)*word] = true;
		}
	}
}

static void learn_all(void)
{
	if (leads['0'])
		return;
	for (int c = 0; c < 128; c++)
		leads[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			   c == '(' || c == '[';
	learn(&lex_numerals, LEX_NUMERALS_DIGIT);
	learn(&lex_numerals, LEX_NUMERALS_UNIT);
	learn(&lex_numerals, LEX_NUMERALS_GROUP);
	learn(&lex_numerals, LEX_NUMERALS_TENS);
	learn(&lex_numerals, LEX_NUMERALS_VAGUE);
	learn(&lex_numerals, LEX_NUMERALS_ROMAN);
	learn(&lex_quantities, LEX_QUANTITIES_ORDINAL);
	learn(&lex_quantities, LEX_QUANTITIES_HALF);
	learn(&lex_heads, LEX_HEADS_OPEN);
	learn(&lex_heads, LEX_HEADS_QUOTE);
	learn(&lex_codes, LEX_CODES_LICENCE);
	learn(&lex_codes, LEX_CODES_OPEN);
	learn(&lex_turns, LEX_TURNS_TARGETS);
}

static bool has_bit(const uint8_t *map, const char *p)
{
	unsigned u = (unsigned)((unsigned char)p[0] & 15) << 12 | (unsigned)((unsigned char)p[1] & 63) << 6 |
		     ((unsigned char)p[2] & 63);

	return map[u >> 3] >> (u & 7) & 1;
}

static bool is_three(const char *p)
{
	return (unsigned char)*p >= 0xe0 && (unsigned char)*p < 0xf0;
}

static bool begins(const char *p)
{
	return is_three(p) ? has_bit(three, p) : leads[(unsigned char)*p];
}

/* Whether a mention, a quote or a bracket may begin at p; turns share the scan and are none. */
static bool may_mention(const char *p)
{
	return !is_three(p) || has_bit(mentions3, p);
}

/* The mark that opens the sentence, as far as it is plain without an outline: the place behind it. */
static size_t plain_label(struct sentence *s)
{
	size_t at = s->from + mark_skip(text(s) + s->from, s->to - s->from);
	struct mark m;

	if (s->labels || !mark_at(text(s) + at, s->to - at, !s->first, &m) || m.doubtful ||
	    m.class == MARK_DASH || !(s->first || m.class == MARK_ITEM))
		return s->from;
	return add_plain(s, FACT_LABEL, at, at + m.length);
}

/* A mark 1. or 1、 inside a sentence, behind : or ; and before words: the place behind it, or 0. */
static size_t inner_label(struct sentence *s, size_t at)
{
	char before = at > s->from ? text(s)[at - 1] : ' ';
	struct mark m;

	if ((before != ':' && before != ';') || (at - s->from > 1 && digit_at(s, at - 2)) ||
	    !mark_at(text(s) + at, s->to - at, true, &m) || m.class != MARK_ARABIC || m.doubtful ||
	    at + m.length + 2 >= s->to || quantity_numeral(s, at + m.length))
		return 0;
	return add_plain(s, FACT_LABEL, at, at + m.length);
}

/* What the words at the beginning of a sentence, behind its mark, say of its time. */
static enum turn opening_turn(const struct sentence *s, size_t at)
{
	size_t end = at + OPENING_BYTES;

	for (; at < s->to && at < end; at += utf8_step(text(s) + at, s->to - at)) {
		const struct lexeme *w = match(&lex_turns, s, at);

		if (w && w->class != LEX_TURNS_TARGETS)
			return w->class == LEX_TURNS_BACK ? TURN_BACK : TURN_AHEAD;
	}
	return TURN_NONE;
}

static void scan(struct sentence *s)
{
	size_t names_end = SIZE_MAX, i, floor, k = 0;

	learn_all();
	s->mentions = 0;
	s->store.n = 0;
	s->number_at = SIZE_MAX;
	while (k < s->labels && s->label[k].at < s->from)
		k++;
	i = floor = plain_label(s);
	s->turn =
	    opening_turn(s, k < s->labels && s->label[k].at < s->to ? s->label[k].at + s->label[k].n : i);
	while (i < s->to) {
		const struct lexeme *w;
		size_t to = 0;

		if (k < s->labels && s->label[k].at <= i) {
			i = floor = add_plain(s, FACT_LABEL, i, s->label[k].at + s->label[k].n);
			k++;
			continue;
		}

		if (!begins(text(s) + i)) {
			i += (unsigned char)text(s)[i] >= 0xe0 ? 3 : 1;
			continue;
		}
		if ((w = match(&lex_turns, s, i)) && w->class == LEX_TURNS_TARGETS)
			s->turn = TURN_TARGETS;
		if (!may_mention(text(s) + i)) { /* the first character of a turn */
			i += 3;
			continue;
		}
		w = match(&lex_heads, s, i);
		if (w && w->class == LEX_HEADS_QUOTE && (to = quoted(s, i, i + w->length, &names_end)))
			i = floor = to;
		else if ((text(s)[i] == '(' || text(s)[i] == '[' || head_opens(w)) && (to = bracketed(s, i)))
			i = floor = to;
		else if (head_opens(w))
			i += w->length;
		else if (letter_at(s, i) || ((w = match(&lex_codes, s, i)) && w->class == LEX_CODES_LICENCE))
			i = floor = latin(s, floor, i);
		else if (digit_at(s, i) && (to = inner_label(s, i)))
			i = floor = to;
		else
			i = floor = read_number(s, floor, i);
	}
}

void mention_find(struct sentence *s)
{
	scan(s);
	if (!s->cells)
		enumeration_share(s);
}
