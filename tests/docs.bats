#!/usr/bin/env bats
# Every command in the manual pages and in README.md prints what is written below it.

setup_file() {
	cd "$BATS_TEST_DIRNAME/.." || return
	export PATH="$PWD/build/bin:$PATH" LC_ALL=C.UTF-8
	export BATS_NO_PARALLELIZE_WITHIN_FILE=true # the last test counts what the others ran
	export RAN="$BATS_FILE_TMPDIR/ran"
	: >"$RAN"
}

setup() {
	cd "$BATS_TEST_DIRNAME/.." || return
}

# Run the examples of page $1; there must be at least $2.
page() {
	local dir="$BATS_TEST_TMPDIR/examples" count cmd bad=0

	mkdir "$dir"
	count=$(awk -v dir="$dir" -f tests/docs-examples.awk "$1") || return 1
	if [ "$count" -lt "$2" ]; then
		echo "$1: $count examples, at least $2 wanted"
		return 1
	fi
	for cmd in "$dir"/*.cmd; do
		bash -c "$(cat "$cmd")" </dev/null >"${cmd%.cmd}.got" 2>&1 || :
		echo "$cmd" >>"$RAN"
		if ! diff -u --label "$1" --label output "${cmd%.cmd}.want" "${cmd%.cmd}.got"; then
			sed 's/^/$ /' "$cmd"
			bad=1
		fi
	done
	return "$bad"
}

@test "rpt-split(1)" {
	page man/rpt-split.1 1
}

@test "rpt-sections(1)" {
	page man/rpt-sections.1 1
}

@test "rpt-numbers(1)" {
	page man/rpt-numbers.1 1
}

@test "rpt-tsv(1)" {
	page man/rpt-tsv.1 1
}

@test "rpt-diff(1)" {
	page man/rpt-diff.1 1
}

@test "rpt-check(1)" {
	page man/rpt-check.1 1
}

@test "rpt(5)" {
	page man/rpt.5 1
}

@test "rpt(7)" {
	page man/rpt.7 1
}

@test "README.md" {
	[ -e README.md ] || skip "there is none"
	page README.md 1
}

@test "every page has a test here, every tool a page" {
	local f

	for f in man/*; do
		grep -q "page $f " tests/docs.bats || { echo "no test for $f"; return 1; }
	done
	for f in cmd/*.c; do
		f=${f##*/}
		[ -e "man/${f%.c}.1" ] || { echo "no page for ${f%.c}"; return 1; }
	done
}

@test "pages pass mandoc -T lint" {
	command -v mandoc >/dev/null || skip "there is no mandoc"
	run mandoc -T lint -W warning man/*
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "the runner notices a wrong output, a wrong display and an unknown escape" {
	local page="$BATS_TEST_TMPDIR/x.1" wrong

	for wrong in '$ echo a\nb' 'a\n$ echo a' '$ echo \\[u2014]' '$ printf a\na'; do
		rm -rf "$BATS_TEST_TMPDIR/examples"
		printf '.Bd -literal\n%b\n.Ed\n' "$wrong" >"$page"
		run page "$page" 1
		[ "$status" -ne 0 ]
	done
	rm -rf "$BATS_TEST_TMPDIR/examples"
	printf '%s\n' '.Bd -literal' '$ printf \(aq%s\en\(aq .x \(aqa\eb\(aq \&|' '> cat' '\&.x' 'a\eb' .Ed >"$page"
	run page "$page" 1
	[ "$status" -eq 0 ]
}

@test "at least 15 commands ran" {
	[ "$(wc -l <"$RAN")" -ge 15 ]
}
