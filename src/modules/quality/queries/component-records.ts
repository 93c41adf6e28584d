import Type from 'typebox';
import { officer, query } from '#platform/command';
import { emptySql, sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { findComponent } from '../domain/component.ts';
import { spanOf } from '../domain/period.ts';
import { procedureComponents, procedureRecords, type QualityRecord } from '../procedure-records.ts';
import { recordSql } from '../record-sql.ts';
import { findComputation } from '../value-store.ts';
import { Period } from './index-of-period.ts';

const pageSize = 50;

/**
 * The records behind a component: codes only, no names; those that lost points first. The same statement that counts lists
 * them, over the days of the last computation, so the list has as many rows as the denominator says until records change.
 */
export const componentRecords = query({
  name: 'quality.component-records',
  summary: 'The records behind one component of the quality index, those that lost points first.',
  allow: officer(),
  input: Type.Object({
    period: Period,
    component: Type.String({ maxLength: 8 }),
    agencyCode: Type.Optional(Type.String({ maxLength: 40 })),
    counted: Type.Optional(Type.Boolean()),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  }),
  async run(ctx, { period, component, agencyCode, counted, page = 1 }) {
    const found = findComponent(component) ?? refuse('not-found', 'quality.no-component');
    const span =
      (await findComputation(ctx.tx, period)) ??
      spanOf(period, vietnamDate(ctx.now)) ??
      refuse('invalid', 'quality.not-begun');
    const agencies = ctx.actor.agencies.filter((a) => agencyCode === undefined || a === agencyCode);
    const all = procedureComponents.find((c) => c === component);
    if (all !== undefined) {
      const rows = (await procedureRecords(ctx.tx, all, span))
        .filter((r) => agencies.includes(r.agencyCode) && (counted === undefined || r.counted === counted))
        .sort((a, b) => Number(a.counted) - Number(b.counted) || a.label.localeCompare(b.label));
      const from = (page - 1) * pageSize;
      return { component: found, rows: rows.slice(from, from + pageSize), total: rows.length, pageSize, page };
    }
    const statement = recordSql[component];
    if (statement === undefined) return { component: found, rows: [], total: 0, pageSize, page };
    const inScope = sql`from (${statement(span)}) r where r.agency_code = any(${[...agencies]}::text[])
      ${counted === undefined ? emptySql : sql`and r.counted = ${counted}`}`;
    const { total } = await ctx.tx.one<{ total: number }>(sql`select count(*) as total ${inScope}`);
    const rows =
      await ctx.tx.rows<QualityRecord>(sql`select r.record_id::text as "recordId", r.agency_code as "agencyCode",
        r.label, r.counted ${inScope} order by r.counted, r.label limit ${pageSize} offset ${(page - 1) * pageSize}`);
    return { component: found, rows, total, pageSize, page };
  },
});
