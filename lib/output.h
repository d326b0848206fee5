/* output - one large buffer before standard output; every write is checked. */
#ifndef RPT_OUTPUT_H
#define RPT_OUTPUT_H

#include <stdint.h>

#include "buf.h"

struct output {
	int fd;
	const char *name;  /* for messages; NULL: standard output */
	const char *child; /* the program that we run to read it; NULL: none */
	size_t n;
	char buf[65536];
};

/* The process's standard output. */
extern struct output output_stdout;

/* Write all that is buffered. A failed write is said and ends the program with status 2; EINTR and short
 * writes are retried. A reader that goes away is no failure to speak of, but for a child. */
void output_flush(struct output *o);

/* Flush and close; the last call of every way out of main(). Returns 0, or dies as output_flush() does. */
void output_close(struct output *o);

/* Bytes as they are; n may exceed the buffer. */
void output_long(struct output *o, const char *p, size_t n);

static inline void output_bytes(struct output *o, const char *p, size_t n)
{
	if (n <= sizeof o->buf - o->n) {
		if (n)
			memcpy(o->buf + o->n, p, n);
		o->n += n;
	} else {
		output_long(o, p, n);
	}
}

static inline void output_char(struct output *o, char c)
{
	output_bytes(o, &c, 1);
}

static inline void output_slice(struct output *o, struct slice s)
{
	output_bytes(o, s.p, s.n);
}

/* A terminated string. */
void output_str(struct output *o, const char *s);

enum { OUTPUT_DIGITS = 20 }; /* of a number of 64 bits */

/* Put the decimal of v at the end of digits[OUTPUT_DIGITS]; the place of its first digit. */
size_t output_digits(char *digits, uint64_t v);

/* A plain decimal. */
void output_number(struct output *o, uint64_t v);

/* A field with TAB, LF, CR and backslash escaped (rpt(5), ESCAPES). */
void output_escaped(struct output *o, struct slice s);

#endif
