/** Words around officers' accounts. */
export const staffVi = {
  staff: {
    'operator-title': 'Quản trị hệ thống',
    unknown: 'Không tìm thấy tài khoản cán bộ này trong phạm vi bạn quản lý.',
    taken: 'Tên đăng nhập này đã có người dùng, hoặc người này đã có tài khoản cán bộ.',
    'number-unknown': 'Không có người mang số định danh này trong dữ liệu dân cư.',
    'registry-differs': 'Thông tin không khớp với dữ liệu dân cư. Hãy kiểm tra lại trên thẻ căn cước.',
    'differs-fullName': 'Họ tên khác với dữ liệu dân cư.',
    'differs-birthDate': 'Ngày sinh khác với dữ liệu dân cư.',
    'not-fit':
      'Người này chưa đủ 18 tuổi hoặc không còn cư trú theo dữ liệu dân cư, nên không mở được tài khoản cán bộ.',
    'name-missing': 'Hãy nhập họ tên.',
    'code-wrong': 'Tên đăng nhập hoặc mã chưa đúng, hoặc mã đã dùng hay đã hết hạn. Hãy xin quản trị viên mã mới.',
    'proposed-already': 'Vị trí này đã được đề xuất cho người này và đang chờ duyệt.',
    'no-proposal': 'Không tìm thấy đề xuất này trong phạm vi bạn quản lý.',
    'proposal-decided': 'Đề xuất này đã có người xử lý.',
    'proposal-expired': 'Đề xuất này đã quá hạn duyệt. Nếu vẫn cần, hãy đề xuất lại.',
    'four-eyes': 'Bạn đã đề xuất vị trí này, nên người duyệt phải là một quản trị viên khác.',
    'not-your-proposal': 'Chỉ người đề xuất mới rút lại được.',
    'import-faults': 'Danh sách có {count} chỗ cần sửa. Chưa có tài khoản nào được mở.',
    'role-unknown': 'Vai trò không có trong danh mục.',
    'sees-unknown': 'Phạm vi xem không có trong danh mục.',
    'title-missing': 'Thiếu chức danh.',
    'day-wrong': 'Ngày chưa đúng. Hãy ghi dạng ngày/tháng/năm, ví dụ 31/12/2026.',
    'administrator-exists':
      'Hệ thống đã có {there} quản trị viên. Người thứ hai mở bằng lệnh second-administrator; từ người thứ ba, một quản trị viên đề xuất và một người khác duyệt.',
    'first-comes-first': 'Chưa có quản trị viên thứ nhất. Hãy mở tài khoản cho người thứ nhất trước.',
  },
};
