/* fingerprint - the same number for texts that say the same with other figures and another typography, so
 * that sort(1) and join(1) find what was copied (contract: rpt-split -H). */
#ifndef RPT_FINGERPRINT_H
#define RPT_FINGERPRINT_H

#include <stdint.h>

#include "buf.h"

/* 64-bit FNV-1a of the text folded: full-width forms as ASCII, white space and punctuation dropped, each
 * number (digits with the points and commas between them) as 0. */
uint64_t fingerprint(struct slice text);

#endif
