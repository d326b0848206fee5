#include "buf.h"

#include <stdint.h>
#include <stdlib.h>

#include "err.h"

void *buf_grow(void *items, size_t *cap, size_t need, size_t size)
{
	size_t want = *cap ? *cap : 16;

	if (need <= *cap)
		return items;
	while (want < need) {
		if (want > SIZE_MAX / 2)
			err_die("out of memory");
		want *= 2;
	}
	if (want > SIZE_MAX / size)
		err_die("out of memory");
	items = realloc(items, want * size);
	if (!items)
		err_die("out of memory");
	*cap = want;
	return items;
}

void *buf_zeroed(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p)
		err_die("out of memory");
	return p;
}

void buf_reserve(struct buf *b, size_t more)
{
	if (more > SIZE_MAX - b->n)
		err_die("out of memory");
	b->p = buf_grow(b->p, &b->cap, b->n + more, 1);
}

void buf_add(struct buf *b, const char *p, size_t n)
{
	if (n == 0)
		return;
	buf_reserve(b, n);
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

void buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

unsigned long long slice_hash(struct slice s)
{
	unsigned long long h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h;
}

int slice_cmp(struct slice a, struct slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}
