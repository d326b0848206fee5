#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program = "rpt";

void err_init(const char *argv0)
{
	const char *slash = argv0 ? strrchr(argv0, '/') : NULL;

	if (argv0 && *argv0)
		program = slash ? slash + 1 : argv0;
}

const char *err_program(void)
{
	return program;
}

static void put_name(const char *file)
{
	for (; *file; file++) {
		unsigned char c = (unsigned char)*file;

		fputc(c < 0x20 || c == 0x7f ? '?' : c, stderr);
	}
}

static void finish(const char *fmt, va_list args)
{
	vfprintf(stderr, fmt, args);
	fputc('\n', stderr);
}

void err_say(const char *fmt, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program);
	va_start(args, fmt);
	finish(fmt, args);
	va_end(args);
}

void err_file(const char *file, const char *fmt, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program);
	put_name(file);
	fputs(": ", stderr);
	va_start(args, fmt);
	finish(fmt, args);
	va_end(args);
}

void err_line(const char *file, size_t line, const char *fmt, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program);
	put_name(file);
	fprintf(stderr, ":%zu: ", line);
	va_start(args, fmt);
	finish(fmt, args);
	va_end(args);
}

void err_byte(const char *file, uint64_t byte, const char *fmt, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program);
	put_name(file);
	fprintf(stderr, ": byte %llu: ", (unsigned long long)byte);
	va_start(args, fmt);
	finish(fmt, args);
	va_end(args);
}

void err_die(const char *fmt, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program);
	va_start(args, fmt);
	finish(fmt, args);
	va_end(args);
	exit(STATUS_TROUBLE);
}
