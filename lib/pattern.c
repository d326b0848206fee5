#include "pattern.h"

#include <locale.h>
#include <stdlib.h>

#include "utf8.h"

enum { REPEAT_MOST = 255 }; /* RE_DUP_MAX of POSIX */

/* Character classes and dots of an ERE shall mean characters: take a UTF-8 locale for LC_CTYPE alone. */
static void use_utf8(void)
{
	static bool done;

	if (!done && !setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "en_US.UTF-8");
	done = true;
}

/* Bytes of the bracket expression at e[0..n), which begins with [. */
static size_t bracket(const char *e, size_t n)
{
	size_t i = 1;

	i += i < n && e[i] == '^';
	i += i < n && e[i] == ']';
	while (i < n && e[i] != ']') {
		if (e[i] == '[' && i + 1 < n && strchr(":.=", e[i + 1])) {
			char kind = e[i + 1];

			for (i += 2; i + 1 < n && !(e[i] == kind && e[i + 1] == ']'); i++)
				;
			i++;
		}
		i++;
	}
	return i < n ? i + 1 : n;
}

/* Bytes of the group at e[0..n), which begins with (. */
static size_t group(const char *e, size_t n)
{
	size_t i = 0, depth = 0;

	while (i < n) {
		if (e[i] == '[') {
			i += bracket(e + i, n - i);
			continue;
		}
		depth += e[i] == '(';
		depth -= e[i] == ')';
		i += e[i] == '\\' ? 2 : 1;
		if (depth == 0)
			break;
	}
	return i < n ? i : n;
}

/* What regcomp(3) may let pass: back-references, which are no part of an ERE, and large counts. */
static const char *fault(const char *e, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (e[i] == '[') {
			i += bracket(e + i, n - i) - 1;
		} else if (e[i] == '\\') {
			i++;
			if (i < n && e[i] >= '1' && e[i] <= '9')
				return "back-references are no part of an ERE";
		} else if (e[i] == '{') {
			unsigned count = 0;

			for (; i < n && e[i] != '}'; i++) {
				bool digit = e[i] >= '0' && e[i] <= '9';

				count = digit ? count * 10 + (unsigned)(e[i] - '0') : 0;
				if (count > REPEAT_MOST)
					return "a count above 255";
			}
		}
	}
	return NULL;
}

static void keep_longest(struct pattern *p, size_t from, struct piece_of_pattern *best)
{
	if (p->store.n - from > best->n)
		*best = (struct piece_of_pattern){from, p->store.n - from};
}

/* One branch of the expression: the longest literal that all its matches hold goes to *best; whether it is
 * nothing but that literal. */
static bool read_branch(struct pattern *p, const char *e, size_t n, struct piece_of_pattern *best)
{
	size_t run = p->store.n, last = run; /* where the run, and its last character, begin in store */
	bool plain = true;

	*best = (struct piece_of_pattern){run, 0};
	for (size_t i = 0, len; i < n; i += len) {
		size_t skip = e[i] == '\\' && i + 1 < n;

		len = utf8_step(e + i + skip, n - i - skip) + skip;
		if (skip || !strchr("[(.^$*+?{)", e[i])) {
			last = p->store.n;
			buf_add(&p->store, e + i + skip, len - skip);
			continue;
		}
		plain = false;
		if (strchr("*?{", e[i])) { /* what stands before may be missing */
			p->store.n = last;
			len = e[i] == '{' ? strcspn(e + i, "}") + 1 : 1;
		} else if (e[i] == '[') {
			len = bracket(e + i, n - i);
		} else if (e[i] == '(') {
			len = group(e + i, n - i);
		}
		keep_longest(p, run, best);
		run = last = p->store.n;
	}
	keep_longest(p, run, best);
	return plain && best->n > 0;
}

static void find_literals(struct pattern *p, const char *e, size_t n)
{
	p->plain = true;
	for (size_t from = 0, to; from <= n; from = to + 1) {
		struct piece_of_pattern best;

		for (to = from; to < n && e[to] != '|';) {
			to += e[to] == '['    ? bracket(e + to, n - to)
			      : e[to] == '('  ? group(e + to, n - to)
			      : e[to] == '\\' ? 2
					      : 1;
		}
		if (to > n)
			to = n;
		p->plain &= read_branch(p, e + from, to - from, &best);
		if (best.n == 0) { /* this branch may match anything */
			p->literals = 0;
			p->plain = false;
			return;
		}
		BUF_PUSH_ROOM(p->literal, p->cap, p->literals);
		p->literal[p->literals++] = best;
	}
}

/* The expression with its full-width forms as literal ASCII characters. */
static void fold(struct buf *out, struct slice ere)
{
	for (size_t i = 0, len; i < ere.n; i += len) {
		char ascii = utf8_fold(ere.p + i, ere.n - i, &len);

		if (ascii == ' ')
			continue; /* folded text has no white space */
		if (!ascii) {
			len = utf8_step(ere.p + i, ere.n - i);
			buf_add(out, ere.p + i, len);
			continue;
		}
		if (strchr("\\^.[$()|*+?{", ascii))
			buf_add(out, "\\", 1);
		buf_add(out, &ascii, 1);
	}
}

const char *pattern_read(struct pattern *p, struct slice ere, bool folded)
{
	static char reason[128];
	struct buf e = {0};
	const char *wrong;
	int status;

	*p = (struct pattern){0};
	if (folded)
		fold(&e, ere);
	else
		buf_add(&e, ere.p, ere.n);
	buf_add(&e, "", 1);
	wrong = fault(e.p, e.n - 1);
	if (!wrong) {
		use_utf8();
		status = regcomp(&p->ere, e.p, REG_EXTENDED | REG_NOSUB);
		p->compiled = status == 0;
		if (status) {
			regerror(status, &p->ere, reason, sizeof reason);
			wrong = reason;
		} else {
			find_literals(p, e.p, e.n - 1);
		}
	}
	buf_free(&e);
	return wrong;
}

static bool holds(const char *text, size_t n, struct slice literal)
{
	const char *end = text + n, *p = text;

	while ((size_t)(end - p) >= literal.n &&
	       (p = memchr(p, *literal.p, (size_t)(end - p) - literal.n + 1))) {
		if (memcmp(p, literal.p, literal.n) == 0)
			return true;
		p++;
	}
	return false;
}

bool pattern_matches(const struct pattern *p, const char *text, size_t n)
{
	bool held = p->literals == 0;

	for (size_t i = 0; i < p->literals && !held; i++)
		held = holds(text, n, pattern_literal(p, i));
	return held && (p->plain || regexec(&p->ere, text, 0, NULL, 0) == 0);
}

void pattern_free(struct pattern *p)
{
	if (p->compiled)
		regfree(&p->ere);
	buf_free(&p->store);
	free(p->literal);
	*p = (struct pattern){0};
}
