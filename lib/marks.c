#include "marks.h"

#include "numeral.h"
#include "tables.h"
#include "utf8.h"

/* Families of marks that no table names; FAMILY_NEXT is that of 首先 in marks.tsv. */
enum { FAMILY_ORDINAL = 'o', FAMILY_ORDINAL_PAUSE = 'O', FAMILY_BLANK = ' ', FAMILY_NEXT = 'n' };

static size_t spaces(const char *p, size_t n, size_t i)
{
	size_t len;

	while ((len = utf8_space(p + i, n - i)) > 0)
		i += len;
	return i;
}

size_t mark_skip(const char *p, size_t n)
{
	size_t i = 0, len;

	while (i < n) {
		if ((len = utf8_space(p + i, n - i)) > 0)
			i += len;
		else if (p[i] == '#' || p[i] == '*' || p[i] == '>' || p[i] == '_' ||
			 (p[i] == '-' && i + 1 < n && p[i + 1] == ' '))
			i++;
		else
			break;
	}
	return i;
}

/* An ASCII integer of at most three digits; its bytes, or 0. */
static size_t read_ascii(const char *p, size_t n, int *value)
{
	size_t i = 0;

	*value = 0;
	while (i < n && p[i] >= '0' && p[i] <= '9' && i < 4)
		*value = *value * 10 + (p[i++] - '0');
	return i > 3 ? 0 : i;
}

static const struct lexeme *word(const char *p, size_t n, size_t i, int class)
{
	const struct lexeme *w = i < n ? lexicon_match(&lex_marks, p + i, n - i) : NULL;

	return w && w->class == class ? w : NULL;
}

static bool found(struct mark *m, enum mark_class class, int number, size_t length, bool doubtful)
{
	m->class = class;
	m->number = number;
	m->length = length;
	m->doubtful = doubtful;
	return number > 0;
}

/* Characters that are a mark by themselves: U+2460 ①, U+2474 ⑴, U+2488 ⒈, U+3220 ㈠, U+2776 ❶. */
static bool one_character(const char *p, size_t n, struct mark *m)
{
	size_t len;
	uint32_t u = utf8_decode(p, n, &len);

	if (u >= 0x2460 && u <= 0x2473)
		return found(m, MARK_CIRCLED, (int)(u - 0x2460) + 1, len, false);
	if (u >= 0x2776 && u <= 0x277f)
		return found(m, MARK_CIRCLED, (int)(u - 0x2776) + 1, len, false);
	if (u >= 0x2474 && u <= 0x2487)
		return found(m, MARK_CIRCLED, (int)(u - 0x2474) + 1, len, false);
	if (u >= 0x2488 && u <= 0x249b)
		return found(m, MARK_ARABIC, (int)(u - 0x2488) + 1, len, false);
	if (u >= 0x3220 && u <= 0x3229)
		return found(m, MARK_CJK_PAREN, (int)(u - 0x3220) + 1, len, false);
	return false;
}

/* (一) (1), with blanks inside. */
static bool in_parens(const char *p, size_t n, struct mark *m)
{
	size_t i = spaces(p, n, 1), len;
	int number = numeral_small(p + i, n - i, &len);
	enum mark_class class = MARK_CJK_PAREN;

	if (!number) {
		len = read_ascii(p + i, n - i, &number);
		class = MARK_ARABIC_PAREN;
	}
	if (!len)
		return false;
	i = spaces(p, n, i + len);
	return i < n && p[i] == ')' && found(m, class, number, i + 1, false);
}

/* 1.1 and 2.3.1; the first number has been read. */
static bool decimals(const char *p, size_t n, size_t i, struct mark *m)
{
	m->parts = 1;
	m->part[0] = m->number;
	while (i < n && p[i] == '.' && m->parts < 6) {
		size_t len = read_ascii(p + i + 1, n - i - 1, &m->part[m->parts]);

		if (!len || len > 2)
			break;
		i += 1 + len;
		m->parts++;
	}
	if (m->parts < 2 || (i < n && p[i] == '.'))
		return false;
	/* only where a blank or a character that is no digit follows; the sequence decides */
	return i < n && !(p[i] >= '0' && p[i] <= '9') && p[i] != '%' &&
	       found(m, MARK_DECIMAL, m->part[m->parts - 1], i, true);
}

/* 1. 1、 1) 1.1 */
static bool arabic(const char *p, size_t n, struct mark *m)
{
	int number;
	size_t i = read_ascii(p, n, &number), after;
	const struct lexeme *pause;

	if (!i || number == 0)
		return false;
	m->number = number;
	after = spaces(p, n, i);
	if ((pause = word(p, n, after, LEX_MARKS_PAUSE)))
		return found(m, MARK_ARABIC, number, after + pause->length, false);
	if (i < n && p[i] == ')')
		return found(m, MARK_ARABIC_PAREN, number, i + 1, true);
	if (i >= n || p[i] != '.')
		return false;
	if (i + 1 < n && p[i + 1] >= '0' && p[i + 1] <= '9')
		return decimals(p, n, i, m) ||
		       (read_ascii(p + i + 1, n - i - 1, &number) == 0 && /* 1.2024年 */
			found(m, MARK_ARABIC, m->number, i + 1, true));
	return found(m, MARK_ARABIC, number, i + 1, false);
}

/* 一、 一是 and the damaged 一. 一, 三 、 */
static bool chinese(const char *p, size_t n, bool inside, struct mark *m)
{
	size_t len, after;
	int number = numeral_small(p, n, &len);
	const struct lexeme *w;

	if (!number)
		return false;
	w = lexicon_match(&lex_marks, p + len, n - len);
	if (w && w->class == LEX_MARKS_PAUSE)
		return found(m, MARK_CJK, number, len + w->length, false);
	if (w && w->class == LEX_MARKS_TAIL && number <= 20) {
		m->family = lexeme_attr(w, 1)[0];
		return found(m, MARK_ITEM, number, len + w->length, false);
	}
	after = spaces(p, n, len);
	w = word(p, n, after, LEX_MARKS_PAUSE);
	if (w)
		return found(m, MARK_CJK, number, after + w->length, true);
	if (!inside && len < n && p[len] == ')') /* (三) that has lost its bracket */
		return found(m, MARK_CJK_PAREN, number, len + 1, true);
	w = after > len && number <= 20 ? word(p, n, after, LEX_MARKS_TAIL) : NULL;
	if (w) { /* 五 是 */
		m->family = lexeme_attr(w, 1)[0];
		return found(m, MARK_ITEM, number, after + w->length, true);
	}
	if (!inside && after > len && after < n) { /* 一　标题 */
		m->family = FAMILY_BLANK;
		return found(m, MARK_CJK, number, len, true);
	}
	if (!inside && after < n && (p[after] == '.' || p[after] == ','))
		return found(m, MARK_CJK, number, after + 1, true);
	return false;
}

/* 第一章, and the item 第一, */
static bool ordinal(const char *p, size_t n, size_t i, struct mark *m)
{
	const struct lexeme *w;
	size_t len, after;
	int number = numeral_small(p + i, n - i, &len);

	if (!number)
		len = read_ascii(p + i, n - i, &number);
	if (!len)
		return false;
	i += len;
	after = spaces(p, n, i);
	if ((w = word(p, n, after, LEX_MARKS_CHAPTER))) {
		m->family = lexeme_attr(w, 1)[0];
		i = after + w->length;
		/* a title or nothing follows, no particle: the sequence decides where no blank parts them */
		return found(m, MARK_CHAPTER, number, i, i < n && utf8_space(p + i, n - i) == 0);
	}
	m->family = FAMILY_ORDINAL;
	if (i < n && p[i] == ',')
		return found(m, MARK_ITEM, number, i, true);
	/* 第一、借外债…;第二、 but not 第一、二产业 */
	w = word(p, n, i, LEX_MARKS_PAUSE);
	m->family = FAMILY_ORDINAL_PAUSE;
	if (!w || word(p, n, i + w->length, LEX_MARKS_ORDINAL) ||
	    (numeral_small(p + i + w->length, n - i - w->length, &len) &&
	     !lexicon_match(&lex_idioms, p + i + w->length, n - i - w->length)))
		return false;
	return found(m, MARK_ITEM, number, i, true);
}

bool mark_is_word(const struct mark *m)
{
	return m->class == MARK_ITEM && m->family == FAMILY_NEXT;
}

bool mark_goes_on(char family, char next)
{
	return family == FAMILY_NEXT && (next == FAMILY_ORDINAL || next == FAMILY_ORDINAL_PAUSE);
}

static bool is_tail(char family)
{
	for (uint32_t i = 0; i < lex_marks.words_n; i++) {
		const struct lexeme *w = &lex_marks.words[i];

		if (w->class == LEX_MARKS_TAIL && lexeme_attr(w, 1)[0] == family)
			return true;
	}
	return false;
}

bool marks_are_alike(char family, char other)
{
	return is_tail(family) && is_tail(other);
}

bool mark_at(const char *p, size_t n, bool inside, struct mark *m)
{
	const struct lexeme *w;

	*m = (struct mark){.class = MARK_NONE};
	if (n == 0)
		return false;
	if (*p == '(')
		return in_parens(p, n, m);
	if (*p >= '0' && *p <= '9')
		return arabic(p, n, m);
	if (!inside && n > 2 && p[0] == '-' && p[1] == '-' && (unsigned char)p[2] >= 0xe0) { /* -- for —— */
		m->class = MARK_DASH;
		m->length = 2;
		return true;
	}
	if ((unsigned char)*p < 0x80)
		return false;
	w = lexicon_match(&lex_marks, p, n);
	if (w && w->class == LEX_MARKS_ITEM) {
		m->family = lexeme_attr(w, 1)[0];
		m->class = MARK_ITEM;
		m->number = lexeme_attr(w, 0)[0] ? lexeme_attr(w, 0)[0] - '0' : 0;
		m->length = w->length;
		m->doubtful = true;
		return true;
	}
	if (w && w->class == LEX_MARKS_ORDINAL)
		return ordinal(p, n, w->length, m);
	if (w && w->class == LEX_MARKS_DASH && !inside) {
		m->class = MARK_DASH;
		m->length = w->length;
		return true;
	}
	return one_character(p, n, m) || chinese(p, n, inside, m);
}
