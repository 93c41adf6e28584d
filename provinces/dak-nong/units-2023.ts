import { type Unit, unitsFromLines } from '#territory';
import { daysOf2023 } from './validity.ts';

const province: Unit = { code: '67', name: 'Tỉnh Đắk Nông', kind: 'province', parentCode: null, ...daysOf2023 };

const districts = unitsFromLines(
  `
  660|Thành phố Gia Nghĩa
  661|Huyện Đăk Glong
  662|Huyện Cư Jút
  663|Huyện Đắk Mil
  664|Huyện Krông Nô
  665|Huyện Đắk Song
  666|Huyện Đắk R'Lấp
  667|Huyện Tuy Đức
`,
  { kind: 'district', parentCode: '67', ...daysOf2023 },
);

const communesOf = (parentCode: string, lines: string): Unit[] =>
  unitsFromLines(lines, { kind: 'commune', parentCode, ...daysOf2023 });

const communes = [
  ...communesOf(
    '660',
    `
    24611|Phường Nghĩa Đức
    24612|Phường Nghĩa Thành
    24614|Phường Nghĩa Phú
    24615|Phường Nghĩa Tân
    24617|Phường Nghĩa Trung
    24618|Xã Đăk R'Moan
    24619|Phường Quảng Thành
    24628|Xã Đắk Nia
  `,
  ),
  ...communesOf(
    '661',
    `
    24616|Xã Quảng Sơn
    24620|Xã Quảng Hoà
    24622|Xã Đắk Ha
    24625|Xã Đắk R'Măng
    24631|Xã Quảng Khê
    24634|Xã Đắk Plao
    24637|Xã Đắk Som
  `,
  ),
  ...communesOf(
    '662',
    `
    24640|Thị trấn Ea T'Ling
    24643|Xã Đắk Wil
    24646|Xã Ea Pô
    24649|Xã Nam Dong
    24652|Xã Đắk DRông
    24655|Xã Tâm Thắng
    24658|Xã Cư Knia
    24661|Xã Trúc Sơn
  `,
  ),
  ...communesOf(
    '663',
    `
    24664|Thị trấn Đắk Mil
    24667|Xã Đắk Lao
    24670|Xã Đắk R'La
    24673|Xã Đắk Gằn
    24676|Xã Đức Mạnh
    24677|Xã Đắk N'Drót
    24678|Xã Long Sơn
    24679|Xã Đắk Sắk
    24682|Xã Thuận An
    24685|Xã Đức Minh
  `,
  ),
  ...communesOf(
    '664',
    `
    24688|Thị trấn Đắk Mâm
    24691|Xã Đắk Sôr
    24692|Xã Nam Xuân
    24694|Xã Buôn Choah
    24697|Xã Nam Đà
    24699|Xã Tân Thành
    24700|Xã Đắk Drô
    24703|Xã Nâm Nung
    24706|Xã Đức Xuyên
    24709|Xã Đắk Nang
    24712|Xã Quảng Phú
    24715|Xã Nâm N'Đir
  `,
  ),
  ...communesOf(
    '665',
    `
    24717|Thị trấn Đức An
    24718|Xã Đắk Môl
    24719|Xã Đắk Hòa
    24721|Xã Nam Bình
    24722|Xã Thuận Hà
    24724|Xã Thuận Hạnh
    24727|Xã Đắk N'Dung
    24728|Xã Nâm N'Jang
    24730|Xã Trường Xuân
  `,
  ),
  ...communesOf(
    '666',
    `
    24733|Thị trấn Kiến Đức
    24745|Xã Quảng Tín
    24750|Xã Đắk Wer
    24751|Xã Nhân Cơ
    24754|Xã Kiến Thành
    24756|Xã Nghĩa Thắng
    24757|Xã Đạo Nghĩa
    24760|Xã Đắk Sin
    24761|Xã Hưng Bình
    24763|Xã Đắk Ru
    24766|Xã Nhân Đạo
  `,
  ),
  ...communesOf(
    '667',
    `
    24736|Xã Quảng Trực
    24739|Xã Đắk Búk So
    24740|Xã Quảng Tâm
    24742|Xã Đắk R'Tíh
    24746|Xã Đắk Ngo
    24748|Xã Quảng Tân
  `,
  ),
];

/**
 * Đắk Nông as it was from 1 January 2020 to 30 June 2025: 8 districts, 71 communes. On that 1 January Gia Nghĩa became
 * a city and Quảng Thành a ward (Resolution 835/NQ-UBTVQH14); what was before, this pack does not tell.
 * Names and codes: the General Statistics Office's list of administrative units (Decision 124/2004/QĐ-TTg), in its own
 * spelling, which varies between "Đắk" and "Đăk". The end: Resolutions 202/2025/QH15 and 1671/NQ-UBTVQH15, with
 * Law 72/2025/QH15, which knows no districts.
 */
export const units2023: readonly Unit[] = [province, ...districts, ...communes];
