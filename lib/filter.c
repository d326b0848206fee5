#include "filter.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "err.h"
#include "lexicon.h"
#include "version.h"

/* `head` is work space: the header in force. */
static int run_one(const struct filter *f, struct rows *r, struct header *head)
{
	bool known = false;

	for (;;) {
		int bad = 0;

		switch (rows_next(r)) {
		case ROWS_ROW:
			bad = f->row(f->self, r);
			break;
		case ROWS_HEADER:
			if (f->again && known && header_same(head, &r->head)) {
				f->again(f->self);
				break;
			}
			if (f->finish)
				f->finish(f->self);
			bad = f->header(f->self, r);
			header_copy(head, &r->head);
			known = true;
			break;
		case ROWS_END:
			if (f->finish)
				f->finish(f->self);
			return STATUS_OK;
		default:
			bad = -1;
			break;
		}
		if (bad < 0) {
			if (f->drop)
				f->drop(f->self);
			return STATUS_INPUT;
		}
	}
}

int filter_run(const struct filter *f, char *const *files)
{
	return filter_run_assumed(f, files, NULL);
}

int filter_run_assumed(const struct filter *f, char *const *files, const char *const *columns)
{
	static char *const standard[] = {"-", NULL};
	struct rows r = {.assumed = columns};
	struct header head = {0};
	int status = STATUS_OK;

	for (files = *files ? files : standard; *files; files++) {
		if (rows_open(&r, *files) < 0) {
			status = STATUS_INPUT;
			continue;
		}
		if (run_one(f, &r, &head) != STATUS_OK)
			status = STATUS_INPUT;
		rows_close(&r);
	}
	rows_free(&r);
	header_free(&head);
	if (f->end)
		f->end(f->self);
	output_close(&output_stdout);
	return status;
}

static _Noreturn void print_help(const struct tool *t)
{
	output_str(&output_stdout, "usage: ");
	output_str(&output_stdout, t->usage);
	output_str(&output_stdout, "\n\n");
	output_str(&output_stdout, t->help);
	output_str(&output_stdout, "\n  -n  no header (for other programs; rpt tools want one)\n"
				   "  -h  this help\n  -V  version and digest of the built-in tables\n");
	output_close(&output_stdout);
	exit(STATUS_OK);
}

static _Noreturn void print_version(void)
{
	char line[128];

	snprintf(line, sizeof line, "%s %s tables %016llx\n", err_program(), RPT_VERSION, lexicon_digest);
	output_str(&output_stdout, line);
	output_close(&output_stdout);
	exit(STATUS_OK);
}

void filter_usage(const struct tool *t, const char *why)
{
	fprintf(stderr, "%s: %s; usage: %s\n", err_program(), why, t->usage);
	exit(STATUS_TROUBLE);
}

int filter_option(int argc, char **argv, const struct tool *t)
{
	char why[64];
	int c;

	if (optind < argc && strcmp(argv[optind], "--help") == 0)
		print_help(t);
	if (optind < argc && strcmp(argv[optind], "--version") == 0)
		print_version();
	opterr = 0;
	c = getopt(argc, argv, t->options);
	switch (c) {
	case 'h':
		print_help(t);
	case 'V':
		print_version();
	case '?':
	case ':':
		if (c == ':')
			snprintf(why, sizeof why, "option -%c needs a value", optopt);
		else if (optopt == '-')
			snprintf(why, sizeof why, "unknown long option");
		else
			snprintf(why, sizeof why, "unknown option -%c",
				 optopt >= 0x20 && optopt < 0x7f ? optopt : '?');
		filter_usage(t, why);
	default:
		return c;
	}
}
