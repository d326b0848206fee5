/* mutator - changes of texts that are still texts: characters and words of the tables come, go and change
 * places, so that the fuzzer gets behind the check for UTF-8. Half of the time the bytes are its own matter.
 */
#include <stdint.h>
#include <string.h>

#include "tables.h"
#include "utf8.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

static uint64_t state;

/* A number below n (Marsaglia's xorshift). */
static size_t pick(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return n ? (size_t)(state >> 16) % n : 0;
}

static const struct lexicon *const lexicons[] = {
    &lex_bases,      &lex_changes, &lex_closings, &lex_codes,       &lex_conversions,
    &lex_cues,       &lex_dates,   &lex_heads,    &lex_marks,       &lex_meta,
    &lex_modifiers,  &lex_names,   &lex_numerals, &lex_punctuation, &lex_roles,
    &lex_typography, &lex_units,   &lex_units,    &lex_numerals,    &lex_marks,
};

static const char *const pieces[] = {
    "\n",   "\n\n", "\t",    "\\n",     "\\t",  "\\\\",     "\r\n",     " ",     "　",     "。",
    "；",   "，",   "、",    "：",      "“",    "”",        "（",       "）",    "(",      ")",
    "《",   "》",   "……",    "——",      "%",    "1",        "0",        "9",     "12",     "1.",
    "1.1",  "2024", "1,234", "0.5",     "-",    "—",        "~",        "至",    "一",     "二",
    "三",   "十",   "百",    "万",      "亿",   "（一）",   "一、",     "（1）", "①",      "第一章",
    "一是", "首先", "|",     "| --- |", "#",    "##",       "**",       "\f",    "-1-",    "====\n",
    "年",   "月",   "日",    "其中",    "分别", "同比增长", "个百分点", "以上",  "比上年", "关于",
    "报告", "目录", "：\n",  "\"",      ",",    "{\"a\":",  "\\u00e4",
};

/* The beginning of the character that the byte at i is part of. */
static size_t boundary(const uint8_t *data, size_t size, size_t i)
{
	while (i > 0 && i < size && (data[i] & 0xc0) == 0x80)
		i--;
	return i;
}

static size_t place(const uint8_t *data, size_t size)
{
	return boundary(data, size, pick(size + 1));
}

/* Put n bytes at `at`, in the place of `gone` ones. */
static size_t splice(uint8_t *data, size_t size, size_t max_size, size_t at, size_t gone, const void *p,
		     size_t n)
{
	if (size - gone + n > max_size)
		return size;
	memmove(data + at + n, data + at + gone, size - at - gone);
	if (n)
		memcpy(data + at, p, n);
	return size - gone + n;
}

static size_t word(const char **p)
{
	if (pick(2)) {
		*p = pieces[pick(sizeof pieces / sizeof *pieces)];
		return strlen(*p);
	}
	{
		const struct lexicon *l = lexicons[pick(sizeof lexicons / sizeof *lexicons)];
		const struct lexeme *w = &l->words[pick(l->words_n)];

		*p = lexeme_word(w);
		return w->length;
	}
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
	char copy[256];
	const char *p;
	size_t at, to, n;

	state = seed * 0x9e3779b97f4a7c15u + 88172645463325252u;
	if (pick(2))
		return LLVMFuzzerMutate(data, size, max_size);
	for (size_t times = 1 + pick(4); times; times--) {
		at = place(data, size);
		to = boundary(data, size, at + pick(pick(4) ? 12 : 200) < size ? at + pick(200) : size);
		if (to < at || to > size)
			to = at;
		switch (pick(5)) {
		case 0:
		case 1:
			n = word(&p);
			size = splice(data, size, max_size, at, 0, p, n);
			break;
		case 2:
			n = word(&p);
			to = at < size ? at + utf8_step((const char *)data + at, size - at) : at;
			size = splice(data, size, max_size, at, to - at, p, n);
			break;
		case 3:
			size = splice(data, size, max_size, at, to - at, NULL, 0);
			break;
		default:
			n = to - at < sizeof copy ? to - at : sizeof copy;
			memcpy(copy, data + at, n);
			at = place(data, size);
			size = splice(data, size, max_size, at, 0, copy, n);
			break;
		}
	}
	return size;
}
