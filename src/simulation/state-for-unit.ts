import {
  amendStatement,
  approveStatement,
  attachEvidence,
  findDeclared,
  lastStatement,
  returnStatement,
  showStatement,
  stateFigures,
  submitStatement,
} from '#indicators';
import { type Actor, ask, execute, type Runtime } from '#platform/command';
import { renderPdf } from '#platform/documents';
import { storeLoose } from '#platform/files';
import { formatDate, t } from '#platform/i18n';
import type { Agency } from '#territory';
import './i18n/index.ts';
import type { StatementValue } from './plan-statements.ts';

export interface StatingUnit {
  periodId: string;
  agency: Agency;
  values: readonly StatementValue[];
  stater: Actor;
  approver: Actor;
}

interface Stage {
  runtime: Runtime;
  /** The same process so many minutes after the period was opened. */
  at(minutes: number): Runtime;
}

/**
 * Brings one unit's form to "approved" with these numbers, wherever an earlier run left it: a form that was sent is sent
 * back, an approved one with other numbers is corrected.
 * @returns false when the approved form says the same already.
 */
export async function stateForUnit(stage: Stage, unit: StatingUnit): Promise<boolean> {
  const { statement: before, lines } = await formOf(stage, unit);
  if (before.state === 'approved' && sameNumbers(lines, unit.values)) return false;
  // A correction comes after what it corrects, on the same simulated day.
  const later = (minutes: number) => stage.at(Math.min(20 * before.number, 400) + minutes);
  const asStater = { actor: unit.stater };
  if (before.state === 'approved') {
    const reason = t('vi', 'simulate.stated.reason');
    await execute(later(1), amendStatement, { ...asStater, input: { statementId: before.id, reason } });
  } else if (before.state === 'submitted') {
    const input = { statementId: before.id, version: before.version, remark: t('vi', 'simulate.stated.reason') };
    await execute(later(1), returnStatement, { actor: unit.approver, input });
  }
  const form = await formOf(stage, unit);
  const target = async () => {
    const { id, version } = (await formOf(stage, unit)).statement;
    return { statementId: id, version };
  };
  const values = wholeForm(form.lines, unit.values);
  await execute(later(2), stateFigures, { ...asStater, input: { ...(await target()), values } });
  if (form.files.length === 0) {
    const file = await evidenceOf(stage.runtime, unit, form.statement.endsOn);
    await execute(later(3), attachEvidence, { ...asStater, input: { ...(await target()), file } });
  }
  await execute(later(4), submitStatement, { ...asStater, input: await target() });
  await execute(later(6), approveStatement, { actor: unit.approver, input: await target() });
  return true;
}

type FormLines = Awaited<ReturnType<typeof formOf>>['lines'];

/** The unit's latest form of the period, as its own officer sees it. */
async function formOf({ runtime }: Stage, { periodId, agency, stater }: StatingUnit) {
  const row = await runtime.database.read({ kind: 'system' }, (tx) => lastStatement(tx, periodId, agency.code));
  if (row === undefined) throw new Error(`${agency.code} has no form in the period that was opened for it`);
  return ask(runtime, showStatement, { actor: stater, input: { statementId: row.id } });
}

function sameNumbers(lines: FormLines, wanted: readonly StatementValue[]): boolean {
  const there = lines.filter(({ stated: s }) => (s?.numerator ?? s?.denominator ?? s?.percent ?? null) !== null);
  if (there.length !== wanted.length) return false;
  return wanted.every((w) => {
    const stated = lines.find((l) => l.definition.code === w.code)?.stated;
    return (['numerator', 'denominator', 'percent'] as const).every((part) => (stated?.[part] ?? null) === w[part]);
  });
}

/** Every figure that the form asks: the wanted ones, and of the others that there is no number. */
function wholeForm(lines: FormLines, wanted: readonly StatementValue[]) {
  const none = { numerator: null, denominator: null, percent: null, remark: t('vi', 'simulate.stated.none') };
  return lines.map(({ definition: { code } }) => {
    const found = wanted.find((w) => w.code === code);
    if (found === undefined) return { code, ...none };
    const { numerator, denominator, percent } = found;
    const asks = findDeclared(code)?.statement.asks ?? [];
    const complete = asks.every((part) => found[part] !== null);
    return {
      code,
      numerator,
      denominator,
      percent,
      ...(complete ? {} : { remark: t('vi', 'simulate.stated.partly') }),
    };
  });
}

const template = `#let d = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: 2.5cm)
#set text(font: "Tinos", size: 13pt, lang: "vi")
#align(center)[#text(weight: "bold")[#d.title]]
#d.note
#table(columns: (1fr, auto), ..d.rows.flatten())`;

/** The document behind the numbers: a sheet that says that it is simulated. */
async function evidenceOf(runtime: Runtime, { agency, values }: StatingUnit, endsOn: string) {
  const on = formatDate(endsOn);
  const rows = values.map((v) => [
    findDeclared(v.code)?.label.vi ?? v.code,
    [v.numerator, v.denominator, v.percent]
      .filter((n) => n !== null)
      .join(' / ')
      .replaceAll('.', ','),
  ]);
  const title = t('vi', 'simulate.stated.sheet', { agency: agency.name.vi, date: on });
  const bytes = await renderPdf(template, { title, note: t('vi', 'simulate.stated.sheet-note'), rows });
  const fileName = t('vi', 'simulate.stated.file', { date: endsOn });
  return {
    fileHash: await storeLoose(runtime, bytes),
    fileName,
    mediaType: 'application/pdf',
    sizeBytes: bytes.length,
  };
}
