/* check - what the unit tests share: CHECK, a random source that is the same everywhere, and the closing
 * line. */
#ifndef RPT_CHECK_H
#define RPT_CHECK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int check_count, check_failed;
static uint64_t check_state = 88172645463325252ULL;

static inline void check_one(bool good, const char *file, int line, const char *what)
{
	check_count++;
	if (good)
		return;
	check_failed++;
	printf("FAIL %s:%d: %s\n", file, line, what);
}

/* The condition holds; `what` in CHECK_FOR names the case when it does not. */
#define CHECK(condition) check_one((condition), __FILE__, __LINE__, #condition)
#define CHECK_FOR(what, condition) check_one((condition), __FILE__, __LINE__, (what))

/* The last line of main(): "ok N", or 1. */
static inline int check_end(void)
{
	if (check_failed == 0 && check_count > 0)
		printf("ok %d\n", check_count);
	return check_failed > 0 || check_count == 0;
}

/* A number below n (Marsaglia's xorshift). */
static inline uint32_t check_random(uint32_t n)
{
	check_state ^= check_state << 13;
	check_state ^= check_state >> 7;
	check_state ^= check_state << 17;
	return (uint32_t)(check_state >> 16) % n;
}

#endif
