import { type SeededRandom, seededRandom } from '#platform/ids';

/** A person who does not exist: numbers of the reserved range that begins with 9. */
export interface MadeUpPerson {
  personalId: string;
  oldId: string;
  name: string;
  /** yyyy-mm-dd, or yyyy where the registry knows no more. */
  birth: string;
  sex: 'male' | 'female';
  commune: string;
  household: string;
  father: string;
  mother: string;
  phone: string;
}

const clans =
  'Nguyễn*31 Trần*11 Lê*9 Phạm*7 Hoàng*5 Huỳnh*3 Phan*4 Vũ*3 Võ*3 Đặng*2 Bùi*2 Đỗ*2 Hồ*2 Ngô*2 Dương*2 Lý*1 Đinh*1 Nông*2 Lương*1 Hà*1 Triệu*1 Vi*1 Lục*1 Mai*1 Cao*1 Tạ*1 Thái*1 Quách*1 Đoàn*1 Lưu*1 Trịnh*1 Tô*1 Đào*1 Phùng*1 Chu*1 Bế*1 Hứa*1 Châu*1 Sùng*1 Giàng*1';
const maleMiddle =
  'Văn*30 Đức*6 Minh*6 Quốc*5 Hữu*5 Đình*5 Xuân*4 Thanh*4 Ngọc*3 Công*4 Anh*2 Gia*3 Tuấn*2 Quang*4 Trọng*2 Thế*3 Duy*3 Hoàng*3 Bá*2 Viết*1 Tiến*2';
const femaleMiddle =
  'Thị*45 Thị Ngọc*4 Thị Thanh*4 Thị Kim*3 Thị Thu*3 Ngọc*5 Thanh*3 Kim*2 Thu*2 Bảo*2 Khánh*2 Mỹ*2 Hoài*1 Phương*2 Quỳnh*2 Thùy*1 Minh*2 Diệu*1';
const maleGiven =
  'Hùng Dũng Tuấn Minh Hải Nam Long Cường Thắng Sơn Tùng Đức Hiếu Trung Quân Hoàng Huy Khánh Phúc Tài Lộc Thành Thịnh Vinh Việt Bình Tâm An Anh Kiên Khoa Phong Quang Quý Sáng Tân Thái Thiện Toàn Trí Tú Vũ Hậu Hòa Duy Đạt Giang Hưng Bảo Nhân Nghĩa Lâm Lợi Luân Mạnh Nghị Nhật Phát Phương Tiến Trường Tuyên Văn Xuân Đông Thuận Chiến Khải Khang Lực Định Đoàn Đăng Danh Chung Chính Cảnh Công Ba Bốn Năm Sáu Tư Tý';
const femaleGiven =
  'Lan Hoa Hương Hồng Mai Linh Trang Thảo Phương Hà Thu Nga Hằng Hạnh Hiền Huệ Yến Loan Liên Lệ Ngọc Nhung Nguyệt Oanh Phượng Quyên Quỳnh Sương Tâm Thanh Thơm Thủy Thúy Thư Tiên Trinh Trâm Tuyết Tú Uyên Vân Vy Xuân Ánh Anh Bích Châu Chi Cúc Diễm Dung Duyên Giang Hải Hòa Hường Huyền Kiều Lài Lý Mến Mơ My Na Ngân Nhi Như Nụ Nương Tươi Vui Xinh Bình An Bé Hai Ba Tư Năm Sáu Chín Út Ly Diệp Hậu Nhàn';
const highland = 'Niê Mlô Byă Êban Ksơr Kbuôr Knul Hwing Ayŭn Rcăm Kpă Siu';
const highlandGiven =
  'Mai Hương Ngọc Blim Bliă Yuên Mlun Krông Djuê Wăn Phương Liên Siêu Thông Khoan Sơn Đông Brêo Tơr Bang Lơi Dung Nhơr';

type Bag = readonly string[];
const bag = (text: string): Bag =>
  text.split(/ (?=\p{Lu}[^*]*\*\d)/u).flatMap((item) => {
    const [word = '', count = '1'] = item.split('*');
    return Array.from({ length: Number(count) }, () => word);
  });
const words = (text: string): Bag => text.split(' ');
/** Given names are not equally common: early ones of the list are drawn more often. */
const skewed = (random: SeededRandom, from: Bag): string => from[Math.floor(random.next() ** 1.7 * from.length)] ?? '';

const bags = {
  clans: bag(clans),
  middle: { male: bag(maleMiddle), female: bag(femaleMiddle) },
  given: { male: words(maleGiven), female: words(femaleGiven) },
  highland: words(highland),
  highlandGiven: words(highlandGiven),
};

interface Home {
  household: string;
  commune: string;
  clan: string;
  highland: boolean;
  phone: string;
}

/** Households of people of several generations, until there are `count`; with children without numbers, twins, namesakes. */
export function makePeople(count: number, seed: number): MadeUpPerson[] {
  const random = seededRandom(seed);
  const people: MadeUpPerson[] = [];
  for (let h = 0; people.length < count; h += 1) {
    const home: Home = {
      household: `H${String(h).padStart(7, '0')}`,
      commune: String(24_601 + Math.floor(random.next() ** 1.3 * 71) * 3),
      clan: random.pick(bags.clans),
      highland: random.next() < 0.2,
      phone: phoneOf(random),
    };
    addFamily(people, home, random);
  }
  return people.slice(0, count);
}

function addFamily(people: MadeUpPerson[], home: Home, random: SeededRandom): void {
  const fatherYear = 1935 + random.int(65);
  const father = person(home, random, { sex: 'male', year: fatherYear, father: '', mother: '' });
  const mother = person({ ...home, clan: random.pick(bags.clans) }, random, {
    sex: 'female',
    year: fatherYear - 3 + random.int(8),
    father: '',
    mother: '',
  });
  people.push(father, mother);
  const children = random.int(5);
  let year = Math.max(1955, fatherYear + 20 + random.int(8));
  for (let c = 0; c < children && year <= 2023; c += 1) {
    const sex = random.next() < 0.51 ? 'male' : 'female';
    const child = person(home, random, { sex, year, father: father.name, mother: mother.name });
    people.push(child);
    if (random.next() < 0.012) {
      const twin = person(home, random, { sex, year, father: father.name, mother: mother.name });
      people.push({ ...twin, birth: child.birth });
    }
    year += 1 + random.int(5);
  }
}

function person(
  home: Home,
  random: SeededRandom,
  { sex, year, father, mother }: { sex: 'male' | 'female'; year: number; father: string; mother: string },
): MadeUpPerson {
  const born = new Date(Date.UTC(year, 0, 1 + random.int(365))).toISOString().slice(0, 10);
  const elder = year < 1960 && random.next() < 0.35;
  const number = `9${String(10 + random.int(random.next() < 0.7 ? 3 : 60)).padStart(2, '0')}${(year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0)}${String(year % 100).padStart(2, '0')}${String(random.int(1_000_000)).padStart(6, '0')}`;
  const child = year >= 2017;
  return {
    personalId: child && random.next() < 0.05 ? '' : number,
    oldId: year < 2003 && random.next() < 0.75 ? `9${String(random.int(100_000_000)).padStart(8, '0')}` : '',
    name: home.highland
      ? highlandName(home, random, sex)
      : `${home.clan} ${random.pick(bags.middle[sex])} ${skewed(random, bags.given[sex])}`,
    birth: elder ? (random.next() < 0.5 ? String(year) : `${year}-01-01`) : born,
    sex,
    commune: home.commune,
    household: home.household,
    father:
      father ||
      (random.next() < 0.3 ? `${home.clan} ${random.pick(bags.middle.male)} ${skewed(random, bags.given.male)}` : ''),
    mother:
      mother || (random.next() < 0.3 ? `${random.pick(bags.clans)} Thị ${skewed(random, bags.given.female)}` : ''),
    phone: child ? home.phone : random.next() < 0.7 ? phoneOf(random) : '',
  };
}

const phoneOf = (random: SeededRandom) => `09${String(random.int(100_000_000)).padStart(8, '0')}`;

function highlandName(home: Home, random: SeededRandom, sex: 'male' | 'female'): string {
  const given = random.pick(bags.highlandGiven);
  const clan = bags.highland[home.household.charCodeAt(7) % bags.highland.length] ?? '';
  const style = random.int(4);
  if (style === 0) return sex === 'male' ? `Y ${given} ${clan}` : `H'${given} ${clan}`;
  if (style === 1) return sex === 'male' ? `K'${given}` : `Ka ${given}`;
  if (style === 2) return sex === 'male' ? `Y ${given}` : `H ${given}`;
  return sex === 'male' ? `Điểu ${given}` : `Thị ${given}`;
}
