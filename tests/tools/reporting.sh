#!/usr/bin/env bash
# `entente report`: what it says where something is missing, the same bytes for the same run, and its pages in Chromium
# (tests/report), where that, Node and the bundle are.
# Usage: reporting.sh PROGRAM SOURCE_FOLDER
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
figures=${ENTENTE_FIGURES:-$source_folder/build/figures}
installed=${ENTENTE_BROWSER_TESTS:-$source_folder/build/browser}

fresh_scenarios
expect 0 "$program" run s/afghanistan.yaml --counterfactual all --quiet --out run
expect 0 "$program" run s/afghanistan_corrected.yaml --replications 100 --quiet --out corrected

ENTENTE_FIGURES=nowhere expect 1 "$program" report run --out nothing.html
says stderr 'what reports are made of is not there.*tools/setup --figures'
[[ ! -e nothing.html ]] || fail 'a report without its script was written'

if [[ ! -s $figures/report/report.js ]]; then
  echo 'SKIPPED: what reports are made of is not there (tools/setup --figures); no report was made'
  ((failures)) && finish
  exit 77
fi
export ENTENTE_FIGURES=$figures

expect 2 "$program" report s --out nothing.html
says stderr 'not the folder of a finished run'
expect 2 "$program" report run --compare s --out nothing.html
[[ ! -e nothing.html ]] || fail 'a report of nothing was written'
expect 2 "$program" report run --out /proc/no/such/place.html
expect 2 "$program" report run --out page.pdf
says stderr 'page.pdf is not named as a page.*\.html'
[[ ! -e page.pdf ]] || fail 'a page was written as page.pdf'

expect 0 "$program" report run --out plain.html
says stderr 'wrote plain.html'
expect 0 "$program" run s/afghanistan.yaml --counterfactual all --quiet --threads 1 --out elsewhere
expect 0 "$program" report elsewhere --quiet --out again.html
sed -n '/id="summary"/,/id="figures"/p' plain.html >summary.html
grep -qE 'G/\(G-1\)|[ (]-[0-9]' summary.html && fail 'the summary has a formula, or a hyphen for a minus'
cmp -s plain.html again.html || fail 'the same run on another number of threads makes another report'
grep -qF "$scratch" plain.html && fail 'the report names a folder of this machine'
expect 0 "$program" report run --compare corrected --quiet --out pair.html
expect 0 "$program" report corrected --compare run --quiet --out turned.html
expect 0 "$program" run s/us_wars.yaml --counterfactual all --quiet --out wars
expect 0 "$program" report wars --quiet --out wars.html

# The same simulation set against fewer values: other scores, and neither is better.
expect 0 "$program" run s/afghanistan.yaml --certainty A --quiet --out sure
expect 0 "$program" report run --compare sure --quiet --out sure.html
says sure.html '<li>Take care: 1583 state-years are compared in this run alone, 0 in the other run alone'
says sure.html '<li>By CRPS, per 1,000, the two are the same: '
grep -q 'does better' sure.html && fail 'a run is called better on other rows'
grep -qF "$scratch" sure.html && fail 'a report of two runs names a folder of this machine'
# Wars are matched by their ids, which other scenarios use, too.
expect 0 "$program" run s/crimea.yaml --replications 50 --quiet --out crimea
expect 0 "$program" report run --compare crimea --quiet --out crimea.html
says crimea.html '<li>Take care: War 1 is Afghanistan in this run and Crimean War in the other run: are they the same'
grep -q 'does better' crimea.html && fail 'a run is called better than one of another war'
expect 0 "$program" run s/iraq.yaml --replications 50 --quiet --out iraq
expect 2 "$program" report run --compare iraq --out nothing.html
says stderr 'iraq: has no war in common with run'
[[ ! -e nothing.html ]] || fail 'a report of runs without a common war was written'

# Names that are markup, turn the writing direction or hold quotes.
cp -r s hostile
sed -i -e 's|,Denmark,|,"Dänemark ""Größe""",|; s|,New Zealand,|,<script>struck = 1</script>,|; s|,Estonia,|,</script><b>Estonia,|; s|,Norway,|,مصر,|' hostile/afghanistan/states.csv
sed -i -e 's|^name: .*|name: "</script><img src=x onerror=struck=1> “Ümläute” <!-- & {{script}}"|; s|    name: Afghanistan|    name: "<b>war</b>"|' hostile/afghanistan.yaml
expect 0 "$program" run hostile/afghanistan.yaml --replications 50 --counterfactual 'indifferent leader' --quiet --out hostile_run
expect 0 "$program" report hostile_run --quiet --out names.html

"$source_folder/tests/report/install" "$installed" 2>install_said
if [[ ! -d $installed/node_modules ]]; then
  cat install_said
  echo 'SKIPPED: Node or playwright-core is not there; no report was opened in a browser'
  ((failures)) && finish
  exit 77
fi
drive() { # KIND REPORT RUN
  timeout 400 node "$installed/run.mjs" "$1" "$PWD/$2" "$PWD/$3" >said 2>&1
  local code=$?
  cat said
  if [[ $code == 77 ]] && ! ((failures)); then exit 77; fi
  [[ $code == 0 ]] || fail "$1: the report does not do what it should"
}
drive names names.html hostile_run
drive pair pair.html run
drive turned turned.html corrected
drive wars wars.html wars
drive plain plain.html run
finish
