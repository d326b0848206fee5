#include "topic.h"

#include <stdlib.h>

#include "err.h"
#include "tables.h"
#include "utf8.h"

enum { OPENING_BYTES = 600, LEVELS = 65 };

static const char *const column_names[TOPIC_COLUMNS] = {"part", "topic"};
static const char *const where_names[] = {"heading", "first", "opening"};

/* The number of a name among names[0..n); n for none. */
static size_t number_of(struct slice name, const char *const *names, size_t n)
{
	size_t i = 0;

	while (i < n && !slice_is(name, names[i]))
		i++;
	return i;
}

static int read_rule(struct topics *t, size_t row, const int *column)
{
	const struct slice *field = t->file.field + row * t->file.columns;
	struct topic_rule *r = &t->rule[row];
	size_t of = number_of(field[column[0]], column_names, TOPIC_COLUMNS),
	       where = number_of(field[column[3]], where_names, 3);
	const char *wrong = of == TOPIC_COLUMNS       ? "column must be part or topic"
			    : where == 3              ? "where must be heading, first or opening"
			    : field[column[1]].n == 0 ? "no value; - stands for none"
			    : field[column[2]].n == 0 ? "no pattern"
						      : NULL;

	if (wrong) {
		err_line(t->file.file, t->file.line[row], "%s", wrong);
		return -1;
	}
	r->column = (enum topic_column)of;
	r->where = (enum topic_where)where;
	r->value = field[column[1]];
	wrong = t->built_in ? pattern_prepare(&r->pattern, field[column[2]], true)
			    : pattern_read(&r->pattern, field[column[2]], true);
	if (wrong) {
		err_line(t->file.file, t->file.line[row], "pattern: %s", wrong);
		return -1;
	}
	return 0;
}

int topics_read(struct topics *t, const char *file)
{
	static const char *const names[] = {"column", "value", "pattern", "where"};
	int column[4];

	t->built_in = file == NULL;
	if (file ? sidefile_read(&t->file, file) < 0
		 : sidefile_read_text(&t->file, "the built-in topics", text_topics) < 0)
		return -1;
	for (size_t i = 0; i < 4; i++) {
		column[i] = sidefile_column(&t->file, names[i]);
		if (column[i] < 0) {
			err_file(t->file.file, "no column '%s'", names[i]);
			return -1;
		}
	}
	for (size_t i = 0; i < t->file.fields; i++) {
		if (utf8_valid(t->file.field[i].p, t->file.field[i].n) < t->file.field[i].n) {
			err_line(t->file.file, t->file.line[i / t->file.columns],
				 "a value that is not UTF-8");
			return -1;
		}
	}
	t->rule = buf_zeroed(t->file.rows, sizeof *t->rule);
	for (size_t row = 0; row < t->file.rows; row++) {
		if (read_rule(t, row, column) < 0)
			return -1;
	}
	return 0;
}

/* The value of the first rule that matches; its p is NULL for none. */
static struct slice match(const struct topics *t, enum topic_column column, bool opening, bool first,
			  const struct buf *text)
{
	for (size_t i = 0; i < t->file.rows; i++) {
		struct topic_rule *r = &t->rule[i];

		if (r->column == column && (r->where == WHERE_OPENING) == opening &&
		    (r->where != WHERE_FIRST || first) && pattern_matches(&r->pattern, text->p, text->n - 1))
			return r->value;
	}
	return slice_of(NULL, 0);
}

/* Make b the text folded, terminated. */
static void fold(struct buf *b, struct slice s)
{
	b->n = 0;
	utf8_squeeze(b, s);
	buf_add(b, "", 1);
}

/* The first sentence behind a heading, before the next section. */
static void take_opening(struct topics *t, const struct outline *o, size_t k, const char *text, size_t n)
{
	size_t from = o->section[k].to, to = k + 1 < o->sections ? o->section[k + 1].from : n, end;
	const struct lexeme *w;

	to = to - from > OPENING_BYTES && to > from ? from + OPENING_BYTES : to;
	while (from < to) { /* what a heading leaves behind: stops, Markdown, blanks */
		size_t len = utf8_space(text + from, to - from);

		w = lexicon_match(&lex_heads, text + from, to - from);
		if (!len && (text[from] == '*' || text[from] == '\n'))
			len = 1;
		if (!len && w &&
		    (w->class == LEX_HEADS_STOP || w->class == LEX_HEADS_COLON ||
		     w->class == LEX_HEADS_PAUSE))
			len = w->length;
		if (!len)
			break;
		from += len;
	}
	for (end = from; end < to; end += utf8_step(text + end, to - end)) {
		w = lexicon_match(&lex_heads, text + end, to - end);
		if (w && w->class == LEX_HEADS_STOP)
			break;
	}
	fold(&t->opening, slice_of(text + from, from < end ? end - from : 0));
}

/* The number of a first-level section: its path, up to 999999. */
static unsigned number(const struct outline *o, const struct section *x)
{
	unsigned v = 0;

	for (size_t i = 0; i < x->path_n && i < 6; i++)
		v = v * 10 + (unsigned)(o->paths.p[x->path + i] - '0');
	return v;
}

void topics_find(struct topics *t, const struct outline *o, const char *text, size_t n)
{
	struct slice up[TOPIC_COLUMNS][LEVELS] = {{{0}}}; /* what each level hands down */
	unsigned plan = 0; /* number of the first-level section before, if it plans */

	t->of = buf_grow(t->of, &t->of_cap, o->sections + 1, sizeof *t->of);
	for (size_t k = 0; k < o->sections; k++) {
		const struct section *x = &o->section[k];
		size_t level = (size_t)x->level < LEVELS ? (size_t)x->level : LEVELS - 1;
		bool first = level == 1 && number(o, x) == 1, opened = false;

		fold(&t->heading, slice_of(text + x->heading, x->heading_to - x->heading));
		for (int c = 0; c < TOPIC_COLUMNS; c++) {
			struct slice v = match(t, (enum topic_column)c, false, first, &t->heading);

			if (!v.p && up[c][level - 1].n)
				v = up[c][level - 1];
			if (!v.p && c == TOPIC_PART && level == 1 && plan && number(o, x) > plan)
				v = slice_str("plan");
			if (!v.p) {
				if (!opened)
					take_opening(t, o, k, text, n);
				opened = true;
				v = match(t, (enum topic_column)c, true, first, &t->opening);
			}
			if (slice_is(v, "-"))
				v = slice_of("", 0);
			if (level == 1 && c == TOPIC_PART)
				plan = slice_is(v, "plan") ? number(o, x) : 0;
			for (size_t l = level; l < LEVELS; l++)
				up[c][l] = v;
			t->of[k].value[c] = v;
		}
	}
}

void topics_free(struct topics *t)
{
	for (size_t i = 0; t->rule && i < t->file.rows; i++)
		pattern_free(&t->rule[i].pattern);
	free(t->rule);
	free(t->of);
	buf_free(&t->heading);
	buf_free(&t->opening);
	sidefile_free(&t->file);
}
