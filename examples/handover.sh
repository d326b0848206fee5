#!/bin/sh
# handover.sh CODEBOOK [DIR] - writes DIR/panel.R and DIR/panel.py: they read a panel.csv with the types and labels of
# the codebook. Its columns key, type, unit, to, label and def are used; only key must be there.
#   sh examples/handover.sh examples/codebook.tsv examples
set -eu
export LC_ALL=C
if [ $# -lt 1 ] || [ $# -gt 2 ] || [ "${1#-}" != "$1" ]; then
	echo 'handover.sh: usage: handover.sh CODEBOOK [DIR]' >&2
	exit 2
fi
book=$1
to=${2:-.}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 2' HUP INT TERM

# key type unit label def, one row a key, in the order of the codebook; a key with several rows has all that they say
BOOK=$book awk -F '\t' '
	function fault(why) {
		printf "handover.sh: %s:%d: %s\n", ENVIRON["BOOK"], FNR, why | "cat >&2"
		bad = 1
		exit 1
	}
	function field(name) {
		return name in at ? $at[name] : ""
	}
	# words joined by sep, each once
	function with(words, word, sep) {
		if (word == "" || index(sep words sep, sep word sep))
			return words
		return words == "" ? word : words sep word
	}
	FNR == 1 { sub(/^\357\273\277/, "") }
	{ sub(/\r$/, "") }
	$0 == "" || /^# / { next }
	/^#/ {
		if (columns)
			fault("a second header")
		columns = NF
		for (i = 1; i <= NF; i++)
			at[i == 1 ? substr($i, 2) : $i] = i
		if (!("key" in at))
			fault("no column \"key\"")
		next
	}
	NF != columns { fault(columns ? NF " fields, the header has " columns : "a row before the header") }
	{
		key = field("key")
		if (key == "")
			fault("an empty key")
		if (!(key in seen))
			order[++keys] = key
		seen[key]
		label[key] = with(label[key], field("label"), " / ")
		def[key] = with(def[key], field("def"), " / ")
		n = split(field("to") != "" ? field("to") : field("unit") == "-" ? "" : field("unit"), word, "|")
		for (i = 1; i <= n; i++)
			unit[key] = with(unit[key], word[i], "|")
		# dates, names and 3:1 are no decimals
		if (field("type") ~ /(^|\|)(date|time|period|ratio|name|code|label)(\||$)/)
			text[key]
	}
	END {
		if (bad)
			exit 1
		if (!keys) {
			printf "handover.sh: %s: no indicators\n", ENVIRON["BOOK"] | "cat >&2"
			exit 1
		}
		OFS = FS
		for (i = 1; i <= keys; i++) {
			key = order[i]
			print key, key in text ? "text" : "decimal", unit[key], label[key], def[key]
		}
	}' <"$book" >"$dir/indicators"

# literals BEFORE AFTER BETWEEN: the indicators as lines of string literals, which R and Python write alike
literals() {
	awk -F '\t' -v before="$1" -v after="$2" -v between="$3" '
		function literal(s) {
			gsub(/\\/, "\\\\&", s)
			gsub(/"/, "\\\"", s)
			return "\"" s "\""
		}
		NR > 1 { print row between }
		{
			row = sprintf(before, literal($1))
			for (i = 2; i <= NF; i++)
				row = row (i > 2 ? ", " : "") literal($i)
			row = row after
		}
		END { print row }' "$dir/indicators"
}

name=${book##*/}
{
	cat <<-END
		# Made by handover.sh from $name: changes belong there.
	END
	cat <<'END'
# Reads panel.csv, a table over places and years out of rpt-tsv -w, with the types and labels of the codebook.
#   source("panel.R")
#   panel <- read_panel("panel.csv")
#   attr(panel$fine, "label")
# Columns of an indicator, and KEY_max, are numeric (doubles: 15 digits), NA where the cell is empty; all others, place, year,
# KEY_mod and KEY_sentence too, are text as it stands. A cell that is no number where one must be is an error.
# Rscript panel.R panel.csv prints of each indicator how many values there are, the least and the greatest.

# unit: the units that the codebook lets through, alternatives with |
indicators <- c(
END
	literals '\t%s, ' '' ','
	cat <<'END'
)
Encoding(indicators) <- "UTF-8"
indicators <- as.data.frame(matrix(indicators, ncol = 5, byrow = TRUE,
	dimnames = list(NULL, c("key", "type", "unit", "label", "def"))), stringsAsFactors = FALSE)

read_panel <- function(file) {
	text <- readLines(file, encoding = "UTF-8", warn = FALSE)
	text[1] <- sub("^\ufeff", "", text[1])
	columns <- names(read.csv(text = text[1], check.names = FALSE))
	key <- ifelse(columns %in% indicators$key, columns, sub("_max$", "", columns))
	decimal <- key %in% indicators$key[indicators$type == "decimal"]
	panel <- read.csv(text = text, check.names = FALSE, fill = FALSE, na.strings = character(),
		colClasses = ifelse(decimal, "numeric", "character"))
	for (i in which(indicators$key %in% columns)) {
		attr(panel[[indicators$key[i]]], "label") <- indicators$label[i]
		attr(panel[[indicators$key[i]]], "unit") <- indicators$unit[i]
		attr(panel[[indicators$key[i]]], "def") <- indicators$def[i]
	}
	panel
}

if (sys.nframe() == 0L && !interactive()) {
	file <- c(commandArgs(trailingOnly = TRUE), "panel.csv")[1]
	panel <- read_panel(file)
	number <- function(x) format(x, digits = 15, scientific = FALSE)
	writeLines("#key\tn\tmin\tmax\tunit\tlabel")
	for (i in which(indicators$key %in% names(panel))) {
		x <- panel[[indicators$key[i]]]
		x <- if (is.numeric(x)) x[!is.na(x)] else x[x != ""]
		range <- if (is.numeric(x) && length(x)) c(number(min(x)), number(max(x))) else c("", "")
		writeLines(paste(c(indicators$key[i], length(x), range, indicators$unit[i], indicators$label[i]),
			collapse = "\t"), useBytes = TRUE)
	}
}
END
} >"$dir/panel.R"

{
	cat <<-END
		# Made by handover.sh from $name: changes belong there.
	END
	cat <<'END'
"""Reads panel.csv, a table over places and years out of rpt-tsv -w, with the types and labels of the codebook.

    from panel import INDICATORS, read_panel
    rows = read_panel("panel.csv")    # a dict for each row
    INDICATORS["fine"].label

Columns of an indicator, and KEY_max, are Decimal, None where the cell is empty; all others, place, year, KEY_mod and
KEY_sentence too, are text as it stands. A cell that is no decimal where one must be is an error.
python3 panel.py panel.csv prints of each indicator how many values there are, the least and the greatest.
"""

import csv
import re
import sys
from decimal import Decimal
from typing import NamedTuple


class Indicator(NamedTuple):
    type: str  # decimal or text
    unit: str  # the units that the codebook lets through, alternatives with |
    label: str
    definition: str


INDICATORS = {
END
	literals '    %s: Indicator(' '),' ''
	cat <<'END'
}


def is_decimal(column):
    key = column if column in INDICATORS else re.sub("_max$", "", column)
    return key in INDICATORS and INDICATORS[key].type == "decimal"


def read_panel(path):
    csv.field_size_limit(2**31 - 1)
    rows = []
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        columns = next(reader, [])
        decimal = [is_decimal(column) for column in columns]
        for cells in reader:
            if len(cells) != len(columns):
                raise ValueError(f"{path}:{reader.line_num}: {len(cells)} cells, the header has {len(columns)}")
            row = {}
            for column, cell, number in zip(columns, cells, decimal):
                if number and cell and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
                    raise ValueError(f"{path}:{reader.line_num}: {column}: '{cell}' is no decimal")
                row[column] = cell if not number else Decimal(cell) if cell else None
            rows.append(row)
    return rows


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "panel.csv"
    try:
        rows = read_panel(path)
    except (OSError, ValueError, csv.Error) as error:
        sys.exit(f"panel.py: {error}")
    sys.stdout.reconfigure(encoding="utf-8")
    print("#key", "n", "min", "max", "unit", "label", sep="\t")
    for key, indicator in INDICATORS.items():
        if not rows or key not in rows[0]:
            continue
        values = [row[key] for row in rows if row[key] not in (None, "")]
        least, greatest = "", ""
        if values and indicator.type == "decimal":
            least, greatest = (format(x.normalize(), "f") for x in (min(values), max(values)))
        print(key, len(values), least, greatest, indicator.unit, indicator.label, sep="\t")


if __name__ == "__main__":
    main()
END
} >"$dir/panel.py"

cp "$dir/panel.R" "$dir/panel.py" "$to/"
