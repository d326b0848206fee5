/* Two streams through rpt-diff, parted by a line "===="; without one, a stream against itself, where nothing
 * differs. Letters: T they are texts, which go through the other tools first (else rows); f s t k m P y c v
 * as the options. */
#include "harness.h"

#include <stdlib.h>

static struct memory_file raw, split, outline, facts[2], out;

static void run(int (*tool)(int, char **), const char *option, const struct memory_file *in,
		struct memory_file *to)
{
	struct args a = {0};

	arg(&a, option);
	arg(&a, in->path);
	MUST(run_tool(tool, "rpt-tool", &a, to) == 0);
}

/* A text, or rows, as a stream to compare. */
static void make_stream(const struct subject *s, struct slice part, struct memory_file *to)
{
	struct buf text = {0};

	if (!has(s, 'T')) {
		memory_write(to, part);
		return;
	}
	make_valid(&text, part);
	memory_write(&raw, slice_of(text.p, text.n));
	run(rpt_split_main, "-ddoc", &raw, &split);
	if (has(s, 't')) {
		run(rpt_sections_main, "-m", &split, to);
	} else if (has(s, 's')) {
		run(rpt_sections_main, "-o", &split, to);
	} else {
		run(rpt_sections_main, "-p", &split, &outline);
		run(rpt_numbers_main, "-s", &outline, to);
	}
	buf_free(&text);
}

static void choose(const struct subject *s, struct args *a)
{
	static const char *const single[] = {"-f", "-s", "-t"};

	for (int i = 0; i < 3 && a->n == 0; i++) {
		if (has(s, single[i][1]))
			arg(a, single[i]);
	}
	if (has(s, 'k')) {
		arg(a, "-k");
		arg(a, "year,doc");
	}
	if (has(s, 'm') || has(s, '0') || has(s, '1')) {
		arg(a, "-m");
		arg(a, has(s, '0') ? "0" : has(s, '1') ? "1" : "0.7");
	}
	if (has(s, 'P') && (a->n == 0 || a->v[0][1] == 'f' || a->v[0][1] == 'k' || a->v[0][1] == 'm')) {
		arg(a, "-P");
		arg(a, "plan:done");
	}
	if (has(s, 'y'))
		arg(a, "-y");
	if (has(s, 'c')) {
		arg(a, "-c");
		arg(a, "always");
	}
	if (has(s, 'v'))
		arg(a, "-v");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct subject s = subject_of(data, size);
	struct slice old, new;
	struct args a = {0};
	bool two;
	int status;

	if (size > HARNESS_MOST)
		return -1;
	keep_patterns();
	setenv("COLUMNS", has(&s, 'N') ? "20" : has(&s, 'W') ? "200" : "80", 1);
	two = subject_parts(s.body, &old, &new);
	make_stream(&s, old, &facts[0]);
	make_stream(&s, new, &facts[1]);
	choose(&s, &a);
	arg(&a, facts[0].path);
	arg(&a, facts[1].path);
	status = run_tool(rpt_diff_main, "rpt-diff", &a, &out);
	MUST(status < 2 || said());
	MUST(two || status != 1 || has(&s, 'P'));
	if (!has(&s, 'y'))
		check_rows(&out, s.body, SPANS_ANY);
	return 0;
}
