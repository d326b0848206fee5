/* calendar - dates, spans of dates and clock times (GB/T 7408.1-2023, ISO 8601-1:2019). Text is folded. */
#ifndef RPT_CALENDAR_H
#define RPT_CALENDAR_H

#include "buf.h"

struct calendar {
	enum { CALENDAR_DATE, CALENDAR_PERIOD, CALENDAR_TIME } kind;
	size_t length;           /* bytes */
	char value[24], max[24]; /* ISO 8601, without a year --MM, --MM-DD, --Qn */
};

/* The date, period or time that begins at p[0..n). False if none does. */
bool calendar_read(const char *p, size_t n, struct calendar *c);

/* Fill `year` into a value without one, or both ends of a span: --08 becomes 2024-08. Appends to out; false
 * (nothing appended) when it has one. */
bool calendar_resolve(struct buf *out, struct slice value, struct slice year);

#endif
