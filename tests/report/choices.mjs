// What is chosen is what is drawn, said, downloaded and named: in every war the first, second and last counterfactual.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { recordsOf } from './csv.mjs';
import { agreeEffects, tablesOf } from './data.mjs';
import { check, downloaded, same } from './harness.mjs';

const unasked = '';

async function settled(section) {
  await section.locator('.picture:not([aria-busy])').first().waitFor();
}

async function choose(section, label, value) {
  await section.getByLabel(label, { exact: true }).selectOption(value);
  await settled(section);
}

async function chosen(section, label) {
  return section.getByLabel(label, { exact: true }).inputValue();
}

async function shows(page, section, run, war, name) {
  const said = await section.locator('.alternative p').textContent();
  check(said.includes(`“${name}”`) && said.includes(war.name), `${war.name}, ${name}: the description is ${said.slice(0, 120)}`);
  const of = (file) => recordsOf(`${run}/${file}`).filter((row) => row.war === undefined || row.war === war.id);
  const tables = await tablesOf(page, section);
  agreeEffects(tables.get('states'), of('effects_states.csv'), ['cow'], 'share', name);
  agreeEffects(tables.get('years'), of('effects.csv').filter((row) => row.year !== ''), ['year'], 'troops', name);
  const { name: file } = await downloaded(page, section.getByRole('button', { name: /^Download Specification/ }));
  return file;
}

function warsOf(run) {
  const { settings } = JSON.parse(readFileSync(`${run}/manifest.json`, 'utf8'));
  const of = (end) => settings.filter(({ key }) => new RegExp(`^wars\\[\\d+\\]\\.${end}$`).test(key)).map(({ value }) => value);
  const names = of('name');
  return of('id').map((id, at) => ({ id, name: names[at] }));
}

export async function counterfactuals(browser, { report, run }) {
  const page = await browser.open(report);
  const section = page.locator('#figure-effects');
  const all = [...new Set(recordsOf(`${run}/effects.csv`).map((row) => row.counterfactual))];
  const offered = await section.getByLabel('Counterfactual', { exact: true }).locator('option').allTextContents();
  same(offered.slice(1).join('; '), all.join('; '), 'counterfactuals to choose from');
  same(offered[0], `${all[0]} (the first)`, 'what is shown unasked is named');
  check(all.length > 3, `${all.length} counterfactuals`);
  const names = [all[0], all[1], all.at(-1)];
  const wars = warsOf(run);
  const files = new Set();
  for (const war of wars) {
    if (wars.length > 1) await choose(section, 'War', { label: war.name });
    for (const name of names) {
      await choose(section, 'Counterfactual', name);
      same(await chosen(section, 'Counterfactual'), name, 'the control shows what was chosen');
      files.add(await shows(page, section, run, war, name));
    }
  }
  same(files.size, wars.length * names.length, `each view has a file name of its own: ${[...files].join(' ')}`);
  same(page.complaints.join('\n'), '', 'complaints after choosing');
  await page.close();
}

/** One thing at a time: what is chosen takes the others back, and the picture follows. */
export async function onlyOne(browser, { report, run }) {
  const page = await browser.open(report);
  const section = page.locator('#figure-effects');
  const names = [...new Set(recordsOf(`${run}/effects.csv`).map((row) => row.counterfactual))];
  const war = warsOf(run)[0];
  const states = await section.getByLabel('State', { exact: true }).locator('option').allTextContents();
  await choose(section, 'Counterfactual', names[1]);
  await choose(section, 'State', { label: states[1] });
  same(await chosen(section, 'Counterfactual'), unasked, 'a state takes the counterfactual back');
  const rows = (await tablesOf(page, section)).get('states');
  same(rows.map((row) => row.state).join(), states[1], 'the state that was chosen');
  agreeEffects(rows, recordsOf(`${run}/effects_states.csv`), ['cow'], 'share', names[0]);
  await choose(section, 'Counterfactual', names[1]);
  same(await chosen(section, 'State'), unasked, 'a counterfactual takes the state back');
  await shows(page, section, run, war, names[1]);
  await page.close();
}

/** A choice that the page has no view of, as where it could not be drawn: it must say so, and show nothing else. */
export async function missingView(browser, { report }) {
  const broken = join(dirname(report), 'missing-view.html');
  const mark = '<script type="application/json" id="report-data">';
  const text = readFileSync(report, 'utf8');
  const from = text.indexOf(mark) + mark.length;
  const to = text.indexOf('</script>', from);
  const data = JSON.parse(text.slice(from, to));
  const { variants } = data.figures.find(({ name }) => name === 'effects');
  const variant = variants.filter(({ counterfactual }) => counterfactual !== undefined).at(-1);
  variant.year = 1900;
  writeFileSync(broken, text.slice(0, from) + JSON.stringify(data).replaceAll('<', '\\u003c') + text.slice(to));
  const page = await browser.open(broken);
  const section = page.locator('#figure-effects');
  await choose(section, 'Counterfactual', variant.counterfactual);
  const said = await section.locator('.picture').innerText();
  check(said.includes('no view of') && said.includes(variant.counterfactual), `a view that is missing is said: ${said.slice(0, 100)}`);
  same(await section.locator('.picture svg').count(), 0, 'and nothing else is shown');
  same(await section.getByRole('button', { name: /^Download/ }).count(), 0, 'nor downloaded');
  await choose(section, 'Counterfactual', unasked);
  same(await section.locator('.picture svg').count(), 1, 'the first view comes back');
  check((await section.getByRole('button', { name: /^Download/ }).count()) > 3, 'with its files');
  await page.close();
}
