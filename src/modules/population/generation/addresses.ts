import type { CommuneWish } from './ethnic-mix.ts';
import { nameStyleOf } from './name-styles.ts';
import { type Random, words } from './random.ts';

const streets = words(
  'Nguyễn Tất Thành,Hùng Vương,Trần Hưng Đạo,Lê Duẩn,Quang Trung,Nguyễn Văn Trỗi,Võ Thị Sáu,Lê Lợi,Hai Bà Trưng,Phan Bội Châu,' +
    'Lý Thường Kiệt,Nguyễn Trãi,Chu Văn An,Tôn Đức Thắng,Phan Chu Trinh,Bà Triệu,N’Trang Lơng,Điểu Ong,Y Jút,Nguyễn Thị Minh Khai',
);
const villages = words(
  'Bu Brang,Bu Đăr,Đắk Prí,N’Jang Bơ,Pi Nao,Bu Sóp,Sre Ú,Phai Kol,B’Dơng,R’Long Phe,Jâng Plei,Bu Krăk,Kol Pru Đăng,Ding Plei,Đắk Rmoan,' +
    'Ka La Dơng,Bu Nđơr,Ta Mung,U2,Păng Suôi,Yôk Linh,Phê Prí,Bu Gia,Đắk Snao,Dru,Nâm Tăng,Rung,Trum',
);

/** What stands before the commune in an address: house and street in a town, hamlet or bon in the country. */
export function makeAddress(random: Random, commune: CommuneWish, group: string): string {
  if (commune.urban) return `Số ${1 + random.below(280)} đường ${streets(random)}, tổ dân phố ${1 + random.below(9)}`;
  if (nameStyleOf(group).form !== 'vietnamese' && random.chance(0.8)) {
    const kind = group === 'e-de' ? 'Buôn' : 'Bon';
    return `${kind} ${villages(random)}`;
  }
  return `Thôn ${1 + random.below(14)}`;
}
