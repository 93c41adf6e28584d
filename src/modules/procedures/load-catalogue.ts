import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkHistory } from './domain/check-procedure.ts';
import type { Procedure, ProcedureHistory } from './domain/procedure.ts';

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
 * Reads a folder of procedures: every `<code>.ts`, and every folder `<code>/` with an `index.ts` and perhaps a `result.typ`
 * (the printed form of its result). Each exports one `procedure({…})`. Adding a file or a folder is all it takes.
 * @throws CatalogueError that names the file and the fault: missing words, unknown kinds, the same code twice, …
 */
export async function loadCatalogue(folder: string): Promise<ProcedureHistory[]> {
  const places = await placesIn(folder);
  const files = await Promise.all(places.map(readPlace));
  const found = files.flatMap((f) => f.history ?? []);
  const faults = [...files.flatMap((f) => f.faults), ...repeatedCodes(found), ...repeatedEssentials(found)];
  if (faults.length > 0) throw new CatalogueError(faults);
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Where one procedure is written. */
interface Place {
  /** As faults name it. */
  name: string;
  code: string;
  source: string;
  /** Where the printed form of its result would lie. */
  template?: string;
}

async function placesIn(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .map((entry): Place | undefined => {
      const { name } = entry;
      const path = join(folder, name);
      if (entry.isDirectory())
        return { name: `${name}/`, code: name, source: join(path, 'index.ts'), template: join(path, 'result.typ') };
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) return undefined;
      return { name, code: basename(name, '.ts'), source: path };
    })
    .filter((place) => place !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface CatalogueFile {
  history?: ProcedureHistory;
  faults: string[];
}

async function readPlace(place: Place): Promise<CatalogueFile> {
  const { name, code, source } = place;
  const loaded = await import(pathToFileURL(source).href).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(source)) return undefined;
    throw error;
  });
  if (loaded === undefined) return { faults: [`${name}: has no index.ts`] };
  const exported = Object.values(loaded as Record<string, unknown>);
  const [written, ...more] = exported.filter(isHistory);
  if (written === undefined || more.length > 0 || exported.length > 1)
    return { faults: [`${name}: must export one procedure({…}) and nothing else`] };
  const history = withTemplate(written, await textOf(place.template));
  const faults = checkHistory(history);
  if (history.code !== code) faults.unshift(`the code '${history.code}' must be the file's name, '${code}'`);
  return { history, faults: faults.map((fault) => `${name}: ${fault}`) };
}

function isHistory(value: unknown): value is ProcedureHistory {
  return typeof value === 'object' && value !== null && 'code' in value && 'versions' in value;
}

async function textOf(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** The printed form beside `index.ts` goes with every version that does not bring its own. */
function withTemplate(history: ProcedureHistory, template: string | undefined): ProcedureHistory {
  if (template === undefined) return history;
  const printed = (v: Procedure): Procedure => ({ ...v, result: { template, ...v.result } });
  return { ...history, versions: history.versions.map(printed) };
}

/** A code is one procedure, whether it is a file or a folder. */
function repeatedCodes(histories: readonly ProcedureHistory[]): string[] {
  return [...Map.groupBy(histories, (h) => h.code)]
    .filter(([, same]) => same.length > 1)
    .map(([code]) => `'${code}' is there twice, as a file and as a folder`);
}

/** A number of the annex belongs to one procedure. */
function repeatedEssentials(histories: readonly ProcedureHistory[]): string[] {
  const byNumber = Map.groupBy(histories, (h) => h.versions[0]?.essential?.number);
  return [...byNumber]
    .filter(([number, same]) => number !== undefined && same.length > 1)
    .map(([number, same]) => `essential number ${number} stands in ${same.map((h) => h.code).join(' and ')}`);
}
