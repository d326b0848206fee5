/* rpt-tsv with a main() that can be called again: its headers first, then nothing in it is static. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "choice.h"
#include "condition.h"
#include "err.h"
#include "filter.h"
#include "harness.h"
#include "sidefile.h"
#include "sorter.h"
#include "spancheck.h"
#include "tabular.h"
#include "widen.h"

#define main rpt_tsv_main
#define static
#include "../../cmd/rpt-tsv.c"
