#include "subjects.h"

#include "phrase.h"
#include "tables.h"
#include "utf8.h"

enum {
	SUBJECTS_MOST = 8,
	DOMAINS_NEAR = 3, /* figures before one that are looked at */
	TAIL_BYTES = 18   /* of what was done: 实现利润总额 */
};

/* Cut words at marks of enumeration (and, `joins`, at 和 and its like) into at most SUBJECTS_MOST parts;
 * their number, SUBJECTS_MOST + 1 for more. */
static size_t cut_subjects(struct slice words, bool joins, struct slice *part)
{
	size_t n = 0, from = 0;

	for (size_t i = 0, len; i <= words.n; i += len) {
		const struct lexeme *mark =
		    i < words.n ? lexicon_match(&lex_marks, words.p + i, words.n - i) : NULL;
		const struct lexeme *join =
		    i < words.n ? lexicon_match(&lex_shared, words.p + i, words.n - i) : NULL;
		const struct lexeme *word =
		    i < words.n ? lexicon_match(&lex_phrases, words.p + i, words.n - i) : NULL;
		bool cuts;

		len = i < words.n ? utf8_step(words.p + i, words.n - i) : 1;
		if (word && word->class == LEX_PHRASES_STAY) { /* 中华人民共和国 */
			len = word->length;
			continue;
		}
		cuts = (mark && mark->class == LEX_MARKS_PAUSE) ||
		       (joins && join && join->class == LEX_SHARED_JOIN);
		if (i < words.n && !cuts)
			continue;
		if (n == SUBJECTS_MOST)
			return n + 1;
		part[n++] = slice_of(words.p + from, i - from);
		if (cuts)
			len = mark && mark->class == LEX_MARKS_PAUSE ? mark->length : join->length;
		from = i + len;
	}
	return n;
}

/* The head that ends the words and goes for all subjects; n 0 for none. */
static struct slice shared_head(struct slice words)
{
	const struct lexeme *w = lexicon_match_end(&lex_shared, words.p, words.n);

	return w && (w->class == LEX_SHARED_HEAD || w->class == LEX_SHARED_FUSED) && w->length < words.n
		   ? slice_of(words.p + words.n - w->length, w->length)
		   : slice_of("", 0);
}

/* What stands in the last subject behind a word of which the others are the contrary, and goes for all:
 * 城镇和农村人均 住房面积. n 0 for none. */
static struct slice shared_tail(const struct slice *part, size_t n)
{
	const struct lexeme *w = lexicon_match(&lex_contrasts, part[n - 1].p, part[n - 1].n);

	for (size_t f = 0; w && f + 1 < n; f++) {
		const struct lexeme *other = lexicon_find(&lex_contrasts, part[f]);

		if (!other || *lexeme_attr(other, 0) != *lexeme_attr(w, 0))
			return slice_of("", 0);
	}
	return w && w->length < part[n - 1].n ? slice_of(part[n - 1].p + w->length, part[n - 1].n - w->length)
					      : slice_of("", 0);
}

/* 巩固率 needs no 入学率. */
static bool ends_alike(struct slice a, struct slice b)
{
	size_t len = b.n ? utf8_step_back(b.p, b.n) : 0;

	return len && a.n > len && memcmp(a.p + a.n - len, b.p + b.n - len, len) == 0;
}

/* The head without what the name ends with already: 生活补贴 takes 标准 of 补贴标准. */
static struct slice behind_overlap(struct slice name, struct slice head)
{
	for (size_t n = head.n; n > 0; n--) {
		if (n <= name.n && memcmp(name.p + name.n - n, head.p, n) == 0)
			return slice_of(head.p + n, head.n - n);
	}
	return head;
}

static void set_words(struct sentence *s, struct mention *m, struct slice a, struct slice b, struct slice c)
{
	struct piece p;

	buf_reserve(&s->store, a.n + b.n + c.n);
	p = mention_store(s, a);
	p.n += mention_store(s, b).n;
	p.n += mention_store(s, c).n;
	m->what = p;
}

/* A word that is several in one, 存贷款, unfolded for n figures. */
static bool unfold(struct sentence *s, size_t k, size_t n, struct slice words)
{
	for (size_t i = 0; i < words.n; i += utf8_step(words.p + i, words.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_shared, words.p + i, words.n - i);
		const char *part;
		size_t parts = 1;

		if (!w || w->class != LEX_SHARED_FUSED)
			continue;
		for (part = lexeme_attr(w, 0); *part; part++)
			parts += *part == '/';
		if (parts != n)
			return false;
		part = lexeme_attr(w, 0);
		for (size_t f = 0; f < n; f++) {
			size_t len = strcspn(part, "/");

			set_words(s, &s->mention[k + f], slice_of(words.p, i), slice_of(part, len),
				  slice_of(words.p + i + w->length, words.n - i - w->length));
			part += len + (part[len] == '/');
		}
		return true;
	}
	return false;
}

/* 受理申请50040件,授权专利24616件,分别增长20.7%和9%: the figures go to the n counts before them. */
static void share_counts(struct sentence *s, size_t k, size_t n, struct slice words)
{
	struct slice last;
	size_t from = k;

	while (from > 0 && !fact_counts(s->mention[from - 1].type))
		from--; /* the year they are measured against */
	if (from < n || *s->mention[k].change == 0)
		return;
	for (size_t f = 1; f <= n; f++) {
		const struct mention *m = &s->mention[from - f];

		if (!fact_counts(m->type) || m->type >= FACT_PERCENT || !m->what.n || *m->change)
			return;
	}
	last = piece_text(s, s->mention[from - 1].what);
	if (words.n && !slice_eq(words, last))
		return;
	for (size_t f = 0; f < n; f++)
		s->mention[k + f].what = s->mention[from - n + f].what;
}

/* Whether all begin with words that shut each other out: 城镇居民收入, 农村居民收入. */
static bool are_contraries(const struct slice *part, size_t n)
{
	const struct lexeme *w = lexicon_match(&lex_contrasts, part[0].p, part[0].n), *other;

	for (size_t f = 1; f < n; f++) {
		other = lexicon_match(&lex_contrasts, part[f].p, part[f].n);
		if (!w || !other || *lexeme_attr(other, 0) != *lexeme_attr(w, 0))
			return false;
	}
	return w != NULL;
}

/* Cut words into n subjects. Where the text does not say that each has its figure, 和 alone parts none but
 * words that are contraries: 技术合同和软件 may be one thing. */
static bool cuts_into(struct slice words, size_t n, bool each, struct slice *part)
{
	size_t marks = cut_subjects(words, false, part);

	if (marks == n)
		return true;
	return cut_subjects(words, true, part) == n &&
	       (each || (marks > 1 && marks + 1 == n) || shared_tail(part, n).n > 0 ||
		are_contraries(part, n));
}

/* A name without the word that ends a list of examples: 信息等产业增加值. The result lies in `store`. */
static struct slice without_list(struct slice name, struct buf *store)
{
	for (size_t i = utf8_step(name.p, name.n); i < name.n; i += utf8_step(name.p + i, name.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_phrases, name.p + i, name.n - i);

		if (!w || w->class != LEX_PHRASES_LIST || i + w->length == name.n)
			continue;
		buf_add(store, name.p, i);
		buf_add(store, name.p + i + w->length, name.n - i - w->length);
		return slice_of(store->p, store->n);
	}
	return name;
}

/* Give the n figures from k on, which share their words, a subject each. `each`: the text says so. */
static void share_out(struct sentence *s, size_t k, size_t n, bool each)
{
	struct slice part[SUBJECTS_MOST], all = piece_text(s, s->mention[k].what), words, verb, head;
	struct buf copy = {0}, last = {0};
	bool own; /* the names have heads of their own */

	buf_add(&copy, all.p, all.n); /* the store may move */
	words = slice_of(copy.p, copy.n);
	if (words.n && cuts_into(words, n, each, part)) {
		verb = phrase_leading_verbs(part[0]);
		head = shared_tail(part, n);
		if (head.n == 0)
			head = shared_head(part[n - 1]);
		part[n - 1] = without_list(part[n - 1], &last);
		own = shared_head(part[0]).n > 0;
		for (size_t f = 0; f < n; f++) {
			const struct lexeme *end = lexicon_match_end(&lex_shared, part[f].p, part[f].n);
			bool whole = f + 1 == n || ends_alike(part[f], head) ||
				     (end && end->class != LEX_SHARED_DOMAIN); /* 金融业 takes 增加值 */

			/* 接待游客人次、旅游总收入: the verb is of the first alone */
			set_words(s, &s->mention[k + f],
				  f > 0 && verb.n < part[0].n && !(own && shared_head(part[f]).n > 0)
				      ? verb
				      : slice_of("", 0),
				  part[f], whole ? slice_of("", 0) : behind_overlap(part[f], head));
		}
	} else if (!unfold(s, k, n, words) && each) {
		share_counts(s, k, n, words);
	}
	buf_free(&last);
	buf_free(&copy);
}

/* Whether figure k goes on the run of the one before: of its type, or of `any`, and nothing but marks and
 * joins between.
 */
static bool goes_on(const struct sentence *s, size_t k, bool any)
{
	const struct mention *m = &s->mention[k];
	size_t joined, at;

	if (k >= s->mentions || (m->type != m[-1].type && !(any && fact_counts(m->type))) ||
	    m->from <= m[-1].to || m->from - m[-1].to > 6)
		return false;
	for (at = m->from; at > m[-1].to && s->passage->text.p[at - 1] == ' '; at--)
		;
	joined = phrase_join_before(s, m[-1].to, at);
	return joined == at - m[-1].to || (m->from - m[-1].to == 1 && s->passage->text.p[m[-1].to] == ',');
}

static bool ends_clause(const struct sentence *s, size_t at)
{
	return at >= s->to || lexicon_match(&lex_heads, s->passage->text.p + at, s->to - at);
}

/* Whether n figures from k on have one unit, and stand before no other words: 项目、工程121个、186个. */
static bool same_units(const struct sentence *s, size_t k, size_t n)
{
	for (size_t f = 1; f < n; f++) {
		if (!slice_eq(piece_text(s, s->mention[k].unit), piece_text(s, s->mention[k + f].unit)) ||
		    !slice_eq(piece_text(s, s->mention[k].what), piece_text(s, s->mention[k + f].what)))
			return false;
	}
	return s->mention[k].unit.n > 0 && ends_clause(s, s->mention[k + n - 1].to);
}

/* The end of the last word in them that ends the name of a branch or a kind of firm; 0 for none. */
static size_t domain_end(struct slice words)
{
	size_t end = 0;

	for (size_t i = 0; i < words.n; i += utf8_step(words.p + i, words.n - i)) {
		const struct lexeme *w = lexicon_match(&lex_shared, words.p + i, words.n - i);

		if (w && w->class == LEX_SHARED_DOMAIN)
			end = i + w->length;
	}
	return end;
}

/* 采矿业实现利润4587亿元;制造业6512亿元: a bare branch takes over what the last one of its kind did. */
static void take_predicate(struct sentence *s, size_t k)
{
	struct mention *m = &s->mention[k];
	struct slice own = piece_text(s, m->what), other;
	size_t from = k;

	if (!ends_clause(s, m->to) || (m->type != FACT_MONEY && !(m->type == FACT_PERCENT && *m->change)) ||
	    own.n == 0 || domain_end(own) != own.n)
		return;
	while (from > 0 && k - from < DOMAINS_NEAR) {
		const struct mention *b = &s->mention[--from];
		size_t end;

		if (b->type != m->type || (*b->change != 0) != (*m->change != 0) ||
		    !slice_eq(piece_text(s, b->unit), piece_text(s, m->unit)))
			continue;
		other = piece_text(s, b->what);
		end = domain_end(other);
		if (end > 0 && end < other.n && other.n - end <= TAIL_BYTES && shared_head(other).n > 0) {
			struct buf copy = {0};

			buf_add(&copy, own.p, own.n); /* the store may move */
			buf_add(&copy, other.p + end, other.n - end);
			set_words(s, m, slice_of(copy.p, copy.n), slice_of("", 0), slice_of("", 0));
			buf_free(&copy);
		}
		return;
	}
}

bool subjects_each(const struct sentence *s, const struct clauses *c, size_t k)
{
	size_t from = c->clause[c->of[k]].from, before = k;
	const struct lexeme *w;

	while (before > 0 && !fact_counts(s->mention[before - 1].type))
		before--; /* 分别比2015年增长 */
	if (before > 0 && s->mention[before - 1].to > from)
		from = s->mention[before - 1].to;
	for (size_t i = from; i < s->mention[k].from; i += utf8_step(s->passage->text.p + i, s->to - i)) {
		w = lexicon_match(&lex_shared, s->passage->text.p + i, s->to - i);
		if (w && w->class == LEX_SHARED_EACH)
			return true;
	}
	return false;
}

void subjects_share(struct sentence *s, const struct clauses *c)
{
	for (size_t k = 0; k < s->mentions;) {
		size_t n = 1;
		bool each;

		if (!fact_counts(s->mention[k].type)) {
			k++;
			continue;
		}
		each = subjects_each(s, c, k);
		while (goes_on(s, k + n, each))
			n++;
		if (n > 1 && n <= SUBJECTS_MOST && (each || same_units(s, k, n)))
			share_out(s, k, n, each);
		k += n;
	}
	for (size_t k = 1; k < s->mentions; k++)
		take_predicate(s, k);
}
