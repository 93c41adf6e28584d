import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkHistory } from './domain/check-procedure.ts';
import type { ProcedureHistory } from './domain/procedure.ts';

/** Wrong catalogue files: all their faults in one error, so that they are mended in one go. */
export class CatalogueError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`The catalogue of procedures has ${faults.length} fault(s):\n${faults.map((f) => `  - ${f}`).join('\n')}`);
    this.name = 'CatalogueError';
    this.faults = faults;
  }
}

/**
 * Reads every `<code>.ts` of a folder; each exports one `procedure({…})`. Adding a file is all it takes to add a procedure.
 * @throws CatalogueError that names the file and the fault: missing words, unknown kinds, the same code twice, …
 */
export async function loadCatalogue(folder: string): Promise<ProcedureHistory[]> {
  const names = (await readdir(folder)).filter((n) => n.endsWith('.ts') && !n.endsWith('.test.ts')).sort();
  const files = await Promise.all(names.map((name) => readFile(folder, name)));
  const faults = [...files.flatMap((f) => f.faults), ...repeatedEssentials(files.flatMap((f) => f.history ?? []))];
  if (faults.length > 0) throw new CatalogueError(faults);
  return files.flatMap((f) => f.history ?? []);
}

interface CatalogueFile {
  history?: ProcedureHistory;
  faults: string[];
}

async function readFile(folder: string, name: string): Promise<CatalogueFile> {
  const exported = Object.values((await import(pathToFileURL(join(folder, name)).href)) as Record<string, unknown>);
  const [history, ...more] = exported.filter(isHistory);
  if (history === undefined || more.length > 0 || exported.length > 1)
    return { faults: [`${name}: must export one procedure({…}) and nothing else`] };
  const faults = checkHistory(history);
  const code = basename(name, '.ts');
  if (history.code !== code) faults.unshift(`the code '${history.code}' must be the file's name, '${code}'`);
  return { history, faults: faults.map((fault) => `${name}: ${fault}`) };
}

function isHistory(value: unknown): value is ProcedureHistory {
  return typeof value === 'object' && value !== null && 'code' in value && 'versions' in value;
}

/** A number of the annex belongs to one procedure. (A code cannot come twice: it is the file's name.) */
function repeatedEssentials(histories: readonly ProcedureHistory[]): string[] {
  const byNumber = Map.groupBy(histories, (h) => h.versions[0]?.essential?.number);
  return [...byNumber]
    .filter(([number, same]) => number !== undefined && same.length > 1)
    .map(([number, same]) => `essential number ${number} stands in ${same.map((h) => h.code).join(' and ')}`);
}
