import {
  bahnarFemaleGiven,
  bahnarMaleGiven,
  highlandFemaleGiven,
  highlandMaleGiven,
  hmongFemaleGiven,
  hmongMaleGiven,
  khmerFemaleGiven,
  khmerMaleGiven,
  kinhSurname,
  maFemaleGiven,
  maMaleGiven,
} from './name-words.ts';
import { type Picker, words } from './random.ts';

type BySex<T> = { male: T; female: T };

/**
 * How a people writes names on papers.
 * - `vietnamese`: family name, middle name, given name
 * - `given-clan`: sex marker and given name, then the clan (Ê-đê)
 * - `given-then-clan-since-2010`: as above, but papers from before 2010 mostly lack the clan (M'nông: from 2010 Đắk Nông
 *   wrote the clan for children up to ten years, for adults if they asked)
 * - `given-only`: sex marker and given name, no clan at all (Mạ, Cơ-ho, Xtiêng)
 * - `clan-given`: clan first, then the given name, often with a marker
 */
export interface NameStyle {
  form: 'vietnamese' | 'given-clan' | 'given-then-clan-since-2010' | 'given-only' | 'clan-given';
  clan: Picker<string>;
  /** Children bear the mother's clan and the couple lives with hers. */
  matrilineal: boolean;
  markers: BySex<readonly string[]>;
  middle?: BySex<Picker<string>>;
  given?: BySex<Picker<string>>;
}

const none: BySex<readonly string[]> = { male: [''], female: [''] };
const highlandGiven = { male: highlandMaleGiven, female: highlandFemaleGiven };
const bahnarGiven = { male: bahnarMaleGiven, female: bahnarFemaleGiven };

const lowland = (clan: Picker<string>, middle?: BySex<Picker<string>>): NameStyle => ({
  form: 'vietnamese',
  clan,
  matrilineal: false,
  markers: none,
  ...(middle === undefined ? {} : { middle }),
});
const vanThi = {
  male: words('Văn 8,Đình 1,Minh 1,Quốc 1,Thanh 1'),
  female: words('Thị 12,Thu 1,Ngọc 1,Thị Thu 1,Thị Hồng 1'),
};

const taiClan = words(
  'Nông 14,Hoàng 16,Lý 9,Lục 5,Bế 4,Ma 5,Triệu 6,Đàm 4,Chu 5,Vi 6,Lương 7,Nguyễn 7,Hà 3,Mông 3,Lâm 3,Long 2,Dương 2,Hứa 3,La 2,Mã 2',
);
const thaiClan = words(
  'Lò 9,Lường 5,Quàng 4,Cà 3,Tòng 3,Vi 9,Hà 6,Lương 7,Cầm 3,Hoàng 4,Lô 7,Ngân 4,Lang 3,Kha 2,Lộc 3,Quang 3',
);
const edeClan = words(
  'Niê 16,Mlô 10,Niê Kdăm 9,Êban 7,Buôn Yă 5,Kpă 4,Ksơr 5,Êčăm 3,Kbuôr 4,Adrơng 4,Buôn Krông 5,Hmŏk 2,Ênuôl 4,Ayŭn 4,Byă 5,Knul 3,Ktla 2,Hwing 2',
);
const mnongClan = words(
  "B'Krông 9,Ya 4,Ktul 6,Knul 4,Ayun 3,Preng 3,Kpơr 3,Buôn Krông 5,Rlik 6,Rơ Lưk 4,Bon Yô 4,N'Jang 7,R'Lung 3,Rcăm 3,Teh 3,Dak Cat 2,Ndong 3",
);
const hmongClan = words(
  'Giàng 14,Vàng 11,Thào 9,Sùng 11,Lý 9,Mùa 5,Hoàng 6,Lầu 5,Cứ 3,Ma 5,Hạng 3,Tráng 3,Vừ 5,Dương 5,Ly 3,Hầu 3,Ngô 2',
);
const jaraiClan = words('Rơ Châm 6,Siu 7,Ksor 6,Kpă 5,Rơ Mah 5,Rơ Lan 4,Rah Lan 4,Nay 5,Rcom 4,Puih 3');
const raglaiClan = words('Pinăng 3,Chamaléa 4,Katơr 4,Mang 3,Cao 3,Patâu Axá 1,Tro 2');

const clanGiven = (clan: Picker<string>, markers = none, given = bahnarGiven, matrilineal = false): NameStyle => ({
  form: 'clan-given',
  clan,
  matrilineal,
  markers,
  given,
});

const styles: Record<string, NameStyle> = {
  kinh: lowland(kinhSurname),
  tay: lowland(taiClan, vanThi),
  nung: lowland(taiClan, vanThi),
  'san-chay': lowland(words('Hoàng 4,Trần 4,La 2,Lý 3,Ninh 3,Tống 2,Lâm 2,Đặng 1'), vanThi),
  'san-diu': lowland(words('Lưu 3,Trương 3,Từ 2,Diệp 3,Tạ 2,Ôn 1,Lý 2,Hoàng 1'), vanThi),
  thai: lowland(thaiClan, vanThi),
  lao: lowland(words('Lò 4,Lường 2,Vi 2,Tòng 1,Cà 1'), vanThi),
  muong: lowland(words('Bùi 9,Đinh 5,Quách 4,Hà 3,Bạch 2,Phạm 4,Trương 3,Nguyễn 3,Cao 2'), vanThi),
  tho: lowland(words('Lê 4,Trương 4,Nguyễn 4,Lang 1,Bùi 1'), vanThi),
  dao: lowland(words('Bàn 10,Đặng 12,Triệu 11,Phùng 8,Lý 9,Chảo 4,Tẩn 4,Phàn 4,Dương 3,Hoàng 2'), {
    male: words('Văn 5,Dào 2,Tòn 2,Phúc 3,Kim 2,Tiến 2,Sành 1'),
    female: words('Thị 8,Mùi 3,Mẩy 2,Tả 1'),
  }),
  hoa: lowland(words('Lâm 5,Trần 4,Vòng 5,Hoàng 3,Lý 3,Phún 2,Sú 2,Lưu 2,Chướng 1,Voòng 4,Tằng 2,Tăng 2,Ngô 2'), {
    male: words('A 3,Văn 3,Minh 2,Chí 2,Vĩnh 1,Quốc 1'),
    female: words('Thị 3,Mỹ 3,A 2,Lệ 2,Tú 1,Ngọc 1'),
  }),
  hmong: {
    form: 'vietnamese',
    clan: hmongClan,
    matrilineal: false,
    markers: none,
    middle: { male: words('A 8,Seo 4,Văn 5,Mí 3'), female: words('Thị 14,Seo 3,Mí 1') },
    given: { male: hmongMaleGiven, female: hmongFemaleGiven },
  },
  mnong: {
    form: 'given-then-clan-since-2010',
    clan: mnongClan,
    matrilineal: true,
    markers: { male: ['Y', 'Điểu', "K'"], female: ["H'", 'Thị', "H'"] },
    given: highlandGiven,
  },
  'e-de': {
    form: 'given-clan',
    clan: edeClan,
    matrilineal: true,
    markers: { male: ['Y'], female: ["H'"] },
    given: highlandGiven,
  },
  ma: {
    form: 'given-only',
    clan: words(''),
    matrilineal: false,
    markers: { male: ["K'"], female: ['Ka'] },
    given: { male: maMaleGiven, female: maFemaleGiven },
  },
  xtieng: {
    form: 'given-only',
    clan: words(''),
    matrilineal: false,
    markers: { male: ['Điểu'], female: ['Thị'] },
    given: { male: maMaleGiven, female: maFemaleGiven },
  },
  'gia-rai': clanGiven(jaraiClan, { male: ['', 'Y'], female: ["H'"] }, highlandGiven, true),
  'ba-na': clanGiven(words('Đinh 6,A 3,Y 1'), none),
  'xo-dang': clanGiven(words('A'), none),
  hre: clanGiven(words('Phạm 4,Đinh 5'), { male: ['Văn'], female: ['Thị'] }),
  'ra-glai': clanGiven(raglaiClan, { male: [''], female: ['Thị', ''] }, bahnarGiven, true),
  'chu-ru': clanGiven(words('Touneh 3,Jơ Nơng 1,Ya 3,Tou Prong 2,Ma 2'), none, bahnarGiven, true),
  cham: clanGiven(
    words('Bá 3,Đàng 4,Hán 2,Qua 2,Báo 2,Thành 2,Não 1,Châu 2'),
    { male: ['Văn', 'Năng'], female: ['Thị'] },
    bahnarGiven,
    true,
  ),
  khome: clanGiven(
    words('Thạch 6,Sơn 4,Kim 4,Danh 3,Lâm 2,Châu 2'),
    { male: [''], female: ['Thị', ''] },
    {
      male: khmerMaleGiven,
      female: khmerFemaleGiven,
    },
  ),
  'bru-van-kieu': lowland(words('Hồ'), vanThi),
  'ta-oi': lowland(words('Hồ 5,A Vô 1,Viên 1,Lê 1'), vanThi),
  'co-tu': lowland(words('Alăng 4,Zơrâm 3,Bhling 2,Hiên 2,Coor 1,Pơloong 2,Bríu 2'), vanThi),
};

const alike: Record<string, string> = {
  'co-ho': 'ma',
  'cho-ro': 'xtieng',
  ngai: 'hoa',
  'gie-trieng': 'xo-dang',
  co: 'hre',
};

/** The style of a people; small peoples of the north write names as their neighbours, the Thái, do. */
export function nameStyleOf(group: string): NameStyle {
  return styles[group] ?? styles[alike[group] ?? 'thai'] ?? lowland(kinhSurname);
}
