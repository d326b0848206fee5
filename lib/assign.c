#include "assign.h"

#include <limits.h>
#include <stdlib.h>

enum { BLOCK = 64 };

/* ---- connected blocks ---- */

/* The root of an item in the forest of blocks; paths are halved on the way. */
static uint32_t root(uint32_t *up, uint32_t x)
{
	while (up[x] != x) {
		up[x] = up[up[x]];
		x = up[x];
	}
	return x;
}

static int by_block(const void *x, const void *y)
{
	const struct offer *p = x, *q = y;

	if (p->block != q->block)
		return p->block < q->block ? -1 : 1;
	return p->b != q->b ? (p->b > q->b) - (p->b < q->b) : (p->a > q->a) - (p->a < q->a);
}

/* ---- large blocks ---- */

static int by_score(const void *x, const void *y)
{
	const struct offer *p = x, *q = y;

	if (p->score != q->score)
		return p->score > q->score ? -1 : 1;
	if (p->far != q->far)
		return p->far < q->far ? -1 : 1;
	if (p->a + p->b != q->a + q->b)
		return p->a + p->b < q->a + q->b ? -1 : 1;
	return (p->b > q->b) - (p->b < q->b);
}

static void choose_greedily(struct offer *list, size_t n, bool *taken_a, bool *taken_b)
{
	qsort(list, n, sizeof *list, by_score);
	for (size_t i = 0; i < n; i++) {
		if (taken_a[list[i].a] || taken_b[list[i].b])
			continue;
		list[i].chosen = taken_a[list[i].a] = taken_b[list[i].b] = true;
	}
}

/* ---- small blocks ---- */

/* A block as a matrix: rows are the side with fewer items. */
struct block {
	uint32_t row[BLOCK], column[BLOCK];
	size_t rows, columns;
	int worth[BLOCK][BLOCK];
	int column_of[BLOCK]; /* of each row */
};

static size_t place(uint32_t *items, size_t *n, uint32_t item)
{
	size_t i = 0;

	while (i < *n && items[i] != item)
		i++;
	if (i == *n)
		items[(*n)++] = item;
	return i;
}

/* The Hungarian method with potentials, on cost = -worth; rows <= columns. Rows and columns count from 1,
 * column 0 is the start of a path. */
static void solve(struct block *m)
{
	int u[BLOCK + 1] = {0}, v[BLOCK + 1] = {0}, least[BLOCK + 1];
	size_t row_of[BLOCK + 1] = {0}, way[BLOCK + 1] = {0};
	bool used[BLOCK + 1];

	for (size_t i = 1; i <= m->rows; i++) {
		size_t j = 0;

		row_of[0] = i;
		for (size_t k = 0; k <= m->columns; k++) {
			least[k] = INT_MAX;
			used[k] = false;
		}
		do {
			size_t r = row_of[j], next = 0;
			int delta = INT_MAX;

			used[j] = true;
			for (size_t k = 1; k <= m->columns; k++) {
				int cost;

				if (used[k])
					continue;
				cost = -m->worth[r - 1][k - 1] - u[r] - v[k];
				if (cost < least[k]) {
					least[k] = cost;
					way[k] = j;
				}
				if (least[k] < delta) {
					delta = least[k];
					next = k;
				}
			}
			for (size_t k = 0; k <= m->columns; k++) {
				if (used[k]) {
					u[row_of[k]] += delta;
					v[k] -= delta;
				} else if (k > 0) {
					least[k] -= delta;
				}
			}
			j = next;
		} while (row_of[j] != 0);
		for (; j != 0; j = way[j])
			row_of[j] = row_of[way[j]];
	}
	for (size_t k = 1; k <= m->columns; k++) {
		if (row_of[k])
			m->column_of[row_of[k] - 1] = (int)k - 1;
	}
}

static void choose_best(struct block *m, struct offer *list, size_t n, bool turned)
{
	for (size_t i = 0; i < m->rows; i++)
		memset(m->worth[i], 0, m->columns * sizeof m->worth[i][0]);
	for (size_t i = 0; i < n; i++) {
		size_t r = place(m->row, &m->rows, turned ? list[i].b : list[i].a),
		       c = place(m->column, &m->columns, turned ? list[i].a : list[i].b);

		m->worth[r][c] = list[i].score;
	}
	solve(m);
	for (size_t i = 0; i < n; i++) {
		size_t r = place(m->row, &m->rows, turned ? list[i].b : list[i].a),
		       c = place(m->column, &m->columns, turned ? list[i].a : list[i].b);

		list[i].chosen = m->column_of[r] == (int)c;
	}
}

/* Whether the block has at most BLOCK items; if so they are listed in m, the fewer as rows (`turned`: of b).
 */
static bool fits(struct block *m, const struct offer *list, size_t n, bool *turned)
{
	m->rows = m->columns = 0;
	for (size_t i = 0; i < n; i++) {
		place(m->row, &m->rows, list[i].a);
		place(m->column, &m->columns, list[i].b);
		if (m->rows + m->columns > BLOCK)
			return false;
	}
	*turned = m->rows > m->columns;
	if (*turned) {
		uint32_t swap[BLOCK];
		size_t rows = m->rows;

		memcpy(swap, m->row, sizeof swap);
		memcpy(m->row, m->column, sizeof swap);
		memcpy(m->column, swap, sizeof swap);
		m->rows = m->columns;
		m->columns = rows;
	}
	return true;
}

static void find_blocks(struct offer *list, size_t n, size_t na, size_t nb)
{
	uint32_t *up = buf_zeroed(na + nb + 1, sizeof *up);

	for (size_t i = 0; i < na + nb; i++)
		up[i] = (uint32_t)i;
	for (size_t i = 0; i < n; i++) {
		uint32_t p = root(up, list[i].a), q = root(up, (uint32_t)na + list[i].b);

		up[p > q ? p : q] = p > q ? q : p;
	}
	for (size_t i = 0; i < n; i++)
		list[i].block = root(up, list[i].a);
	free(up);
	qsort(list, n, sizeof *list, by_block);
}

void assign(struct offer *list, size_t n, size_t na, size_t nb)
{
	bool *taken_a = buf_zeroed(na + 1, sizeof *taken_a), *taken_b = buf_zeroed(nb + 1, sizeof *taken_b);

	if (n)
		find_blocks(list, n, na, nb);
	for (size_t from = 0, to; from < n; from = to) {
		struct block m;
		bool turned;

		for (to = from; to < n && list[to].block == list[from].block; to++)
			list[to].chosen = false;
		if (fits(&m, list + from, to - from, &turned))
			choose_best(&m, list + from, to - from, turned);
		else
			choose_greedily(list + from, to - from, taken_a, taken_b);
	}
	free(taken_a);
	free(taken_b);
}
