#include "grid.h"

#include <stdlib.h>

#include "calendar.h"
#include "decimal.h"
#include "marks.h"
#include "numeral.h"
#include "tables.h"
#include "utf8.h"

enum { TITLE_CHARS = 60, ROW_BYTES = 400, HEAD_BYTES = 120 };

static struct slice text_of(const struct grid *g, struct piece p)
{
	return p.n ? slice_of(g->text.p + p.at, p.n) : slice_of("", 0);
}

/* Bytes of a break or blank of HTML at p[0..n); 0 when none stands there. */
static size_t tag(const char *p, size_t n)
{
	static const char *const tags[] = {"<br>", "<br/>", "<br />", "&nbsp;"};

	if (n == 0 || (*p != '<' && *p != '&'))
		return 0;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		size_t len = strlen(tags[i]);

		if (n >= len && memcmp(p, tags[i], len) == 0)
			return len;
	}
	return 0;
}

/* Keep a text without its tags and (`blanks`) its white space. */
static struct piece keep_without(struct grid *g, struct slice s, bool blanks)
{
	struct piece p = {g->text.n, 0};
	size_t kept = 0, len; /* up to there */

	for (size_t i = 0; i < s.n; i += len) {
		len = tag(s.p + i, s.n - i);
		if (!len && blanks)
			len = utf8_space(s.p + i, s.n - i);
		if (len) {
			buf_add(&g->text, s.p + kept, i - kept);
			kept = i + len;
		} else {
			len = utf8_step(s.p + i, s.n - i);
		}
	}
	buf_add(&g->text, s.p + kept, s.n - kept);
	p.n = g->text.n - p.at;
	return p;
}

/* Keep a text without its tags. */
static struct piece keep(struct grid *g, struct slice s)
{
	return keep_without(g, s, false);
}

void grid_reset(struct grid *g)
{
	g->text.n = g->heads = 0;
	g->title.n = g->unit.n = g->parent.n = g->growth.n = 0;
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

/* s without white space, Markdown and tags at its ends. */
static struct slice bare(struct slice s)
{
	for (;;) {
		size_t n;

		s = utf8_trim(s);
		if (s.n && (n = tag(s.p, s.n)))
			s = slice_of(s.p + n, s.n - n);
		else if (s.n && is_mark(*s.p) && !(*s.p == '-' && s.n > 1 && s.p[1] >= '0' && s.p[1] <= '9'))
			s = slice_of(s.p + 1, s.n - 1);
		else if (s.n && is_mark(s.p[s.n - 1]))
			s.n--;
		else if (s.n > 3 && s.p[s.n - 1] == '>' && tag(s.p + s.n - 4, 4))
			s.n -= 4;
		else
			return s;
	}
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
	bool spread = false;

	while (next_cell(&rest, markdown, &cell)) {
		size_t letters = utf8_count(cell);

		if (!markdown && spread && letters == 1) { /* 指 标, and 单 位 产 量 are two */
			g->head[g->heads - 1].n += keep(g, cell).n;
			spread = !lexicon_find(&lex_tables, text_of(g, g->head[g->heads - 1]));
			continue;
		}
		spread = letters == 1;
		BUF_PUSH_ROOM(g->head, g->head_cap, g->heads);
		g->head[g->heads++] = keep_without(g, cell, true); /* 单 位 */
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

/* What the cells of a row with | are. */
struct census {
	size_t filled, numbers, blank;
};

static struct census count_all(struct slice row)
{
	struct slice rest = behind_bar(row, true), cell;
	struct census c = {0};

	while (next_cell(&rest, true, &cell)) {
		c.numbers += is_number(cell);
		c.filled += cell.n > 0;
		c.blank += cell.n == 0;
	}
	return c;
}

/* A row with |: the first is the head, unless it holds one cell alone, the title; so is one of nothing but
 * words in mid-table, since tables may follow each other. */
static enum grid_line see_markdown(struct grid *g, struct slice s)
{
	bool first = !g->markdown;
	struct census c = count_all(s);

	g->markdown = g->open = true;
	if (is_rule(s))
		return GRID_HEAD;
	if (first)
		g->heads = 0;
	if (g->heads == 0 && c.filled == 1 && c.blank > 1) {
		struct slice rest = behind_bar(s, true), cell;

		if (next_cell(&rest, true, &cell) && cell.n)
			g->title = keep(g, cell);
		return GRID_PROSE;
	}
	if (g->heads > 0 && (c.numbers > 0 || c.filled < g->heads || c.filled < 2))
		return GRID_CELLS;
	g->heads = 0;
	g->parent.n = 0;
	take_heads(g, s, true);
	return GRID_HEAD;
}

/* 表3 ...: the title of a table. */
static bool is_caption(struct slice title)
{
	const struct lexeme *w = lexicon_match(&lex_codes, title.p, title.n);

	return w && w->class == LEX_CODES_CAPTION && title.n > w->length && title.p[w->length] >= '0' &&
	       title.p[w->length] <= '9';
}

/* 15,785 */
static bool in_digits(struct slice s, size_t i)
{
	return i > 0 && i + 1 < s.n && s.p[i - 1] >= '0' && s.p[i - 1] <= '9' && s.p[i + 1] >= '0' &&
	       s.p[i + 1] <= '9';
}

/* Whether a mark stands in it that ends a sentence or a clause: then it is prose, however short. */
static bool is_prose(struct slice s)
{
	for (size_t i = 0; i < s.n; i += utf8_step(s.p + i, s.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_heads, s.p + i, s.n - i);

		if (w && (w->class == LEX_HEADS_STOP || (w->class == LEX_HEADS_PAUSE && !in_digits(s, i))))
			return true;
	}
	return false;
}

/* 1995年 比上年增长%: the head of lines that name a thing, its level and its growth. */
static bool heads_growth(struct slice s)
{
	return s.n > 1 && s.n <= HEAD_BYTES && s.p[s.n - 1] == '%' && (unsigned char)s.p[s.n - 2] >= 0x80 &&
	       table_word(s, LEX_TABLES_UP) && !is_prose(s);
}

/* 一九八三年 一九八三年比: the first half of such a head, under a title. */
static bool begins_head(const struct grid *g, struct slice s)
{
	const struct lexeme *w;
	struct calendar c;

	if (g->title.n == 0 || g->growth.n > 0 || s.n > HEAD_BYTES || !calendar_read(s.p, s.n, &c))
		return false;
	w = lexicon_match_end(&lex_bases, s.p, s.n);
	return w && w->class == LEX_BASES_AGAINST && !is_prose(s);
}

/* A line of a name, a number with its unit, and a bare number, parted by blanks. */
static bool is_line(struct slice s)
{
	struct slice rest = s, cell;
	size_t cells = 0, numbers = 0;
	bool last = false, first = false;

	while (s.n <= HEAD_BYTES && next_cell(&rest, false, &cell)) {
		last = is_number(cell);
		first |= cells == 0 && last;
		numbers += last;
		cells++;
	}
	return cells >= 3 && !first && last && numbers == 2 && !is_prose(s);
}

/* Whether the second column holds units. */
static bool has_units(const struct grid *g)
{
	const struct lexeme *w = g->heads > 1 ? lexicon_find(&lex_tables, text_of(g, g->head[1])) : NULL;

	return w && w->class == LEX_TABLES_COLUMN;
}

enum grid_line grid_see(struct grid *g, struct slice line)
{
	struct slice s = line.n > ROW_BYTES && !g->markdown ? line : bare(line);
	size_t numbers, words;
	const struct lexeme *w;
	struct mark mark;

	if (s.n && *s.p == '|')
		return see_markdown(g, s);
	if (g->markdown) /* the table has ended */
		grid_reset(g);
	if ((w = lexicon_match(&lex_tables, s.p, s.n)) && w->class == LEX_TABLES_UNIT) {
		g->unit = keep(g, slice_of(s.p + w->length, s.n - w->length));
		return GRID_PROSE;
	}
	if (s.n > ROW_BYTES) { /* prose */
		grid_reset(g);
		return GRID_PROSE;
	}
	if (heads_growth(s) || begins_head(g, s)) { /* it may be broken over two lines */
		struct piece part = keep(g, s);

		if (g->growth.n == 0)
			g->growth.at = part.at;
		g->growth.n += part.n;
		g->open = true;
		return GRID_HEAD;
	}
	if (g->growth.n && is_line(s))
		return GRID_LINE;
	if (g->growth.n && s.n && *s.p == '(')
		return GRID_PROSE; /* (折标准燃料): it goes with the line before */
	count_cells(s, &numbers, &words);
	if (g->growth.n && numbers == 0 && words == 1 && mark_at(s.p, s.n, false, &mark) &&
	    mark.class != MARK_DASH && utf8_count(s) <= TITLE_CHARS && !is_prose(s))
		return GRID_PROSE; /* 一、农产品产量: a part of the table begins */
	if (numbers > 0 && g->title.n && numbers + 1 + has_units(g) == g->heads)
		return GRID_CELLS;
	if (numbers == 0 && words > 1 && utf8_count(s) <= TITLE_CHARS &&
	    (g->unit.n || is_caption(text_of(g, g->title)))) {
		take_heads(g, s, false);
		return GRID_HEAD;
	}
	grid_reset(g);
	if (utf8_count(s) <= TITLE_CHARS) {
		g->title = keep(g, s);
		g->open = true;
	}
	return GRID_PROSE;
}

void grid_fill_head(struct sentence *s)
{
	size_t n = 0;

	for (size_t k = 0; k < s->mentions; k++) {
		if (s->mention[k].type >= FACT_DATE)
			s->mention[n++] = s->mention[k];
	}
	s->mentions = n;
}

/* ---- the numbers of a row ---- */

/* A magnitude and a unit, or one of them, and nothing else: 万吨, 元. */
static bool is_unit(struct slice s)
{
	struct numeral v;
	const struct lexeme *u;

	if (s.n && numeral_read(s.p, s.n, &v) && v.magnitude && v.digits == 0 && v.length < s.n)
		s = slice_of(s.p + v.length, s.n - v.length);
	u = s.n ? lexicon_match(&lex_units, s.p, s.n) : NULL;
	return u && u->length == s.n;
}

/* What stands before the numbers of a row parted by blanks in a table with units: the name, and the unit,
 * which blanks may part too (亿 吨). An empty unit where none can be told. */
struct stub {
	struct slice name, unit;
};

static struct stub read_stub(struct slice row)
{
	struct slice rest = row, cell, last[2] = {{0}};
	struct stub stub = {slice_of(row.p, 0), slice_of("", 0)};
	char joined[HEAD_BYTES];
	size_t cells = 0;

	while (next_cell(&rest, false, &cell) && !is_number(cell)) {
		last[0] = last[1];
		last[1] = cell;
		cells++;
	}
	if (cells == 0)
		return stub;
	stub.name.n = (size_t)(last[1].p + last[1].n - row.p);
	if (cells > 2 && last[0].n + last[1].n <= sizeof joined) {
		memcpy(joined, last[0].p, last[0].n);
		memcpy(joined + last[0].n, last[1].p, last[1].n);
		if (is_unit(slice_of(joined, last[0].n + last[1].n)))
			stub.unit = slice_of(last[0].p, (size_t)(last[1].p + last[1].n - last[0].p));
	}
	if (stub.unit.n == 0 && cells > 1 && is_unit(last[1]))
		stub.unit = last[1];
	if (stub.unit.n)
		stub.name = utf8_trim(slice_of(row.p, (size_t)(stub.unit.p - row.p)));
	return stub;
}

/* The cell that holds the place at, its column (0: the first) and the text of the first. Where blanks part
 * the cells, all that stands before the first number is the first cell, but for one of
 * units. */
static size_t find_cell(const struct sentence *s, size_t at, bool markdown, bool units, struct slice *cell,
			struct slice *first)
{
	const char *text = s->passage->text.p;
	struct slice rest = behind_bar(slice_of(text + s->from, s->to - s->from), markdown);
	const char *begin = rest.p;
	size_t n = 0;

	if (units && !markdown) {
		struct stub stub = read_stub(rest);

		*first = stub.name;
		*cell = stub.name;
		if (text + at < stub.name.p + stub.name.n)
			return 0;
		if (text + at < stub.unit.p + stub.unit.n)
			return 1;
		n = 1;
		rest = slice_of(stub.name.p + stub.name.n,
				rest.n - (size_t)(stub.name.p + stub.name.n - rest.p));
		while (next_cell(&rest, false, cell)) {
			n += is_number(*cell);
			if (rest.p > text + at)
				break;
		}
		return n;
	}
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

/* s up to its first bracket, or footnote mark. */
static struct slice name_of(struct slice s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != '(' && s.p[n] != '[')
		n++;
	return n ? utf8_trim(slice_of(s.p, n)) : s;
}

/* Unit and magnitude out of a head: what stands in its brackets; else `row`, from a column of units, or the
 * unit of the table. */
static struct slice unit_of(const struct grid *g, struct slice head, struct slice row)
{
	const char *open = head.n ? memchr(head.p, '(', head.n) : NULL;
	const char *close = open ? memchr(open, ')', head.n - (size_t)(open - head.p)) : NULL;
	struct slice unit;
	const struct lexeme *w;

	if (close) {
		unit = utf8_trim(slice_of(open + 1, (size_t)(close - open) - 1));
		w = lexicon_match(&lex_tables, unit.p, unit.n);
		return w && w->class == LEX_TABLES_UNIT
			   ? utf8_trim(slice_of(unit.p + w->length, unit.n - w->length))
			   : unit;
	}
	return row.n ? row : utf8_trim(text_of(g, g->unit));
}

static bool head_is(const struct grid *g, size_t column, int class)
{
	const struct lexeme *w =
	    column < g->heads ? lexicon_find(&lex_tables, name_of(text_of(g, g->head[column]))) : NULL;

	return w && w->class == class;
}

/* A column of levels, not of growth, units or row names. */
static bool is_level(const struct grid *g, size_t column)
{
	return column > 0 && column < g->heads && g->head[column].n > 0 &&
	       !head_is(g, column, LEX_TABLES_COLUMN) && !head_is(g, column, LEX_TABLES_SCOPE) &&
	       !table_word(text_of(g, g->head[column]), LEX_TABLES_UP);
}

/* The head that a column adds to the name of a row: its own, for growth that of the level it is of. Where
 * there is one level alone, a head that says nothing adds nothing. */
static struct slice naming_head(const struct grid *g, size_t column)
{
	size_t levels = 0, of = column;

	for (size_t i = 1; i < g->heads; i++)
		levels += is_level(g, i) && head_is(g, i, LEX_TABLES_PLAIN);
	while (of > 0 && of < g->heads && table_word(text_of(g, g->head[of]), LEX_TABLES_UP))
		of--;
	if (of == 0 || of >= g->heads || head_is(g, of, LEX_TABLES_COLUMN))
		return slice_of("", 0);
	if (levels < 2 && head_is(g, of, LEX_TABLES_PLAIN))
		return slice_of("", 0);
	return name_of(text_of(g, g->head[of]));
}

/* Words without white space, 亿 人. They stay until the next are kept, which may also move other texts of the
 * grid. */
static struct slice without_blanks(struct grid *g, struct slice words)
{
	struct piece p = keep_without(g, words, true);

	words = text_of(g, p);
	g->text.n = p.at;
	return words;
}

/* What the row says in its column of units. */
static struct slice row_unit(struct grid *g, const struct sentence *s)
{
	const char *text = s->passage->text.p;
	struct slice rest = behind_bar(slice_of(text + s->from, s->to - s->from), g->markdown), cell;

	if (!g->markdown)
		return has_units(g) ? without_blanks(g, read_stub(rest).unit) : slice_of("", 0);
	for (size_t i = 0; next_cell(&rest, true, &cell); i++) {
		if (head_is(g, i, LEX_TABLES_COLUMN))
			return without_blanks(g, cell);
	}
	return slice_of("", 0);
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

/* Add words to what, without white space and tags. */
static void add_words(struct sentence *s, struct piece *what, struct slice words)
{
	for (size_t i = 0, len; i < words.n; i += len) {
		len = utf8_space(words.p + i, words.n - i);
		if (!len)
			len = tag(words.p + i, words.n - i);
		if (len)
			continue;
		len = utf8_step(words.p + i, words.n - i);
		what->n += mention_store(s, slice_of(words.p + i, len)).n;
	}
}

/* The end of an indicator's name: a tail that its parts take over, or a word that makes a name of it; NULL
 * for neither. */
static const struct lexeme *indicator_end(struct slice name)
{
	const struct lexeme *w = lexicon_match_end(&lex_tables, name.p, name.n);

	return w && (w->class == LEX_TABLES_TAIL || w->class == LEX_TABLES_END) ? w : NULL;
}

/* The name of a row without marks of the outline and of parts. */
static struct slice row_name(struct slice first)
{
	struct mark m;
	const struct lexeme *part;

	first = bare(first);
	if (mark_at(first.p, first.n, false, &m) && !m.doubtful && m.class != MARK_DASH && m.length < first.n)
		first = bare(slice_of(first.p + m.length, first.n - m.length));
	part = lexicon_match(&lex_tables, first.p, first.n);
	if (part && part->class == LEX_TABLES_PART)
		first = bare(slice_of(first.p + part->length, first.n - part->length));
	return name_of(first);
}

/* Where a mark of the outline before the name of a row ends; its beginning where there is none. */
static size_t row_label_end(const struct sentence *s, struct slice first)
{
	struct mark m;

	first = bare(first);
	if (!mark_at(first.p, first.n, false, &m) || m.doubtful)
		m.length = 0;
	return (size_t)(first.p - s->passage->text.p) + m.length;
}

/* What a part of an indicator takes over from the name of it. */
static struct slice parent_words(const struct grid *g, struct slice name)
{
	struct slice parent = text_of(g, g->parent);
	const struct lexeme *w = parent.n ? indicator_end(parent) : NULL;

	if (!w || indicator_end(name) || slice_eq(name, parent))
		return slice_of("", 0);
	return w->class == LEX_TABLES_TAIL ? slice_of(lexeme_word(w), w->length) : parent;
}

static void set_what(const struct grid *g, struct sentence *s, struct mention *m, struct slice first,
		     size_t column)
{
	struct slice name = row_name(first), head = naming_head(g, column), own;
	bool scope;

	own = column < g->heads ? name_of(text_of(g, g->head[column])) : slice_of("", 0);
	scope = head_is(g, column, LEX_TABLES_SCOPE);
	m->what = (struct piece){s->store.n, 0};
	if (scope)
		add_words(s, &m->what, own);
	add_words(s, &m->what, name);
	add_words(s, &m->what, parent_words(g, name));
	if (scope || head.n == 0 || (indicator_end(name) && indicator_end(head)))
		return;                        /* 发电量 needs no 产量 */
	if (lexicon_find(&lex_tables, head)) { /* 数量 of a table of exports */
		const struct lexeme *trade = table_word(text_of(g, g->title), LEX_TABLES_TRADE);

		if (trade)
			add_words(s, &m->what, slice_of(lexeme_word(trade), trade->length));
	}
	add_words(s, &m->what, head);
}

/* A table whose title or head says growth: the sign stays in the value, 0.0 is flat. */
static void set_change(struct sentence *s, struct mention *m, struct slice title, struct slice head)
{
	struct slice value = piece_text(s, m->value);

	if (m->type != FACT_PERCENT || table_word(head, LEX_TABLES_SHARE) ||
	    !(table_word(head, LEX_TABLES_UP) || table_word(title, LEX_TABLES_UP)))
		return;
	m->change = decimal_cmp(value, slice_of("0", 1)) == 0 ? "flat" : "up";
	m->base = mention_store(s, slice_of("yoy", 3));
}

/* The year of the title. */
static struct slice year_of(struct slice title, struct calendar *c)
{
	for (size_t i = 0; i < title.n; i += utf8_step(title.p + i, title.n - i)) {
		if (calendar_read(title.p + i, title.n - i, c) && c->kind == CALENDAR_DATE)
			return slice_str(c->value);
	}
	return slice_of("", 0);
}

/* The noun of what the title before such lines counts: 主要工业产品产量如下. */
static struct slice title_noun(struct slice title)
{
	struct slice noun = {"", 0};

	for (size_t i = 0; i < title.n; i += utf8_step(title.p + i, title.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_tables, title.p + i, title.n - i);

		if (w && (w->class == LEX_TABLES_END || w->class == LEX_TABLES_TAIL))
			noun = slice_of(lexeme_word(w), w->length);
	}
	return noun;
}

void grid_fill_line(struct grid *g, struct sentence *s)
{
	const char *text = s->passage->text.p;
	struct stub stub = read_stub(behind_bar(slice_of(text + s->from, s->to - s->from), false));
	struct slice unit = stub.unit.n ? without_blanks(g, stub.unit) : text_of(g, g->unit);
	struct slice title = text_of(g, g->title), growth = text_of(g, g->growth), year, name, noun;
	struct calendar c;
	size_t kept = 0, from = s->mentions ? s->mention[0].from : s->from;

	year = year_of(growth, &c);
	if (year.n == 0)
		year = year_of(title, &c);
	noun = title_noun(title);
	if (stub.unit.n) /* the numbers stand behind it */
		from = (size_t)(stub.unit.p + stub.unit.n - text);
	name = row_name(stub.unit.n ? stub.name : slice_of(text + s->from, from - s->from));
	for (size_t k = 0; k < s->mentions; k++) {
		struct mention *m = &s->mention[k];

		if (!fact_counts(m->type) || m->from < from)
			continue;
		m->sense = "done";
		m->what = (struct piece){s->store.n, 0};
		add_words(s, &m->what, name);
		if (!indicator_end(name))
			add_words(s, &m->what, noun);
		m->when = mention_store(s, year);
		if (k + 1 == s->mentions && m->type == FACT_COUNT && m->unit.n == 0) {
			m->type = FACT_PERCENT;
			m->unit = mention_store(s, slice_of("%", 1));
			m->change =
			    decimal_cmp(piece_text(s, m->value), slice_of("0", 1)) == 0 ? "flat" : "up";
			m->base = mention_store(s, slice_of("yoy", 3));
		} else if (m->type == FACT_COUNT && m->unit.n == 0) {
			set_unit(s, m, unit);
		}
		s->mention[kept++] = *m;
	}
	s->mentions = kept;
}

void grid_fill(struct grid *g, struct sentence *s)
{
	struct calendar c;
	struct slice units = row_unit(g, s), title = text_of(g, g->title); /* row_unit() may move the texts */
	struct slice year = year_of(title, &c), name = {0};
	unsigned long long unit = slice_hash(units);
	size_t kept = 0;

	if (has_units(g) && unit != g->parent_unit)
		g->parent.n = 0; /* what is counted in another unit is no part of it */
	for (size_t k = 0; k < s->mentions; k++) {
		struct mention *m = &s->mention[k];
		struct slice cell, first = {0}, head = {0};
		size_t n = find_cell(s, m->from, g->markdown, has_units(g), &cell, &first);

		m->sense = !fact_counts(m->type)      ? ""
			   : m->type == FACT_DURATION ? "limit"
						      : "done"; /* 0-15岁 */
		name = row_name(first);
		if (n == 0 && m->from < row_label_end(s, first))
			continue;
		if (n < g->heads && head_is(g, n, LEX_TABLES_COLUMN))
			continue; /* 亿吨公里 is the unit of the others */
		s->mention[kept++] = *m;
		m = &s->mention[kept - 1];
		if (n == 0 || !is_number(cell) || m->type != FACT_COUNT)
			continue;
		while (n > 1 && n < g->heads && g->head[n].n == 0)
			n--; /* a value under an empty head belongs to the one on its left */
		if (n < g->heads)
			head = text_of(g, g->head[n]);
		set_unit(s, m, unit_of(g, head, table_word(head, LEX_TABLES_UP) ? slice_of("%", 1) : units));
		set_what(g, s, m, first, n);
		set_change(s, m, title, head);
		m->when = mention_store(s, year);
		if (!*m->change &&
		    (table_word(title, LEX_TABLES_STOCK) || table_word(head, LEX_TABLES_STOCK)))
			m->agg = "stock";
	}
	s->mentions = kept;
	if (name.n && indicator_end(name)) {
		g->parent = keep(g, name);
		g->parent_unit = unit;
	}
}
