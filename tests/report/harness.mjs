// A report in Chromium, and checks that count.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const browsers = [process.env.ENTENTE_BROWSER, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

export function browserPath() {
  return browsers.find((path) => path && existsSync(path));
}

let failures = 0;

export function check(holds, what) {
  if (holds) return;
  failures += 1;
  console.log(`FAILED: ${what}`);
}

export function same(found, expected, what) {
  check(found === expected, `${what}: expected ${JSON.stringify(expected)?.slice(0, 300)}, found ${JSON.stringify(found)?.slice(0, 300)}`);
}

export function failed() {
  return failures;
}

export class Browser {
  static async start() {
    const started = new Browser();
    started.folder = mkdtempSync(join(tmpdir(), 'entente-report-'));
    // Whoever tests as root must do without Chromium's sandbox; pages are our own.
    started.browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'], downloadsPath: started.folder });
    return started;
  }

  async stop() {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A report, drawn. Whatever it complains of or asks the network for lies in `page.complaints` afterwards. */
  async open(file, { width = 1280, colorScheme = 'light', reducedMotion = 'no-preference' } = {}) {
    const page = await this.browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion });
    page.complaints = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) page.complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => page.complaints.push(`error: ${error.message}`));
    const own = pathToFileURL(file).href;
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== own && !/^(blob|data):/.test(request.url())) page.complaints.push(`request: ${request.url()}`);
    });
    await page.goto(own);
    await page.waitForSelector('html[data-ready]', { timeout: 60000 });
    return page;
  }
}

/** What a click on the button downloads: its name and its content. */
export async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const content = readFileSync(await download.path());
  return { name: download.suggestedFilename(), content };
}

export async function tableTexts(section) {
  return section.locator('.table tbody tr').allInnerTexts();
}
