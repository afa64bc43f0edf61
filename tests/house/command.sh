#!/usr/bin/env bash
# tools/entente around a toy program: what it builds, when, what it says and where.
# Usage: command.sh ROOT
set -euo pipefail
scripts=$1/tools
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
toy="$scratch/toy house"
mkdir -p -- "$toy"/{sim,estimate,scenarios,results,tools} "$scratch/some where"
cp -- "$scripts/entente" "$scripts/setup" "$toy/tools/"
cat >"$toy/CMakeLists.txt" <<'TOY'
cmake_minimum_required(VERSION 3.25)
project(toy LANGUAGES CXX)
option(ENTENTE_TESTS "" ON)
option(ENTENTE_STRICT "" ON)
if(ENTENTE_TESTS OR ENTENTE_STRICT)
  message(FATAL_ERROR "a user's build needs no tests and lives with warnings")
endif()
add_subdirectory(tools)
TOY
echo 'add_executable(entente main.cpp)' >"$toy/tools/CMakeLists.txt"
program() { # TEXT
  cat >"$toy/tools/main.cpp" <<TOY
#include <cstdio>
#include <unistd.h>
int main(int count, char** arguments) {
  char folder[4096];
  std::printf("$1|%s", getcwd(folder, sizeof folder));
  for (int i = 1; i < count; ++i) std::printf("|%s", arguments[i]);
  return 7;
}
TOY
}
expect() { # WHAT EXPECTED FOUND
  if [[ $2 != "$3" ]]; then
    printf '%s:\n  expected <%s>\n  found    <%s>\n' "$1" "$2" "$3"
    exit 1
  fi
}
start() { # ARGUMENT...: sets out, err, code
  code=0
  out=$(cd -- "$scratch/some where" && env -u HOME "$scratch/link" "$@" 2>"$scratch/err") || code=$?
  err=$(<"$scratch/err")
}
ln -s "toy house/tools/entente" "$scratch/link"
here="$(cd -P -- "$scratch/some where" && pwd)"

# Two first starts at once, without HOME, through a link, spaces everywhere: one build, both run.
program one
(start a 'b c'; printf '%s#%s' "$out" "$code" >"$scratch/first") &
(start a 'b c'; printf '%s#%s' "$out" "$code" >"$scratch/second") &
wait
for one in first second; do expect "$one of two first starts" "one|$here|a|b c#7" "$(<"$scratch/$one")"; done

start x
expect 'a later start' "one|$here|x" "$out"
expect 'a later start says nothing itself' '' "$err"
expect 'exit code' 7 "$code"

touch -- "$toy/scenarios/world.yaml"
start x
expect 'a scenario is no source' '' "$err"

program two
start x
expect 'a changed source' "two|$here|x" "$out"
case $err in *'sources have changed'*) ;; *) expect 'rebuild' 'sources have changed' "$err" ;; esac

echo 'int broken(' >>"$toy/tools/main.cpp"
start x
expect 'a failed build prints no result' '' "$out"
expect 'a failed build' 1 "$code"
case $err in *'the build failed'*build.log*'error:'*) ;; *) expect 'end of the log' 'the build failed ... error:' "$err" ;; esac

program three
start x
expect 'a mended source' "three|$here|x" "$out"

mv -- "$toy" "$scratch/moved"
ln -sfn "$scratch/moved/tools/entente" "$scratch/link"
start x
expect 'a moved house' "three|$here|x" "$out"
echo "the command builds when it must, and only speaks on stderr"
