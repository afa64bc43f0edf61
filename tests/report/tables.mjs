// Tables: sorting, filtering, leafing through, columns, and downloads that hold the files' own bytes.
import { readFileSync } from 'node:fs';
import { check, downloaded, same, tableTexts } from './harness.mjs';

// Fields of a simple table: none of these files has quotes in the columns that are looked at.
function csv(text) {
  const [head, ...rows] = text.trimEnd().split('\n').map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at]])));
}

async function names(section) {
  return (await tableTexts(section)).map((row) => row.split('\t')[0]);
}

export async function tables(browser, { report, run }) {
  const page = await browser.open(report);
  const files = ['states.csv', 'state_years.csv', 'totals.csv', 'ties.csv'];
  for (const file of files) {
    const section = page.locator(`#table-${file.replaceAll(/[^a-z0-9]/g, '-')}`);
    const { name, content } = await downloaded(page, section.getByRole('button', { name: /^Download .*all rows/ }));
    same(name, file, 'name of a download');
    check(content.equals(readFileSync(`${run}/${file}`)), `the download of ${file} has the bytes of the file`);
  }

  const states = csv(readFileSync(`${run}/states.csv`, 'utf8'));
  const section = page.locator('#table-states-csv');
  same((await names(section)).join(), states.slice(0, 15).map((row) => row.state).join(), 'states in the order of the file');

  // The largest simulated share first, then the least; missing values never first.
  const heading = section.getByRole('button', { name: /^simulated share/ });
  await heading.click();
  const known = states.filter((row) => row.simulated_share !== '');
  known.sort((a, b) => Number(b.simulated_share) - Number(a.simulated_share));
  same((await names(section))[0], known[0].state, 'sorted downwards');
  same(await section.locator('th', { has: page.locator('[data-column=simulated_share]') }).getAttribute('aria-sort'), 'descending', 'aria-sort');
  await heading.click();
  same(Number(states.find((row) => row.state === known.at(-1).state).simulated_share), Number(known.at(-1).simulated_share), 'sorted upwards');
  same(await section.locator('th', { has: page.locator('[data-column=simulated_share]') }).getAttribute('aria-sort'), 'ascending', 'aria-sort');

  await section.getByLabel('Filter').fill('zeal');
  same((await names(section)).join(), 'New Zealand', 'filtered');
  check(/^Rows 1 to 1 of 1 \(\d+ in all\)$/.test(await section.getByRole('status').innerText()), 'the filter says what it leaves');
  const some = await downloaded(page, section.getByRole('button', { name: /only the rows that match/ }));
  const line = readFileSync(`${run}/states.csv`, 'utf8').split('\n').find((each) => each.includes('New Zealand'));
  same(some.content.toString().split('\n')[1], line, 'the row that was filtered, with all its digits');
  await section.getByLabel('Filter').fill('no such state');
  same(await section.getByRole('status').innerText(), 'No row matches.', 'nothing found');
  await section.getByLabel('Filter').fill('');

  const first = (await names(section))[0];
  await section.getByRole('button', { name: /^Next rows/ }).click();
  check((await names(section))[0] !== first, 'leafing goes on');
  await section.getByRole('button', { name: /^Previous rows/ }).click();
  same((await names(section))[0], first, 'and back');

  const before = await section.locator('th').count();
  await section.getByText('Columns', { exact: true }).click();
  await section.getByLabel('cow', { exact: true }).check();
  same(await section.locator('th').count(), before + 1, 'a column more');

  const years = page.locator('#table-state-years-csv');
  await years.getByLabel('year', { exact: true }).first().selectOption('2006');
  const shown = (await tableTexts(years)).map((row) => row.split('\t')[1]);
  check(shown.length > 0 && shown.every((year) => year === '2006'), 'a year is chosen');
  same(page.complaints.join('\n'), '', 'complaints after working with tables');
  await page.close();
}
