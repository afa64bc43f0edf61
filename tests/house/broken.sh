#!/usr/bin/env bash
# Each check of the house fails when its rule is broken, and says where.
# Usage: broken.sh FOLDER_OF_CHECKS COMPILER
set -euo pipefail
checks=$1
compiler=$2
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
house=$scratch/house

fresh_house() {
  rm -rf -- "$house"
  mkdir -p -- "$house"/{sim,estimate,scenarios,results,tools,tests/sim}
  printf '#include "sim/a.hpp"\n#include <vector>\n' >"$house/tools/main.cpp"
  printf '#pragma once\n' >"$house/sim/a.hpp"
}

# passes CHECK ARGUMENT...; fails_saying TEXT CHECK ARGUMENT...
passes() {
  if ! bash "$checks/$1" "${@:2}" >"$scratch/said" 2>&1; then
    echo "$1 fails on a clean house:"
    cat -- "$scratch/said"
    exit 1
  fi
}
fails_saying() {
  if bash "$checks/$2" "${@:3}" >"$scratch/said" 2>&1; then
    echo "$2 does not see what is wrong (expected: $1)"
    exit 1
  fi
  if ! grep -qF -- "$1" "$scratch/said"; then
    echo "$2 says something else than \"$1\":"
    cat -- "$scratch/said"
    exit 1
  fi
}
include() { # FILE INCLUDED
  fresh_house
  printf '#include %s\n' "$2" >"$house/$1"
}

fresh_house
for check in includes.sh words.sh length.sh one_definition.sh; do passes "$check" "$house"; done

include sim/b.cpp '"estimate/a.hpp"'; fails_saying 'sim/b.cpp:1: sim includes' includes.sh "$house"
include results/b.cpp '"scenarios/a.hpp"'; fails_saying 'results includes' includes.sh "$house"
include scenarios/b.cpp '"results/a.hpp"'; fails_saying 'scenarios includes' includes.sh "$house"
include tests/sim/b.cpp '"estimate/a.hpp"'; fails_saying 'sim includes' includes.sh "$house"
include sim/b.cpp '"a.hpp"'; fails_saying 'not rooted' includes.sh "$house"
include results/b.hpp '<yaml-cpp/yaml.h>'; fails_saying 'results uses <yaml-cpp/yaml.h>' includes.sh "$house"
include sim/b.hpp '<Eigen/Dense>'; fails_saying 'sim uses <Eigen/Dense>' includes.sh "$house"
include sim/b.hpp '<catch2/catch.hpp>'; fails_saying 'sim uses <catch2/catch.hpp>' includes.sh "$house"
include results/b.cpp '<curl/curl.h>'; fails_saying 'results uses <curl/curl.h>' includes.sh "$house"
include estimate/b.hpp '<netcdf.h>'; fails_saying 'estimate uses <netcdf.h>' includes.sh "$house"
include scenarios/b.hpp '<nlohmann/json.hpp>'; fails_saying 'scenarios uses' includes.sh "$house"

fresh_house
for floor in sim estimate; do printf 'namespace entente {\nstruct Twice {\n};\n}\n' >"$house/$floor/twice.hpp"; done
fails_saying 'entente::Twice: estimate/twice.hpp sim/twice.hpp' one_definition.sh "$house"

fresh_house
printf 'see /ho%s/somebody/data.csv\n' me >"$house/sim/note.md"
fails_saying 'sim/note.md:1:' words.sh "$house"

fresh_house
printf '//%.0s\n' {1..401} >"$house/sim/long.cpp"
fails_saying 'sim/long.cpp has 401 lines' length.sh "$house"

floors='estimate: entente::sim Eigen3::Eigen\nscenarios: entente::estimate yaml-cpp\n'
printf "sim: Boost::headers\n${floors}results: entente::estimate OpenSSL::Crypto\n" >"$scratch/links"
passes links.sh "$scratch/links"
printf "sim: Boost::headers\n${floors}results: entente::estimate entente::scenarios\n" >"$scratch/links"
fails_saying 'results links entente::scenarios' links.sh "$scratch/links"
printf "sim: entente::estimate\n${floors}results: entente::estimate\n" >"$scratch/links"
fails_saying 'sim links entente::estimate' links.sh "$scratch/links"

library() { # FLAGS SOURCE
  printf '%s\n' "$2" >"$scratch/unit.cpp"
  # shellcheck disable=SC2086  # several flags
  "$compiler" -O2 $1 -c "$scratch/unit.cpp" -o "$scratch/unit.o"
  rm -f -- "$scratch/libunit.a"
  ar cr "$scratch/libunit.a" "$scratch/unit.o"
}
library '-ffp-contract=off' $'#include <cmath>\ndouble f(double x) { return std::sqrt(x) + std::floor(x); }'
passes symbols.sh "$scratch/libunit.a"
passes instructions.sh "$scratch/libunit.a"
library '' $'#include <cmath>\ndouble f(double x) { return std::lgamma(x); }'
fails_saying 'unit.o]: calls lgamma' symbols.sh "$scratch/libunit.a"
if [[ $(uname -m) == x86_64 ]]; then
  library '-mfma -ffp-contract=fast' 'double f(double a, double b, double c) { return a * b + c; }'
  fails_saying 'holds vfmadd' instructions.sh "$scratch/libunit.a"
fi

newer() { # SOURCE of an object that is compiled for newer processors
  library '' "$1"
  mv -- "$scratch/unit.o" "$scratch/stages_avx2.cpp.o"
  ar cr "$scratch/libunit.a" "$scratch/stages_avx2.cpp.o"
}
kept='[[gnu::weak]] int table[] = {1, 2, 3}; static double half(double x) { return x / 2; }'
newer "$kept"$'\ndouble f(double x) { return half(x) + table[1]; }'
passes linkage.sh "$scratch/libunit.a"
newer $'[[gnu::noinline]] inline double half(double x) { return x / 2; }\ndouble f(double x) { return half(x); }'
fails_saying 'defines half(double) for everybody' linkage.sh "$scratch/libunit.a"
newer $'template <class T> [[gnu::noinline]] T half(T x) { return x / 2; }\ndouble f(double x) { return half(x); }'
fails_saying 'half<double>(double) for everybody' linkage.sh "$scratch/libunit.a"
library '' 'double f(double x) { return x; }'
fails_saying 'no functions of *_avx*.o found' linkage.sh "$scratch/libunit.a"

if [[ $(uname -m) == x86_64 ]]; then
  by_target() { # static or inline: a function that is compiled for newer processors, beside a shared one that is not
    library '' "[[gnu::noinline]] inline double half(double x) { return x / 2; }
      [[gnu::noinline, gnu::target(\"avx2\")]] $1 double f(double x) { return half(x) + 1; }
      double g(double x) { return f(x); }"
  }
  by_target static
  passes shared.sh "$scratch/libunit.a"
  by_target inline
  fails_saying 'unit.o defines f(double) for everybody, with v' shared.sh "$scratch/libunit.a"
  library '' 'double f(double x) { return x; }'
  fails_saying 'no newer instructions found' shared.sh "$scratch/libunit.a"
fi
echo "every check sees its own kind of fault"
