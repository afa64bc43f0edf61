// What of a figure is shown: a war, and within it at most one of year, state and counterfactual. Reports hold no views of
// two of these at once, so that choosing one takes the others back to what `entente figure` draws unasked.
import { element, selection, uniqueId } from './elements.js';

const keys = ['war', 'year', 'state', 'counterfactual'];
const asPrinted = '';

// The values that variants have of a choice, in their order.
function valuesOf(variants, key) {
  return [...new Set(variants.map((variant) => variant[key]).filter((value) => value !== undefined))];
}

export class Choices {
  /** `changed` is called when something else is chosen, with the key and the value. `run` tells controls of two runs apart. */
  constructor({ figure, states, wars, run }, changed) {
    Object.assign(this, { figure, states, wars, run, changed });
    this.chosen = { war: figure.variants[0].war };
    this.setters = new Map(); // shows a value in its control, by the key
    this.box = element('div', { class: 'controls' });
    this.addWars();
    this.addOthers();
  }

  /** The view of what is chosen; undefined where the report has none. */
  get variant() {
    return this.variantOf(this.chosen);
  }

  variantOf(choice) {
    return this.figure.variants.find((variant) => keys.every((key) => variant[key] === choice[key]));
  }

  /** What is chosen, in words. */
  get words() {
    const { war, year, state, counterfactual } = this.chosen;
    return [this.wars[war], year, this.states[state] ?? state, counterfactual].filter((part) => part !== undefined).join(', ');
  }

  /** Chooses what another figure's reader chose there, if there is a view of it here. */
  follow(key, value) {
    const war = key === 'war' ? valuesOf(this.figure.variants, 'war').find((each) => this.wars[each] === value) : this.chosen.war;
    const choice = key === 'war' ? { war } : { war, [key]: value };
    if (war === this.chosen.war && this.chosen[key] === value) return false;
    if (!this.variantOf(choice)) return false;
    this.set(key, key === 'war' ? war : value);
    this.setters.get(key)?.(choice[key]);
    return true;
  }

  // ---- controls ----

  set(key, value) {
    if (key === 'war') {
      this.chosen = { war: value };
      this.addOthers();
      return;
    }
    this.chosen = { war: this.chosen.war, [key]: value };
    for (const [each, show] of this.setters) if (each !== key && each !== 'war') show(undefined);
  }

  choose(key, value) {
    this.set(key, value);
    this.changed(key, key === 'war' ? this.wars[value] : value);
  }

  name(label) {
    return this.run ? `${label}, ${this.run}` : undefined;
  }

  // The list of wars stays while the others are made anew: whoever works by keyboard stays where they are.
  addWars() {
    const wars = valuesOf(this.figure.variants, 'war');
    if (wars.length < 2) return;
    const choices = wars.map((war) => [String(war), this.wars[war]]);
    this.warField = this.addSelection(this.box, 'war', 'War', choices, String(this.chosen.war), Number);
  }

  addOthers() {
    for (const child of [...this.box.children]) if (child !== this.warField) child.remove();
    for (const key of keys.slice(1)) this.setters.delete(key);
    const ofWar = this.figure.variants.filter((variant) => variant.war === this.chosen.war);
    const states = valuesOf(ofWar, 'state').map((cow) => [String(cow), this.states[cow] ?? String(cow)]);
    if (states.length > 0) {
      states.sort((a, b) => a[1].localeCompare(b[1], 'en'));
      this.addSelection(this.box, 'state', 'State', [[asPrinted, 'several'], ...states], asPrinted, Number);
    }
    const worlds = valuesOf(ofWar, 'counterfactual').map((name) => [name, name]);
    if (worlds.length > 0) {
      this.addSelection(this.box, 'counterfactual', 'Counterfactual', [[asPrinted, `${worlds[0][1]} (the first)`], ...worlds], asPrinted, String);
    }
    const years = valuesOf(ofWar, 'year');
    if (years.length > 1) this.addSlider(years);
    this.box.hidden = this.box.childElementCount === 0;
  }

  addSelection(box, key, label, choices, first, valueOf) {
    const { list, field } = selection(label, choices, first, (text) => {
      this.choose(key, text === asPrinted ? undefined : valueOf(text));
    }, this.name(label));
    this.setters.set(key, (value) => {
      list.value = value === undefined ? asPrinted : String(value);
    });
    box.append(field);
    return field;
  }

  // Its first place is the figure as `entente figure` draws it unasked; the years follow.
  addSlider(years) {
    const places = [undefined, ...years];
    const unasked = this.figure.name === 'map' ? 'mean of all' : 'the last';
    const words = (place) => String(places[place] ?? unasked);
    const id = uniqueId('year');
    const output = element('output', { for: id }, words(0));
    const say = () => {
      output.textContent = words(slider.value);
      slider.setAttribute('aria-valuetext', words(slider.value));
    };
    const slider = element('input', { type: 'range', id, min: 0, max: years.length, step: 1, value: 0, 'aria-label': this.name('Year'), 'aria-valuetext': words(0), input: () => {
      say();
      this.choose('year', places[slider.value]);
    } });
    this.setters.set('year', (year) => {
      slider.value = places.indexOf(year);
      say();
    });
    this.box.append(element('span', { class: 'field' }, element('label', { for: id }, 'Year'), slider, output));
  }
}
