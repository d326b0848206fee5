/* relations - what a report claims of its own figures, and whether it is so (rpt-check(1)). Words are in
 * lib/data/relations.tsv and complements.tsv. */
#ifndef RPT_RELATIONS_H
#define RPT_RELATIONS_H

#include "figures.h"

enum rule {
	RULE_SUM,        /* a whole and its parts */
	RULE_RATE,       /* 办结率 of what was taken up and what was settled */
	RULE_SHARE,      /* 其中N件,占P% */
	RULE_HUNDRED,    /* shares and structures that are all there is */
	RULE_DIFFERENCE, /* 由a到b,增加d; 顺差 */
	RULE_GROWTH,     /* 由a到b,增长P%; N,增加d,增长P%; 年均; 是…的k倍 */
	RULE_MEAN,       /* a total by a number */
	RULE_BALANCE,    /* received and carried in, handled and carried on */
	RULE_RANGE,      /* its ends are turned round */
	RULE_SAME,       /* one indicator, given twice */
	RULE_DATE        /* a day that does not exist, or comes after the document */
};

enum verdict { VERDICT_HOLDS, VERDICT_FAILS, VERDICT_OPEN };

const char *rule_name(enum rule r);
const char *verdict_name(enum verdict v);

/* How sure it is that the words claim the relation. */
enum told {
	TOLD,    /* it holds or fails */
	LOOSELY, /* it holds or is open */
	UNTOLD   /* it is open where the figures agree; else there is none */
};

enum {
	RELATION_PARTS = 12,
	RELATION_REACH =
	    100, /* figures: no rule looks farther, so time grows with the document and no faster */
	RELATION_NAME_MOST = 3000 /* bytes of a name that is compared with others, for the same reason */
};

struct relation {
	enum rule rule;
	enum verdict verdict;
	size_t claim; /* figures, by their place in the document */
	size_t part[RELATION_PARTS], parts;
	struct number computed; /* not known for dates */
};

struct relations {
	struct relation *relation;
	size_t n, cap;
	size_t *order; /* work space */
	size_t order_cap;
};

/* Find the relations of a document, in the order of their claims. Start from {0}; memory is kept. */
void relations_find(struct relations *r, const struct figures *f);

void relations_free(struct relations *r);

/* ---- for the files that know the rules ---- */

/* Add a relation: is what its claim says (`can`) what was computed (`is`, `computed` of the figures at face
 * value)? The relation added, or NULL. */
struct relation *relations_add(struct relations *r, enum rule rule, enum told told, size_t claim,
			       struct interval can, struct interval is, struct number computed);

/* A figure has entered it. r NULL: nothing is done. */
void relation_part(struct relation *r, size_t figure);

/* Whether figure k stands in the sentence, or in the paragraph, of figure i, and within reach. */
bool relation_in_sentence(const struct figures *f, size_t k, size_t i);
bool relation_in_para(const struct figures *f, size_t k, size_t i);

/* The first word of a class of lex_relations in s, or NULL. */
const struct lexeme *relation_word(struct slice s, int class);

/* The same in the words before a figure, or before the dates that stand right before it: 由2010年的62件. */
const struct lexeme *relation_before(const struct figures *f, size_t i, int class);

/* s without a word of the class at its end; false when none stands there. */
bool relation_strip(struct slice s, int class, struct slice *rest);

/* Whether a sentence's growth is told by another rule than its levels: some word before or behind its
 * figures. */
bool relation_is_real(const struct figures *f, size_t i);

/* Whether two units count the same things. */
bool relation_kin(struct slice a, struct slice b);

/* Whether two names share so many bytes in a row. */
bool relation_share(struct slice a, struct slice b, size_t bytes);

/* The rules, each over the whole document. */
void relations_sums(struct relations *r, const struct figures *f);
void relations_rates(struct relations *r, const struct figures *f);
void relations_growth(struct relations *r, const struct figures *f);
void relations_single(struct relations *r, const struct figures *f);

#endif
