/** Công cụ tính toán: những gì không nhận. */
export const calculator = {
  'calculator.error.unknown-operation': 'Không có phép tính “{name}”. Các phép tính: {names}.',
  'calculator.error.not-a-number': '“{given}” không phải là số. Ví dụ cách viết: 12.35 hoặc 1e-6.',
  'calculator.error.not-json': 'Dữ liệu vào không phải là một đối tượng JSON.',
};
