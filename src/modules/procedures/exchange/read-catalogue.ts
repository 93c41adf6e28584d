import { isDeepStrictEqual } from 'node:util';
import type { Procedure } from '../domain/procedure.ts';
import { faultsOfVersion } from '../versions/version-access.ts';
import { type ImportRules, readPaper, readProcedure } from './read-procedure.ts';
import { type CellFault, cellsByColumn, RowReader } from './row-reader.ts';

/** What one row of an import would do, or why it cannot. */
export interface RowReport {
  sheet: 'procedures' | 'papers';
  /** As the spreadsheet counts it: the head is line 1. */
  line: number;
  code: string;
  outcome: 'new' | 'changed' | 'same' | 'fault';
  faults: CellFault[];
  mended: { column: string; typed: string; meant: string }[];
}

export interface ReadCatalogue {
  rows: RowReport[];
  /** New and changed versions; complete only when no row has a fault. */
  versions: Procedure[];
}

type Rows = readonly (readonly string[])[];

/**
 * Reads a sheet of procedures and perhaps one of their papers. Every row is read to its end, so that one look at the
 * report shows all there is to mend. Without the second sheet the papers stay as they are.
 */
export function readCatalogue(procedures: Rows, papers: Rows | undefined, rules: ImportRules): ReadCatalogue {
  const listed = papers === undefined ? undefined : papersByProcedure(papers, rules);
  const seen = new Set<string>();
  const versions: Procedure[] = [];
  const rows = cellsByColumn(procedures).map(({ line, cells }): RowReport => {
    const reader = new RowReader(cells);
    const read = readProcedure(reader, rules);
    const code = reader.text('code');
    if (seen.has(code)) reader.wrong('code', 'code-twice', { typed: code });
    seen.add(code);
    const version = read && listed ? { ...read, papers: listed.byProcedure.get(code) ?? [] } : read;
    const before = rules.newestOf(code);
    const same = version !== undefined && before !== undefined && isDeepStrictEqual(facts(version), facts(before));
    if (version !== undefined && reader.faults.length === 0 && !same) addUnsound(reader, version);
    const outcome = reader.faults.length > 0 ? 'fault' : same ? 'same' : before === undefined ? 'new' : 'changed';
    if (version !== undefined && (outcome === 'new' || outcome === 'changed')) versions.push(version);
    return { sheet: 'procedures', line, code, outcome, faults: reader.faults, mended: reader.mended };
  });
  return { rows: [...rows, ...(listed === undefined ? [] : strayPapers(listed.rows, seen))], versions };
}

/** What an import can say of a procedure: the day, checks and what only the editor changes do not make a difference. */
function facts({ validFrom: _from, validTo: _to, fee, deadline, ...rest }: Procedure) {
  const { unverified: _fee, ...feeFacts } = fee;
  const { unverified: _deadline, ...deadlineFacts } = deadline;
  const papers = rest.papers.map(({ requiredWhen, ...paper }) => ({
    ...paper,
    when: requiredWhen === undefined ? '' : `${requiredWhen.field}=${[requiredWhen.equals].flat().join('|')}`,
  }));
  return { ...rest, papers, form: { pages: rest.form.pages }, fee: feeFacts, deadline: deadlineFacts };
}

/** What the catalogue's own check still finds wrong with a version whose cells could all be read. */
function addUnsound(reader: RowReader, version: Procedure): void {
  for (const text of faultsOfVersion(version)) reader.wrong('code', 'version-unsound', { text });
}

function papersByProcedure(rows: Rows, rules: ImportRules) {
  const byProcedure = new Map<string, Procedure['papers'][number][]>();
  const reports = cellsByColumn(rows).map(({ line, cells }): RowReport => {
    const reader = new RowReader(cells);
    const code = reader.text('procedure');
    const before = rules.newestOf(code)?.papers.find((paper) => paper.code === reader.text('code'));
    const paper = readPaper(reader, before);
    byProcedure.set(code, [...(byProcedure.get(code) ?? []), paper]);
    const outcome = reader.faults.length > 0 ? 'fault' : 'same';
    return { sheet: 'papers', line, code, outcome, faults: reader.faults, mended: [] };
  });
  return { byProcedure, rows: reports };
}

/** Only rows of papers with something to say: a fault, or a procedure that the other sheet does not have. */
function strayPapers(rows: RowReport[], procedures: ReadonlySet<string>): RowReport[] {
  return rows
    .map((row): RowReport => {
      if (procedures.has(row.code)) return row;
      const stray = { column: 'procedure', key: 'procedures.fault.paper-stray', params: { typed: row.code } };
      return { ...row, outcome: 'fault', faults: [...row.faults, stray] };
    })
    .filter((row) => row.outcome === 'fault');
}
