/* phrase - what opens, joins and ends the phrases that name what is counted (lib/data/phrases.tsv,
 * shared.tsv). */
#ifndef RPT_PHRASE_H
#define RPT_PHRASE_H

#include "lexicon.h"
#include "mention.h"

/* Bytes of the mark or word that joins the items of a list (、 和) and ends right before `at`, in folded text
 * from `from` on; 0 for none. */
size_t phrase_join_before(const struct sentence *s, size_t from, size_t at);

/* The verbs that open a phrase, 新建 or 改造和新建; n 0 for none. */
struct slice phrase_leading_verbs(struct slice words);

/* Whether a word of phrases.tsv (NULL: none) is dropped at the beginning of a phrase, which stands before the
 * figure or `behind` it, and at its end. */
bool phrase_drops_in_front(const struct lexeme *w, bool behind);
bool phrase_drops_behind(const struct lexeme *w);

#endif
