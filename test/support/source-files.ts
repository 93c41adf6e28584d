import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root: string = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  path: string;
  text: string;
}

/** Files of the tree below the repository's root that match, with their text; never anything installed or stored. */
export async function sourceFiles(...patterns: string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const pattern of patterns) {
    for await (const path of glob(pattern, {
      cwd: root,
      exclude: (p) => /(^|\/)(node_modules|data|\.git)(\/|$)/.test(String(p)),
    })) {
      files.push({ path, text: await readFile(join(root, path), 'utf8') });
    }
  }
  return files;
}
