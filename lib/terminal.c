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

/* The character at p[0..n), n > 0: its bytes go to *len, and whether it is shown as `?` to *masked; its
 * columns. */
static size_t look(const char *p, size_t n, size_t *len, bool *masked)
{
	uint32_t u;

	*len = utf8_step(p, n);
	*masked = (unsigned char)*p >= 0x80 && utf8_valid(p, *len) < *len;
	if (*masked) {
		*len = 1;
		return 1;
	}
	u = utf8_decode(p, n, len);
	*masked = utf8_is_control(u);
	return *masked ? 1 : utf8_columns(slice_of(p, *len));
}

size_t terminal_put_cut(struct output *o, struct slice s, size_t columns)
{
	size_t used = 0;

	for (size_t i = 0, len; i < s.n; i += len) {
		bool masked;
		size_t wide = look(s.p + i, s.n - i, &len, &masked);

		if (wide > columns - used)
			break;
		used += wide;
		if (masked)
			output_char(o, '?');
		else
			output_bytes(o, s.p + i, len);
	}
	return used;
}

size_t terminal_put(struct output *o, struct slice s)
{
	return terminal_put_cut(o, s, SIZE_MAX);
}

size_t terminal_width(struct slice s)
{
	size_t columns = 0;

	for (size_t i = 0, len; i < s.n; i += len) {
		bool masked;

		columns += look(s.p + i, s.n - i, &len, &masked);
	}
	return columns;
}
