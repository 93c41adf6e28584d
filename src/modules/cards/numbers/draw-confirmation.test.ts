import assert from 'node:assert/strict';
import { it } from 'node:test';
import '../i18n/index.ts';
import { drawConfirmation } from './draw-confirmation.ts';

it('the confirmation of numbers is drawn as a PDF', async () => {
  const pdf = await drawConfirmation(
    {
      id: '01990000-0000-7000-8000-000000000001',
      code: 'BCDFGHJKMNPQ',
      provinceCode: '98',
      personId: '01990000-0000-7000-8000-000000000002',
      personalNumber: '967085000001',
      oldNumber: '245123456',
      fullName: "H'Blơn Niê",
      birthText: '01/02/1949',
      agencyCode: 'H98.20.01',
      basis: 'registry',
      basisNote: null,
      confirmedAt: new Date('2023-12-18T08:00:00+07:00'),
      confirmedBy: null,
      officer: 'Lê Thị Thu Hà',
      revokedAt: null,
      revokeReason: null,
    },
    { agency: 'Công an xã', above: 'Công an tỉnh', publicUrl: 'https://da06.example' },
  );
  assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-');
});
