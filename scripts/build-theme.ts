/**
 * Compiles src/web/theme/theme.scss to src/web/assets/theme.css (committed, so that running the server needs no build).
 * `--check` writes nothing and exits 1 when the committed file is not what the sources give.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from 'sass';

const root = join(import.meta.dirname, '..');
export const themeFile = join(root, 'src/web/assets/theme.css');

/** The style sheet that the sources give now. */
export function compileTheme(): string {
  const { css } = compile(join(root, 'src/web/theme/theme.scss'), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
    charset: false,
  });
  return `/*! govuk-frontend styles: MIT, Crown copyright. Theme: DA06. */\n${css}\n`;
}

/** True when the committed style sheet is what the sources give. */
export async function themeIsCurrent(): Promise<boolean> {
  return (await readFile(themeFile, 'utf8').catch(() => '')) === compileTheme();
}

if (import.meta.main) {
  if (!process.argv.includes('--check')) await writeFile(themeFile, compileTheme());
  else if (!(await themeIsCurrent())) {
    console.error('src/web/assets/theme.css is not what src/web/theme gives: run node scripts/build-theme.ts');
    process.exitCode = 1;
  }
}
