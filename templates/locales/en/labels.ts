/** Printed on sample labels. */
export const labels = {
  'label.print.received': 'Received',
  'label.print.hold-until': 'Test before',
  'label.print.storage': 'Store at',
  'label.print.part': 'Container {index}/{of}',
  'label.print.title': 'Sample labels',
  'label.print.qr-alt': 'QR code of sample {code}',
  'label.print.code128-alt': 'Bar code of sample {code}',
};
