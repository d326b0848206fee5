#!/bin/sh
# Build the fuzz targets: build.sh SOURCES OUT. SOURCES holds the project with build/gen made. Needs clang with libFuzzer.
set -eu
sources=$1
out=$2
here=$(cd "$(dirname "$0")" && pwd)
flags="-std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wshadow -I$here -I$sources/lib -I$sources/build/gen
	-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all"
mkdir -p "$out/obj"
[ -z "$(find "$sources/lib" "$sources/build/gen" "$here" -name '*.h' -newer "$out/lib.a" 2>/dev/null)" ] || rm -f "$out"/obj/*.o
compile() { # SOURCE OBJECT [FLAG...]
	from=$1
	to=$2
	shift 2
	# shellcheck disable=SC2086
	[ -n "$(find "$to" -newer "$from" 2>/dev/null)" ] || ${CLANG:-clang} $flags "$@" -c -o "$to" "$from"
}
for f in "$sources"/lib/*.c "$sources"/build/gen/tables.c "$here"/harness.c "$here"/mutator.c; do
	b=${f##*/}
	compile "$f" "$out/obj/lib-${b%.c}.o"
done
for t in split sections numbers check; do
	compile "$sources/cmd/rpt-$t.c" "$out/obj/tool-$t.o" "-Dmain=rpt_${t}_main"
done
for t in tsv diff; do
	sed "s|\"../../cmd/|\"$sources/cmd/|" "$here/tool-$t.c" >"$out/obj/tool-$t.c"
	compile "$out/obj/tool-$t.c" "$out/obj/tool-$t.o"
done
rm -f "$out/lib.a"
ar rcs "$out/lib.a" "$out"/obj/lib-*.o "$out"/obj/tool-*.o
for f in "$here"/*.c; do
	b=${f##*/}
	b=${b%.c}
	case $b in harness | mutator | tool-*) continue ;; esac
	# shellcheck disable=SC2086
	${CLANG:-clang} $flags -fsanitize=fuzzer -Wl,--wrap=exit,--wrap=regcomp,--wrap=regfree -o "$out/$b" "$f" "$out/obj/lib-mutator.o" "$out/lib.a"
done
