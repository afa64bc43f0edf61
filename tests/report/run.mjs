// Drives reports in Chromium. Arguments: KIND REPORT RUN; KIND is what the report is (plain, names, pair).
// Exit codes: 0 all is well, 1 something is not, 77 there is no browser.
import { access, accessCanFail } from './access.mjs';
import { comparing } from './comparing.mjs';
import { figures } from './figures.mjs';
import { Browser, browserPath, check, failed } from './harness.mjs';
import { loading } from './loading.mjs';
import { names } from './names.mjs';
import { tables } from './tables.mjs';

const kinds = { plain: [loading, tables, figures, access, accessCanFail], names: [names], pair: [comparing] };
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
