#!/usr/bin/env bash
# Command lines of the theory in motion, as docs/ has them: wars in sequence, counterfactuals, tournaments, descriptions, and
# whether an uncommitted state would copy. Few replicates: what is printed, not what comes out.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios
command -v python3 >/dev/null || { echo 'python3 is missing'; exit 77; }

json() { python3 -c "import json; d = json.load(open('stdout')); $1" || fail "JSON: $1"; }

for scenario in us_wars iraq libya crimea; do
  expect 0 "$program" run s/$scenario.yaml --replications 20 --threads 2
  says stdout '^Record: outcome '
  says stdout 'Would an uncommitted state copy\?'
  says stdout 'Ties to the leader: the largest changes of standing'
  says stdout 'Predictive, not causal'
  says stdout '^Written to out/'
done
says stdout '^ *Sardinia +1854 +1 +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+$'
says stdout 'V = 1'
for scenario in us_wars iraq libya crimea; do expect 0 "$program" verify out/$scenario; done

# Three wars in one world; the ratio stands in JSON with what it is made of.
expect 0 "$program" run s/us_wars.yaml --replications 20 --json
json 'assert [w["name"] for w in d["wars"]] == ["Afghanistan", "Iraq", "Libya"]'
json 'assert d["networks"]'
json 'm = {s["iso3"]: s for s in d["mimicry"]["states"]}["NZL"]
assert m["potential"] > m["reference"] and m["committed_share"] > m["uncommitted_share"], m
ratio = (m["committed_share"] - m["uncommitted_share"]) / (m["committed_reward"] - m["uncommitted_reward"])
assert abs(ratio / m["critical_ratio"] - 1) < 1e-9, m'
json 'assert "NOR" in [s["iso3"] for s in d["mimicry"]["without_potential"]]'

# Where the committed send less, that is said and nothing fails.
expect 0 "$program" run s/iraq.yaml --replications 10
says stdout 'the committed do not send more than the uncommitted: '
expect 0 "$program" run s/iraq.yaml --replications 10 --json
json 'assert all(s["critical_ratio"] is None and not s["committed_send_more"] for s in d["mimicry"]["states"])'

# Nothing is asked where acts earn nothing.
sed -e '/^counterfactuals:/,$d' -e '/^  \(decide\|room\|generosity\|memory\|souring\|drift\):/d' \
  -e 's/rule: bayesian/rule: indifferent/' s/crimea.yaml >s/indifferent.yaml
expect 0 "$program" run s/indifferent.yaml --replications 10
grep -q 'uncommitted state copy' stdout && fail 'an indifferent leader is said to reward'
expect 0 "$program" run s/indifferent.yaml --replications 10 --json
json 'assert "mimicry" not in d'

expect 0 "$program" run s/afghanistan.yaml --replications 20 --counterfactual all --json
json 'c = d["counterfactuals"]; assert len(c["counterfactuals"] if isinstance(c, dict) else c) >= 5'
says stdout '"variance_ratio": '

expect 0 "$program" describe s/crimea.yaml --format markdown
says stdout '^# '
says stdout 'Sardinia'

# The test of the paper comes first; signalling as stated where the record has another sign.
expect 0 "$program" tournament s/iraq.yaml --replications 20 --seed 1
says stdout '^The test of the paper: '
says stdout '^ *signalling less combined '
says stdout '^Signalling as the paper states it'
finish
