import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

let compiler: Promise<NodeCompiler> | undefined;

async function createCompiler(): Promise<NodeCompiler> {
  // Loaded at first use: the compiler is native code of some 40 MB that many processes never need.
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  return NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: [fonts] }] });
}

/**
 * A PDF (PDF/A-2b, Tinos, Vietnamese text selectable) from a Typst template. `data` reaches the template as JSON in
 * `sys.inputs.data` and is never spliced into markup, so that nothing people write can become an instruction. `pictures`
 * are files that the template may read under their names, for instance `image("page-1")`.
 */
export async function renderPdf(
  template: string,
  data: Record<string, unknown>,
  pictures: Readonly<Record<string, Uint8Array>> = {},
): Promise<Uint8Array> {
  compiler ??= createCompiler();
  const ready = await compiler;
  // Nothing waits between here and the end, so that no other document sees these pictures.
  const paths = Object.entries(pictures).map(([name, bytes]) => {
    const path = join(import.meta.dirname, name);
    ready.mapShadow(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    return path;
  });
  try {
    return ready.pdf(
      { mainFileContent: template, inputs: { data: JSON.stringify(data) } },
      { pdfStandard: 'a-2b' as never },
    );
  } finally {
    for (const path of paths) ready.unmapShadow(path);
    ready.evictCache(10);
  }
}
