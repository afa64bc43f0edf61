#!/usr/bin/env bash
# tools/setup with a pretended system: what it installs, what it tells a user who may not, when it keeps still.
# Usage: setup.sh ROOT
set -euo pipefail
setup=$1/tools/setup
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
mkdir -p -- "$scratch/bin" "$scratch/bare"
export STATE=$scratch/state ENTENTE_FIGURES=$scratch/figures ENTENTE_BROWSER_TESTS=$scratch/browser

stub() { # NAME BODY
  printf '#!/bin/sh\n%s\n' "$2" >"$scratch/bin/$1"
  chmod +x "$scratch/bin/$1"
}
# dpkg-query knows what stands in $STATE; apt-get adds to it, unless told to fail, and keeps a diary.
stub dpkg-query 'while read -r name; do echo "$name:amd64 installed"; done <"$STATE"; echo "cmake config-files"; exit 1'
stub apt-get 'echo "$1" >>"$STATE.diary"; echo noise
  if [ "$1" = install ]; then
    if [ "${FAILS:-0}" -ge "$(grep -c install "$STATE.diary")" ]; then exit 100; fi
    for word; do case $word in -*|*=*|install) ;; *) echo "$word" >>"$STATE" ;; esac; done
  fi'
stub apt-cache 'exit "${UNKNOWN:-0}"'
# npm installs one package, unless it is offline; both keep the diary. node makes an empty bundle.
stub node 'case $1 in
  */bundle.mjs) mkdir -p "$3"; echo "(bundled)" >"$3/report.js" ;;
  *) echo "${NODE_VERSION:-v18.19.0}" ;;
esac'
stub npm 'echo "npm $1" >>"$STATE.diary"; if [ -n "${OFFLINE:-}" ]; then echo "no network" >&2; exit 1; fi
  mkdir -p node_modules/vega'
stub rsvg-convert :
stub id 'echo "${USER_NUMBER:-0}"'

run() { # sets out, err, code, diary
  rm -f -- "$STATE.diary"
  code=0
  out=$(PATH="${RUN_PATH:-$scratch/bin:$PATH}" "$setup" "$@" 2>"$scratch/err") || code=$?
  err=$(<"$scratch/err")
  diary=$(paste -sd' ' "$STATE.diary" 2>/dev/null || true)
}
expect() { # WHAT EXPECTED FOUND
  if [[ $2 != "$3" ]]; then
    printf '%s:\n  expected <%s>\n  found    <%s>\n' "$1" "$2" "$3"
    exit 1
  fi
}
contains() { # WHAT TEXT PART
  if [[ $2 != *"$3"* ]]; then expect "$1" "... $3 ..." "$2"; fi
}

"$setup" --list | grep -vx libeigen3-dev >"$STATE"
USER_NUMBER=1000 run
expect 'without root' 1 "$code"
contains 'what to type' "$err" 'sudo apt-get update && sudo apt-get install --yes --no-install-recommends libeigen3-dev'
expect 'apt-get is not called' '' "$diary"

# What draws figures: a failure is said, and is none of set-up's.
"$setup" --list >"$STATE"
run
expect 'nobody gets npm unasked' '0 ' "$code $diary"
OFFLINE=1 run --figures
expect 'no network for npm' '0 npm ci' "$code $diary"
contains 'says what is not to be had' "$err" 'figures as SVG or PDF and reports are not to be had'
expect 'leaves nothing half-done' '' "$(cd "$scratch/figures" && find . -name installed -o -name new -o -name node_modules)"
NODE_VERSION=v12.22.12 run --figures
contains 'Node is too old' "$err" 'Node 18 or newer'
expect 'Node is too old' '0 ' "$code $diary"
run --figures
expect 'Vega is installed' '0 npm ci' "$code $diary"
contains 'says that it installs it' "$err" 'installing what draws figures'
expect 'with its renderer' '' "$(cd "$scratch/figures" && ls -d render.mjs node_modules/vega package.json installed >/dev/null 2>&1 || echo missing)"
run
expect 'and stays' '0 ' "$code $err$diary"
echo stale >"$scratch/figures/render.mjs"
run
expect 'a changed renderer is copied without npm' '0 ' "$code $err$diary"
cmp "$1/tools/figures/render.mjs" "$scratch/figures/render.mjs"
grep -q bundled "$scratch/figures/report/report.js" || expect 'what reports are made of' 'a bundle' 'none'
echo stale >"$scratch/figures/report/report.js"
echo stale >"$scratch/figures/report/sources/style.css"
run
expect 'a changed style is bundled anew without npm' '0 (bundled)' "$code $err$diary$(<"$scratch/figures/report/report.js")"
# The shapes in the bundle are made from the geometry: as if that had been changed since.
echo stale >"$scratch/figures/report/report.js"
echo stale >"$scratch/figures/geometry.mjs"
echo stale >"$scratch/figures/report/geometry.mjs"
run
expect 'changed shapes are bundled anew without npm' '0 (bundled)' "$code $err$diary$(<"$scratch/figures/report/report.js")"
echo stale >"$scratch/figures/report/report.js"
run
expect 'and then stay' '0 stale' "$code $err$diary$(<"$scratch/figures/report/report.js")"
echo '{}' >"$scratch/figures/installed"
run
expect 'a changed lock file installs anew' '0 npm ci' "$code $diary"

"$setup" --list | grep -vx libeigen3-dev >"$STATE"
run
expect 'as root' 0 "$code"
expect 'one call' install "$diary"
expect 'nothing on stdout' '' "$out"
contains 'says what it does' "$err" 'installing: libeigen3-dev'

run
expect 'nothing missing' '0  ' "$code $out $err"
run --developer
contains 'developer' "$err" 'installing: clang clang-format clang-tidy libclang-rt-dev'
expect 'what drives reports in a browser' '' "$(cd "$scratch/browser" && ls -d run.mjs node_modules >/dev/null 2>&1 || echo missing)"

: >"$STATE"
UNKNOWN=100 run
expect 'new machine' '0 update install' "$code $diary"
contains 'removed packages that left their configuration are missing' "$err" ' cmake '

: >"$STATE"
FAILS=1 run
expect 'second attempt' '0 install update install' "$code $diary"
: >"$STATE"
FAILS=9 run
expect 'gives up' '1 install update install' "$code $diary"
contains 'says what is missing' "$err" 'could not install: g++ cmake'

for tool in bash dirname awk cat env cmp; do ln -s "$(command -v "$tool")" "$scratch/bare/$tool"; done
# PDF takes a converter of its own.
rm -- "$scratch/bin/rsvg-convert"
ln -s "$(command -v grep)" "$scratch/bare/grep"
"$setup" --list >"$STATE"
RUN_PATH=$scratch/bin:$scratch/bare run --figures
contains 'the converter to PDF' "$err" 'installing: librsvg2-bin fonts-liberation'
contains 'the converter is not there still' "$err" 'figures as PDF also take'
expect 'set-up ends well' 0 "$code"
ENTENTE_FIGURES=$scratch/none RUN_PATH=$scratch/bin:$scratch/bare run
expect 'no converter unasked' '0 ' "$code $diary"

# A system without apt-get.
RUN_PATH=$scratch/bare run
expect 'another system' 1 "$code"
contains 'names the libraries' "$err" 'Eigen 3.4'
ln -s "$(command -v cmake)" "$scratch/bare/cmake"
ln -s "$(command -v ninja)" "$scratch/bare/ninja"
RUN_PATH=$scratch/bare run --figures
expect 'another system with CMake' '0 ' "$code $out"
contains 'without Node there' "$err" 'figures take Node 18 or newer'

run --nonsense
expect 'wrong usage' 2 "$code"
echo "set-up installs, advises or keeps still, as it should"
