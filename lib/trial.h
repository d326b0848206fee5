/* trial - a codebook's own examples: what its columns example and counter give (rpt-numbers -e). */
#ifndef RPT_TRIAL_H
#define RPT_TRIAL_H

#include "codebook.h"

/* Try all rows and say, with file and line, which examples give no fact with their key and which counters
 * give one. Columns that the stream would have are taken as met. The exit status. */
int trial_run(struct codebook *c);

#endif
