/* mention - a number in a sentence and what it says; the sentence they stand in. Places are bytes of folded
 * text. */
#ifndef RPT_MENTION_H
#define RPT_MENTION_H

#include "buf.h"
#include "numeral.h"
#include "passage.h"

enum fact_type {
	FACT_COUNT,
	FACT_MONEY,
	FACT_MEASURE,
	FACT_PERCENT,
	FACT_POINTS,
	FACT_FRACTION,
	FACT_TIMES,
	FACT_RATIO,
	FACT_DURATION,
	FACT_DATE,
	FACT_TIME,
	FACT_PERIOD,
	FACT_ORDINAL,
	FACT_NAME,
	FACT_CODE,
	FACT_LABEL
};

/* Bytes in the store of the sentence. */
struct piece {
	size_t at, n;
};

struct mention {
	size_t from, to;      /* the span, modifiers included */
	size_t core, core_to; /* numeral and unit without modifiers */
	size_t thing_to;      /* of a size: where the name of its thing ends; 0: unknown */
	enum fact_type type;
	bool chinese; /* its numeral is written in characters */
	bool names;   /* its `what` names the thing in words of its own, not an act on what another counts */
	bool other_year; /* its time is of a year that a word names (去年8月): no year is to be filled in */
	struct piece value, max, unit, base, what, when;
	const char *mod, *change, *sense, *agg; /* "" for none */
};

/* A mark of the outline in folded text. */
struct label {
	size_t at, n;
};

/* What a sentence says of those behind it (lib/data/turns.tsv). */
enum turn {
	TURN_NONE,
	TURN_TARGETS, /* it names targets: they are plans */
	TURN_BACK,    /* it opens with a time that is over: its paragraph reports */
	TURN_AHEAD    /* it opens with a time to come */
};

struct sentence {
	const struct passage *passage;
	size_t from, to;           /* of the passage's folded text */
	bool first;                /* the first of its paragraph: a mark may open it */
	const struct label *label; /* marks of the outline known to stand in the passage, in order */
	size_t labels;
	struct mention *mention;
	size_t mentions, cap;
	struct buf store;
	enum turn turn;        /* set by mention_find() */
	struct numeral number; /* the one read last, and where: the readings tried at a place share it */
	size_t number_at;      /* SIZE_MAX: none */
	bool number_is;
	bool cells;   /* a row of a table: a bare number is a figure, whatever it looks like */
	bool planned; /* it stands in a part of plans: what is not told as done is a plan */
};

/* The name of a type in the rows. */
const char *fact_type_name(enum fact_type t);

/* True for the types that are facts: all but name, code and label. */
static inline bool fact_is(enum fact_type t)
{
	return t < FACT_NAME;
}

/* True for calendar mentions and ordinals, which count nothing. */
static inline bool fact_counts(enum fact_type t)
{
	return t <= FACT_DURATION;
}

/* Find all mentions of s (whose mentions and store are emptied first): spans, types, values, units,
 * modifiers. Linear. */
void mention_find(struct sentence *s);

/* Add text to the store, in which it may lie itself. */
struct piece mention_store(struct sentence *s, struct slice text);

static inline struct slice piece_text(const struct sentence *s, struct piece p)
{
	return slice_of(s->store.p + p.at, p.n);
}

void mention_free(struct sentence *s);

#endif
