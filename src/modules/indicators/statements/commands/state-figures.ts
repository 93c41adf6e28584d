import Type, { type Static } from 'typebox';
import { command, officer } from '#platform/command';
import { type FieldFault, refuse } from '#platform/errors';
import { findDefinition } from '../../domain/definitions.ts';
import { actOnStatement } from '../act-on-statement.ts';
import { askedHere } from '../asked-here.ts';
import { decimalsOf, type NumberPart, numberParts } from '../domain/asked-figures.ts';
import { readNumber, typedText } from '../domain/read-number.ts';
import { staterRoles, watcherRoles } from '../domain/statement.ts';
import { statementMoved } from '../events.ts';
import type { StatementRow } from '../statement-store.ts';
import { putValues, type StatedLine, sumVillages, villagesOf } from '../value-store.ts';

/** A number, or what somebody typed, read as Vietnamese offices write it (1.234,5). */
const Typed = Type.Union([
  Type.Number({ minimum: 0, maximum: 999_999_999_999 }),
  Type.String({ maxLength: 60 }),
  Type.Null(),
]);

export const LineInput = Type.Object({
  code: Type.String({ maxLength: 80 }),
  numerator: Type.Optional(Typed),
  denominator: Type.Optional(Typed),
  percent: Type.Optional(Typed),
  remark: Type.Optional(Type.String({ maxLength: 1000 })),
});

export const staterOrAbove = officer(...new Set([...staterRoles, ...watcherRoles]));

/**
 * Saves numbers of a form as a draft; figures that are not named keep theirs. Nothing is saved while one number cannot be
 * read: each fault is told at its field, with what to write instead.
 */
export const stateFigures = command({
  name: 'indicators.state-figures',
  summary: "Saves the numbers of a unit's form as a draft.",
  allow: staterOrAbove,
  input: Type.Object({
    statementId: Type.String({ format: 'uuid' }),
    version: Type.Integer(),
    values: Type.Array(LineInput, { maxItems: 200 }),
    /** Who gave the numbers and how, from an officer who writes for another unit. */
    toldBy: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  emits: [statementMoved],
  async run(ctx, { statementId, version, values, toldBy }): Promise<{ version: number }> {
    await actOnStatement(ctx, {
      statementId,
      version,
      act: 'save',
      toldBy: toldBy?.trim() || undefined,
      note: values.map((v) => v.code).join(', '),
      change: async (found) => {
        const lines = await readLines(ctx.tx, found, values);
        await putValues(ctx.tx, found.id, lines);
        const withVillages = new Set((await villagesOf(ctx.tx, found.id)).map((v) => v.code));
        for (const code of withVillages) await sumVillages(ctx.tx, found.id, code);
        return {};
      },
    });
    return { version: version + 1 };
  },
});

async function readLines(
  tx: Parameters<typeof askedHere>[0],
  found: StatementRow,
  values: readonly Static<typeof LineInput>[],
): Promise<StatedLine[]> {
  const asked = new Map((await askedHere(tx, found)).map((d) => [d.code, d]));
  const faults: FieldFault[] = [];
  const lines = values.map((value): StatedLine => {
    const { code } = value;
    const definition = asked.get(code);
    if (definition === undefined) return refuseFigure(code);
    const numbers = { numerator: null, denominator: null, percent: null } as Record<NumberPart, number | null>;
    for (const part of numberParts) {
      const typed = value[part] ?? null;
      if (typed === null || typed === '') continue;
      const field = `${code}.${part}`;
      if (!definition.statement.asks.includes(part)) {
        faults.push({ field, key: 'indicators.statement.number.not-asked' });
        continue;
      }
      const read = readNumber(typedText(typed), {
        decimals: decimalsOf(definition, part),
        percent: part === 'percent',
      });
      if (read.ok) numbers[part] = read.value;
      else faults.push({ field, key: read.key, params: read.params });
    }
    return { code, ...numbers, remark: value.remark?.trim() || null };
  });
  const [first] = faults;
  if (first !== undefined) refuse('invalid', 'indicators.statement.numbers-faulty', { count: faults.length }, faults);
  return lines;
}

function refuseFigure(code: string): never {
  const known = findDefinition(code);
  if (known === undefined) return refuse('invalid', 'indicators.unknown-code', { code });
  const key = known.source === 'computed' ? 'computed' : 'not-asked-here';
  return refuse('invalid', `indicators.statement.${key}`, { label: known.label.vi, code });
}
