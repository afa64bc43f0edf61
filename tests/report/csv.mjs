// Comma-separated text as records, for what tests compare. Fields stay text.
import { readFileSync } from 'node:fs';

function fieldsOf(text) {
  const rows = [];
  for (const line of text.matchAll(/((?:"(?:[^"]|"")*"|[^"\n])*)\n/g)) {
    const fields = [...`${line[1]},`.matchAll(/("(?:[^"]|"")*"|[^",]*),/g)].map(([, field]) => field);
    rows.push(fields.map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)));
  }
  return rows;
}

/** The rows of a table as objects. */
export function records(text) {
  const [head, ...rows] = fieldsOf(text);
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at]])));
}

export function recordsOf(file) {
  return records(readFileSync(file, 'utf8'));
}

/** Whether two fields say the same number, however it is written, or the same text. */
export function sameField(a, b) {
  return a === b || (a !== '' && b !== '' && Number(a) === Number(b));
}
