/* Raw text through rpt-split, rpt-sections and rpt-numbers: all ends well, and every row of every stage is
 * the bytes it claims to be. */
#include "harness.h"

#include "utf8.h"

static struct memory_file raw, rows, outline, facts;

static int split(const struct subject *s, const struct memory_file *in)
{
	struct args a = {0};

	if (has(s, 'p') || has(s, 'c')) {
		arg(&a, "-u");
		arg(&a, has(s, 'p') ? "para" : "clause");
	}
	if (has(s, 'w'))
		arg(&a, "-w");
	if (has(s, 'H'))
		arg(&a, "-H");
	if (has(s, 'i'))
		as_stdin(in);
	else
		arg(&a, in->path);
	return run_tool(rpt_split_main, "rpt-split", &a, &rows);
}

static int sections(const struct subject *s)
{
	struct args a = {0};

	if (has(s, 'o') || has(s, 'l'))
		arg(&a, has(s, 'o') ? "-o" : "-l");
	if (has(s, 'm'))
		arg(&a, "-m");
	if (has(s, 'P'))
		arg(&a, "-p");
	arg(&a, rows.path);
	return run_tool(rpt_sections_main, "rpt-sections", &a, &outline);
}

static int numbers(const struct subject *s, const struct memory_file *in)
{
	struct args a = {0};

	if (has(s, 'a'))
		arg(&a, "-a");
	if (has(s, 's'))
		arg(&a, "-s");
	if (has(s, 'y')) {
		arg(&a, "-y");
		arg(&a, "2024");
	}
	arg(&a, in->path);
	return run_tool(rpt_numbers_main, "rpt-numbers", &a, &facts);
}

/* A column of the row read last that holds a number. */
static uint64_t number(const struct rows *r, const char *column)
{
	int c = header_find(&r->head, column);
	uint64_t v = 0;

	MUST(c >= 0 && r->field[c].n > 0);
	for (size_t i = 0; i < r->field[c].n; i++) {
		MUST(r->field[c].p[i] >= '0' && r->field[c].p[i] <= '9');
		v = v * 10 + (uint64_t)(r->field[c].p[i] - '0');
	}
	return v;
}

/* rpt-sections -o: sections lie inside those above them, and none overlaps its neighbour. */
static void check_outline(struct slice document)
{
	enum { DEEPEST = 16 };
	struct rows r = {0};
	uint64_t stop[DEEPEST] = {document.n};
	uint64_t last[DEEPEST] = {0}; /* where the last section of each level stopped */
	enum rows_event e;

	MUST(rows_open(&r, outline.path) == 0);
	while ((e = rows_next(&r)) != ROWS_END) {
		uint64_t level;

		MUST(e != ROWS_BAD);
		if (e != ROWS_ROW)
			continue;
		level = number(&r, "level");
		MUST(level < DEEPEST && number(&r, "stop") <= document.n);
		if (level == 0)
			continue;
		for (uint64_t k = 1; k < DEEPEST; k++) {
			/* every section before it that is not above it has ended */
			MUST(k < level || last[k] <= r.from);
			stop[k] = k < level ? stop[k] : 0;
		}
		stop[level] = last[level] = number(&r, "stop");
		MUST(stop[level] >= r.to);
		for (uint64_t k = level; k-- > 0;)
			MUST(stop[k] == 0 || stop[level] <= stop[k]);
	}
	rows_close(&r);
	rows_free(&r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct subject s = subject_of(data, size);
	struct buf text = {0};
	struct slice body = s.body;
	size_t rows_n;
	int status;

	if (size > HARNESS_MOST)
		return -1;
	keep_patterns();
	if (!has(&s, 'r')) {
		make_valid(&text, body);
		body = slice_of(text.p, text.n);
	}
	memory_write(&raw, body);
	status = split(&s, &raw);
	MUST(status == (utf8_valid(body.p, body.n) < body.n) && (status == 0 || said()));
	rows_n = check_rows(&rows, body, status ? SPANS_TEXT : SPANS_COVER);
	MUST(status == 0 || rows_n == 0 || has(&s, 'i')); /* of a bad file no row comes out */
	MUST(numbers(&s, &rows) == 0 && !said());
	check_rows(&facts, body, SPANS_TEXT);
	MUST(sections(&s) == 0 && !said());
	check_rows(&outline, body,
		   has(&s, 'o')             ? SPANS_LOOSE
		   : has(&s, 'l') || status ? SPANS_TEXT
					    : SPANS_COVER);
	if (has(&s, 'o'))
		check_outline(body);
	MUST(numbers(&s, &outline) == 0 && !said());
	check_rows(&facts, body, has(&s, 'o') ? SPANS_LOOSE : SPANS_TEXT);
	buf_free(&text);
	return 0;
}
