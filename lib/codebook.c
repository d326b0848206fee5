#include "codebook.h"

#include <inttypes.h>
#include <stdlib.h>

#include "decimal.h"
#include "err.h"
#include "tables.h"
#include "utf8.h"

enum { KEY_MOST = 25, UNBOUND = -1, MET = -2, OWN_FIRST = 1 << 16 };
enum { UNKEYED_MOST = 65536, UNKEYED_SAID = 20 };

/* Columns that are no conditions. */
enum { KEY, PATTERN, NOT, TO, FIXED };
static const char *const fixed_columns[FIXED] = {"key", "pattern", "not", "to"};
static const char *const people_columns[] = {"label", "def", "example", "counter", "by", "since"};

static bool is_condition(struct slice name)
{
	for (size_t i = 0; i < FIXED; i++) {
		if (slice_is(name, fixed_columns[i]))
			return false;
	}
	for (size_t i = 0; i < sizeof people_columns / sizeof *people_columns; i++) {
		if (slice_is(name, people_columns[i]))
			return false;
	}
	return true;
}

static unsigned slot_of(const char *p, size_t n)
{
	return lexicon_slot(p, n) * 2654435761u >> 24;
}

/* ---- reading ---- */

static bool key_is_good(struct slice key)
{
	for (size_t i = 0; i < key.n; i++) {
		char k = key.p[i];
		bool letter = k >= 'a' && k <= 'z', digit = k >= '0' && k <= '9';

		if (!letter && (i == 0 || (!digit && k != '_')))
			return false;
	}
	return key.n > 0 && key.n <= KEY_MOST;
}

static const char *read_pattern(struct pattern *p, struct slice ere)
{
	return ere.n ? pattern_read(p, ere, true) : NULL;
}

/* The literals of an indicator's pattern go into the slots; without any it is always looked at. */
static void add_literals(struct codebook *c, size_t i)
{
	const struct pattern *p = &c->indicator[i].pattern;

	if (p->literals == 0)
		c->always[i / 64] |= UINT64_C(1) << i % 64;
	for (size_t k = 0; k < p->literals; k++) {
		struct slice text = pattern_literal(p, k);
		size_t *slot = &c->slot[slot_of(text.p, text.n)];

		BUF_PUSH_ROOM(c->literal, c->literal_cap, c->literals);
		c->literal[c->literals] = (struct codebook_literal){text, i, *slot};
		*slot = c->literals++;
	}
}

static struct slice cell(const struct codebook *c, size_t row, int column)
{
	return column < 0 ? slice_of("", 0) : c->file.field[row * c->file.columns + (size_t)column];
}

static int read_indicator(struct codebook *c, size_t row, const int *fixed)
{
	struct indicator *x = &c->indicator[row];
	const char *wrong, *column = "pattern";

	x->key = cell(c, row, fixed[KEY]);
	x->to = cell(c, row, fixed[TO]);
	x->condition = c->conditions;
	if (!key_is_good(x->key)) {
		err_line(c->file.file, c->file.line[row], "key '%.*s' must match [a-z][a-z0-9_]{0,24}",
			 (int)x->key.n, x->key.p);
		return -1;
	}
	if (x->to.n && !lexicon_find(&lex_conversions, x->to)) {
		err_line(c->file.file, c->file.line[row], "to '%.*s' is no unit that others convert to",
			 (int)x->to.n, x->to.p);
		return -1;
	}
	wrong = read_pattern(&x->pattern, cell(c, row, fixed[PATTERN]));
	if (!wrong) {
		column = "not";
		wrong = read_pattern(&x->not, cell(c, row, fixed[NOT]));
	}
	if (wrong) {
		err_line(c->file.file, c->file.line[row], "%s: %s", column, wrong);
		return -1;
	}
	for (size_t i = 0; i < c->file.columns; i++) {
		struct slice values = cell(c, row, (int)i);

		if (values.n == 0 || !is_condition(c->file.name[i]))
			continue;
		BUF_PUSH_ROOM(c->condition, c->condition_cap, c->conditions);
		c->condition[c->conditions++] = (struct codebook_condition){i, values};
		x->conditions++;
	}
	add_literals(c, row);
	return 0;
}

static int check_text(const struct codebook *c)
{
	for (size_t i = 0; i < c->file.fields; i++) {
		struct slice f = c->file.field[i];

		if (utf8_valid(f.p, f.n) < f.n) {
			err_line(c->file.file, c->file.line[i / c->file.columns],
				 "a value that is not UTF-8");
			return -1;
		}
	}
	return 0;
}

int codebook_read(struct codebook *c, const char *file)
{
	int fixed[FIXED];

	if (sidefile_read(&c->file, file) < 0 || check_text(c) < 0)
		return -1;
	for (size_t i = 0; i < FIXED; i++)
		fixed[i] = sidefile_column(&c->file, fixed_columns[i]);
	if (fixed[KEY] < 0 || fixed[PATTERN] < 0) {
		err_file(file, "no column '%s'", fixed_columns[fixed[KEY] < 0 ? KEY : PATTERN]);
		return -1;
	}
	c->words = c->file.rows / 64 + 1;
	c->indicator = buf_zeroed(c->file.rows + 1, sizeof *c->indicator);
	c->open = buf_zeroed(c->words, sizeof *c->open);
	c->always = buf_zeroed(c->words, sizeof *c->always);
	c->source = buf_zeroed(c->file.columns, sizeof *c->source);
	for (size_t i = 0; i < sizeof c->slot / sizeof *c->slot; i++)
		c->slot[i] = SIZE_MAX;
	for (size_t row = 0; row < c->file.rows; row++) {
		if (read_indicator(c, row, fixed) < 0)
			return -1;
	}
	return 0;
}

int codebook_bind(struct codebook *c, const char *const *own, size_t n, const struct header *stream)
{
	for (size_t i = 0; i < c->file.columns; i++) {
		struct slice name = c->file.name[i];

		c->source[i] = stream ? UNBOUND : MET;
		for (size_t k = 0; k < n; k++) {
			if (slice_is(name, own[k]))
				c->source[i] = OWN_FIRST + (int)k;
		}
		for (size_t k = 0; c->source[i] == UNBOUND && k < stream->n; k++) {
			if (slice_eq(name, stream->name[k]))
				c->source[i] = (int)k;
		}
		if (c->source[i] == UNBOUND && is_condition(name)) {
			err_file(c->file.file, "column '%.*s': the rows read have none of this name",
				 (int)name.n, name.p);
			return -1;
		}
	}
	return 0;
}

/* ---- finding ---- */

/* Whether v is one of the values joined by |; "-" stands for none. */
static bool one_of(struct slice values, struct slice v)
{
	for (;;) {
		const char *bar = values.n ? memchr(values.p, '|', values.n) : NULL;
		struct slice one = slice_of(values.p, bar ? (size_t)(bar - values.p) : values.n);

		if (slice_eq(one, v) || (v.n == 0 && slice_is(one, "-")))
			return true;
		if (!bar)
			return false;
		values = slice_of(bar + 1, values.n - one.n - 1);
	}
}

static bool conditions_hold(struct codebook *c, const struct indicator *x, const struct codebook_fact *f)
{
	for (size_t i = 0; i < x->conditions; i++) {
		const struct codebook_condition *k = &c->condition[x->condition + i];
		int source = c->source[k->column];
		struct slice v;

		if (source == MET)
			continue;
		v = source >= OWN_FIRST ? f->own[source - OWN_FIRST]
					: rows_unescape(f->field[source], &c->scratch);
		if (!one_of(k->values, v))
			return false;
	}
	return true;
}

/* Powers of ten from one unit to another; false when they do not convert exactly. */
static bool conversion(struct slice from, struct slice to, int *power)
{
	const struct lexeme *a = lexicon_find(&lex_conversions, from),
			    *b = lexicon_find(&lex_conversions, to);

	if (!a || !b || a->class != b->class)
		return false;
	*power = atoi(lexeme_attr(a, 0)) - atoi(lexeme_attr(b, 0));
	return true;
}

static bool fits(struct codebook *c, struct indicator *x, const struct codebook_fact *f)
{
	int power;

	return conditions_hold(c, x, f) && (x->to.n == 0 || conversion(f->unit, x->to, &power)) &&
	       (x->pattern.source.n == 0 || pattern_matches(&x->pattern, c->folded.p, c->folded.n - 1)) &&
	       !(x->not .source.n > 0 && pattern_matches(&x->not, c->folded.p, c->folded.n - 1));
}

/* Fold what is counted, and open the indicators whose literals stand in it. */
static void see_what(struct codebook *c, struct slice what)
{
	struct buf *b = &c->folded;

	b->n = 0;
	utf8_squeeze(b, what);
	buf_reserve(b, 1);
	memcpy(c->open, c->always, c->words * sizeof *c->open);
	for (size_t i = 0; i < b->n; i += utf8_step(b->p + i, b->n - i)) {
		for (size_t k = c->slot[slot_of(b->p + i, b->n - i)]; k != SIZE_MAX; k = c->literal[k].next) {
			const struct codebook_literal *l = &c->literal[k];

			if (l->text.n <= b->n - i && memcmp(b->p + i, l->text.p, l->text.n) == 0)
				c->open[l->indicator / 64] |= UINT64_C(1) << l->indicator % 64;
		}
	}
	buf_add(b, "", 1);
}

/* Append v times ten to the power, without the zeros that this leaves behind the point. */
static struct slice scaled(struct buf *out, struct slice v, int power)
{
	out->n = 0;
	decimal_scale(out, v, power);
	if (power < 0) {
		while (out->n && out->p[out->n - 1] == '0')
			out->n--;
		out->n -= out->n && out->p[out->n - 1] == '.';
	}
	return slice_of(out->p, out->n);
}

static void convert(struct codebook *c, const struct indicator *x, struct codebook_fact *f)
{
	int power = 0;

	if (x->to.n == 0 || !conversion(f->unit, x->to, &power))
		return;
	f->unit = x->to;
	if (decimal_is(f->value))
		f->value = scaled(&c->number, f->value, power);
	if (decimal_is(f->max))
		f->max = scaled(&c->most, f->max, power);
}

/* The first indicator from number `from` on that is open and fits, or NULL. */
static struct indicator *next_fit(struct codebook *c, const struct codebook_fact *f, size_t from)
{
	for (size_t i = from; i < c->file.rows; i++) {
		uint64_t open = c->open[i / 64] >> i % 64;

		if (open == 0)
			i |= 63; /* none in this word */
		else if ((open & 1) && fits(c, &c->indicator[i], f))
			return &c->indicator[i];
	}
	return NULL;
}

/* Note a fact for the report; x is NULL where no indicator fits. */
static void count(struct codebook *c, struct indicator *x, const struct codebook_fact *f)
{
	struct slice what = slice_of(c->folded.p, c->folded.n - 1);

	c->facts++;
	if (!x) {
		size_t i = c->unkeyed.n < UNKEYED_MOST ? index_add(&c->unkeyed, what)
						       : index_find(&c->unkeyed, what);

		if (i == SIZE_MAX)
			return;
		BUF_PUSH_ROOM(c->times, c->times_cap, i);
		if (i == c->times_n)
			c->times[c->times_n++] = 0;
		c->times[i]++;
		return;
	}
	x->hits++;
	x->documents += x->last_document != f->document;
	x->last_document = f->document;
	for (struct indicator *y = x; (y = next_fit(c, f, (size_t)(y - c->indicator) + 1));) {
		if (!slice_eq(y->key, x->key)) {
			x->shadowed++;
			break;
		}
	}
}

const struct indicator *codebook_find(struct codebook *c, struct codebook_fact *f, bool counted)
{
	struct indicator *x;

	see_what(c, f->what);
	x = next_fit(c, f, 0);
	if (counted)
		count(c, x, f);
	if (x)
		convert(c, x, f);
	return x;
}

/* The commonest phrases without a key, the most frequent first. */
static void say_unkeyed(struct codebook *c)
{
	for (int k = 0; k < UNKEYED_SAID; k++) {
		size_t best = SIZE_MAX;
		struct slice what;

		for (size_t i = 0; i < c->times_n; i++) {
			if (c->times[i] && (best == SIZE_MAX || c->times[i] > c->times[best]) &&
			    index_key(&c->unkeyed, i).n)
				best = i;
		}
		if (best == SIZE_MAX)
			return;
		what = index_key(&c->unkeyed, best);
		err_file(c->file.file, "no key: %" PRIu64 " %.*s", c->times[best], (int)what.n, what.p);
		c->times[best] = 0;
	}
}

void codebook_report(struct codebook *c)
{
	uint64_t keyed = 0;

	for (size_t i = 0; i < c->file.rows; i++) {
		const struct indicator *x = &c->indicator[i];

		keyed += x->hits;
		if (x->hits == 0)
			err_line(c->file.file, c->file.line[i], "%.*s: never hit", (int)x->key.n, x->key.p);
		else
			err_line(c->file.file, c->file.line[i],
				 "%.*s: facts %" PRIu64 ", documents %" PRIu64
				 ", a later row fits too %" PRIu64,
				 (int)x->key.n, x->key.p, x->hits, x->documents, x->shadowed);
	}
	err_file(c->file.file, "%" PRIu64 " of %" PRIu64 " facts have a key", keyed, c->facts);
	say_unkeyed(c);
}

void codebook_free(struct codebook *c)
{
	for (size_t i = 0; c->indicator && i < c->file.rows; i++) {
		pattern_free(&c->indicator[i].pattern);
		pattern_free(&c->indicator[i].not );
	}
	free(c->indicator);
	free(c->condition);
	free(c->literal);
	free(c->open);
	free(c->always);
	free(c->source);
	index_free(&c->unkeyed);
	free(c->times);
	buf_free(&c->folded);
	buf_free(&c->scratch);
	buf_free(&c->number);
	buf_free(&c->most);
	sidefile_free(&c->file);
}
