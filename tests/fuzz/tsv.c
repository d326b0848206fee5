/* rpt-tsv with options of any kind. The first line holds them, with TABs between, each its letter and value:
 * "gvalue>5<TAB>cdoc,n=value". Sorting is left out: it starts sort(1). */
#include "harness.h"

#include "condition.h"
#include "tabular.h"
#include "widen.h"

enum { OPTIONS_MOST = 8 };

static struct memory_file in, out, book;

/* Whether rpt-tsv takes the option; those that it ends with a line of usage stay out. */
static bool is_good(const char *option)
{
	struct condition c;
	struct widen w = {0};
	bool good;

	switch (*option) {
	case 'g':
		good = condition_read(&c, option + 1) == NULL;
		condition_free(&c);
		return good;
	case 'w':
		good = widen_read(&w, option + 1) == NULL;
		widen_free(&w);
		return good;
	case 'i':
		return format_named(option + 1) <= FORMAT_JSONL;
	case 'o':
		return format_named(option + 1) < FORMAT_NONE;
	case 'c':
	case 'x':
		return option[1];
	default:
		return (*option == 'q' || *option == 'n') && !option[1];
	}
}

/* Whether an option can stand beside those before it: all but -g once, not -c and -x, not -i and -q. */
static bool goes_with(const struct buf *list, size_t n, char letter)
{
	for (size_t i = 0; i < n; i++) {
		char c = list[i].p[1];

		if ((letter == 'c' && c == 'x') || (letter == 'x' && c == 'c') ||
		    (letter == 'q' && c == 'i') || (letter == 'i' && c == 'q') || (letter == c && c != 'g'))
			return false;
	}
	return true;
}

static size_t read_options(struct slice line, struct buf *list)
{
	size_t n = 0;

	while (line.n && n < OPTIONS_MOST) {
		const char *tab = memchr(line.p, '\t', line.n);
		size_t len = tab ? (size_t)(tab - line.p) : line.n;
		struct buf *o = &list[n];

		o->n = 0;
		buf_add(o, "-", 1);
		buf_add(o, line.p, len);
		buf_add(o, "", 1);
		if (len && *line.p && goes_with(list, n, *line.p) && is_good(o->p + 1))
			n++;
		else
			o->n = 0;
		line = slice_of(line.p + len + (tab != NULL), line.n - len - (tab != NULL));
	}
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct subject s = subject_of(data, size);
	struct buf list[OPTIONS_MOST] = {{0}};
	struct slice table = s.body, keys = slice_of("", 0);
	struct args a = {0};
	bool wide = false, bad;
	size_t n;
	int status;

	if (size > HARNESS_MOST)
		return -1;
	mute();
	bad = subject_parts(s.body, &table, &keys);
	n = read_options(s.options, list);
	for (size_t i = 0; i < n; i++) {
		arg(&a, list[i].p);
		wide |= list[i].p[1] == 'w';
	}
	if (wide && bad) { /* a second part is the codebook */
		memory_write(&book, keys);
		arg(&a, "-K");
		arg(&a, book.path);
		arg(&a, "-E");
		arg(&a, "/dev/null");
	}
	memory_write(&in, table);
	arg(&a, in.path);
	status = run_tool(rpt_tsv_main, "rpt-tsv", &a, &out);
	MUST(status < 2 && (status == 0 || said()));
	for (size_t i = 0; i < OPTIONS_MOST; i++)
		buf_free(&list[i]);
	return 0;
}
