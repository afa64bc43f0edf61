#!/usr/bin/env bash
# What a user of `entente tournament` meets on the shipped scenarios: the test of the paper first, the same bytes for any
# number of threads, transfer and confusion, a folder that verifies, wrong requests refused with their place.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios
tournament() { "$program" tournament "$@" --quiet; }
refuses() {
  local message=$1
  shift
  expect 2 "$@"
  says stderr "$message"
  [[ ! -s stdout ]] || fail "something on standard output: $*"
  [[ ! -e no ]] || { fail "something was left behind: $*"; rm -rf no; }
}
python=$(command -v python3) || echo 'python3 is not there: JSON is not parsed'
json() { [[ -z $python ]] || "$python" -c "import json; d = json.load(open('stdout')); $1" || fail "JSON: $1"; }

expect 0 tournament s/afghanistan_corrected.yaml --replications 40 --seed 1 --threads 1 --json
cp stdout one.json
expect 0 tournament s/afghanistan_corrected.yaml --replications 40 --seed 1 --threads 2 --json
cmp stdout one.json || fail 'other bytes with two threads'
json 'assert list(d)[6:9] == ["folds", "units", "test_of_the_paper"], list(d)'
json 'assert [r["regime"] for r in d["regimes"]] == ["held_out_states", "one_step_ahead", "free_running"]'
json 'assert all(len(r["scores"]) == 13 for r in d["regimes"])'
json 'assert d["regimes"][0]["rows"] == 1963 and d["as_the_paper_states_it"] is not None'
# Shares above a fitted ceiling are counted, and told; the floors' kernels hold none impossible.
json 's = {t["theory"]: t["rows_at_worst_log_score"] for t in d["regimes"][0]["scores"]}; assert s["combined"] > 0 == s["random"], s'
json 'assert any("log score 50" in n for n in d["regimes"][0]["notes"]), d["regimes"][0]["notes"]'
json 'assert {t["log_score_by"][:6] for t in d["theories"]} == {"the eq", "kernel"}'
# The floors know nothing of a state that is left out.
json 's = {t["theory"]: t["crps"] for t in d["regimes"][0]["scores"]}; assert s["persistence"] == s["random"]'

expect 0 tournament s/afghanistan.yaml --replications 40 --folds 5 --origin 2008 --confusion --datasets 1 --out out
says stdout '^The test of the paper'
says stdout '^Could the record tell the theories apart'
says stdout 'signalling_doubled'
says stdout 'up to 2008'
expect 0 "$program" verify out
for file in tournament.json scores.csv differences.csv confusion.csv; do
  [[ -s out/$file ]] || fail "no $file"
done
says out/scores.csv '^free_running,,signalling,crps,share,'
says out/manifest.json 'afghanistan/observed.csv'

expect 0 tournament --train s/afghanistan_corrected.yaml --test s/iraq.yaml --test s/libya.yaml --replications 40 --json
json 'assert [r["of"][:4] for r in d["regimes"]] == ["Iraq", "Liby"]'
json 'assert any("not independent" in n for n in d["notes"])'
expect 0 tournament s/us_wars.yaml --replications 20 --family tobit --json
json 't = d["theories"][0]["terms"]; assert t[-3:] == ["war(2)", "war(3)", "potential"], t'

refuses 'measures.depth: "as_published" is not how' tournament --train s/iraq.yaml --test s/afghanistan.yaml
refuses 'libya.yaml:.*a tournament fits its theories itself' tournament s/libya.yaml
refuses 'crimea/states.csv:1:1: no column "gdp", which the term .*gdp.* of signalling' tournament --train s/iraq.yaml --test s/crimea.yaml
refuses '^entente: scenario: no scenario' tournament
refuses '^entente: --train: a scenario is named' tournament s/iraq.yaml --train s/iraq.yaml --test s/iraq.yaml
refuses '^entente: --test: is missing' tournament --train s/iraq.yaml
refuses '^entente: --folds' tournament --train s/iraq.yaml --test s/iraq.yaml --folds 3
refuses '^entente: --datasets' tournament s/iraq.yaml --datasets 3
refuses '^entente: --origin: 2020' tournament s/afghanistan.yaml --replications 20 --origin 2020 --out no
refuses '^entente: --replications: 5 is out of range' tournament s/afghanistan.yaml --replications 5
refuses '"probit" is no family' tournament s/afghanistan.yaml --family probit
# A floor has no terms: no agent can act by it.
sed -i 's/theory: signalling/theory: persistence/' s/afghanistan.yaml
refuses 'contribution.theory: "persistence".*signalling, combined' tournament s/afghanistan.yaml

finish
