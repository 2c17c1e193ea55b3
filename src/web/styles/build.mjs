// Compiles the style sheets and puts the images and fonts it names beside them.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const uswds = join(here, '../node_modules/@uswds/uswds');
const out = join(here, '../../Cbhcr.Exam/wwwroot/client');
const sources = { 'fonts/': join(uswds, 'dist/fonts/public-sans/'), 'img/': join(uswds, 'dist/img/') };

const read = name => compile(join(here, `${name}.scss`), { style: 'compressed', loadPaths: [join(uswds, 'packages')], quietDeps: true }).css;
const css = read('site');
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'site.css'), css);
// Fetched by the pages where items are written, and by no other.
writeFileSync(join(out, 'author.css'), read('author'));

for (const [, name] of css.matchAll(/url\(["']?((?:fonts|img)\/[^"')?#]+)/g)) {
  const folder = Object.keys(sources).find(f => name.startsWith(f));
  const from = join(sources[folder], name.slice(folder.length));
  if (!existsSync(from)) throw new Error(`site.css names ${name}, which is not in the package`);
  mkdirSync(dirname(join(out, name)), { recursive: true });
  copyFileSync(from, join(out, name));
}
