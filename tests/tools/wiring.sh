#!/usr/bin/env bash
# Every setting does something: each declared key is changed in a small scenario, and the run's output must change or the
# change must be an error. The list of keys is the program's own, so that a new key without a line here fails.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"

small=$source_folder/tests/scenarios/small
# Everything a run says (in the file that `heard` names) and writes, but for digests and the machine. Of ensemble.nc, which
# has digests too, what it holds shows in its size.
heard=said
sized=false
outcome() {
  rm -rf out
  "$program" run w/scenario.yaml --replications 60 --out out "${options[@]}" >said 2>&1 || { echo error; return; }
  # The manifest repeats the settings and would change with any key: it does not count.
  {
    cat $(compgen -G 'out/*' | grep -vE 'manifest.json|ensemble.nc') "$heard"
    if $sized; then stat -c %s out/ensemble.nc 2>&1; fi
  } | sha256sum
}
options=()  # of run
world=small
fresh() {
  rm -rf w && cp -r "$small" w
  if [[ $world == two_wars ]]; then two_wars; fi
}
# The small scenario with a second war from 2003 on. Capitals and stakes are invented: functions of the state's number.
two_wars() {
  awk -F, -v OFS=, 'NR == 1 { print $0, "capital_latitude", "capital_longitude", "private_stake"; next }
    { print $0, $2 % 60, $2 % 120, ($2 % 10) / 10 }' w/states.csv >t && mv t w/states.csv
  awk -F, -v OFS=, 'NR == 1 { print "war", $0; next } { print 1, $0 } $1 >= 2003 { print 2, $0 }' w/observed.csv >t && mv t w/observed.csv
  sed -i -E 's/^    casualty_size: 0.8/&\n    coordinates: [34.5, 69.2]\n  - id: 2\n    name: Iraq (invented)\n    theatre: IRQ\n    coordinates: [33.3, 44.4]\n    years: [2003, 2004]\n    deaths_per_1000: {2003: 4, 2004: 4}\n    casualty_size: 0.5/' w/scenario.yaml
}

fresh
unchanged=$(outcome)
[[ $unchanged != error ]] || { fail 'the small scenario does not run'; cat said; finish; }
[[ $(outcome) == "$unchanged" ]] || fail 'the same scenario gives two outcomes'

tried=()
# changed KEY SED_SCRIPT [BASE_SCRIPT]: BASE first makes the key applicable; then SED must change the outcome.
changed() {
  tried+=("$1")
  fresh
  local before=$unchanged
  if [[ -n ${3-} || $world != small ]]; then
    sed -i -E "${3-}" w/scenario.yaml
    before=$(outcome)
    [[ $before != error ]] || { fail "$1: the base of the change does not run"; sed 's/^/    /' said; }
  fi
  cp w/scenario.yaml before.yaml
  sed -i -E "$2" w/scenario.yaml
  ! cmp -s before.yaml w/scenario.yaml || fail "$1: the edit changed nothing"
  [[ $(outcome) != "$before" ]] || fail "$1 does nothing"
}
# works KEY ...: the same, and the change must not be an error.
works() {
  changed "$@"
  "$program" validate w/scenario.yaml >said 2>&1 || { fail "$1: the changed scenario is refused"; sed 's/^/    /' said; }
}

changed entente 's/^entente: 1/entente: 2/'
works name 's/^name: .*/name: Another name/'
changed leader 's/^leader: USA/leader: CAN/'
changed years 's/^years: \[2001, 2004\]/years: [2001, 2003]/'
works focus 's/^focus: .*/focus: [FRA]/'
changed states.table 's/table: states.csv/table: observed.csv/'
changed ties.table 's/table: ties.csv/table: states.csv/'
changed observed.table 's/table: observed.csv/table: ties.csv/'
changed ties.treaty 's/treaty: observed/treaty: froze/'
works 'wars[].id' 's/- id: 1/- id: 2/'
works 'wars[].name' 's/name: Afghanistan \(invented\)/name: Another war/'
changed 'wars[].theatre' 's/theatre: AFG/theatre: FRA/'
changed 'wars[].years' 's/^( +)years: \[2001, 2004\]/\1years: [2001, 2003]/'
works 'wars[].deaths_per_1000' 's/2003: 2/2003: 9/'
works 'wars[].casualty_size' 's/casualty_size: 0.8/casualty_size: 0.2/'
works measures.outcome 's/outcome: as_published/outcome: corrected/'
works measures.depth 's/depth: as_published/depth: oriented/'
works measures.potential 's/potential: difference/potential: residual/'
works contribution.theory 's/theory: potential_alone/theory: domestic_politics/'
works contribution.family 's/family: tobit/family: gaussian/'
changed contribution.coefficients.fit 's/fit: states/fit: stats/'
works observed.years 's/table: observed.csv/table: observed.csv, years: [2001, 2003]/'
works observed.certainty 's/table: observed.csv/table: observed.csv, certainty: [A]/'
file_base='/theory:|family:/d; s/fit: states/file: coefficients.yaml\/tobit, draw: none/; s/table: states.csv/table: states.csv, incomplete: exclude/'
works contribution.coefficients.file 's/yaml\/tobit/yaml\/gaussian/' "$file_base"
published_base='/theory:|family:/d; s/fit: states/published: table1\/baseline/'
works contribution.coefficients.published 's/table1\/baseline/table1\/political/' "$published_base"
persistence_base='s/family: tobit/family: tobit\n  persistence: {amount: 0.2}/'
works contribution.persistence 's/family: tobit/family: tobit\n  persistence: {amount: 0.2}/'
works contribution.persistence 's/family: tobit/family: tobit\n  persistence: fit/'
works contribution.persistence.amount 's/amount: 0.2/amount: 0.8/' "$persistence_base"
hurdle_base='s/family: tobit/family: hurdle\n  persistence: {participation: 0.2}/'
works contribution.ceiling 's/family: hurdle/family: hurdle\n  ceiling: 0.2/' "$hurdle_base"
works contribution.ceiling 's/family: hurdle/family: hurdle\n  ceiling: fit/' "$hurdle_base"
works contribution.persistence 's/persistence: .*/persistence: fit/' "$hurdle_base"
works contribution.persistence.participation 's/participation: 0.2/participation: 0.8/' "$hurdle_base"
works contribution.coefficients.draw 's/fit: states/fit: states, draw: none/'
works contribution.coefficients.override 's/fit: states/fit: states, override: {potential: 0.05}/'
works leader_rule.rule 's/^leader_rule:.*/leader_rule: {rule: indifferent}/'
works leader_rule.decide 's/decide: each_year/decide: war_end/'
works leader_rule.room 's/room: standing/room: potential/'
works leader_rule.generosity 's/generosity: 0.2/generosity: 0.6/'
works leader_rule.memory 's/memory: 0.9/memory: 0.3/'
# Allies are soured where a contribution is due: a higher intercept makes it due.
due_base='s/fit: states/fit: states, override: {intercept: 0.01}/'
works leader_rule.souring 's/souring: 0.1/souring: 0.3/' "$due_base"
works leader_rule.drift 's/drift: 0.02/drift: 0.3/'
works leader_rule.standing_limit 's/drift: 0.02/drift: 0.02, standing_limit: 0.1/'
works types 's/^types:.*/types: off/'
works types.committed 's/committed: 0.5/committed: 0.2/'
works types.stake_distance_km 's/stake_distance_km: 3000/stake_distance_km: 500/'
numbers='withdrawal: {intercept: -1, losses: 0.1, democracy: 0.1, tie: 0.1}'
withdrawal_base="s/^types:/$numbers\ntypes:/"
works withdrawal "$withdrawal_base"
changed withdrawal 's/^types:/withdrawal: fit\ntypes:/'
# What is said repeats the hazard's numbers: here only what is simulated counts.
heard=/dev/null
works withdrawal.intercept 's/intercept: -1,/intercept: 1,/' "$withdrawal_base"
works withdrawal.losses 's/losses: 0.1,/losses: 1,/' "$withdrawal_base"
works withdrawal.democracy 's/democracy: 0.1,/democracy: 2,/' "$withdrawal_base"
works withdrawal.tie 's/tie: 0.1\}/tie: 3}/' "$withdrawal_base"
heard=said
works simulation.seed 's/seed: 20010911/seed: 20010912/'
# The same scenario with a comment more gives another file of the same size: else sizes would prove nothing.
sized=true
fresh
sizes() { "$program" run w/scenario.yaml --quiet --replications 60 --out "$1" && stat -c %s "$1/ensemble.nc"; }
plain=$(sizes out)
printf '# A comment.\n' >>w/scenario.yaml
[[ $(sizes out2) == "$plain" ]] || fail 'a comment changes the size of ensemble.nc'
cmp -s out/ensemble.nc out2/ensemble.nc && fail 'ensemble.nc does not say which scenario it is of'
works simulation.record 's/seed: 20010911/seed: 20010911, record: full/'
works simulation.record 's/seed: 20010911/seed: 20010911, record: none/'
works simulation.record 's/record: full/record: [share, posterior]/' 's/seed: 20010911/seed: 20010911, record: full/'
sized=false

# Several wars, and what each may have of its own.
world=two_wars
war_two() { printf 's/^    name: Iraq .*/&\\n    %s/' "$1"; }
changed wars '/^  - id: 2/,/^    casualty_size: 0.5/d'
works 'wars[].coordinates' 's/\[33.3, 44.4\]/[3.3, 44.4]/'
changed 'wars[].leader' "$(war_two 'leader: GBR')"
works 'wars[].invited' "$(war_two 'invited: [FRA, NZL]')"
works 'wars[].request' "$(war_two 'request: {intercept: 0, tie: 1, capability: 0.1}')"
request_base=$(war_two 'request: {intercept: 0, tie: 1, capability: 0.1}')
works 'wars[].request.intercept' 's/intercept: 0,/intercept: -2,/' "$request_base"
works 'wars[].request.tie' 's/tie: 1,/tie: 5,/' "$request_base"
works 'wars[].request.capability' 's/capability: 0.1/capability: 0.9/' "$request_base"
works contribution.war_intercepts 's/family: tobit/family: tobit\n  war_intercepts: true/'
works types.private_stake 's/stake_distance_km: 3000/private_stake: table/'
world=small

works leader_rule.budget 's/budget: 0.05/budget: 0.01/' 's/rule: bayesian/rule: budgeted, budget: 0.05/'
for rule in side_payment random; do works leader_rule.rule "s/rule: bayesian/rule: $rule/"; done
learning_base='s/^types:/expectation: {rule: learning, prior_rewards: 2, prior_failures: 2, others: 0.1}\ntypes:/'
works expectation "$learning_base"
changed expectation.rule 's/rule: learning/rule: lerning/' "$learning_base"
works expectation.prior_rewards 's/prior_rewards: 2/prior_rewards: 5/' "$learning_base"
works expectation.prior_failures 's/prior_failures: 2/prior_failures: 5/' "$learning_base"
works expectation.others 's/others: 0.1/others: 0.9/' "$learning_base"
works network.closure 's/^types:/network: {closure: 0.5}\ntypes:/'
works network.replicates 's/^types:/network: {replicates: 8}\ntypes:/'

# Counterfactuals, all of them beside the scenario itself.
options=(--counterfactual all)
what_if() { printf 's/^types:/counterfactuals:\\n  - {name: A, %s}\\ntypes:/' "$1"; }
tie_base=$(what_if 'set: {state: NZL, depth: 0.3, ally: true}')
works counterfactuals 's/^  - \{name: A.*/&\n  - {name: B, rule: {rule: indifferent}}/' "$tie_base"
works 'counterfactuals[].name' 's/name: A,/name: B,/' "$tie_base"
works 'counterfactuals[].from' 's/\{name: A,/{name: A, from: 2003,/' "$tie_base"
works 'counterfactuals[].set' 's/set: \{.*\}\}/rule: {rule: indifferent}}/' "$tie_base"
works 'counterfactuals[].set.state' 's/state: NZL/state: NOR/' "$tie_base"
works 'counterfactuals[].set.depth' 's/depth: 0.3/depth: 0.6/' "$tie_base"
works 'counterfactuals[].set.ally' 's/ally: true/ally: false/; s/depth: 0.3/depth: 0/' "$tie_base"
closure='s/^simulation:/network: {closure: 0.5}\nsimulation:/'
works 'counterfactuals[].set.with' 's/with: AUS/with: CAN/' "$(what_if 'set: {state: NZL, with: AUS, depth: 0.9}'); $closure"
# fact NAME VALUE OTHER [THEORY]: a fact that the equation of that theory reads
fact() {
  local base
  base=$(what_if "set: {state: NZL, $1: $2}")
  [[ -z ${4-} ]] || base+="; s/theory: potential_alone/theory: $4/"
  works "counterfactuals[].set.$1" "s/$1: $2/$1: $3/" "$base"
}
fact alignment 0.5 0.9
fact armed_forces 9000 30000
fact un_agreement 0.2 0.9 alliance_dependence
fact cinc 0.001 0.02 collective_action
fact gdp 1e11 9e11 collective_action
fact gdp_per_head 20000 60000 collective_action
fact democracy true false domestic_politics
fact distance_km 5000 15000
rule_base=$(what_if 'rule: {generosity: 0.9}')
works 'counterfactuals[].rule' 's/, rule: \{generosity: 0.9\}/, set: {state: NZL, alignment: 0.3}/' "$rule_base"
works 'counterfactuals[].rule.rule' 's/\{generosity: 0.9\}/{rule: indifferent}/' "$rule_base"
# rule_key KEY=VALUE [BASE]: that key of the rule besides
rule_key() { works "counterfactuals[].rule.${1%%:*}" "s/generosity: 0.9\}/generosity: 0.9, $1}/" "$rule_base${2:+; $2}"; }
rule_key 'decide: war_end'
rule_key 'room: potential'
works 'counterfactuals[].rule.generosity' 's/generosity: 0.9/generosity: 0.5/' "$rule_base"
works 'counterfactuals[].rule.budget' 's/budget: 0.05/budget: 0.01/' "$(what_if 'rule: {rule: budgeted, budget: 0.05}')"
rule_key 'memory: 0.2'
rule_key 'souring: 0.3' "$due_base"
rule_key 'drift: 0.3'
rule_key 'standing_limit: 0.1'
world=two_wars
works 'counterfactuals[].drop_war' 's/drop_war: 2/drop_war: 1/' "$(what_if 'drop_war: 2')"
world=small
options=()

# Replications are overridden by the command line above: here they stand by themselves.
tried+=(simulation.replications)
fresh
"$program" run w/scenario.yaml --out out >said && sed -i 's/replications: 200/replications: 60/' w/scenario.yaml
first=$(cat out/*.csv | sha256sum)
"$program" run w/scenario.yaml --out out >said
[[ $(cat out/*.csv | sha256sum) != "$first" ]] || fail 'simulation.replications does nothing'

# states.incomplete decides what becomes of a missing fact.
tried+=(states.incomplete)
fresh
sed -i -E '/^2002,920,/ s/^(([^,]*,){14})[^,]*/\1/' w/states.csv
[[ $(outcome) == error ]] || fail 'states.incomplete: a missing fact is no error'
sed -i 's/states: {table: states.csv}/states: {table: states.csv, incomplete: exclude}/' w/scenario.yaml
[[ $(outcome) != error ]] || { fail 'states.incomplete: exclude does not exclude'; cat said; }
grep -q 'left out for a missing fact: NZL 2002' said || fail 'states.incomplete: exclude does not say whom'

# ties.treaty: frozen matters where depth changes over the years.
fresh
awk -F, -v OFS=, 'NR > 1 && $1 >= 2003 && $2 == 220 { $18 = 0.7; $19 = 0.4 } { print }' w/states.csv >t && mv t w/states.csv
sed -i -E 's/^2,USA,220,FRA,([0-9]+),[0-9]*,/2,USA,220,FRA,\1,2002,/' w/ties.csv
echo '2,USA,220,FRA,2003,2004,9999,0.7,0.4' >>w/ties.csv
observed=$(outcome)
sed -i 's/treaty: observed/treaty: frozen/' w/scenario.yaml
frozen=$(outcome)
[[ $observed != error && $frozen != error ]] || { fail 'ties.treaty: a change of depth does not run'; cat said; }
[[ $observed != "$frozen" ]] || fail 'ties.treaty does nothing'

# No key is forgotten.
for key in $("$program" keys | grep -oE '^\| `[^`]+`' | tr -d '|` '); do
  [[ " ${tried[*]} " == *" $key "* ]] || fail "no line here tries $key"
done
((${#tried[@]} > 30)) || fail 'hardly a key was tried'

finish
