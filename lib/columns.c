#include "utf8.h"

/* Ranges of code points that take no column or two, in order (lib/data/width.txt). */
static const struct {
	uint32_t first, last;
	unsigned columns;
} width[] = {
#include "width.h"
};

static unsigned columns_of(uint32_t u)
{
	size_t low = 0, high = sizeof width / sizeof *width;

	if (u < width[0].first)
		return 1;
	if (u >= 0x4e00 && u <= 0x9fff) /* CJK unified ideographs: most of a report */
		return 2;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (width[middle].last < u)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof width / sizeof *width && width[low].first <= u ? width[low].columns : 1;
}

size_t utf8_columns(struct slice s)
{
	size_t columns = 0;

	for (size_t i = 0, len; i < s.n; i += len)
		columns += columns_of(utf8_decode(s.p + i, s.n - i, &len));
	return columns;
}
