// The data of figures, as they are downloaded and shown, against the tables of the run: the oracle is what the run wrote.
import { existsSync, readFileSync } from 'node:fs';
import { records, recordsOf, sameField } from './csv.mjs';
import { check, downloaded, same } from './harness.mjs';

// What only lays a figure out is no data.
const layout = ['x', 'y', 'x2', 'y2', 'hub_x', 'rim_x', 'label_x', 'label', 'angle', 'side', 'stretch', 'panel', 'from', 'to', 'size', 'shape'];

// Of a run of several wars the rows of the first, which is what figures show unasked.
function ofFirstWar(rows) {
  return rows.length > 0 && 'war' in rows[0] ? rows.filter(({ war }) => war === '1') : rows;
}

// Each row of `found` is the row of `expected` with the same keys; `columns` pairs names of both.
function agree(found, expected, keys, columns, what) {
  const byKey = new Map(expected.map((row) => [keys.map((key) => Number(row[key]) || row[key]).join('|'), row]));
  const wrong = found.find((row) => {
    const other = byKey.get(keys.map((key) => Number(row[key]) || row[key]).join('|'));
    return !other || Object.entries(columns).some(([ours, theirs]) => !sameField(row[ours], other[theirs]));
  });
  check(wrong === undefined, `${what}: not as the run has it: ${JSON.stringify(wrong)}`);
}

const pairs = (...names) => Object.fromEntries(names.map((name) => [name, name]));

// What a run says of each table of each figure. `of` reads one of its files.
const oracles = {
  ranks: {
    observed: (rows, of) => agree(rows, of('states.csv'), ['cow'], { troops: 'observed_troops', share: 'observed_share' }, 'observed ranks'),
    simulated: (rows, of) => agree(rows, of('states.csv'), ['cow'], { troops: 'simulated_troops', share: 'simulated_share' }, 'simulated ranks'),
  },
  potential: {
    quantiles: (rows, of) => {
      const known = of('state_years.csv').filter((row) => row.compared === '1' && row.potential !== '' && row.observed_share !== '');
      for (const [group, sent] of [['With troops', true], ['Without troops', false]]) {
        const values = known.filter((row) => Number(row.observed_share) > 0 === sent).map((row) => Number(row.potential)).sort((a, b) => a - b);
        const row = rows.find((each) => each.group === group);
        same(Number(row?.rows), values.length, `state-years ${group}`);
        const middle = (values[Math.floor((values.length - 1) / 2)] + values[Math.ceil((values.length - 1) / 2)]) / 2;
        check(Math.abs(Number(row?.median) - middle) < 1e-12, `the median potential ${group}`);
      }
    },
    // Trapezoids: a density has an area of one, less what lies beyond the axis.
    densities: (rows) => {
      for (const group of ['With troops', 'Without troops']) {
        const curve = rows.filter((row) => row.group === group).map((row) => [Number(row.potential), Number(row.density)]);
        const area = curve.slice(1).reduce((sum, [at, height], i) => sum + ((at - curve[i][0]) * (height + curve[i][1])) / 2, 0);
        check(area > 0.95 && area < 1.001, `the density ${group} has an area of ${area}`);
      }
    },
  },
  'potential-effect': {
    curve: (rows, of) => {
      const table = of('potential_effect.csv');
      same(rows.length, table.length, 'points of the curve');
      agree(rows, table, ['potential'], pairs('share', 'low', 'high', 'change', 'change_low', 'change_high'), 'the curve');
    },
    quantiles: (rows) => same(rows.length, 1, 'quantiles stand once'),
  },
  coefficients: {
    estimates: (rows, of, { fit }) => {
      const shown = fit.parameters.map((name, at) => [name.split(': ').pop(), fit.estimates[at]]).filter(([name]) => !['intercept', 'log(sigma)'].includes(name));
      same(rows.map((row) => Number(row.estimate)).sort().join(), shown.map(([, estimate]) => estimate).sort().join(), 'estimates');
    },
  },
  fan: {
    shares: (rows, of) => {
      agree(rows, of('state_years.csv'), ['cow', 'year'], { observed: 'observed_share', q05: 'share_q05', q25: 'share_q25', median: 'share_median', q75: 'share_q75', q95: 'share_q95' }, 'shares');
      check(new Set(rows.map((row) => row.cow)).size >= 8, 'shares of eight states or more');
    },
  },
  calibration: {
    coverage: (rows, of) => {
      const table = of('calibration.csv').filter((row) => row.coverage !== '');
      same(rows.length, table.length, 'levels of coverage');
      agree(rows, table, ['of', 'level'], pairs('rows', 'coverage', 'coverage_error', 'expected'), 'coverage');
    },
    ranks: (rows, of) => {
      const table = of('pit.csv').filter((row) => row.mass !== '');
      same(rows.length, table.length, 'bins of ranks');
      agree(rows, table, ['of', 'low'], pairs('high', 'mass'), 'ranks');
    },
  },
  ties: {
    ties: (rows, of) => agree(rows, of('state_years.csv'), ['cow', 'year'], pairs('tie', 'tie_error', 'treaty_depth'), 'ties'),
  },
  network: {
    ties: (rows, of, manifest, several) => {
      check(rows.length > 20, `${rows.length} ties to the leader`);
      const columns = several ? { before: 'depth_before' } : { before: 'depth_before', after: 'depth_after' };
      agree(rows.filter((row) => Number(row.before) > 0), of('ties.csv'), ['cow'], columns, 'ties to the leader');
    },
    others_before: (rows, of) => {
      const depths = of('ties.graphml');
      check(rows.length > 20, `${rows.length} ties among the others`);
      const wrong = rows.find((row) => depths.get([row.cow, row.other_cow].sort().join()) !== Number(row.depth));
      check(wrong === undefined, `ties among the others: ${JSON.stringify(wrong)}`);
    },
    others_after: (rows) => check(rows.length > 20 && rows.every((row) => Number(row.depth) > 0), `${rows.length} ties among the others afterwards`),
  },
  map: {
    states: (rows, of) => {
      agree(rows, of('states.csv'), ['cow'], { share: 'observed_share', over: 'simulated_over_contribution', over_error: 'simulated_over_contribution_error' }, 'the map');
      check(rows.length > 100, `${rows.length} states on the map`);
    },
  },
  effects: {
    states: (rows, of) => agreeEffects(rows, of('effects_states.csv'), ['cow'], 'share'),
    years: (rows, of) => {
      const table = of('effects.csv').filter((row) => row.year !== '');
      agreeEffects(rows, table, ['year'], 'troops');
      same(rows.length, table.filter((row) => row.quantity === 'troops' && row.counterfactual === table[0].counterfactual).length, 'years of effects');
    },
  },
};

/** Effects of a counterfactual, the table's first unless it is named. */
export function agreeEffects(rows, table, keys, quantity, name = table[0].counterfactual) {
  check(rows.length > 0, `effects of ${name} on ${quantity}`);
  const own = table.filter((row) => row.quantity === quantity && row.counterfactual === name);
  agree(rows, own, keys, { effect: 'effect', error: 'effect_error', baseline: 'baseline', counterfactual: 'counterfactual_value' }, `effects of ${name} on ${quantity}`);
}

// Edges of a network: depths by the two COW codes.
function depthsOf(text) {
  const codes = new Map([...text.matchAll(/<node id="(n\d+)"><data key="cow">(\d+)</g)].map(([, id, cow]) => [id, cow]));
  return new Map([...text.matchAll(/<edge [^>]*source="(n\d+)" target="(n\d+)"[^>]*>.*?<data key="t0">([^<]*)</gs)].map(([, a, b, depth]) => [[codes.get(a), codes.get(b)].sort().join(), Number(depth)]));
}

/** The tables that a figure offers now, by name. */
export async function tablesOf(page, section) {
  const tables = new Map();
  for (const button of await section.getByRole('button', { name: /^Download Data/ }).all()) {
    const { content } = await downloaded(page, button);
    const name = (await button.getAttribute('aria-label')).match(/^Download Data(?:: (.*?))? \(CSV\)/)[1];
    tables.set(name?.replaceAll(' ', '_'), records(content.toString()));
  }
  return tables;
}

// Below the figure stand the same tables and no others, each with its own caption and all of its columns.
async function shownBelow(section, specification, tables) {
  await section.getByText('Data of this figure').first().click();
  await section.locator('.values tbody tr').first().waitFor({ timeout: 10000 }).catch(() => {}); // it opens when the browser has time
  const captions = await section.locator('.values caption').allInnerTexts();
  same(captions.join('; '), specification.usermeta.entente.data.map(({ caption }) => caption).join('; '), 'captions of the data');
  same(new Set(captions).size, tables.size, 'each table has a caption of its own');
}

export async function figureData(browser, { report, run }) {
  const page = await browser.open(report);
  const manifest = JSON.parse(readFileSync(`${run}/manifest.json`, 'utf8'));
  const several = new Set(manifest.settings.filter(({ key }) => /^wars\[\d+\]\.id$/.test(key)).map(({ value }) => value)).size > 1;
  const of = (file) => (file.endsWith('.graphml') ? depthsOf(readFileSync(`${run}/${file}`, 'utf8')) : ofFirstWar(recordsOf(`${run}/${file}`)));
  check(existsSync(`${run}/effects.csv`), 'a run with counterfactuals');
  for (const [figure, expected] of Object.entries(oracles)) {
    const section = page.locator(`#figure-${figure}`);
    const tables = await tablesOf(page, section);
    const { content } = await downloaded(page, section.getByRole('button', { name: /^Download Specification/ }));
    const specification = JSON.parse(content);
    if (tables.has(undefined)) tables.set(Object.keys(expected)[0], tables.get(undefined)) && tables.delete(undefined);
    same([...tables.keys()].sort().join(), Object.keys(expected).sort().join(), `tables of ${figure}`);
    for (const [name, rows] of tables) {
      same(Object.keys(rows[0] ?? {}).filter((column) => layout.includes(column)).join(), '', `layout among the data of ${figure}`);
      expected[name]?.(rows, of, manifest, several);
    }
    await shownBelow(section, specification, tables);
  }
  same(page.complaints.join('\n'), '', 'complaints after looking at data');
  await page.close();
}
