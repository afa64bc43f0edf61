// Values of what the pointer is on. Who reads without a pointer finds them in the table below each figure.
import { element } from './elements.js';
import { shown } from './numbers.js';

let box;

function text(value) {
  return typeof value === 'number' ? shown(value) : String(value);
}

function lines(value) {
  if (value === null || typeof value !== 'object') return [element('p', {}, text(value))];
  return Object.entries(value).map(([name, field]) => element('p', {}, element('span', {}, `${name}: `), text(field)));
}

function place(event) {
  const gap = 14;
  const { width, height } = box.getBoundingClientRect();
  const x = event.clientX + gap + width > innerWidth ? event.clientX - gap - width : event.clientX + gap;
  const y = event.clientY + gap + height > innerHeight ? event.clientY - gap - height : event.clientY + gap;
  box.style.left = `${Math.max(0, x)}px`;
  box.style.top = `${Math.max(0, y)}px`;
}

/** As Vega calls it. */
export function tooltip(handler, event, item, value) {
  if (!box) {
    box = element('div', { class: 'tooltip', 'aria-hidden': 'true' });
    document.body.append(box);
  }
  const empty = value === null || value === undefined || value === '';
  box.hidden = empty;
  if (empty) return;
  box.replaceChildren(...lines(value));
  place(event);
}
