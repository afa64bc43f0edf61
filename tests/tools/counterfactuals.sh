#!/usr/bin/env bash
# Counterfactuals as a user runs them, on the small invented scenario: effects beside an unchanged baseline, the same bytes
# for any number of threads, and messages for names that are none.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
cp -r "$source_folder/tests/scenarios/small" s
{
  grep -v '^simulation:' s/scenario.yaml
  cat <<'YAML'
counterfactuals:
  - {name: indifferent, rule: {rule: indifferent}}
  - {name: generous, rule: {generosity: 0.9}, from: 2003}
  - {name: the same, rule: {generosity: 0.2}}
  - {name: New Zealand allied, set: {state: NZL, depth: 0.6, ally: true}}
simulation: {replications: 200, seed: 20010911}
YAML
} >s/changed.yaml
run=("$program" run s/changed.yaml)

# A run without counterfactuals writes no effects, and one with them leaves everything else as it was.
expect 0 "${run[@]}" --quiet --out plain
[[ ! -e plain/effects.csv ]] || fail 'effects nobody asked for'
for threads in 1 2 8; do
  expect 0 "${run[@]}" --quiet --counterfactual all --threads $threads --out all$threads
done
for file in plain/*; do
  name=$(basename "$file")
  [[ $name == manifest.json || $name == comparison.json ]] || cmp "$file" all1/"$name" || fail "a counterfactual changes $name"
done
# The document has the effects at its end and is otherwise the same.
cmp <(sed '$d' plain/comparison.json | sed '$d') <(sed '/^  "counterfactuals": /,$d' all1/comparison.json | sed '$d') ||
  fail 'a counterfactual changes comparison.json'
for name in effects.csv effects_states.csv effects.json; do
  for threads in 2 8; do
    cmp all1/$name all$threads/$name || fail "$name differs with $threads threads"
  done
  grep -q "\"file\": \"$name\"" all1/manifest.json || fail "the manifest does not list $name"
done
grep -q '"change": "leader rule: rule indifferent instead of bayesian, from 2001 on"' all1/manifest.json ||
  fail 'the manifest does not say what a counterfactual changes'
expect 0 "$program" verify all1

# One by itself has the effects that it has among others; what changes nothing has effect 0 and nothing to save.
expect 0 "${run[@]}" --quiet --counterfactual generous --counterfactual indifferent --out two
for name in effects.csv effects_states.csv; do
  cmp <(grep -E '^(counterfactual|indifferent|generous),' all1/$name) two/$name || fail "$name depends on what else is asked"
  grep '^the same,' all1/$name | awk -F, '{ if ($(NF - 2) != 0 && $(NF - 2) != "") exit 1 }' || fail "a null effect is not 0 in $name"
  grep '^the same,' all1/$name | grep -qv ',$' && fail "a null effect has a variance ratio in $name"
done
grep -q '^indifferent,1,2002,troops,' two/effects.csv || fail 'no effect by year'
grep '^indifferent,1,,troop_years,' two/effects.csv | awk -F, '{ exit !($NF > 1) }' || fail 'common random numbers save nothing'
grep '^generous,1,2002,troops,' two/effects.csv | awk -F, '{ exit !($(NF - 2) == 0) }' || fail 'an effect before its year'

# More replicates, or another seed, are other numbers; the document and the report tell them.
expect 0 "${run[@]}" --quiet --counterfactual indifferent --seed 5 --out other
cmp -s <(grep '^indifferent' two/effects.csv) <(grep '^indifferent' other/effects.csv) && fail 'another seed has the same effects'
expect 0 "${run[@]}" --json --counterfactual 'New Zealand allied' --out json
says stdout '"name": "New Zealand allied"'
says stdout '"variance_ratio": '
expect 0 "${run[@]}" --counterfactual 'New Zealand allied' --out text
says stdout '^Counterfactual: New Zealand allied$'
says stdout 'ally 1, depth 0.6, from 2001 on'
says stdout 'model.s answer'

# A typo is wrong input with the nearest name; a scenario without counterfactuals says so.
expect 2 "${run[@]}" --counterfactual indiferent --out typo
says stderr '^entente: --counterfactual: no counterfactual is called "indiferent"; expected all or one of .*did you mean "indifferent"'
expect 2 "$program" run s/scenario.yaml --counterfactual all --out typo
says stderr '^entente: --counterfactual: the scenario has no counterfactuals'
[[ ! -e typo ]] || fail 'a run with a typo left a folder'
finish
