// A figure with what a reader can do with it: choose what it shows, read its data as a table, take it along.
import { csvText } from './csv.js';
import { download } from './download.js';
import { draw } from './draw.js';
import { button, element, selection, uniqueId } from './elements.js';
import { specificationOf, tablesIn } from './specification.js';
import { DataTable } from './table.js';

const wideFrom = 560; // pixels of the container; below, figures come as for a journal's column
const largest = 1.35; // times the size in print
const asPrinted = '';

// The values that variants have of a choice, in their order.
function valuesOf(variants, key) {
  return [...new Set(variants.map((variant) => variant[key]).filter((value) => value !== undefined))];
}

function same(variant, choice) {
  return ['war', 'year', 'state', 'counterfactual'].every((key) => (variant[key] ?? undefined) === choice[key]);
}

function columnsOf(rows) {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function field(value) {
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : (value ?? '');
}

export class Figure {
  constructor(figure, { pool, shapes, states, wars, title, index }) {
    Object.assign(this, { figure, pool, shapes, states, wars, title, index });
    const [first] = figure.variants;
    this.choice = { war: first.war };
  }

  valuesOfWar(key) {
    return valuesOf(this.figure.variants.filter((variant) => variant.war === this.choice.war), key);
  }

  get variant() {
    const { variants } = this.figure;
    const found = variants.find((variant) => same(variant, this.choice));
    return found ?? variants.find((variant) => variant.war === this.choice.war) ?? variants[0];
  }

  async fill(frame) {
    this.drawing = element('div', { class: 'picture', role: 'img', 'aria-labelledby': this.title });
    this.controls = element('div', { class: 'controls' });
    this.data = element('div');
    const disclosure = element('details', { class: 'values', toggle: () => this.showData() }, element('summary', {}, 'Data of this figure'), this.data);
    this.disclosure = disclosure;
    const box = element('div', { class: 'box' }, ...(this.figure.label ? [element('p', { class: 'run' }, this.figure.label)] : []), this.controls, this.drawing, this.buttons(), disclosure);
    frame.append(box);
    this.choose();
    // Where the page's text describes this very view; other views bring their own description.
    this.alternative = this.index === 0 ? frame.parentElement.querySelector('.alternative p') : undefined;
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
      this.specification = specificationOf(this.figure, this.variant, this.shownWidth, this);
      this.describe(this.specification.description ?? '');
      const next = element('div');
      let view;
      try {
        view = await draw(this.specification, next);
      } catch (error) {
        this.drawing.replaceChildren(element('p', { class: 'missing' }, `This figure could not be drawn: ${error.message}`));
        continue;
      }
      this.view?.finalize();
      this.view = view;
      this.fit(next.querySelector('svg'));
      this.drawing.replaceChildren(next);
    }
    this.showData();
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

  // ---- choices ----

  choose() {
    this.controls.replaceChildren();
    const wars = valuesOf(this.figure.variants, 'war');
    if (wars.length > 1) {
      this.addSelection('War', wars.map((war) => [String(war), this.wars[war]]), String(this.choice.war), (war) => {
        this.choice = { war: Number(war) };
        this.choose();
      });
    }
    const states = this.valuesOfWar('state').map((cow) => [String(cow), this.states[cow] ?? String(cow)]);
    if (states.length > 0) {
      states.sort((a, b) => a[1].localeCompare(b[1], 'en'));
      this.addSelection('State', [[asPrinted, 'several, as in print'], ...states], asPrinted, (state) => {
        this.choice.state = state === asPrinted ? undefined : Number(state);
      });
    }
    const worlds = this.valuesOfWar('counterfactual').concat(this.choice.war === undefined ? [] : valuesOf(this.figure.variants.filter((variant) => variant.war === undefined), 'counterfactual'));
    if (worlds.length > 0) {
      this.addSelection('Counterfactual', [[asPrinted, 'the first'], ...worlds.map((name) => [name, name])], asPrinted, (name) => {
        this.choice.counterfactual = name === asPrinted ? undefined : name;
      });
    }
    const years = this.valuesOfWar('year');
    if (years.length > 1) this.addSlider(years);
    this.controls.hidden = this.controls.childElementCount === 0;
  }

  addSelection(label, choices, chosen, onChange) {
    const { field: shownField } = selection(label, choices, chosen, (value) => {
      onChange(value);
      this.show();
    });
    this.controls.append(shownField);
  }

  // Its first place is the figure as `entente figure` draws it unasked; the years follow.
  addSlider(years) {
    const places = [undefined, ...years];
    const unasked = this.figure.name === 'map' ? 'mean of all' : 'the last';
    const words = (place) => String(places[place] ?? unasked);
    const id = uniqueId('year');
    const output = element('output', { for: id }, words(0));
    const move = () => {
      this.choice.year = places[slider.value];
      output.textContent = words(slider.value);
      slider.setAttribute('aria-valuetext', words(slider.value));
      this.show();
    };
    const slider = element('input', { type: 'range', id, min: 0, max: years.length, step: 1, value: 0, 'aria-valuetext': words(0), input: move });
    this.controls.append(element('span', { class: 'field' }, element('label', { for: id }, 'Year'), slider, output));
  }

  // ---- data and files ----

  showData() {
    if (!this.disclosure.open) return;
    this.data.replaceChildren();
    for (const rows of tablesIn(this.specification)) {
      const columns = columnsOf(rows);
      const csv = csvText(columns, rows.map((row) => columns.map((column) => field(row[column]))));
      new DataTable({ file: `${this.fileName}.csv`, title: `Data: ${this.figure.title}`, columns: [], csv }, { title: this.title, plain: true }).fill(this.data);
    }
  }

  get fileName() {
    const { war, year, state, counterfactual } = this.variant;
    const parts = [this.figure.name, war, this.states[state], counterfactual, year, this.index > 0 ? 'other-run' : undefined];
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

  buttons() {
    const files = [
      ['SVG', 'svg', () => this.svg(), 'image/svg+xml'],
      ['PNG', 'png', () => this.png(), 'image/png'],
      ['Data (CSV)', 'csv', () => this.csv(), 'text/csv'],
      ['Specification (Vega-Lite)', 'vl.json', () => JSON.stringify(this.specification, null, 2) + '\n', 'application/json'],
    ];
    const what = this.index > 0 ? `${this.figure.title}, other run` : this.figure.title;
    return element('p', { class: 'files' }, element('span', { 'aria-hidden': 'true' }, 'Download '), ...files.map(([text, ending, make, type]) => button(text, {
      'aria-label': `Download ${text}: ${what}`,
      click: async () => download(`${this.fileName}.${ending}`, await make(), type),
    })));
  }

  // The largest table of the figure: the others hold lines and labels.
  csv() {
    const rows = tablesIn(this.specification).sort((a, b) => b.length - a.length)[0] ?? [];
    const columns = columnsOf(rows);
    return csvText(columns, rows.map((row) => columns.map((column) => field(row[column]))));
  }
}
