import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { histories } from './catalogue.ts';
import { policeFields } from './domain/procedure-field.ts';
import {
  catalogue,
  catalogueAt,
  lawText,
  lifeEvents,
  procedureAt,
  procedureFields,
  proceduresModule,
} from './index.ts';

const essentials = {
  immigration: ['passport'],
  residence: ['permanent-residence', 'temporary-residence', 'temporary-absence', 'stay-notification'],
  'id-card': ['id-card', 'id-number-confirmation'],
  seal: ['seal-new', 'seal-small'],
  traffic: ['motorbike-plate', 'traffic-fine'],
  justice: ['birth-registration', 'death-registration', 'marriage-registration', 'criminal-record'],
  transport: ['driving-licence'],
  labour: ['unemployment-benefit'],
  environment: ['land-change'],
  insurance: ['household-health-insurance'],
  education: ['national-exam'],
  tax: ['first-tax-registration'],
  electricity: ['electricity-new', 'electricity-transfer'],
  linked: ['linked-birth', 'linked-death'],
};

describe('the catalogue', () => {
  it('has the 25 essential services of Decision 06/QĐ-TTg: 11 of the police, 14 others, each number once', () => {
    const found = catalogue.flatMap((p) => (p.essential === undefined ? [] : [p.essential]));
    assert.deepEqual(
      found.map((e) => e.number).sort((a, b) => a - b),
      Array.from({ length: 25 }, (_, i) => i + 1),
    );
    assert.equal(found.filter((e) => e.group === 'police').length, 11);
    assert.equal(found.filter((e) => e.group === 'departments').length, 14);
  });

  it('has each essential service under its code and in its field of the report', () => {
    for (const [field, codes] of Object.entries(essentials)) {
      const found = catalogue.filter((p) => p.field === field && p.essential !== undefined).map((p) => p.code);
      assert.deepEqual(found.sort(), codes.sort(), field);
    }
  });

  it('has another procedure beside the essential ones in every field but the linked groups', () => {
    for (const field of procedureFields.filter((f) => f !== 'linked'))
      assert.ok(
        catalogue.some((p) => p.field === field && p.essential === undefined),
        field,
      );
  });

  it('lets the police decide in the fields of the police', () => {
    for (const p of catalogueAt('2023-12-18'))
      assert.equal(p.branch === 'police', (policeFields as readonly string[]).includes(p.field), p.code);
  });

  it('holds on every day of the report: 25 essential services at its end, 23 before the linked groups began', () => {
    const count = (date: string) => catalogueAt(date).filter((p) => p.essential !== undefined).length;
    assert.equal(count('2023-11-30'), 25);
    assert.equal(count('2023-07-09'), 23);
  });

  it('gives the version of the date, and none before the first', () => {
    assert.equal(procedureAt('temporary-residence', '2023-02-04')?.fee.counter, null);
    assert.equal(procedureAt('temporary-residence', '2023-02-04')?.validTo, '2023-02-04');
    assert.equal(procedureAt('temporary-residence', '2023-02-05')?.fee.online, 7_000);
    assert.equal(procedureAt('temporary-residence', '2021-06-30'), undefined);
    assert.equal(procedureAt('driving-licence', '2025-02-28')?.branch, 'transport');
    assert.equal(procedureAt('driving-licence', '2025-03-01')?.branch, 'police');
    assert.equal(procedureAt('no-such-thing', '2023-12-18'), undefined);
  });

  it('asks no district for anything since there are none', () => {
    for (const { versions } of histories)
      for (const v of versions)
        if (v.level === 'district')
          assert.ok(v.validTo !== null && v.validTo < '2025-07-01', `${v.code} ${v.validFrom}`);
  });

  it('keeps the versions of a procedure without a gap or an overlap', () => {
    for (const { versions } of histories)
      for (const [i, v] of versions.entries()) {
        const next = versions[i + 1];
        if (next === undefined) continue;
        assert.equal(new Date(Date.parse(next.validFrom) - 86_400_000).toISOString().slice(0, 10), v.validTo);
      }
  });

  it('cites its law in both languages', () => {
    const law = procedureAt('temporary-residence', '2023-12-18')?.deadline.basis;
    assert.ok(law);
    assert.equal(lawText(law, 'vi'), 'Điều 28, Luật Cư trú số 68/2020/QH14 ngày 13/11/2020');
    assert.equal(lawText(law, 'en'), 'Article 28, Law on Residence No. 68/2020/QH14 of 13/11/2020');
  });

  it('names in its README every procedure with a deadline or fee that was not checked, and no other', async () => {
    const readme = await readFile(join(import.meta.dirname, 'README.md'), 'utf8');
    const listed = [...readme.matchAll(/^\| `([a-z-]+)` \| (deadline|fee|deadline, fee) \|/gm)].map(
      (m) => `${m[1]}: ${m[2]}`,
    );
    const unverified = histories.flatMap(({ code, versions }) => {
      const parts = (['deadline', 'fee'] as const).filter((part) => versions.some((v) => v[part].unverified === true));
      return parts.length === 0 ? [] : [`${code}: ${parts.join(', ')}`];
    });
    assert.deepEqual(listed.sort(), unverified.sort());
  });

  it('is reached by a life event, every procedure of it, and life events name no other', () => {
    const named = new Set(lifeEvents.flatMap((e) => e.parts.flatMap((part) => part.procedures)));
    assert.deepEqual(
      [...named].sort(),
      catalogue.map((p) => p.code),
    );
    assert.equal(new Set(lifeEvents.map((e) => e.code)).size, lifeEvents.length);
  });

  it('offers its questions to everybody', () => {
    assert.deepEqual(
      proceduresModule.queries
        .filter((q) => q.allow.sentence === 'anyone')
        .map((q) => `${q.name}: ${q.allow.sentence}`),
      ['procedures.search: anyone', 'procedures.show: anyone', 'procedures.listed-services: anyone'],
    );
  });
});
