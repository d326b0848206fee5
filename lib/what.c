#include "what.h"

#include "heads.h"
#include "phrase.h"
#include "subjects.h"
#include "utf8.h"

enum { LONGEST = 180 };   /* bytes of a phrase; beyond, its beginning is too far from the figure */
enum { PART_BYTES = 15 }; /* a word for a part of a count */
enum { NEAR_BYTES = 12 }; /* what a threshold is of */
enum { REACH = 64 };      /* figures that are looked back over; sentences have fewer */

struct span {
	size_t from, to;
};

static const char *text(const struct sentence *s)
{
	return s->passage->text.p;
}

static bool empty(struct span p)
{
	return p.from >= p.to;
}

/* White space and marks of enumeration at both ends. */
static struct span trim(const struct sentence *s, struct span p)
{
	const struct lexeme *w;

	while (!empty(p)) {
		size_t len = utf8_space(text(s) + p.from, p.to - p.from);

		if (!len && (w = lexicon_match(&lex_marks, text(s) + p.from, p.to - p.from)) &&
		    w->class == LEX_MARKS_PAUSE)
			len = w->length;
		if (!len && strchr(",;:*#|>-", text(s)[p.from]))
			len = 1;
		if (!len)
			break;
		p.from += len;
	}
	while (!empty(p)) {
		size_t len = utf8_space_back(text(s) + p.from, p.to - p.from);

		if (!len && (w = lexicon_match_end(&lex_marks, text(s) + p.from, p.to - p.from)) &&
		    w->class == LEX_MARKS_PAUSE)
			len = w->length;
		if (!len && strchr(",;:*#|", text(s)[p.to - 1]))
			len = 1;
		if (!len)
			break;
		p.to -= len;
	}
	return p;
}

/* Words at the beginning that only link; `behind`: it stands behind the figure. */
static struct span drop_front(const struct sentence *s, struct span p, bool behind)
{
	for (;;) {
		const struct lexeme *w;

		p = trim(s, p);
		w = empty(p) ? NULL : lexicon_match(&lex_phrases, text(s) + p.from, p.to - p.from);
		if (!phrase_drops_in_front(w, behind))
			return p;
		p.from += w->length;
	}
}

/* Linking words, and words of change with their base, at the end. */
static struct span drop_back(const struct sentence *s, struct span p, bool change)
{
	for (;;) {
		const struct lexeme *w, *b;

		p = trim(s, p);
		if (empty(p))
			return p;
		b = lexicon_match_end(&lex_bases, text(s) + p.from, p.to - p.from);
		if (b && (b->class == LEX_BASES_YOY || b->class == LEX_BASES_MOM ||
			  (b->class == LEX_BASES_PACE && change))) {
			p.to -= b->length;
			continue;
		}
		w = lexicon_match_end(&lex_phrases, text(s) + p.from, p.to - p.from);
		if (w && w->class == LEX_PHRASES_STAY)
			return p;
		if (w && w->class == LEX_PHRASES_INSIDE && w->length == p.to - p.from)
			return p; /* 完成40个老旧小区改造 */
		if (phrase_drops_behind(w)) {
			b = lexicon_match(&lex_changes, lexeme_word(w), w->length);
			change |= b && b->class != LEX_CHANGES_LEVEL; /* 增加到 */
			p.to -= w->length;
			continue;
		}
		if (w && w->class == LEX_PHRASES_PER &&
		    (b = lexicon_match_end(&lex_phrases, text(s) + p.from, p.to - w->length - p.from)) &&
		    (phrase_drops_behind(b) || b->class == LEX_PHRASES_PER)) {
			p.to -= w->length; /* 提高到每月2200元 */
			continue;
		}
		w = change ? lexicon_match_end(&lex_changes, text(s) + p.from, p.to - p.from) : NULL;
		if (!w || w->class == LEX_CHANGES_LEVEL)
			return p;
		p.to -= w->length;
	}
}

/* From a base that opens inside the phrase (比2010年) on, nothing names the thing. */
static struct span cut_base(const struct sentence *s, struct span p)
{
	for (size_t i = p.from; i < p.to; i += utf8_step(text(s) + i, p.to - i)) {
		const struct lexeme *w = (unsigned char)text(s)[i] < 0x80
					     ? NULL
					     : lexicon_match(&lex_bases, text(s) + i, p.to - i);

		if (!w)
			continue;
		if (w->class != LEX_BASES_NONE && w->class != LEX_BASES_TARGET)
			p.to = i;
		else
			i += w->length - utf8_step(text(s) + i, p.to - i);
	}
	return p;
}

static bool has_word(const struct sentence *s, struct span p, int class)
{
	for (size_t i = p.from; i < p.to; i += utf8_step(text(s) + i, p.to - i)) {
		const struct lexeme *w = lexicon_match(&lex_phrases, text(s) + i, p.to - i);

		if (w && w->class == class)
			return true;
	}
	return false;
}

/* A count of tiers, 两级. */
static bool is_tier(const struct sentence *s, const struct mention *m)
{
	const struct lexeme *w = m->unit.n ? lexicon_find(&lex_quantities, piece_text(s, m->unit)) : NULL;

	return m->type == FACT_COUNT && m->chinese && w && w->class == LEX_QUANTITIES_GRADE;
}

/* Whether mention b is part of the words behind figure k: 4个万亿级产业群, 8项市县两级任务, 2个亿元以上项目.
 */
static bool in_words(const struct sentence *s, size_t b, size_t k)
{
	const struct mention *m = &s->mention[b];

	if (m->type >= FACT_ORDINAL)
		return true;
	if (s->mention[k].type != FACT_COUNT)
		return false;
	return (strcmp(m->sense, "size") == 0 && m->from == s->mention[k].to) ||
	       (is_tier(s, m) && b == k + 1);
}

static size_t words_to(const struct sentence *s, const struct clauses *c, size_t k)
{
	size_t to = c->clause[c->of[k]].to;

	for (size_t b = k + 1; b < s->mentions && s->mention[b].from < to; b++) {
		if (!in_words(s, b, k)) /* 4个万亿级产业群 */
			return s->mention[b].from;
	}
	return to > s->mention[k].to ? to : s->mention[k].to;
}

/* Where the item of a list ends that begins at p.from: at the first 、 outside quotes, if a figure follows
 * it. */
static struct span list_item(const struct sentence *s, struct span p, bool figure_follows)
{
	size_t open = 0;
	const struct lexeme *join;

	if (!figure_follows)
		return p;
	join = empty(p) ? NULL : lexicon_match(&lex_shared, text(s) + p.from, p.to - p.from);
	if (join && join->class == LEX_SHARED_JOIN)
		p.to = p.from; /* 建议93件和提案144件: the words are those of the next */
	for (size_t i = p.from; i < p.to; i += utf8_step(text(s) + i, p.to - i)) {
		const struct lexeme *w = lexicon_match(&lex_marks, text(s) + i, p.to - i);

		open += text(s)[i] == '(';
		open -= open > 0 && text(s)[i] == ')';
		if (w && w->class == LEX_MARKS_PAUSE && !open) {
			p.to = i;
			break;
		}
	}
	return p;
}

/* Bytes of a footnote mark [12] at p, 0 for none. */
static size_t footnote(const char *p, size_t n)
{
	size_t i = 1;

	if (n < 3 || *p != '[')
		return 0;
	while (i < n && p[i] >= '0' && p[i] <= '9')
		i++;
	return i > 1 && i < n && p[i] == ']' ? i + 1 : 0;
}

/* Append the words of a span to the store, without white space and footnote marks, growing what is there
 * already. */
static void append(struct sentence *s, struct piece *what, struct span p)
{
	struct slice w;

	if (empty(p))
		return;
	if (!what->n)
		what->at = s->store.n;
	w = passage_words(s->passage, p.from, p.to);
	while (w.n) {
		size_t n = 0, blank = 0;

		while (n < w.n && (blank = utf8_space(w.p + n, w.n - n)) == 0 &&
		       (blank = footnote(w.p + n, w.n - n)) == 0)
			n += utf8_step(w.p + n, w.n - n);
		what->n += mention_store(s, slice_of(w.p, n)).n;
		w = slice_of(w.p + n + blank, w.n - n - blank);
	}
}

/* The words behind the figure, without what only links. */
static void append_right(struct sentence *s, struct piece *what, struct span p)
{
	size_t from = p.from;

	for (size_t i = p.from; i < p.to;) {
		const struct lexeme *w = lexicon_match(&lex_phrases, text(s) + i, p.to - i);

		if (w &&
		    (w->class == LEX_PHRASES_INSIDE || (w->class == LEX_PHRASES_BOTH && w->length > 3))) {
			append(s, what, (struct span){from, i});
			from = i + w->length;
		}
		i += w ? w->length : utf8_step(text(s) + i, p.to - i);
	}
	append(s, what, (struct span){from, p.to});
}

/* The object in what an earlier figure counts: its words less the verb in front. */
static struct slice object_of(const struct sentence *s, const struct mention *m)
{
	struct slice w = piece_text(s, m->what);
	const struct lexeme *verb, *take;

	for (size_t i = 0; i < w.n; i += utf8_step(w.p + i, w.n - i)) { /* 市本级收到行政复议申请 */
		take = lexicon_match(&lex_shared, w.p + i, w.n - i);
		if (take && take->class == LEX_SHARED_TAKE && i + take->length < w.n)
			return slice_of(w.p + i + take->length, w.n - i - take->length);
	}
	verb = lexicon_match(&lex_phrases, w.p, w.n);

	if (verb && (verb->class == LEX_PHRASES_VERB || verb->class == LEX_PHRASES_ACT) && verb->length < w.n)
		return slice_of(w.p + verb->length, w.n - verb->length);
	return w;
}

static void copy_what(struct sentence *s, struct mention *m, struct slice words)
{
	struct piece more;

	if (!m->what.n)
		m->what.at = s->store.n;
	more = mention_store(s, words);
	m->what.n += more.n;
}

/* The last figure before k that counts something and has words for it, none in brackets that have closed;
 * `own`: words of its own. */
static const struct mention *earlier(const struct sentence *s, const struct clauses *c, size_t k, bool own)
{
	bool time = s->mention[k].type == FACT_DURATION;
	size_t least = k > REACH ? k - REACH : 0, k0 = k;

	while (k-- > least) {
		const struct mention *m = &s->mention[k];

		if (fact_counts(m->type) && m->what.n && (time || m->type != FACT_DURATION) &&
		    (!own || m->names) &&
		    (!c->clause[c->of[m - s->mention]].aside || c->clause[c->of[k0]].aside))
			return m;
	}
	return NULL;
}

/* The last count or measure before k with words of its own. */
static const struct mention *counted(const struct sentence *s, size_t k)
{
	size_t least = k > REACH ? k - REACH : 0;

	while (k-- > least) {
		const struct mention *m = &s->mention[k];

		if ((m->type == FACT_COUNT || m->type == FACT_MEASURE) && m->names)
			return m;
	}
	return NULL;
}

static void copy_words(struct sentence *s, size_t k, const struct mention *from, bool object_only)
{
	struct buf words = {0};
	struct slice w;

	if (!from)
		return;
	w = object_only ? object_of(s, from) : piece_text(s, from->what);
	buf_add(&words, w.p, w.n);
	copy_what(s, &s->mention[k], slice_of(words.p, words.n));
	buf_free(&words);
}

static void inherit(struct sentence *s, const struct clauses *c, size_t k)
{
	copy_words(s, k, earlier(s, c, k, false), false);
}

/* Whether a mention is part of the words round it: a name, an ordinal, a threshold (过十亿元企业10家). */
static bool is_word(const struct mention *m, size_t at)
{
	if (m->type >= FACT_ORDINAL)
		return m->type != FACT_LABEL;
	return strcmp(m->sense, "limit") == 0 && m->to != at;
}

/* p, which begins behind figure `before`, without the words that name that one: 1.4万亿斤新台阶、亩产. */
static struct span behind_item(const struct sentence *s, const struct mention *before, struct span p)
{
	struct span item = list_item(s, p, true);
	const struct lexeme *w;

	if (before->type > FACT_MEASURE || item.to == p.to || item.to == p.from)
		return p;
	w = lexicon_match(&lex_marks, text(s) + item.to, p.to - item.to);
	return (struct span){item.to + w->length, p.to};
}

/* Whether figures are compared with what the date says: 比2010年. */
static bool is_compared(const struct sentence *s, size_t k)
{
	const struct mention *m = &s->mention[k];
	const struct lexeme *w = lexicon_match_end(&lex_bases, text(s) + s->from, m->from - s->from);

	return (m->type == FACT_DATE || m->type == FACT_PERIOD) && w && w->class == LEX_BASES_AGAINST;
}

/* The words before figure k in its clause that name it. They reach back to the figure before it; where
 * nothing but links stands behind a date (由2010年的162.4亿元), to the words before that. */
static struct span find_left(const struct sentence *s, const struct clauses *c, size_t k)
{
	const struct mention *m = &s->mention[k];
	const struct clause *in = &c->clause[c->of[k]];
	bool change = *m->change != 0;
	struct span p = {in->from, m->from}, left, of_base = {m->from, m->from};

	for (size_t b = k;; p.to = s->mention[b].from) {
		/* names, ordinals and thresholds of classes are parts of words */
		while (b > 0 && s->mention[b - 1].to > in->from && is_word(&s->mention[b - 1], m->from))
			b--;
		p.from = b > 0 && s->mention[b - 1].to > in->from ? s->mention[b - 1].to : in->from;
		b -= p.from > in->from;
		if (p.to - p.from > LONGEST)
			p.from = p.to - LONGEST;
		while (p.from < p.to && ((unsigned char)text(s)[p.from] & 0xc0) == 0x80)
			p.from++;
		if (p.from > in->from && p.to == m->from && s->mention[b].to == p.from)
			p = behind_item(s, &s->mention[b], p);
		left = drop_front(s, p, false);
		if (p.from > in->from && fact_counts(s->mention[b].type) && s->mention[b].to <= p.from &&
		    p.to == m->from && phrase_join_before(s, p.from, p.to) && m->to < in->to &&
		    !lexicon_match(&lex_heads, text(s) + m->to, s->to - m->to))
			left.to =
			    left.from; /* 乡镇卫生院、1500所县医院: the words are those of the item before */
		if (!has_word(s, left, LEX_PHRASES_KEEP) || !change)
			left = drop_back(s, change ? cut_base(s, left) : left, change);
		if (p.from > in->from && change && p.to == m->from && is_compared(s, b)) {
			of_base = left; /* 税收为3亿元,比2010年决算数增长9% */
			left.to = left.from;
		}
		if (!empty(left))
			return left;
		if (p.from == in->from ||
		    (s->mention[b].type != FACT_DATE && s->mention[b].type != FACT_PERIOD))
			return earlier(s, c, k, false) ? left : of_base;
	}
}

/* 旅游收入是2010年的2.6倍: the words before the verb that the base stands behind; where there are none, the
 * figure before. */
static struct span before_base(const struct sentence *s, const struct clauses *c, size_t k)
{
	struct span p = {c->clause[c->of[k]].from, s->mention[k].from};
	const struct lexeme *w = NULL;

	for (size_t b = k; b-- > 0 && s->mention[b].to > p.from;) {
		if (fact_counts(s->mention[b].type))
			p.from = s->mention[b].to;
	}
	while (!empty(p) && !((w = lexicon_match_end(&lex_changes, text(s) + p.from, p.to - p.from)) &&
			      w->class == LEX_CHANGES_LEVEL))
		p.to -= utf8_step_back(text(s) + p.from, p.to - p.from);
	if (!empty(p))
		p.to -= w->length;
	return drop_back(s, drop_front(s, p, false), false);
}

/* Where the first verb behind the first word of p begins; p.to if there is none. */
static size_t find_verb(const struct sentence *s, struct span p)
{
	for (size_t i = p.from; i < p.to;) {
		const struct lexeme *w = lexicon_match(&lex_phrases, text(s) + i, p.to - i);

		if (w && i > p.from && (w->class == LEX_PHRASES_VERB || w->class == LEX_PHRASES_ACT))
			return i;
		i += w ? w->length : utf8_step(text(s) + i, p.to - i);
	}
	return p.to;
}

/* Whether verbs and nothing else stand in [from, to): 更新改造. */
static bool opens_act(const struct sentence *s, size_t from, size_t to)
{
	if (from >= to)
		return false;
	while (from < to) {
		const struct lexeme *w = lexicon_match(&lex_phrases, text(s) + from, to - from);

		if (!w || w->class != LEX_PHRASES_VERB)
			return false;
		from += w->length;
	}
	return true;
}

/* The words before a figure without what goes before its verb: a subject that ends with 共, a circumstance
 * that opens with 在. `alone`: no words stand behind the figure. *verb is the verb, if a list of examples
 * (…等) that stood behind it was dropped, which it is not where `each` of them has its figure. */
static struct span shorten(const struct sentence *s, struct span p, bool alone, bool each, struct span *verb)
{
	const struct lexeme *w =
	    empty(p) ? NULL : lexicon_match(&lex_phrases, text(s) + p.from, p.to - p.from);
	bool quoted = false;

	*verb = (struct span){0, 0};
	if (w && w->class == LEX_PHRASES_PREP) {
		size_t at = find_verb(s, p);

		p.from = at < p.to ? at : p.from + w->length;
	}
	for (size_t i = p.from; i < p.to;) {
		const struct lexeme *mark = lexicon_match(&lex_heads, text(s) + i, p.to - i);

		w = lexicon_match(&lex_phrases, text(s) + i, p.to - i);
		quoted = mark ? head_opens(mark) : quoted;
		if (w && !quoted && w->class == LEX_PHRASES_CUT) {
			p.from = i + w->length;
			*verb = (struct span){0, 0};
		} else if (w && !quoted && w->class == LEX_PHRASES_LIST && alone && i + w->length == p.to) {
			p.to = i; /* 重点实验室、技术中心等176家: the list is what is counted */
			break;
		} else if (w && !quoted && w->class == LEX_PHRASES_LIST && each) {
			; /* 食品、石化等产业增加值分别增长5%、6%: each is named */
		} else if (w && !quoted && w->class == LEX_PHRASES_LIST &&
			   opens_act(s, i + w->length, p.to)) {
			if (empty(*verb))
				*verb =
				    (struct span){p.from, i}; /* 供水、排水管网等更新改造: so it is here */
			p.from = i + w->length;
		} else if (w && !quoted && w->class == LEX_PHRASES_LIST) {
			const struct lexeme *first =
			    lexicon_match(&lex_phrases, text(s) + p.from, p.to - p.from);

			if (first && (first->class == LEX_PHRASES_VERB || first->class == LEX_PHRASES_ACT) &&
			    empty(*verb))
				*verb = (struct span){p.from, p.from + first->length};
			p.from = i + w->length;
		}
		i += w ? w->length : utf8_step(text(s) + i, p.to - i);
	}
	return p;
}

static bool lapses(const struct sentence *s, const struct mention *m)
{
	const struct lexeme *w =
	    m->to < s->to ? lexicon_match(&lex_cues, text(s) + m->to, s->to - m->to) : NULL;

	return m->type == FACT_DURATION && w && w->class == LEX_CUES_LAPSE;
}

/* 新建大棚300个、温室20个: the verb of the item before, where this one (its words are `left`) has none. */
static struct slice carried_verb(const struct sentence *s, const struct clauses *c, size_t k,
				 struct span left)
{
	const struct mention *m = &s->mention[k], *before = &s->mention[k - 1];
	const struct lexeme *w;
	size_t at;

	if (c->of[k] != c->of[k - 1] || !fact_counts(before->type) || before->type == FACT_PERCENT ||
	    *m->change || *before->change || m->type == FACT_PERCENT || m->type == FACT_POINTS ||
	    *before->sense || *m->sense || has_word(s, left, LEX_PHRASES_VERB) ||
	    has_word(s, left, LEX_PHRASES_ACT) || has_word(s, left, LEX_PHRASES_SHARE) ||
	    has_word(s, left, LEX_PHRASES_GENERIC))
		return slice_of("", 0);
	w = lexicon_match(&lex_marks, text(s) + before->to, m->from - before->to);
	if (!w || w->class != LEX_MARKS_PAUSE)
		return slice_of("", 0);
	at = before->to + w->length;
	w = lexicon_match(&lex_phrases, text(s) + at, m->from - at);
	if (w && ((w->class == LEX_PHRASES_BOTH && w->length > 3) || w->class == LEX_PHRASES_INSIDE))
		return slice_of("", 0); /* 接待游客5万人次、实现收入3亿元 */
	return phrase_leading_verbs(piece_text(s, before->what));
}

/* 改造2.3万所乡镇卫生院、1500所县医院: the verb of the item before figure k, which has words behind alone. */
static struct slice listed_verb(const struct sentence *s, size_t k)
{
	const struct mention *m = &s->mention[k], *before = &s->mention[k - 1];

	if (!fact_counts(before->type) || before->type == FACT_PERCENT || *m->change || *before->change ||
	    *before->sense || *m->sense || m->type == FACT_PERCENT || m->type == FACT_POINTS ||
	    m->type == FACT_DURATION)
		return slice_of("", 0);
	return phrase_leading_verbs(piece_text(s, before->what));
}

/* p without the verbs in front: 加快推进大唐 is the owner of a mine. */
static struct span drop_verbs(const struct sentence *s, struct span p)
{
	const struct lexeme *w;

	while (!empty(p) && (w = lexicon_match(&lex_phrases, text(s) + p.from, p.to - p.from)) &&
	       (w->class == LEX_PHRASES_VERB || w->class == LEX_PHRASES_ACT))
		p = drop_front(s, (struct span){p.from + w->length, p.to}, false);
	return p;
}

/* A size: the thing that has it, and the attribute it is of: 商业项目总投资. */
static void name_size(struct sentence *s, struct mention *m, struct span left, struct span right)
{
	const struct lexeme *w =
	    empty(left) ? NULL : lexicon_match_end(&lex_sizes, text(s) + left.from, left.to - left.from);

	left = drop_verbs(s, left);
	if (m->thing_to > right.from && m->thing_to < right.to)
		right.to = m->thing_to;
	if (w && w->class == LEX_SIZES_ATTRIBUTE) {
		append_right(s, &m->what, right);
		left.from = left.to - w->length;
		append(s, &m->what, left);
	} else if (m->type == FACT_MONEY) {
		append_right(s, &m->what, right);
	} else {
		append(s, &m->what, left);
		append_right(s, &m->what, right);
	}
}

/* The words of a clause without figures. */
static struct span clause_words(const struct sentence *s, const struct clause *c, bool change)
{
	struct span p = {c->from, c->to};

	if (p.to - p.from > LONGEST)
		p.from = p.to;
	return drop_back(s, drop_front(s, p, false), change);
}

/* What a bare head (总数, 总量) is of: the object of the last count, else the indicator before. */
static void add_head(struct sentence *s, const struct clauses *c, size_t k)
{
	const struct mention *count = counted(s, k), *last = earlier(s, c, k, true);

	if (last && *last->change && last->type != FACT_COUNT && last->type != FACT_MEASURE)
		copy_words(s, k, last, false);
	else
		copy_words(s, k, count, true);
}

/* Whether nothing but acts stands in a span: 维持, 废止或宣布失效. */
static bool acts_alone(const struct sentence *s, struct span p)
{
	const struct lexeme *w =
	    empty(p) ? NULL : lexicon_match(&lex_phrases, text(s) + p.from, p.to - p.from);
	struct slice words = slice_of(text(s) + p.from, empty(p) ? 0 : p.to - p.from);

	return w && w->class == LEX_PHRASES_ACT && phrase_leading_verbs(words).n == words.n;
}

/* Where 其中, or a bracket, parts a count from its parts, somewhere in [from, to). */
static bool parts_follow(const struct sentence *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i += utf8_step(text(s) + i, to - i)) {
		const struct lexeme *w = lexicon_match(&lex_shared, text(s) + i, to - i);

		if (text(s)[i] == '(' || (w && w->class == LEX_SHARED_PART))
			return true;
	}
	return false;
}

/* The count that figure k is a part of, in its unit: what stands before 其中; NULL for none. */
static const struct mention *whole_of(const struct sentence *s, size_t k)
{
	const struct mention *m = &s->mention[k];

	size_t least = k > REACH ? k - REACH : 0;

	if (m->type != FACT_COUNT || m->unit.n == 0)
		return NULL;
	for (size_t b = k; b-- > least;) {
		const struct mention *before = &s->mention[b];

		if (before->type != FACT_COUNT)
			continue;
		if (!slice_eq(piece_text(s, before->unit), piece_text(s, m->unit)))
			return NULL;
		if (parts_follow(s, before->to, s->mention[b + 1].from))
			return before->names ? before : NULL;
	}
	return NULL;
}

/* 其中优秀162卷: a short word for a part has the whole's object behind it, unless it ends as that does. */
static void add_whole(struct sentence *s, size_t k, struct span left)
{
	const struct mention *whole = whole_of(s, k);
	struct slice object, tail;
	size_t len;

	if (!whole || left.to - left.from > PART_BYTES ||
	    phrase_leading_verbs(slice_of(text(s) + left.from, left.to - left.from)).n)
		return;
	object = object_of(s, whole);
	len = utf8_step_back(text(s) + left.from, left.to - left.from);
	tail = slice_of(text(s) + left.to - len, len);
	if (object.n >= tail.n && slice_eq(slice_of(object.p + object.n - tail.n, tail.n), tail))
		return;
	copy_words(s, k, whole, true);
}

/* 58个投资10亿元以上项目: the noun stands behind the threshold of what is counted. */
static struct span over_threshold(const struct sentence *s, const struct clauses *c, size_t k,
				  struct span right)
{
	const struct mention *limit = &s->mention[k + 1];
	size_t to;

	if (s->mention[k].type != FACT_COUNT || k + 1 >= s->mentions || c->of[k + 1] != c->of[k] ||
	    strcmp(limit->sense, "limit") != 0 || right.to != limit->from ||
	    right.to - right.from > NEAR_BYTES)
		return right;
	for (size_t i = right.from; i < right.to; i += utf8_step(text(s) + i, right.to - i)) {
		if (lexicon_match(&lex_heads, text(s) + i, right.to - i) ||
		    lexicon_match(&lex_marks, text(s) + i, right.to - i))
			return right;
	}
	if (lexicon_match(&lex_marks, text(s) + limit->to, s->to - limit->to))
		return right;
	to = words_to(s, c, k + 1);
	return to > limit->to ? (struct span){limit->to, to} : right;
}

/* 16项问题已整改7项: what was done of it goes with the next figure. */
static struct span cut_done(const struct sentence *s, struct span p)
{
	for (size_t i = p.from; i < p.to; i += utf8_step(text(s) + i, p.to - i)) {
		const struct lexeme *w = lexicon_match(&lex_cues, text(s) + i, p.to - i);

		if (i > p.from && w && w->class == LEX_CUES_DONE)
			p.to = i;
	}
	return p;
}

static void find_one(struct sentence *s, const struct clauses *c, size_t k)
{
	struct mention *m = &s->mention[k];
	bool change = *m->change != 0,
	     rate = m->type == FACT_PERCENT || m->type == FACT_POINTS || m->type == FACT_TIMES;
	size_t end = words_to(s, c, k), joined;
	struct span left = find_left(s, c, k), right = {m->to, end}, verb;
	const struct lexeme *act;
	struct slice carried;

	if (lapses(s, m))
		return; /* 五年来 names nothing */
	if (m->type == FACT_TIMES && m->base.n && !change)
		left = before_base(s, c, k);
	if (is_tier(s, m) && !empty(right))
		left.to = left.from; /* 镇、村两级调解组织: the tiers are named, not counted */
	right = over_threshold(s, c, k, right);
	end = right.to > end ? right.to : end;
	act = empty(right) ? NULL : lexicon_match(&lex_marks, text(s) + right.from, right.to - right.from);
	if (act && act->class == LEX_MARKS_PAUSE)
		right.to = right.from; /* 11万亿元、保持全国首位 */
	right = drop_back(s, drop_front(s, list_item(s, right, end < c->clause[c->of[k]].to), true),
			  m->type == FACT_DURATION); /* 3年增长58.6% */
	if (end < c->clause[c->of[k]].to) {
		right = cut_done(s, right);
		while (!empty(right) && (joined = phrase_join_before(s, right.from, right.to)))
			right.to -= joined; /* 棚户区改造和 */
	}
	act = empty(left) ? NULL : lexicon_match(&lex_phrases, text(s) + left.from, left.to - left.from);
	if (act && act->class == LEX_PHRASES_PER && left.from + act->length == left.to && empty(right))
		left.to = left.from; /* 每期 names nothing */
	if (rate && (!empty(left) || change))
		right.to = right.from;
	if (empty(left) && empty(right)) {
		inherit(s, c, k);
		if (m->what.n || c->of[k] == 0)
			return;
		left = clause_words(s, &c->clause[c->of[k] - 1],
				    change); /* 初级产品所占比重,由上年的36.6%上升到39.6% */
	}
	m->names = true;
	left = shorten(s, left, empty(right), subjects_each(s, c, k), &verb);
	if (strcmp(m->sense, "limit") == 0 && !empty(left))
		right.to = right.from;
	if (strcmp(m->sense, "size") == 0) {
		name_size(s, m, left, right);
		return;
	}
	act = empty(left) ? NULL : lexicon_match(&lex_phrases, text(s) + left.from, left.to - left.from);
	if (act && act->class == LEX_PHRASES_SHARE)
		inherit(s, c, k);
	if (act && act->class == LEX_PHRASES_GENERIC && left.from + act->length == left.to && empty(right))
		add_head(s, c, k); /* 新登记市场主体3万户、总数达到53.7万户 */
	if (!empty(left) && k > 0 && (carried = carried_verb(s, c, k, left)).n)
		copy_what(s, m, carried);
	if (m->type == FACT_COUNT && act && act->class == LEX_PHRASES_VERB && !empty(right) &&
	    left.from + act->length == left.to && has_word(s, right, LEX_PHRASES_VERB))
		left.from = left.to; /* 组织1099名执法人员参加考试 */
	if (empty(left) && !empty(right) && k > 0 && c->of[k] == c->of[k - 1] &&
	    phrase_join_before(s, s->mention[k - 1].to, m->from) && (carried = listed_verb(s, k)).n)
		copy_what(s, m, carried);
	append(s, &m->what, verb);
	append(s, &m->what, left);
	append_right(s, &m->what, right);
	if (!empty(right) || empty(left))
		return;
	if (acts_alone(s, left)) {
		const struct mention *from = earlier(s, c, k, true), *whole;

		/* 受理9件,其中自然人7件;共办结8件 */
		if (from && (whole = whole_of(s, (size_t)(from - s->mention))) &&
		    c->of[k] != c->of[from - s->mention])
			from = whole;
		m->names = false;
		copy_words(s, k, from, true);
	} else {
		add_whole(s, k, left);
	}
}

void what_find(struct sentence *s, const struct clauses *c)
{
	for (size_t k = 0; k < s->mentions; k++) {
		if (fact_counts(s->mention[k].type))
			find_one(s, c, k);
	}
	/* 8条、12.3公里道路提升改造: what has no words of its own takes those of the next in its list */
	for (size_t k = s->mentions; k-- > 1;) {
		struct mention *m = &s->mention[k];

		if (!m[-1].what.n && fact_counts(m[-1].type) && fact_counts(m->type) &&
		    c->of[k] == c->of[k - 1] && m->from - m[-1].to <= 3 && !lapses(s, &m[-1]))
			m[-1].what = m->what;
	}
	subjects_share(s, c);
}
