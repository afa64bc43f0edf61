// Holds a JSON Schema against the reader's verdicts on a corpus of scenario files.
// Usage: node check.mjs SCHEMA CORPUS [--without KEYWORD]
// With --without, that keyword is taken out of the schema everywhere first, so that one sees whether the corpus notices.
// Exit codes: 0 they agree on every file, 1 they do not.
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const [schemaFile, corpus, , without] = process.argv.slice(2);

const strip = (value) => {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== without).map(([key, below]) => [key, strip(below)]));
};

const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
// "if" without "then" and "then" without "if" say nothing, and strict mode would complain.
const ajv = new Ajv({ strict: without ? false : 'log', strictTypes: false, strictRequired: false, strictTuples: !without });
const validate = ajv.compile(without ? strip(schema) : schema);

const lines = readFileSync(join(corpus, 'verdicts.txt'), 'utf8').trimEnd().split('\n');
const counts = { good: 0, bad: 0 };
let disagreements = 0;
for (const line of lines) {
  const [name, verdict, ...words] = line.split(' ');
  const valid = validate(parse(readFileSync(join(corpus, name), 'utf8'), { uniqueKeys: false }));
  counts[verdict] += 1;
  if (valid === (verdict === 'good')) continue;
  disagreements += 1;
  const mine = valid ? 'good' : validate.errors.map((error) => `${error.instancePath} ${error.message}`).join('; ');
  console.log(`${name}: the reader says: ${verdict} ${words.join(' ')}\n    the schema says: ${mine}`);
}
console.log(`${lines.length} files, ${counts.good} good and ${counts.bad} bad, ${disagreements} disagreements`);
process.exit(disagreements > 0 ? 1 : 0);
