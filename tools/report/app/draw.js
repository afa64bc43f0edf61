// Draws a specification by Vega. Expressions are interpreted, never compiled, and nothing is loaded: the page's policy
// forbids both.
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { expressionInterpreter } from 'vega-interpreter';
import { tooltip } from './tooltip.js';

const refuse = (address) => Promise.reject(new Error(`a figure holds its data; '${address}' is not read`));
const loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

function strictLogger() {
  const complain = (...what) => {
    throw new Error(what.map((part) => part?.message ?? String(part)).join(' '));
  };
  const logger = { level: () => logger, info: () => logger, debug: () => logger, warn: complain, error: complain };
  return logger;
}

/** A Vega view of the specification in `container`, drawn. Throws what Vega complains of. */
export async function draw(specification, container) {
  const logger = strictLogger();
  const runtime = vega.parse(compile(specification, { logger }).spec, undefined, { ast: true });
  const view = new vega.View(runtime, { loader, logger, renderer: 'svg', expr: expressionInterpreter, tooltip, hover: true });
  await view.initialize(container).runAsync();
  return view;
}
