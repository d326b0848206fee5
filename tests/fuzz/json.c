/* One line as a JSON object; what was read, written and read again, is the same. */
#include "harness.h"

#include "json.h"
#include "utf8.h"

static struct memory_file out;
static struct output to;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice line = slice_of((const char *)data, size), back;
	struct json_object a = {0}, b = {0};
	struct buf written = {0};
	bool text = true;

	if (size > HARNESS_MOST)
		return -1;
	if (json_read_object(&a, line)) {
		MUST(a.bad <= line.n);
		json_free(&a);
		return 0;
	}
	MUST(a.n > 0 && !json_blank(line));
	to.fd = memory_output(&out);
	to.n = 0;
	for (size_t i = 0; i < a.n; i++) {
		struct slice key = json_key(&a, i), value = json_value(&a, i);

		MUST(key.n > 0);
		text &= utf8_valid(key.p, key.n) == key.n && utf8_valid(value.p, value.n) == value.n;
		output_char(&to, i ? ',' : '{');
		json_put_string(&to, key);
		output_char(&to, ':');
		json_put_string(&to, value);
	}
	output_char(&to, '}');
	output_close(&to);
	memory_read(&out, &written);
	back = slice_of(written.p, written.n);
	MUST(utf8_valid(back.p, back.n) == back.n);
	if (text) {
		MUST(json_read_object(&b, back) == NULL && a.n == b.n);
		for (size_t i = 0; i < a.n; i++)
			MUST(slice_eq(json_key(&a, i), json_key(&b, i)) &&
			     slice_eq(json_value(&a, i), json_value(&b, i)));
	}
	json_free(&a);
	json_free(&b);
	buf_free(&written);
	return 0;
}
