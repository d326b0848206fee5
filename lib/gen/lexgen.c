/* lexgen - compile the word tables of lib/data into C: lexgen OUT.h OUT.c TABLE.tsv...
 *
 * A table is raw TSV: comments ("# ..."), a header line "#word<TAB>...", rows. A comment "# classes: a b c"
 * lists the values the second column may have. Words must be unique within their table; every row has as many
 * fields as the header; no field is empty ("-" stands for none). A table whose header begins otherwise is
 * kept as it is, as a text. Outputs are written under temporary names and renamed when complete. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../buf.h"
#include "../err.h"
#include "../input.h"
#include "../lexicon.h"
#include "../utf8.h"

enum { MAX_WORDS = 8192, MAX_COLUMNS = 4, MAX_CLASSES = 64 };

struct row {
	struct slice field[MAX_COLUMNS];
};

struct table {
	const char *file;
	char name[64];
	struct row row[MAX_WORDS];
	size_t rows;
	size_t columns;
	struct slice class[MAX_CLASSES];
	size_t classes;
	bool text; /* kept as it is */
};

static _Noreturn void bad(const struct table *t, size_t line, const char *why)
{
	err_line(t->file, line, "%s", why);
	exit(STATUS_TROUBLE);
}

static size_t cut(struct slice s, char at, struct slice *out, size_t most)
{
	size_t n = 0;

	while (n < most) {
		const char *end = s.n ? memchr(s.p, at, s.n) : NULL;
		size_t len = end ? (size_t)(end - s.p) : s.n;

		out[n++] = slice_of(s.p, len);
		if (!end)
			return n;
		s = slice_of(s.p + len + 1, s.n - len - 1);
	}
	return most + 1;
}

static int class_of(const struct table *t, struct slice name)
{
	for (size_t i = 0; i < t->classes; i++) {
		if (slice_eq(t->class[i], name))
			return (int)i;
	}
	return -1;
}

static void read_row(struct table *t, struct slice line, size_t number)
{
	struct row *r = &t->row[t->rows];

	if (t->columns == 0)
		bad(t, number, "a row before the header '#word...'");
	if (t->rows == MAX_WORDS)
		bad(t, number, "too many words");
	if (cut(line, '\t', r->field, MAX_COLUMNS) != t->columns)
		bad(t, number, "not as many fields as the header has");
	for (size_t i = 0; i < t->columns; i++) {
		if (r->field[i].n == 0)
			bad(t, number, "an empty field; '-' stands for none");
		if (utf8_valid(r->field[i].p, r->field[i].n) != r->field[i].n ||
		    memchr(r->field[i].p, '"', r->field[i].n) || memchr(r->field[i].p, '\\', r->field[i].n))
			bad(t, number, "a field that is no UTF-8, or holds a double quote or backslash");
	}
	if (r->field[0].n > 200)
		bad(t, number, "a word longer than 200 bytes");
	if (t->columns > 1 && class_of(t, r->field[1]) < 0)
		bad(t, number, "a class that the line '# classes:' does not name");
	t->rows++;
}

static int by_word(const void *a, const void *b)
{
	return slice_cmp(((const struct row *)a)->field[0], ((const struct row *)b)->field[0]);
}

static void read_table(struct table *t, const char *file, struct buf *text)
{
	static const char classes[] = "# classes: ";
	const char *base = strrchr(file, '/');
	size_t line = 0;
	struct slice fields[MAX_COLUMNS], rest;

	memset(t, 0, sizeof *t);
	t->file = file;
	snprintf(t->name, sizeof t->name, "%s", base ? base + 1 : file);
	if (strchr(t->name, '.'))
		*strchr(t->name, '.') = 0;
	if (input_slurp(file, text) < 0)
		exit(STATUS_TROUBLE);
	rest = slice_of(text->p, text->n);
	while (rest.n) {
		const char *lf = memchr(rest.p, '\n', rest.n);
		struct slice s = slice_of(rest.p, lf ? (size_t)(lf - rest.p) : rest.n);

		line++;
		rest = lf ? slice_of(lf + 1, rest.n - s.n - 1) : slice_of(rest.p, 0);
		if (s.n > sizeof classes - 1 && memcmp(s.p, classes, sizeof classes - 1) == 0) {
			t->classes = cut(slice_of(s.p + sizeof classes - 1, s.n - sizeof classes + 1), ' ',
					 t->class, MAX_CLASSES);
			if (t->classes > MAX_CLASSES)
				bad(t, line, "too many classes");
		} else if (s.n == 0 || (s.n > 1 && memcmp(s.p, "# ", 2) == 0)) {
			continue;
		} else if (s.n > 4 && memcmp(s.p, "#word", 5) == 0 && t->columns == 0) {
			t->columns = cut(s, '\t', fields, MAX_COLUMNS);
			if (t->columns > MAX_COLUMNS)
				bad(t, line, "a header has at most four columns");
		} else if (*s.p == '#' && t->columns == 0) {
			t->text = true;
			return;
		} else {
			read_row(t, s, line);
		}
	}
	qsort(t->row, t->rows, sizeof *t->row, by_word);
	for (size_t i = 1; i < t->rows; i++) {
		if (by_word(&t->row[i - 1], &t->row[i]) == 0) {
			err_file(file, "the word '%.*s' stands twice", (int)t->row[i].field[0].n,
				 t->row[i].field[0].p);
			exit(STATUS_TROUBLE);
		}
	}
}

/* The trie under construction: nodes in plain form first, then placed into the double array. */
struct plain {
	uint32_t child[256];
	uint32_t word;
};

struct trie {
	struct plain *node;
	size_t n, cap;
	struct lexicon_node *array;
	bool *used;
	size_t size, used_cap, array_cap;
	size_t full; /* all slots below are used */
};

static uint32_t add_plain(struct trie *t)
{
	BUF_PUSH_ROOM(t->node, t->cap, t->n);
	memset(&t->node[t->n], 0, sizeof *t->node);
	return (uint32_t)t->n++;
}

static void insert(struct trie *t, struct slice word, uint32_t index, bool backward)
{
	uint32_t at = 0;

	for (size_t i = 0; i < word.n; i++) {
		unsigned char c = (unsigned char)word.p[backward ? word.n - 1 - i : i];

		if (!t->node[at].child[c]) {
			uint32_t fresh = add_plain(t);

			t->node[at].child[c] = fresh;
		}
		at = t->node[at].child[c];
	}
	t->node[at].word = index + 1;
}

static void claim(struct trie *t, size_t at)
{
	while (t->size <= at) {
		BUF_PUSH_ROOM(t->array, t->array_cap, t->size);
		t->used = buf_grow(t->used, &t->used_cap, t->size + 1, sizeof *t->used);
		t->array[t->size] = (struct lexicon_node){0, UINT16_MAX, 0};
		t->used[t->size++] = false;
	}
}

/* Place the children of plain node p, which itself stands at `at`. First fit, in order. */
static void place(struct trie *t, uint32_t p, size_t at)
{
	unsigned char child[256];
	size_t base, children = 0;
	bool fits;

	for (int c = 0; c < 256; c++) {
		if (t->node[p].child[c])
			child[children++] = (unsigned char)c;
	}
	t->array[at].word = (uint16_t)t->node[p].word;
	if (children == 0)
		return;
	/* no slot below `full` is free, so the first child cannot go there */
	while (t->full < t->size && t->used[t->full])
		t->full++;
	base = t->full > child[0] ? t->full - child[0] : 1;
	do {
		fits = true;
		claim(t, base + 256);
		for (size_t i = 0; i < children && fits; i++)
			fits = !t->used[base + child[i]];
		base += !fits;
	} while (!fits);
	if (base + 256 >= UINT16_MAX)
		err_die("a table is too large for its trie");
	t->array[at].base = (uint16_t)base;
	for (size_t c = 0; c < 256; c++) {
		if (t->node[p].child[c]) {
			t->used[base + c] = true;
			t->array[base + c].owner = (uint16_t)at;
		}
	}
	for (size_t c = 0; c < 256; c++) {
		if (t->node[p].child[c])
			place(t, t->node[p].child[c], base + c);
	}
}

static void put_trie(FILE *out, const struct table *t, bool backward)
{
	struct trie trie = {0};

	add_plain(&trie);
	for (size_t i = 0; i < t->rows; i++)
		insert(&trie, t->row[i].field[0], (uint32_t)i, backward);
	claim(&trie, 0);
	trie.used[0] = true;
	place(&trie, 0, 0);
	fprintf(out, "static const struct lexicon_node %s_%s[] = {", t->name,
		backward ? "backward" : "forward");
	for (size_t i = 0; i < trie.size; i++)
		fprintf(out, "%s{%u,%u,%u},", i % 8 ? "" : "\n", trie.array[i].base, trie.array[i].owner,
			trie.array[i].word);
	fprintf(out, "\n};\n");
	free(trie.node);
	free(trie.array);
	free(trie.used);
}

/* All words and attributes, each terminated; the place of s. An attribute that stands there already is not
 * put again. */
static struct buf strings;

static size_t place_of(struct slice s, bool attribute)
{
	static size_t attributes[MAX_WORDS], n;
	size_t at;

	if (attribute && slice_is(s, "-"))
		s.n = 0;
	for (size_t i = 0; attribute && i < n; i++) {
		if (slice_is(s, strings.p + attributes[i]))
			return attributes[i];
	}
	at = strings.n;
	buf_add(&strings, s.p, s.n);
	buf_add(&strings, "", 1);
	if (attribute && n < MAX_WORDS)
		attributes[n++] = at;
	return at;
}

static void put_constant(FILE *h, const char *table, struct slice class)
{
	fputs("\tLEX_", h);
	for (const char *p = table; *p; p++)
		fputc(*p >= 'a' && *p <= 'z' ? *p - 'a' + 'A' : '_', h);
	fputc('_', h);
	for (size_t i = 0; i < class.n; i++)
		fputc(class.p[i] >= 'a' && class.p[i] <= 'z' ? class.p[i] - 'a' + 'A' : '_', h);
	fputs(",\n", h);
}

/* Which characters the words begin or end with, a bit for each slot. */
static void put_filter(FILE *out, const struct table *t, bool last)
{
	uint8_t bits[LEXICON_SLOTS / 8] = {0};

	for (size_t i = 0; i < t->rows; i++) {
		struct slice w = t->row[i].field[0];
		size_t step = last ? utf8_step_back(w.p, w.n) : w.n;
		unsigned slot = lexicon_slot(w.p + w.n - step, step);

		bits[slot >> 3] |= (uint8_t)(1u << (slot & 7));
	}
	fprintf(out, "static const uint8_t %s_%s[] = {", t->name, last ? "last" : "first");
	for (size_t i = 0; i < sizeof bits; i++)
		fprintf(out, "%s%u,", i % 32 ? "" : "\n", bits[i]);
	fprintf(out, "\n};\n");
}

static void put_table(FILE *h, FILE *c, const struct table *t)
{
	fprintf(h, "extern const struct lexicon lex_%s;\n", t->name);
	if (t->classes) {
		fputs("enum {\n", h);
		for (size_t i = 0; i < t->classes; i++)
			put_constant(h, t->name, t->class[i]);
		fputs("};\n", h);
	}
	fprintf(c, "static const struct lexeme %s_words[] = {\n", t->name);
	for (size_t i = 0; i < t->rows; i++) {
		const struct row *r = &t->row[i];

		fprintf(c, "\t{%zu, {", place_of(r->field[0], false));
		for (size_t k = 2; k < 4; k++)
			fprintf(c, "%s%zu", k > 2 ? ", " : "",
				place_of(k < t->columns ? r->field[k] : slice_str("-"), true));
		fprintf(c, "}, %zu, %d},\n", r->field[0].n, t->columns > 1 ? class_of(t, r->field[1]) : 0);
	}
	fputs("};\n", c);
	put_trie(c, t, false);
	put_trie(c, t, true);
	put_filter(c, t, false);
	put_filter(c, t, true);
	fprintf(c, "const struct lexicon lex_%s = {%s_forward, %s_backward, %s_words,\n", t->name, t->name,
		t->name, t->name);
	fprintf(c, "\tsizeof %s_words / sizeof *%s_words, %s_first, %s_last};\n\n", t->name, t->name, t->name,
		t->name);
}

static void put_bytes(FILE *c, struct slice bytes)
{
	for (size_t i = 0; i < bytes.n; i++)
		fprintf(c, "%s%u,", i % 32 ? "" : "\n", (unsigned char)bytes.p[i]);
	fputs("\n};\n", c);
}

static void put_text(FILE *h, FILE *c, const struct table *t, struct slice text)
{
	fprintf(h, "extern const struct slice text_%s;\n", t->name);
	fprintf(c, "static const unsigned char %s_bytes[] = {", t->name);
	put_bytes(c, text);
	fprintf(c, "const struct slice text_%s = {(const char *)%s_bytes, sizeof %s_bytes};\n\n", t->name,
		t->name, t->name);
}

static FILE *create(const char *file, char *temporary, size_t size)
{
	FILE *f;

	snprintf(temporary, size, "%s.tmp", file);
	f = fopen(temporary, "w");
	if (!f)
		err_die("cannot write %s", temporary);
	return f;
}

static void finish(FILE *f, const char *temporary, const char *file)
{
	if (ferror(f) || fclose(f) != 0 || rename(temporary, file) != 0)
		err_die("cannot write %s", file);
}

int main(int argc, char **argv)
{
	static struct table t;
	char tmp_h[4096], tmp_c[4096];
	unsigned long long digest = 0;
	FILE *h, *c;

	err_init(argv[0]);
	if (argc < 4)
		err_die("usage: lexgen OUT.h OUT.c TABLE.tsv...");
	h = create(argv[1], tmp_h, sizeof tmp_h);
	c = create(argv[2], tmp_c, sizeof tmp_c);
	fputs("/* made by lib/gen/lexgen.c */\n#ifndef RPT_TABLES_H\n#define RPT_TABLES_H\n#include "
	      "\"lexicon.h\"\n",
	      h);
	fputs("/* made by lib/gen/lexgen.c */\n#include \"tables.h\"\n\n", c);
	for (int i = 3; i < argc; i++) {
		struct buf text = {0};

		read_table(&t, argv[i], &text);
		if (t.text)
			put_text(h, c, &t, slice_of(text.p, text.n));
		else
			put_table(h, c, &t);
		digest = digest * 31 + slice_hash(slice_of(text.p, text.n));
		buf_free(&text);
	}
	fputs("#endif\n", h);
	fputs("const unsigned char lexicon_strings[] = {", c);
	put_bytes(c, slice_of(strings.p, strings.n));
	buf_free(&strings);
	fprintf(c, "const unsigned long long lexicon_digest = 0x%016llxu;\n", digest);
	finish(h, tmp_h, argv[1]);
	finish(c, tmp_c, argv[2]);
	return STATUS_OK;
}
