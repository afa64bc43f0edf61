// Elements of the page. Text is always set as text, never as markup.
let last = 0;

export function uniqueId(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}

/** An element with attributes (functions become listeners, false and undefined are left out) and children. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(key, value);
    else if (value === true) node.setAttribute(key, '');
    else if (value !== false && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== ''));
  return node;
}

export function button(text, attributes) {
  return element('button', { type: 'button', ...attributes }, text);
}

/** A choice with its label; `choices` are [value, text]. `name` says more than the label where that is not enough. */
export function selection(label, choices, chosen, onChange, name) {
  const id = uniqueId('choice');
  const list = element('select', { id, 'aria-label': name, change: () => onChange(list.value) });
  for (const [value, text] of choices) list.append(element('option', { value }, text));
  list.value = chosen;
  return { list, field: element('span', { class: 'field' }, element('label', { for: id }, label), list) };
}
