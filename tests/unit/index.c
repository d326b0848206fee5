/* Numbered keys, against a list. */
#include "index.h"
#include "check.h"

enum { KEYS = 3000 };

int main(void)
{
	static char key[KEYS][24];
	struct index x = {0};

	CHECK(index_find(&x, slice_str("a")) == SIZE_MAX);
	for (size_t i = 0; i < KEYS; i++)
		snprintf(key[i], sizeof key[i], "%s%zu", i % 2 ? "键" : "", i);
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < KEYS; i++) {
			CHECK(index_find(&x, slice_str(key[i])) == SIZE_MAX);
			CHECK(index_add(&x, slice_str(key[i])) == i);
			CHECK(index_add(&x, slice_str(key[check_random((uint32_t)i + 1)])) <= i);
		}
		CHECK(x.n == KEYS);
		for (size_t i = 0; i < KEYS; i++) {
			CHECK(index_find(&x, slice_str(key[i])) == i);
			CHECK(slice_is(index_key(&x, i), key[i]));
		}
		index_clear(&x);
		CHECK(x.n == 0 && index_find(&x, slice_str(key[0])) == SIZE_MAX);
	}
	/* the empty key, and keys that hold any byte */
	CHECK(index_add(&x, slice_of("", 0)) == 0);
	CHECK(index_add(&x, slice_of("\0", 1)) == 1);
	CHECK(index_add(&x, slice_of("\0\0", 2)) == 2);
	CHECK(index_find(&x, slice_of("", 0)) == 0 && index_find(&x, slice_of("\0", 1)) == 1);
	index_free(&x);
	return check_end();
}
