/* faults - let the first, second ... last call of a kind fail, each in a run of its own, and judge every run:
 *
 *   faults [-s STATUS] [-t STRIDE] [-l LEAST] [-f FRAGMENT] [-1am] SHIM CALL ERRNO COMMAND [ARG...]
 *
 * A run in which a call fails ends with status 2 (-s: with one of these digits), with one message that begins
 * with "COMMAND: " (-m: or several; -f: and holds FRAGMENT), and its standard output is a byte prefix of that
 * of a run without faults (-a: is anything). A call may fail without harm: then status, output and messages
 * are those of the run without faults. No run is ended by a signal or takes more than 10 seconds. Each call
 * fails alone and, but for -1, with all behind it. -t: only each STRIDE-th call fails; -l: fewer calls than
 * LEAST are a fault of the test.
 *
 * Standard input of every run is /dev/null. What goes wrong is printed, at most 5 of it; the last line
 * counts. Status 0: all is as it should be. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 10, SAID = 5 };

struct text {
	char *p;
	size_t n;
};

struct run {
	int status;
	struct text out, err;
};

static const char *fragment;
static const char *due = "2"; /* statuses */
static bool any_output, several;
static uint64_t *count;

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "faults: %s: %s\n", what, strerror(errno));
	exit(3);
}

static struct text slurp(const char *file)
{
	struct text t = {NULL, 0};
	FILE *f = fopen(file, "rb");
	size_t cap = 0, n;

	if (!f)
		die(file);
	do {
		if (t.n == cap && !(t.p = realloc(t.p, cap = cap ? 2 * cap : 65536)))
			die("memory");
		n = fread(t.p + t.n, 1, cap - t.n, f);
		t.n += n;
	} while (n > 0);
	fclose(f);
	return t;
}

static void redirect(const char *file, int flags, int to)
{
	int fd = open(file, flags, 0666);

	if (fd < 0 || dup2(fd, to) < 0)
		_exit(126);
	close(fd);
}

static struct run run(const char *shim, char **command, uint64_t at, bool goes_on)
{
	struct run r;
	char n[32];
	pid_t pid = fork();

	if (pid < 0)
		die("fork");
	if (pid == 0) {
		redirect("/dev/null", O_RDONLY, 0);
		redirect("faults.out", O_WRONLY | O_CREAT | O_TRUNC, 1);
		redirect("faults.err", O_WRONLY | O_CREAT | O_TRUNC, 2);
		snprintf(n, sizeof n, "%" PRIu64, at);
		setenv("SHIM_AT", n, 1);
		setenv("SHIM_ON", goes_on ? "1" : "0", 1);
		setenv("LD_PRELOAD", shim, 1);
		alarm(SECONDS);
		execvp(*command, command);
		_exit(127);
	}
	while (waitpid(pid, &r.status, 0) < 0) {
		if (errno != EINTR)
			die("wait");
	}
	r.out = slurp("faults.out");
	r.err = slurp("faults.err");
	return r;
}

static bool same(struct text a, struct text b)
{
	return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

/* Lines "program: ...", the fragment in one of them. */
static bool is_message(struct text t, const char *program)
{
	size_t n = strlen(program), lines = 0;
	bool good = t.n > 0 && (!fragment || memmem(t.p, t.n, fragment, strlen(fragment)));

	while (good && t.n > 0) {
		const char *lf = memchr(t.p, '\n', t.n);
		size_t len = lf ? (size_t)(lf - t.p) + 1 : 0;

		good = len > n + 2 && memcmp(t.p, program, n) == 0 && memcmp(t.p + n, ": ", 2) == 0;
		t.p += len;
		t.n -= len;
		lines++;
	}
	return good && (several || lines == 1);
}

/* What is wrong with a run, or NULL. */
static const char *fault(const struct run *r, const struct run *whole, const char *program, bool *harmless)
{
	*harmless = false;
	if (WIFSIGNALED(r->status))
		return WTERMSIG(r->status) == SIGALRM ? "still running" : "ended by a signal";
	if (r->status == whole->status && same(r->out, whole->out) && same(r->err, whole->err)) {
		*harmless = true;
		return NULL;
	}
	if (!any_output && (r->out.n > whole->out.n || memcmp(r->out.p, whole->out.p, r->out.n) != 0))
		return "the output is no prefix";
	if (!strchr(due, '0' + WEXITSTATUS(r->status)))
		return r->err.n ? "wrong status" : "wrong status and no message";
	if (!is_message(r->err, program))
		return r->err.n ? "not the message that is due" : "no message";
	return NULL;
}

int main(int argc, char **argv)
{
	uint64_t stride = 1, least = 1, failed = 0, harmless_n = 0, runs = 0, bad = 0, calls;
	bool alone = false;
	const char *shim, *program;
	char **command;
	struct run whole;
	int c, fd;

	while ((c = getopt(argc, argv, "+s:t:l:f:1am")) != -1) {
		switch (c) {
		case 's':
			due = optarg;
			break;
		case 't':
			stride = strtoull(optarg, NULL, 10);
			break;
		case 'l':
			least = strtoull(optarg, NULL, 10);
			break;
		case 'f':
			fragment = optarg;
			break;
		case '1':
			alone = true;
			break;
		case 'a':
			any_output = true;
			break;
		case 'm':
			several = true;
			break;
		default:
			return 3;
		}
	}
	if (argc - optind < 4)
		return 3;
	shim = argv[optind];
	command = argv + optind + 3;
	program = strrchr(*command, '/') ? strrchr(*command, '/') + 1 : *command;
	fd = open("faults.count", O_RDWR | O_CREAT | O_TRUNC, 0666);
	if (fd < 0 || ftruncate(fd, sizeof *count) < 0)
		die("faults.count");
	count = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (count == MAP_FAILED)
		die("mmap");
	setenv("SHIM_COUNT", "faults.count", 1);
	setenv("SHIM_CALL", argv[optind + 1], 1);
	setenv("SHIM_ERRNO", argv[optind + 2], 1);
	whole = run(shim, command, 0, false);
	calls = *count;
	if (!WIFEXITED(whole.status) || WEXITSTATUS(whole.status) > 1) { /* 1: differences, too */
		printf("fails without any fault: %.*s\n", (int)whole.err.n, whole.err.p);
		return 1;
	}
	if (calls < least) {
		printf("only %" PRIu64 " calls\n", calls);
		return 1;
	}
	for (int on = 0; on < (alone ? 1 : 2); on++) {
		for (uint64_t at = 1; at <= calls; at += stride) {
			struct run r = run(shim, command, at, on != 0);
			bool harmless;
			const char *why = fault(&r, &whole, program, &harmless);

			runs++;
			harmless_n += harmless;
			failed += !harmless;
			if (why && bad++ < SAID) {
				printf("call %" PRIu64 " of %" PRIu64 "%s: %s (status %d", at, calls,
				       on ? " and all behind it" : "", why,
				       WIFSIGNALED(r.status) ? 128 + WTERMSIG(r.status)
							     : WEXITSTATUS(r.status));
				printf(", %zu of %zu bytes; %.*s)\n", r.out.n, whole.out.n,
				       r.err.n ? (int)(r.err.n - 1) : 0, r.err.p);
			}
			free(r.out.p);
			free(r.err.p);
		}
	}
	printf("%s %s: %" PRIu64 " calls, %" PRIu64 " runs, %" PRIu64 " without harm, %" PRIu64 " bad\n",
	       program, argv[optind + 1], calls, runs, harmless_n, bad);
	return bad > 0 || failed == 0;
}
