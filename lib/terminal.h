/* terminal - how wide it is, whether it shows colour, and text that does it no harm. */
#ifndef RPT_TERMINAL_H
#define RPT_TERMINAL_H

#include "output.h"

enum terminal_colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* Columns of the terminal: of COLUMNS (POSIX.1-2008, 8.3), else of standard output where that is one,
 * else 80. */
size_t terminal_columns(void);

/* Whether standard output takes colour: `when` says so, or it is a terminal and NO_COLOR (no-color.org) is
 * not set. */
bool terminal_has_colour(enum terminal_colour when);

/* Whether standard output is a terminal. */
bool terminal_is_there(void);

/* Write s with `?` for bytes that are no UTF-8 and for characters that control a terminal or the direction of
 * text; its display columns. */
size_t terminal_put(struct output *o, struct slice s);

/* The same for as much of s as so many columns hold; those that it takes. */
size_t terminal_put_cut(struct output *o, struct slice s, size_t columns);

/* The columns that it takes so. */
size_t terminal_width(struct slice s);

#endif
