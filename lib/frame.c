#include "frame.h"

#include "err.h"
#include "rows.h"
#include "utf8.h"

int frame_read(struct sidefile *f, const char *file, const char *const *own, size_t n, int *doc)
{
	if (sidefile_read(f, file) < 0)
		return -1;
	*doc = sidefile_column(f, "doc");
	if (*doc < 0) {
		err_file(file, "no column 'doc'; it must name the files");
		return -1;
	}
	for (size_t i = 0; i < f->columns; i++) {
		struct slice name = f->name[i];
		bool taken = false;

		for (size_t k = 0; k < n && (int)i != *doc; k++)
			taken |= slice_is(name, own[k]);
		if (taken || !header_is_span_name(name)) {
			err_file(file, "column '%.*s': %s", (int)name.n, name.p,
				 taken ? "rows have one of this name already"
				       : "a name must match [a-z][a-z0-9_]*");
			return -1;
		}
	}
	for (size_t i = 0; i < f->fields; i++) {
		size_t good = utf8_valid(f->field[i].p, f->field[i].n);

		if (good < f->field[i].n && (int)(i % f->columns) != *doc) {
			err_line(file, f->line[i / f->columns],
				 "a value that is not UTF-8; only doc may hold any bytes");
			return -1;
		}
	}
	return 0;
}
