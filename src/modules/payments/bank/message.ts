import { createHash, timingSafeEqual } from 'node:crypto';

/** Fields of a message of the payment platform, before it is signed. Names are those of the platform, version 1.0.6. */
export type BankFields = Readonly<Record<string, string>>;

/**
 * Fields that the signature covers, in this order; those that a message does not have are left out of it. The field with
 * the receipt's lines (ThongTinBienLai) is signed as the JSON text that is sent.
 */
const signedFields = [
  'LoaiBanTin',
  'PhienBan',
  'MaDoiTac',
  'MaThamChieu',
  'SoTien',
  'LoaiHinhThanhToan',
  'MaKenhThanhToan',
  'MaThietBi',
  'NgonNgu',
  'MaTienTe',
  'MaNganHang',
  'ThongTinGiaoDich',
  'ThoiGianGD',
  'Ip',
  'ThongTinBienLai',
  'MaGiaoDich',
  'UrlThanhToan',
  'error_code',
  'MaLoi',
] as const;

/**
 * MaXacThuc: SHA-256 in hexadecimal of the fields joined by `|`, then `|` and the shared secret. Each field is written as
 * `name=value`, so that no value can slip into another's place, and `|` in a value is percent-encoded.
 */
export function authenticationCode(fields: BankFields, secret: string): string {
  const parts = signedFields.flatMap((name) =>
    fields[name] === undefined ? [] : [`${name}=${fields[name].replace(/[%|]/g, encodeURIComponent)}`],
  );
  return createHash('sha256')
    .update([...parts, secret].join('|'))
    .digest('hex');
}

export const signed = (fields: BankFields, secret: string): BankFields => ({
  ...fields,
  MaXacThuc: authenticationCode(fields, secret),
});

/** True when the message carries the code that its fields and our secret give. */
export function isAuthentic(fields: BankFields, secret: string): boolean {
  const given = Buffer.from(fields['MaXacThuc'] ?? '', 'utf8');
  const expected = Buffer.from(authenticationCode(fields, secret), 'utf8');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The platform's time form, `yyyyMMddHHmmss` in Vietnam. */
export function bankTime(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** Whole đồng in a message; undefined for anything that is not. */
export function bankAmount(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
