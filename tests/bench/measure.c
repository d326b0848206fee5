/* measure - run a command and say what it took: measure BYTES COMMAND [ARG...]
 * Standard output goes to /dev/null or where the command sends it. Prints: MB/s of BYTES by the wall clock,
 * seconds, user seconds, peak memory in KB of the largest process. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct timespec begin, end;
	struct rusage use;
	double seconds, bytes = argc > 2 ? atof(argv[1]) : 0;
	int status;
	pid_t pid;

	if (argc < 3)
		return 2;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	pid = fork();
	if (pid == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || getrusage(RUSAGE_CHILDREN, &use) < 0)
		return 2;
	clock_gettime(CLOCK_MONOTONIC, &end);
	seconds = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
	printf("%9.1f MB/s %8.3f s %8.3f s user %8ld KB%s\n", bytes / 1e6 / seconds, seconds,
	       (double)use.ru_utime.tv_sec + (double)use.ru_utime.tv_usec / 1e6, use.ru_maxrss,
	       status == 0 ? "" : "  (failed)");
	return 0;
}
