import { words } from './random.ts';

// Words of which names are made, with rough weights. Surnames follow what is published of their frequency in Vietnam
// (Nguyễn about a third); everything else is only meant to look right. No real person's full name stands here.

export const kinhSurname = words(
  'Nguyễn 330,Trần 108,Lê 92,Phạm 66,Hoàng 48,Vũ 34,Võ 30,Huỳnh 26,Phan 30,Bùi 28,Đặng 24,Đỗ 22,Hồ 18,Ngô 15,Dương 13,' +
    'Trương 18,Đoàn 12,Đinh 13,Trịnh 11,Cao 10,Đào 9,Mai 9,Lương 8,Lưu 7,Lâm 5,Hà 7,Thái 5,Phùng 5,Tạ 4,Tô 3,Vương 3,Châu 2,' +
    'Chu 4,Quách 2,Lã 2,Tống 3,Đồng 2,Hứa 1,Tăng 2,Đậu 2,Đàm 1,Kiều 2,Lại 2,La 1,Thân 1,Nghiêm 1,Khuất 1,Tôn 1,Văn 2,Từ 1',
);

export const maleMiddleOld = words(
  'Văn 62,Đình 7,Xuân 6,Hữu 6,Đức 5,Ngọc 4,Bá 3,Công 3,Quang 3,Thanh 3,Minh 2,Viết 2,Sỹ 1,Trọng 2,Khắc 2',
);
export const maleMiddleNew = words(
  'Văn 22,Minh 11,Hoàng 10,Đức 8,Quốc 8,Thanh 7,Ngọc 6,Quang 6,Hữu 5,Đình 5,Gia 6,Anh 4,Tuấn 4,Xuân 3,Thành 4,Duy 4,Trung 4,' +
    'Tấn 3,Công 3,Trọng 3,Thế 3,Tiến 3,Mạnh 2,Nhật 3,Bảo 4,Hải 2,Chí 1,Việt 2,Huy 2,Phúc 2,Thiên 2,Khánh 1',
);
export const femaleMiddleOld = words('Thị 90,Ngọc 3,Kim 2,Thanh 2,Thu 1,Thúy 1,Hồng 1');
export const femaleMiddleNew = words(
  'Thị 32,Ngọc 9,Thanh 6,Thị Thu 3,Thị Ngọc 4,Thị Hồng 2,Thị Thanh 3,Thị Kim 3,Thị Mỹ 2,Phương 4,Thùy 3,Bảo 5,Minh 3,Khánh 3,' +
    'Quỳnh 3,Thảo 2,Hoài 2,Kim 2,Thu 3,Hồng 2,Mai 2,Hà 2,Như 2,Diệu 1,Tường 1,Gia 2,Anh 1,Trúc 1,Yến 1,An 1',
);

export const maleGivenOld = words(
  'Hùng 5,Dũng 5,Sơn 4,Minh 3,Thành 4,Hải 4,Thắng 4,Tuấn 4,Long 3,Quang 3,Bình 3,Cường 4,Tâm 3,Lợi 2,Phúc 2,Hòa 2,Tài 2,Thanh 2,' +
    'Hiền 1,Khánh 1,Nam 2,Đức 2,Trung 3,Chung 1,Toàn 2,Tiến 2,Hưng 2,Sáu 1,Năm 1,Bảy 1,Ba 1,Tư 1,Hai 1,Chiến 2,Thọ 1,Lộc 1,Phú 1,' +
    'Quý 1,Vinh 2,Nghĩa 2,Xuân 1,Ngọc 1,Đông 1,Tân 1,Thuận 1,Mạnh 2,Hà 1,Khoa 1,Liêm 1,Nhân 1,Trọng 1,Vượng 1,Định 1,Hợp 1,Ước 1',
);
export const maleGivenNew = words(
  'Huy 6,Khang 4,Bảo 4,Minh 5,Phúc 4,Anh 5,Khoa 3,Phát 3,Đạt 4,Khôi 2,Long 3,Nam 3,Duy 4,Quân 4,Kiệt 3,Thịnh 3,Tuấn 4,Hưng 3,Hoàng 3,' +
    'Hiếu 3,Trí 2,Nhân 2,Tài 2,Đăng 2,Nguyên 2,Tú 2,Thành 2,Lâm 2,Sơn 2,Hải 2,Đức 3,Dũng 2,Quang 2,Trung 2,Việt 2,Vũ 2,Phong 3,Thiên 2,' +
    'Lộc 1,An 2,Hào 1,Luân 1,Tiến 2,Thắng 2,Cường 2,Vinh 1,Khánh 2,Bình 1,Công 1,Toàn 1,Nghĩa 1,Phước 1,Tân 1,Triết 1,Nhật 2,Mạnh 1',
);
export const femaleGivenOld = words(
  'Hoa 4,Lan 5,Hương 5,Hồng 4,Nga 3,Hà 4,Thủy 4,Liên 3,Mai 3,Loan 3,Hạnh 3,Thu 3,Hằng 3,Phượng 2,Bình 1,Tuyết 2,Cúc 2,Oanh 2,Yến 2,' +
    'Dung 2,Nhung 2,Lý 2,Thanh 3,Thảo 2,Vân 3,Hiền 4,Tâm 2,Minh 1,Xuân 2,Lệ 1,Sen 1,Gái 1,Bé 1,Mười 1,Chín 1,Tám 1,Út 1,Lài 1,Huệ 2,' +
    'Thơm 1,Nguyệt 2,Phương 3,Huyền 2,Ngọc 2,Kim 1,Anh 2,Hường 1,Luyến 1,Mận 1,Thắm 1,Chung 1,Ngân 1,Khuyên 1,Tình 1,Lành 1,Nhàn 1',
);
export const femaleGivenNew = words(
  'Anh 7,Linh 5,Trang 4,Ngọc 4,Vy 4,Như 3,Nhi 4,Thảo 3,Trâm 3,Hân 4,My 3,Uyên 2,Ngân 3,Châu 2,Hà 2,Phương 4,Quỳnh 2,Yến 3,Hiền 2,' +
    'Thư 4,Trân 2,Trinh 2,Nguyên 2,Duyên 2,Huyền 2,Mai 2,Chi 2,Giang 1,Dung 1,Hương 2,Nhung 1,Hoa 1,Thùy 1,Thủy 1,Lan 1,Vân 1,Hằng 1,' +
    'Tiên 2,Khánh 1,Diệp 1,An 2,Tâm 1,Tú 1,Thy 1,Kim 1,Lam 1,Đan 1,Khuê 1,Tường 1,Ánh 2,Hạnh 1,Oanh 1,Băng 1,Nga 1,Ly 2,Thúy 1',
);

export const highlandMaleGiven = words(
  'Brưk,Krang,Lanh,Srai,Nhar,Mpăng,Grang,Srêp,Ndrung,Bang,Tung,Mrai,Krôn,Mbôn,Djang,Klong,Suôn,Yông,Thông,Nuôt,Drăm,Glưn,Plăng,' +
    'Kring,Sang,Ngơi,Pôt,Tôt,Blơi,Wăn,Kham,Kră,Jơi,Xuyên,Phôn,Khơi,Dâng,Hoàng,Thành,Sơn,Bình,Huy,Tuấn,Hiếu,Brông,Ñhuăn,Mbrai,Čuôn,Brah',
);
export const highlandFemaleGiven = words(
  'Brang,Mai,Jrai,Bling,Rơn,Nhưm,Djrao,Mbrơi,Ngoan,Lưm,Xuân,Brơm,Plưng,Khuyên,Nhung,Mrông,Glơi,Sêm,Kriu,Yang,Linh,Yan,Trang,Lưn,' +
    'Nhop,Blan,Wer,Đuôn,Phương,Loan,Yêng,Mơm,Krơm,Nŭ,Ñhiên,Brĭ,Sen,Thu,Hằng,Mlơi,Bơr,Čăm,Hoa,Nga,Dưm,Thảo,Ngơn,Jum',
);
export const maMaleGiven = words(
  'Brèo,Brông,Brình,Điếp,Dim,Tim,Lơi,Bảo,Hùng,Nhoih,Sơn,Tiếu,Wết,Bril,Krang,Mbrèo,Tình,Lung,Dũng,Chiến,Khoan,Broi,Glòng,Mang,Ngọc,Jơi,Krung',
);
export const maFemaleGiven = words(
  'Nhoi,Hem,Biên,Chiêu,Thơm,Mơm,Nhơi,Điều,Hiên,Lìm,Brôt,Rọi,Nhung,Hoa,Jơn,Đin,Brin,Thùy,Lan,Ngân,Him,Nhẻo,Yến,Hường,Bres,Mang',
);
export const hmongMaleGiven = words(
  'Páo,Chứ,Dế,Sinh,Giống,Pó,Lử,Vàng,Chinh,Sình,Tủa,Dơ,Lầu,Chông,Nủ,Thào,Phử,Sáng,Cáng,Máy,Dính,Sử,Lềnh,Vừ,Thanh,Hồng,Pháng,Hòa,Tráng,Sùng,Minh',
);
export const hmongFemaleGiven = words(
  'Mỷ,Dợ,Pàng,Chía,Dính,Sua,Mảy,Ly,Xua,Chá,Máy,Dua,Say,Pà,Và,Ninh,Chở,Sùng,Cở,Trư,Gống,Hoa,Sinh,Dí,Chù,Mai,Sống,Kía,Dung',
);
export const bahnarMaleGiven = words(
  'Hùng,Thắng,Blơi,Tiếng,Nhân,Đên,Nghĩa,Bren,Glan,Sơn,Krai,Lung,Thái,Vinh,Thun,Hlôi,Tam,Nhơn,Bình,Đức',
);
export const bahnarFemaleGiven = words(
  'Lan,Nhiên,Hiền,Thoa,Blớt,Mrem,Hương,Nhung,Biuh,Djên,Hoa,Bích,Loan,Rim,Linh,Nhít,Thảo,Yến,Miên,Phơn',
);
export const khmerMaleGiven = words(
  'Sa Rây,Phi,Vuông,Minh,Sô Phol,Hoàng Na,Rây,Út,Thone,Sô Vanh,Tha,Hùng,Dương,Mi Nê,Sà Rone',
);
export const khmerFemaleGiven = words(
  'Sa Vi,Sô Phia,Sà Rươl,Thi Đa,Ngọc Bích,Lan,Sa Ry,Đa Ra,Pha Ly,Hiên,Thu,Kim Liên,Sa Ram,Sô Da',
);
