#include "document.h"

#include <errno.h>
#include <unistd.h>

#include "encoding.h"
#include "err.h"
#include "utf8.h"

enum { CHUNK = 1 << 16, SAMPLE = 2048 };

/* Say that byte bad of p[0..n) is no text. */
static void complain(const char *name, const char *p, size_t n, size_t bad, uint64_t base)
{
	size_t from = bad > SAMPLE ? bad - SAMPLE / 2 : 0;
	const char *guess;

	if (base == 0 && bad < SAMPLE)
		from = 0;
	else
		from += from % 2; /* keep the parity for UTF-16 */
	guess = encoding_guess(p + from, n - from < SAMPLE ? n - from : SAMPLE);
	if (!guess && bad + 1 < n) /* what went before was good UTF-8; look at what comes behind alone */
		guess = encoding_guess(p + bad, n - bad < SAMPLE ? n - bad : SAMPLE);
	if (guess)
		err_byte(name, base + bad, "not UTF-8; it looks like %s, convert it: iconv -f %s -t UTF-8",
			 guess, guess);
	else if (p[bad] == 0)
		err_byte(name, base + bad, "a NUL byte; text must not hold one");
	else
		err_byte(name, base + bad,
			 "not UTF-8; if the text is GB18030, convert it: iconv -f GB18030 -t UTF-8");
}

int document_check(const char *name, const char *p, size_t n, uint64_t base)
{
	size_t good = utf8_valid(p, n);

	if (good == n)
		return 0;
	complain(name, p, n, good, base);
	return -1;
}

/* Read all of a regular file once, chunk by chunk, without moving its place. */
static int check_file(const struct input *in)
{
	static char chunk[CHUNK];
	uint64_t base = 0;
	size_t have = 0;

	for (;;) {
		ssize_t n = pread(in->fd, chunk + have, sizeof chunk - have, (off_t)(base + have));
		size_t good;

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			err_file(in->name, "cannot read: %s", strerror(errno));
			return -1;
		}
		have += (size_t)n;
		good = utf8_valid(chunk, have);
		if (good < have && !(n > 0 && utf8_is_cut(chunk + good, have - good))) {
			complain(in->name, chunk, have, good, base);
			return -1;
		}
		if (n == 0)
			return 0;
		memmove(chunk, chunk + good, have - good);
		base += good;
		have -= good;
	}
}

int document_open(struct document *d, const char *file)
{
	int bad = 0;

	d->checked = false;
	if (input_open(&d->in, file) < 0)
		return -1;
	if (!d->in.regular)
		return 0;
	/* most files fit in the buffer: they are read but once */
	if (input_fill(&d->in, CHUNK) < 0)
		bad = -1;
	else if (d->in.eof)
		bad = document_check(d->in.name, d->in.buf, d->in.end, 0);
	else
		bad = check_file(&d->in);
	d->checked = true;
	if (bad)
		input_close(&d->in);
	return bad;
}

int document_line(struct document *d, struct slice *line, uint64_t *start)
{
	uint64_t at = d->in.offset;
	int got = input_line(&d->in, line);

	*start = at;
	if (got == 1 && !d->checked && document_check(d->in.name, line->p, line->n, at) < 0)
		return -1;
	return got;
}

void document_close(struct document *d)
{
	input_close(&d->in);
}

void document_free(struct document *d)
{
	input_free(&d->in);
}
