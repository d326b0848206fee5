#include "facts.h"

#include "change.h"
#include "context.h"
#include "size.h"
#include "what.h"

/* Read the sentence [from, to) of the folded text. */
static void read_sentence(struct facts *f, size_t from, size_t to)
{
	struct sentence *s = &f->s;
	bool counts = false;

	s->from = from;
	s->to = to;
	mention_find(s);
	if (s->turn == TURN_TARGETS && f->turns)
		f->targets = f->planned = true;
	if (s->turn == TURN_BACK || s->turn == TURN_AHEAD)
		f->past = s->turn == TURN_BACK;
	s->planned = f->planned && !f->past;
	s->first = false;
	for (size_t k = 0; k < s->mentions && !counts; k++)
		counts = fact_counts(s->mention[k].type);
	if (f->line == GRID_HEAD) {
		grid_fill_head(s);
	} else if (f->line == GRID_LINE) {
		grid_fill_line(&f->grid, s);
	} else if (s->mentions > 0 && s->cells) {
		grid_fill(&f->grid, s);
	} else if (counts) { /* else nothing is asked of the words around */
		clauses_find(&f->clauses, s);
		change_find(s, &f->clauses);
		size_find(s, &f->clauses);
		what_find(s, &f->clauses);
		context_find(s, &f->clauses);
	}
}

void facts_read(struct facts *f, const struct passage *p, bool first, bool one, const struct label *label,
		size_t labels, void (*take)(void *self, const struct sentence *s), void *self)
{
	struct slice unit;
	bool ends;

	f->s.passage = p;
	f->s.label = label;
	f->s.labels = labels;
	f->s.first = first;
	if (first) {
		f->past = false;
		f->line = grid_see(&f->grid, slice_of(p->text.p, p->text.n));
		f->s.cells = f->line == GRID_CELLS || f->line == GRID_LINE;
	}
	if (one) {
		read_sentence(f, 0, p->text.n);
		take(self, &f->s);
		return;
	}
	sentence_begin(&f->cut, slice_of(p->text.p, p->text.n), false);
	while (sentence_next(&f->cut, &unit, &ends)) {
		size_t from = (size_t)(unit.p - p->text.p);

		read_sentence(f, from, from + unit.n);
		take(self, &f->s);
	}
}

void facts_reset(struct facts *f)
{
	f->planned = f->targets = f->past = false;
	grid_reset(&f->grid);
}

void facts_free(struct facts *f)
{
	mention_free(&f->s);
	clauses_free(&f->clauses);
	sentence_free(&f->cut);
	grid_free(&f->grid);
}
