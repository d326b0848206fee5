/* rpt-diff with a main() that can be called again: its headers first, then nothing in it is static. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "beside.h"
#include "compare.h"
#include "err.h"
#include "filter.h"
#include "harness.h"
#include "movement.h"
#include "promise.h"

#define main rpt_diff_main
#define static
#include "../../cmd/rpt-diff.c"
