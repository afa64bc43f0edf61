#!/usr/bin/env bash
# Every key that a shipped scenario gives does something: each is changed, one at a time, and what a run gives must change,
# or the change must be an error. Defaults are tried too. Which keys there are, and what else each could be, comes from the
# program's own declarations; wiring.sh tries every key there is, by hand, on a small scenario.
# Usage: wiring_shipped.sh PROGRAM SOURCE_FOLDER VARIANTS_PROGRAM NAME
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
variants_program=$3
name=$4
cp -r "$source_folder/scenarios" s

# outcome FILE OPTION...: everything that a run writes and says, but for the manifest, which repeats the settings, and the
# digests in ensemble.nc, whose size tells what it holds.
outcome() {
  local file=$1
  shift
  rm -rf out
  "$program" run "$file" --replications 64 --out out "$@" >said 2>&1 || { echo error; return; }
  (cd out && find . -type f ! -name manifest.json ! -name ensemble.nc -print0 | sort -z | xargs -0 sha256sum
    stat -c %s ensemble.nc 2>&1
    cat ../said) | sha256sum
}
options_of() { [[ $1 == counterfactuals* ]] && echo --counterfactual all; }

cp "s/$name.yaml" s/variant.yaml
declare -A before
before[run]=$(outcome s/variant.yaml)
[[ ${before[run]} != error ]] || { fail "$name does not run"; cat said; finish; }
[[ $(outcome s/variant.yaml) == "${before[run]}" ]] || fail 'the same scenario gives two outcomes'
whatif=false
if "$program" run --help | grep -q -- --counterfactual; then
  whatif=true
  before[counterfactuals]=$(outcome s/variant.yaml --counterfactual all)
  [[ ${before[counterfactuals]} != error ]] || { fail "the counterfactuals of $name do not run"; cat said; }
fi

mkdir variants
expect 0 "$variants_program" "s/$name.yaml" variants
tried=0 changed=0 refused=0
while IFS=$'\t' read -r file origin key value; do
  # Overridden on the command line here; and a policy for facts that are missing, where none is: wiring.sh tries both.
  case $key in simulation.replications | states.incomplete) continue ;; esac
  kind=run
  if [[ $key == counterfactuals* ]]; then
    $whatif || { printf 'NOT TRIED: %s: this version has no run --counterfactual\n' "$key"; continue; }
    kind=counterfactuals
  fi
  cp "variants/$file" s/variant.yaml
  # shellcheck disable=SC2046
  after=$(outcome s/variant.yaml $(options_of "$key"))
  tried=$((tried + 1))
  if [[ $after == error ]]; then
    refused=$((refused + 1))
    grep -qE '^entente: .' said || fail "$key: $value: an error without a word"
  elif [[ $after == "${before[$kind]}" ]]; then
    # A default that the file does not have cannot mislead its reader: other scenarios try that key where it matters.
    if [[ $origin == given ]]; then fail "$key does nothing in $name: $value"; else printf 'idle by default: %s: %s\n' "$key" "$value"; fi
  else
    changed=$((changed + 1))
  fi
done <variants/variants.txt
printf '%s: %d changes tried: %d changed the run, %d were refused\n' "$name" "$tried" "$changed" "$refused"
((changed >= 25)) || fail 'hardly a key was tried'

finish
