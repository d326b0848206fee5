/* shim - to be preloaded: lets calls of the tools fail, and cuts reads and writes short. What the environment
 * asks for holds in programs named rpt-* alone, not in the sort(1) that rpt-tsv runs:
 *
 *   SHIM_CALL=NAME     read write memory close open pattern other: calls of this kind are counted
 *   SHIM_AT=N          the N-th of them fails (0: none)
 *   SHIM_ON=1          those behind it fail too
 *   SHIM_ERRNO=E       with this errno
 *   SHIM_COUNT=FILE    a file of 8 bytes that gets the number of calls
 *   SHIM_READ=BYTES    a read gives no more than that; SHIM_WRITE=BYTES: a write takes no more
 *   SHIM_INTERRUPT=K   each K-th read, write and poll is interrupted first */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <regex.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* those of glibc, under the names that are not replaced here */
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

enum call { NONE, READ, WRITE, MEMORY, CLOSE, OPEN, POLL, PATTERN, OTHER };

static enum call watched;
static uint64_t at, calls, every;
static uint64_t *shared; /* the count, for who asked; children do not touch it */
static pid_t owner;
static size_t most_read = SIZE_MAX, most_write = SIZE_MAX;
static int goes_on, why;

static uint64_t number(const char *name, uint64_t otherwise)
{
	const char *s = getenv(name);

	return s && *s ? strtoull(s, NULL, 10) : otherwise;
}

/* Memory is asked for before this runs: all is off until then. */
__attribute__((constructor)) static void begin(void)
{
	static const char *const names[] = {"",     "read", "write",   "memory", "close",
					    "open", "poll", "pattern", "other"};
	const char *name = getenv("SHIM_CALL"), *file = getenv("SHIM_COUNT");
	int fd;

	if (strncmp(program_invocation_short_name, "rpt-", 4) != 0)
		return;
	owner = getpid();
	at = number("SHIM_AT", 0);
	goes_on = number("SHIM_ON", 0) != 0;
	why = (int)number("SHIM_ERRNO", EIO);
	every = number("SHIM_INTERRUPT", 0);
	most_read = (size_t)number("SHIM_READ", SIZE_MAX);
	most_write = (size_t)number("SHIM_WRITE", SIZE_MAX);
	if (file && (fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC, 0)) >= 0) {
		void *p = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

		shared = p == MAP_FAILED ? NULL : p;
		syscall(SYS_close, fd);
	}
	for (int i = READ; name && i <= OTHER; i++) {
		if (strcmp(name, names[i]) == 0)
			watched = (enum call)i;
	}
}

/* Whether the call is to fail; errno says why. */
static int fails(enum call c)
{
	if (c != watched)
		return 0;
	calls++;
	if (shared && getpid() == owner)
		*shared = calls;
	if (at == 0 || (goes_on ? calls < at : calls != at))
		return 0;
	errno = why;
	return 1;
}

static int interrupted(enum call c)
{
	static uint64_t times[OTHER + 1];

	if (every == 0 || ++times[c] % every != 0)
		return 0;
	errno = EINTR;
	return 1;
}

/* ---- input and output ---- */

ssize_t read(int fd, void *buf, size_t n)
{
	if (interrupted(READ) || fails(READ))
		return -1;
	return syscall(SYS_read, fd, buf, n < most_read ? n : most_read);
}

ssize_t pread(int fd, void *buf, size_t n, off_t from)
{
	if (interrupted(READ) || fails(READ))
		return -1;
	return syscall(SYS_pread64, fd, buf, n < most_read ? n : most_read, from);
}

ssize_t write(int fd, const void *buf, size_t n)
{
	if (interrupted(WRITE) || fails(WRITE))
		return -1;
	return syscall(SYS_write, fd, buf, n < most_write ? n : most_write);
}

int poll(struct pollfd *fds, nfds_t n, int timeout)
{
	struct timespec t = {timeout / 1000, timeout % 1000 * 1000000L};

	if (interrupted(POLL))
		return -1;
	return (int)syscall(SYS_ppoll, fds, n, timeout < 0 ? NULL : &t, NULL, 0);
}

int close(int fd)
{
	if (fails(CLOSE)) {
		syscall(SYS_close, fd);
		return -1;
	}
	return (int)syscall(SYS_close, fd);
}

int open(const char *file, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & O_CREAT ? (mode_t)va_arg(args, int) : 0;
	va_end(args);
	return fails(OPEN) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, file, flags, mode);
}

/* ---- what is called once or twice ---- */

int fstat(int fd, struct stat *st)
{
	return fails(OTHER) ? -1 : fstatat(fd, "", st, AT_EMPTY_PATH);
}

int pipe(int ends[2])
{
	return fails(OTHER) ? -1 : (int)syscall(SYS_pipe2, ends, 0);
}

int dup2(int from, int to)
{
	return fails(OTHER) ? -1 : (int)syscall(SYS_dup3, from, to, 0);
}

int fcntl(int fd, int what, ...)
{
	va_list args;
	long value;

	va_start(args, what);
	value = va_arg(args, long);
	va_end(args);
	return fails(OTHER) ? -1 : (int)syscall(SYS_fcntl, fd, what, value);
}

/* The function of this name behind ours, into the pointer `to`. */
static void find_next(const char *name, void *to)
{
	void *found = dlsym(RTLD_NEXT, name);

	memcpy(to, &found, sizeof found);
}

pid_t fork(void)
{
	pid_t (*next)(void) = NULL;

	find_next("fork", &next);
	return fails(OTHER) || !next ? -1 : next();
}

/* ---- patterns, as they fail in glibc where there is no memory: of its own accord it may die of a double
 * free (CVE-2025-8058) or never return ---- */

char *setlocale(int category, const char *name)
{
	char *(*next)(int, const char *) = NULL;

	find_next("setlocale", &next);
	return fails(PATTERN) || !next ? NULL : next(category, name);
}

int mblen(const char *s, size_t n)
{
	int (*next)(const char *, size_t) = NULL;

	find_next("mblen", &next);
	return fails(PATTERN) || !next ? -1 : next(s, n);
}

int regcomp(regex_t *re, const char *pattern, int flags)
{
	int (*next)(regex_t *, const char *, int) = NULL;

	find_next("regcomp", &next);
	return fails(PATTERN) || !next ? REG_ESPACE : next(re, pattern, flags);
}

int regexec(const regex_t *re, const char *text, size_t n, regmatch_t found[n], int flags)
{
	int (*next)(const regex_t *, const char *, size_t, regmatch_t[], int) = NULL;

	find_next("regexec", &next);
	return fails(PATTERN) || !next ? REG_NOMATCH : next(re, text, n, found, flags);
}

/* ---- memory ---- */

void *malloc(size_t n)
{
	return fails(MEMORY) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return fails(MEMORY) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return fails(MEMORY) ? NULL : __libc_realloc(p, n);
}
