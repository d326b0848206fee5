/* filter - the loop that all tools over rows share: files in turn, headers, rows, what malformed input gets;
 * and the options that all tools share. */
#ifndef RPT_FILTER_H
#define RPT_FILTER_H

#include "rows.h"

struct filter {
	/* A header was read: look up columns, write the header. 0, or -1 when a needed column is missing
	 * (said). */
	int (*header)(void *self, struct rows *r);
	/* The header in force was read once more: a document may go on behind it. May be NULL: then as any
	 * header. */
	void (*again)(void *self);
	/* A row was read. 0, or -1 when it is malformed (said). */
	int (*row)(void *self, struct rows *r);
	/* No more rows under this header: write what is still held. May be NULL. */
	void (*finish)(void *self);
	/* The input turned out malformed: forget what is held, so that the output stays a prefix. May be
	 * NULL. */
	void (*drop)(void *self);
	/* All inputs have been read. May be NULL. */
	void (*end)(void *self);
	void *self;
};

/* Run over the files named (up to a NULL; none: standard input) and close standard output. The exit status.
 */
int filter_run(const struct filter *f, char *const *files);

/* The same; rows before any header have the columns named (up to a NULL), for which header() is not called.
 */
int filter_run_assumed(const struct filter *f, char *const *files, const char *const *columns);

/* Help text of a tool. */
struct tool {
	const char *options; /* for getopt(3), with the common hnV */
	const char *usage;   /* one line, without "usage: " */
	const char *help;    /* what -h prints under the usage */
};

/* As getopt(3), and the common options are answered here: -h, -V, --help, --version print and exit 0. What is
 * wrong prints one line and exits 2. -1 at the end of the options; 'n' is given back as any other. */
int filter_option(int argc, char **argv, const struct tool *t);

/* One line of usage on standard error, behind "prog: " and the reason; exits 2. */
_Noreturn void filter_usage(const struct tool *t, const char *why);

#endif
