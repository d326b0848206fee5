/* scan - look at sixteen bytes at once: vectors of the compiler (GCC, clang) before a plain loop, which does
 * all elsewhere. tests/unit/scan.c holds each against its definition. */
#ifndef RPT_SCAN_H
#define RPT_SCAN_H

#include <stddef.h>

/* Bytes before the first TAB, LF, CR or backslash in p[0..n); n when there is none. */
size_t scan_plain(const char *p, size_t n);

/* A length i <= n such that p[0..i) is whole characters of well-formed UTF-8 without NUL, and what follows is
 * short, ill-formed, or holds a character with a lead byte of E0, ED, F0 or above: look at it byte by byte.
 * p[0..n) begins with a whole character. */
size_t scan_valid(const char *p, size_t n);

/* Continuation bytes (10xxxxxx) in p[0..n). */
size_t scan_continuations(const char *p, size_t n);

#endif
