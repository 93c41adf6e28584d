import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defineMessages, formatDate, formatDateTime, formatNumber, hasMessage, messageKeys, t } from './index.ts';

describe('numbers and dates as people write them', () => {
  it('numbers: a point for thousands and a comma for decimals in Vietnamese, the other way round in English', () => {
    assert.equal(formatNumber('vi', 1234.5), '1.234,5');
    assert.equal(formatNumber('en', 1234.5), '1,234.5');
    assert.equal(formatNumber('vi', 650_000), '650.000');
    assert.equal(formatNumber('vi', -0.125), '-0,125');
  });

  it('numbers with fixed decimals', () => {
    assert.equal(formatNumber('vi', 97, 2), '97,00');
    assert.equal(formatNumber('en', 1234.567, 1), '1,234.6');
    assert.equal(formatNumber('vi', 0, 0), '0');
  });

  it('dates as in Vietnamese documents', () => {
    assert.equal(formatDate('2023-12-08'), '08/12/2023');
    assert.equal(formatDate('2023-12-18T08:00:00Z'), '18/12/2023');
  });

  it('times as on Vietnamese clocks, midnight as 00:00 of the new day', () => {
    assert.equal(formatDateTime(new Date('2023-12-17T17:00:00Z')), '18/12/2023 00:00');
    assert.equal(formatDateTime(new Date('2023-12-18T02:05:59Z')), '18/12/2023 09:05');
  });
});

describe('words', () => {
  defineMessages(
    'test-words',
    { hello: 'Chào {name}, {name}', deep: { er: 'Sâu' } },
    { hello: 'Hello {name}', deep: { er: 'Deep' } },
  );

  it('take values into their places, in both languages and at every depth', () => {
    assert.equal(t('vi', 'test-words.hello', { name: 'Hoa' }), 'Chào Hoa, Hoa');
    assert.equal(t('en', 'test-words.hello', { name: 5 }), 'Hello 5');
    assert.equal(t('en', 'test-words.deep.er'), 'Deep');
    assert.ok(hasMessage('test-words.deep.er'));
  });

  it('do not take a value apart: what somebody wrote is put in as it is', () => {
    assert.equal(t('en', 'test-words.hello', { name: '$& {name} $1' }), 'Hello $& {name} $1');
    assert.equal(t('en', 'test-words.hello'), 'Hello {name}');
  });

  it('that are missing are a fault of ours, never a bare key on a page', () => {
    assert.throws(() => t('vi', 'test-words.none'), /no message for key 'test-words.none' in 'vi'/);
    assert.equal(hasMessage('test-words.none'), false);
  });

  it('of the platform stand in both languages', () => {
    const own = (language: 'vi' | 'en') =>
      messageKeys(language)
        .filter((k) => k.startsWith('platform.'))
        .sort();
    assert.deepEqual(own('vi'), own('en'));
    assert.ok(own('vi').length > 15);
  });
});
