#!/bin/sh
# Run rpt over many files on all cores of this machine, or on several machines, with GNU parallel.
#
# usage: parallel.sh [-j JOBS] [-n FILES] [-S LOGINS [-t]] LIST OUT [STAGE...]
#
# LIST    the files, one name a line, or a frame (a table with a header that has a column doc, see rpt(5)); - is standard input
# OUT     gets the rows, the bytes that one process writes for LIST; it appears when all is done, never in part
# STAGE   the pipeline, one argument a stage; default: rpt-split rpt-sections rpt-numbers. Every stage must work document by
#         document: nothing that sorts or widens
# -j      jobs at a time on each machine; default: one a core
# -n      files a job; default 64
# -S      machines, as for parallel --sshlogin: 8/host1,8/host2,: (the colon is this one). They must have rpt in the PATH of ssh
#         and see the files and the directory of OUT under the names that they have here, so relative names will do.
#         A host without GNU parallel counts as one core unless a number stands before it
# -t      the machines share no files: the texts are sent to them as rows (rpt-split -t), the rows come back. All of it goes
#         through one process here, some 50 MB of text a second, which is what two or three cores work off
#
#   find reports -name '*.txt' | LC_ALL=C sort >list
#   examples/parallel.sh list facts.tsv 'rpt-split -w' 'rpt-sections -m -p' 'rpt-numbers -k codebook.tsv'
#
# The files of a job that failed are tried again, one by one. Those that fail again are listed in OUT.failed, which can be the
# LIST of another run, and OUT is without them.
# Status: 0 all files are in OUT, 1 some failed, 2 wrong usage or other trouble, and no OUT is made.
# GNU parallel asks its users to cite it; whether --will-cite is right is for you to say, not for this script.
set -eu
# without PARALLEL_SHELL and SHELL, parallel guesses the shell from the processes around it
export LC_ALL=C PARALLEL_SHELL=/bin/sh

me=parallel.sh
trouble() {
	echo "$me: $*" >&2
	exit 2
}

usage="usage: $me [-j JOBS] [-n FILES] [-S LOGINS [-t]] LIST OUT [STAGE...]"
jobs=100% files=64 logins='' input='-M /dev/stdin'
while getopts j:n:S:t option; do
	case $option in
	j) jobs=$OPTARG ;;
	n) files=$OPTARG ;;
	S) logins=$OPTARG ;;
	t) input=-t ;;
	*) trouble "$usage" ;;
	esac
done
shift $((OPTIND - 1))
[ $# -ge 2 ] || trouble "$usage"
[ "$input" != -t ] || [ -n "$logins" ] || trouble "-t goes with -S; $usage"
case $files in
'' | 0* | *[!0-9]*) trouble "-n takes a number of files, at least 1; $usage" ;;
esac
parallel --version 2>/dev/null | grep '^GNU parallel' >/dev/null ||
	trouble "needs GNU parallel (Debian: apt-get install parallel; the one in moreutils is another program)"
list=$1 out=$2 shown=$2
shift 2
[ $# -gt 0 ] || set -- rpt-split rpt-sections rpt-numbers

# The pipeline fails when any stage does, which then says so on descriptor 4.
pipe=
for stage; do
	if [ -z "$pipe" ]; then
		pipe="{ $stage $input || echo no >&4; }"
	else
		pipe="$pipe | { $stage || echo no >&4; }"
	fi
done
pipe="exec 3>&1; failed=\$({ $pipe; } 4>&1 >&3 3>&-); [ -z \"\$failed\" ]"

case $out in
/*) ;;
*) out=$(pwd)/$out ;;
esac
tmp=$out.$$.tmp
mkdir -- "$tmp" || exit 2
trap 'rm -rf -- "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

# quoted WORD: as the shell reads it
quoted() {
	printf "'"
	printf '%s' "$1" | sed "s/'/'\\\\''/g"
	printf "'"
}
here="cd $(quoted "$(pwd)")"

# The list as a frame without comments and blank lines; doc is the number of the column of names.
cat -- "$list" >"$tmp/list" || exit 2
doc=$(frame=$tmp/frame awk -F '\t' '
	BEGIN { frame = ENVIRON["frame"] }
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
# What the pipeline writes for no file, its header, is what is left when all files failed.
: >"$tmp/none"
check="rpt-split -V && ($pipe) >/dev/null"
if [ -z "$logins" ]; then
	head -n 1 "$tmp/frame" | sh -c "$pipe" >"$tmp/none" || trouble "the pipeline does not run"
elif [ "$input" != -t ]; then
	check="cd $(quoted "$tmp") && $here && rpt-split -V && (echo '#doc' | ($pipe)) >/dev/null"
fi
if [ -n "$logins" ]; then
	versions=$(parallel --nonall -S "$logins" -q sh -c "$check" </dev/null) ||
		trouble "the pipeline does not run on all of $logins"
	[ "$(printf '%s\n' "$versions" | sort -u | wc -l)" -eq 1 ] || trouble "not one version of rpt on all of $logins:
$versions"
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
	frame=$1 dir=$2
	set -- --pipe --header : -N "$3" -j "$jobs" --joblog "$dir/log" ${logins:+-S "$logins"}
	if [ "$input" = -t ]; then
		documents <"$frame" 2>"$dir/unread" | parallel "$@" --results "$dir/{#}" -q sh -c "$pipe" >/dev/null 2>"$dir/messages" || :
	else
		to="$(quoted "$dir")/\$PARALLEL_SEQ"
		parallel "$@" -q sh -c "$here && exec >$to 2>$to.err && $pipe" <"$frame" 2>"$dir/messages" || :
		cat "$dir/messages" >&2
	fi
	if [ "$(wc -l <"$dir/log")" -ne $((count + 1)) ]; then
		[ "$input" != -t ] || cat "$dir/messages" >&2
		trouble "parallel did not run all jobs"
	fi
	awk -F '\t' 'NR > 1 && ($7 != 0 || $8 != 0) { print $1 }' "$dir/log" | sort -n >"$dir/failed"
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
bad=$tmp/bad awk -F '\t' -v OFS='\t' -v size="$files" -v doc="$doc" '
	BEGIN { bad = ENVIRON["bad"] }
	FILENAME == ARGV[1] { failed[$1]; next }
	FILENAME == ARGV[2] { failed_again[$1]; next }
	FNR == 1 {
		printf("%s", $0 == "#doc" ? "" : $0 "\n") >bad
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
		[ ! -e "$tmp/$part" ] || cat "$tmp/$part" >&2
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
	echo "$me: $count files failed; they are listed in $shown.failed" >&2
	exit 1
fi
