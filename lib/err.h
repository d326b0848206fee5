/* err - messages on standard error and the exit status they lead to. */
#ifndef RPT_ERR_H
#define RPT_ERR_H

#include <stddef.h>
#include <stdint.h>

/* Exit status of a filter (rpt(5), EXIT STATUS). rpt-diff gives 1 the meaning of diff(1). */
enum {
	STATUS_OK = 0,
	STATUS_INPUT = 1,  /* an input could not be read or was malformed */
	STATUS_TROUBLE = 2 /* usage, memory, or output that could not be written */
};

#if defined(__GNUC__)
#define ERR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define ERR_PRINTF(fmt, args)
#endif

/* Remember the name under which the program speaks: the last part of argv[0], which must outlive all calls.
 */
void err_init(const char *argv0);

/* The name remembered by err_init(). */
const char *err_program(void);

/* "prog: message". All messages are one line; control bytes in them are shown as '?'. */
void err_say(const char *fmt, ...) ERR_PRINTF(1, 2);

/* "prog: FILE: message". */
void err_file(const char *file, const char *fmt, ...) ERR_PRINTF(2, 3);

/* "prog: FILE:LINE: message", LINE counted from 1. */
void err_line(const char *file, size_t line, const char *fmt, ...) ERR_PRINTF(3, 4);

/* "prog: FILE: byte N: message", N counted from 0. */
void err_byte(const char *file, uint64_t byte, const char *fmt, ...) ERR_PRINTF(3, 4);

/* "prog: message", then exit with STATUS_TROUBLE. What was written before is a prefix of the full output. */
_Noreturn void err_die(const char *fmt, ...) ERR_PRINTF(1, 2);

#endif
