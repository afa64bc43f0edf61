// Comma-separated text (RFC 4180) and back. Fields stay the text that they are in the file, so that downloads hold every
// digit.

export function parseCsv(text) {
  const rows = [];
  let row = [];
  let at = 0;
  while (at < text.length) {
    let field;
    if (text[at] === '"') {
      field = '';
      for (;;) {
        const quote = text.indexOf('"', at + 1);
        field += text.slice(at + 1, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
      }
    } else {
      let end = at;
      while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1;
      field = text.slice(at, end);
      at = end;
    }
    row.push(field);
    if (text[at] === ',') {
      at += 1;
      if (at < text.length && text[at] !== '\n') continue;
      row.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  const [columns = [], ...records] = rows;
  return { columns, records };
}

function quoted(field) {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

export function csvText(columns, records) {
  return [columns, ...records].map((row) => row.map((field) => quoted(String(field ?? ''))).join(',') + '\n').join('');
}
