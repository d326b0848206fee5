#!/bin/sh
# Run rpt over many files on all cores of this machine, or on several machines, with GNU parallel.
#
# usage: parallel.sh [-j JOBS] [-n FILES] [-S LOGINS] LIST OUT [STAGE...]
#
# LIST    the files, one name a line, or a frame (a table with a header that has a column doc, see rpt(5)); - is standard input
# OUT     gets the rows, the bytes that one process writes for LIST; it appears when all is done, never in part
# STAGE   the pipeline, one argument a stage; default: rpt-split rpt-sections rpt-numbers. Every stage must work document by
#         document: nothing that sorts or widens
# -j      jobs at a time on each machine; default: one a core
# -n      files a job; default 64
# -S      machines, as for parallel --sshlogin: 8/host1,8/host2,: (the colon is this one). The texts are sent to them as rows
#         (rpt-split -t) and the rows come back. So they need rpt in the PATH of ssh, the files named in a STAGE, and no others;
#         a host without GNU parallel counts as one core unless a number stands before it
#
#   find reports -name '*.txt' | LC_ALL=C sort >list
#   examples/parallel.sh list facts.tsv 'rpt-split -w' 'rpt-sections -m -p' 'rpt-numbers -k codebook.tsv'
#
# The files of a job that failed are tried again, one by one. Those that fail again are listed in OUT.failed, which can be the
# LIST of another run, and OUT is without them.
# Status: 0 all files are in OUT, 1 some failed, 2 wrong usage or other trouble, and no OUT is made.
# GNU parallel asks its users to cite it; whether --will-cite is right is for you to say, not for this script.
set -eu
export LC_ALL=C

me=parallel.sh
trouble() {
	echo "$me: $*" >&2
	exit 2
}

usage="usage: $me [-j JOBS] [-n FILES] [-S LOGINS] LIST OUT [STAGE...]"
jobs=100% files=64 logins=
while getopts j:n:S: option; do
	case $option in
	j) jobs=$OPTARG ;;
	n) files=$OPTARG ;;
	S) logins=$OPTARG ;;
	*) trouble "$usage" ;;
	esac
done
shift $((OPTIND - 1))
[ $# -ge 2 ] || trouble "$usage"
case $files in
'' | 0* | *[!0-9]*) trouble "-n takes a number of files, at least 1; $usage" ;;
esac
parallel --version 2>/dev/null | grep '^GNU parallel' >/dev/null ||
	trouble "needs GNU parallel (Debian: apt-get install parallel; the one in moreutils is another program)"
list=$1 out=$2
shift 2
[ $# -gt 0 ] || set -- rpt-split rpt-sections rpt-numbers

# The command of a job. It fails when any stage does, and then says so on descriptor 4.
pipe=
for stage; do
	if [ -n "$pipe" ]; then
		pipe="$pipe | { $stage || echo no >&4; }"
	elif [ -n "$logins" ]; then
		pipe="{ $stage -t || echo no >&4; }"
	else
		pipe="{ $stage -M /dev/stdin || echo no >&4; }"
	fi
done
job="exec 3>&1; failed=\$({ $pipe; } 4>&1 >&3 3>&-); [ -z \"\$failed\" ]"

tmp=$out.$$.tmp
mkdir -- "$tmp" || exit 2
trap 'rm -rf -- "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

# The list as a frame without comments and blank lines; doc is the number of the column of names.
cat -- "$list" >"$tmp/list" || exit 2
doc=$(awk -F '\t' -v frame="$tmp/frame" '
	NR == 1 { sub(/^\357\273\277/, "") }
	/^# / || /^[ \t\r]*$/ { next }
	{ sub(/\r$/, "") }
	!lines++ && !/^#/ {
		print "#doc" >frame
		doc = 1
	}
	!doc {
		for (i = NF; i > 0; i--)
			if ($i == "doc" || i == 1 && $i == "#doc")
				doc = i
		if (!doc)
			exit
	}
	{ print >frame }
	END { print doc + 0 }' "$tmp/list")
[ "$doc" -gt 0 ] || trouble "$list: no name of a file, and no header with a column doc"

# A stage that does not run at all, or other tables in the tools of another machine, should not wait for the first job.
# What it writes for no file, its header, is what is left when all files failed.
if [ -n "$logins" ]; then
	: >"$tmp/none"
	versions=$(parallel --nonall -S "$logins" -q sh -c "rpt-split -V && ($job) >/dev/null" </dev/null) ||
		trouble "the pipeline does not run on all of $logins"
	[ "$(printf '%s\n' "$versions" | sort -u | wc -l)" -eq 1 ] || trouble "not one version of rpt on all of $logins:
$versions"
else
	head -n 1 "$tmp/frame" | sh -c "$job" >"$tmp/none" || trouble "the pipeline does not run"
fi

# documents FRAME: each file listed as a row. One that cannot be read gets a text that rpt-split refuses.
documents() {
	# perl is there: parallel is written in it
	# shellcheck disable=SC2016
	perl -e '
		my %escape = ("\t" => "\\t", "\n" => "\\n", "\r" => "\\r", "\\" => "\\\\");
		my $doc = shift;
		while (my $line = <STDIN>) {
			chomp $line;
			$line =~ s/^#// if $. == 1;
			my @field = split(/\t/, $line, -1);
			my ($name) = splice(@field, $doc - 1, 1);
			if ($. == 1) {
				print join("\t", "#doc", "text", @field), "\n";
				next;
			}
			my $text;
			if (open(my $file, "<", $name)) {
				local $/;
				$text = <$file>;
			}
			if (!defined $text) {
				print STDERR "parallel.sh: $name: cannot read: $!\n";
				$text = "\0";
			}
			s/([\t\n\r\\])/$escape{$1}/g for $name, $text, @field;
			print $name =~ /^#/ ? "\\" : "", join("\t", $name, $text, @field), "\n";
		}' "$doc"
}

# run FRAME DIR FILES: jobs of FILES documents; rows to DIR/1, DIR/2 ..., messages to DIR/1.err ..., failed jobs to DIR/failed
run() {
	mkdir "$2"
	count=$((($(wc -l <"$1") - 2 + $3) / $3))
	: >"$2/failed"
	[ "$count" -gt 0 ] || return 0
	if [ -n "$logins" ]; then
		documents 2>"$2/unread"
	else
		cat
	fi <"$1" | parallel --pipe --header : -N "$3" -j "$jobs" ${logins:+-S "$logins"} --joblog "$2/log" \
		--results "$2/{#}" -q sh -c "$job" >/dev/null 2>"$2/messages" || :
	if [ "$(wc -l <"$2/log")" -ne $((count + 1)) ]; then
		cat "$2/messages" >&2
		trouble "parallel did not run all jobs"
	fi
	awk -F '\t' 'NR > 1 && ($7 != 0 || $8 != 0) { print $1 }' "$2/log" | sort -n >"$2/failed"
}

# emit PART: the rows of a job, without a header that is in force, and its messages
emit() {
	IFS= read -r line <"$1" || :
	case $line in
	"$header") tail -n +2 "$1" || exit 2 ;;
	'#'*) header=$line && cat "$1" || exit 2 ;;
	*) cat "$1" || exit 2 ;;
	esac
	cat "$1.err" >&2
	rm "$1"
}

run "$tmp/frame" "$tmp/jobs" "$files"
# the header and the lines of jobs that failed
awk -v size="$files" '
	FILENAME == ARGV[1] { failed[$1]; next }
	FNR == 1 || int((FNR - 2) / size) + 1 in failed' "$tmp/jobs/failed" "$tmp/frame" >"$tmp/again.frame"
run "$tmp/again.frame" "$tmp/again" 1
if [ -s "$tmp/again/unread" ]; then
	cat "$tmp/again/unread" >&2
fi

# The order of the list: the rows of a job that went well, else its files one by one.
awk -F '\t' -v OFS='\t' -v size="$files" -v doc="$doc" -v bad="$tmp/bad" '
	FILENAME == ARGV[1] { failed[$1]; next }
	FILENAME == ARGV[2] { failed_again[$1]; next }
	FNR == 1 {
		printf "%s", $0 == "#doc" ? "" : $0 "\n" >bad
		next
	}
	{
		job = int((FNR - 2) / size) + 1
		if (!(job in failed)) {
			if (job != last)
				print "jobs/" job
			last = job
		} else if (++again in failed_again) {
			print "again/" again ".err", $doc
			print >bad
			count++
		} else
			print "again/" again
	}
	END { print count + 0 }' "$tmp/jobs/failed" "$tmp/again/failed" "$tmp/frame" >"$tmp/parts"

tab=$(printf '\t')
header=
while IFS=$tab read -r part name; do
	case $part in
	*.err)
		echo "$me: failed: $name" >&2
		cat "$tmp/$part" >&2
		;;
	*/*) emit "$tmp/$part" ;;
	*) count=$part ;;
	esac
done <"$tmp/parts" >"$tmp/out"

[ -s "$tmp/out" ] || mv "$tmp/none" "$tmp/out"
rm -f -- "$out.failed"
if [ "$count" -gt 0 ]; then
	mv -- "$tmp/bad" "$out.failed" || exit 2
fi
mv -- "$tmp/out" "$out" || exit 2
if [ "$count" -gt 0 ]; then
	echo "$me: $count files failed; they are listed in $out.failed" >&2
	exit 1
fi
