// Specifications as the page keeps them (results/report/value_pool.hpp): data in a pool, views as differences from others.

import { placesOf } from './packed.js';

function valuesOf(column, rows) {
  return Array.isArray(column) ? column : placesOf(column.at, rows).map((place) => column.of[place]);
}

function unpacked(entry) {
  if (!entry.columns) return entry.plain;
  const columns = Object.entries(entry.columns).map(([name, column]) => [name, valuesOf(column, entry.rows)]);
  return Array.from({ length: entry.rows }, (_, row) => Object.fromEntries(columns.map(([name, values]) => [name, values[row]])));
}

/** The pool's entries, each unpacked when it is first asked for. */
export function unpackedPool(entries) {
  const known = new Map();
  return (index) => {
    if (!known.has(index)) known.set(index, unpacked(entries[index]));
    return known.get(index);
  };
}

function changed(specification, difference) {
  const result = { root: structuredClone(specification) };
  for (const [path, ...value] of difference) {
    const steps = ['root', ...path];
    const last = steps.pop();
    const parent = steps.reduce((node, step) => node[step], result);
    if (value.length > 0) parent[last] = value[0];
    else delete parent[last];
  }
  return result.root;
}

function withData(node, pool) {
  if (Array.isArray(node)) return node.map((each) => withData(each, pool));
  if (node === null || typeof node !== 'object') return node;
  const keys = Object.keys(node);
  // A copy, since Vega writes into the rows that it is given.
  if (keys.length === 1 && keys[0] === 'pooled') return structuredClone(pool(node.pooled));
  return Object.fromEntries(keys.map((key) => [key, withData(node[key], pool)]));
}

function withoutData({ variants }, variant, width) {
  if (variant.from === undefined) return variant[width];
  return changed(withoutData({ variants }, variants[variant.from], width), variant[width]);
}

/** The Vega-Lite specification of one of a figure's variants at one of its widths, complete. */
export function specificationOf(figure, variant, width, { pool, shapes }) {
  const specification = withData(withoutData(figure, variant, variant[width] ? width : 'narrow'), pool);
  const geometry = specification.usermeta?.entente?.geometry;
  if (geometry === undefined) return specification;
  return { ...specification, datasets: { ...specification.datasets, [geometry]: structuredClone(shapes[geometry]) } };
}

// Data of that name: among the specification's datasets, or in one of its views.
function rowsNamed(node, name) {
  if (node === null || typeof node !== 'object') return undefined;
  if (node.datasets?.[name]) return node.datasets[name];
  if (node.data?.name === name && node.data.values) return node.data.values;
  for (const [key, value] of Object.entries(node)) {
    const rows = key === 'values' || key === 'datasets' ? undefined : rowsNamed(value, name);
    if (rows) return rows;
  }
  return undefined;
}

/** The tables that the specification names as its numbers (results/figures/figure_data.hpp), with their rows. */
export function tablesOf(specification) {
  return (specification.usermeta?.entente?.data ?? []).map((table) => ({ ...table, rows: rowsNamed(specification, table.name) ?? [] }));
}
