# rpt - a toolkit that turns government reports into data. POSIX make with the GNU extensions := wildcard patsubst
# and pattern rules; everything made goes under build/.

# what is built may run elsewhere, the generator runs here: make CC=s390x-linux-gnu-gcc AR=s390x-linux-gnu-ar HOSTCC=cc
CC = cc
HOSTCC = $(CC)
AR = ar
PREFIX = /usr/local
DESTDIR =
OPT = -O2
# for a compiler or libc that does not know them: make HARDEN= LDFLAGS=
HARDEN = $(if $(filter -O0,$(OPT)),,-D_FORTIFY_SOURCE=3) -fstack-protector-strong -fPIE
CFLAGS = $(OPT) -g $(HARDEN)
WARN = -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
CPPFLAGS = -Ilib -Ibuild/gen
LDFLAGS = -pie -Wl,-z,relro,-z,now

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

build/lib/columns.o: build/gen/width.h
build/gen/width.h: lib/data/width.txt
	@mkdir -p build/gen
	awk '/^#/ { next } { printf "{0x%s, 0x%s, %s},\n", $$1, $$2, $$3 }' lib/data/width.txt >$@

build/gen/lexgen: lib/gen/lexgen.c lib/buf.c lib/err.c lib/input.c lib/output.c lib/scan.c lib/utf8.c lib/buf.h lib/lexicon.h
	@mkdir -p build/gen
	$(HOSTCC) $(WARN) -O1 -Ilib -o $@ $(filter %.c,$^)

-include $(wildcard build/*/*.d)

# ---- tests ----

UNIT := $(patsubst tests/unit/%.c,build/tests/%,$(wildcard tests/unit/*.c))

build/tests/%: tests/unit/%.c build/lib/librpt.a
	@mkdir -p build/tests
	$(COMPILE) $(LDFLAGS) -o $@ $< build/lib/librpt.a

TESTS = tests

test: all $(UNIT)
	bats $(TESTS)

# what a change must stand besides
checks: all
	@SECONDS_EACH=$(TIME) sh tests/checks.sh "$$PWD/build"

demo: all
	@PATH="$$PWD/build/bin:$$PATH"; \
	rpt-split examples/liulin-2024.txt | rpt-sections | rpt-numbers | \
	rpt-tsv -c path,heading,text,type,value,unit,mod,what -o table

# ---- speed: CORPUS=dir holds the texts ----

CORPUS = examples

build/bench/measure: tests/bench/measure.c
	@mkdir -p build/bench
	$(CC) -O1 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -o $@ $<

bench: all build/bench/measure
	@sh tests/bench/bench.sh "$$PWD/build" $(CORPUS)

bench-instructions: all
	@CC="$(CC)" sh tests/bench/instructions.sh "$$PWD/build"

# the figures to compare with, after a change that is meant
bench-baseline: all
	@CC="$(CC)" sh tests/bench/instructions.sh "$$PWD/build" -w

# whether all outputs are those that were saved; sh tests/digest.sh build CORPUS -w saves them
digest: all
	@sh tests/digest.sh "$$PWD/build" $(filter-out examples,$(CORPUS))

# whether they are the same whatever the compiler and the machine
portable:
	@sh tests/portable.sh

# ---- fuzzing: needs clang with libFuzzer; TIME seconds for each target ----

TIME = 60

fuzz: build/gen/tables.h
	sh tests/fuzz/build.sh "$$PWD" "$$PWD/build/fuzz"
	sh tests/fuzz/run.sh "$$PWD/build/fuzz" $(TIME)

# ---- checks of the source; a tool that is not there is named ----

SOURCES = $(wildcard cmd/*.c lib/*.[ch] lib/gen/*.c tests/unit/*.[ch] tests/bench/*.c tests/shim/*.c)
SCRIPTS = $(wildcard tests/*.bats tests/*.bash tests/*.sh tests/*/*.sh examples/*.sh examples/*/*.sh) .ci/run
LINT = lint() { if command -v "$$1" >/dev/null 2>&1; then echo "lint: $$1"; "$$@"; \
	else echo "lint: $$1 is not installed: skipped"; fi; }; lint

lint: build/gen/tables.h
	@$(LINT) clang-format --dry-run -Werror $(SOURCES)
	@$(LINT) cppcheck -j2 --quiet --error-exitcode=1 --std=c11 --enable=warning,portability,performance \
		--inline-suppr --suppress=missingIncludeSystem -Ilib -Ibuild/gen cmd lib tests/bench
	@$(LINT) shellcheck $(SCRIPTS)
	@$(LINT) mandoc -T lint -W warning $(wildcard man/*.[1-9])

# ---- installing ----

MAN1 = $(wildcard man/*.1)
MAN5 = $(wildcard man/*.5)
MAN7 = $(wildcard man/*.7)

install: all
	mkdir -p $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man7
	cp $(TOOLS:%=build/bin/%) $(DESTDIR)$(PREFIX)/bin
	cp $(MAN1) $(DESTDIR)$(PREFIX)/share/man/man1
	cp $(MAN5) $(DESTDIR)$(PREFIX)/share/man/man5
	cp $(MAN7) $(DESTDIR)$(PREFIX)/share/man/man7

uninstall:
	rm -f $(TOOLS:%=$(DESTDIR)$(PREFIX)/bin/%) $(MAN1:man/%=$(DESTDIR)$(PREFIX)/share/man/man1/%) \
		$(MAN5:man/%=$(DESTDIR)$(PREFIX)/share/man/man5/%) $(MAN7:man/%=$(DESTDIR)$(PREFIX)/share/man/man7/%)

# ---- releases: what is under version control (or here, where that is not known) in a tarball ----

VERSION := $(shell sed -n 's/.*RPT_VERSION "\(.*\)"/\1/p' lib/version.h)
RELEASE = rpt-$(VERSION)
CONTENTS = Makefile README.md LICENSE .ci .clang-format .gitignore cmd lib tests man examples

dist:
	rm -rf build/dist
	mkdir -p build/dist/$(RELEASE)
	{ git ls-files -- $(CONTENTS) 2>/dev/null || find $(CONTENTS) -type f; } | \
		tar -cf - -T - | (cd build/dist/$(RELEASE) && tar -xf -)
	cd build/dist && tar -cf - $(RELEASE) | gzip -9 >$(RELEASE).tar.gz
	@echo build/dist/$(RELEASE).tar.gz

# unpacked, it builds, passes its tests, installs and uninstalls, and leaves nothing
distcheck: dist
	rm -rf build/distcheck
	mkdir -p build/distcheck
	cd build/distcheck && gzip -dc ../dist/$(RELEASE).tar.gz | tar -xf -
	cd build/distcheck/$(RELEASE) && $(MAKE) && $(MAKE) test TESTS="$(TESTS)" && \
		$(MAKE) install DESTDIR="$$PWD/../root" PREFIX=/usr && [ -x ../root/usr/bin/rpt-split ] && \
		$(MAKE) uninstall DESTDIR="$$PWD/../root" PREFIX=/usr && $(MAKE) clean
	[ -z "$$(find build/distcheck/root ! -type d)" ]
	diff -r build/dist/$(RELEASE) build/distcheck/$(RELEASE)
	rm -rf build/distcheck

clean:
	rm -rf build

.SECONDARY:

# what a command that failed left is no target
.DELETE_ON_ERROR:

.PHONY: all test demo bench bench-instructions bench-baseline digest portable fuzz checks dist distcheck lint install uninstall clean
