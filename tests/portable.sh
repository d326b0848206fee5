#!/bin/sh
# Proof that the machine and the compiler do not matter: portable.sh
#
# Builds the project with each compiler that is installed, in a copy, and has digest.sh compare what the tools write for
# examples/ with what is saved. A foreign build runs under qemu-user; what cannot be built or run here is named. The status
# is 1 if anything differs or does not build.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/rpt-portable.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
unset MAKEFLAGS MFLAGS # the settings of the make that runs this are not for the builds
result=0

# shellcheck source=tests/lacks.sh
. "$here/lacks.sh"

# bad NAME WHY: says what went wrong, with the end of the log
bad() {
	echo "portable: $1: $2" >&2
	tail -n 20 "$work/log" >&2
	result=1
}

# build NAME VARIABLE=VALUE...: makes the tools, in $work/NAME/build
build() {
	mkdir -p "$work/$1"
	(cd "$here/.." && cp -R Makefile cmd lib "$work/$1")
	directory=$work/$1
	shift
	(cd "$directory" && make -j1 HOSTCC="${HOSTCC:-cc}" "$@") >"$work/log" 2>&1
}

# check NAME BUILD: compares the digests of the examples
check() {
	if sh "$here/digest.sh" "$2" >"$work/log" 2>&1; then
		echo "portable: $1: $(tail -n 1 "$work/log")"
	else
		bad "$1" "outputs differ"
	fi
}

# native NAME VARIABLE=VALUE...
native() {
	if build "$@"; then check "$1" "$work/$1/build"; else bad "$1" "does not build"; fi
	rm -rf "${work:?}/$1"
}

# foreign NAME TRIPLET QEMU: a static build, run by QEMU
foreign() {
	lacks "$1" "$2-gcc" "$3" && return
	if build "$1" CC="$2-gcc" AR="$2-ar" LDFLAGS=-static; then
		mkdir -p "$work/$1/run/bin"
		for tool in "$work/$1"/build/bin/*; do
			printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$3" "$tool" >"$work/$1/run/bin/${tool##*/}"
		done
		chmod +x "$work/$1"/run/bin/*
		check "$1" "$work/$1/run"
	else
		bad "$1" "does not build"
	fi
	rm -rf "${work:?}/$1"
}

for cc in gcc clang; do
	lacks "$cc" "$cc" && continue
	for opt in -O0 -O2 -O3; do
		native "$cc$opt" CC="$cc" OPT="$opt"
	done
done
lacks gcc-flto gcc gcc-ar || native gcc-flto CC=gcc AR=gcc-ar OPT="-O3 -flto"
lacks clang-flto clang llvm-ar ld.lld || native clang-flto CC=clang AR=llvm-ar OPT="-O3 -flto" LDFLAGS=-fuse-ld=lld
lacks musl musl-gcc || native musl CC=musl-gcc LDFLAGS=-static
foreign arm64 aarch64-linux-gnu qemu-aarch64
foreign s390x s390x-linux-gnu qemu-s390x # big-endian
exit "$result"
