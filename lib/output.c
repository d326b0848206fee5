#include "output.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "err.h"
#include "scan.h"

struct output output_stdout = {.fd = STDOUT_FILENO};

static _Noreturn void fail(const struct output *o)
{
	if (errno == EPIPE && o->child)
		err_die("%s failed", o->child);
	if (errno == EPIPE)
		exit(STATUS_TROUBLE);
	err_die("cannot write %s: %s", o->name ? o->name : "standard output", strerror(errno));
}

/* Where a program that we run has died, write(2) shall fail: SIGPIPE would end us without a word. It is
 * ignored no longer than that, since it shall end us where our own reader goes away. */
static void write_all(const struct output *o, const char *p, size_t n)
{
	void (*before)(int) = o->child ? signal(SIGPIPE, SIG_IGN) : SIG_ERR;

	while (n > 0) {
		ssize_t w = write(o->fd, p, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			fail(o);
		p += w;
		n -= (size_t)w;
	}
	if (before != SIG_ERR)
		signal(SIGPIPE, before);
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

size_t output_digits(char *digits, uint64_t v)
{
	static const char pairs[] = "00010203040506070809101112131415161718192021222324"
				    "25262728293031323334353637383940414243444546474849"
				    "50515253545556575859606162636465666768697071727374"
				    "75767778798081828384858687888990919293949596979899";
	size_t i = OUTPUT_DIGITS;

	for (; v >= 100; v /= 100) {
		i -= 2;
		memcpy(digits + i, pairs + v % 100 * 2, 2);
	}
	if (v >= 10) {
		i -= 2;
		memcpy(digits + i, pairs + v * 2, 2);
	} else {
		digits[--i] = (char)('0' + v);
	}
	return i;
}

void output_number(struct output *o, uint64_t v)
{
	char digits[OUTPUT_DIGITS];
	size_t i = output_digits(digits, v);

	output_bytes(o, digits + i, sizeof digits - i);
}

void output_escaped(struct output *o, struct slice s)
{
	for (;;) {
		size_t plain = scan_plain(s.p, s.n);
		char pair[2] = {'\\', '\\'};

		output_bytes(o, s.p, plain);
		if (plain == s.n)
			return;
		switch (s.p[plain]) {
		case '\t':
			pair[1] = 't';
			break;
		case '\n':
			pair[1] = 'n';
			break;
		case '\r':
			pair[1] = 'r';
			break;
		default:
			break;
		}
		output_bytes(o, pair, sizeof pair);
		s = slice_of(s.p + plain + 1, s.n - plain - 1);
	}
}
