#include "trial.h"

#include "err.h"
#include "factrow.h"
#include "facts.h"

/* A key that is looked for in the facts of a text. */
struct trial {
	struct codebook *codebook;
	struct facts facts;
	struct passage passage;
	struct buf scratch;
	struct slice key;
	struct slice found; /* the words of the first fact that got it; n 0: none */
};

static void try_sentence(void *self, const struct sentence *s)
{
	struct trial *t = self;

	for (size_t k = 0; k < s->mentions; k++) {
		const struct mention *m = &s->mention[k];
		struct slice own[FACTROW_COLUMNS] = {{0}};
		struct codebook_fact f = {.own = own};
		const struct indicator *x;

		if (!fact_is(m->type))
			continue;
		factrow_fill(s, m, slice_of("", 0), own, &t->scratch);
		own[FACTROW_TEXT] = passage_words(&t->passage, m->from, m->to);
		f.what = own[FACTROW_WHAT];
		f.unit = own[FACTROW_UNIT];
		f.value = own[FACTROW_VALUE];
		f.max = own[FACTROW_MAX];
		x = codebook_find(t->codebook, &f, false);
		if (t->found.n == 0 && x && slice_eq(x->key, t->key))
			t->found = own[FACTROW_TEXT];
	}
}

/* Whether a text gives a fact with the key. */
static bool gives(struct trial *t, struct slice text)
{
	t->found.n = 0;
	passage_clear(&t->passage);
	passage_add(&t->passage, text, 0);
	facts_reset(&t->facts);
	facts_read(&t->facts, &t->passage, true, false, NULL, 0, try_sentence, t);
	return t->found.n > 0;
}

static struct slice cell(const struct sidefile *f, size_t row, int column)
{
	return column < 0 ? slice_of("", 0) : f->field[row * f->columns + (size_t)column];
}

int trial_run(struct codebook *c)
{
	const struct sidefile *f = &c->file;
	int example = sidefile_column(f, "example"), counter = sidefile_column(f, "counter"),
	    status = STATUS_OK;
	struct trial t = {.codebook = c};

	if (codebook_bind(c, factrow_names, FACTROW_COLUMNS, NULL) < 0)
		return STATUS_INPUT;
	for (size_t i = 0; i < f->rows; i++) {
		struct slice yes = cell(f, i, example), no = cell(f, i, counter);

		t.key = c->indicator[i].key;
		if (yes.n && !gives(&t, yes)) {
			err_line(f->file, f->line[i], "%.*s: the example gives no fact with this key",
				 (int)t.key.n, t.key.p);
			status = STATUS_INPUT;
		}
		if (no.n && gives(&t, no)) {
			err_line(f->file, f->line[i], "%.*s: the counter gives one: %.*s", (int)t.key.n,
				 t.key.p, (int)t.found.n, t.found.p);
			status = STATUS_INPUT;
		}
	}
	facts_free(&t.facts);
	passage_free(&t.passage);
	buf_free(&t.scratch);
	return status;
}
