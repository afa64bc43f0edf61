#!/usr/bin/env bash
# Nothing names a place on somebody's machine or a package registry.
# Usage: words.sh ROOT
set -euo pipefail
cd -- "$1"
# The files under version control; in an unpacked archive all files but builds and runs.
if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
  list=(git ls-files -z --cached --others --exclude-standard)
else
  list=(find . -type f -not -path './build/*' -not -path './out/*' -print0)
fi
pattern='(^|[^[:alnum:]_.}$])/(wor[k]|tm[p]|hom[e]|roo[t])(/|$|[^[:alnum:]_/-])|registry\.npmj[s]|pypi\.or[g]'
found=$("${list[@]}" | xargs -0 grep -nIE -- "$pattern" || true)
if [[ -n $found ]]; then
  printf '%s\n' "$found" "these lines name a place that is not the project's"
  exit 1
fi
