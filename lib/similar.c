#include "similar.h"

#include "tables.h"
#include "utf8.h"

void similar_fold(struct buf *out, struct slice s)
{
	size_t i = 0, len;

	buf_reserve(out, s.n);
	while (i < s.n) {
		const struct lexeme *w;
		char ascii;

		if ((len = utf8_space(s.p + i, s.n - i)) > 0) {
			i += len;
			continue;
		}
		ascii = utf8_fold(s.p + i, s.n - i, &len);
		if (!ascii)
			len = utf8_step(s.p + i, s.n - i);
		w = ascii ? lexicon_match(&lex_typography, &ascii, 1)
			  : lexicon_match(&lex_typography, s.p + i, len);
		if (w)
			buf_add(out, lexeme_attr(w, 0), strlen(lexeme_attr(w, 0)));
		else if ((ascii ? ascii : s.p[i]) == '"')
			buf_add(out, "'", 1);
		else if (ascii)
			buf_add(out, &ascii, 1);
		else
			buf_add(out, s.p + i, len);
		i += len;
	}
}
