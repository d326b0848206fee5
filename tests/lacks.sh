# Read by checks.sh and portable.sh.
# shellcheck shell=sh

# lacks NAME COMMAND...: whether one of the commands is not installed; that is said
lacks() {
	name=$1
	shift
	for command; do
		command -v "$command" >/dev/null 2>&1 || {
			echo "${0##*/}: $name: skipped: $command is not installed"
			return 0
		}
	done
	return 1
}
