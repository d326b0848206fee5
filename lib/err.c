#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

static const char *program = "rpt";

void err_init(const char *argv0)
{
	const char *slash = argv0 ? strrchr(argv0, '/') : NULL;

	if (argv0 && *argv0)
		program = slash ? slash + 1 : argv0;
}

const char *err_program(void)
{
	return program;
}

/* A message being made: one line, cut where it is longer. */
struct message {
	char text[4096];
	size_t n;
};

static ERR_PRINTF(2, 0) void add_args(struct message *m, const char *fmt, va_list args)
{
	size_t room = sizeof m->text - 1 - m->n; /* for the LF */
	int n = vsnprintf(m->text + m->n, room, fmt, args);

	if (n > 0)
		m->n += (size_t)n < room ? (size_t)n : room - 1;
}

static ERR_PRINTF(2, 3) void add(struct message *m, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add_args(m, fmt, args);
	va_end(args);
}

/* What a terminal may obey is shown as '?': what a file holds may stand in a message. */
static void mask(struct message *m)
{
	size_t n = 0;

	for (size_t i = 0, len; i < m->n; i += len) {
		len = utf8_step(m->text + i, m->n - i);
		if (utf8_valid(m->text + i, len) < len) { /* a file name may be in any encoding */
			m->text[n++] = m->text[i];
			len = 1;
		} else if (utf8_is_control(utf8_decode(m->text + i, len, &len))) {
			m->text[n++] = '?';
		} else {
			memmove(m->text + n, m->text + i, len);
			n += len;
		}
	}
	m->n = n;
}

static void finish(struct message *m, const char *fmt, va_list args)
{
	add_args(m, fmt, args);
	mask(m);
	m->text[m->n++] = '\n';
	fwrite(m->text, 1, m->n, stderr);
}

void err_say(const char *fmt, ...)
{
	struct message m = {.n = 0};
	va_list args;

	add(&m, "%s: ", program);
	va_start(args, fmt);
	finish(&m, fmt, args);
	va_end(args);
}

void err_file(const char *file, const char *fmt, ...)
{
	struct message m = {.n = 0};
	va_list args;

	add(&m, "%s: %s: ", program, file);
	va_start(args, fmt);
	finish(&m, fmt, args);
	va_end(args);
}

void err_line(const char *file, size_t line, const char *fmt, ...)
{
	struct message m = {.n = 0};
	va_list args;

	add(&m, "%s: %s:%zu: ", program, file, line);
	va_start(args, fmt);
	finish(&m, fmt, args);
	va_end(args);
}

void err_byte(const char *file, uint64_t byte, const char *fmt, ...)
{
	struct message m = {.n = 0};
	va_list args;

	add(&m, "%s: %s: byte %llu: ", program, file, (unsigned long long)byte);
	va_start(args, fmt);
	finish(&m, fmt, args);
	va_end(args);
}

void err_die(const char *fmt, ...)
{
	struct message m = {.n = 0};
	va_list args;

	add(&m, "%s: ", program);
	va_start(args, fmt);
	finish(&m, fmt, args);
	va_end(args);
	exit(STATUS_TROUBLE);
}
