#!/usr/bin/env bash
# Two types of one name in one namespace are undefined behaviour that no compiler reports: the linker keeps one of their
# inline functions. Lists every type that two headers define at namespace scope.
#
#   one_definition.sh ROOT
set -euo pipefail
cd -- "$1"
shopt -s globstar nullglob
double=$(
  for header in {sim,estimate,scenarios,results,tools}/**/*.hpp; do
    awk -v file="$header" '
      /^namespace [a-z_:]+ \{/ { space = $2 }
      /^(struct|class|enum class|union) [A-Z][A-Za-z0-9]*/ && !/;[[:space:]]*$/ && !/^[a-z ]+[A-Za-z0-9]+::/ {
        name = $0
        sub(/^(struct|class|enum class|union) /, "", name)
        sub(/[^A-Za-z0-9].*/, "", name)
        print space "::" name, file
      }' "$header"
  done | sort -u | awk '{ files[$1] = files[$1] " " $2; ++times[$1] } END { for (name in times) if (times[name] > 1) print name ":" files[name] }' | sort
)
if [[ -n $double ]]; then
  printf 'types that several headers define:\n%s\n' "$double"
  exit 1
fi
