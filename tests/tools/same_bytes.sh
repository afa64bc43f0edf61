#!/usr/bin/env bash
# The same seed gives the same bytes for any number of threads, in every file but the manifest's machine block.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios

for threads in 1 2 8; do
  expect 0 "$program" run s/afghanistan.yaml --replications 150 --threads $threads --out run$threads --quiet
done
for threads in 2 8; do
  for file in run1/*; do
    name=$(basename "$file")
    [[ $name == manifest.json ]] || cmp "$file" run$threads/"$name" || fail "$name differs with $threads threads"
  done
  # The machine block is the manifest's last member.
  cmp <(sed '/^  "machine": {/,$d' run1/manifest.json) <(sed '/^  "machine": {/,$d' run$threads/manifest.json) ||
    fail "the manifest differs with $threads threads outside its machine block"
done
grep -q '^  "machine": {' run1/manifest.json || fail 'the manifest has no machine block'

# Another seed, other bytes: or the comparison above would prove nothing.
expect 0 "$program" run s/afghanistan.yaml --replications 150 --seed 5 --out other --quiet
cmp -s run1/states.csv other/states.csv && fail 'another seed gives the same bytes'

# The folder that the program starts in and the scenario's name say nothing to the random numbers.
mkdir elsewhere && cp -r s elsewhere/t && mv elsewhere/t/afghanistan.yaml elsewhere/t/renamed.yaml
(cd elsewhere && "$program" run t/renamed.yaml --replications 150 --out ../run_renamed --quiet) || fail 'run from elsewhere'
cmp run1/state_years.csv run_renamed/state_years.csv || fail 'the folder or the name of the scenario changes results'

finish
