#include "output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "err.h"

struct output output_stdout = {.fd = STDOUT_FILENO};

static _Noreturn void fail(const struct output *o)
{
	if (errno == EPIPE)
		exit(STATUS_TROUBLE);
	err_die("cannot write %s: %s", o->name ? o->name : "standard output", strerror(errno));
}

static void write_all(const struct output *o, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t w = write(o->fd, p, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			fail(o);
		p += w;
		n -= (size_t)w;
	}
}

void output_flush(struct output *o)
{
	size_t n = o->n;

	o->n = 0;
	write_all(o, o->buf, n);
}

void output_close(struct output *o)
{
	output_flush(o);
	if (close(o->fd) < 0 && errno != EINTR)
		fail(o);
}

void output_long(struct output *o, const char *p, size_t n)
{
	output_flush(o);
	if (n >= sizeof o->buf) {
		write_all(o, p, n);
		return;
	}
	memcpy(o->buf, p, n);
	o->n = n;
}

void output_str(struct output *o, const char *s)
{
	output_bytes(o, s, strlen(s));
}

void output_number(struct output *o, uint64_t v)
{
	char digits[20];
	size_t i = sizeof digits;

	do {
		digits[--i] = (char)('0' + v % 10);
		v /= 10;
	} while (v);
	output_bytes(o, digits + i, sizeof digits - i);
}

/* The letter behind the backslash for a byte that is escaped, 0 for all others. */
static const char escapes[256] = {['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\'};

void output_escaped(struct output *o, struct slice s)
{
	size_t i = 0;

	while (i < s.n) {
		size_t from = i;

		while (i < s.n && !escapes[(unsigned char)s.p[i]])
			i++;
		output_bytes(o, s.p + from, i - from);
		if (i < s.n) {
			char pair[2] = {'\\', escapes[(unsigned char)s.p[i++]]};

			output_bytes(o, pair, sizeof pair);
		}
	}
}
