#include "json.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "utf8.h"

static size_t blanks(struct slice s, size_t i)
{
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\r' || s.p[i] == '\n'))
		i++;
	return i;
}

bool json_blank(struct slice line)
{
	return blanks(line, 0) == line.n;
}

static int hex4(struct slice s, size_t i, uint32_t *v)
{
	*v = 0;
	for (size_t k = i; k < i + 4; k++) {
		char c = k < s.n ? s.p[k] : 0;
		int d = c >= '0' && c <= '9'                     ? c - '0'
			: (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
								 : -1;

		if (d < 0)
			return -1;
		*v = *v << 4 | (uint32_t)d;
	}
	return 0;
}

static void put_utf8(struct buf *b, uint32_t u)
{
	char c[4];
	size_t n = u < 0x80 ? 1 : u < 0x800 ? 2 : u < 0x10000 ? 3 : 4;

	if (n == 1) {
		c[0] = (char)u;
	} else {
		for (size_t i = n - 1; i > 0; i--, u >>= 6)
			c[i] = (char)(0x80 | (u & 0x3f));
		c[0] = (char)((0xf00 >> n & 0xff) | u);
	}
	buf_add(b, c, n);
}

/* A string from the quote at *i on. */
static const char *read_string(struct json_object *o, struct slice s, size_t *i)
{
	static const char plain[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";

	for (++*i; *i < s.n && s.p[*i] != '"'; ++*i) {
		uint32_t u, low;
		const char *known;

		o->bad = *i;
		if ((unsigned char)s.p[*i] < 0x20)
			return "a control character in a string";
		if (s.p[*i] != '\\') {
			buf_add(&o->text, s.p + *i, 1);
			continue;
		}
		++*i;
		known = *i < s.n && s.p[*i] ? strchr(plain, s.p[*i]) : NULL;
		if (known) {
			buf_add(&o->text, meant + (known - plain), 1);
			continue;
		}
		if (*i >= s.n || s.p[*i] != 'u' || hex4(s, *i + 1, &u) < 0)
			return "a bad escape in a string";
		*i += 4;
		if (u >= 0xd800 && u < 0xdc00 && *i + 6 < s.n && s.p[*i + 1] == '\\' && s.p[*i + 2] == 'u' &&
		    hex4(s, *i + 3, &low) == 0 && low >= 0xdc00 && low < 0xe000) {
			u = 0x10000 + ((u - 0xd800) << 10) + (low - 0xdc00);
			*i += 6;
		}
		if (u >= 0xd800 && u < 0xe000)
			return "half of a surrogate pair";
		if (u == 0)
			return "a NUL in a string";
		put_utf8(&o->text, u);
	}
	o->bad = *i;
	if (*i >= s.n)
		return "a string that is not closed";
	++*i;
	return NULL;
}

static bool digit(struct slice s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static size_t digits(struct slice s, size_t i)
{
	while (digit(s, i))
		i++;
	return i;
}

/* The end of the number at i, or i. */
static size_t number_end(struct slice s, size_t i)
{
	size_t from = i;

	i += i < s.n && s.p[i] == '-';
	if (!digit(s, i))
		return from;
	i = s.p[i] == '0' ? i + 1 : digits(s, i);
	if (i < s.n && s.p[i] == '.') {
		if (!digit(s, i + 1))
			return from;
		i = digits(s, i + 1);
	}
	if (i < s.n && (s.p[i] | 0x20) == 'e') {
		i++;
		i += i < s.n && (s.p[i] == '+' || s.p[i] == '-');
		if (!digit(s, i))
			return from;
		i = digits(s, i);
	}
	return i;
}

static const char *read_value(struct json_object *o, struct slice s, size_t *i)
{
	static const char *const words[] = {"null", "true", "false"};
	size_t end;

	o->bad = *i;
	if (*i < s.n && s.p[*i] == '"')
		return read_string(o, s, i);
	if (*i < s.n && (s.p[*i] == '{' || s.p[*i] == '['))
		return "a value that is an object or array; only flat objects make a row";
	for (size_t k = 0; k < 3; k++) {
		size_t n = strlen(words[k]);

		if (s.n - *i >= n && memcmp(s.p + *i, words[k], n) == 0) {
			buf_add(&o->text, words[k], k ? n : 0);
			*i += n;
			return NULL;
		}
	}
	end = number_end(s, *i);
	if (end == *i)
		return "no JSON value";
	buf_add(&o->text, s.p + *i, end - *i);
	*i = end;
	return NULL;
}

static void end_text(struct json_object *o, size_t at)
{
	o->end = buf_grow(o->end, &o->cap, at + 1, sizeof *o->end);
	o->end[at] = o->text.n;
}

static struct slice part(const struct json_object *o, size_t at)
{
	size_t from = at ? o->end[at - 1] : 0;

	return slice_of(o->text.p + from, o->end[at] - from);
}

static const char *read_member(struct json_object *o, struct slice s, size_t *i)
{
	const char *why;
	struct slice key;
	size_t at;

	o->bad = at = *i = blanks(s, *i);
	if (*i >= s.n || s.p[*i] != '"')
		return "a key must be a string";
	if ((why = read_string(o, s, i)))
		return why;
	end_text(o, 2 * o->n);
	key = part(o, 2 * o->n);
	if (key.n == 0)
		return "an empty key";
	if (index_add(&o->keys, key) < o->n) {
		o->bad = at;
		return "a key that stands twice";
	}
	o->bad = *i = blanks(s, *i);
	if (*i >= s.n || s.p[*i] != ':')
		return "a ':' is missing";
	*i = blanks(s, *i + 1);
	if ((why = read_value(o, s, i)))
		return why;
	end_text(o, 2 * o->n + 1);
	o->n++;
	return NULL;
}

const char *json_read_object(struct json_object *o, struct slice s)
{
	size_t i = blanks(s, 0);
	const char *why;

	o->n = o->text.n = o->bad = 0;
	buf_reserve(&o->text, 1); /* never NULL */
	index_clear(&o->keys);
	while (o->bad < s.n && (o->bad += utf8_valid(s.p + o->bad, s.n - o->bad)) < s.n && s.p[o->bad] == 0)
		o->bad++; /* a NUL is for the strings to refuse */
	if (o->bad < s.n)
		return "not UTF-8";
	o->bad = i;
	if (i >= s.n || s.p[i] != '{')
		return "not a JSON object";
	i = blanks(s, i + 1);
	if (i < s.n && s.p[i] == '}')
		return "an object without members";
	for (;; i++) {
		if ((why = read_member(o, s, &i)))
			return why;
		o->bad = i = blanks(s, i);
		if (i < s.n && s.p[i] == '}')
			break;
		if (i >= s.n || s.p[i] != ',')
			return "a ',' or '}' is missing";
	}
	o->bad = i = blanks(s, i + 1);
	return i == s.n ? NULL : "text behind the object";
}

struct slice json_key(const struct json_object *o, size_t i)
{
	return part(o, 2 * i);
}

struct slice json_value(const struct json_object *o, size_t i)
{
	return part(o, 2 * i + 1);
}

void json_free(struct json_object *o)
{
	buf_free(&o->text);
	index_free(&o->keys);
	free(o->end);
	*o = (struct json_object){0};
}

void json_put_string(struct output *to, struct slice s)
{
	output_char(to, '"');
	while (s.n) {
		size_t good = utf8_valid(s.p, s.n), from = 0;

		for (size_t i = 0; i < good; i++) {
			unsigned char c = (unsigned char)s.p[i];
			char escape[8];

			if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
				continue;
			output_bytes(to, s.p + from, i - from);
			from = i + 1;
			if (c == '"' || c == '\\')
				snprintf(escape, sizeof escape, "\\%c", c);
			else
				snprintf(escape, sizeof escape,
					 c == '\t'   ? "\\t"
					 : c == '\n' ? "\\n"
					 : c == '\r' ? "\\r"
						     : "\\u%04x",
					 c);
			output_str(to, escape);
		}
		output_bytes(to, s.p + from, good - from);
		s = slice_of(s.p + good, s.n - good);
		if (s.n) {
			output_str(to, *s.p ? "\xef\xbf\xbd" : "\\u0000");
			s = slice_of(s.p + 1, s.n - 1);
		}
	}
	output_char(to, '"');
}
