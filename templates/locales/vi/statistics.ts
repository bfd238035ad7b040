/** Những gì thống kê và hiệu chuẩn không nhận. */
export const statistics = {
  'science.statistics.too-few': 'Cần ít nhất {least} số liệu; hiện có {given}.',
  'science.statistics.too-many': 'Chỉ nhận nhiều nhất {most} số liệu.',
  'science.statistics.no-spread': 'Các số liệu bằng nhau: không có độ phân tán để chia.',
  'science.statistics.empty-group': 'Có nhóm không có số liệu.',
  'science.statistics.one-size': 'Các nhóm phải có cùng số lượng số liệu, ít nhất là hai.',
  'science.statistics.lengths': 'x, y và trọng số phải có cùng số lượng.',
  'science.statistics.weights': 'Trọng số phải lớn hơn 0; 1/x và 1/x² cần x lớn hơn 0.',
  'science.statistics.singular': 'Các điểm này không xác định được đường chuẩn.',
  'science.statistics.mass-fraction': 'Phần khối lượng phải lớn hơn 0 và không quá 1 (1 mg/kg là 1e-6).',
  'science.statistics.not-positive': '{name} phải lớn hơn 0.',
  'science.statistics.eight-runs': 'Thiết kế có tám lần chạy; hiện có {given} kết quả.',
  'science.statistics.needs': 'Phép tính này cần {name}.',
  'science.calibration.flat': 'Đường chuẩn không có độ dốc.',
  'science.calibration.not-reached': 'Đường chuẩn không đạt tới tín hiệu này.',
  'science.calibration.no-loq': 'Đường chuẩn phân tán quá lớn: không có hàm lượng nào đạt độ không đảm bảo {percent} %.',
  'science.calibration.needs-line': 'Cần đường thẳng có hệ số chặn và ít nhất ba điểm.',
};
