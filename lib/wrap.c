#include "wrap.h"

#include "marks.h"
#include "roles.h"
#include "tables.h"
#include "utf8.h"

enum {
	LEAST = 48,      /* columns: narrower lines are cells and titles */
	SLACK = 6,       /* columns that a full line may fall short of the widest */
	LONGEST = 65536, /* bytes: a paragraph this long is handed on; it resumes */
	FOLDED = 96      /* bytes of a line that are looked at for a mark */
};

void wrap_begin(struct wrap *w)
{
	w->text.n = w->lines = 0;
	w->goes_on = w->broken = w->resumes = false;
}

void wrap_free(struct wrap *w)
{
	buf_free(&w->text);
	buf_free(&w->tail);
}

static void hand_on(struct wrap *w)
{
	if (w->text.n)
		w->take(w->self, slice_of(w->text.p, w->text.n), w->start, w->resumes);
	w->text.n = 0;
	w->resumes = false;
}

/* Whether the line is about as wide as the widest of the last ones, itself included. */
static bool is_full(struct wrap *w, size_t columns)
{
	size_t widest = LEAST;

	w->width[w->lines++ % WRAP_LINES] = columns;
	for (size_t i = 0; i < WRAP_LINES && i < w->lines; i++)
		widest = w->width[i] > widest ? w->width[i] : widest;
	return columns + SLACK >= widest;
}

/* Whether a paragraph begins with the line: it opens with a mark of the outline, or is data on the document.
 */
static bool opens(struct slice line)
{
	char folded[FOLDED];
	size_t n = 0, len, skip;
	struct mark m;

	for (size_t i = 0; i < line.n && n + 4 < sizeof folded; i += len) {
		char ascii = utf8_fold(line.p + i, line.n - i, &len);

		if (!ascii) {
			len = utf8_step(line.p + i, line.n - i);
			memcpy(folded + n, line.p + i, len);
			n += len;
		} else {
			folded[n++] = ascii;
		}
	}
	skip = mark_skip(folded, n);
	if (roles_is_data(slice_of(folded, n)))
		return true;
	if (!mark_at(folded + skip, n - skip, false, &m) || m.class == MARK_ITEM)
		return false;
	return skip > 0 || !m.doubtful || m.class == MARK_ARABIC_PAREN ||
	       (m.class == MARK_DECIMAL && m.length < n && utf8_space(folded + m.length, n - m.length) > 0);
}

/* Whether it holds more than ASCII: links and rules are no prose. */
static bool is_prose(struct slice line)
{
	for (size_t i = 0; i < line.n; i++) {
		if ((unsigned char)line.p[i] >= 0x80)
			return true;
	}
	return false;
}

/* A row of a table: cells parted by | or by blanks. */
static bool is_cells(struct slice line)
{
	size_t gaps = 0, len;

	if (line.n && *line.p == '|')
		return true;
	for (size_t i = 0, run = 0; i < line.n; i += len ? len : utf8_step(line.p + i, line.n - i)) {
		len = utf8_space(line.p + i, line.n - i);
		run = len ? run + 1 : 0;
		gaps += run == 2;
	}
	return gaps > 1;
}

void wrap_line(struct wrap *w, struct slice line, uint64_t start)
{
	struct slice text = utf8_trim(line);
	size_t before = (size_t)(text.p - line.p), columns;
	bool feeds = text.n && memchr(line.p, '\f', before);

	if (text.n == 0) {
		hand_on(w);
		w->broken |= w->goes_on && memchr(line.p, '\f', line.n);
		return;
	}
	if (roles_is_page_foot(text)) {
		hand_on(w);
		w->broken |= w->goes_on;
		w->take(w->self, text, start + before, false);
		return;
	}
	columns = utf8_columns(slice_of(line.p, before + text.n));
	w->broken |= w->goes_on && feeds;
	if (w->text.n == 0 || !w->goes_on || feeds || opens(text) || is_cells(text) || !is_prose(text) ||
	    w->text.n > LONGEST) {
		bool cut = w->text.n > LONGEST && w->goes_on;

		hand_on(w);
		w->resumes = (w->broken || cut) && !opens(text);
		w->start = start + before;
		buf_add(&w->text, text.p, text.n);
	} else {
		buf_add(&w->text, w->tail.p, w->tail.n);
		buf_add(&w->text, "\n", 1);
		buf_add(&w->text, line.p, before + text.n);
	}
	w->tail.n = 0;
	buf_add(&w->tail, text.p + text.n, line.n - before - text.n);
	w->broken = false;
	w->goes_on =
	    is_full(w, columns) && !is_cells(text) && !lexicon_match_end(&lex_closings, text.p, text.n);
}

void wrap_end(struct wrap *w)
{
	hand_on(w);
}
