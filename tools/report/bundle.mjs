// Makes what every report holds: one script, one style, the page, the shapes of countries. Its arguments: the folder that
// holds node_modules and geometry.mjs, and the folder to write.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

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
const { countries } = await import(pathToFileURL(join(packages, 'geometry.mjs')));
writeFileSync(join(target, 'countries.json'), JSON.stringify(countries()));
copyFileSync(join(sources, 'page.html'), join(target, 'report.html'));
