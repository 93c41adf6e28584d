import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { samplePack } from '../testing.ts';
import { isAgencyCode } from './agency.ts';
import { faultsOfPack, type PackAgency, type ProvincePack } from './province-pack.ts';
import type { Unit } from './unit.ts';
import { mergerFromLines, unitsFromLines } from './unit-lines.ts';

const withUnit = (code: string, change: Partial<Unit>): ProvincePack => ({
  ...samplePack,
  units: samplePack.units.map((u) => (u.code === code && u.validTo !== null ? { ...u, ...change } : u)),
});
const withAgency = (code: string, change: Partial<PackAgency>): ProvincePack => ({
  ...samplePack,
  agencies: samplePack.agencies.map((a) => (a.code === code ? { ...a, ...change } : a)),
});

describe('a province pack', () => {
  it('is sound as the sample is', () => assert.deepEqual(faultsOfPack(samplePack), []));

  const faulty: [fault: RegExp, pack: ProvincePack][] = [
    [/code does not fit a commune/, withUnit('98101', { code: '9810' })],
    [/ends before it begins/, withUnit('98101', { validTo: '2019-12-31' })],
    [/only a province stands alone/, withUnit('981', { parentCode: null })],
    [/parent 977 does not exist/, withUnit('98101', { parentCode: '977' })],
    [/outlives its parent/, withUnit('98101', { validTo: '2025-07-01' })],
    [/code is used twice at a time/, withUnit('98101', { code: '98201' })],
    [/province 77 is not among/, { ...samplePack, province: { ...samplePack.province, code: '77' } }],
    [/former unit does not end the day before/, withUnit('98101', { validTo: '2025-06-29' })],
    [/no such former unit/, withUnit('98101', { validFrom: '2020-01-02' })],
    [/ended and has 0 successors/, { ...samplePack, successions: samplePack.successions.slice(0, -1) }],
    [
      /code 98102 is re-used by Xã Tà Đùng, into which Phường Nghĩa Tân did not go/,
      {
        ...samplePack,
        successions: samplePack.successions.map((s) => (s.formerCode === '98102' ? { ...s, code: '98202' } : s)),
      },
    ],
    [/not an identifier code/, withAgency('H98.03', { code: 'H98.3' })],
    [/code is used twice/, withAgency('H98.03', { code: 'H98.04' })],
    [/unit 98101 does not exist all that time/, withAgency('H98.61.01', { validTo: null })],
    [/level is not that of its unit/, withAgency('H98.03', { level: 'district' })],
    [/no parent H97/, withAgency('H98.03', { parentCode: 'H97' })],
    [/same charge as H98.03/, withAgency('H98.04', { branch: 'justice' })],
    [/takes over H98.03, which has not ended before/, withAgency('H98.04', { takesOver: ['H98.03'] })],
    [/H98.20.01 is taken over twice/, withAgency('H99.102', { takesOver: ['H98.62.02', 'H98.20.01'] })],
    [
      /agency H97 of the province is missing/,
      { ...samplePack, province: { ...samplePack.province, agencyCode: 'H97' } },
    ],
  ];
  for (const [fault, pack] of faulty)
    it(`says: ${fault.source}`, () => assert.match(faultsOfPack(pack).join('\n'), fault));
});

describe('identifier codes', () => {
  it('have the first level leftmost and groups of two or three digits', () => {
    for (const code of ['H16', 'H16.03', 'H36.020.01', 'H36.101']) assert.ok(isAgencyCode(code), code);
    for (const code of ['', 'H1', 'h16', 'H16.', 'H16.1', 'H16.0001', '000.00.00.H16', 'H16.01.01.01'])
      assert.ok(!isAgencyCode(code), code);
  });
});

describe('unit lines', () => {
  const block = { kind: 'commune', parentCode: '98', validFrom: '2025-07-01', validTo: null } as const;
  it('name the line that cannot be read', () => {
    assert.throws(() => unitsFromLines('98101 Xã Một', block), /98101 Xã Một/);
    assert.throws(() => unitsFromLines('98101|', block), /98101/);
    assert.throws(() => mergerFromLines('98101|Xã Một|', block, []), /98101/);
  });
  it('refuse a merger from a unit that never was', () => {
    assert.throws(() => mergerFromLines('98101|Xã Một|98109', block, []), /no former unit 98109/);
  });
});
