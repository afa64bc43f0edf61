#!/usr/bin/env bash
# The coefficients that Afghanistan lends to other wars are what the commands of scenarios/afghanistan/sources.md make of
# its tables: to ten digits, since the last bits of a fit are the compiler's.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios

numbers() { # FILE: one number a line, rounded; then everything else
  tr -s ' ,:[]{}' '\n' <"$1" | awk '/^-?[0-9.]+(e[-+]?[0-9]+)?$/ { printf "%.9e\n", $1; next } { print }'
}

expect 0 "$program" measure potential --panel s/afghanistan/states.csv --index cow,year --alignment alignment \
  --depth depth_oriented --out facts.csv
# Both tables have the same state-years in the same order.
cmp <(cut -d, -f1-3 s/afghanistan/states.csv) <(cut -d, -f1-3 s/afghanistan/observed.csv) || fail 'other rows'
paste -d, facts.csv <(cut -d, -f7 s/afghanistan/observed.csv) >panel.csv
expect 0 "$program" fit --panel panel.csv --spec s/afghanistan/transfer.yaml --no-beside \
  --measures outcome=corrected,depth=oriented,potential=difference --coefficients coefficients.yaml
says stdout '^Observations +1963 +1963'
cmp <(numbers coefficients.yaml) <(numbers s/afghanistan/coefficients.yaml) || fail 'other coefficients than committed'

# Another record, other coefficients: or the comparison above would prove nothing.
sed -i '0,/,0\.0/s//,0.1/' panel.csv
expect 0 "$program" fit --panel panel.csv --spec s/afghanistan/transfer.yaml --no-beside \
  --measures outcome=corrected,depth=oriented,potential=difference --coefficients other.yaml
cmp -s <(numbers other.yaml) <(numbers s/afghanistan/coefficients.yaml) && fail 'another panel gives the same coefficients'
finish
