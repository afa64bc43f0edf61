// Draws a figure: a Vega-Lite specification on standard input, the SVG on standard output.
// With --complete the specification itself comes out, with the shapes that it names (usermeta.entente.geometry) among
// its data, so that it stands alone; with --geometry nothing is read and the shapes come out.
//
// The same specification gives the same bytes: no data are fetched, no fonts are asked of the machine (the widths of
// letters are those of Helvetica, below), and the size is the one that the specification asks for in millimetres, as
// usermeta.entente.width_mm. Text stays text. What the libraries warn of is an error: a figure is right or is not drawn.
import { readFileSync, writeFileSync } from 'node:fs';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { countries } from './geometry.mjs';

const pixels_per_mm = 96 / 25.4; // CSS defines the pixel so

// Advance widths in thousandths of the font size, U+0020 to U+007E (Adobe, Helvetica AFM 4.1). Arial, Liberation Sans
// and Nimbus Sans have the same. Without them Vega takes each letter for 0.8 of the size and leaves too much room.
// prettier-ignore
const helvetica = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722,
  778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,
  556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const bold = 1.07; // Helvetica-Bold over Helvetica in running text

function advance(letter) {
  // An accent adds no width: "ä" is as wide as "a". What is neither Latin nor a sign counts as wide.
  const code = letter.normalize('NFD').codePointAt(0);
  if (code >= 0x20 && code <= 0x7e) return helvetica[code - 0x20];
  return code < 0x2e80 ? 600 : 1000;
}

vega.textMetrics.width = (item, text) => {
  const letters = String(text ?? item.text ?? '');
  let width = 0;
  for (const letter of letters) width += advance(letter);
  const heavy = item.fontWeight === 'bold' || Number(item.fontWeight) >= 600;
  return (width / 1000) * (item.fontSize ?? 11) * (heavy ? bold : 1);
};

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

// The root element says what the picture is to whoever cannot see it, and how large it is on paper.
function complete(svg, { title, description, width_mm }) {
  const [root, natural_width, height] = /^<svg[^>]*? viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>/.exec(svg) ?? [];
  if (!root) throw new Error('Vega has drawn no <svg> with a viewBox');
  // Wider than asked for only when the content would be cut off otherwise; Vega rounds up to whole pixels.
  const asked = (width_mm ?? 0) * pixels_per_mm;
  const width = Number(natural_width) < asked + 1 ? asked : Number(natural_width);
  const mm = (pixels) => Number((pixels / pixels_per_mm).toFixed(3));
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${mm(width)}mm" height="${mm(Number(height))}mm"` +
      ` viewBox="0 0 ${Number(width.toFixed(3))} ${height}" role="img" aria-label="${escape(title)}">`,
    `<title>${escape(title)}</title>`,
    `<desc>${escape(description)}</desc>`,
  ];
  return lines.join('\n') + '\n' + svg.slice(root.length) + '\n';
}

// Collects what the libraries complain of. Vega calls the functions with a `this` of its own.
function listener() {
  const complaints = [];
  const logger = { level: () => logger, info: () => logger, debug: () => logger };
  logger.warn = logger.error = (...what) => {
    complaints.push(what.map((part) => part?.message ?? String(part)).join(' '));
    return logger;
  };
  return { complaints, logger };
}

// Maps name the shapes they are drawn from, since these are larger than all the rest.
function with_shapes(specification) {
  const name = specification.usermeta?.entente?.geometry;
  if (name === undefined || specification.datasets?.[name]) return specification;
  if (name !== 'countries') throw new Error(`there are no shapes '${name}'`);
  return { ...specification, datasets: { ...specification.datasets, countries: countries() } };
}

async function draw(text) {
  const specification = with_shapes(JSON.parse(text));
  const { complaints, logger } = listener();
  const refuse = (address) => Promise.reject(new Error(`a figure holds its data; '${address}' is not read`));
  const view = new vega.View(vega.parse(compile(specification, { logger }).spec), {
    loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
    logger,
    renderer: 'none',
  });
  const svg = await view.toSVG();
  view.finalize();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  const { title, width_mm } = specification.usermeta?.entente ?? {};
  const description = specification.description ?? '';
  return complete(svg, { title: title ?? description, description, width_mm });
}

try {
  const wanted = process.argv[2];
  if (wanted === '--geometry') {
    writeFileSync(1, JSON.stringify(countries()) + '\n');
  } else if (wanted === '--complete') {
    writeFileSync(1, JSON.stringify(with_shapes(JSON.parse(readFileSync(0, 'utf8')))) + '\n');
  } else {
    writeFileSync(1, await draw(readFileSync(0, 'utf8')));
  }
} catch (error) {
  writeFileSync(2, `${error.message}\n`);
  process.exitCode = 1;
}
