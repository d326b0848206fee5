#define _GNU_SOURCE
#include "harness.h"

#include <fcntl.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "err.h"
#include "index.h"
#include "utf8.h"

_Noreturn void harness_fail(const char *file, int line, const char *what)
{
	dprintf(STDERR_FILENO, "%s:%d: does not hold: %s\n", file, line, what);
	abort();
}

/* ---- inputs ---- */

struct subject subject_of(const uint8_t *data, size_t size)
{
	struct slice all = slice_of(size ? (const char *)data : "", size);
	const char *lf = size ? memchr(all.p, '\n', size) : NULL;
	size_t n = lf ? (size_t)(lf - all.p) : 0;

	if (!lf)
		return (struct subject){slice_of("", 0), all};
	return (struct subject){slice_of(all.p, n), slice_of(lf + 1, size - n - 1)};
}

bool has(const struct subject *s, char letter)
{
	return s->options.n && memchr(s->options.p, letter, s->options.n);
}

bool subject_parts(struct slice body, struct slice *first, struct slice *second)
{
	static const char mark[] = "====\n";
	const char *at = body.n ? memmem(body.p, body.n, mark, sizeof mark - 1) : NULL;

	*first = *second = body;
	if (!at || (at > body.p && at[-1] != '\n'))
		return false;
	first->n = (size_t)(at - body.p);
	*second = slice_of(at + sizeof mark - 1, body.n - first->n - (sizeof mark - 1));
	return true;
}

void make_valid(struct buf *out, struct slice text)
{
	buf_reserve(out, text.n + 1); /* an empty text stands somewhere too */
	while (text.n) {
		size_t good = utf8_valid(text.p, text.n), skip = good + (good < text.n);

		buf_add(out, text.p, good);
		text = slice_of(text.p + skip, text.n - skip);
	}
}

/* ---- files in memory ---- */

static void open_memory(struct memory_file *f)
{
	if (f->path[0])
		return;
	f->fd = memfd_create("fuzz", MFD_CLOEXEC);
	MUST(f->fd > STDERR_FILENO);
	snprintf(f->path, sizeof f->path, "/proc/self/fd/%d", f->fd);
}

void memory_write(struct memory_file *f, struct slice text)
{
	open_memory(f);
	MUST(ftruncate(f->fd, 0) == 0);
	MUST(pwrite(f->fd, text.p, text.n, 0) == (ssize_t)text.n);
}

int memory_output(struct memory_file *f)
{
	int fd;

	open_memory(f);
	MUST(ftruncate(f->fd, 0) == 0 && lseek(f->fd, 0, SEEK_SET) == 0);
	fd = fcntl(f->fd, F_DUPFD_CLOEXEC, 64);
	MUST(fd >= 0);
	return fd;
}

void memory_read(const struct memory_file *f, struct buf *b)
{
	off_t size = lseek(f->fd, 0, SEEK_END);

	buf_reserve(b, (size_t)size + 1);
	MUST(pread(f->fd, b->p + b->n, (size_t)size, 0) == (ssize_t)size);
	b->n += (size_t)size;
}

/* ---- messages go nowhere, but are counted ---- */

static size_t messages;

static ssize_t count(void *cookie, const char *p, size_t n)
{
	(void)cookie;
	(void)p;
	messages += n;
	return (ssize_t)n;
}

void mute(void)
{
	static const cookie_io_functions_t functions = {.write = count};
	static FILE *silent;

	if (!silent && !getenv("FUZZ_LOUD")) {
		silent = fopencookie(NULL, "w", functions);
		MUST(silent);
		setvbuf(silent, NULL, _IOFBF, 1 << 16);
		stderr = silent;
	}
}

bool said(void)
{
	fflush(stderr);
	return messages > 0 || getenv("FUZZ_LOUD");
}

/* ---- tools ---- */

void arg(struct args *a, const char *s)
{
	MUST(a->n < ARGS_MOST - 1);
	a->v[a->n++] = (char *)(uintptr_t)s;
}

static bool running;

/* The linker puts it in the place of exit(3). A tool that reads its files has no reason to end by itself. */
_Noreturn void __wrap_exit(int status);
_Noreturn void __real_exit(int status);

_Noreturn void __wrap_exit(int status)
{
	if (running)
		harness_fail("tool", status, "it returns from main()");
	__real_exit(status);
}

int run_tool(int (*tool)(int, char **), const char *name, const struct args *a, struct memory_file *to)
{
	char *argv[ARGS_MOST + 1] = {(char *)(uintptr_t)name};
	int status, fd;

	mute();
	fd = memory_output(to);
	output_stdout.fd = fd;
	output_stdout.n = 0;
	memcpy(argv + 1, a->v, (size_t)a->n * sizeof *argv);
	optind = 0;
	fflush(stderr);
	messages = 0;
	running = true;
	status = tool(a->n + 1, argv);
	running = false;
	MUST(output_stdout.n == 0);
	if (fcntl(fd, F_GETFD) >= 0) /* it had nothing to write, as rpt-numbers -e */
		close(fd);
	MUST(status >= 0 && status <= 2);
	return status;
}

void as_stdin(const struct memory_file *in)
{
	int fd = open(in->path, O_RDONLY);

	MUST(fd >= 0 && dup2(fd, STDIN_FILENO) == STDIN_FILENO);
	close(fd);
}

/* ---- patterns kept from run to run ---- */

enum { PATTERNS_MOST = 2048 };

static struct index kept_patterns;
static regex_t kept[PATTERNS_MOST];
static bool keeping;

/* Linked in the place of regcomp(3) and regfree(3). */
int __wrap_regcomp(regex_t *to, const char *ere, int flags);
int __real_regcomp(regex_t *to, const char *ere, int flags);
void __wrap_regfree(regex_t *r);
void __real_regfree(regex_t *r);

void keep_patterns(void)
{
	keeping = true;
}

int __wrap_regcomp(regex_t *to, const char *ere, int flags)
{
	size_t i;

	if (!keeping)
		return __real_regcomp(to, ere, flags);
	i = index_find(&kept_patterns, slice_str(ere));
	if (i == SIZE_MAX) {
		i = index_add(&kept_patterns, slice_str(ere));
		MUST(i < PATTERNS_MOST && __real_regcomp(&kept[i], ere, flags) == 0);
	}
	*to = kept[i];
	return 0;
}

void __wrap_regfree(regex_t *r)
{
	if (!keeping)
		__real_regfree(r);
}

/* ---- what must hold ---- */

static void check_white(struct slice document, uint64_t from, uint64_t to)
{
	MUST(utf8_trim(slice_of(document.p + from, (size_t)(to - from))).n == 0);
}

size_t check_rows(const struct memory_file *f, struct slice document, enum spans how)
{
	struct rows r = {0};
	struct buf scratch = {0};
	uint64_t last = 0, from = 0;
	size_t rows = 0;
	enum rows_event e;
	int text;

	mute();
	MUST(rows_open(&r, f->path) == 0);
	while ((e = rows_next(&r)) != ROWS_END) {
		struct slice words;

		MUST(e != ROWS_BAD);
		if (e == ROWS_HEADER)
			continue;
		rows++;
		if (how == SPANS_ANY)
			continue;
		text = header_find(&r.head, "text");
		MUST(text >= 0 && r.start >= 0 && r.end >= 0);
		words = rows_unescape(r.field[text], &scratch);
		MUST(r.to <= document.n && r.to - r.from == words.n);
		MUST(memcmp(document.p + r.from, words.p, words.n) == 0);
		MUST(how == SPANS_LOOSE || r.from >= from);
		from = r.from;
		if (how == SPANS_COVER) {
			MUST(r.from >= last);
			check_white(document, last, r.from);
			last = r.to;
		}
	}
	if (how == SPANS_COVER)
		check_white(document, last, document.n);
	rows_close(&r);
	rows_free(&r);
	buf_free(&scratch);
	return rows;
}
