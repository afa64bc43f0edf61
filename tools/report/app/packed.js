// What takes little room in the page, as it was: places in letters (results/report/place_letters.hpp) and tables
// (results/report/packed_table.hpp).
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const numbers = new Map([...letters].map((letter, number) => [letter, number]));

/** The places that the text holds, one for each row. */
export function placesOf(text, rows) {
  const size = text.length / rows;
  return Array.from({ length: rows }, (_, row) => {
    let place = 0;
    for (let at = row * size; at < (row + 1) * size; at += 1) place = 64 * place + numbers.get(text[at]);
    return place;
  });
}

function listed(list) {
  return Array.isArray(list) ? list : list.split(',');
}

function fieldsOf(column, rows) {
  if (column.of === undefined) return listed(column);
  const different = listed(column.of);
  return placesOf(column.at, rows).map((place) => different[place]);
}

/** The CSV file that a table of the page was made from, byte for byte. */
export function csvOfTable({ csv, rows, columns }) {
  if (csv !== undefined) return csv;
  const fields = columns.map((column) => fieldsOf(column, rows));
  return Array.from({ length: rows }, (_, row) => fields.map((column) => column[row]).join(',') + '\n').join('');
}
