import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { barChart, lineChart, stackedBarChart } from './chart.ts';
import { textWidth } from './chart-engine.ts';
import { barRows, nameLines, roundTop } from './chart-figure.ts';

const model = { language: 'vi', title: 'Tỷ lệ nộp trực tuyến', description: 'Một đơn vị chưa đạt.' } as const;
const table = (markup: string) => /<details[\s\S]*<\/details>/.exec(markup)?.[0] ?? '';
const drawings = (markup: string) => markup.slice(0, markup.indexOf('<details'));

describe('a bar chart', async () => {
  const items = [
    { label: 'Xã Quảng Khê', value: 88.4, target: 80 },
    { label: 'Phường Nghĩa Thành', value: 1234.5, target: 80 },
    { label: 'Xã Đắk Ngo', value: null, target: 80 },
  ];
  const markup = String(await barChart({ ...model, unit: '%', items }));

  it('draws names and figures, for a phone and for a desk', () => {
    assert.equal(drawings(markup).split('Xã Quảng Khê').length - 1, 2);
    assert.equal(drawings(markup).split('88,4%').length - 1, 2);
  });

  it('has every number in the table beneath, and says what has none', () => {
    for (const text of ['88,4%', '1.234,5%', '80%', 'Chưa có số liệu']) assert.ok(table(markup).includes(text), text);
  });

  it('is a picture with words for those who do not see it', () => {
    assert.match(markup, /role="img" aria-label="Tỷ lệ nộp trực tuyến\. Một đơn vị chưa đạt\."/);
  });

  it('needs nothing that a page policy forbids', () => {
    assert.doesNotMatch(markup, /style=|<style|<script|class="zr|ecmeta|NaN/);
  });
});

describe('other charts', () => {
  it('a stacked bar adds up its parts in the table', async () => {
    const series = [
      { name: 'Đúng hạn', values: [120, 80] },
      { name: 'Quá hạn', values: [3, 0] },
    ];
    const markup = String(await stackedBarChart({ ...model, categories: ['A', 'B'], series }));
    for (const text of ['120', '80', '123']) assert.match(table(markup), new RegExp(`>${text}<`));
    assert.match(drawings(markup), />120</);
  });

  it('a line of months breaks where nothing is known', async () => {
    const months = ['10/2023', '11/2023', '12/2023', '01/2024', '02/2024'];
    const series = [{ name: 'Toàn tỉnh', values: [10, 20, null, 30, 40] }];
    const markup = String(await lineChart({ ...model, months, series, unit: '%', target: 80 }));
    assert.match(table(markup), /12\/2023[\s\S]*Chưa có số liệu[\s\S]*30%/);
    const line = /<path d="(M[^"]*)" fill="none" stroke="#123f73"/.exec(markup)?.[1] ?? '';
    assert.equal(line.split('M').length - 1, 2, line);
  });

  it('says that there is nothing yet', async () => {
    assert.match(String(await barChart({ ...model, items: [] })), /Chưa có số liệu/);
  });

  it('takes figures that are all zero', async () => {
    const markup = String(await stackedBarChart({ ...model, categories: ['A'], series: [{ name: 'x', values: [0] }] }));
    assert.doesNotMatch(markup, /NaN|Infinity/);
  });

  it('places labels by letters, not by their marks', () => {
    assert.equal(textWidth('Đắk Nông', 14), textWidth('Dak Nong', 14));
  });

  it('breaks long names between words and makes room for them', () => {
    const name = 'Lĩnh vực quản lý ngành nghề đầu tư kinh doanh có điều kiện về an ninh, trật tự';
    const lines = nameLines(name, 'wide');
    assert.ok(lines.length >= 3);
    assert.equal(lines.join(' '), name);
    assert.ok(barRows([name, 'An'], 'wide').rowHeight >= lines.length * 18);
    assert.ok(barRows([name], 'narrow').rowHeight > barRows(['An'], 'narrow').rowHeight);
  });

  it('ends axes on round numbers', () => {
    assert.deepEqual([0, 1, 7, 157, 1200].map(roundTop), [1, 1, 7, 200, 1500]);
  });
});
