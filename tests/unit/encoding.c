/* What bytes that are no UTF-8 look like. */
#include "encoding.h"
#include "check.h"

static bool guess(const char *p, size_t n, const char *want)
{
	const char *got = encoding_guess(p, n);

	if (!got || !want)
		return got == want;
	return strcmp(got, want) == 0;
}

int main(void)
{
	/* 全县开展巡河十二次。 in GB 18030, twice */
	static const char gb[] =
	    "\xc8\xab\xcf\xd8\xbf\xaa\xd5\xb9\xd1\xb2\xba\xd3\xca\xae\xb6\xfe\xb4\xce\xa1\xa3"
	    "\xc8\xab\xcf\xd8\xbf\xaa\xd5\xb9\xd1\xb2\xba\xd3\xca\xae\xb6\xfe\xb4\xce\xa1\xa3";
	/* the same with ASCII between */
	static const char mixed[] =
	    "2024\xc4\xea,\xc8\xab\xcf\xd8\xbf\xaa\xd5\xb9\xd1\xb2\xba\xd3 12 \xb4\xce\xa1\xa3\r\n";
	/* 全县开展巡河12次。 and 2024 in UTF-16 */
	static const char big[] = "\x51\x68\x53\xbf\x5f\x00\x5c\x55\x5d\xe1\x6c\xb3\x00\x31\x00\x32\x6b\x21"
				  "\x00\x32\x00\x30\x00\x32\x00\x34";
	static const char little[] = "\x68\x51\xbf\x53\x00\x5f\x55\x5c\xe1\x5d\xb3\x6c\x31\x00\x32\x00\x21"
				     "\x6b\x32\x00\x30\x00\x32\x00\x34\x00";
	static const char latin[] = "caf\xe9 d\xe9j\xe0 vu, tr\xe8s bient\xf4t";
	static const char marked_big[] = "\xfe\xff\x51\x68", marked_little[] = "\xff\xfe\x68\x51";

	CHECK(guess(gb, sizeof gb - 1, "GB18030"));
	CHECK(guess(mixed, sizeof mixed - 1, "GB18030"));
	for (size_t n = 8; n < sizeof gb - 1; n++)
		CHECK(guess(gb, n, "GB18030"));
	CHECK(guess(big, sizeof big - 1, "UTF-16BE"));
	CHECK(guess(little, sizeof little - 1, "UTF-16LE"));
	CHECK(guess(marked_big, 4, "UTF-16"));
	CHECK(guess(marked_little, 4, "UTF-16"));
	CHECK(guess("\xff\xfe", 2, "UTF-16"));
	CHECK(guess("", 0, NULL));
	CHECK(guess("plain ASCII", 11, NULL));
	CHECK(guess(latin, sizeof latin - 1, NULL));
	CHECK(guess("\x80\x81\x82\x83\x84\x85", 6, NULL));
	return check_end();
}
