// A report loads without a complaint or a request, shows what the run has, and is small.
import { readFileSync, statSync } from 'node:fs';
import { check, same } from './harness.mjs';

const megabytes = 5;

export async function loading(browser, { report, run }) {
  check(statSync(report).size < megabytes * 1e6, `the report has ${statSync(report).size} bytes`);
  const page = await browser.open(report);
  same(page.complaints.join('\n'), '', 'complaints and requests');
  const manifest = JSON.parse(readFileSync(`${run}/manifest.json`, 'utf8'));
  same(await page.locator('h1').innerText(), manifest.scenario, 'the heading');
  same(await page.locator('#summary h2').innerText(), 'Summary', 'the summary comes first');
  check((await page.locator('main > section').first().getAttribute('id')) === 'summary', 'the summary is the first section');
  const drawn = await page.locator('[data-figure] svg').count();
  check(drawn > 0 && drawn === (await page.locator('[data-figure]').count()), `${drawn} figures are drawn`);
  same(await page.locator('.picture .missing').count(), 0, 'figures that could not be drawn');
  for (const { file, sha256 } of manifest.outputs) {
    check((await page.locator('#provenance td.digest', { hasText: sha256 }).count()) > 0, `the digest of ${file}`);
  }
  for (const { key } of manifest.settings) {
    check((await page.evaluate((name) => document.getElementById('report-data').textContent.includes(`\\n${name},`), key)), `the setting ${key}`);
  }
  // The policy that keeps the page off the network is at work: even a script of the page's own may not ask.
  const refused = await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => false, () => true));
  check(refused, 'a request is refused');
  const compiled = await page.evaluate(() => {
    try {
      return Boolean(new Function('return true')());
    } catch {
      return false;
    }
  });
  check(!compiled || page.complaints.length > 0, 'no text becomes code');
  await page.close();
}
