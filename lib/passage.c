#include "passage.h"

#include <stdlib.h>

#include "utf8.h"

void passage_clear(struct passage *p)
{
	p->raw.n = 0;
	p->text.n = 0;
	p->seams = 0;
	p->rows = 0;
}

void passage_free(struct passage *p)
{
	buf_free(&p->raw);
	buf_free(&p->text);
	free(p->seam);
	free(p->row);
	*p = (struct passage){0};
}

/* The raw text runs on at raw from here. */
static void seam(struct passage *p, size_t raw)
{
	size_t shift = raw - p->text.n;
	size_t last = p->seams ? p->seam[p->seams - 1].shift : 0;

	if (shift == last)
		return;
	if (p->seams && p->seam[p->seams - 1].at == p->text.n) {
		p->seam[p->seams - 1].shift = shift;
		return;
	}
	BUF_PUSH_ROOM(p->seam, p->seams_cap, p->seams);
	p->seam[p->seams++] = (struct passage_seam){p->text.n, shift};
}

enum {
	PARAGRAPH_GAP = 6, /* bytes of two full-width blanks */
	PADDING = 3        /* bytes behind the text that may be read */
};

/* Lead bytes of what folds, and LF: nothing else need be looked at. */
static const bool leads[256] = {['\n'] = true, [0xc2] = true, [0xe2] = true, [0xe3] = true, [0xef] = true};

/* The end of what does not fold from raw place i on: an LF, or a character that folds, to *ascii, of *len
 * bytes.
 */
static size_t plain_end(const struct passage *p, size_t i, char *ascii, size_t *len)
{
	while (i < p->raw.n) {
		unsigned char lead = (unsigned char)p->raw.p[i];

		if (utf8_leads_ideograph(p->raw.p[i])) {
			i += 3;
			continue;
		}
		if (!leads[lead]) {
			i++;
			continue;
		}
		if (lead == '\n' || (*ascii = utf8_fold(p->raw.p + i, p->raw.n - i, len)))
			return i;
		i += utf8_step(p->raw.p + i, p->raw.n - i);
	}
	return p->raw.n;
}

/* Drop an LF at raw place i with the white space before it (already folded) and behind it; the place behind.
 */
static size_t drop_break(struct passage *p, size_t floor, size_t i)
{
	size_t len;

	while (p->text.n > floor && (len = utf8_space_back(p->text.p + floor, p->text.n - floor)) > 0)
		p->text.n -= len;
	while (p->seams && p->seam[p->seams - 1].at > p->text.n)
		p->seams--;
	while (i < p->raw.n && (len = utf8_space(p->raw.p + i, p->raw.n - i)) > 0)
		i += len;
	return i;
}

void passage_add(struct passage *p, struct slice raw, uint64_t start)
{
	size_t i = p->raw.n, floor = p->text.n;

	BUF_PUSH_ROOM(p->row, p->rows_cap, p->rows);
	p->row[p->rows++] = (struct passage_row){i, i + raw.n, floor, start};
	buf_add(&p->raw, raw.p, raw.n);
	buf_reserve(&p->raw, 1); /* never NULL */
	buf_reserve(&p->text, raw.n);
	while (i < p->raw.n) {
		size_t from = i, len = 0;
		char ascii = 0;

		i = plain_end(p, i, &ascii, &len);
		if (i > from) {
			seam(p, from);
			memcpy(p->text.p + p->text.n, p->raw.p + from,
			       i - from); /* there is room: see above */
			p->text.n += i - from;
		}
		if (i == p->raw.n)
			break;
		if (p->raw.p[i] == '\n') {
			i = drop_break(p, floor, i);
			continue;
		}
		seam(p, i);
		p->text.p[p->text.n++] = ascii;
		i += len;
	}
	buf_add(&p->text, "\0\0\0",
		PADDING); /* a character that is cut off is looked at as if it were whole */
	p->text.n -= PADDING;
}

void passage_add_gap(struct passage *p, uint64_t start)
{
	const struct passage_row *last = p->rows ? &p->row[p->rows - 1] : NULL;
	size_t blanks;

	if (!last || start <= last->start + (last->to - last->from))
		return;
	seam(p, p->raw.n);
	blanks = start - (last->start + (last->to - last->from)) < PARAGRAPH_GAP ? 1 : 2;
	buf_add(&p->raw, "  ", blanks);
	buf_add(&p->text, "  ", blanks);
}

/* The last seam at or before the folded place; SIZE_MAX when there is none. */
static size_t seam_before(const struct passage *p, size_t at)
{
	size_t low = 0, high = p->seams;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->seam[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low - 1;
}

size_t passage_raw(const struct passage *p, size_t at)
{
	size_t s = seam_before(p, at);

	return at == p->text.n ? p->raw.n : at + (s == SIZE_MAX ? 0 : p->seam[s].shift);
}

size_t passage_raw_end(const struct passage *p, size_t at)
{
	size_t last;

	if (at == 0)
		return 0;
	last = passage_raw(p, at - 1);
	/* the character before: one byte of the folded text, or the last byte of a longer one, unless it was
	 * folded */
	if ((unsigned char)p->text.p[at - 1] < 0x80)
		return last + utf8_step(p->raw.p + last, p->raw.n - last);
	return last + 1;
}

struct slice passage_words(const struct passage *p, size_t from, size_t to)
{
	size_t begin = passage_raw(p, from), end = passage_raw_end(p, to);

	return from < to ? slice_of(p->raw.p + begin, end - begin) : slice_of(p->raw.p, 0);
}

struct slice passage_touching(const struct passage *p, size_t row, size_t from, size_t to)
{
	struct slice words = passage_words(p, from, to);
	size_t end = (size_t)(words.p - p->raw.p) + words.n;

	while (row + 1 < p->rows && p->row[row].to < end &&
	       p->row[row + 1].start == p->row[row].start + (p->row[row].to - p->row[row].from))
		row++;
	if (end > p->row[row].to)
		words.n -= end - p->row[row].to;
	return words;
}

struct slice passage_unbroken(const struct passage *p, size_t from, size_t to, struct buf *scratch)
{
	struct slice words = passage_words(p, from, to), part;
	const char *lf;

	if (words.n == 0 || !memchr(words.p, '\n', words.n))
		return words;
	scratch->n = 0;
	while ((lf = memchr(words.p, '\n', words.n))) {
		part = utf8_trim(slice_of(words.p, (size_t)(lf - words.p)));
		buf_add(scratch, part.p, part.n);
		words = slice_of(lf + 1, words.n - (size_t)(lf - words.p) - 1);
	}
	part = utf8_trim(words);
	buf_add(scratch, part.p, part.n);
	return slice_of(scratch->p, scratch->n);
}

size_t passage_row_of(const struct passage *p, size_t at)
{
	size_t low = 0, high = p->rows;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (p->row[middle].folded <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

uint64_t passage_offset(const struct passage *p, size_t row, size_t raw)
{
	return p->row[row].start + (raw - p->row[row].from);
}
