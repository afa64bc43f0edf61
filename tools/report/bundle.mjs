// Makes what every report holds: one script, one style, the page. Call it with the folder of node_modules' parent as
// first argument and the folder to write as second.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = dirname(fileURLToPath(import.meta.url));
const [packages, target] = process.argv.slice(2).map((path) => resolve(path));
const { buildSync } = createRequire(join(packages, 'package.json'))('esbuild');

const common = { bundle: true, minify: true, legalComments: 'none', logLevel: 'warning', target: ['chrome109', 'firefox115', 'safari16.4'] };
mkdirSync(target, { recursive: true });
buildSync({
  ...common,
  entryPoints: [join(sources, 'app', 'main.js')],
  nodePaths: [join(packages, 'node_modules')],
  format: 'iife',
  platform: 'browser',
  outfile: join(target, 'report.js'),
});
buildSync({ ...common, entryPoints: [join(sources, 'style.css')], outfile: join(target, 'report.css') });
copyFileSync(join(sources, 'page.html'), join(target, 'report.html'));
