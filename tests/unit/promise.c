/* What becomes of promises: by hand, and what must hold of all. */
#include "promise.h"
#include "check.h"

enum { FIELDS = 5 };

/* A document of one row: type value max mod change. */
struct paper {
	struct held_document doc;
	struct compare_columns column;
	struct compare_row row;
};

static void write_row(struct paper *p, const char *const *field)
{
	struct held_document *d = &p->doc;

	d->store.n = d->ends = 0;
	d->rows = 1;
	d->columns = FIELDS;
	for (size_t i = 0; i < FIELDS; i++) {
		buf_add(&d->store, field[i], strlen(field[i]));
		BUF_PUSH_ROOM(d->end, d->end_cap, d->ends);
		d->end[d->ends++] = d->store.n;
	}
	memset(&p->column, -1, sizeof p->column);
	p->column.type = 0;
	p->column.value = 1;
	p->column.max = 2;
	p->column.mod = 3;
	p->column.change = 4;
	p->row = (struct compare_row){d, &p->column, 0};
}

static struct paper plan, deed;

static const char *met(const char *const *promised, const char *const *done)
{
	write_row(&plan, promised);
	write_row(&deed, done);
	return promise_met(&plan.row, &deed.row);
}

/* Of counts without change. */
static const char *simply(const char *value, const char *max, const char *mod, const char *done)
{
	return met((const char *const[]){"count", value, max, mod, ""},
		   (const char *const[]){"count", done, "", "", ""});
}

static bool is(const char *got, const char *want)
{
	if (strcmp(got, want) != 0)
		printf("got \"%s\", want \"%s\"\n", got, want);
	return strcmp(got, want) == 0;
}

static void by_hand(void)
{
	static const struct {
		const char *plan[FIELDS], *deed[FIELDS], *want;
	} cases[] = {
	    {{"count", "12", "", "", ""}, {"count", "12", "", "", ""}, "yes"},
	    {{"count", "12", "", "", ""}, {"count", "12.00", "", "", ""}, "yes"},
	    {{"count", "12", "", "", ""}, {"count", "9", "", "", ""}, "short"},
	    {{"count", "12", "", "", ""}, {"count", "100", "", "", ""}, "over"},
	    {{"count", "12", "15", "", ""}, {"count", "15", "", "", ""}, "yes"},
	    {{"count", "12", "15", "", ""}, {"count", "15.1", "", "", ""}, "over"},
	    {{"count", "12", "15", "", ""}, {"count", "11.9", "", "", ""}, "short"},
	    {{"percent", "5", "", "", "down"}, {"percent", "6", "", "", "down"}, "over"},
	    {{"percent", "5", "", "atleast", "down"}, {"percent", "6", "", "", "down"}, "yes"},
	    {{"percent", "5", "", "", "down"}, {"percent", "6", "", "", "up"}, "short"},
	    {{"percent", "5", "", "", "up"}, {"percent", "6", "", "", "down"}, "short"},
	    {{"percent", "5", "", "", "up"}, {"percent", "0", "", "", "flat"}, "short"},
	    {{"percent", "5", "", "", "down"}, {"percent", "0", "", "", "flat"}, "short"},
	    {{"percent", "0", "", "", "up"}, {"percent", "0", "", "", "flat"}, "yes"},
	    {{"date", "2024", "", "", ""}, {"date", "2024", "", "", ""}, ""},
	    {{"period", "2024", "2025", "", ""}, {"period", "2024", "2025", "", ""}, ""},
	    {{"time", "9", "", "", ""}, {"time", "9", "", "", ""}, ""},
	    {{"ordinal", "3", "", "", ""}, {"ordinal", "3", "", "", ""}, ""},
	    {{"count", "", "", "", ""}, {"count", "3", "", "", ""}, ""},
	    {{"count", "3", "", "", ""}, {"count", "", "", "", ""}, ""},
	    {{"ratio", "3:1", "", "", ""}, {"ratio", "3:1", "", "", ""}, ""},
	    /* a deed that is a bound */
	    {{"count", "10", "", "", ""}, {"count", "9", "", "over", ""}, ""},
	    {{"count", "10", "", "", ""}, {"count", "9", "", "under", ""}, "short"},
	    {{"count", "10", "", "", ""}, {"count", "12", "", "atleast", ""}, "over"},
	    {{"count", "10", "", "", ""}, {"count", "12", "", "atmost", ""}, ""},
	    {{"count", "10", "", "atmost", ""}, {"count", "8", "", "over", ""}, ""},
	    {{"count", "10", "", "atmost", ""}, {"count", "8", "", "under", ""}, "yes"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_FOR(cases[i].plan[1], is(met(cases[i].plan, cases[i].deed), cases[i].want));
}

/* More is never less: along growing deeds the verdict goes short, yes, over, and a bound has no third. */
static void all(void)
{
	static const char *const mods[] = {"", "about", "atleast", "over", "atmost", "under", "several"};

	for (size_t m = 0; m < sizeof mods / sizeof *mods; m++) {
		for (int value = 0; value < 40; value++) {
			int last = 0;

			for (int done = 0; done < 80; done++) {
				char a[16], b[16];
				const char *got;
				int rank;

				snprintf(a, sizeof a, "%d", value);
				snprintf(b, sizeof b, "%d", done);
				got = simply(a, "", mods[m], b);
				rank = strcmp(got, "short") == 0 ? 0 : strcmp(got, "yes") == 0 ? 1 : 2;
				CHECK(rank < 2 || strcmp(got, "over") == 0);
				CHECK(rank >= last);
				CHECK(done != value || rank == 1);
				if (m == 2 || m == 3)
					CHECK(rank < 2);
				if (m == 4 || m == 5)
					CHECK(rank > 0);
				last = rank;
			}
		}
	}
}

static void ranges(void)
{
	for (int from = 0; from < 20; from++) {
		for (int to = from + 1; to < 25; to++) {
			for (int done = 0; done < 30; done++) {
				char a[16], b[16], c[16];

				snprintf(a, sizeof a, "%d", from);
				snprintf(b, sizeof b, "%d", to);
				snprintf(c, sizeof c, "%d", done);
				CHECK_FOR(c, is(simply(a, b, "", c), done < from ? "short"
								     : done > to ? "over"
										 : "yes"));
			}
		}
	}
}

int main(void)
{
	by_hand();
	all();
	ranges();
	buf_free(&plan.doc.store);
	buf_free(&deed.doc.store);
	free(plan.doc.end);
	free(deed.doc.end);
	return check_end();
}
