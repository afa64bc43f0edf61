// A table that can be sorted, filtered, leafed through and downloaded. Errors stand with their values: "0.58 ± 0.01".
import { csvText, parseCsv } from './csv.js';
import { download } from './download.js';
import { button, element, selection, uniqueId } from './elements.js';
import { count, isNumber, shown, shownWithError } from './numbers.js';

const pageSizes = [15, 50, 200];
const facets = ['war', 'scope', 'of', 'group', 'year', 'counterfactual', 'quantity', 'measure'];
const codes = ['cow', 'leader_cow', 'year', 'war', 'leader'];
const mostChoices = 60;
// Shares are read as the summary and the figures have them; files and downloads keep the run's fractions.
const thousand = 1000;
const unit = 'per 1,000';

function label(column) {
  return column.replaceAll('_', ' ');
}

export class DataTable {
  /**
   * `shown` are the columns that are seen at first, all when empty; `perThousand` those that hold shares, or do in rows
   * that have the value of `perThousandWhere` in its column. `plain`: without buttons to filter and download, where the
   * surroundings have them.
   */
  constructor({ file, title, shown: first, perThousand = [], perThousandWhere, csv }, { title: titleId, plain = false, wars = {} }) {
    Object.assign(this, { file, title, csv, titleId, plain, wars, perThousandWhere });
    this.perThousand = new Set(perThousand);
    const parsed = parseCsv(csv);
    this.columns = parsed.columns;
    this.records = parsed.records;
    this.at = new Map(this.columns.map((column, index) => [column, index]));
    this.offered = this.columns.filter((column) => !this.errorOf(column));
    this.visible = new Set(first.length > 0 ? first.filter((column) => this.at.has(column)) : this.offered);
    this.numeric = new Set(this.columns.filter((column, index) => {
      const filled = this.records.map((record) => record[index]).filter((field) => field !== '');
      return filled.length > 0 && filled.every(isNumber);
    }));
    this.chosen = new Map();
    this.text = '';
    this.sort = { column: undefined, descending: false };
    this.page = 0;
    this.size = pageSizes[0];
  }

  // Whether a column holds the error of another.
  errorOf(column) {
    return column.endsWith('_error') && this.at.has(column.slice(0, -'_error'.length));
  }

  fill(frame) {
    this.head = element('thead');
    this.body = element('tbody');
    this.status = element('p', { role: 'status', class: 'status' });
    const table = element('table', {}, element('caption', {}, this.title), this.head, this.body);
    const scroll = element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${this.title}: table` }, table);
    this.pager = element('div', { class: 'pager' });
    frame.append(...(this.plain ? [] : [this.tools()]), scroll, element('div', { class: 'below' }, this.status, this.pager));
    this.addPager();
    this.renderHead();
    this.update();
  }

  // ---- what is shown ----

  get shownColumns() {
    return this.offered.filter((column) => this.visible.has(column));
  }

  matching() {
    const wanted = this.text.toLocaleLowerCase();
    const words = this.columns.map((column, index) => index).filter((index) => !this.numeric.has(this.columns[index]));
    const rows = this.records.filter((record) => {
      for (const [column, value] of this.chosen) if (record[this.at.get(column)] !== value) return false;
      return wanted === '' || words.some((index) => record[index].toLocaleLowerCase().includes(wanted)) || this.warOf(record).toLocaleLowerCase().includes(wanted);
    });
    return this.sort.column === undefined ? rows : this.sorted(rows);
  }

  // Wars are called by their names; the files have numbers.
  warOf(record) {
    return this.warNamed(record[this.at.get('war')]);
  }

  warNamed(war) {
    return this.wars[war] ?? war ?? '';
  }

  // What a number is multiplied by for reading.
  scaleOf(record, column) {
    if (!this.perThousand.has(column)) return 1;
    if (!this.perThousandWhere) return thousand;
    const [where, value] = this.perThousandWhere;
    return record[this.at.get(where)] === value ? thousand : 1;
  }

  // Missing values come last in either direction.
  sorted(rows) {
    const index = this.at.get(this.sort.column);
    const numeric = this.numeric.has(this.sort.column);
    const direction = this.sort.descending ? -1 : 1;
    return rows.slice().sort((a, b) => {
      const [left, right] = [a[index], b[index]];
      if (left === '' || right === '') return (left === '') - (right === '');
      return direction * (numeric ? Number(left) - Number(right) : left.localeCompare(right, 'en'));
    });
  }

  update() {
    this.rows = this.matching();
    const pages = Math.max(1, Math.ceil(this.rows.length / this.size));
    this.page = Math.min(this.page, pages - 1);
    const first = this.page * this.size;
    const page = this.rows.slice(first, first + this.size);
    this.body.replaceChildren(...page.map((record) => element('tr', {}, ...this.shownColumns.map((column) => this.cell(record, column)))));
    const of = this.rows.length === this.records.length ? '' : ` (${count(this.records.length)} in all)`;
    this.status.textContent = this.rows.length === 0 ? 'No row matches.' : `Rows ${count(first + 1)} to ${count(first + page.length)} of ${count(this.rows.length)}${of}`;
    this.previous.disabled = this.page === 0;
    this.next.disabled = this.page >= pages - 1;
    this.pager.hidden = this.records.length <= pageSizes[0];
  }

  cell(record, column) {
    const field = record[this.at.get(column)];
    if (column === 'war' && field !== '') return element('td', { dir: 'auto' }, this.warNamed(field));
    if (!this.numeric.has(column)) return element('td', { dir: 'auto' }, this.inUnits(record, column, field));
    if (field === '') return element('td', { class: 'number' }, element('span', { class: 'none', title: 'no value' }, '–'));
    const error = record[this.at.get(`${column}_error`)] ?? '';
    const scale = this.scaleOf(record, column);
    if (error === '') return element('td', { class: 'number' }, codes.includes(column) ? field : shown(scale * Number(field)));
    const [value, spread] = shownWithError(scale * Number(field), scale * Number(error));
    return element('td', { class: 'number' }, value, element('span', { class: 'error' }, ` ± ${spread}`));
  }

  // Where only some rows hold shares, the word that says so says the unit, too.
  inUnits(record, column, field) {
    const [where, value] = this.perThousandWhere ?? [];
    return column === where && field === value ? `${field}, ${unit}` : field;
  }

  // ---- the heading ----

  renderHead() {
    this.head.replaceChildren(element('tr', {}, ...this.shownColumns.map((column) => this.heading(column))));
  }

  heading(column) {
    const active = this.sort.column === column;
    const order = active ? (this.sort.descending ? 'descending' : 'ascending') : 'none';
    const arrow = element('span', { class: 'arrow', 'aria-hidden': 'true' }, active ? (this.sort.descending ? '▼' : '▲') : '↕');
    const whole = this.perThousand.has(column) && !this.perThousandWhere;
    const sorter = button(label(column) + (whole ? `, ${unit}` : ''), { 'data-column': column, click: () => this.sortBy(column) });
    sorter.append(arrow);
    return element('th', { scope: 'col', 'aria-sort': order, class: this.numeric.has(column) && column !== 'war' ? 'number' : undefined }, sorter);
  }

  // Numbers begin with the largest, words with the first.
  sortBy(column) {
    const descending = this.sort.column === column ? !this.sort.descending : this.numeric.has(column);
    this.sort = { column, descending };
    this.page = 0;
    this.renderHead();
    this.update();
    [...this.head.querySelectorAll('button')].find((each) => each.dataset.column === column)?.focus();
  }

  // ---- tools ----

  tools() {
    const tools = element('div', { class: 'controls' });
    const changed = () => {
      this.page = 0;
      this.update();
    };
    if (this.records.length > pageSizes[0] && this.offered.some((column) => !this.numeric.has(column))) {
      const id = uniqueId('filter');
      const filter = element('input', { type: 'search', id, autocomplete: 'off', input: () => {
        this.text = filter.value.trim();
        changed();
      } });
      tools.append(element('span', { class: 'field' }, element('label', { for: id }, 'Filter'), filter));
    }
    for (const column of facets.filter((each) => this.at.has(each))) {
      const values = [...new Set(this.records.map((record) => record[this.at.get(column)]))].filter((value) => value !== '');
      if (values.length < 2 || values.length > mostChoices || values.length === this.records.length) continue;
      tools.append(selection(label(column), [['', 'every row'], ...values.map((value) => [value, column === 'war' ? this.warNamed(value) : value])], '', (value) => {
        if (value === '') this.chosen.delete(column);
        else this.chosen.set(column, value);
        changed();
      }).field);
    }
    if (this.offered.length > 3) tools.append(this.columnChooser());
    tools.append(this.downloads());
    return tools;
  }

  columnChooser() {
    const boxes = this.offered.map((column) => {
      const id = uniqueId('column');
      const box = element('input', { type: 'checkbox', id, change: () => {
        if (box.checked) this.visible.add(column);
        else this.visible.delete(column);
        this.renderHead();
        this.update();
      } });
      box.checked = this.visible.has(column);
      return element('span', { class: 'field' }, box, element('label', { for: id }, label(column)));
    });
    return element('details', { class: 'chooser' }, element('summary', {}, 'Columns'), element('fieldset', {}, element('legend', {}, `Columns of ${this.title}`), ...boxes));
  }

  downloads() {
    const whole = button('Download (CSV)', { 'aria-label': `Download ${this.title}, all rows (CSV)`, click: () => download(this.file, this.csv, 'text/csv') });
    const shownOnly = button('These rows only', { 'aria-label': `Download ${this.title}, only the rows that match (CSV)`, click: () => download(`selected-${this.file}`, csvText(this.columns, this.rows), 'text/csv') });
    return element('span', { class: 'files' }, whole, ...(this.records.length > pageSizes[0] ? [shownOnly] : []));
  }

  addPager() {
    const turn = (by) => () => {
      this.page += by;
      this.update();
    };
    this.previous = button('Previous', { 'aria-label': `Previous rows: ${this.title}`, click: turn(-1) });
    this.next = button('Next', { 'aria-label': `Next rows: ${this.title}`, click: turn(1) });
    const sizes = selection('Rows a page', pageSizes.map((size) => [String(size), String(size)]), String(this.size), (size) => {
      this.size = Number(size);
      this.page = 0;
      this.update();
    });
    this.pager.append(this.previous, this.next, sizes.field);
  }
}
