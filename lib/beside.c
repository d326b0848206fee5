#include "beside.h"

#include "decimal.h"
#include "utf8.h"

enum {
	GUTTER = 3, /* columns between the sides */
	MARK =
	    1, /* bytes of a line that begin and end what changed; control bytes of texts never come so far */
	UNMARK = 2
};

static const char *const bold = "\033[1m", *const red = "\033[31m", *const green = "\033[32m",
			 *const plain = "\033[0m";

void beside_begin(struct beside *b, enum terminal_colour when)
{
	b->columns = terminal_columns();
	b->colour = b->on && terminal_has_colour(when);
}

void beside_free(struct beside *b)
{
	buf_free(&b->heading);
	buf_free(&b->line);
	words_free(&b->old);
	words_free(&b->new);
}

/* ---- pieces of a line ---- */

static void put(const char *s)
{
	output_str(&output_stdout, s);
}

static void put_colour(const struct beside *b, const char *code)
{
	if (b->colour)
		put(code);
}

static void pad(size_t have, size_t columns)
{
	for (; have < columns; have++)
		output_char(&output_stdout, ' ');
}

/* Put a text into line, what changed of it between MARK and UNMARK; words NULL: nothing did. */
static void mark(struct buf *line, struct slice text, const struct words *w)
{
	static const char begins[] = {MARK}, ends[] = {UNMARK};
	bool marked = false;
	size_t word = 0;

	line->n = 0;
	for (size_t i = 0, len; i < text.n; i += len) {
		while (w && word < w->n && w->word[word].to <= i)
			word++;
		if (w && word < w->n && w->word[word].changed != marked) {
			marked = !marked;
			buf_add(line, marked ? begins : ends, 1);
		}
		len = utf8_step(text.p + i, text.n - i);
		if ((unsigned char)text.p[i] >= ' ')
			buf_add(line, text.p + i, len);
		else
			buf_add(line, " ", 1);
	}
	if (marked)
		buf_add(line, ends, 1);
}

/* One side of a line, of what is left of a marked text. */
struct side {
	struct slice rest;
	bool marked;
	const char *open, *close, *code; /* round what changed, without and with colour */
};

/* Write as much of it as the columns hold; those that it takes. */
static size_t put_side(const struct beside *b, struct side *s, size_t columns)
{
	size_t used = 0;

	if (s->marked)
		put_colour(b, s->code);
	while (s->rest.n) {
		bool mark = *s->rest.p == MARK || *s->rest.p == UNMARK;
		size_t len = mark ? 1 : utf8_step(s->rest.p, s->rest.n), wide;
		const char *sign = *s->rest.p == MARK ? s->open : s->close;

		wide = !mark ? terminal_width(slice_of(s->rest.p, len)) : b->colour ? 0 : strlen(sign);
		if (used + wide > columns)
			break;
		used += wide;
		if (mark)
			s->marked = *s->rest.p == MARK;
		if (!mark)
			terminal_put(&output_stdout, slice_of(s->rest.p, len));
		else if (b->colour)
			put(s->marked ? s->code : plain);
		else
			put(sign);
		s->rest = slice_of(s->rest.p + len, s->rest.n - len);
	}
	if (s->marked)
		put_colour(b, plain);
	return used;
}

/* Both texts in two columns, with the op between them. */
static void put_sides(struct beside *b, char op, struct slice old, struct slice new)
{
	size_t columns = (b->columns - GUTTER) / 2, used;
	struct side left = {{0}, false, "[-", "-]", red}, right = {{0}, false, "{+", "+}", green};
	struct buf other = {0};
	bool changed = op == '~';

	if (changed)
		words_compare(&b->old, old, &b->new, new);
	mark(&b->line, old, changed ? &b->old : NULL);
	mark(&other, new, changed ? &b->new : NULL);
	left.rest = slice_of(b->line.p, b->line.n);
	right.rest = slice_of(other.p, other.n);
	left.marked = b->colour && op == '-';
	right.marked = b->colour && op == '+';
	do {
		used = put_side(b, &left, columns);
		pad(used, op != ' ' || right.rest.n ? columns : used);
		if (op != ' ' || right.rest.n) {
			output_char(&output_stdout, ' ');
			output_char(&output_stdout, op);
		}
		if (right.rest.n)
			output_char(&output_stdout, ' ');
		put_side(b, &right, columns);
		output_char(&output_stdout, '\n');
		op = '|';
	} while (left.rest.n || right.rest.n);
	buf_free(&other);
}

/* ---- what the rows stand in ---- */

static void put_same(struct beside *b)
{
	if (b->same) {
		put("= ");
		output_number(&output_stdout, b->same);
		put(" the same\n");
	}
	b->same = 0;
}

void beside_documents(struct beside *b, struct slice old, struct slice new)
{
	put_same(b);
	b->heading.n = 0;
	put_colour(b, bold);
	put_sides(b, ' ', old, new);
	put_colour(b, plain);
}

/* The section of a row, where it is another than that of the last; an empty line for none. */
static void put_heading(struct beside *b, const struct compare_row *row)
{
	struct slice path = compare_value(row, row->column->path),
		     heading = compare_value(row, row->column->heading);

	b->line.n = 0;
	buf_add(&b->line, path.p, path.n);
	buf_add(&b->line, path.n ? " " : "", path.n > 0);
	buf_add(&b->line, heading.p, heading.n);
	if (slice_eq(slice_of(b->line.p, b->line.n), slice_of(b->heading.p, b->heading.n)))
		return;
	put_same(b);
	put_colour(b, bold);
	terminal_put_cut(&output_stdout, slice_of(b->line.p, b->line.n), b->columns);
	put_colour(b, plain);
	output_char(&output_stdout, '\n');
	b->heading.n = 0;
	buf_add(&b->heading, b->line.p, b->line.n);
}

/* ---- rows ---- */

static struct slice movement_text(const struct movement *m, enum movement_value which)
{
	return slice_of(m->value[which].p, m->value[which].n);
}

static bool has_moved(const struct movement *m)
{
	struct slice delta = movement_text(m, MOVEMENT_DELTA);

	return delta.n > 0 && decimal_cmp(delta, slice_of("0", 1)) != 0;
}

/* By how much a figure moved, and what the text claims. */
static void put_movement(const struct beside *b, const struct movement *m)
{
	struct slice delta = movement_text(m, MOVEMENT_DELTA), pct = movement_text(m, MOVEMENT_PCT),
		     claim = movement_text(m, MOVEMENT_CLAIM), by = pct.n ? pct : delta;
	bool down = *delta.p == '-';

	put_colour(b, down ? red : green);
	put(down ? " \342\226\274 " : " \342\226\262 "); /* U+25BC U+25B2 */
	output_bytes(&output_stdout, by.p + down, by.n - down);
	put(pct.n ? " %" : "");
	put_colour(b, plain);
	if (claim.n) {
		put(" (");
		output_slice(&output_stdout, claim);
		put(": ");
		put(m->claim_ok);
		put(")");
	}
}

/* Write a name in so many columns; where it is cut, that shows. */
static void put_name(struct slice name, size_t columns)
{
	size_t wide = terminal_width(name),
	       used = terminal_put_cut(&output_stdout, name, wide > columns ? columns - 1 : columns);

	if (wide > columns) {
		put("\342\200\246"); /* U+2026 */
		used++;
	}
	pad(used, columns + 1);
}

static void put_fact(struct beside *b, char op, struct slice what, const struct compare_row *old,
		     const struct compare_row *new, const struct movement *m, const char *met)
{
	size_t name = b->columns / 3, figure = b->columns / 6, used = 0;

	output_char(&output_stdout, op);
	output_char(&output_stdout, ' ');
	put_name(what, name);
	if (old)
		used = terminal_put(&output_stdout, compare_value(old, old->column->text));
	if (new) {
		pad(used, figure);
		put(old ? " \342\206\222 " : "   "); /* U+2192 */
		used = terminal_put(&output_stdout, compare_value(new, new->column->text));
	}
	if (old && new && (has_moved(m) || *met)) {
		pad(used, figure);
		if (has_moved(m))
			put_movement(b, m);
		put(*met ? " " : "");
		put(met);
	}
	output_char(&output_stdout, '\n');
}

static void put_section(struct beside *b, char op, const struct compare_row *old,
			const struct compare_row *new)
{
	struct buf text[2] = {{0}};
	const struct compare_row *row[2] = {old, new};

	for (int i = 0; i < 2; i++) {
		struct slice path, heading;

		if (!row[i])
			continue;
		path = compare_value(row[i], row[i]->column->path);
		heading = compare_value(row[i], row[i]->column->heading);
		for (size_t k = 0; k < path.n; k++) {
			if (path.p[k] == '.')
				buf_add(&text[i], "  ", 2);
		}
		buf_add(&text[i], path.p, path.n);
		buf_add(&text[i], " ", 1);
		buf_add(&text[i], heading.p, heading.n);
	}
	put_sides(b, op, slice_of(text[0].p, text[0].n), slice_of(text[1].p, text[1].n));
	buf_free(&text[0]);
	buf_free(&text[1]);
}

void beside_put(struct beside *b, enum compare_by by, char op, const struct compare_row *old,
		const struct compare_row *new, const struct movement *m, const char *met)
{
	const struct compare_row *row = new ? new : old;

	if (by == BY_SECTIONS) {
		put_section(b, op, old, new);
		return;
	}
	if (op == '=') {
		b->same++;
		return;
	}
	put_heading(b, row);
	put_same(b);
	if (by == BY_FACTS)
		put_fact(b, op, compare_value(row, row->column->what), old, new, m, met);
	else
		put_sides(b, op, old ? compare_value(old, old->column->text) : slice_of("", 0),
			  new ? compare_value(new, new->column->text) : slice_of("", 0));
}

void beside_end(struct beside *b)
{
	put_same(b);
}
