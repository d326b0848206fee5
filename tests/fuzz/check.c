/* Rows, whatever they hold, through rpt-check: it ends well, the rows that fail are those of -a that say so,
 * and the status is what they say. Letters: T a text, which goes through the other tools first (else rows);
 * q without sentences; n as the option. */
#include "harness.h"

static struct memory_file raw, split, outline, facts, all, failed, bare;

static void run(int (*tool)(int, char **), const char *option, const struct memory_file *in,
		struct memory_file *to)
{
	struct args a = {0};

	arg(&a, option);
	arg(&a, in->path);
	MUST(run_tool(tool, "rpt-tool", &a, to) == 0);
}

static void make_facts(const struct subject *s, struct slice text)
{
	memory_write(&raw, text);
	run(rpt_split_main, "-ddoc", &raw, &split);
	run(rpt_sections_main, "-m", &split, &outline);
	run(rpt_numbers_main, has(s, 'q') ? "-a" : "-as", &outline, &facts);
}

static int check(const char *option, struct memory_file *to)
{
	struct args a = {0};
	int status;

	if (option)
		arg(&a, option);
	arg(&a, facts.path);
	status = run_tool(rpt_check_main, "rpt-check", &a, to);
	MUST(status < 2 || said());
	return status;
}

static struct slice column(const struct rows *r, const char *name)
{
	int c = header_find(&r->head, name);

	MUST(c >= 0);
	return r->field[c];
}

/* The rows of f that fail, joined, in b; how many. */
static size_t failing(const struct memory_file *f, struct buf *b)
{
	struct rows r = {0};
	enum rows_event e;
	size_t n = 0;

	MUST(rows_open(&r, f->path) == 0);
	while ((e = rows_next(&r)) != ROWS_END) {
		struct slice verdict;

		MUST(e != ROWS_BAD);
		if (e == ROWS_HEADER)
			continue;
		verdict = column(&r, "verdict");
		MUST(slice_is(verdict, "holds") || slice_is(verdict, "fails") || slice_is(verdict, "open"));
		if (!slice_is(verdict, "fails"))
			continue;
		n++;
		for (size_t i = 0; i < r.head.n; i++) {
			buf_add(b, r.field[i].p, r.field[i].n);
			buf_add(b, "\t", 1);
		}
	}
	rows_close(&r);
	rows_free(&r);
	return n;
}

/* The number of lines in f that are no header. */
static size_t lines(const struct memory_file *f, bool headers)
{
	struct buf b = {0};
	size_t n = 0;

	memory_read(f, &b);
	for (size_t i = 0, from = 0; i < b.n; i++) {
		if (b.p[i] != '\n')
			continue;
		n += headers || b.p[from] != '#';
		from = i + 1;
	}
	buf_free(&b);
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct subject s = subject_of(data, size);
	struct buf text = {0}, of_all = {0}, of_failed = {0};
	struct slice body = s.body;
	size_t n;
	int status;

	if (size > HARNESS_MOST)
		return -1;
	if (has(&s, 'T')) {
		make_valid(&text, body);
		body = slice_of(text.p, text.n);
		make_facts(&s, body);
	} else {
		memory_write(&facts, body);
	}
	status = check("-a", &all);
	MUST(check(NULL, &failed) == status);
	check_rows(&all, body, has(&s, 'T') ? SPANS_LOOSE : SPANS_ANY);
	check_rows(&failed, body, SPANS_ANY);
	n = failing(&all, &of_all);
	MUST(failing(&failed, &of_failed) == n && lines(&failed, false) == n);
	MUST(slice_eq(slice_of(of_all.p, of_all.n), slice_of(of_failed.p, of_failed.n)));
	MUST(status == 2 || status == (n > 0));
	if (has(&s, 'n'))
		MUST(check("-n", &bare) == status && lines(&bare, true) == n);
	buf_free(&text);
	buf_free(&of_all);
	buf_free(&of_failed);
	return 0;
}
