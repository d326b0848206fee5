/* Escapes there and back, names, headers, layouts. */
#include "rows.h"
#include "check.h"

static struct output out;

static struct slice written(void)
{
	return slice_of(out.buf, out.n);
}

static size_t random_bytes(char *to)
{
	static const char special[] = "\t\n\r\\#tnr\"";
	size_t n = check_random(20);

	for (size_t i = 0; i < n; i++)
		to[i] = check_random(2) ? special[check_random(9)] : (char)check_random(256);
	return n;
}

static void escapes(void)
{
	struct buf scratch = {0}, into = {0};

	for (int round = 0; round < 50000; round++) {
		char text[32], field[80];
		size_t n = random_bytes(text), fn;
		bool first = check_random(2);

		out.n = 0;
		rows_put_raw(&out, slice_of(text, n), first);
		fn = out.n;
		memcpy(field, out.buf, fn);
		CHECK(memchr(field, '\t', fn) == NULL && memchr(field, '\n', fn) == NULL &&
		      memchr(field, '\r', fn) == NULL);
		CHECK(!first || fn == 0 || field[0] != '#');
		CHECK(slice_eq(rows_unescape(slice_of(field, fn), &scratch), slice_of(text, n)));
		into.n = 0;
		rows_unescape_into(&into, slice_of(field, fn));
		CHECK(slice_eq(slice_of(into.p, into.n), slice_of(text, n)));
		/* a field that is passed on means the same in first place and in others */
		for (int place = 0; place < 2; place++) {
			out.n = 0;
			rows_put_field(&out, slice_of(field, fn), place == 0);
			CHECK(place || fn == 0 || out.buf[0] != '#');
			CHECK(slice_eq(rows_unescape(written(), &scratch), slice_of(text, n)));
			CHECK(place == 0 || !(out.n > 1 && out.buf[0] == '\\' && out.buf[1] == '#'));
		}
	}
	buf_free(&scratch);
	buf_free(&into);
}

static void by_hand(void)
{
	struct buf scratch = {0};

	out.n = 0;
	output_escaped(&out, slice_of("a\tb\nc\rd\\e#", 10));
	CHECK(slice_is(written(), "a\\tb\\nc\\rd\\\\e#"));
	out.n = 0;
	rows_put_raw(&out, slice_str("#x"), true);
	CHECK(slice_is(written(), "\\#x"));
	out.n = 0;
	rows_put_raw(&out, slice_str("#x"), false);
	CHECK(slice_is(written(), "#x"));
	CHECK(slice_is(rows_unescape(slice_str("\\#x"), &scratch), "#x"));
	CHECK(slice_is(rows_unescape(slice_str("\\\\t"), &scratch), "\\t"));
	CHECK(rows_unescape(slice_str("plain"), &scratch).n == 5);
	buf_free(&scratch);
}

static void names(void)
{
	static const char *const good[] = {"a", "doc", "start2", "claim_ok", "a_"};
	static const char *const bad[] = {"", "A", "2a", "_a", "a b", "a-b", "指标", "aB", "a.b"};

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		CHECK_FOR(good[i], header_is_span_name(slice_str(good[i])));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK_FOR(bad[i], !header_is_span_name(slice_str(bad[i])));
}

static void headers(void)
{
	struct header h = {0};
	char name[16];

	for (int i = 0; i < 500; i++) {
		snprintf(name, sizeof name, "column%d", i);
		header_add(&h, slice_str(name));
	}
	for (int i = 0; i < 500; i++) {
		snprintf(name, sizeof name, "column%d", i);
		CHECK(header_find(&h, name) == i && slice_is(h.name[i], name));
	}
	CHECK(header_find(&h, "column") == -1 && header_find(&h, "") == -1);
	header_clear(&h);
	CHECK(h.n == 0 && header_find(&h, "column1") == -1);
	header_add(&h, slice_str("#a"));
	header_add(&h, slice_str("b\tc"));
	out.n = 0;
	rows_put_header(&out, &h);
	CHECK(slice_is(written(), "##a\tb\\tc\n"));
	header_free(&h);
}

static void layouts(void)
{
	static const char *const own[] = {"text", "kind", "stop"};
	const struct slice fields[] = {slice_str("\\#d"), slice_str("old"), slice_str("\\\\#p")};
	const struct slice values[] = {slice_str("a\tb"), slice_str("#k"), slice_str("")};
	struct header h = {0};
	struct layout l = {0};

	header_add(&h, slice_str("doc"));
	header_add(&h, slice_str("text"));
	header_add(&h, slice_str("place"));
	layout_make(&l, &h, own, 3);
	CHECK(l.n == 5);
	out.n = 0;
	layout_put_header(&out, &l, &h, own);
	CHECK(slice_is(written(), "#doc\ttext\tplace\tkind\tstop\n"));
	out.n = 0;
	layout_put_row(&out, &l, fields, values);
	CHECK(slice_is(written(), "\\#d\ta\\tb\t\\\\#p\t#k\t\n"));
	/* made anew for another header */
	header_clear(&h);
	header_add(&h, slice_str("stop"));
	layout_make(&l, &h, own, 3);
	out.n = 0;
	layout_put_header(&out, &l, &h, own);
	CHECK(slice_is(written(), "#stop\ttext\tkind\n"));
	layout_free(&l);
	header_free(&h);
}

int main(void)
{
	by_hand();
	escapes();
	names();
	headers();
	layouts();
	return check_end();
}
