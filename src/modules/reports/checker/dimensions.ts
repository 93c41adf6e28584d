/**
 * What parts of a total may be divided by, with the words of each part. Parts of one such division leave nothing out
 * (a case is on line or on paper); parts of two (on line, in time) overlap and need not add up.
 */
const divisions: readonly (readonly [string, RegExp])[] = [
  ['channel', /trực tuyến|trực tiếp|qua mạng|bưu chính/iu],
  ['time', /đúng hạn|trước hạn|quá hạn|trễ hạn|chậm hạn|trong hạn/iu],
  [
    'state',
    /(?:đã|đang|chưa)\s+(?:được\s+)?(?:giải quyết|xử lý|triển khai|thực hiện|hoàn thành|xác thực|kích hoạt)|hoàn thành|tồn đọng/iu,
  ],
  ['sex', /(?<!\p{L})(?:nam|nữ)(?!\p{L})/iu],
  ['level', /cấp (?:tỉnh|huyện|xã)/iu],
  ['area', /thành thị|nông thôn/iu],
  ['money', /ngân sách (?:tỉnh|huyện|xã|trung ương|địa phương)|xã hội hóa/iu],
];

/** The division that a part's words speak of; undefined when they name none, or more than one. */
export function dimensionOf(words: string): string | undefined {
  const found = divisions.filter(([, pattern]) => pattern.test(words));
  return found.length === 1 ? found[0]?.[0] : undefined;
}
