import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultsOfPack, type Unit } from '#territory';
import { pack } from './index.ts';

const at = (date: string, kind: Unit['kind']) =>
  pack.units.filter((u) => u.kind === kind && u.validFrom <= date && (u.validTo === null || date <= u.validTo));
const newName = (formerName: string) => {
  const former = pack.units.find((u) => u.name === formerName && u.validTo !== null);
  const step = pack.successions.find((s) => s.formerCode === former?.code);
  return pack.units.find((u) => u.code === step?.code && u.validFrom === step?.onDate)?.name;
};

describe('the pack of Đắk Nông', () => {
  it('is sound', () => assert.deepEqual(faultsOfPack(pack), []));

  it('has 8 districts and 71 communes on 30 November 2023: 6 wards, 5 townships, 60 communes', () => {
    assert.equal(at('2023-11-30', 'district').length, 8);
    const communes = at('2023-11-30', 'commune');
    assert.equal(communes.length, 71);
    const count = (word: string) => communes.filter((u) => u.name.startsWith(word)).length;
    assert.deepEqual([count('Phường '), count('Thị trấn '), count('Xã ')], [6, 5, 60]);
    const perDistrict = at('2023-11-30', 'district').map((d) => communes.filter((u) => u.parentCode === d.code).length);
    assert.deepEqual(perDistrict, [8, 7, 8, 10, 12, 9, 11, 6]);
  });

  it('has 28 communes under Lâm Đồng and no district from 1 July 2025: 3 wards, 25 communes', () => {
    assert.equal(at('2025-07-01', 'district').length, 0);
    const communes = at('2025-07-01', 'commune');
    assert.equal(communes.length, 28);
    assert.equal(communes.filter((u) => u.name.startsWith('Phường ')).length, 3);
    assert.ok(communes.every((u) => u.parentCode === '68'));
    assert.deepEqual(
      at('2025-07-01', 'province').map((u) => u.name),
      ['Tỉnh Lâm Đồng'],
    );
  });

  it('gives every commune of 2023 exactly one successor', () => {
    for (const unit of at('2023-11-30', 'commune'))
      assert.equal(pack.successions.filter((s) => s.formerCode === unit.code).length, 1, unit.name);
    assert.equal(new Set(pack.successions.map((s) => s.code)).size, 29);
  });

  it('merges across districts where the resolution does (Resolution 1671/NQ-UBTVQH15)', () => {
    assert.equal(newName('Xã Đắk Ha'), 'Phường Bắc Gia Nghĩa'); // clause 116
    assert.equal(newName('Xã Nam Xuân'), 'Xã Đắk Sắk'); // clause 83
    assert.equal(newName('Xã Ea Pô'), 'Xã Đắk Wil'); // clause 77
    assert.equal(newName("Xã Đắk R'Măng"), 'Xã Tà Đùng'); // clause 92
    assert.equal(newName('Xã Quảng Trực'), 'Xã Quảng Trực'); // clause 121
  });

  it('has committees and police of 71 communes, later of 28', () => {
    const count = (date: string, level: string, branch: string) =>
      pack.agencies.filter(
        (a) =>
          a.level === level && a.branch === branch && a.validFrom <= date && (a.validTo === null || date <= a.validTo),
      ).length;
    assert.deepEqual([count('2023-11-30', 'commune', 'committee'), count('2023-11-30', 'commune', 'police')], [71, 71]);
    assert.deepEqual([count('2023-11-30', 'district', 'committee'), count('2023-11-30', 'district', 'police')], [8, 8]);
    assert.deepEqual([count('2025-04-01', 'district', 'committee'), count('2025-04-01', 'district', 'police')], [8, 0]);
    assert.deepEqual([count('2025-07-01', 'commune', 'committee'), count('2025-07-01', 'commune', 'police')], [28, 28]);
    assert.deepEqual([count('2025-07-01', 'district', 'committee'), count('2025-07-01', 'district', 'police')], [0, 0]);
  });

  it('lets one and only one agency take over each agency of a commune', () => {
    const local = pack.agencies.filter((a) => a.level === 'commune' && a.validTo !== null).map((a) => a.code);
    const taken = pack.agencies.flatMap((a) => a.takesOver ?? []).filter((code) => local.includes(code));
    assert.deepEqual(taken.toSorted(), local.toSorted());
  });
});
