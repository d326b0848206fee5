#include "pattern.h"

#include <errno.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>

#include "err.h"
#include "utf8.h"

enum {
	REPEAT_MOST = 255, /* RE_DUP_MAX of POSIX */
	DEEPEST = 200,     /* groups within groups */
	LARGEST = 20000    /* parts that it unfolds to */
};
enum { LONG_TEXT = 1 << 12, MEMORY_A_BYTE = 16 };
enum { DEPTH_MOST = 8, LITERALS_MOST = 64 }; /* of nested groups looked into, and of literals kept */

/* Character classes and dots of an ERE shall mean characters: take a UTF-8 locale for LC_CTYPE alone. Where
 * there is one but no memory for it, they would mean bytes: setlocale(3) fails, or that of glibc does not and
 * its first conversion falls back to ASCII without a word. */
static void use_utf8(void)
{
	static const char *const names[] = {"C.UTF-8", "en_US.UTF-8"};
	static bool done;

	for (size_t i = 0; i < 2 && !done; i++) {
		errno = 0;
		done = setlocale(LC_CTYPE, names[i]) != NULL;
		if (done ? mblen("\xc3\xa9", 2) != 2 : errno == ENOMEM)
			err_die("out of memory");
	}
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

/* The count {m,n} at e[0..n), n > 0: how often it repeats at most, 2 for * and +, and its bytes; 1 for none.
 */
static unsigned long repeats(const char *e, size_t n, size_t *len)
{
	unsigned long count = 0, most = 1;

	*len = *e == '*' || *e == '+' || *e == '?';
	if (*e != '{')
		return *len ? 2 : 1;
	while (*len < n && e[*len] != '}') {
		char c = e[(*len)++];

		count = c >= '0' && c <= '9' ? count * 10 + (unsigned long)(c - '0') : 0;
		most = count > most ? count : most;
	}
	*len += *len < n;
	return most;
}

/* Whether it is so deep, or unfolds to so many parts, that regcomp(3) would take all memory. */
static bool is_monstrous(const char *e, size_t n)
{
	unsigned long size[DEEPEST] = {0}, last = 0, times; /* of each open group; of the part read last */
	size_t depth = 0;

	for (size_t i = 0, len; i < n; i += len) {
		if (e[i] == '(') {
			if (++depth == DEEPEST)
				return true;
			size[depth] = last = 0;
			len = 1;
			continue;
		}
		if (e[i] == ')' && depth > 0) {
			last = size[depth--];
			len = 1;
			size[depth] += last;
		} else if ((times = repeats(e + i, n - i, &len)) > 1 || len > 0) {
			size[depth] += last * (times - 1);
			last *= times;
		} else {
			len = e[i] == '[' ? bracket(e + i, n - i) : e[i] == '\\' && i + 1 < n ? 2 : 1;
			size[depth] += last = 1;
		}
		if (size[depth] > LARGEST)
			return true;
	}
	return false;
}

/* Literals of which every match of some part of an expression holds one; n 0: nothing is known. They stand in
 * pattern.literal from `from` on. */
struct literals {
	size_t from, n;
	size_t shortest; /* bytes */
};

static bool find_literals(struct pattern *p, const char *e, size_t n, struct literals *found, int depth);

/* The better of what is known and what was found last. */
static void keep_better(struct literals *best, struct literals found)
{
	if (found.n > 0 && (best->n == 0 || found.shortest > best->shortest ||
			    (found.shortest == best->shortest && found.n < best->n)))
		*best = found;
}

static void keep_run(struct pattern *p, size_t from, struct literals *best)
{
	size_t n = p->store.n - from;

	if (n == 0)
		return;
	BUF_PUSH_ROOM(p->literal, p->cap, p->literals);
	p->literal[p->literals] = (struct piece_of_pattern){from, n};
	keep_better(best, (struct literals){p->literals++, 1, n});
}

/* Whether what stands at e[0..n) lets the item before it be missing. */
static bool may_be_missing(const char *e, size_t n)
{
	return n > 0 && strchr("*?{", *e);
}

/* One branch of an expression; whether it is nothing but a literal. */
static bool read_branch(struct pattern *p, const char *e, size_t n, struct literals *best, int depth)
{
	size_t run = p->store.n, last = run; /* where the run, and its last character, begin in store */
	bool plain = n > 0;

	*best = (struct literals){0, 0, 0};
	for (size_t i = 0, len; i < n; i += len) {
		size_t skip = e[i] == '\\' && i + 1 < n;

		len = utf8_step(e + i + skip, n - i - skip) + skip;
		if (e[i] == '\\' && !skip)
			plain = false; /* regcomp(3) does not take it */
		if (skip || !strchr("[(.^$*+?{)", e[i])) {
			last = p->store.n;
			buf_add(&p->store, e + i + skip, len - skip);
			continue;
		}
		plain = false;
		if (may_be_missing(e + i, n - i)) {
			p->store.n = last;
			len = e[i] == '{' ? strcspn(e + i, "}") + 1 : 1;
		} else if (e[i] == '[') {
			len = bracket(e + i, n - i);
		} else if (e[i] == '(') {
			len = group(e + i, n - i);
		}
		keep_run(p, run, best);
		if (e[i] == '(' && depth < DEPTH_MOST && len > 2 &&
		    !may_be_missing(e + i + len, n - i - len)) {
			struct literals inner;

			find_literals(p, e + i + 1, len - 2, &inner, depth + 1);
			keep_better(best, inner);
		}
		run = last = p->store.n;
	}
	keep_run(p, run, best);
	return plain;
}

/* The literals of an expression: one of each branch. Whether it is nothing but literals. */
static bool find_literals(struct pattern *p, const char *e, size_t n, struct literals *found, int depth)
{
	struct piece_of_pattern kept[LITERALS_MOST];
	size_t count = 0;
	bool plain = true;

	*found = (struct literals){0, 0, SIZE_MAX};
	for (size_t from = 0, to; from <= n; from = to + 1) {
		struct literals best;

		for (to = from; to < n && e[to] != '|';) {
			to += e[to] == '['    ? bracket(e + to, n - to)
			      : e[to] == '('  ? group(e + to, n - to)
			      : e[to] == '\\' ? 2
					      : 1;
		}
		if (to > n)
			to = n;
		plain &= read_branch(p, e + from, to - from, &best, depth);
		if (best.n == 0 || count + best.n > LITERALS_MOST) { /* this branch may match anything */
			*found = (struct literals){0, 0, 0};
			return false;
		}
		memcpy(kept + count, p->literal + best.from, best.n * sizeof *kept);
		count += best.n;
		if (best.shortest < found->shortest)
			found->shortest = best.shortest;
	}
	found->from = p->literals;
	found->n = count;
	for (size_t i = 0; i < count; i++) {
		BUF_PUSH_ROOM(p->literal, p->cap, p->literals);
		p->literal[p->literals++] = kept[i];
	}
	return plain;
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

static const char *compile(struct pattern *p)
{
	static char reason[128];
	int status;

	use_utf8();
	status = regcomp(&p->ere, p->source.p, REG_EXTENDED | REG_NOSUB);
	if (status == REG_ESPACE)
		err_die("out of memory");
	p->compiled = status == 0;
	if (status)
		regerror(status, &p->ere, reason, sizeof reason);
	return status ? reason : NULL;
}

const char *pattern_prepare(struct pattern *p, struct slice ere, bool folded)
{
	const char *wrong;
	struct literals all;

	*p = (struct pattern){0};
	if (folded)
		fold(&p->source, ere);
	else
		buf_add(&p->source, ere.p, ere.n);
	buf_add(&p->source, "", 1);
	wrong = fault(p->source.p, p->source.n - 1);
	if (!wrong && is_monstrous(p->source.p, p->source.n - 1))
		wrong = "too deep or too many repeats";
	if (wrong)
		return wrong;
	p->plain = find_literals(p, p->source.p, p->source.n - 1, &all, 0);
	if (all.n)
		memmove(p->literal, p->literal + all.from, all.n * sizeof *p->literal);
	p->literals = all.n;
	return NULL;
}

const char *pattern_read(struct pattern *p, struct slice ere, bool folded)
{
	const char *wrong = pattern_prepare(p, ere, folded);

	return wrong || p->plain ? wrong : compile(p);
}

/* regexec(3). That of glibc says REG_NOMATCH where it has no memory: errno tells. It takes up to 13 bytes for
 * one of a long text, and does not survive it everywhere that there are none: they are asked for first. */
static bool search(struct pattern *p, const char *text, size_t n)
{
	const char *wrong = p->compiled ? NULL : compile(p);
	size_t cap = 0;
	int status;

	if (wrong)
		err_die("the pattern '%s': %s", p->source.p, wrong);
	if (n >= LONG_TEXT)
		free(buf_grow(NULL, &cap, n, MEMORY_A_BYTE));
	errno = 0;
	status = regexec(&p->ere, text, 0, NULL, 0);
	if (status != 0 && (status != REG_NOMATCH || errno == ENOMEM))
		err_die("out of memory");
	return status == 0;
}

/* Its last byte tells a Chinese character from others better than its first. */
static bool holds(const char *text, size_t n, struct slice literal)
{
	size_t probe = utf8_step(literal.p, literal.n) - 1;
	const char *p = text + probe;

	if (literal.n > n)
		return false;
	for (const char *end = p + (n - literal.n) + 1; p < end; p++) {
		p = memchr(p, literal.p[probe], (size_t)(end - p));
		if (!p)
			return false;
		if (memcmp(p - probe, literal.p, literal.n) == 0)
			return true;
	}
	return false;
}

bool pattern_matches(struct pattern *p, const char *text, size_t n)
{
	bool held = p->literals == 0;

	for (size_t i = 0; i < p->literals && !held; i++)
		held = holds(text, n, pattern_literal(p, i));
	return held && (p->plain || search(p, text, n));
}

void pattern_free(struct pattern *p)
{
	if (p->compiled)
		regfree(&p->ere);
	buf_free(&p->source);
	buf_free(&p->store);
	free(p->literal);
	*p = (struct pattern){0};
}
