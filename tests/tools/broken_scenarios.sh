#!/usr/bin/env bash
# Broken scenarios and tables: each gives its error with file:line:column, the key's path and what was expected; exit code
# 2; nothing written. The oracle is the edit itself: we know the line that we broke.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"

scenario=s/afghanistan.yaml
states=s/afghanistan/states.csv
observed=s/afghanistan/observed.csv

line_of() { grep -nE -- "$2" "$1" | head -n 1 | cut -d: -f1; }
# row TABLE YEAR COW: line of a state-year
row() { line_of "$1" "^$2,$3,"; }
# set_field TABLE LINE COLUMN_NAME VALUE: tables of ours have no quoted commas before the numbers
set_field() {
  local column
  column=$(head -n 1 "$1" | tr ',' '\n' | grep -nx "$3" | cut -d: -f1)
  awk -F, -v OFS=, -v line="$2" -v column="$column" -v value="$4" 'NR == line { $column = value } { print }' "$1" >edited
  mv edited "$1"
}
# refused NAME PATTERN: the scenario as it now stands is refused in both commands, with that message
refused() {
  expect 2 "$program" run "$scenario" --out out --quiet
  says stderr "$2" || true
  [[ ! -s stdout ]] || fail "$1: something on standard output"
  [[ ! -e out ]] || fail "$1: a folder was written"
  [[ -z $(find . -name '*partial*') ]] || fail "$1: a partial folder was left"
  expect 2 "$program" validate "$scenario"
  says stderr "$2"
  fresh_scenarios
}

fresh_scenarios
expect 0 "$program" validate "$scenario"

line=$(line_of $scenario generosity)
sed -i 's/generosity/generousity/' $scenario
refused 'typo in a key' "afghanistan.yaml:$line:[0-9]+: leader_rule.generousity: .*generosity"

line=$(line_of $scenario '2014: ')
sed -i "$line s/2014: /2015: /" $scenario
refused 'year outside the war' "afghanistan.yaml:$line:[0-9]+: wars\[1\].deaths_per_1000.*2015"

line=$(row $states 2005 920)
set_field $states "$line" armed_forces ''
refused 'a state without armed forces' "states.csv:$line:[0-9]+: armed_forces: .*NZL in 2005.*no armed forces"

set_field $states "$line" armed_forces 0
refused 'a state with no soldiers' "states.csv:$line:[0-9]+: armed_forces: .*no armed forces"

line=$(row $states 2003 20)
set_field $states "$line" depth_as_published -0.1
refused 'a negative depth' "states.csv:$line:[0-9]+: depth_as_published: -0.1 is out of range"

line=$(row $observed 2003 20)
set_field $observed "$line" share_as_published 1.5
refused 'a share above 1' "observed.csv:$line:[0-9]+: share_as_published: 1.5 is out of range"

sed -i '1 s/,cinc,/,cink,/' $states
refused 'a table with a missing column' 'states.csv:1:[0-9]+: .*cinc'

tail -n 1 $states >>$states
refused 'a duplicate state-year' "states.csv:$(($(wc -l <$states))):[0-9]+: .*second row"

line=$(line_of $scenario 'states:')
cp $states outside.csv
sed -i 's|afghanistan/states.csv|../outside.csv|' $scenario
refused 'a table path that leaves the folder' "afghanistan.yaml:$line:[0-9]+: states.table: "

: >$scenario
refused 'an empty file' 'afghanistan.yaml(:1:1)?: .*empty'

printf 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n' >$scenario
refused 'an alias bomb' 'afghanistan.yaml:1:[0-9]+: .*anchor'

line=$(row $states 2007 220)
set_field $states "$line" armed_forces '"254,895"'
sed -i "$line s/\"254,895\"/\"254,895\"/" $states
refused 'a thousands separator' "states.csv:$line:[0-9]+: armed_forces: .*thousands"

line=$(row $states 2014 210)
sed -i "$line s/,NLD,/,NTH,/" $states
refused 'a COW abbreviation for an ISO code' "states.csv:$line:[0-9]+: iso3: .*NTH.*NLD"

line=$(wc -l <$states)
sed -i "$line s/^2014,/2020,/" $states
refused 'a table year outside the scenario' "states.csv:$line:[0-9]+: year: 2020"

line=$(line_of $scenario 'leader:')
sed -i "$line s/USA/UKG/" $scenario
refused 'a leader by COW abbreviation' "afghanistan.yaml:$line:[0-9]+: leader: .*UKG"

sed -i 's|afghanistan/ties.csv|afghanistan/tied.csv|' $scenario
refused 'a dangling table' 'afghanistan.yaml:[0-9]+:[0-9]+: ties.table: .*tied.csv'

finish
