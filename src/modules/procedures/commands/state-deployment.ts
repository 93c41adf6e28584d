import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { isIsoDate, vietnamDate } from '#platform/time';
import { unitsAt } from '#territory';
import { liveHistories } from '../catalogue.ts';
import { type Deployment, restateDeployments } from '../deployment-store.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/**
 * States since when, and perhaps until when, procedures are received online in this province. What was stated before for
 * the same procedures is withdrawn and stays readable; other procedures keep theirs.
 */
export const stateDeployment = command({
  name: 'procedures.state-deployment',
  summary: 'States since when procedures are received online in this province.',
  allow: officer('administrator'),
  input: Type.Object({
    statements: Type.Array(
      Type.Object({
        procedureCode: Type.String({ maxLength: 60 }),
        onlineFrom: Day,
        onlineTo: Type.Optional(Day),
      }),
      { minItems: 1, maxItems: 2000 },
    ),
  }),
  emits: [],

  async run(ctx, { statements }) {
    const online = new Set(
      liveHistories()
        .filter((h) => h.versions.some((v) => v.channels.includes('online')))
        .map((h) => h.code),
    );
    for (const statement of statements) checkStatement(statement, online);
    const codes = statements.map((s) => s.procedureCode);
    if (new Set(codes).size !== codes.length) refuse('invalid', 'procedures.deployment.twice');
    const [province] = await unitsAt(ctx.tx, vietnamDate(ctx.now), 'province');
    if (province === undefined) refuse('conflict', 'procedures.deployment.no-province');
    await restateDeployments(ctx.tx, statements, { provinceCode: province.code, at: ctx.now });
    const [only] = statements;
    ctx.concerns({
      detail: { province: province.code, procedures: codes.length, ...(codes.length === 1 ? { ...only } : {}) },
    });
  },
});

function checkStatement({ procedureCode, onlineFrom, onlineTo }: Deployment, online: ReadonlySet<string>): void {
  const wrong = (field: string, key: string): never => refuse('invalid', key, {}, [{ field, key }]);
  if (!online.has(procedureCode)) wrong('procedureCode', 'procedures.deployment.no-procedure');
  if (!isIsoDate(onlineFrom)) wrong('onlineFrom', 'procedures.deployment.no-day');
  if (onlineTo !== undefined && onlineTo !== null && (!isIsoDate(onlineTo) || onlineTo < onlineFrom))
    wrong('onlineTo', 'procedures.deployment.ends-before');
}
