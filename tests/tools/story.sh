# Sourced by the stories beside it: a scratch folder with a copy of the shipped scenarios, and checks that count.
# Usage: story.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
export LC_ALL=C
program=$1
source_folder=$2
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
cd -- "$scratch" || exit 1
failures=0

fail() {
  printf 'FAILED: %s\n' "$*"
  failures=$((failures + 1))
}

# A fresh copy of the shipped scenarios in ./s
fresh_scenarios() {
  rm -rf s && mkdir s && cp -r "$source_folder"/scenarios/{*.yaml,afghanistan,iraq,libya,us_wars,crimea} s/
}

# expect CODE COMMAND...: runs it, output in ./stdout and ./stderr, and checks the exit code.
expect() {
  local code=$1
  shift
  "$@" >stdout 2>stderr
  local got=$?
  [[ $got == "$code" ]] || { fail "exit code $got instead of $code: $*"; sed 's/^/    /' stderr; }
}

# says FILE REGEX: some line of the file matches.
says() { grep -qE -- "$2" "$1" || { fail "no line of $1 matches: $2"; sed 's/^/    /' "$1" | head -n 20; }; }

# interrupted_by SIGNAL SECONDS NAME COMMAND...: the command is sent that signal after so many seconds, ends with exit code
# 1 and says why, and nothing of that name stays behind.
interrupted_by() {
  local signal=$1 seconds=$2 name=$3 victim
  shift 3
  "$@" >stdout 2>stderr &
  victim=$!
  sleep "$seconds"
  kill "-$signal" "$victim"
  wait "$victim"
  [[ $? == 1 ]] || fail "after SIG$signal the exit code is not 1: $*"
  says stderr 'interrupted'
  [[ -z $(find . -name "*$name*") ]] || fail "SIG$signal left something: $*"
}

finish() {
  if ((failures)); then printf '%d checks failed\n' "$failures"; exit 1; fi
  printf 'all checks passed\n'
}
