/* input - a file or standard input, handed out line by line as slices of one buffer. */
#ifndef RPT_INPUT_H
#define RPT_INPUT_H

#include <stdint.h>

#include "buf.h"

struct input {
	const char *name; /* for messages: the file name, or "<stdin>" */
	int fd;
	bool named;   /* not standard input */
	bool regular; /* a regular file read from its start: it can be read twice */
	bool eof;
	char *buf;
	size_t cap;
	size_t begin;    /* first byte not handed out yet */
	size_t end;      /* end of what was read */
	uint64_t offset; /* of buf[begin] in the file */
	size_t line;     /* number of the line handed out last, from 1 */
	bool terminated; /* that line ended with LF */
};

/* Open a file; NULL and "-" are standard input. 0, or -1 when it cannot be read (said on stderr). in->buf may
 * come from an earlier input and is used again; start from {0}. */
int input_open(struct input *in, const char *file);

/* Read from a file descriptor that is open already; name is for messages. */
void input_attach(struct input *in, int fd, const char *name);

/* Read until the buffer holds want bytes from begin on, or the end of file. 0, or -1 (said). Standard output
 * is flushed before a read that would block. */
int input_fill(struct input *in, size_t want);

/* The next line, without its LF. It stays valid until the next call. 1; 0 at the end; -1 on error (said). */
int input_line(struct input *in, struct slice *line);

/* Close the file and keep the buffer for the next. */
void input_close(struct input *in);

/* Free the buffer. */
void input_free(struct input *in);

/* Read a whole small file (a side file) into b. 0, or -1 (said). */
int input_slurp(const char *file, struct buf *b);

#endif
