// Two runs in one report.
import { check, same } from './harness.mjs';

export async function comparing(browser, { report }) {
  const page = await browser.open(report);
  same(page.complaints.join('\n'), '', 'complaints about two runs');
  same(await page.locator('#comparison h2').innerText(), 'Compared with another run', 'a section for the other run');
  check((await page.locator('#comparison').innerText()).includes('Take care'), 'a warning where the records differ');
  check(!(await page.locator('#comparison').innerText()).includes('does better'), 'no winner where the records differ');
  check((await page.locator('#comparison').innerText()).includes('measures.outcome'), 'the settings that differ');
  check(await page.locator('nav a[href="#comparison"]').isVisible(), 'and a way to it');
  const pairs = await page.locator('.pair:has(svg)').count();
  check(pairs > 0, `${pairs} figures beside each other`);
  same(await page.locator('.pair >> nth=0 >> svg').count(), 2, 'two pictures in a pair');
  check((await page.locator('#figure-effects .note', { hasText: 'of the other run there is none' }).count()) === 1, 'a figure that one run alone has');
  check((await page.locator('#figure-fan .note', { hasText: 'scales of their own' }).count()) === 1, 'scales that differ');
  await page.close();
}
