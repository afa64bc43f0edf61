// Names that are markup, turn the writing direction or hold quotes are text: on the page, in figures, in files.
import { readFileSync } from 'node:fs';
import { check, downloaded, same } from './harness.mjs';

export async function names(browser, { report, run }) {
  const page = await browser.open(report);
  same(page.complaints.join('\n'), '', 'complaints about names');
  same(await page.evaluate(() => globalThis.struck), undefined, 'no name was run');
  same(await page.locator('main img, main iframe, main b').count(), 0, 'no name became an element');
  const { scenario } = JSON.parse(readFileSync(`${run}/manifest.json`, 'utf8'));
  check(scenario.includes('</script>'), 'the scenario has a hostile name');
  same(await page.locator('h1').innerText(), scenario, 'the name of the scenario');
  const section = page.locator('#table-states-csv');
  for (const name of ['<script>struck = 1</script>', 'Dänemark "Größe"', '</script><b>Estonia', 'مصر']) {
    await section.getByLabel('Filter').fill(name);
    const rows = await section.locator('tbody tr').count();
    const text = rows > 0 ? await section.locator('tbody tr td').first().textContent() : '';
    check(text.includes(name), `${name} is found as it is: ${text}`);
  }
  const file = await downloaded(page, section.getByRole('button', { name: /all rows/ }));
  check(file.content.equals(readFileSync(`${run}/states.csv`)), 'the file with hostile names');
  for (const figure of await page.locator('section.figure:has(svg)').all()) {
    const svg = await downloaded(page, figure.getByRole('button', { name: /^Download SVG/ }).first());
    const good = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return !parsed.querySelector('parsererror, script, b, img');
    }, svg.content.toString());
    check(good, `${svg.name} is XML without foreign elements`);
  }
  await page.close();
}
