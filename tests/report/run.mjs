// Drives reports in Chromium. Arguments: KIND REPORT RUN; KIND is what the report is (plain, wars, names, pair,
// turned).
// Exit codes: 0 all is well, 1 something is not, 77 there is no browser.
import { access, accessCanFail, choosingWars } from './access.mjs';
import { counterfactuals, missingView, onlyOne } from './choices.mjs';
import { comparing, otherOnly } from './comparing.mjs';
import { figureData } from './data.mjs';
import { figures } from './figures.mjs';
import { Browser, browserPath, check, failed } from './harness.mjs';
import { loading } from './loading.mjs';
import { names } from './names.mjs';
import { tables } from './tables.mjs';
import { wars } from './wars.mjs';

const kinds = {
  plain: [loading, tables, figures, figureData, onlyOne, missingView, access, accessCanFail],
  wars: [loading, wars, figureData, counterfactuals, choosingWars],
  names: [names],
  pair: [comparing],
  turned: [otherOnly],
};
const [kind, report, run] = process.argv.slice(2);
if (!browserPath()) {
  console.log('SKIPPED: Chromium is not installed (tools/setup --developer does it)');
  process.exit(77);
}
const browser = await Browser.start();
try {
  await Promise.all(kinds[kind].map(async (test) => {
    const started = performance.now();
    await test(browser, { report, run }).catch((error) => check(false, `${test.name}: ${error.stack}`));
    console.log(`${test.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }));
} finally {
  await browser.stop();
}
if (failed() > 0) process.exitCode = 1;
