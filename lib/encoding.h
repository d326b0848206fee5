/* encoding - what bytes that are no UTF-8 look like. */
#ifndef RPT_ENCODING_H
#define RPT_ENCODING_H

#include "buf.h"

/* The name iconv(1) has for what the bytes p[0..n) look like: "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE", or
 * NULL. A few hundred bytes suffice; n may be 0. */
const char *encoding_guess(const char *p, size_t n);

#endif
