import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readCardQr } from './card-qr.ts';

const today = '2023-12-18';
const card = "967190000001|245123456|H'Bliăk Niê Kđăm|05031990|Nữ|Thôn 3, Đắk R'Măng, Đắk Glong, Đắk Nông|28122021";

describe('the QR code of a card', () => {
  it('is read field by field', () => {
    assert.deepEqual(readCardQr(card, today), {
      number: '967190000001',
      oldNumber: '245123456',
      fullName: "H'Bliăk Niê Kđăm",
      birthDate: '05/03/1990',
      sex: 'female',
      address: "Thôn 3, Đắk R'Măng, Đắk Glong, Đắk Nông",
      issuedOn: '28/12/2021',
    });
  });

  it('may lack the old number, end with the scanner’s Enter, and be spelt in combining letters', () => {
    const read = readCardQr(`${card.replace('245123456', '').normalize('NFD')}\r\n`, today);
    assert.equal(read?.oldNumber, '');
    assert.equal(read?.fullName, "H'Bliăk Niê Kđăm");
  });

  it('of a newer card has more fields or fewer: the first four decide', () => {
    assert.equal(readCardQr(`${card}|Nguyễn Văn Cha|Lê Thị Mẹ||`, today)?.birthDate, '05/03/1990');
    const short = readCardQr(card.split('|').slice(0, 4).join('|'), today);
    assert.equal(short?.fullName, "H'Bliăk Niê Kđăm");
    assert.equal(short?.sex, '');
  });

  it('with a birth date that cannot be one leaves that for the officer to type', () => {
    for (const wrong of ['31021990', '1990', '05032090', 'abc'])
      assert.equal(readCardQr(card.replace('05031990', wrong), today)?.birthDate, '', wrong);
  });

  it('that is none is told apart from one', () => {
    for (const text of ['', 'https://example.vn', '1|2|3', `x${card}`, card.slice(0, 30), '|'.repeat(9)])
      assert.equal(readCardQr(text, today), undefined, text);
  });

  it('never throws, whatever is scanned', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 12 }), (parts) => {
        readCardQr(parts.join('|'), today);
      }),
    );
  });
});
