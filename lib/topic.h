/* topic - which part of a report a section is (done, gaps, leader, plan, fixes) and what it is about, from a
 * table of patterns over headings and opening sentences (contract: rpt-sections -p -T; rpt(5), TOPIC TABLES).
 */
#ifndef RPT_TOPIC_H
#define RPT_TOPIC_H

#include "outline.h"
#include "pattern.h"
#include "sidefile.h"

enum topic_column { TOPIC_PART, TOPIC_TOPIC, TOPIC_COLUMNS };

enum topic_where { WHERE_HEADING, WHERE_FIRST, WHERE_OPENING };

struct topic_rule {
	enum topic_column column;
	enum topic_where where;
	struct slice value; /* "-": none */
	struct pattern pattern;
};

/* What is known of a section. */
struct topic_values {
	struct slice value[TOPIC_COLUMNS];
};

struct topics {
	struct sidefile file;
	bool built_in;
	struct topic_rule *rule;
	struct topic_values *of; /* each section of the document */
	size_t of_cap;
	struct buf heading, opening; /* work space */
};

/* Read a table, the built-in one for NULL; file must outlive t. 0, or -1 (said with file and line). Start
 * from {0}. */
int topics_read(struct topics *t, const char *file);

/* Find the values of all sections of a document: its outline, the folded text of n bytes. */
void topics_find(struct topics *t, const struct outline *o, const char *text, size_t n);

void topics_free(struct topics *t);

#endif
