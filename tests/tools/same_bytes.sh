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

# The coefficients that a fit used, named as a file, give the same results again.
cp run1/coefficients.yaml s/afghanistan/used.yaml
sed -E '/^  (theory|family):/d; s|\{fit: states\}|{file: afghanistan/used.yaml}|' s/afghanistan.yaml >s/again.yaml
expect 0 "$program" run s/again.yaml --replications 150 --out run_again --quiet
cmp run1/state_years.csv run_again/state_years.csv || fail 'the coefficients file does not give the fit'"'"'s results'

# So do those of a hurdle, ceiling and calibrated persistence included.
expect 0 "$program" run s/afghanistan_corrected.yaml --replications 70 --out hurdle --quiet
cp hurdle/coefficients.yaml s/afghanistan/hurdle.yaml
grep -q 'ceiling: {estimate: 0\.0' s/afghanistan/hurdle.yaml || fail 'the coefficients file has no ceiling'
sed -E '/^  (theory|family|ceiling):/d; s|\{fit: states\}|{file: afghanistan/hurdle.yaml}|' s/afghanistan_corrected.yaml >s/hurdle_again.yaml
expect 0 "$program" run s/hurdle_again.yaml --replications 70 --out hurdle_again --quiet
cmp hurdle/state_years.csv hurdle_again/state_years.csv || fail 'the hurdle of a file does not give the fit'"'"'s results'
cmp hurdle/coefficients.yaml hurdle_again/coefficients.yaml || fail 'coefficients do not come back as they were'

# States that are in no war (Nauru, the Marshall Islands) leave all others as they were, given
# the coefficients: without their rows the same numbers come out.
grep -v -E '^[0-9]{4},(970|983),' s/afghanistan/states.csv >without.csv
for table in observed ties; do
  grep -v -E '(^[0-9]{4},(970|983),|^(970|983),|^[0-9]+,[A-Z]+,(970|983),)' s/afghanistan/$table.csv >t && cp t s/afghanistan/$table.csv
done
cp without.csv s/afghanistan/states.csv
expect 0 "$program" run s/again.yaml --replications 150 --out run_without --quiet
grep -v -E '^(970|983),' run1/state_years.csv >expected.csv
cmp expected.csv run_without/state_years.csv || fail 'states that are in no war change the results of others'
(($(wc -l <run_without/state_years.csv) < $(wc -l <run1/state_years.csv))) || fail 'nobody was left out'

finish
