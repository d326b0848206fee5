/* numeral - numbers as they are written: ASCII, grouped, Chinese, mixed (GB/T 15835-2011). Text is folded. */
#ifndef RPT_NUMERAL_H
#define RPT_NUMERAL_H

#include "buf.h"

enum { NUMERAL_MAX = 96, NUMERAL_DIGITS = 30 };

enum numeral_script { NUMERAL_ASCII, NUMERAL_CHINESE };

struct numeral {
	enum numeral_script script; /* of its first character */
	size_t length;              /* bytes */
	size_t digits;              /* digits written before a point, before a magnitude */
	bool sequence;              /* nothing but digits: 二〇二三, 2023 */
	bool point;                 /* has a decimal point */
	bool magnitude;             /* has 十 百 千 万 亿 */
	bool vague;                 /* 数百, 几十: the digit stands for "some" */
	bool over;                  /* 余 or 多 inside: 130余万 */
	bool too_long;              /* more than NUMERAL_DIGITS digits: a code */
	size_t value_n;
	size_t max_n;            /* 0: no range */
	char value[NUMERAL_MAX]; /* decimal text; the arrays stand last: they are not cleared */
	char max[NUMERAL_MAX];   /* upper end of 两三, 七八十 */
};

/* Read the numeral at p[0..n). False if there is none. The whole run of digits is taken, whatever its length.
 */
bool numeral_read(const char *p, size_t n, struct numeral *out);

/* U+2030 PER MILLE SIGN, terminated. */
extern const char numeral_permille[];

/* Bytes of a sign of percent or per mille at p[0..n), 0 for none; which goes to *permille. */
size_t numeral_percent(const char *p, size_t n, bool *permille);

/* A Chinese integer from 1 to 999 at p[0..n), its value; bytes in *length. 0 if there is none. */
int numeral_small(const char *p, size_t n, size_t *length);

#endif
