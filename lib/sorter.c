#include "sorter.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "err.h"

enum { MAX_KEYS = 32, KEY_SIZE = 64 };

/* A pipe whose ends are none of the standard streams, even where one of those is closed. */
static void make_pipe(int *ends)
{
	int low[2];

	if (pipe(low) < 0)
		err_die("cannot run sort: %s", strerror(errno));
	for (int i = 0; i < 2; i++) {
		ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
		if (ends[i] < 0)
			err_die("cannot run sort: %s", strerror(errno));
		close(low[i]);
	}
}

static _Noreturn void run_sort(char **argv, const int *in, const int *out)
{
	if (dup2(in[0], STDIN_FILENO) < 0 || dup2(out[1], STDOUT_FILENO) < 0)
		_exit(127);
	signal(SIGPIPE, SIG_DFL); /* sort shall say no more of a reader that stopped than we do */
	setenv("LC_ALL", "C", 1);
	execvp(argv[0], argv);
	err_say("cannot run sort: %s", strerror(errno));
	_exit(127);
}

/* "-kN,N[n][r]" for each key. The missing column, or empty. */
static struct slice make_keys(const struct header *h, const char *keys, char (*arg)[KEY_SIZE], size_t *n)
{
	for (*n = 0; *keys; ++*n) {
		const char *start = keys;
		size_t len = strcspn(keys, ",:"), column = 0, n_flags;
		char flags[4] = "";

		while (column < h->n && !slice_eq(h->name[column], slice_of(keys, len)))
			column++;
		if (column == h->n || *n == MAX_KEYS)
			return slice_of(keys, len ? len : 1); /* no name: the mark behind it */
		keys += len;
		n_flags = strspn(keys, ":nr");
		if (n_flags > 3 || (keys[n_flags] && keys[n_flags] != ','))
			return slice_of(start, len + strcspn(keys, ","));
		for (size_t f = 0; n_flags > 1 && f < n_flags - 1; f++)
			flags[f] = keys[1 + f];
		keys += n_flags;
		snprintf(arg[*n], sizeof arg[*n], "-k%zu,%zu%s", column + 1, column + 1, flags);
		keys += *keys == ',';
	}
	return slice_of("", 0);
}

struct slice sorter_start(struct sorter *s, const struct header *h, const char *keys)
{
	char arg[MAX_KEYS][KEY_SIZE], *argv[MAX_KEYS + 4];
	size_t n;
	int in[2], out[2];
	struct slice missing = make_keys(h, keys, arg, &n);

	if (missing.n)
		return missing;
	argv[0] = "sort";
	argv[1] = "-s";
	argv[2] = "-t\t";
	for (size_t i = 0; i < n; i++)
		argv[3 + i] = arg[i];
	argv[3 + n] = NULL;
	make_pipe(in);
	make_pipe(out);
	if ((s->pid = fork()) < 0)
		err_die("cannot run sort: %s", strerror(errno));
	if (s->pid == 0)
		run_sort(argv, in, out);
	close(in[0]);
	close(out[1]);
	s->to.fd = in[1];
	s->to.name = "to sort";
	s->to.child = "sort";
	s->to.n = 0;
	s->from = out[0];
	return slice_of("", 0);
}

void sorter_put(struct sorter *s, const struct slice *field, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			output_char(&s->to, '\t');
		rows_put_raw(&s->to, field[i], false);
	}
	output_char(&s->to, '\n');
}

void sorter_finish(struct sorter *s, const struct header *h,
		   void (*put)(void *self, const struct slice *field, size_t n), void *self)
{
	struct rows r = {0};
	struct buf *text;
	size_t cap = 0;
	struct slice *field;
	enum rows_event got;
	int status;

	output_close(&s->to);
	rows_attach(&r, s->from, h);
	text = calloc(h->n, sizeof *text);
	field = buf_grow(NULL, &cap, h->n + 1, sizeof *field);
	if (!text)
		err_die("out of memory");
	while ((got = rows_next(&r)) == ROWS_ROW) {
		for (size_t i = 0; i < h->n; i++)
			field[i] = rows_unescape(r.field[i], &text[i]);
		put(self, field, h->n);
	}
	close(s->from);
	while (waitpid(s->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (status != 0 || got != ROWS_END)
		err_die("sort failed");
	for (size_t i = 0; i < h->n; i++)
		buf_free(&text[i]);
	free(text);
	free(field);
	rows_free(&r);
}
