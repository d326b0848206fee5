/* json - one flat JSON object (RFC 8259): strings and numbers as text, null as nothing. */
#ifndef RPT_JSON_H
#define RPT_JSON_H

#include "index.h"
#include "output.h"

struct json_object {
	struct buf text;
	struct index keys;
	size_t *end; /* key, value, key, value ... end here in text */
	size_t n;    /* members */
	size_t cap;
	size_t bad; /* byte of the line at which reading failed, from 0 */
};

/* Read the object that is all of line, in place of the last. NULL, or what is wrong (o->bad says where).
 * Start from {0}. */
const char *json_read_object(struct json_object *o, struct slice line);

struct slice json_key(const struct json_object *o, size_t i);
struct slice json_value(const struct json_object *o, size_t i);
void json_free(struct json_object *o);

/* Nothing but white space. */
bool json_blank(struct slice line);

/* Write a string with its quotes; bytes that are no UTF-8 become U+FFFD. */
void json_put_string(struct output *to, struct slice s);

#endif
