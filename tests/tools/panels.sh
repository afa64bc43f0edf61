#!/usr/bin/env bash
# What a user of `entente panel` meets: a panel of another war than the one that ships, its audit, codebook and
# comparisons, wrong recipes and sources as they go wrong, and that nothing is written then.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
here=$source_folder/tests/tools/panels

panel() { "$program" panel "$@"; }
small() { panel --recipe iraq.yaml --sources sources "$@"; }
fresh_sources() { rm -rf sources iraq.yaml && cp -r "$here"/sources "$here"/iraq.yaml .; }
# Exit code 2, a message that matches, nothing on standard output, and no file left behind.
refuses() {
  local message=$1
  shift
  rm -f P.csv A.json C.md
  expect 2 small --out P.csv --audit A.json --codebook C.md "$@"
  says stderr "$message"
  [[ ! -s stdout ]] || fail "something on standard output: $message"
  [[ ! -e P.csv && ! -e A.json && ! -e C.md ]] || fail "a file was written: $message"
}
# wrong FILE SED MESSAGE: the source, altered, is refused.
wrong() {
  fresh_sources
  sed -i "$2" "sources/$1"
  refuses "$3"
  fresh_sources
}

# --- A panel -------------------------------------------------------------------------------------------------------
fresh_sources
expect 0 small --out P.csv --audit A.json --codebook C.md
says stdout '27 state-years, 2003-2005'
says stdout '2 thousands_separators'
says P.csv '^2003,United Kingdom,UKG,200,GBR,200000,9000,9000,0,0\.045,'
says A.json '"recipe": "iraq_small"'
says C.md '^\| `troops_iraq_final_ratio` \|'
expect 0 small --codebook C.csv --audit A.txt --quiet
[[ ! -s stdout ]] || fail 'a quiet panel chats'
says C.csv '^troops_iraq_final,'
says A.txt 'lost, the heading|deaths \(deaths|casualties \(deaths\.csv\)'
expect 0 small --json
says stdout '"rows": 27'
cp P.csv first.csv
expect 0 small --out P.csv
cmp -s P.csv first.csv || fail 'the same sources gave other bytes'

# The specifications that ship take the panel as it is.
expect 0 "$program" fit --panel P.csv --formula 'troops_iraq_final_ratio ~ pot_gain'
says stdout 'pot_gain'

# --- Switches --------------------------------------------------------------------------------------------------------
expect 0 panel --list-switches
says stdout '^placemat_merge: '
says stdout '^  colliding_index: '
expect 0 panel --list-switches --json
says stdout '"switch": "placemat_merge"'
expect 0 small --set placemat_merge=colliding_index --set deployment_counts=separators_lost --compare first.csv \
  --differences D.csv
says stdout 'beside first\.csv: 27 state-years'
says stdout 'United Kingdom 2005: missing, 8500'
says D.csv '^troops,United Kingdom 2005,200,2005,,8500$'
says D.csv '^troops_iraq_total,United Kingdom 2003,200,2003,0,9000$'
expect 0 small --compare first.csv --json
says stdout '"differing_cells": 0'
refuses 'did you mean placemat_merge\?' --set placemats_merge=colliding_index
refuses 'did you mean colliding_index\?' --set placemat_merge=coliding_index
refuses '--set: .*second time' --set rows=military_balance --set rows=state_system
refuses '--set.*SWITCH=CHOICE' --set placemat_merge
refuses 'national_capabilities_5' --set cinc=nmc_5

# --- The command line ------------------------------------------------------------------------------------------------
refuses 'no\.csv' --compare no.csv
refuses '--differences.*--compare' --differences D.csv
refuses '--tolerance' --compare first.csv --tolerance tiny
expect 2 panel --sources sources
says stderr '--recipe'
expect 2 panel --recipe iraq.yaml
says stderr '--sources'
expect 2 small --audit A.xml
says stderr '\.json or \.txt'
expect 2 small --out same.csv --codebook ./same.csv
says stderr 'written twice'
mkdir -p folder.csv
expect 2 small --out folder.csv
expect 2 panel --recipe iraq.yaml --sources nowhere --out P.csv
says stderr 'nowhere/states\.csv'
says stderr 'nowhere/votes\.csv'

# --- Recipes ---------------------------------------------------------------------------------------------------------
sed -i 's/theatre: IRQ/theatre: IRK/' iraq.yaml
refuses '^entente: iraq\.yaml:7:10: theatre: '
fresh_sources
sed -i 's/MNF-I/MNF-l/' iraq.yaml
refuses '^entente: iraq\.yaml:9:[0-9]+: operations: no row of the deployments has "MNF-l".*did you mean MNF-I\?'
fresh_sources
sed -i 's/Iraq, Kuwait/Irak, Kuwait/' iraq.yaml
refuses '^entente: iraq\.yaml:10:[0-9]+: locations: no row of the deployments has "Irak".*did you mean Iraq\?'
fresh_sources
sed -i 's/^locations:/location:/' iraq.yaml
refuses 'did you mean locations\?'

# --- Sources as they go wrong: file, line and column, and nothing written ---------------------------------------------
wrong votes.csv '5s/2003/20O3/' 'sources/votes\.csv:5:5: year: .*2003 has a digit'
wrong votes.csv 's/,/;/g' 'sources/votes\.csv:1.*semicolon'
wrong capitals.csv 's/,/\t/g' 'sources/capitals\.csv:1.*tab'
wrong forces.csv '5s/Poland/Pol\xf4gne/' 'sources/forces\.csv:5:.*UTF-8'
wrong forces.csv '5p' 'sources/forces\.csv:6:6: country: .* a second time'
wrong democracy.csv '3p' 'sources/democracy\.csv:4:1: ccode: .*second time, after line 3'
wrong deployments.csv '4s/"Poland"/"Polland"/' 'sources/deployments\.csv:[0-9]+:[0-9]+: country: .*nearest is "Poland"'
wrong ties.csv '2s/,200,/,201,/' 'sources/ties\.csv:2:.*201'
wrong deaths.csv '2s/542/543/' 'sources/deaths\.csv:2:.*total'
wrong placemats.csv '3s/8600/8,600/' 'sources/placemats\.csv:3'
wrong placemats.csv '3s/8600/86OO/' 'sources/placemats\.csv:3:21: count_total: "86OO" is no number'
fresh_sources
sed -i 's/2003, 2005/2003, 2020/' iraq.yaml
refuses 'iraq\.yaml:5:8: years: the state system covers 1816-2016'
fresh_sources
head -c 300 sources/estimates.csv >cut && mv cut sources/estimates.csv
refuses 'sources/estimates\.csv:[0-9]+:[0-9]+'
fresh_sources
: >sources/gdp.csv
refuses 'sources/gdp\.csv'
fresh_sources
rm sources/placemats.csv sources/deaths.csv
refuses 'sources/placemats\.csv'
says stderr 'sources/deaths\.csv'
fresh_sources

# A file that cannot be written is work that failed, and leaves what was there.
if [[ $(id -u) != 0 ]]; then
  mkdir -p locked && echo before >locked/P.csv && chmod a-w locked
  expect 1 small --out locked/P.csv
  says locked/P.csv '^before$'
  chmod u+w locked
fi

finish
