#!/usr/bin/env bash
# The published JSON Schema of scenario files is what the program's declarations say, and it agrees with the reader on the
# shape of 400 files, good and broken. Broken variants show that the corpus would notice if it did not.
# Usage: schema.sh PROGRAM SOURCE_FOLDER CORPUS_PROGRAM
. "$(dirname -- "${BASH_SOURCE[0]}")/story.sh"
corpus_program=$3
schema=$source_folder/scenarios/schema.json
installed=${ENTENTE_SCHEMA_CHECK:-$source_folder/build/schema}

expect 0 "$program" keys --schema
cmp -s stdout "$schema" || fail 'scenarios/schema.json is not what `entente keys --schema` prints'

small=$source_folder/tests/scenarios/small
scenarios=("$small/scenario.yaml" "$small/wars.yaml" "$source_folder"/scenarios/*.yaml)
mkdir corpus
expect 0 "$corpus_program" corpus 400 "${scenarios[@]}"
(($(grep -c ' good$' corpus/verdicts.txt) >= 60)) || fail 'hardly a good file in the corpus'
(($(grep -c ' bad ' corpus/verdicts.txt) >= 200)) || fail 'hardly a broken file in the corpus'
head -n ${#scenarios[@]} corpus/verdicts.txt | grep -v ' good$' && fail 'a scenario that is not broken counts as broken'

"$source_folder/tests/tools/schema/install" "$installed" 2>install_said
if [[ ! -d $installed/node_modules ]]; then
  cat install_said
  echo 'SKIPPED: Node or Ajv is not there; the schema was not held against the reader'
  ((failures)) && finish
  exit 77
fi
check() { node "$installed/check.mjs" "$schema" corpus "$@"; }
check >said 2>&1 || { fail 'the schema and the reader disagree'; head -n 40 said; }
tail -n 1 said
for keyword in additionalProperties required enum type if minimum exclusiveMinimum maximum oneOf uniqueItems maxItems; do
  check --without "$keyword" >without 2>&1
  grep -qE ' [1-9][0-9]* disagreements$' without || fail "nobody notices a schema without $keyword: $(tail -n 1 without)"
done

finish
