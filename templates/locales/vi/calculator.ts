/** Công cụ tính toán: những gì không nhận. */
export const calculator = {
  'calculator.error.unknown-operation': 'Không có phép tính “{name}”. Các phép tính: {names}.',
  'calculator.error.not-a-number': '“{given}” không phải là số. Ví dụ cách viết: 12.35 hoặc 1e-6.',
  'calculator.error.not-json': 'Dữ liệu vào không phải là một đối tượng JSON.',

  'calculator.error.negative': 'Giá trị không được âm.',
  'calculator.error.not-positive': 'Giá trị phải lớn hơn 0.',
  'calculator.error.probability': 'Xác suất phải lớn hơn 0 và nhỏ hơn 1.',
  'calculator.error.one-uncertainty': 'Cho đúng một trong các giá trị: u, halfWidth (nửa khoảng) hoặc U.',
  'calculator.error.range': 'Giới hạn dưới không được lớn hơn giới hạn trên.',
  'calculator.error.no-limit': 'Chưa cho giới hạn.',
  'calculator.error.result-missing': 'Thiếu kết quả “{name}”.',
  'calculator.error.value-or-prior': 'Cho value (rủi ro của một kết quả) hoặc prior (rủi ro chung), không cho cả hai.',
  'calculator.error.plan': 'c không được lớn hơn n.',
  'calculator.error.closure': 'Tổng cát, thịt (limon) và sét phải bằng 100 % (±1).',
  'calculator.error.nothing-to-check': 'Chưa có gì để kiểm tra: cho ions, total và parts, texture hoặc dryMatter.',
  'calculator.error.unknown-ion': 'Không biết ion “{name}”. Các ion: {names}.',
};
