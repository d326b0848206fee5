/* Tables in the formats of others: what was read is written and read again, and is the same.
 * Letters: T C J the format read (tsv, csv, jsonl; else rpt); t c j m a the one written (m md, a table; else
 * rpt); b a byte order mark. */
#include "harness.h"

#include "tabular.h"
#include "utf8.h"

static struct memory_file in, out;
static struct output to;

static void keep(struct buf *all, const struct slice *field, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_add(all, (const char *)&field[i].n, sizeof field[i].n);
		buf_add(all, field[i].p, field[i].n);
	}
}

static bool is_text(const struct slice *field, size_t n)
{
	bool good = true;

	for (size_t i = 0; i < n; i++)
		good &= utf8_valid(field[i].p, field[i].n) == field[i].n;
	return good;
}

/* Append each row with its header to `all` and write it to `copy`, which may be NULL. How it ended; *text:
 * all of it is UTF-8. */
static enum rows_event read_table(enum format format, const struct memory_file *file, struct buf *all,
				  struct tabular_out *copy, bool *text)
{
	struct tabular t = {.format = format};
	enum rows_event e;

	MUST(tabular_open(&t, file->path) == 0);
	while ((e = tabular_next(&t)) == ROWS_ROW || e == ROWS_HEADER) {
		if (e == ROWS_HEADER) {
			if (copy && !tabular_put_header(copy, t.head))
				break; /* the format has no place for a second one */
			*text &= is_text(t.head->name, t.head->n);
			continue;
		}
		keep(all, t.head->name, t.head->n);
		keep(all, t.field, t.head->n);
		*text &= is_text(t.field, t.head->n);
		if (copy)
			tabular_put_row(copy, t.field, t.head->n);
	}
	tabular_close(&t);
	tabular_free(&t);
	return e;
}

/* A first name that begins with a byte order mark is the one thing that TSV and CSV do not give back. */
static bool is_marked(const struct header *h)
{
	return h->n > 0 && h->name[0].n >= 3 && memcmp(h->name[0].p, "\xef\xbb\xbf", 3) == 0;
}

static enum format read_as(const struct subject *s)
{
	return has(s, 'T') ? FORMAT_TSV : has(s, 'C') ? FORMAT_CSV : has(s, 'J') ? FORMAT_JSONL : FORMAT_RPT;
}

static enum format written_as(const struct subject *s)
{
	return has(s, 't')   ? FORMAT_TSV
	       : has(s, 'c') ? FORMAT_CSV
	       : has(s, 'j') ? FORMAT_JSONL
	       : has(s, 'm') ? FORMAT_MD
	       : has(s, 'a') ? FORMAT_TABLE
			     : FORMAT_RPT;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct subject s = subject_of(data, size);
	struct tabular_out o = {.format = written_as(&s), .to = &to};
	struct buf first = {0}, second = {0};
	bool text = true, again = true;

	if (size > HARNESS_MOST)
		return -1;
	o.bom = has(&s, 'b') && o.format == FORMAT_CSV;
	mute();
	memory_write(&in, s.body);
	to.fd = memory_output(&out);
	to.n = 0;
	read_table(read_as(&s), &in, &first, &o, &text);
	tabular_end(&o);
	output_close(&to);
	/* (a table whose column is called start need not be span rows) */
	if ((o.format == FORMAT_RPT && read_as(&s) == FORMAT_RPT) ||
	    ((o.format == FORMAT_TSV || o.format == FORMAT_CSV) && !is_marked(&o.head)) ||
	    (o.format == FORMAT_JSONL && text)) {
		MUST(read_table(o.format, &out, &second, NULL, &again) == ROWS_END);
		MUST(slice_eq(slice_of(first.p, first.n), slice_of(second.p, second.n)));
	}
	tabular_out_free(&o);
	buf_free(&first);
	buf_free(&second);
	return 0;
}
