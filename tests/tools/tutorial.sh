#!/usr/bin/env bash
# docs/tutorial.md, step by step: its commands run as written, in a folder laid out like a clone, and print what it shows.
# Exit code 77 where R, xarray or what draws is missing; the other steps are checked all the same.
# Usage: tutorial.sh PROGRAM SOURCE_FOLDER [--refresh]; with it the page gets the lines that are printed now.
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
tutorial=$source_folder/docs/tutorial.md
steps=$source_folder/tests/tools/tutorial
command -v python3 >/dev/null || { echo 'SKIPPED: python3 is not installed, which runs the steps'; exit 77; }
export PYTHONDONTWRITEBYTECODE=1

mkdir tools
ln -s "$program" tools/entente
cp -r "$source_folder/scenarios" scenarios
python3 "$steps/run.py" "$tutorial" outputs.json
code=$?
((code == 0 || code == 77)) || fail 'steps did not end as the tutorial says'
if [[ ${3:-} == --refresh ]]; then python3 "$steps/check.py" "$tutorial" outputs.json --refresh; fi
python3 "$steps/check.py" "$tutorial" outputs.json || fail 'the tutorial shows what is not printed'
python3 "$steps/check.py" "$tutorial" outputs.json --broken || fail 'the check does not see a broken tutorial'

# Its numbers in the prose: a broken one is found, too.
if ((code == 0)); then
  (cat -- "$tutorial"; echo 'A rank correlation of 0.98765.') >broken.md
  python3 "$steps/check.py" broken.md outputs.json >stdout && fail 'a number that nothing prints was not noticed'
  says stdout 'no step prints 0\.98765'
fi

# What was drawn.
if [[ -e ranks.pdf ]]; then
  [[ $(head -c 5 ranks.pdf) == %PDF- ]] || fail 'ranks.pdf is no PDF'
  # 84 mm are 238.1 points.
  says ranks.pdf '/MediaBox \[ 0 0 238\.1'
fi
if [[ -e fan.svg ]]; then grep -q '</svg>' fan.svg || fail 'fan.svg is no SVG'; fi
if [[ -e report.html ]]; then grep -q '</html>' report.html || fail 'report.html is no page'; fi
if ((code == 77 && failures == 0)); then exit 77; fi
finish
