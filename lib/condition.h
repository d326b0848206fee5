/* condition - conditions on a row: COL=V[,V...] COL!=... COL~ERE COL!~ERE COL<V COL<=V COL>V COL>=V. */
#ifndef RPT_CONDITION_H
#define RPT_CONDITION_H

#include "pattern.h"
#include "rows.h"

enum condition_op { COND_EQ, COND_NE, COND_MATCH, COND_NO_MATCH, COND_LT, COND_LE, COND_GT, COND_GE };

struct condition {
	struct slice column;
	enum condition_op op;
	struct slice value;
	struct pattern pattern; /* of COND_MATCH and COND_NO_MATCH */
	int index;              /* of the column in the header bound to, or -1 */
};

/* Read a condition; expr must outlive it. NULL, or what is wrong with it. */
const char *condition_read(struct condition *c, const char *expr);

/* Look the column up in h; false when it is not there. */
bool condition_bind(struct condition *c, const struct header *h);

/* Whether a row of raw fields meets it. scratch is work space. */
bool condition_holds(struct condition *c, const struct slice *field, struct buf *scratch);

void condition_free(struct condition *c);

#endif
