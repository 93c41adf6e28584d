import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { type FieldFault, Refusal, refuse } from '#platform/errors';
import { postReaches, postRoles } from '#territory';
import { demandReach } from '../administrator-reach.ts';
import { type OpenedStaff, openStaff } from '../open-staff.ts';
import { postProposed, proposePostFor } from '../propose.ts';

const Text = (maxLength: number) => Type.String({ maxLength });

const Row = Type.Object({
  loginName: Text(40),
  number: Text(40),
  fullName: Text(200),
  birthDate: Text(20),
  agencyCode: Text(35),
  role: Text(40),
  titleVi: Text(120),
  titleEn: Text(120),
  sees: Text(40),
  validFrom: Text(10),
  validTo: Text(10),
});

/** Nobody reads a report longer than this, and every row makes a password code. */
export const mostStaffRows = 500;

/**
 * Opens accounts from a list and proposes their posts: all of it, or nothing. Every row is tried, so that the report names
 * all that is wrong in one go; fields of the refusal are `<row>.<field>`, rows counted from 0.
 */
export const importStaff = command({
  name: 'identity.import-staff',
  summary: 'Opens accounts for a list of officers and proposes their posts; all or nothing.',
  allow: officer('administrator'),
  pagesOnly: true, // the answer is a list of secrets for paper, not for programs
  input: Type.Object({
    rows: Type.Array(Row, { minItems: 1, maxItems: mostStaffRows }),
    ground: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }),
  }),
  emits: ['identity.account-created.v1', postProposed],
  async run(ctx, { rows, ground }): Promise<{ opened: OpenedStaff[] }> {
    const opened: OpenedStaff[] = [];
    const faults: FieldFault[] = [];
    for (const [index, row] of rows.entries()) {
      try {
        opened.push(await oneRow(ctx, row, ground));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        faults.push(...faultsOf(error).map((f) => ({ ...f, field: `${index}.${f.field}` })));
      }
    }
    // Refused as a whole: the transaction takes back the rows that were right.
    if (faults.length > 0) refuse('invalid', 'identity.staff.import-faults', { count: faults.length }, faults);
    return { opened };
  },
});

const faultsOf = (refusal: Refusal): readonly FieldFault[] =>
  refusal.fields.length > 0 ? refusal.fields : [{ field: 'row', key: refusal.key, params: refusal.params }];

async function oneRow(
  ctx: CommandContext,
  row: Record<keyof (typeof Row)['properties'], string>,
  ground: string,
): Promise<OpenedStaff> {
  const role = postRoles.find((r) => r === row.role.trim()) ?? fault('role', 'identity.staff.role-unknown');
  const sees =
    postReaches.find((s) => s === (row.sees.trim() || 'own-agency')) ?? fault('sees', 'identity.staff.sees-unknown');
  if (row.titleVi.trim() === '') fault('titleVi', 'identity.staff.title-missing');
  const agencyCode = row.agencyCode.trim();
  await demandReach(ctx, { agencyCode, sees });
  const claim = { number: row.number, fullName: row.fullName, birthDate: row.birthDate };
  const opened = await openStaff(ctx, { loginName: row.loginName, agencyCode, claim, origin: 'import' });
  await proposePostFor(ctx, {
    accountId: opened.accountId,
    agencyCode,
    role,
    title: { vi: row.titleVi, en: row.titleEn.trim() || row.titleVi },
    sees,
    validFrom: dayOf(row.validFrom, 'validFrom'),
    validTo: dayOf(row.validTo, 'validTo'),
    ground,
  });
  return opened;
}

/** 2026-01-31 or 31/01/2026; empty means none. */
function dayOf(typed: string, field: string): string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const [, d = '', m = '', y = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = y === '' ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return real ? iso : fault(field, 'identity.staff.day-wrong');
}

function fault(field: string, key: string): never {
  return refuse('invalid', key, {}, [{ field, key }]);
}
