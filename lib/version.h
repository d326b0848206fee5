/* version - of all tools together. */
#ifndef RPT_VERSION_H
#define RPT_VERSION_H

#define RPT_VERSION "0.1.0"

#endif
