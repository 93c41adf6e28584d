import { mergerFromLines, type Unit, type UnitSuccession } from '#territory';
import { units2023 } from './units-2023.ts';
import { daysOf2023, daysOf2025 } from './validity.ts';

const province: Unit = {
  code: '68',
  name: 'Tỉnh Lâm Đồng',
  kind: 'province',
  parentCode: null,
  ...daysOf2025,
};

const merger = mergerFromLines(
  `
  24611|Phường Bắc Gia Nghĩa|24611 24612 24619 24622
  24615|Phường Nam Gia Nghĩa|24614 24615 24618
  24616|Xã Quảng Sơn|24616
  24617|Phường Đông Gia Nghĩa|24617 24628
  24620|Xã Quảng Hoà|24620
  24631|Xã Quảng Khê|24631 24634
  24637|Xã Tà Đùng|24625 24637
  24640|Xã Cư Jút|24640 24655 24658 24661
  24646|Xã Đắk Wil|24643 24646
  24649|Xã Nam Dong|24649 24652
  24664|Xã Đức Lập|24664 24676 24685
  24670|Xã Đắk Mil|24670 24673 24677
  24678|Xã Đắk Sắk|24678 24679 24692
  24682|Xã Thuận An|24667 24682
  24688|Xã Krông Nô|24688 24699 24700
  24697|Xã Nam Đà|24691 24694 24697
  24703|Xã Nâm Nung|24703 24715
  24712|Xã Quảng Phú|24706 24709 24712
  24717|Xã Đức An|24717 24721 24727
  24718|Xã Đắk Song|24718 24719
  24722|Xã Thuận Hạnh|24722 24724
  24730|Xã Trường Xuân|24728 24730
  24733|Xã Kiến Đức|24733 24754 24756 24757
  24736|Xã Quảng Trực|24736
  24739|Xã Tuy Đức|24739 24740 24742
  24748|Xã Quảng Tân|24746 24748
  24751|Xã Nhân Cơ|24750 24751 24766
  24760|Xã Quảng Tín|24745 24760 24761 24763
`,
  { kind: 'commune', parentCode: province.code, ...daysOf2025 },
  units2023,
);

/**
 * The part of Lâm Đồng that was Đắk Nông, from 1 July 2025: 28 communes, no districts. The provinces were merged by
 * Resolution 202/2025/QH15, the communes by Resolution 1671/NQ-UBTVQH15, article 1, clauses 77 to 98 and 116 to 118;
 * clause 121 leaves Quảng Hòa, Quảng Sơn and Quảng Trực as they were. Local government there began work on 1 July 2025
 * (article 2). Codes: the list of Decision 19/2025/QĐ-TTg. Each new unit took the code of one of those it was made of,
 * so 24646 was Ea Pô and now is Đắk Wil, which used to be 24643.
 */
export const units2025: readonly Unit[] = [province, ...merger.units];

export const successions2025: readonly UnitSuccession[] = [
  { formerCode: '67', formerValidFrom: daysOf2023.validFrom, code: province.code, onDate: daysOf2025.validFrom },
  ...merger.successions,
];
