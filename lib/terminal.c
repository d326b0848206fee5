#include "terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "utf8.h"

enum { USUAL = 80, LEAST = 40, MOST = 1000 };

size_t terminal_columns(void)
{
	const char *set = getenv("COLUMNS");
	long n = set ? strtol(set, NULL, 10) : 0;
#ifdef TIOCGWINSZ
	struct winsize size;

	if (n <= 0 && isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		n = size.ws_col;
#endif
	if (n <= 0)
		return USUAL;
	return n < LEAST ? LEAST : n > MOST ? MOST : (size_t)n;
}

bool terminal_has_colour(enum terminal_colour when)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (when != COLOUR_AUTO)
		return when == COLOUR_ALWAYS;
	return isatty(STDOUT_FILENO) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

bool terminal_is_there(void)
{
	return isatty(STDOUT_FILENO);
}

size_t terminal_put_cut(struct output *o, struct slice s, size_t columns)
{
	size_t n = 0, used = 0;

	while (n < s.n) {
		size_t len = utf8_step(s.p + n, s.n - n), wide = utf8_columns(slice_of(s.p + n, len));

		if (wide > columns - used)
			break;
		used += wide;
		n += len;
	}
	terminal_put(o, slice_of(s.p, n));
	return used;
}

size_t terminal_put(struct output *o, struct slice s)
{
	size_t columns = utf8_columns(s);

	for (size_t i = 0, len; i < s.n; i += len) {
		uint32_t u = utf8_decode(s.p + i, s.n - i, &len);
		bool bidi = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);

		if (u < 0x20 || (u >= 0x7f && u < 0xa0) || bidi)
			output_char(o, '?');
		else
			output_bytes(o, s.p + i, len);
	}
	return columns;
}
