/* pattern - POSIX extended regular expressions over characters (XBD 9.4), with the literals that any match
 * must hold found beforehand, so that regexec(3) is seldom asked. */
#ifndef RPT_PATTERN_H
#define RPT_PATTERN_H

#include <regex.h>

#include "buf.h"

struct pattern {
	struct buf source; /* terminated; empty: no pattern was read */
	regex_t ere;
	bool compiled;
	bool plain; /* a literal or several joined by |: to hold one is to match */
	struct buf store;
	struct piece_of_pattern {
		size_t at, n;
	} * literal; /* in store: every match holds one of them; none: nothing is known */
	size_t literals, cap;
};

/* Read an expression. `folded`: it is for text whose full-width forms are ASCII, and its own become literal
 * ASCII characters. NULL, or what is wrong with it (valid until the next call); p is to be freed either way.
 * Dies where there is no memory for it, as pattern_matches() does. */
const char *pattern_read(struct pattern *p, struct slice ere, bool folded);

/* The same for one that is known to be good: it is compiled when it is first needed. */
const char *pattern_prepare(struct pattern *p, struct slice ere, bool folded);

static inline struct slice pattern_literal(const struct pattern *p, size_t i)
{
	return slice_of(p->store.p + p->literal[i].at, p->literal[i].n);
}

/* Whether it matches somewhere in text, which is terminated and n bytes long. */
bool pattern_matches(struct pattern *p, const char *text, size_t n);

void pattern_free(struct pattern *p);

#endif
