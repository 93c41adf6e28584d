import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { samplePack } from '../testing.ts';
import { type AgencyQuestion, makeAgencyFinder } from './agency-finder.ts';

const find = makeAgencyFinder(samplePack);
const ask = (level: AgencyQuestion['level'], branch: AgencyQuestion['branch'], communeCode: string, date: string) =>
  find({ level, branch, communeCode, date })?.code;

describe('the agency in charge', () => {
  it('is the police of the commune, the department of the province', () => {
    assert.equal(ask('commune', 'police', '98101', '2023-11-30'), 'H98.20.01');
    assert.equal(ask('province', 'justice', '98101', '2023-11-30'), 'H98.03');
    assert.equal(ask('province', 'committee', '98101', '2023-11-30'), 'H98');
  });

  it('is the committee for branches that are its divisions', () => {
    assert.equal(ask('commune', 'justice', '98101', '2023-11-30'), 'H98.61.01');
    assert.equal(ask('district', 'education', '98101', '2023-11-30'), 'H98.61');
    assert.equal(ask('district', 'education', '982', '2023-11-30'), 'H98.62');
  });

  it('is the provincial agency for tax, insurance and electricity at every level', () => {
    assert.equal(ask('district', 'tax', '98101', '2023-11-30'), 'H98.04');
    assert.equal(ask('commune', 'tax', '98101', '2023-11-30'), 'H98.04');
  });

  it('is never the committee in place of the police', () => {
    assert.equal(ask('commune', 'police', '98102', '2023-11-30'), undefined);
    assert.equal(ask('district', 'police', '98101', '2023-11-30'), undefined);
  });

  it('follows the merger: a code of 2023 asked in 2026', () => {
    assert.equal(ask('commune', 'police', '98101', '2025-06-30'), 'H98.20.01');
    assert.equal(ask('commune', 'police', '98101', '2025-07-01'), 'H99.020.01');
    assert.equal(ask('commune', 'committee', '98201', '2026-05-04'), 'H99.101');
    assert.equal(ask('province', 'police', '98201', '2026-05-04'), 'H99.020');
  });

  it('is nobody at district level once there are no districts, before the first day and for unknown codes', () => {
    assert.equal(ask('district', 'education', '98101', '2025-07-01'), undefined);
    assert.equal(ask('commune', 'police', '98101', '2019-12-31'), undefined);
    assert.equal(ask('commune', 'police', '12345', '2023-11-30'), undefined);
    assert.equal(ask('commune', 'police', '981', '2023-11-30'), undefined);
  });
});
