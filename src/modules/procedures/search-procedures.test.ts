import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { catalogue, searchProcedures } from './index.ts';

const first = (text: string, language: 'vi' | 'en' = 'vi') => searchProcedures(text, language)[0]?.code;

describe('searching procedures', () => {
  it('finds a procedure by its name, however it is typed', () => {
    for (const text of ['Đăng ký tạm trú', 'dang ky tam tru', 'TẠM TRÚ đăng ký', 'tam tr', 'tạm trú'])
      assert.equal(first(text), 'temporary-residence', text);
  });

  it('finds it by the words that people use', () => {
    assert.equal(first('tôi muốn làm giấy khai sinh cho con'), 'birth-registration');
    assert.equal(first('phat nguoi'), 'traffic-fine');
    assert.equal(first('đổi bằng lái'), 'driving-licence');
    assert.equal(first('so cmnd cu'), 'id-number-confirmation');
    assert.equal(first('lắp công tơ điện'), 'electricity-new');
    assert.equal(first('hộ chiếu'), 'passport');
    assert.equal(first('thất nghiệp'), 'unemployment-benefit');
  });

  it('finds it in English', () => {
    assert.equal(first('passport', 'en'), 'passport');
    assert.equal(first('register a marriage', 'en'), 'marriage-registration');
    assert.equal(first('unemployment', 'en'), 'unemployment-benefit');
  });

  it('puts essential services before others that fit as well', () => {
    const found = searchProcedures('tạm trú', 'vi').map((p) => p.code);
    assert.ok(found.indexOf('temporary-residence') < found.indexOf('residence-extension'));
    const seals = searchProcedures('con dấu', 'vi').map((p) => p.code);
    assert.deepEqual(seals.slice(0, 3), ['seal-new', 'seal-small', 'seal-reregistration']);
  });

  it('forgives slips of the finger, Telex keys, i for y and missing spaces', () => {
    assert.equal(first('dang ki tam tru'), 'temporary-residence');
    assert.equal(first('khia sinh'), 'birth-registration');
    assert.equal(first('giay khai sihn'), 'birth-registration');
    assert.equal(first('khaisinh'), 'birth-registration');
    assert.equal(first('ddawng kys tamj trus'), 'temporary-residence');
    assert.equal(first('ho chieeus'), 'passport');
    assert.equal(first('that nghiepp'), 'unemployment-benefit');
    assert.equal(first('pasport', 'en'), 'passport');
    assert.equal(first('unemploymnet', 'en'), 'unemployment-benefit');
  });

  it('mends only what it does not know: a right word finds no other that looks like it', () => {
    const found = searchProcedures('khai sinh', 'vi').map((p) => p.code);
    assert.ok(found.includes('birth-registration'));
    assert.ok(!found.includes('passport'));
  });

  it('finds nothing for nothing, nonsense or another subject', () => {
    for (const text of ['', '   ', '???', 'xyzzy', 'bóng đá']) assert.deepEqual(searchProcedures(text, 'vi'), [], text);
  });

  it('finds every procedure by its own name among the first three', () => {
    for (const language of ['vi', 'en'] as const)
      for (const p of catalogue) {
        const found = searchProcedures(p.name[language], language)
          .slice(0, 3)
          .map((f) => f.code);
        assert.ok(found.includes(p.code), `${p.code} by '${p.name[language]}': ${found.join()}`);
      }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void searchProcedures(text, 'vi')));
  });

  it('searches the versions of the date', () => {
    assert.deepEqual(
      searchProcedures('liên thông khai sinh', 'vi', '2022-12-31').filter((p) => p.field === 'linked'),
      [],
    );
  });
});
