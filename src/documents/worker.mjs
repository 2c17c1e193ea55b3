// One JSON object a line in ({id, template, data, timestamp, files}; files: base64 by name, under files/ for the template), one a line out ({id, pdf} with base64, or {id, error}).
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const here = dirname(fileURLToPath(import.meta.url));
const templates = join(here, 'templates');

// Public Sans for everything it can draw; the others for names in other scripts. Fonts of the machine are never used.
const fonts = [
  ...['400Regular', '500Medium', '600SemiBold', '700Bold'].map(w => `@expo-google-fonts/public-sans/${w}/PublicSans_${w}.ttf`),
  ...['Latin/NotoSans', 'Hebrew/NotoSansHebrew', 'Arabic/NotoNaskhArabic', 'SC/NotoSansHans', 'KR/NotoSansKR'].flatMap(f => {
    const [script, name] = f.split('/');
    const type = script === 'SC' || script === 'KR' ? 'otf' : 'ttf';
    return ['Regular', 'Bold'].map(w => `@embedpdf/fonts-${script.toLowerCase()}/fonts/${name}-${w}.${type}`);
  }),
].map(path => join(here, 'node_modules', path));

const missing = fonts.find(path => !existsSync(path));
if (missing) throw new Error(`Font not found: ${missing}`);

const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fonts }] });

// They last for one document.
function withFiles(files, work) {
  const paths = Object.entries(files ?? {}).map(([name, content]) => {
    if (!/^\d+\.[a-z]+$/.test(name)) throw new Error(`No file may be named ${name}`);
    const path = join(templates, 'files', name);
    compiler.mapShadow(path, Buffer.from(content, 'base64'));
    return path;
  });
  try {
    return work();
  } finally {
    for (const path of paths) compiler.unmapShadow(path);
  }
}

function render({ template, data, timestamp }) {
  if (!/^[a-z-]+$/.test(template) || !existsSync(join(templates, `${template}.typ`))) throw new Error(`No template named ${template}`);
  if (!Number.isSafeInteger(timestamp)) throw new Error('timestamp must be whole seconds since 1970');
  const compiled = compiler.compile({
    mainFilePath: join(templates, `${template}.typ`),
    inputs: { data: JSON.stringify(data) },
  });
  // A warning is a failure too: "unknown font family" leaves the text out of the page.
  const found = (compiled.takeDiagnostics() ?? compiled.takeWarnings())?.shortDiagnostics ?? [];
  if (!compiled.result || found.length > 0) throw new Error(found.map(d => d.message).join('; ') || 'not compiled');
  return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: timestamp }).toString('base64');
}

// The compiler prints its diagnostics as Rust debug text, sometimes in `code` rather than in `message`.
function reason(error) {
  const text = [error?.message, error?.code].filter(Boolean).map(String).sort((a, b) => b.length - a.length)[0] ?? String(error);
  const messages = [...text.matchAll(/message: ("(?:[^"\\]|\\.)*")/g)].map(m => m[1].replace(/\\(["'\\])/g, '$1').slice(1, -1));
  return messages.length > 0 ? messages.join('; ') : text;
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  let answer;
  try {
    const job = JSON.parse(line);
    answer = { id: job?.id ?? null };
    answer.pdf = withFiles(job.files, () => render(job));
  } catch (error) {
    answer = { id: answer?.id ?? null, error: reason(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
  compiler.evictCache(2);
}
