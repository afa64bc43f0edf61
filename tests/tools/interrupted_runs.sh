#!/usr/bin/env bash
# A run's folder is complete or absent: whatever kills the run, and when the disk is full.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios
run=("$program" run s/afghanistan.yaml --out out/run --quiet)

# Killed at ten different moments, from reading to writing.
for delay in 0.02 0.05 0.1 0.2 0.3 0.45 0.6 0.8 1.0 1.3; do
  "${run[@]}" --replications 1500 >/dev/null 2>&1 &
  victim=$!
  sleep "$delay"
  kill -9 "$victim" 2>/dev/null
  wait "$victim" 2>/dev/null
  if [[ -e out/run ]]; then
    expect 0 "$program" verify out/run  # it had finished before the kill
    rm -rf out/run
  fi
done
# And killed for certain while it writes: as soon as a first table stands in the hidden folder.
caught=0
for attempt in 1 2 3 4 5 6 7 8; do
  "${run[@]}" --replications 400 >/dev/null 2>&1 &
  victim=$!
  until compgen -G 'out/.run.partial-*/*.csv' >/dev/null || ! kill -0 "$victim" 2>/dev/null; do :; done
  kill -9 "$victim" 2>/dev/null
  wait "$victim" 2>/dev/null
  compgen -G 'out/.run.partial-*' >/dev/null && caught=$((caught + 1))
  if [[ -e out/run ]]; then
    expect 0 "$program" verify out/run
    rm -rf out/run
  fi
done
((caught > 0)) || fail 'no kill hit a run while it was writing'
expect 0 "${run[@]}" --replications 50
expect 0 "$program" verify out/run
[[ -z $(find out -name '*partial*') ]] || fail 'stale partial folders were not cleaned up'

# A second run replaces the folder; a run that fails leaves the old one as it was.
before=$(sha256sum out/run/states.csv)
expect 0 "${run[@]}" --replications 50 --seed 3
[[ $(sha256sum out/run/states.csv) != "$before" ]] || fail 'the new run did not replace the old one'
before=$(sha256sum out/run/states.csv)

# A limit on file size stands for a full disk: the write fails, the exit code is 1, nothing is left.
(ulimit -f 40; exec "${run[@]}" --replications 50 --seed 4) >stdout 2>stderr
[[ $? == 1 ]] || fail 'a full disk is not exit code 1'
says stderr '(ensemble|state_years|states|ties|totals).*(too large|No space)'
[[ $(sha256sum out/run/states.csv) == "$before" ]] || fail 'the failed run touched the old folder'
[[ -z $(find out -name '*partial*') ]] || fail 'the failed run left a partial folder'

# The same on a disk that really is full, where we may mount one.
mkdir small
if mount -t tmpfs -o size=128k none small 2>/dev/null; then
  expect 1 "$program" run s/afghanistan.yaml --out small/run --quiet --replications 50
  says stderr 'No space'
  [[ -z $(ls -A small) ]] || fail 'a full disk holds remains of the run'
  umount small
else
  printf 'SKIPPED: a disk that is really full (no right to mount one)\n'
fi

# Somebody's own folder is not ours to replace.
mkdir -p mine && echo keep >mine/notes.txt
expect 2 "$program" run s/afghanistan.yaml --out mine --quiet --replications 50
[[ $(ls mine) == notes.txt ]] || fail 'a foreign folder was touched'

# A changed file is found out.
echo >>out/run/states.csv
expect 2 "$program" verify out/run
says stderr 'states.csv'

# Ctrl-C: exit code 1, nothing written.
interrupted_by INT 0.7 stopped "$program" run s/afghanistan.yaml --out out/stopped --quiet --replications 20000

# So does a terminal that is closed, but not where the command was started to outlive it.
interrupted_by HUP 0.7 closed "$program" run s/afghanistan.yaml --out out/closed --quiet --replications 20000
nohup "$program" run s/afghanistan.yaml --out out/outlives --quiet --replications 2000 >/dev/null 2>stderr &
victim=$!
sleep 0.3
kill -HUP "$victim"
wait "$victim" || fail 'a run started by nohup does not outlive its terminal'
expect 0 "$program" verify out/outlives

finish
