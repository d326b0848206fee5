#include "numeral.h"

#include <stdint.h>

#include "decimal.h"
#include "tables.h"
#include "utf8.h"

enum { BLANKS_MOST = 2 };

static const struct lexeme *numeral_word(const char *p, size_t n)
{
	return n && (unsigned char)*p >= 0x80 ? lexicon_match(&lex_numerals, p, n) : NULL;
}

/* The value column of a table row: a plain integer. */
static int value_of(const struct lexeme *w)
{
	int v = 0;

	for (const char *c = lexeme_attr(w, 0); *c; c++)
		v = v * 10 + (*c - '0');
	return v;
}

/* 余, 多 between a numeral and its magnitude. */
static size_t inner_over(const char *p, size_t n)
{
	const struct lexeme *w = n ? lexicon_match(&lex_modifiers, p, n) : NULL;

	return w && w->class == LEX_MODIFIERS_OVER && strcmp(lexeme_attr(w, 0), "after") == 0 ? w->length : 0;
}

/* A unit of measure that begins with a magnitude (千瓦, 百分点) keeps it. */
static bool unit_keeps(const char *p, size_t n, const struct lexeme *magnitude)
{
	const struct lexeme *u = lexicon_match(&lex_units, p, n);

	return u && u->length > magnitude->length;
}

static void store(char *to, size_t *to_n, const struct buf *from)
{
	*to_n = from->n < NUMERAL_MAX ? from->n : NUMERAL_MAX;
	memcpy(to, from->p, *to_n);
}

const char numeral_permille[] = "\xe2\x80\xb0";

size_t numeral_percent(const char *p, size_t n, bool *permille)
{
	size_t len = sizeof numeral_permille - 1;

	*permille = n >= len && memcmp(p, numeral_permille, len) == 0;
	return *permille ? len : n > 0 && *p == '%';
}

/* Blanks at p, as far as they are few. */
static size_t blank_run(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && i < BLANKS_MOST && p[i] == ' ')
		i++;
	return i;
}

/* 139.01 亿元: blanks that a scan left before a magnitude. */
static size_t blank_before_group(const char *p, size_t n)
{
	size_t i = blank_run(p, n);
	const struct lexeme *w = i ? numeral_word(p + i, n - i) : NULL;

	return w && w->class == LEX_NUMERALS_GROUP ? i : 0;
}

/* Magnitudes behind written digits, 万 亿 万亿 千万: their power of ten together; moves *i. */
static int magnitudes(const char *p, size_t n, size_t *i, struct numeral *out)
{
	int power = 0;

	*i += blank_before_group(p + *i, n - *i);
	while (*i < n) {
		size_t over = inner_over(p + *i, n - *i);
		const struct lexeme *w = numeral_word(p + *i + over, n - *i - over);

		if (!w || (w->class != LEX_NUMERALS_UNIT && w->class != LEX_NUMERALS_GROUP) ||
		    (w->class == LEX_NUMERALS_UNIT && value_of(w) == 1) ||
		    unit_keeps(p + *i + over, n - *i - over, w) || power + value_of(w) > 24)
			break;
		power += value_of(w);
		out->over |= over > 0;
		out->magnitude = true;
		*i += over + w->length;
	}
	return power;
}

static bool is_digit(const char *p, size_t n, size_t i)
{
	return i < n && p[i] >= '0' && p[i] <= '9';
}

/* 1,234,567: from the first comma on, the bytes of the groups of three; 0 when it is no grouping. */
static size_t grouped(const char *p, size_t n, size_t i)
{
	size_t from = i;

	while (i < n && p[i] == ',' && is_digit(p, n, i + 1) && is_digit(p, n, i + 2) &&
	       is_digit(p, n, i + 3) && !is_digit(p, n, i + 4))
		i += 4;
	return i - from;
}

/* Add digits to the value as far as they fit; out->too_long tells when they do not. */
static void add_digits(struct numeral *out, const char *p, size_t n)
{
	if (out->too_long)
		return;
	memcpy(out->value + out->value_n, p, n);
	out->value_n += n;
}

static bool percent_behind(const char *p, size_t n, size_t i)
{
	size_t from = i;

	while (is_digit(p, n, i))
		i++;
	return i > from && i < n && p[i] == '%';
}

/* The point at p, with a blank in front; its bytes, or 0. */
static size_t scattered_point(const char *p, size_t n)
{
	size_t blank = n && *p == ' ';
	const struct lexeme *w = numeral_word(p + blank, n - blank);

	if (blank < n && p[blank] == '.')
		return blank + 1;
	return w && w->class == LEX_NUMERALS_POINT ? blank + w->length : 0;
}

/* 2 5 0亿, 1 0 .0 6 %: single digits that a scan parted by blanks, three at least, before a magnitude, a unit
 * or a percent sign. To the value; their bytes, or 0. */
static size_t scattered(const char *p, size_t n, struct numeral *out)
{
	size_t i = 1, digits = 1, point = 0, at;
	const struct lexeme *w;
	char value[2 * NUMERAL_DIGITS];
	bool permille;

	value[0] = *p;
	while (digits + 1 < sizeof value) {
		size_t dot = point ? 0 : scattered_point(p + i, n - i);

		at = i + dot;
		at += at < n && p[at] == ' ';
		if (at == i || !is_digit(p, n, at) || is_digit(p, n, at + 1))
			break;
		if (dot) {
			point = digits;
			value[digits++] = '.';
		}
		value[digits++] = p[at];
		i = at + 1;
	}
	if (digits < (point ? 4 : 3))
		return 0;
	at = i + blank_run(p + i, n - i);
	w = numeral_word(p + at, n - at);
	if (!(w && w->class == LEX_NUMERALS_GROUP) && !numeral_percent(p + at, n - at, &permille) &&
	    !((w = lexicon_match(&lex_units, p + at, n - at)) && w->class != LEX_UNITS_NONE))
		return 0;
	out->point = point > 0;
	out->digits = point ? point : digits;
	add_digits(out, value, digits);
	return i;
}

/* Digits, groups of three and a point, without commas, to the value. The bytes. */
static size_t ascii_digits(const char *p, size_t n, struct numeral *out)
{
	size_t i = 0, groups, point = 0;
	const struct lexeme *w;

	if ((i = scattered(p, n, out)) > 0)
		return i;
	while (is_digit(p, n, i))
		i++;
	out->digits = i;
	out->too_long = i > NUMERAL_DIGITS;
	add_digits(out, p, i);
	if (i <= 3 && (groups = grouped(p, n, i)) > 0) {
		out->too_long = groups / 4 * 3 + i > NUMERAL_DIGITS;
		for (size_t k = i; k < i + groups; k += 4)
			add_digits(out, p + k + 1, 3);
		i += groups;
	}
	w = numeral_word(p + i, n - i);
	if (i < n && p[i] == '.')
		point = 1;
	else if (w && w->class == LEX_NUMERALS_POINT)
		point = w->length;
	if (point && i + 2 < n && p[i + 1] == ' ' && percent_behind(p, n, i + 2))
		point = 2; /* 65. 65% */
	if (point && is_digit(p, n, i + point)) {
		size_t from = i += point;

		while (is_digit(p, n, i))
			i++;
		out->point = true;
		out->too_long |= i - from > NUMERAL_DIGITS;
		add_digits(out, ".", 1);
		add_digits(out, p + from, i - from);
	}
	return i;
}

static bool read_ascii(const char *p, size_t n, struct numeral *out)
{
	size_t i = ascii_digits(p, n, out);
	int power;

	out->script = NUMERAL_ASCII;
	out->sequence = true;
	power = out->too_long ? 0 : magnitudes(p, n, &i, out);
	if (power) {
		struct buf b = {0};
		struct numeral part = {0};

		decimal_scale(&b, slice_of(out->value, out->value_n), power);
		store(out->value, &out->value_n, &b);
		/* 3亿5000万: a smaller part follows */
		if (power >= 4 && is_digit(p, n, i) && read_ascii(p + i, n - i, &part) && part.magnitude &&
		    !part.too_long && part.value_n < out->value_n) {
			b.n = 0;
			decimal_add(&b, slice_of(out->value, out->value_n),
				    slice_of(part.value, part.value_n), false);
			store(out->value, &out->value_n, &b);
			i += part.length;
			out->over |= part.over;
		}
		buf_free(&b);
	}
	out->length = i;
	return true;
}

/* The number that Chinese digits, units and groups add up to, as it grows. */
struct sum {
	uint64_t total, section, run; /* above the group, inside it, digits not yet multiplied */
	uint64_t run_max;             /* upper end of 两三, 0: none */
	uint64_t total_max, section_max;
	size_t run_digits;
	int last_unit; /* power of the unit or group before the run */
	bool zero;     /* a zero stood in the run */
	bool overflow;
	bool any;
};

static uint64_t power10(int n)
{
	uint64_t v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

static void add_digit(struct sum *s, int d)
{
	if (s->run_digits == 1 && s->run > 0 && (int)s->run < d &&
	    (d - (int)s->run == 1 || (s->run == 3 && d == 5)))
		s->run_max = (uint64_t)d;
	else
		s->run_max = 0;
	if (s->run > UINT64_MAX / 100)
		s->overflow = true;
	else
		s->run = s->run * 10 + (uint64_t)d;
	s->zero |= d == 0;
	s->run_digits++;
	s->any = true;
}

/* The run of digits as one number, or as a range 两三. */
static void take_run(struct sum *s, uint64_t factor, bool implied)
{
	uint64_t low = s->run, high = low;

	if (s->run_digits == 0 && implied)
		low = high = 1;
	if (s->run_max) {
		high = s->run_max;
		low = s->run / 10;
	}
	if (high && factor > UINT64_MAX / 1000 / high) {
		s->overflow = true;
		return;
	}
	s->section_max += high * factor;
	s->section += low * factor;
	s->run = s->run_max = 0;
	s->run_digits = 0;
	s->zero = false;
}

static void take_group(struct sum *s, int power, bool bare)
{
	uint64_t factor = power10(power);

	take_run(s, 1, bare);
	if (power == 8) { /* 亿 multiplies all that stands before it */
		s->section += s->total;
		s->section_max += s->total_max;
		s->total = s->total_max = 0;
	}
	if (s->section_max > UINT64_MAX / factor / 10) {
		s->overflow = true;
		return;
	}
	s->total += s->section * factor;
	s->total_max += s->section_max * factor;
	s->section = s->section_max = 0;
}

static void put_number(char *to, size_t *to_n, uint64_t v)
{
	char digits[20];
	size_t i = sizeof digits;

	do {
		digits[--i] = (char)('0' + v % 10);
		v /= 10;
	} while (v);
	*to_n = sizeof digits - i;
	memcpy(to, digits + i, *to_n);
}

/* Behind a point: digits, then magnitudes. 一点九, 二七〇·一亿. */
static size_t read_fraction(const char *p, size_t n, struct sum *s, struct numeral *out)
{
	struct buf digits = {0}, value = {0};
	const struct lexeme *w;
	char whole[20];
	size_t whole_n, i = 0;
	int power;

	s->run_max = 0; /* 三四·三 is no range */
	take_run(s, 1, false);
	put_number(whole, &whole_n, s->total + s->section);
	buf_add(&digits, whole, whole_n);
	buf_add(&digits, ".", 1);
	while ((w = numeral_word(p + i, n - i)) && w->class == LEX_NUMERALS_DIGIT) {
		char d = (char)('0' + value_of(w));

		if (digits.n < 2 * NUMERAL_DIGITS)
			buf_add(&digits, &d, 1);
		i += w->length;
	}
	power = magnitudes(p, n, &i, out);
	decimal_scale(&value, slice_of(digits.p, digits.n), power);
	store(out->value, &out->value_n, &value);
	out->point = true;
	buf_free(&digits);
	buf_free(&value);
	return i;
}

/* Whether a digit stands at p: what makes a point out of 点 or ·. */
static bool digit_follows(const char *p, size_t n)
{
	const struct lexeme *w = numeral_word(p, n);

	return w && w->class == LEX_NUMERALS_DIGIT;
}

static void finish_chinese(struct sum *s, struct numeral *out)
{
	uint64_t low, high;

	/* 两千三, 一万二: the last digit counts in the unit below, unless a zero stands before it */
	if (s->run_digits == 1 && !s->zero && s->last_unit > 1 && !s->run_max)
		take_run(s, power10(s->last_unit - 1), false);
	else
		take_run(s, 1, false);
	low = s->total + s->section;
	high = s->total_max + s->section_max;
	put_number(out->value, &out->value_n, low);
	if (high != low)
		put_number(out->max, &out->max_n, high);
	out->too_long |= s->overflow;
}

static bool read_chinese(const char *p, size_t n, struct numeral *out)
{
	struct sum s = {0};
	const struct lexeme *w;
	size_t i = 0;

	out->script = NUMERAL_CHINESE;
	out->sequence = true;
	while ((w = numeral_word(p + i, n - i))) {
		size_t over;

		if (w->class == LEX_NUMERALS_HALF || w->class == LEX_NUMERALS_ROMAN)
			break;
		if (w->class == LEX_NUMERALS_POINT || w->class == LEX_NUMERALS_SPOKEN) {
			if (!s.any || out->point || !digit_follows(p + i + w->length, n - i - w->length))
				break;
			i += w->length;
			i += read_fraction(p + i, n - i, &s, out);
			out->length = i;
			return true;
		}
		if (w->class == LEX_NUMERALS_VAGUE) {
			const struct lexeme *next = numeral_word(p + i + w->length, n - i - w->length);

			if (out->vague || s.run_digits > 0 ||
			    (!s.any && (!next || (next->class != LEX_NUMERALS_UNIT &&
						  next->class != LEX_NUMERALS_GROUP))))
				break;
			out->vague = true;
			i += w->length;
			continue;
		}
		if (w->class == LEX_NUMERALS_DIGIT) {
			add_digit(&s, value_of(w));
			out->digits++;
		} else if (unit_keeps(p + i, n - i, w) && s.any) {
			break;
		} else if (w->class == LEX_NUMERALS_UNIT) {
			take_run(&s, power10(value_of(w)), true);
			s.last_unit = value_of(w);
		} else if (w->class == LEX_NUMERALS_TENS) {
			s.section += (uint64_t)value_of(w);
			s.section_max += (uint64_t)value_of(w);
			s.last_unit = 1;
		} else {
			take_group(&s, value_of(w), !s.any);
			s.last_unit = value_of(w);
		}
		if (w->class != LEX_NUMERALS_DIGIT) {
			out->magnitude = true;
			out->sequence = false;
			s.any = true;
		}
		i += w->length;
		over = inner_over(p + i, n - i);
		if (over && (w = numeral_word(p + i + over, n - i - over)) &&
		    w->class == LEX_NUMERALS_GROUP) {
			out->over = true;
			i += over;
		}
	}
	if (!s.any)
		return false;
	out->length = i;
	out->too_long = out->digits > NUMERAL_DIGITS || i > 6 * NUMERAL_DIGITS;
	finish_chinese(&s, out);
	return true;
}

bool numeral_read(const char *p, size_t n, struct numeral *out)
{
	memset(out, 0, offsetof(struct numeral, value));
	if (is_digit(p, n, 0))
		return read_ascii(p, n, out);
	return read_chinese(p, n, out);
}

int numeral_small(const char *p, size_t n, size_t *length)
{
	struct numeral v = {0};
	int value = 0;

	*length = 0;
	if (n == 0 || (unsigned char)*p < 0x80 || !read_chinese(p, n < 24 ? n : 24, &v) || v.point ||
	    v.vague || v.over || v.max_n || v.value_n > 3)
		return 0;
	for (size_t i = 0; i < v.value_n; i++)
		value = value * 10 + (v.value[i] - '0');
	*length = v.length;
	return value;
}
