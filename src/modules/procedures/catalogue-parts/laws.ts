import type { Law } from '../domain/law.ts';

/** The legal documents that catalogue files cite, each once. An article is added with `article(law.…, '28')`. */
export const law = {
  residence: {
    number: '68/2020/QH14',
    date: '2020-11-13',
    title: { vi: 'Luật Cư trú', en: 'Law on Residence' },
  },
  residenceDecree: {
    number: '62/2021/NĐ-CP',
    date: '2021-06-29',
    title: { vi: 'Nghị định hướng dẫn Luật Cư trú', en: 'Decree on the Law on Residence' },
  },
  residenceCircular: {
    number: '55/2021/TT-BCA',
    date: '2021-05-15',
    title: { vi: 'Thông tư hướng dẫn Luật Cư trú', en: 'Circular on the Law on Residence' },
  },
  residenceForms: {
    number: '66/2023/TT-BCA',
    date: '2023-11-17',
    title: { vi: 'Thông tư sửa đổi các thông tư về cư trú', en: 'Circular amending the circulars on residence' },
  },
  residenceFees: {
    number: '75/2022/TT-BTC',
    date: '2022-12-22',
    title: { vi: 'Thông tư về lệ phí đăng ký cư trú', en: 'Circular on residence registration fees' },
  },
  provincialFees: {
    number: '85/2019/TT-BTC',
    date: '2019-11-29',
    title: {
      vi: 'Thông tư về phí, lệ phí thuộc thẩm quyền của Hội đồng nhân dân cấp tỉnh',
      en: "Circular on fees set by provincial people's councils",
    },
  },
  citizenCard: {
    number: '59/2014/QH13',
    date: '2014-11-20',
    title: { vi: 'Luật Căn cước công dân', en: 'Law on Citizen Identification' },
  },
  citizenCardCircular: {
    number: '59/2021/TT-BCA',
    date: '2021-05-15',
    title: { vi: 'Thông tư hướng dẫn Luật Căn cước công dân', en: 'Circular on the Law on Citizen Identification' },
  },
  citizenCardFees: {
    number: '59/2019/TT-BTC',
    date: '2019-08-30',
    title: { vi: 'Thông tư về lệ phí cấp thẻ căn cước công dân', en: 'Circular on fees for the citizen card' },
  },
  identity: {
    number: '26/2023/QH15',
    date: '2023-11-27',
    title: { vi: 'Luật Căn cước', en: 'Law on Identification' },
  },
  identityDecree: {
    number: '70/2024/NĐ-CP',
    date: '2024-06-25',
    title: { vi: 'Nghị định hướng dẫn Luật Căn cước', en: 'Decree on the Law on Identification' },
  },
  onlineFees2023: {
    number: '63/2023/TT-BTC',
    date: '2023-10-16',
    title: {
      vi: 'Thông tư khuyến khích sử dụng dịch vụ công trực tuyến qua mức phí, lệ phí',
      en: 'Circular lowering fees to encourage online services',
    },
  },
  exitEntry: {
    number: '49/2019/QH14',
    date: '2019-11-22',
    title: {
      vi: 'Luật Xuất cảnh, nhập cảnh của công dân Việt Nam',
      en: 'Law on Exit and Entry of Vietnamese Citizens',
    },
  },
  exitEntryFees: {
    number: '25/2021/TT-BTC',
    date: '2021-04-07',
    title: { vi: 'Thông tư về phí, lệ phí xuất cảnh, nhập cảnh', en: 'Circular on exit and entry fees' },
  },
  foreigners: {
    number: '47/2014/QH13',
    date: '2014-06-16',
    title: {
      vi: 'Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam',
      en: 'Law on Entry, Exit, Transit and Residence of Foreigners',
    },
  },
  seal: {
    number: '99/2016/NĐ-CP',
    date: '2016-07-01',
    title: { vi: 'Nghị định về quản lý và sử dụng con dấu', en: 'Decree on seals' },
  },
  securityConditions: {
    number: '96/2016/NĐ-CP',
    date: '2016-07-01',
    title: {
      vi: 'Nghị định về điều kiện an ninh, trật tự đối với ngành, nghề kinh doanh có điều kiện',
      en: 'Decree on security conditions for certain business lines',
    },
  },
  securityFees: {
    number: '218/2016/TT-BTC',
    date: '2016-11-10',
    title: {
      vi: 'Thông tư về phí thẩm định điều kiện an ninh, trật tự và lệ phí quản lý vũ khí, pháo',
      en: 'Circular on fees for security conditions, weapons and fireworks',
    },
  },
  weapons: {
    number: '14/2017/QH14',
    date: '2017-06-20',
    title: {
      vi: 'Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ',
      en: 'Law on Weapons, Explosives and Supporting Tools',
    },
  },
  fire: {
    number: '27/2001/QH10',
    date: '2001-06-29',
    title: { vi: 'Luật Phòng cháy và chữa cháy', en: 'Law on Fire Prevention and Fighting' },
  },
  fireDecree: {
    number: '136/2020/NĐ-CP',
    date: '2020-11-24',
    title: {
      vi: 'Nghị định hướng dẫn Luật Phòng cháy và chữa cháy',
      en: 'Decree on the Law on Fire Prevention and Fighting',
    },
  },
  fireFees: {
    number: '258/2016/TT-BTC',
    date: '2016-11-11',
    title: {
      vi: 'Thông tư về phí thẩm định phê duyệt thiết kế phòng cháy và chữa cháy',
      en: 'Circular on fees for appraising fire-safety designs',
    },
  },
  roadTraffic: {
    number: '23/2008/QH12',
    date: '2008-11-13',
    title: { vi: 'Luật Giao thông đường bộ', en: 'Law on Road Traffic' },
  },
  vehicles2020: {
    number: '58/2020/TT-BCA',
    date: '2020-06-16',
    title: { vi: 'Thông tư về đăng ký xe', en: 'Circular on vehicle registration' },
  },
  vehicles2023: {
    number: '24/2023/TT-BCA',
    date: '2023-07-01',
    title: { vi: 'Thông tư về đăng ký xe', en: 'Circular on vehicle registration' },
  },
  vehicles2024: {
    number: '79/2024/TT-BCA',
    date: '2024-11-15',
    title: { vi: 'Thông tư về đăng ký xe', en: 'Circular on vehicle registration' },
  },
  plateFees2016: {
    number: '229/2016/TT-BTC',
    date: '2016-11-11',
    title: { vi: 'Thông tư về lệ phí đăng ký, cấp biển số xe', en: 'Circular on vehicle registration fees' },
  },
  plateFees2023: {
    number: '60/2023/TT-BTC',
    date: '2023-09-07',
    title: { vi: 'Thông tư về lệ phí đăng ký, cấp biển số xe', en: 'Circular on vehicle registration fees' },
  },
  sanctions: {
    number: '15/2012/QH13',
    date: '2012-06-20',
    title: { vi: 'Luật Xử lý vi phạm hành chính', en: 'Law on Handling Administrative Violations' },
  },
  sanctionsDecree: {
    number: '118/2021/NĐ-CP',
    date: '2021-12-23',
    title: {
      vi: 'Nghị định hướng dẫn Luật Xử lý vi phạm hành chính',
      en: 'Decree on the Law on Handling Administrative Violations',
    },
  },
  trafficSanctions: {
    number: '100/2019/NĐ-CP',
    date: '2019-12-30',
    title: {
      vi: 'Nghị định xử phạt vi phạm hành chính giao thông đường bộ và đường sắt',
      en: 'Decree on sanctions in road and rail traffic',
    },
  },
  civilStatus: {
    number: '60/2014/QH13',
    date: '2014-11-20',
    title: { vi: 'Luật Hộ tịch', en: 'Law on Civil Status' },
  },
  civilStatusDecree: {
    number: '123/2015/NĐ-CP',
    date: '2015-11-15',
    title: { vi: 'Nghị định hướng dẫn Luật Hộ tịch', en: 'Decree on the Law on Civil Status' },
  },
  civilStatusOnline: {
    number: '87/2020/NĐ-CP',
    date: '2020-07-28',
    title: {
      vi: 'Nghị định về cơ sở dữ liệu hộ tịch điện tử, đăng ký hộ tịch trực tuyến',
      en: 'Decree on the civil-status database and online registration',
    },
  },
  civilStatusDataFees: {
    number: '281/2016/TT-BTC',
    date: '2016-11-14',
    title: {
      vi: 'Thông tư về phí khai thác, sử dụng thông tin trong cơ sở dữ liệu hộ tịch',
      en: 'Circular on fees for the use of civil-status data',
    },
  },
  marriage: {
    number: '52/2014/QH13',
    date: '2014-06-19',
    title: { vi: 'Luật Hôn nhân và gia đình', en: 'Law on Marriage and Family' },
  },
  authentication: {
    number: '23/2015/NĐ-CP',
    date: '2015-02-16',
    title: { vi: 'Nghị định về cấp bản sao từ sổ gốc, chứng thực', en: 'Decree on copies and authentication' },
  },
  authenticationFees: {
    number: '226/2016/TT-BTC',
    date: '2016-11-11',
    title: { vi: 'Thông tư về phí chứng thực', en: 'Circular on authentication fees' },
  },
  criminalRecords: {
    number: '28/2009/QH12',
    date: '2009-06-17',
    title: { vi: 'Luật Lý lịch tư pháp', en: 'Law on Criminal Records' },
  },
  criminalRecordFees: {
    number: '244/2016/TT-BTC',
    date: '2016-11-11',
    title: { vi: 'Thông tư về phí cung cấp thông tin lý lịch tư pháp', en: 'Circular on criminal-record fees' },
  },
  linkedPilot: {
    number: '2084/VPCP-KSTT',
    date: '2023-03-30',
    title: {
      vi: 'Công văn triển khai hai nhóm thủ tục liên thông khai sinh, khai tử',
      en: 'Letter on the two linked groups of birth and death',
    },
  },
  linked: {
    number: '63/2024/NĐ-CP',
    date: '2024-06-10',
    title: {
      vi: 'Nghị định về liên thông điện tử hai nhóm thủ tục khai sinh, khai tử',
      en: 'Decree on the two linked groups of birth and death',
    },
  },
  healthInsurance: {
    number: '25/2008/QH12',
    date: '2008-11-14',
    title: { vi: 'Luật Bảo hiểm y tế', en: 'Law on Health Insurance' },
  },
  healthInsuranceDecree: {
    number: '146/2018/NĐ-CP',
    date: '2018-10-17',
    title: { vi: 'Nghị định hướng dẫn Luật Bảo hiểm y tế', en: 'Decree on the Law on Health Insurance' },
  },
  land2013: {
    number: '45/2013/QH13',
    date: '2013-11-29',
    title: { vi: 'Luật Đất đai', en: 'Land Law' },
  },
  landDecree2014: {
    number: '43/2014/NĐ-CP',
    date: '2014-05-15',
    title: { vi: 'Nghị định hướng dẫn Luật Đất đai', en: 'Decree on the Land Law' },
  },
  land2024: {
    number: '31/2024/QH15',
    date: '2024-01-18',
    title: { vi: 'Luật Đất đai', en: 'Land Law' },
  },
  landDecree2024: {
    number: '101/2024/NĐ-CP',
    date: '2024-07-29',
    title: {
      vi: 'Nghị định về đăng ký, cấp giấy chứng nhận quyền sử dụng đất',
      en: 'Decree on land registration and certificates',
    },
  },
  drivingLicence: {
    number: '12/2017/TT-BGTVT',
    date: '2017-04-15',
    title: {
      vi: 'Thông tư về đào tạo, sát hạch, cấp giấy phép lái xe',
      en: 'Circular on driver training, tests and licences',
    },
  },
  drivingLicenceFees: {
    number: '37/2023/TT-BTC',
    date: '2023-06-07',
    title: { vi: 'Thông tư về phí sát hạch, lệ phí giấy phép lái xe', en: 'Circular on driving-licence fees' },
  },
  drivingLicenceFees2016: {
    number: '188/2016/TT-BTC',
    date: '2016-11-08',
    title: { vi: 'Thông tư về phí sát hạch, lệ phí giấy phép lái xe', en: 'Circular on driving-licence fees' },
  },
  roadSafety: {
    number: '36/2024/QH15',
    date: '2024-06-27',
    title: { vi: 'Luật Trật tự, an toàn giao thông đường bộ', en: 'Law on Road Traffic Order and Safety' },
  },
  roadTransport: {
    number: '10/2020/NĐ-CP',
    date: '2020-01-17',
    title: {
      vi: 'Nghị định về kinh doanh và điều kiện kinh doanh vận tải bằng xe ô tô',
      en: 'Decree on business in road transport',
    },
  },
  education: {
    number: '43/2019/QH14',
    date: '2019-06-14',
    title: { vi: 'Luật Giáo dục', en: 'Law on Education' },
  },
  graduationExam: {
    number: '15/2020/TT-BGDĐT',
    date: '2020-05-26',
    title: { vi: 'Quy chế thi tốt nghiệp trung học phổ thông', en: 'Rules of the upper-secondary graduation exam' },
  },
  diplomas: {
    number: '21/2019/TT-BGDĐT',
    date: '2019-11-29',
    title: { vi: 'Quy chế quản lý văn bằng, chứng chỉ', en: 'Rules on diplomas and certificates' },
  },
  employment: {
    number: '38/2013/QH13',
    date: '2013-11-16',
    title: { vi: 'Luật Việc làm', en: 'Law on Employment' },
  },
  unemploymentDecree: {
    number: '28/2015/NĐ-CP',
    date: '2015-03-12',
    title: { vi: 'Nghị định về bảo hiểm thất nghiệp', en: 'Decree on unemployment insurance' },
  },
  socialAssistance: {
    number: '20/2021/NĐ-CP',
    date: '2021-03-15',
    title: { vi: 'Nghị định về chính sách trợ giúp xã hội', en: 'Decree on social assistance' },
  },
  electricity: {
    number: '28/2004/QH11',
    date: '2004-12-03',
    title: { vi: 'Luật Điện lực', en: 'Electricity Law' },
  },
  electricityDecree: {
    number: '137/2013/NĐ-CP',
    date: '2013-10-21',
    title: { vi: 'Nghị định hướng dẫn Luật Điện lực', en: 'Decree on the Electricity Law' },
  },
  taxAdministration: {
    number: '38/2019/QH14',
    date: '2019-06-13',
    title: { vi: 'Luật Quản lý thuế', en: 'Law on Tax Administration' },
  },
  taxRegistration: {
    number: '105/2020/TT-BTC',
    date: '2020-12-03',
    title: { vi: 'Thông tư về đăng ký thuế', en: 'Circular on tax registration' },
  },
} as const satisfies Record<string, Law>;
