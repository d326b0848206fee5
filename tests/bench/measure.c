/* measure - run a command and say what it took: measure [-o OUT] [-r TIMES] COMMAND [ARG...]
 * Standard output goes to the file OUT where it is given, which is removed before the clock starts. With -r
 * the command is run TIMES times, one run after the other. Prints: seconds, user seconds, system seconds,
 * peak memory in KB of the largest process. The status is 1 if any run's was not 0. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void redirect(const char *out)
{
	int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0) {
		perror(out);
		_exit(126);
	}
	close(fd);
}

int main(int argc, char **argv)
{
	const char *out = NULL;
	struct timespec begin, end;
	struct rusage use;
	long times = 1;
	int option, status, failed = 0;
	pid_t pid;

	while ((option = getopt(argc, argv, "+o:r:")) != -1) {
		if (option == 'o')
			out = optarg;
		else if (option == 'r')
			times = atol(optarg);
		else
			return 2;
	}
	if (optind == argc)
		return 2;
	if (out)
		unlink(out);
	clock_gettime(CLOCK_MONOTONIC, &begin);
	while (times-- > 0) {
		pid = fork();
		if (pid == 0) {
			if (out)
				redirect(out);
			execvp(argv[optind], argv + optind);
			perror(argv[optind]);
			_exit(127);
		}
		if (pid < 0 || waitpid(pid, &status, 0) < 0)
			return 2;
		if (status != 0)
			failed = 1;
	}
	clock_gettime(CLOCK_MONOTONIC, &end);
	if (getrusage(RUSAGE_CHILDREN, &use) < 0)
		return 2;
	printf("%.6f %.6f %.6f %ld\n",
	       (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9,
	       seconds(use.ru_utime), seconds(use.ru_stime), use.ru_maxrss);
	return failed;
}
