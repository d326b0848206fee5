# rpt - a toolkit that turns government reports into data. POSIX make with the GNU extensions := wildcard patsubst
# and pattern rules; everything made goes under build/.

CC = cc
HOSTCC = $(CC)
AR = ar
PREFIX = /usr/local
DESTDIR =
OPT = -O2
CFLAGS = $(OPT) -g
WARN = -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
CPPFLAGS = -Ilib -Ibuild/gen
LDFLAGS =

TOOLS := $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
LIB := $(patsubst lib/%.c,build/lib/%.o,$(wildcard lib/*.c)) build/gen/tables.o
TABLES := $(sort $(wildcard lib/data/*.tsv))
COMPILE = $(CC) $(WARN) $(CFLAGS) $(CPPFLAGS) -MMD -MP

all: build/lib/librpt.a $(TOOLS:%=build/bin/%)

build/bin/%: build/cmd/%.o build/lib/librpt.a
	@mkdir -p build/bin
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< build/lib/librpt.a

build/lib/librpt.a: $(LIB)
	rm -f $@
	$(AR) rcs $@ $(LIB)

build/cmd/%.o: cmd/%.c | build/gen/tables.h
	@mkdir -p build/cmd
	$(COMPILE) -c -o $@ $<

build/lib/%.o: lib/%.c | build/gen/tables.h
	@mkdir -p build/lib
	$(COMPILE) -c -o $@ $<

build/gen/tables.o: build/gen/tables.c
	$(COMPILE) -c -o $@ $<

# one run of the generator makes both files
build/gen/tables.c: build/gen/tables.h
build/gen/tables.h: build/gen/lexgen $(TABLES)
	build/gen/lexgen $@ build/gen/tables.c $(TABLES)

build/gen/lexgen: lib/gen/lexgen.c lib/buf.c lib/err.c lib/input.c lib/output.c lib/utf8.c lib/buf.h lib/lexicon.h
	@mkdir -p build/gen
	$(HOSTCC) $(WARN) -O1 -Ilib -o $@ $(filter %.c,$^)

-include $(wildcard build/*/*.d)

clean:
	rm -rf build

.PHONY: all clean
