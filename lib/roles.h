/* roles - what each line of a document is: title, data on it, frame of the web page, body, close, signature
 * (outline.md; words in lib/data/roles.tsv). Text is folded. */
#ifndef RPT_ROLES_H
#define RPT_ROLES_H

#include "buf.h"

enum role { ROLE_BODY, ROLE_TITLE, ROLE_META, ROLE_CHROME, ROLE_HEADING, ROLE_CLOSE, ROLE_SIGN };

/* The name of a role in the rows. */
const char *role_name(enum role r);

/* Whether a line says when and where the report was given: ——2017年2月11日在…会议上. */
bool roles_is_occasion(struct slice para);

/* Whether a line is data on the document: 发布时间:2024-02-20. */
bool roles_is_data(struct slice para);

/* Whether a line is the foot of a page: -1-, — 12 —. Raw text will do. */
bool roles_is_page_foot(struct slice line);

/* Whether a line is the head of a table of contents. */
bool roles_is_contents(struct slice para);

/* Whether a line is the head of what stands behind the report: 附件, 名词解释. */
bool roles_is_annex(struct slice para);

/* Whether a line begins with a salute: 各位代表. */
bool roles_is_salute(struct slice para);

/* Whether a line is the name of an issuing body. */
bool roles_is_organ(struct slice para);

/* Find the roles of n paragraphs. role[] comes with ROLE_HEADING where the outline has a block heading, and
 * ROLE_BODY elsewhere; `marked` says which paragraphs begin with a mark of the outline. Linear. */
void roles_find(const struct slice *para, const bool *marked, size_t n, enum role *role);

#endif
