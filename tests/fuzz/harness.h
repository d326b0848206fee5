/* harness - what the fuzz targets share: inputs with a line of options in front, tools run in this process on
 * files in memory, and what must hold of their output.
 *
 * An input is "LETTERS<LF>BODY": the letters say which options the target gives its tools (unknown ones say
 * nothing), so that a seed is an option line and a plain file. Inputs above 64 KB are not looked at. */
#ifndef RPT_HARNESS_H
#define RPT_HARNESS_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "rows.h"

enum { HARNESS_MOST = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Abort, with the place, unless the condition holds. */
#define MUST(condition) ((condition) ? (void)0 : harness_fail(__FILE__, __LINE__, #condition))
_Noreturn void harness_fail(const char *file, int line, const char *what);

struct subject {
	struct slice options, body;
};

/* Part an input; without an LF it is all body. */
struct subject subject_of(const uint8_t *data, size_t size);

/* Whether the options hold a letter. */
bool has(const struct subject *s, char letter);

/* Part a body at its first line "===="; false, and both are all of it, when there is none. */
bool subject_parts(struct slice body, struct slice *first, struct slice *second);

/* Append text without the bytes that are no UTF-8. */
void make_valid(struct buf *out, struct slice text);

/* ---- tools ---- */

int rpt_split_main(int argc, char **argv);
int rpt_sections_main(int argc, char **argv);
int rpt_numbers_main(int argc, char **argv);
int rpt_tsv_main(int argc, char **argv);
int rpt_diff_main(int argc, char **argv);
int rpt_check_main(int argc, char **argv);

/* A file in memory; its path can be opened by a tool. Start from {0}; made once and kept. */
struct memory_file {
	int fd;
	char path[32];
};

void memory_write(struct memory_file *f, struct slice text);

/* A descriptor to write the file anew; it is closed by who writes. */
int memory_output(struct memory_file *f);

/* Append all that a file holds to b. */
void memory_read(const struct memory_file *f, struct buf *b);

enum { ARGS_MOST = 24 };

struct args {
	char *v[ARGS_MOST];
	int n;
};

/* Add an argument, which must live until the run. */
void arg(struct args *a, const char *s);

/* Run a tool with its arguments and its standard output in `to`. Its status; `said` says whether it wrote a
 * message. A tool that exits by itself, or leaves its output unflushed, fails. */
int run_tool(int (*tool)(int, char **), const char *name, const struct args *a, struct memory_file *to);
bool said(void);

/* Send messages nowhere from now on, as run_tool() does; FUZZ_LOUD in the environment lets them out. */
void mute(void);

/* Make `in` standard input for the next run. */
void as_stdin(const struct memory_file *in);

/* Compile each pattern but once from now on: the built-in table of topics takes longer than all the rest. */
void keep_patterns(void);

/* ---- what must hold ---- */

enum spans {
	SPANS_ANY,   /* rows are well-formed */
	SPANS_LOOSE, /* and each is the bytes of the document that it claims to be */
	SPANS_TEXT,  /* and they stand in order */
	SPANS_COVER  /* and nothing but white space stands between them */
};

/* Check the rows in f against the document; the number of rows. */
size_t check_rows(const struct memory_file *f, struct slice document, enum spans how);

#endif
