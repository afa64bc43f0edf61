// Figures: choices change what is drawn and what is said of it, and the downloads are what is seen.
import { check, downloaded, same } from './harness.mjs';

async function picture(section) {
  await section.locator('.picture:not([aria-busy])').first().waitFor();
  return section.locator('.picture').first().innerHTML();
}

async function description(section) {
  return section.locator('.alternative p').textContent();
}

// By keyboard, as anybody could: one place on.
async function slide(section) {
  const slider = section.getByRole('slider').first();
  const [before, said] = [await picture(section), await description(section)];
  await slider.focus();
  await section.page().keyboard.press('ArrowRight');
  await section.page().keyboard.press('ArrowRight');
  const year = await slider.getAttribute('aria-valuetext');
  check(/^\d{4}$/.test(year), `the slider says its year: ${year}`);
  same(await section.locator('output').first().innerText(), year, 'the year is seen');
  check((await picture(section)) !== before, 'another year is another picture');
  check((await description(section)) !== said, 'and another description');
}

async function chooseState(section) {
  const list = section.getByLabel('State', { exact: true });
  const before = await picture(section);
  const states = await list.locator('option').allTextContents();
  check(states.length > 20, `${states.length - 1} states to choose from`);
  const chosen = states.includes('New Zealand') ? 'New Zealand' : states[1];
  await list.selectOption(chosen);
  check((await picture(section)) !== before, 'another state is another picture');
  check((await description(section)).includes(chosen), `the description names ${chosen}`);
}

async function files(page, section) {
  const svg = await downloaded(page, section.getByRole('button', { name: /^Download SVG/ }).first());
  check(/\.svg$/.test(svg.name) && /^<svg[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/.test(svg.content.toString()), 'an SVG with title and description');
  check(await page.evaluate((text) => !new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'), svg.content.toString()), 'the SVG is XML');
  const png = await downloaded(page, section.getByRole('button', { name: /^Download PNG/ }).first());
  check(png.content.subarray(1, 4).toString() === 'PNG' && png.content.readUInt32BE(16) > 700, 'a PNG fit for print');
  const specification = await downloaded(page, section.getByRole('button', { name: /^Download Specification/ }).first());
  const parsed = JSON.parse(specification.content);
  check(parsed.$schema.includes('vega-lite'), 'a specification that stands alone');
}

// Some mark tells what it stands for.
async function hovering(page) {
  for (const mark of (await page.locator('section.figure .mark-symbol path').all()).slice(0, 40)) {
    await mark.hover({ force: true });
    if (((await page.locator('.tooltip:not([hidden])').allTextContents())[0] ?? '').includes(':')) return true;
  }
  return false;
}

export async function figures(browser, { report }) {
  const page = await browser.open(report);
  let sliders = 0;
  let choices = 0;
  for (const section of await page.locator('section.figure:has(svg)').all()) {
    check((await section.getByRole('img').first().getAttribute('aria-labelledby')) !== null, 'a figure has a name');
    check((await description(section)).length > 40, 'and a description');
    await files(page, section);
    if ((await section.getByRole('slider').count()) > 0) {
      sliders += 1;
      await slide(section);
      await section.getByRole('slider').first().fill('0');
    }
    if ((await section.getByLabel('State', { exact: true }).count()) > 0) {
      choices += 1;
      await chooseState(section);
    }
  }
  check(sliders >= 2, `${sliders} figures have years on a slider`);
  check(choices >= 1, `${choices} figures have a choice of states`);

  check(await hovering(page), 'hovering tells values');
  same(page.complaints.join('\n'), '', 'complaints after working with figures');
  await page.close();
}
