#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "err.h"
#include "output.h"

enum { FIRST_SIZE = 1 << 16 };

int input_open(struct input *in, const char *file)
{
	struct stat st;

	input_attach(in, STDIN_FILENO, "<stdin>");
	if (file && strcmp(file, "-") != 0) {
		in->name = file;
		in->named = true;
		in->fd = open(file, O_RDONLY | O_CLOEXEC);
		if (in->fd < 0) {
			err_file(file, "cannot open: %s", strerror(errno));
			return -1;
		}
	}
	if (fstat(in->fd, &st) < 0 || S_ISDIR(st.st_mode)) {
		err_file(in->name, "cannot read: %s",
			 S_ISDIR(st.st_mode) ? strerror(EISDIR) : strerror(errno));
		input_close(in);
		return -1;
	}
	in->regular = in->named && S_ISREG(st.st_mode);
	return 0;
}

void input_attach(struct input *in, int fd, const char *name)
{
	*in = (struct input){.buf = in->buf, .cap = in->cap, .fd = fd, .name = name};
	in->buf = buf_grow(in->buf, &in->cap, FIRST_SIZE, 1);
}

static ssize_t read_some(struct input *in)
{
	for (;;) {
		struct pollfd waits = {.fd = in->fd, .events = POLLIN};
		ssize_t n;

		if (output_stdout.n > 0 && poll(&waits, 1, 0) == 0)
			output_flush(&output_stdout);
		n = read(in->fd, in->buf + in->end, in->cap - in->end);
		if (n >= 0 || errno != EINTR)
			return n;
	}
}

/* Read once more, making room first. The number of new bytes, 0 at the end, -1 on error. */
static ssize_t more(struct input *in)
{
	ssize_t n;

	if (in->begin > 0 && in->cap - in->end < in->cap / 2) {
		memmove(in->buf, in->buf + in->begin, in->end - in->begin);
		in->end -= in->begin;
		in->begin = 0;
	}
	if (in->end == in->cap)
		in->buf = buf_grow(in->buf, &in->cap, in->cap * 2, 1);
	n = read_some(in);
	if (n < 0)
		err_file(in->name, "cannot read: %s", strerror(errno));
	else if (n == 0)
		in->eof = true;
	else
		in->end += (size_t)n;
	return n;
}

int input_fill(struct input *in, size_t want)
{
	while (!in->eof && in->end - in->begin < want) {
		if (more(in) < 0)
			return -1;
	}
	return 0;
}

int input_line(struct input *in, struct slice *line)
{
	size_t scanned = 0; /* bytes from begin on that hold no LF */

	for (;;) {
		const char *start = in->buf + in->begin;
		size_t have = in->end - in->begin;
		const char *lf = have > scanned ? memchr(start + scanned, '\n', have - scanned) : NULL;

		if (lf || (in->eof && have > 0)) {
			size_t n = lf ? (size_t)(lf - start) : have;

			*line = slice_of(start, n);
			in->terminated = lf != NULL;
			n += in->terminated;
			in->begin += n;
			in->offset += n;
			in->line++;
			return 1;
		}
		if (in->eof)
			return 0;
		scanned = have;
		if (more(in) < 0)
			return -1;
	}
}

void input_close(struct input *in)
{
	if (in->named && in->fd >= 0)
		close(in->fd);
	in->fd = -1;
}

void input_free(struct input *in)
{
	free(in->buf);
	*in = (struct input){.fd = -1};
}

int input_slurp(const char *file, struct buf *b)
{
	struct input in = {0};
	int bad = input_open(&in, file) < 0;

	if (!bad) {
		while (!in.eof && (bad = more(&in) < 0) == 0)
			;
		buf_add(b, in.buf, in.end);
		input_close(&in);
	}
	input_free(&in);
	return bad ? -1 : 0;
}
