# columns.awk - part of Makefile: several files of rows as one, with more columns.
# usage: awk [-v need=COLUMN] -f columns.awk LIST
# LIST has a header #file<TAB>column... and a row for each file, with the values of the columns for all rows of that file. They
# stand on the right; a column that the rows have already is replaced. Rows with nothing in the column COLUMN are left out.

BEGIN { FS = OFS = "\t" }

function fail(why) {
	print FILENAME ": " why | "cat >&2"
	exit 1
}

# where the columns of the list go, in rows that begin with the header $0
function columns(i, j) {
	width = NF
	needed = 0
	for (j = 2; j <= added; j++)
		at[j] = 0
	for (i = 1; i <= NF; i++) {
		if ($i == need || i == 1 && $1 == "#" need)
			needed = i
		for (j = 2; j <= added; j++)
			if ($i == column[j])
				at[j] = i
	}
	for (j = 2; j <= added; j++)
		if (!at[j]) {
			at[j] = ++width
			$width = column[j]
		}
	if ($0 != header)
		print
	header = $0
}

NR == 1 {
	added = split($0, column)
	next
}

{
	file = $1
	split($0, value)
	while ((status = (getline <file)) > 0) {
		if (/^#/)
			columns()
		else if (need == "" || $needed != "") {
			for (i = 2; i <= added; i++)
				$at[i] = value[i]
			print
		}
	}
	if (status < 0)
		fail(file ": cannot read it")
	close(file)
}
