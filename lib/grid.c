#include "grid.h"

#include <stdlib.h>

#include "calendar.h"
#include "decimal.h"
#include "numeral.h"
#include "tables.h"
#include "utf8.h"

enum { TITLE_CHARS = 60, ROW_BYTES = 400 };

static struct slice text_of(const struct grid *g, struct piece p)
{
	return slice_of(g->text.p + p.at, p.n);
}

static struct piece keep(struct grid *g, struct slice s)
{
	struct piece p = {g->text.n, s.n};

	buf_add(&g->text, s.p, s.n);
	return p;
}

void grid_reset(struct grid *g)
{
	g->text.n = g->heads = 0;
	g->title.n = g->unit.n = 0;
	g->markdown = g->open = false;
}

void grid_free(struct grid *g)
{
	buf_free(&g->text);
	free(g->head);
}

/* ---- cells ---- */

static bool is_mark(char c)
{
	return c == '*' || c == '#' || c == '-' || c == '_';
}

/* s without white space and Markdown at its ends. */
static struct slice bare(struct slice s)
{
	s = utf8_trim(s);
	while (s.n && is_mark(*s.p) && !(*s.p == '-' && s.n > 1 && s.p[1] >= '0' && s.p[1] <= '9'))
		s = utf8_trim(slice_of(s.p + 1, s.n - 1));
	while (s.n && is_mark(s.p[s.n - 1]))
		s = utf8_trim(slice_of(s.p, s.n - 1));
	return s;
}

/* The next cell of a row: up to | in Markdown, else up to a blank. False at the end. */
static bool next_cell(struct slice *rest, bool markdown, struct slice *cell)
{
	size_t n = 0, len = 0;

	if (!markdown)
		*rest = utf8_trim(*rest);
	if (rest->n == 0)
		return false;
	if (markdown) {
		const char *bar = memchr(rest->p, '|', rest->n);

		n = bar ? (size_t)(bar - rest->p) : rest->n;
		len = bar != NULL;
	} else {
		while (n < rest->n && (len = utf8_space(rest->p + n, rest->n - n)) == 0)
			n += utf8_step(rest->p + n, rest->n - n);
	}
	*cell = bare(slice_of(rest->p, n));
	*rest = slice_of(rest->p + n + len, rest->n - n - len);
	return true;
}

/* The row behind its first bar, where it has one. */
static struct slice behind_bar(struct slice row, bool markdown)
{
	row = bare(row);
	return markdown && row.n && *row.p == '|' ? slice_of(row.p + 1, row.n - 1) : row;
}

static bool is_number(struct slice s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (!strchr(".,-%", s.p[i]))
			return false;
	}
	return digits > 0;
}

/* Numbers, and cells that are none, in a row parted by blanks. */
static void count_cells(struct slice row, size_t *numbers, size_t *words)
{
	struct slice rest = behind_bar(row, false), cell;

	*numbers = *words = 0;
	while (next_cell(&rest, false, &cell))
		*(is_number(cell) ? numbers : words) += 1;
}

static bool is_rule(struct slice row)
{
	for (size_t i = 0; i < row.n; i++) {
		if (!strchr("|-: ", row.p[i]))
			return false;
	}
	return true;
}

/* ---- title and heads ---- */

static void take_heads(struct grid *g, struct slice row, bool markdown)
{
	struct slice rest = behind_bar(row, markdown), cell;

	while (next_cell(&rest, markdown, &cell)) {
		BUF_PUSH_ROOM(g->head, g->head_cap, g->heads);
		g->head[g->heads++] = keep(g, cell);
	}
}

static const struct lexeme *table_word(struct slice s, int class)
{
	for (size_t i = 0; i < s.n; i += utf8_step(s.p + i, s.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_tables, s.p + i, s.n - i);

		if (w && w->class == class)
			return w;
	}
	return NULL;
}

bool grid_see(struct grid *g, struct slice line)
{
	struct slice s = line.n > ROW_BYTES && !g->markdown ? line : bare(line);
	size_t numbers, words;
	const struct lexeme *w;

	if (s.n && *s.p == '|') {
		bool first = !g->markdown;

		g->markdown = g->open = true;
		if (first) {
			g->heads = 0;
			take_heads(g, s, true);
		}
		return !first && !is_rule(s);
	}
	if (g->markdown) /* the table has ended */
		grid_reset(g);
	if ((w = lexicon_match(&lex_tables, s.p, s.n)) && w->class == LEX_TABLES_UNIT) {
		g->unit = keep(g, slice_of(s.p + w->length, s.n - w->length));
		return false;
	}
	if (s.n > ROW_BYTES) { /* prose */
		grid_reset(g);
		return false;
	}
	count_cells(s, &numbers, &words);
	if (numbers > 0 && numbers + 1 == g->heads && g->title.n)
		return true;
	if (numbers == 0 && words > 1 && utf8_count(s) <= TITLE_CHARS && g->unit.n) {
		take_heads(g, s, false);
		return false;
	}
	grid_reset(g);
	if (utf8_count(s) <= TITLE_CHARS) {
		g->title = keep(g, s);
		g->open = true;
	}
	return false;
}

/* ---- the numbers of a row ---- */

/* The cell that holds the place at, its column (0: the first) and the text of the first. Where blanks part
 * the cells, all that stands before the first number is the first cell. */
static size_t find_cell(const struct sentence *s, size_t at, bool markdown, struct slice *cell,
			struct slice *first)
{
	const char *text = s->passage->text.p;
	struct slice rest = behind_bar(slice_of(text + s->from, s->to - s->from), markdown);
	const char *begin = rest.p;
	size_t n = 0;

	for (bool more = next_cell(&rest, markdown, cell); more; more = next_cell(&rest, markdown, cell)) {
		bool name = n == 0 && (markdown ? first->p == NULL : !is_number(*cell));

		if (name)
			*first = slice_of(begin, (size_t)(cell->p + cell->n - begin));
		n += !name;
		if (rest.p > text + at)
			break;
	}
	return n;
}

/* Unit and magnitude out of a head: what stands in its brackets, or the unit of the table. */
static struct slice unit_of(const struct grid *g, struct slice head)
{
	const char *open = head.n ? memchr(head.p, '(', head.n) : NULL;
	const char *close = open ? memchr(open, ')', head.n - (size_t)(open - head.p)) : NULL;

	if (close)
		return utf8_trim(slice_of(open + 1, (size_t)(close - open) - 1));
	return utf8_trim(text_of(g, g->unit));
}

static void set_unit(struct sentence *s, struct mention *m, struct slice unit)
{
	struct numeral v;
	struct buf b = {0};
	const struct lexeme *u;

	if (unit.n == 0)
		return;
	if (slice_is(unit, "%")) {
		m->type = FACT_PERCENT;
		m->unit = mention_store(s, unit);
		return;
	}
	if (numeral_read(unit.p, unit.n, &v) && v.length < unit.n && v.magnitude && v.value_n > 1 &&
	    v.value[0] == '1') {
		decimal_scale(&b, piece_text(s, m->value), (int)v.value_n - 1);
		m->value = mention_store(s, slice_of(b.p, b.n));
		buf_free(&b);
		unit = slice_of(unit.p + v.length, unit.n - v.length);
	}
	u = lexicon_match(&lex_units, unit.p, unit.n);
	if (!u)
		return;
	m->type = u->class == LEX_UNITS_MONEY      ? FACT_MONEY
		  : u->class == LEX_UNITS_MEASURE  ? FACT_MEASURE
		  : u->class == LEX_UNITS_DURATION ? FACT_DURATION
						   : FACT_COUNT;
	m->unit = mention_store(s, unit);
}

/* s up to its first bracket, or footnote mark. */
static struct slice name_of(struct slice s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != '(' && s.p[n] != '[')
		n++;
	return n ? utf8_trim(slice_of(s.p, n)) : s;
}

static void add_words(struct sentence *s, struct piece *what, struct slice words)
{
	for (size_t i = 0, len; i < words.n; i += len) {
		len = utf8_space(words.p + i, words.n - i);
		if (len)
			continue;
		len = utf8_step(words.p + i, words.n - i);
		what->n += mention_store(s, slice_of(words.p + i, len)).n;
	}
}

static void set_what(struct sentence *s, struct mention *m, struct slice first, struct slice head)
{
	const struct lexeme *part, *plain;

	first = bare(first);
	part = lexicon_match(&lex_tables, first.p, first.n);
	if (part && part->class == LEX_TABLES_PART)
		first = utf8_trim(slice_of(first.p + part->length, first.n - part->length));
	head = name_of(head);
	plain = lexicon_find(&lex_tables, head);
	m->what = (struct piece){s->store.n, 0};
	if (plain && plain->class == LEX_TABLES_SCOPE)
		add_words(s, &m->what, head);
	add_words(s, &m->what, name_of(first));
	if (!plain || (plain->class != LEX_TABLES_PLAIN && plain->class != LEX_TABLES_UP &&
		       plain->class != LEX_TABLES_SCOPE))
		add_words(s, &m->what, head);
}

/* A table whose title or head says growth: the sign stays in the value, 0.0 is flat. */
static void set_change(struct sentence *s, struct mention *m, struct slice title, struct slice head)
{
	struct slice value = piece_text(s, m->value);

	if (m->type != FACT_PERCENT || !(table_word(head, LEX_TABLES_UP) || table_word(title, LEX_TABLES_UP)))
		return;
	m->change = decimal_cmp(value, slice_of("0", 1)) == 0 ? "flat" : "up";
	m->base = mention_store(s, slice_of("yoy", 3));
}

/* The year of the title. */
static struct slice year_of(struct slice title, struct calendar *c)
{
	for (size_t i = 0; i < title.n; i += utf8_step(title.p + i, title.n - i)) {
		if (title.p[i] >= '0' && title.p[i] <= '9' && calendar_read(title.p + i, title.n - i, c) &&
		    c->kind == CALENDAR_DATE)
			return slice_str(c->value);
	}
	return slice_of("", 0);
}

void grid_fill(struct grid *g, struct sentence *s)
{
	struct slice title = text_of(g, g->title);
	struct calendar c;
	struct slice year = year_of(title, &c);

	for (size_t k = 0; k < s->mentions; k++) {
		struct mention *m = &s->mention[k];
		struct slice cell, first = {0}, head = {0};
		size_t n = find_cell(s, m->from, g->markdown, &cell, &first);

		m->sense = !fact_counts(m->type)      ? ""
			   : m->type == FACT_DURATION ? "limit"
						      : "done"; /* 0-15岁 */
		if (n == 0 || !is_number(cell) || m->type != FACT_COUNT)
			continue;
		if (n < g->heads)
			head = text_of(g, g->head[n]);
		set_unit(s, m, unit_of(g, head));
		set_what(s, m, first, head);
		set_change(s, m, title, head);
		m->when = mention_store(s, year);
		if (!*m->change &&
		    (table_word(title, LEX_TABLES_STOCK) || table_word(head, LEX_TABLES_STOCK)))
			m->agg = "stock";
	}
}
