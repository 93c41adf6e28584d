import { defineMessages } from '#platform/i18n';

const vi = {
  watch: {
    level: {
      half: 'Đã dùng nửa thời hạn',
      most: 'Đã dùng 4/5 thời hạn',
      'day-before': 'Sát hạn',
      late: 'Quá hạn',
      'long-late': 'Quá hạn lâu',
    },
    half: {
      subject: 'Hồ sơ {code} đã dùng nửa thời hạn',
      body: 'Hồ sơ {code}, thủ tục «{procedure}», đã dùng một nửa thời hạn giải quyết. Hạn trả kết quả: {due}.',
      short: 'Ho so {code} da dung nua thoi han. Han tra: {due}.',
    },
    most: {
      subject: 'Hồ sơ {code} chỉ còn một phần năm thời hạn',
      body: 'Hồ sơ {code}, thủ tục «{procedure}», đã dùng bốn phần năm thời hạn giải quyết. Hạn trả kết quả: {due}.',
      short: 'Ho so {code} da dung 4/5 thoi han. Han tra: {due}.',
    },
    'day-before': {
      subject: 'Hồ sơ {code} sát hạn: {due}',
      body: 'Hồ sơ {code}, thủ tục «{procedure}», phải trả kết quả chậm nhất ngày {due}. Nếu chắc chắn không kịp, thư xin lỗi và hẹn lại ngày trả phải gửi chậm nhất một ngày trước hạn.',
      short: 'Ho so {code} phai tra ket qua cham nhat {due}.',
    },
    late: {
      subject: 'Hồ sơ {code} đã quá hạn',
      body: 'Hồ sơ {code}, thủ tục «{procedure}», đã quá hạn trả kết quả ngày {due}. Hãy giải quyết ngay.',
      short: 'Ho so {code} qua han tra ket qua ngay {due}.',
    },
    deputy: {
      subject: 'Bạn làm thay cho {name} từ {from} đến hết {until}',
      body: '{name} nhờ bạn làm thay từ ngày {from} đến hết ngày {until}. Hồ sơ của {name} sẽ có trong danh sách chờ xử lý của bạn; hồ sơ ghi rõ bạn làm thay.',
      short: 'Ban lam thay cho {name} tu {from} den het {until}.',
    },
    'deputy-end': {
      subject: 'Bạn thôi làm thay cho {name}',
      body: 'Việc làm thay cho {name} đã kết thúc. Hồ sơ của {name} không còn trong danh sách của bạn.',
      short: 'Ban thoi lam thay cho {name}.',
    },
    'many-for-owner': {
      subject: '{count} hồ sơ của bạn cần chú ý thời hạn',
      body: 'Quá hạn: {late}. Sát hạn: {soon}. Đã dùng 4/5 thời hạn: {most}. Đã dùng nửa thời hạn: {half}. Hồ sơ gấp nhất đứng đầu danh sách chờ xử lý.',
      short:
        '{count} ho so can chu y: qua han {late}, sat han {soon}, da dung 4/5 thoi han {most}, da dung nua {half}.',
    },
    'many-for-head': {
      subject: 'Thời hạn hồ sơ cần lãnh đạo chú ý: {late} quá hạn, {soon} sát hạn',
      body: 'Trong phạm vi bạn phụ trách vừa có {count} hồ sơ đến mức cảnh báo. Quá hạn: {late}. Sát hạn: {soon}. Chưa có người nhận và đã dùng 4/5 thời hạn: {most}; đã dùng nửa thời hạn: {half}. Xem danh sách theo từng đơn vị ở trang Thời hạn.',
      short: 'Trong pham vi ban phu trach: {late} ho so qua han, {soon} ho so sat han.',
    },
  },
};

const en: typeof vi = {
  watch: {
    level: {
      half: 'Half of the time used',
      most: 'Four fifths of the time used',
      'day-before': 'Due in a day',
      late: 'Late',
      'long-late': 'Long late',
    },
    half: {
      subject: 'Case {code} has used half of its time',
      body: 'Case {code}, service "{procedure}", has used half of its time. The result is due on {due}.',
      short: 'Case {code} has used half of its time. Due on {due}.',
    },
    most: {
      subject: 'Case {code} has a fifth of its time left',
      body: 'Case {code}, service "{procedure}", has used four fifths of its time. The result is due on {due}.',
      short: 'Case {code} has used 4/5 of its time. Due on {due}.',
    },
    'day-before': {
      subject: 'Case {code} is nearly due: {due}',
      body: 'The result of case {code}, service "{procedure}", is due by {due}. If it surely cannot be kept, the letter of apology with a new date must go out at least a day before.',
      short: 'The result of case {code} is due by {due}.',
    },
    late: {
      subject: 'Case {code} is late',
      body: 'The result of case {code}, service "{procedure}", was due on {due}. Please settle it now.',
      short: 'Case {code} is late. It was due on {due}.',
    },
    deputy: {
      subject: 'You stand in for {name} from {from} until {until}',
      body: '{name} asks you to stand in from {from} until the end of {until}. The cases of {name} appear in your queue; each says that you acted for them.',
      short: 'You stand in for {name} from {from} until {until}.',
    },
    'deputy-end': {
      subject: 'You no longer stand in for {name}',
      body: 'You no longer stand in for {name}. The cases of {name} have left your queue.',
      short: 'You no longer stand in for {name}.',
    },
    'many-for-owner': {
      subject: '{count} of your cases need attention',
      body: 'Late: {late}. Due in a day: {soon}. Four fifths of the time used: {most}. Half of the time used: {half}. The most urgent case stands first in the queue.',
      short: '{count} cases need attention: late {late}, due in a day {soon}, 4/5 used {most}, half used {half}.',
    },
    'many-for-head': {
      subject: 'Cases that need a leader: {late} late, {soon} due in a day',
      body: 'Among the cases in your charge {count} have reached a warning. Late: {late}. Due in a day: {soon}. Taken by nobody with four fifths of the time used: {most}; with half of it: {half}. The page Deadlines lists them by unit.',
      short: 'In your charge: {late} cases late, {soon} due in a day.',
    },
  },
};

defineMessages('cases', vi, en);
