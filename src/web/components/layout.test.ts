import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html } from '#platform/html';
import { type LayoutModel, layout } from './layout.ts';

const draw = (model: Partial<LayoutModel> = {}) =>
  String(
    layout({
      language: 'vi',
      title: 'Nộp hồ sơ',
      room: 'citizen',
      actor: null,
      demo: false,
      body: html`<p>nội dung</p>`,
      currentPath: '/apply?page=2',
      ...model,
    }),
  );

describe('a page', () => {
  it('names its language, its title and its service', () => {
    assert.match(draw(), /^<!doctype html>\n<html lang="vi"/);
    assert.match(draw({ language: 'en' }), /<html lang="en"/);
    assert.match(draw(), /<title>Nộp hồ sơ – Đề án 06<\/title>/);
    assert.match(draw({ hasErrors: true }), /<title>Lỗi: Nộp hồ sơ/);
  });

  it('leads to itself in the other language and keeps the query', () => {
    assert.match(draw(), /href="\/apply\?page=2&amp;lang=en" hreflang="en" lang="en"/);
  });

  it('offers sign-in with the way back, or shows who is signed in and sign-out by post', () => {
    assert.match(draw(), /href="\/sign-in\?return=%2Fapply%3Fpage%3D2"/);
    const signedIn = draw({ actor: { name: 'H’Bliăk Niê', role: 'Người dân' } });
    assert.match(signedIn, /H’Bliăk Niê/);
    assert.match(signedIn, /<form class="da-head__sign-out" method="post" action="\/sign-out"/);
  });

  it('says beside its part how much is unread, and nothing when all is read', () => {
    const nav = (unread: number) => draw({ navigation: [{ text: 'Tin nhắn', href: '/my/messages', unread }] });
    assert.match(nav(3), /Tin nhắn <span class="da-nav__unread">3<span class="govuk-visually-hidden"> chưa đọc</);
    assert.match(nav(250), />99\+</);
    assert.doesNotMatch(nav(0), /da-nav__unread/);
  });

  it('says that it is a demonstration only when it is one', () => {
    assert.match(draw({ demo: true }), /Dữ liệu và tài khoản trình diễn/);
    assert.doesNotMatch(draw(), /trình diễn/);
  });

  it('begins with the way to its contents', () => {
    assert.match(draw(), /<body[^>]*>\n<a href="#main"/);
    assert.match(draw(), /<main[^>]* id="main"/);
  });

  it('is dense where officers work', () => {
    assert.match(draw({ room: 'officer' }), /<html[^>]*da-dense/);
    assert.doesNotMatch(draw(), /da-dense/);
  });
});
