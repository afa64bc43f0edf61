// Fills the frames of a report: a figure into each [data-figure], a table into each [data-table]. What they show lies in
// the page, as JSON.
import { Figure } from './figure.js';
import { DataTable } from './table.js';
import { unpackedPool } from './specification.js';
import { themeButton } from './theme.js';

const data = JSON.parse(document.getElementById('report-data').textContent);
const pool = unpackedPool(data.pool);

function titleOf(frame) {
  return frame.closest('section').querySelector('h3').id;
}

function otherRun(name) {
  const figure = data.compared.find((each) => each.name === name);
  return figure && { ...figure, label: 'The other run' };
}

// One after another, so that the page answers while they are being drawn.
async function fillFigures() {
  for (const frame of document.querySelectorAll('[data-figure]')) {
    const figure = data.figures.find((each) => each.name === frame.dataset.figure);
    const other = otherRun(figure.name);
    const shown = other ? [{ ...figure, label: 'This run' }, other] : [figure];
    frame.classList.toggle('pair', shown.length > 1);
    for (const [index, each] of shown.entries()) {
      const options = { pool, shapes: data.shapes, states: data.states, wars: data.wars, title: titleOf(frame), index };
      await new Figure(each, options).fill(frame);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

function fillTables() {
  for (const frame of document.querySelectorAll('[data-table]')) {
    const table = data.tables.find((each) => each.file === frame.dataset.table);
    new DataTable(table, { title: titleOf(frame) }).fill(frame);
  }
}

for (const item of document.querySelectorAll('[data-only]')) {
  item.hidden = !document.getElementById(item.dataset.only);
}
themeButton(document.getElementById('theme'));
fillTables();
fillFigures().then(() => document.documentElement.setAttribute('data-ready', ''));
