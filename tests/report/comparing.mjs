// Two runs in one report.
import { check, same } from './harness.mjs';

async function settled(section) {
  for (const picture of await section.locator('.picture').all()) {
    await picture.and(section.locator('.picture:not([aria-busy])')).waitFor();
  }
  return section.locator('.picture').evaluateAll((all) => all.map((each) => each.innerHTML));
}

// Either side's slider moves both, so that one year is set beside the same year.
async function years(page, name) {
  const section = page.locator(`#figure-${name}`);
  same(await section.getByRole('slider').count(), 2, `${name}: years on both sides`);
  for (const slider of ['Year', 'Year, other run']) {
    const before = await settled(section);
    await section.getByRole('slider', { name: slider, exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    const after = await settled(section);
    check(after.every((picture, side) => picture !== before[side]), `${name}: ${slider} moves both pictures`);
    const said = await section.locator('output').allInnerTexts();
    check(/^\d{4}$/.test(said[0]) && said[0] === said[1], `${name}: both say the same year: ${said}`);
  }
}

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
  for (const name of ['map', 'network']) await years(page, name);
  const effects = page.locator('#figure-effects');
  same((await effects.locator('.run').allInnerTexts()).join(), 'This run', 'a figure of this run alone is called so');
  check((await effects.locator('.note').allInnerTexts()).join(' ').includes('The other run has no such figure'), 'and why it stands alone is said');
  check((await page.locator('#figure-fan .note', { hasText: 'scales of their own' }).count()) === 1, 'scales that differ');
  await page.close();
}

/** The same two runs the other way round: a figure that only the other run has. */
export async function otherOnly(browser, { report }) {
  const page = await browser.open(report);
  same(page.complaints.join('\n'), '', 'complaints about a figure of the other run');
  const effects = page.locator('#figure-effects');
  same((await effects.locator('.run').allInnerTexts()).join(), 'The other run', 'a figure of the other run alone is called so');
  same(await effects.locator('.picture svg').count(), 1, 'and drawn');
  const text = (await effects.locator('.note').allInnerTexts()).join(' ');
  check(text.includes('This run has no such figure'), 'why it stands alone is said');
  const list = effects.getByLabel('Counterfactual, other run', { exact: true });
  const [, , second] = await list.locator('option').allTextContents();
  await list.selectOption(second);
  await effects.locator('.picture:not([aria-busy])').waitFor();
  check((await effects.locator('.alternative p').textContent()).includes(`“${second}”`), 'the description is of what is chosen');
  await page.close();
}
