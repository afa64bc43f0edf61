// A report of several wars: every table that there is room for, the largest among them, and wars by their names.
import { readFileSync } from 'node:fs';
import { recordsOf } from './csv.mjs';
import { check, downloaded, same, tableTexts } from './harness.mjs';

// "−1.65 ± 0.02" as a number.
function read(text) {
  return Number(text.split(' ±')[0].replace('−', '-').replaceAll(',', ''));
}

async function perThousand(page, run) {
  const section = page.locator('#table-scores-csv');
  const heads = await section.locator('th button').allInnerTexts();
  const at = heads.findIndex((text) => text.startsWith('crps'));
  check(heads[at].startsWith('crps, per 1,000'), `the unit stands in the heading: ${heads[at]}`);
  check(heads.some((text) => text.startsWith('coverage 90') && !text.includes('1,000')), 'coverage is no share of armed forces');
  const [first] = recordsOf(`${run}/scores.csv`);
  const shown = read((await section.locator('tbody tr').first().locator('td').nth(at).innerText()));
  check(Math.abs(shown - 1000 * Number(first.crps)) < 0.01 * shown, `CRPS per 1,000: ${shown} of ${first.crps}`);

  // Where quantities of several units share a column, the row says its unit.
  const effects = page.locator('#table-effects-csv');
  await effects.getByLabel('quantity', { exact: true }).first().selectOption('share');
  const [cells] = (await tableTexts(effects)).map((row) => row.split('\t'));
  const columns = (await effects.locator('th button').allInnerTexts()).map((text) => text.replace(/[↕▲▼]/g, '').trim());
  const row = recordsOf(`${run}/effects.csv`).find(({ quantity }) => quantity === 'share');
  same(cells[columns.indexOf('quantity')], 'share, per 1,000', 'the unit of a row');
  const baseline = read(cells[columns.indexOf('baseline')]);
  check(Math.abs(baseline - 1000 * Number(row.baseline)) < 0.01 * baseline, `a share per 1,000: ${baseline} of ${row.baseline}`);
  await effects.getByLabel('quantity', { exact: true }).first().selectOption('troop_years');
  const [troops] = (await tableTexts(effects)).map((each) => each.split('\t'));
  const years = recordsOf(`${run}/effects.csv`).find(({ quantity }) => quantity === 'troop_years');
  check(Math.abs(read(troops[columns.indexOf('baseline')]) / Number(years.baseline) - 1) < 0.01, 'troops are people');
}

export async function wars(browser, { report, run }) {
  const page = await browser.open(report);
  const names = ['Afghanistan', 'Iraq', 'Libya'];
  for (const frame of await page.locator('[data-table]').all()) {
    const file = await frame.getAttribute('data-table');
    if (file === 'settings.csv') continue;
    const { content } = await downloaded(page, frame.getByRole('button', { name: /^Download .*all rows/ }));
    check(content.equals(readFileSync(`${run}/${file}`)), `the download of ${file} has the bytes of the file`);
  }
  const years = page.locator('#table-state-years-csv');
  check(await years.isVisible(), 'state-years, the main table, are there');
  const list = years.getByLabel('war', { exact: true }).first();
  same((await list.locator('option').allTextContents()).join(), ['every row', ...names].join(), 'wars by their names');
  await list.selectOption({ label: 'Iraq' });
  const shown = (await tableTexts(years)).map((row) => row.split('\t')[0]);
  check(shown.length > 0 && shown.every((war) => war === 'Iraq'), `the war that was chosen: ${shown[0]}`);
  await perThousand(page, run);
  same(page.complaints.join('\n'), '', 'complaints after working with tables of wars');
  await page.close();
}
