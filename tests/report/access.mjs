// For everybody: keyboard, screen reader, dark colours, a telephone's width.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { check, same } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function axeFinds(page, within = 'html') {
  await page.evaluate(axe);
  return page.evaluate(async (selector) => {
    const { violations } = await globalThis.axe.run(document.querySelector(selector), { resultTypes: ['violations'] });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }));
  }, within);
}

async function overflow(page) {
  return page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
    const wide = [...document.querySelectorAll('main *, header *, nav *, footer *')].filter((each) => {
      const box = each.getBoundingClientRect();
      return each.checkVisibility() && box.width > 0 && box.right > innerWidth + 1 && !each.closest('.scroll, pre, .picture') && !each.closest('.skip');
    });
    return { page: document.documentElement.scrollWidth > innerWidth, wide: wide.slice(0, 3).map((each) => each.outerHTML.slice(0, 120)) };
  });
}

// Text of a figure that sticks out of its picture is cut off.
async function cutOff(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('.picture svg')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2);
      }).map((text) => `${svg.closest('section').id}: ${text.textContent}`);
    }),
  );
}

async function keyboard(page) {
  await page.keyboard.press('Tab');
  same(await page.evaluate(() => document.activeElement.className), 'skip', 'the first stop skips to the summary');
  await page.keyboard.press('Enter');
  same(new URL(page.url()).hash, '#summary', 'and does so');
  const outlines = await page.evaluate(() => {
    const weak = [];
    for (const each of document.querySelectorAll('details')) each.open = true;
    for (const each of document.querySelectorAll('main button, main select, main input, main summary, main a, .scroll')) {
      if (!each.checkVisibility() || each.disabled) continue;
      each.focus();
      if (document.activeElement !== each) weak.push(each.outerHTML.slice(0, 100));
    }
    return weak;
  });
  same(outlines.join('\n'), '', 'everything can be reached by keyboard');
  const heading = page.locator('#table-states-csv th button').nth(1);
  await heading.focus();
  await page.keyboard.press('Enter');
  check(await page.evaluate(() => document.activeElement?.dataset?.column !== undefined), 'sorting by keyboard keeps the focus');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  same(outline, 'solid', 'the focus is seen');
}

// On paper nothing can be scrolled: A4 less its margins is 688 pixels wide.
async function paper(browser, report) {
  const page = await browser.open(report, { width: 688 });
  await page.emulateMedia({ media: 'print' });
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('table, pre, .picture svg')]
      .filter((each) => each.checkVisibility() && (each.getBoundingClientRect().right > innerWidth + 1 || (each.matches('pre') && each.scrollWidth > each.clientWidth + 1)))
      .map((each) => each.closest('section').id),
  );
  same(wide.join(' '), '', 'cut off on paper');
  await page.close();
}

export async function access(browser, { report }) {
  await paper(browser, report);
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1400]) {
      const page = await browser.open(report, { width, colorScheme, reducedMotion: 'reduce' });
      const where = `${width} px, ${colorScheme}`;
      const found = await overflow(page);
      check(!found.page && found.wide.length === 0, `${where}: sticks out: ${found.wide.join(' ')}`);
      same((await cutOff(page)).join('\n'), '', `${where}: cut off`);
      // It takes its time: each scheme at one of the widths.
      if ((width === 360) === (colorScheme === 'dark')) {
        const serious = (await axeFinds(page)).filter(({ impact }) => ['serious', 'critical'].includes(impact));
        same(JSON.stringify(serious), '[]', `${where}: axe`);
      }
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const dark = background.match(/\d+/g).map(Number)[0] < 128;
      same(dark, colorScheme === 'dark', `${where}: background ${background}`);
      if (width === 1400 && colorScheme === 'light') {
        await page.getByRole('button', { name: 'Dark colours' }).click();
        check((await page.evaluate(() => getComputedStyle(document.body).backgroundColor)) !== background, 'the button changes the colours');
        await page.getByRole('button', { name: 'Light colours' }).click();
        await page.reload();
        await page.waitForSelector('html[data-ready]');
        await keyboard(page);
      }
      await page.close();
    }
  }
}

/** A page with a fault that axe must find, or the check above would prove nothing. */
export async function accessCanFail(browser, { report }) {
  const page = await browser.open(report);
  await page.evaluate(() => {
    document.querySelector('#table-states-csv input[type=search]').previousSibling.remove();
    document.querySelector('#table-states-csv .shows').style.color = '#ddd';
  });
  const found = (await axeFinds(page, '#table-states-csv')).map(({ id }) => id);
  check(found.includes('label') && found.includes('color-contrast'), `axe finds what was broken: ${found}`);
  await page.close();
}

/** Who chooses a war by keyboard stays in its list, while the other controls become that war's. */
export async function choosingWars(browser, { report }) {
  const page = await browser.open(report);
  for (const figure of ['map', 'fan', 'effects']) {
    const section = page.locator(`#figure-${figure}`);
    const list = section.getByLabel('War', { exact: true });
    await list.evaluate((each) => (globalThis.before = each));
    await list.focus();
    const [war, others] = [await list.inputValue(), await section.locator('.controls').innerHTML()];
    await page.keyboard.press('ArrowDown');
    await section.locator('.picture:not([aria-busy])').waitFor();
    check((await list.inputValue()) !== war, `${figure}: the arrow chooses another war`);
    check((await section.locator('.controls').innerHTML()) !== others, `${figure}: the other controls are that war's`);
    check(await page.evaluate(() => document.activeElement === globalThis.before && globalThis.before.isConnected), `${figure}: the focus stays where it was`);
  }
  await page.close();
}
