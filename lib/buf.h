/* buf - slices, and memory that grows. Running out of memory is said and ends the program with status 2. */
#ifndef RPT_BUF_H
#define RPT_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Bytes somebody else owns; never terminated, n in bytes. */
struct slice {
	const char *p;
	size_t n;
};

/* Bytes of our own. Start from {0}; free with buf_free(). */
struct buf {
	char *p;
	size_t n;
	size_t cap;
};

/* Grow the array at *items (elements of size bytes, *cap of them) so that it holds need; contents are kept.
 */
void *buf_grow(void *items, size_t *cap, size_t need, size_t size);

/* n elements of size bytes, all zero. */
void *buf_zeroed(size_t n, size_t size);

/* Make room for more bytes behind b->n. */
void buf_reserve(struct buf *b, size_t more);

void buf_add(struct buf *b, const char *p, size_t n);
void buf_free(struct buf *b);

/* Make *items (a vector with its capacity in *cap) hold one more than n; the usual push. */
#define BUF_PUSH_ROOM(items, cap, n)                                                                         \
	((n) < (cap) ? (void)0 : (void)((items) = buf_grow((items), &(cap), (n) + 1, sizeof *(items))))

static inline struct slice slice_of(const char *p, size_t n)
{
	return (struct slice){p, n};
}

/* A slice of a terminated string. */
static inline struct slice slice_str(const char *s)
{
	return (struct slice){s, strlen(s)};
}

static inline bool slice_eq(struct slice a, struct slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool slice_is(struct slice a, const char *s)
{
	return slice_eq(a, slice_str(s));
}

/* 64-bit FNV-1a of the bytes (Fowler, Noll, Vo; draft-eastlake-fnv), for hash tables and the digest of
 * tables. */
unsigned long long slice_hash(struct slice s);

/* Compare like memcmp(), the shorter first: the C order of sort(1). */
int slice_cmp(struct slice a, struct slice b);

#endif
