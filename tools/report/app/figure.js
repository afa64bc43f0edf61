// A figure with what a reader can do with it: choose what it shows, read its data as tables, take it along.
import { Choices } from './choices.js';
import { csvText } from './csv.js';
import { download } from './download.js';
import { draw } from './draw.js';
import { button, element } from './elements.js';
import { specificationOf, tablesOf } from './specification.js';
import { DataTable } from './table.js';

const wideFrom = 560; // pixels of the container; below, figures come as for a journal's column
const largest = 1.35; // times the size in print

function field(value) {
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : (value ?? '');
}

function csvOf({ columns, rows }) {
  return csvText(columns, rows.map((row) => columns.map((column) => field(row[column]))));
}

export class Figure {
  /** `label` says whose figure it is where two runs are compared, `other` whether it is the other run's. */
  constructor(figure, { pool, shapes, states, wars, title, label, other = false, describes = true }) {
    Object.assign(this, { figure, pool, shapes, states, title, label, other, describes });
    this.tables = [];
    this.choices = new Choices({ figure, states, wars, run: other ? 'other run' : undefined }, (key, value) => {
      this.beside?.follow(key, value);
      this.show();
    });
  }

  /** Moves with the figure of the same name beside it, as far as it has the view. */
  follow(key, value) {
    if (this.choices.follow(key, value)) this.show();
  }

  async fill(frame) {
    this.drawing = element('div', { class: 'picture', role: 'img', 'aria-labelledby': this.title });
    this.data = element('div');
    this.disclosure = element('details', { class: 'values', toggle: () => this.showData() }, element('summary', {}, 'Data of this figure'), this.data);
    this.buttons = this.fileButtons();
    const box = element('div', { class: 'box' }, this.label && element('p', { class: 'run' }, this.label), this.choices.box, this.drawing, this.buttons, this.disclosure);
    frame.append(box);
    // Where the page's text describes this very view; other views bring their own description.
    this.alternative = this.describes ? frame.parentElement.querySelector('.alternative p') : undefined;
    await this.show();
    this.watchWidth(box);
  }

  get width() {
    return this.drawing.clientWidth >= wideFrom ? 'wide' : 'narrow';
  }

  watchWidth(box) {
    new ResizeObserver(() => {
      if (this.drawing.clientWidth > 0 && this.width !== this.shownWidth) this.show();
    }).observe(box);
  }

  // Draws what is chosen now. Of several that are asked for while one is drawn, only the last one is.
  show() {
    this.wanted = true;
    this.drawing.setAttribute('aria-busy', 'true');
    this.work ??= this.drawWanted().finally(() => {
      this.work = undefined;
      this.drawing.removeAttribute('aria-busy');
    });
    return this.work;
  }

  async drawWanted() {
    while (this.wanted) {
      this.wanted = false;
      this.shownWidth = this.width;
      this.shown = this.choices.variant;
      if (!this.shown) {
        this.say(`This report has no view of ${this.choices.words}: what is chosen cannot be drawn, or there was no room for it.`);
        continue;
      }
      this.specification = specificationOf(this.figure, this.shown, this.shownWidth, this);
      this.describe(this.specification.description ?? '');
      const next = element('div');
      let view;
      try {
        view = await draw(this.specification, next);
      } catch (error) {
        this.say(`This figure could not be drawn: ${error.message}`);
        continue;
      }
      this.view?.finalize();
      this.view = view;
      this.fit(next.querySelector('svg'));
      this.drawing.replaceChildren(next);
      this.offer(tablesOf(this.specification));
    }
    this.showData();
  }

  // Words in place of a picture: nothing else may stand there, nor be downloaded.
  say(text) {
    this.describe(text);
    this.drawing.replaceChildren(element('p', { class: 'missing' }, text));
    this.offer([]);
    this.buttons.hidden = true;
  }

  fit(svg) {
    const width = Number(svg.getAttribute('width'));
    svg.style.maxWidth = `${Math.round(width * largest)}px`;
    // The container says as a whole what the figure shows; its parts would only repeat it, mark by mark.
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('focusable', 'false');
  }

  describe(text) {
    if (this.alternative) {
      this.alternative.textContent = text;
      this.drawing.setAttribute('aria-describedby', this.alternative.id);
    } else {
      this.drawing.setAttribute('aria-description', text);
    }
  }

  // ---- data and files ----

  showData() {
    if (!this.disclosure.open) return;
    this.data.replaceChildren();
    for (const table of this.tables) {
      const options = { title: this.title, plain: true };
      new DataTable({ file: `${table.name}.csv`, title: table.caption, shown: [], csv: csvOf(table) }, options).fill(this.data);
    }
  }

  get fileName() {
    const { war, year, state, counterfactual } = this.shown;
    const parts = [this.figure.name, war, this.states[state], counterfactual, year, this.other ? 'other-run' : undefined];
    return parts.filter((part) => part !== undefined).map((part) => String(part).replace(/[^\p{L}\p{N}]+/gu, '-')).join('-');
  }

  async svg() {
    const svg = await this.view.toSVG();
    const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return svg.replace(/^<svg[^>]*>/, (root) => `${root}<title>${escape(this.figure.title)}</title><desc>${escape(this.specification.description ?? '')}</desc>`);
  }

  async png() {
    const canvas = await this.view.toCanvas(3); // about 300 dots an inch at the size in print
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  }

  fileButton(text, ending, type, make) {
    const what = this.other ? `${this.figure.title}, other run` : this.figure.title;
    return button(text, {
      'aria-label': `Download ${text}: ${what}`,
      click: async () => download(`${this.fileName}${ending}`, await make(), type),
    });
  }

  fileButtons() {
    this.dataButtons = element('span', { class: 'files' });
    return element('p', { class: 'files' },
      element('span', { 'aria-hidden': 'true' }, 'Download '),
      this.fileButton('SVG', '.svg', 'image/svg+xml', () => this.svg()),
      this.fileButton('PNG', '.png', 'image/png', () => this.png()),
      this.fileButton('Specification (Vega-Lite)', '.vl.json', 'application/json', () => JSON.stringify(this.specification, null, 2) + '\n'),
      this.dataButtons);
  }

  // The tables of what is drawn now, a file each. Buttons stay while they are the same: one of them may have the focus.
  offer(tables) {
    const names = (of) => of.map(({ name }) => name).join();
    const same = names(tables) === names(this.tables);
    this.tables = tables;
    this.buttons.hidden = false;
    if (same) return;
    this.dataButtons.replaceChildren(...tables.map(({ name }, at) => {
      const [text, ending] = tables.length === 1 ? ['Data (CSV)', '.csv'] : [`Data: ${name.replaceAll('_', ' ')} (CSV)`, `-${name}.csv`];
      return this.fileButton(text, ending, 'text/csv', () => csvOf(this.tables[at]));
    }));
  }
}
