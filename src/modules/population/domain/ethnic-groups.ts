/** A people of Vietnam. `code` is its number in the list of 1979; the census counts in another order, so match by name. */
export interface EthnicGroup {
  key: string;
  name: string;
  code: string;
}

// Decision 121-TCTK/PPCĐ of 02/03/1979, in its order: key and name.
const list: readonly (readonly [key: string, name: string])[] = [
  ['kinh', 'Kinh'],
  ['tay', 'Tày'],
  ['thai', 'Thái'],
  ['hoa', 'Hoa'],
  ['khome', 'Khơ-me'],
  ['muong', 'Mường'],
  ['nung', 'Nùng'],
  ['hmong', 'Hmông'],
  ['dao', 'Dao'],
  ['gia-rai', 'Gia-rai'],
  ['ngai', 'Ngái'],
  ['e-de', 'Ê-đê'],
  ['ba-na', 'Ba-na'],
  ['xo-dang', 'Xơ-đăng'],
  ['san-chay', 'Sán Chay'],
  ['co-ho', 'Cơ-ho'],
  ['cham', 'Chăm'],
  ['san-diu', 'Sán Dìu'],
  ['hre', 'Hrê'],
  ['mnong', 'Mnông'],
  ['ra-glai', 'Ra-glai'],
  ['xtieng', 'Xtiêng'],
  ['bru-van-kieu', 'Bru-Vân Kiều'],
  ['tho', 'Thổ'],
  ['giay', 'Giáy'],
  ['co-tu', 'Cơ-tu'],
  ['gie-trieng', 'Gié-Triêng'],
  ['ma', 'Mạ'],
  ['kho-mu', 'Khơ-mú'],
  ['co', 'Co'],
  ['ta-oi', 'Ta-ôi'],
  ['cho-ro', 'Chơ-ro'],
  ['khang', 'Kháng'],
  ['xinh-mun', 'Xinh-mun'],
  ['ha-nhi', 'Hà Nhì'],
  ['chu-ru', 'Chu-ru'],
  ['lao', 'Lào'],
  ['la-chi', 'La Chí'],
  ['la-ha', 'La Ha'],
  ['phu-la', 'Phù Lá'],
  ['la-hu', 'La Hủ'],
  ['lu', 'Lự'],
  ['lo-lo', 'Lô Lô'],
  ['chut', 'Chứt'],
  ['mang', 'Mảng'],
  ['pa-then', 'Pà Thẻn'],
  ['co-lao', 'Cơ Lao'],
  ['cong', 'Cống'],
  ['bo-y', 'Bố Y'],
  ['si-la', 'Si La'],
  ['pu-peo', 'Pu Péo'],
  ['brau', 'Brâu'],
  ['o-du', 'Ơ Đu'],
  ['ro-mam', 'Rơ-măm'],
];

export const ethnicGroups: readonly EthnicGroup[] = list.map(([key, name], index) => ({
  key,
  name,
  code: String(index + 1).padStart(2, '0'),
}));

const byKey = new Map(ethnicGroups.map((group) => [group.key, group]));

/** The people of a key; undefined for a key that is none (a foreigner's origin is written as it is). */
export function findEthnicGroup(key: string): EthnicGroup | undefined {
  return byKey.get(key);
}
