// Fills the frames of a report: a figure into each [data-figure], a table into each [data-table]. What they show lies in
// the page, as JSON.
import { Figure } from './figure.js';
import { DataTable } from './table.js';
import { csvOfTable } from './packed.js';
import { unpackedPool } from './specification.js';
import { themeButton } from './theme.js';

const data = JSON.parse(document.getElementById('report-data').textContent);
const pool = unpackedPool(data.pool);

function titleOf(frame) {
  return frame.closest('section').querySelector('h3').id;
}

// The figures of a name, this run's and the other's, as far as either has one.
function figuresNamed(name, title) {
  const named = (figures) => figures.find((each) => each.name === name);
  const common = { pool, shapes: data.shapes, title };
  const own = named(data.figures);
  const other = data.compared && named(data.compared.figures);
  const shown = [];
  if (own) shown.push(new Figure(own, { ...common, states: data.states, wars: data.wars, label: data.compared && 'This run' }));
  if (other) {
    const { states, wars } = data.compared;
    shown.push(new Figure(other, { ...common, states, wars, label: 'The other run', other: true, describes: !own }));
  }
  if (shown.length === 2) [shown[0].beside, shown[1].beside] = [shown[1], shown[0]];
  return shown;
}

// One after another, so that the page answers while they are being drawn.
async function fillFigures() {
  for (const frame of document.querySelectorAll('[data-figure]')) {
    const shown = figuresNamed(frame.dataset.figure, titleOf(frame));
    frame.classList.toggle('pair', shown.length > 1);
    for (const figure of shown) {
      await figure.fill(frame);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

function fillTables() {
  for (const frame of document.querySelectorAll('[data-table]')) {
    const table = data.tables.find((each) => each.file === frame.dataset.table);
    new DataTable({ ...table, csv: csvOfTable(table) }, { title: titleOf(frame), wars: data.wars }).fill(frame);
  }
}

for (const item of document.querySelectorAll('[data-only]')) {
  item.hidden = !document.getElementById(item.dataset.only);
}
themeButton(document.getElementById('theme'));
fillTables();
fillFigures().then(() => document.documentElement.setAttribute('data-ready', ''));
