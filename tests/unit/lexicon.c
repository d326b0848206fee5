/* Longest match over the compiled tables, against a search through all words. */
#include "lexicon.h"
#include "check.h"
#include "tables.h"

static bool begins(const struct lexeme *w, const char *p, size_t n)
{
	return w->length <= n && memcmp(lexeme_word(w), p, w->length) == 0;
}

static bool ends(const struct lexeme *w, const char *p, size_t n)
{
	return w->length <= n && memcmp(lexeme_word(w), p + n - w->length, w->length) == 0;
}

static size_t length(const struct lexeme *w)
{
	return w ? w->length : 0;
}

static void check_text(const struct lexicon *l, const char *p, size_t n)
{
	size_t first = 0, last = 0, all = 0;
	const struct lexeme *found = lexicon_find(l, slice_of(p, n));

	for (uint32_t i = 0; i < l->words_n; i++) {
		const struct lexeme *w = &l->words[i];

		if (w->length > first && begins(w, p, n))
			first = w->length;
		if (w->length > last && ends(w, p, n))
			last = w->length;
		if (w->length == n && begins(w, p, n))
			all = n;
	}
	CHECK(length(lexicon_match(l, p, n)) == first);
	CHECK(length(lexicon_match_end(l, p, n)) == last);
	CHECK(length(found) == all);
}

static void check_table(const struct lexicon *l)
{
	CHECK(l->words_n > 0);
	for (uint32_t i = 0; i < l->words_n; i++) {
		const struct lexeme *w = &l->words[i];

		CHECK(strlen(lexeme_word(w)) == w->length && w->length > 0);
		CHECK(lexicon_find(l, slice_of(lexeme_word(w), w->length)) == w);
		CHECK(lexicon_match(l, lexeme_word(w), w->length) == w);
		CHECK(lexicon_match_end(l, lexeme_word(w), w->length) == w);
		CHECK(length(lexicon_match(l, lexeme_word(w), w->length - 1u)) < w->length);
	}
	for (int round = 0; round < 400; round++) {
		char text[1024];
		size_t n = 0, cut;

		for (int k = 0; k < 3; k++) {
			const struct lexeme *w = &l->words[check_random(l->words_n)];

			memcpy(text + n, lexeme_word(w), w->length);
			n += w->length;
		}
		cut = check_random((uint32_t)n);
		check_text(l, text + cut, n - cut);
		check_text(l, text, cut);
	}
	check_text(l, "", 0);
	check_text(l, "\xff\xff\x80", 3);
	check_text(l, "\0\0", 2);
}

int main(void)
{
	static const struct lexicon *const tables[] = {
	    &lex_bases,    &lex_changes, &lex_codes,       &lex_cues,       &lex_dates,     &lex_frames,
	    &lex_grades,   &lex_heads,   &lex_idioms,      &lex_marks,      &lex_modifiers, &lex_names,
	    &lex_numerals, &lex_phrases, &lex_punctuation, &lex_quantities, &lex_roles,     &lex_units};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		check_table(tables[i]);
	CHECK(lexicon_digest != 0);
	return check_end();
}
