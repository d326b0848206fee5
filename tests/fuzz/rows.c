/* Rows of any kind through the row filters: what they take they pass on well-formed, and rpt-tsv unchanged.
 * Letters: n numbers, s sections, t rpt-split -t, w rpt-split -tw, else rpt-tsv. */
#include "harness.h"

static struct memory_file in, out, again;

/* The tool and options that the letters name. */
static int (*chosen(const struct subject *s, struct args *a))(int, char **)
{
	if (has(s, 'n')) {
		if (has(s, 'a'))
			arg(a, "-a");
		if (has(s, 'x'))
			arg(a, "-s");
		return rpt_numbers_main;
	}
	if (has(s, 's')) {
		if (has(s, 'o') || has(s, 'l'))
			arg(a, has(s, 'o') ? "-o" : "-l");
		if (has(s, 'm'))
			arg(a, "-m");
		if (has(s, 'p'))
			arg(a, "-p");
		return rpt_sections_main;
	}
	if (has(s, 't') || has(s, 'w')) {
		arg(a, has(s, 'w') ? "-tw" : "-t");
		if (has(s, 'c'))
			arg(a, "-uclause");
		if (has(s, 'H'))
			arg(a, "-H");
		return rpt_split_main;
	}
	return rpt_tsv_main;
}

/* Read rows, whatever they are; as rows.h says it itself: read to the end or to a fault. */
static enum rows_event read_all(struct slice text, struct buf *back)
{
	struct rows r = {0};
	struct buf scratch = {0};
	enum rows_event e;

	memory_write(&in, text);
	MUST(rows_open(&r, in.path) == 0);
	while ((e = rows_next(&r)) == ROWS_ROW || e == ROWS_HEADER) {
		for (size_t i = 0; i < r.head.n && e == ROWS_ROW; i++) {
			struct slice raw = rows_unescape(r.field[i], &scratch);

			/* escaping what was unescaped gives the field, but for a leading \# */
			buf_add(back, i ? "\t" : "", i > 0);
			rows_escape_into(back, raw, i == 0);
		}
		if (e == ROWS_ROW)
			buf_add(back, "\n", 1);
	}
	rows_close(&r);
	rows_free(&r);
	buf_free(&scratch);
	return e;
}

/* A CR that ends no line: a writer has it escaped, but readers let it pass, and rpt-tsv escapes it. */
static bool bare_cr(struct slice text)
{
	bool bare = false;

	for (size_t i = 0; i < text.n; i++)
		bare |= text.p[i] == '\r' && !(i + 1 < text.n && text.p[i + 1] == '\n');
	return bare;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct subject s = subject_of(data, size);
	struct args a = {0}, b = {0};
	struct buf first = {0}, second = {0}, back = {0};
	int (*tool)(int, char **) = chosen(&s, &a), status;
	enum rows_event e;

	if (size > HARNESS_MOST)
		return -1;
	if (tool == rpt_tsv_main)
		arg(&a, "-n");
	memory_write(&in, s.body);
	arg(&a, in.path);
	status = run_tool(tool, "rpt-rows", &a, &out);
	MUST(status < 2 && (status == 0 || said()));
	if (tool == rpt_tsv_main) {
		/* rows go out as they came in */
		memory_read(&out, &first);
		e = read_all(s.body, &back);
		MUST(status == (e == ROWS_BAD));
		MUST(slice_eq(slice_of(first.p, first.n), slice_of(back.p, back.n)));
	} else {
		check_rows(&out, s.body, SPANS_ANY);
		/* what a filter wrote it can read, and rpt-tsv passes it on byte for byte */
		arg(&b, out.path);
		MUST(run_tool(rpt_tsv_main, "rpt-tsv", &b, &again) == 0);
		memory_read(&out, &first);
		memory_read(&again, &second);
		MUST(bare_cr(s.body) || slice_eq(slice_of(first.p, first.n), slice_of(second.p, second.n)));
		MUST(run_tool(tool, "rpt-rows", &(struct args){.v = {again.path}, .n = 1}, &out) < 2);
	}
	buf_free(&first);
	buf_free(&second);
	buf_free(&back);
	return 0;
}
