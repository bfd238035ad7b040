/** Printed on sample labels. */
export const labels = {
  'label.print.received': 'Nhận',
  'label.print.hold-until': 'Thử trước',
  'label.print.storage': 'Bảo quản',
  'label.print.part': 'Chai/túi {index}/{of}',
  'label.print.title': 'Nhãn mẫu thử nghiệm',
  'label.print.qr-alt': 'Mã QR của mẫu {code}',
  'label.print.code128-alt': 'Mã vạch của mẫu {code}',
};
