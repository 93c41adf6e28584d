import { formVi } from './form-vi.ts';

export const vi = {
  form: formVi,
  'not-your-desk': 'Bạn không làm việc tại quầy này.',
  'no-device': 'Địa chỉ này không còn dùng được. Hãy nhờ cán bộ một cửa mở lại ki-ốt hoặc màn hình.',
  'no-ticket': 'Không tìm thấy phiếu này.',
  'ticket-done': 'Phiếu {number} đã được phục vụ xong hoặc đã được quầy khác xử lý.',
  'queue-full': 'Hôm nay đã quá nhiều người đang chờ nên tạm ngừng lấy số. Hãy hỏi cán bộ một cửa.',
  'no-procedure': 'Thủ tục này không còn hiệu lực hoặc không tồn tại.',
  'form-not-yet': 'Hồ sơ chưa đến bước có giấy này.',
  'slip-not-found': 'Không tìm thấy phiếu này, hoặc phiếu không thuộc quầy của bạn.',
  'needs-required': 'Hãy ghi rõ từng nội dung cần bổ sung, mỗi nội dung một dòng.',
  'reason-required': 'Hãy ghi rõ lý do và căn cứ.',
  'no-cases-chosen': 'Hãy chọn ít nhất một hồ sơ để giao.',
  'cases-not-here': 'Có hồ sơ không thuộc cơ quan này hoặc chưa có mã hồ sơ. Hãy tải lại trang rồi chọn lại.',
  'already-given': 'Hồ sơ {code} đang nằm trong một phiếu giao chưa có người nhận.',
  'handover-not-found': 'Không tìm thấy phiếu giao này.',
  'handover-taken': 'Phiếu giao này đã có người nhận.',
  'handover-own': 'Người giao không tự nhận phiếu của mình.',
  'register-missing': 'Cơ quan này chưa có sổ của năm đó.',
};
