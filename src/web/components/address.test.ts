import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addressWith, safeHref } from './address.ts';

describe('safeHref', () => {
  it('lets our own paths and safe schemes pass', () => {
    for (const href of [
      '/cases/1?a=b#c',
      '#field-x',
      '?page=2',
      'https://dichvucong.gov.vn',
      'mailto:a@b.vn',
      'tel:113',
    ]) {
      assert.equal(safeHref(href), href);
    }
  });

  it('turns everything that could run or lead away into "#"', () => {
    for (const href of [
      'javascript:alert(1)',
      ' java\tscript:x',
      'JaVaScRiPt:x',
      'data:text/html,x',
      '//evil.vn',
      '/\\evil.vn',
      '/\t/evil.vn',
      'vbscript:x',
      '\u0001javascript:x',
      '',
    ]) {
      assert.equal(safeHref(href), '#', JSON.stringify(href));
    }
  });

  it('never leads to another origin or a script, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const url = new URL(safeHref(`/${text}`), 'https://da06.example');
        assert.equal(url.origin, 'https://da06.example');
      }),
    );
  });
});

describe('addressWith', () => {
  it('changes, adds and removes query values and keeps the others', () => {
    assert.equal(addressWith('/desk?tab=late&page=3', { page: null, sort: 'due' }), '/desk?tab=late&sort=due');
  });

  it('encodes what could break out of the query', () => {
    assert.equal(addressWith('/sign-in', { return: '/a?b=c&d=e' }), '/sign-in?return=%2Fa%3Fb%3Dc%26d%3De');
  });
});
