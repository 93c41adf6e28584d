import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareBirthDates, compareNames, parseBirthDate } from '#population';
import { isAsExact } from './compare-person.ts';

const said = (text: string) => {
  const read = parseBirthDate(text, '2023-12-18');
  assert.ok(read.ok);
  return read.value;
};
const day = { birthDate: '1950-03-05', birthMonth: 3, birthYear: 1950 };
const month = { birthDate: null, birthMonth: 3, birthYear: 1950 };
const year = { birthDate: null, birthMonth: null, birthYear: 1950 };

describe('comparing with the registry', () => {
  it('names', () => {
    assert.equal(compareNames('Nguyễn Thị Hoà', 'NGUYỄN THỊ HÒA'), 'match');
    assert.equal(compareNames("H'Ni Niê", 'H’Ni  Niê'), 'match');
    assert.equal(compareNames('Nguyễn Thị Hoà', 'Nguyen Thi Hoa'), 'folded-match');
    assert.equal(compareNames('Nguyễn Thị Hoà', 'Nguyễn Thị Hoàn'), 'differs');
  });

  it('birth dates, as far as both are known', () => {
    assert.equal(compareBirthDates(day, said('05/03/1950')), 'match');
    assert.equal(compareBirthDates(day, said('06/03/1950')), 'differs');
    assert.equal(compareBirthDates(year, said('06/03/1950')), 'year-match');
    assert.equal(compareBirthDates(year, said('06/03/1951')), 'differs');
    assert.equal(compareBirthDates(year, said('1950')), 'match');
    assert.equal(compareBirthDates(month, said('06/03/1950')), 'year-match');
    assert.equal(compareBirthDates(month, said('06/04/1950')), 'differs');
    assert.equal(compareBirthDates(day, said('1950')), 'year-match');
  });

  it('a bare year does not confirm a day that the registry knows', () => {
    assert.equal(isAsExact(day, said('1950')), false);
    assert.equal(isAsExact(day, said('05/03/1950')), true);
    assert.equal(isAsExact(year, said('1950')), true);
    assert.equal(isAsExact(year, said('05/03/1950')), true);
  });
});
