/* A side file of any kind, and a text or rows to use it on, parted by a line "====". Letters: e rpt-numbers
 * -e, v rpt-numbers -k -v (else without -v), T a topic table of rpt-sections, M a frame (read alone); R: the
 * second part is rows, else text. */
#include "harness.h"

#include "frame.h"

static struct memory_file book, in, rows, out;

static void frame(void)
{
	static const char *const own[] = {"doc", "start", "end", "text", "para", "sent"};
	struct sidefile f = {0};
	int doc;

	if (frame_read(&f, book.path, own, sizeof own / sizeof *own, &doc) == 0)
		MUST(doc >= 0 && f.fields == f.rows * f.columns);
	else
		MUST(said());
	sidefile_free(&f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct subject s = subject_of(data, size);
	struct slice file, text;
	struct buf valid = {0};
	struct args a = {0}, split = {0};
	const struct memory_file *from = &in;
	int status;

	if (size > HARNESS_MOST)
		return -1;
	mute();
	if (!subject_parts(s.body, &file, &text))
		text = slice_of("", 0);
	memory_write(&book, file);
	if (has(&s, 'M')) {
		frame();
		return 0;
	}
	if (!has(&s, 'R')) {
		make_valid(&valid, text);
		text = slice_of(valid.p, valid.n);
	}
	memory_write(&in, text);
	if (!has(&s, 'R')) {
		arg(&split, in.path);
		MUST(run_tool(rpt_split_main, "rpt-split", &split, &rows) == 0);
		from = &rows;
	}
	arg(&a, has(&s, 'T') ? "-T" : "-k");
	arg(&a, book.path);
	if (has(&s, 'e') && !has(&s, 'T'))
		arg(&a, "-e");
	else if (has(&s, 'v') && !has(&s, 'T'))
		arg(&a, "-v");
	if (!has(&s, 'e') || has(&s, 'T'))
		arg(&a, from->path);
	status = run_tool(has(&s, 'T') ? rpt_sections_main : rpt_numbers_main, "rpt-book", &a, &out);
	MUST(status < 2 && (status == 0 || said()));
	check_rows(&out, text, has(&s, 'R') ? SPANS_ANY : SPANS_TEXT);
	buf_free(&valid);
	return 0;
}
