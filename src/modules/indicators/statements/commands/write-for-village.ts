import Type from 'typebox';
import { command } from '#platform/command';
import { type FieldFault, refuse } from '#platform/errors';
import { actOnStatement } from '../act-on-statement.ts';
import { askedHere } from '../asked-here.ts';
import { decimalsOf } from '../domain/asked-figures.ts';
import { readNumber, typedText } from '../domain/read-number.ts';
import { statementMoved } from '../events.ts';
import { putVillage, removeVillageLine, sumVillages } from '../value-store.ts';
import { staterOrAbove } from './state-figures.ts';

const Target = {
  statementId: Type.String({ format: 'uuid' }),
  version: Type.Integer(),
  code: Type.String({ maxLength: 80 }),
  village: Type.String({ maxLength: 120 }),
};

/**
 * Writes a number down for a village, hamlet or street group, which has no account of its own, and who told it. The figure
 * is then the sum of such lines. The same village again replaces its number.
 */
export const writeForVillage = command({
  name: 'indicators.write-for-village',
  summary: 'Writes the number of a village into the form of a unit, on its behalf.',
  allow: staterOrAbove,
  input: Type.Object({
    ...Target,
    number: Type.Union([Type.Number({ minimum: 0 }), Type.String({ maxLength: 60 })]),
    toldBy: Type.String({ maxLength: 200 }),
  }),
  emits: [statementMoved],
  async run(ctx, { statementId, version, code, ...typed }) {
    const village = typed.village.normalize('NFC').trim().replace(/\s+/g, ' ');
    const toldBy = typed.toldBy.trim();
    await actOnStatement(ctx, {
      statementId,
      version,
      act: 'save',
      note: `${code}: ${village}`,
      change: async (found) => {
        const definition = (await askedHere(ctx.tx, found)).find((d) => d.code === code);
        if (definition === undefined || definition.statement.asks.join() !== 'numerator')
          refuse('invalid', 'indicators.statement.no-villages', {}, [
            { field: 'code', key: 'indicators.statement.no-villages' },
          ]);
        const read = readNumber(typedText(typed.number), { decimals: decimalsOf(definition, 'numerator') });
        const faults: FieldFault[] = [];
        const missing = (field: string) => faults.push({ field, key: `indicators.statement.village.${field}-needed` });
        if (village === '') missing('village');
        if (toldBy === '') missing('toldBy');
        if (!read.ok) faults.push({ field: 'number', key: read.key, params: read.params });
        else if (read.value === null) missing('number');
        if (faults.length > 0 || !read.ok || read.value === null)
          return refuse('invalid', 'indicators.statement.numbers-faulty', { count: faults.length }, faults);
        await putVillage(ctx.tx, found.id, { code, village, numerator: read.value, toldBy });
        await sumVillages(ctx.tx, found.id, code);
        return {};
      },
    });
  },
});

export const removeVillage = command({
  name: 'indicators.remove-village',
  summary: "Takes a village's number off the form of a unit.",
  allow: staterOrAbove,
  input: Type.Object(Target),
  emits: [statementMoved],
  async run(ctx, { code, village, ...target }) {
    await actOnStatement(ctx, {
      ...target,
      act: 'save',
      note: `${code}: ${village}`,
      change: async (found) => {
        if ((await removeVillageLine(ctx.tx, found.id, { code, village })) === 0)
          refuse('not-found', 'indicators.statement.not-found');
        await sumVillages(ctx.tx, found.id, code);
        return {};
      },
    });
  },
});
