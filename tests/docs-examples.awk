# Take the examples out of a manual page (mdoc) or a Markdown file, one after the other:
# DIR/001.cmd, DIR/001.want, DIR/002.cmd ...; prints how many there are.
# In mdoc they stand in .Bd -literal, in Markdown in blocks fenced with ```console. A line "$ command" may go on in lines
# "> rest"; what follows up to the next command is what it prints. Anything that would be left out is an error.
# usage: awk -v dir=DIR -f docs-examples.awk PAGE

function fail(why)
{
	printf "%s:%d: %s\n", FILENAME, FNR, why | "cat >&2"
	failed = 1
	exit 1
}

# What the reader of an mdoc line sees.
function shown(line,    out, at, c)
{
	while ((at = index(line, "\\")) > 0) {
		out = out substr(line, 1, at - 1)
		c = substr(line, at + 1, 1)
		line = substr(line, at + 2)
		if (c == "(") {
			c = c substr(line, 1, 2)
			line = substr(line, 3)
		}
		if (!(c in escape))
			fail("unknown escape \\" c " in an example")
		out = out escape[c]
	}
	return out line
}

function example(line)
{
	if (line ~ /^\$ /) {
		if (n)
			close(want)
		close(cmd)
		cmd = sprintf("%s/%03d.cmd", dir, ++n)
		want = sprintf("%s/%03d.want", dir, n)
		printf "" > want
		print substr(line, 3) > cmd
		command = 1
	} else if (!in_example) {
		fail("a display that does not begin with \"$ \"")
	} else if (command && line ~ /^> /) {
		print substr(line, 3) > cmd
	} else {
		command = 0
		print line > want
	}
	in_example = 1
}

BEGIN {
	escape["e"] = "\\"
	escape["&"] = ""
	escape["-"] = "-"
	escape["(aq"] = "'"
	escape["(ga"] = "`"
	escape["(ha"] = "^"
	escape["(ti"] = "~"
}

FNR == 1 {
	markdown = FILENAME ~ /[.]md$/
}

markdown && /^ *```/ {
	if (inside || other) {
		if (inside && !in_example)
			fail("an empty block of examples")
		inside = other = 0
	} else if ($0 == "```console") {
		inside = 1
		in_example = 0
	} else if ($0 ~ /console/) {
		fail("a fence of examples must be ```console and nothing else")
	} else {
		other = 1
	}
	next
}

!markdown && /^[.]Bd .*-literal/ {
	if (inside)
		fail("a display in a display")
	inside = 1
	in_example = 0
	next
}

!markdown && inside && /^[.]Ed/ {
	if (!in_example)
		fail("an empty display")
	inside = 0
	next
}

inside && !markdown && /^[.']/ {
	fail("a macro in an example")
}

inside {
	example(markdown ? $0 : shown($0))
	next
}

/^(\\&)?\$ / {
	if (!other)
		fail("a command outside of a display of examples")
}

END {
	if (!failed && (inside || other))
		fail("the last display is not closed")
	if (failed)
		exit 1
	print n + 0
}
