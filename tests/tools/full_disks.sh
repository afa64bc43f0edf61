#!/usr/bin/env bash
# A disk that fills up, at whichever point of a run: an error in one line, exit code 1 and not a signal, and nothing left
# that looks like a run, whatever is recorded. First with a limit on file size in place of the disk; then on disks that
# really are full, where we may mount them.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
fresh_scenarios
run=("$program" run s/afghanistan.yaml --quiet --replications 200)

# refused WHAT FOLDER: what must be true of the run that has just failed to write FOLDER/run.
refused() {
  [[ $code == 1 ]] || fail "$1: exit code $code instead of 1"
  [[ $(wc -l <stderr) == 1 ]] || { fail "$1: it takes more than one line to report"; sed 's/^/    /' stderr; }
  says stderr '^entente: .*(No space left|File too large)'
  [[ -z $(ls -A "$2") ]] || fail "$1: something was left: $(ls -A "$2")"
}

mkdir limited
for record in summary full; do
  for limit in 1 8 40 200 500; do  # KiB; a summary fits into the last, and the table after it does not
    (ulimit -f $limit; exec "${run[@]}" --record $record --out limited/run) >stdout 2>stderr
    code=$?
    refused "$record, files of at most $limit KiB" limited
  done
done

mkdir disk
mounted() { mount -t tmpfs -o "$1" none disk 2>/dev/null; }
trap 'umount disk 2>/dev/null; rm -rf -- "$scratch"' EXIT
if ! mounted size=64m; then
  printf 'SKIPPED: disks that are really full (no right to mount one)\n'
  finish
fi
# How much a run takes shows where there is room; a little less must fail, and so must any part of it.
declare -A whole
for record in none summary full; do
  expect 0 "${run[@]}" --record $record --out disk/run
  whole[$record]=$(($(df --output=used -k disk | tail -n 1)))
  rm -rf disk/run
done
umount disk
((whole[none] < whole[summary] && whole[summary] < whole[full])) || fail "what is recorded takes no room: ${whole[*]}"
for record in none summary full; do
  for percent in 1 5 10 30 60 90 99; do
    mounted "size=$((whole[$record] * percent / 100))k" || fail 'cannot mount a disk any more'
    "${run[@]}" --record $record --out disk/run >stdout 2>stderr
    code=$?
    refused "$record, a disk of $percent % of what the run takes" disk
    umount disk
  done
done
# A disk without room for one more file.
for files in 4 6 15; do
  mounted "size=64m,nr_inodes=$files" || fail 'cannot mount a disk any more'
  "${run[@]}" --out disk/run >stdout 2>stderr
  code=$?
  refused "a disk for $files files" disk
  umount disk
done
# A former run stands as it was when the next finds no room beside it.
mounted "size=$((whole[summary] * 3 / 2))k" || fail 'cannot mount a disk any more'
expect 0 "${run[@]}" --out disk/run
"${run[@]}" --seed 7 --out disk/run >stdout 2>stderr
[[ $? == 1 ]] || fail 'two runs find room where there is none'
expect 0 "$program" verify disk/run
grep -q '"seed": 7,' disk/run/manifest.json && fail 'a run that found no room took the place of another'
[[ $(ls -A disk) == run ]] || fail 'a run that found no room left something'
finish
