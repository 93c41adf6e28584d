import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { vietnamMinutes } from '#platform/time';
import { chooseChannels, usualWishes } from './choose-channels.ts';
import { parseQuietHours, quietUntil } from './quiet-hours.ts';
import { channelBackoff, messageBackoff } from './retry.ts';
import { smsText } from './sms-words.ts';

const clock = fc.integer({ min: 0, max: 1439 });
const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

describe('quiet hours', () => {
  it('end at their end, are over then, and never last longer than they are long', () => {
    const instant = fc.date({ min: new Date('2023-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, clock, clock, (now, from, to) => {
        const hours = parseQuietHours(`${written(from)}-${written(to)}`);
        const until = quietUntil(now, hours);
        const long = ((to - from + 1440) % 1440) * 60_000;
        const into = (vietnamMinutes(now) - from + 1440) % 1440;
        assert.equal(until !== undefined, into * 60_000 < long);
        if (until === undefined) return;
        assert.equal(vietnamMinutes(until), to);
        assert.ok(until > now && until.getTime() - now.getTime() <= long);
        assert.equal(quietUntil(until, hours), undefined);
      }),
    );
  });

  it('are none when none are set', () => {
    assert.equal(parseQuietHours(''), undefined);
    assert.equal(quietUntil(new Date(), undefined), undefined);
  });
});

describe('the text of an SMS', () => {
  it('is without marks', () => {
    assert.equal(smsText('Hồ sơ “Đăng ký khai sinh” – đã có kết quả'), 'Ho so "Dang ky khai sinh" - da co ket qua');
    assert.equal(smsText("H'Bliăk  Niê\nKdăm"), "H'Bliak Nie Kdam");
  });

  it('fits into one part and one alphabet, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const sms = smsText(text);
        assert.ok(sms.length <= 160);
        assert.match(sms, /^[\x20-\x7e]*$/);
      }),
    );
    assert.match(smsText('a '.repeat(200)), /\.\.\.$/);
  });
});

describe('channels', () => {
  const all = ['email', 'sms', 'zalo'] as const;
  it('are chosen by wish, address and what is open here', () => {
    const contact = { email: 'a@b.example', phone: '+84 912 345 678' };
    assert.deepEqual(chooseChannels(usualWishes, contact, all), [
      { channel: 'email', address: 'a@b.example' },
      { channel: 'sms', address: '0912345678' },
    ]);
    assert.deepEqual(chooseChannels({ email: false, sms: false, zalo: true }, contact, all), [
      { channel: 'zalo', address: '0912345678' },
    ]);
    assert.deepEqual(chooseChannels(usualWishes, contact, []), []);
    assert.deepEqual(chooseChannels(usualWishes, {}, all), []);
  });

  it('never take an address that a mail program could read as two, or as a header', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.constantFrom(',', ';', ' ', '\r\n', '<', '>', '"', ':'),
        (text, sign) => {
          for (const { address } of chooseChannels(usualWishes, { email: `a${sign}${text}@b.example` }, ['email']))
            assert.match(address, /^[^\s,;<>":]+@[^\s,;<>":]+$/);
        },
      ),
    );
  });
});

it('waits grow and have an end', () => {
  assert.deepEqual([1, 2, 3, 20].map(messageBackoff), [30, 60, 120, 3_600]);
  assert.deepEqual([1, 2, 5, 6, 50].map(channelBackoff), [2, 4, 32, 60, 60]);
});
