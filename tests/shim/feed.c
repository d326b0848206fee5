/* feed - write a file to standard output slowly: feed FILE BYTES MICROSECONDS (so many bytes, then a pause).
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	FILE *f = argc == 4 ? fopen(argv[1], "rb") : NULL;
	size_t most = argc == 4 ? strtoul(argv[2], NULL, 10) : 0, n;
	struct timespec pause = {0, argc == 4 ? strtol(argv[3], NULL, 10) * 1000 : 0};
	char bytes[4096];

	if (!f || most == 0 || most > sizeof bytes)
		return 3;
	while ((n = fread(bytes, 1, most, f)) > 0) {
		if (write(STDOUT_FILENO, bytes, n) != (ssize_t)n)
			return 1;
		nanosleep(&pause, NULL);
	}
	return 0;
}
