import type { Bilingual } from '../../src/kernel/i18n.ts';

/** What a label on a sample's container shows. It never names the customer: who analyses must not know whose it is. */
export interface SampleLabel {
  /** Printed in big type, as Code 128, and in the QR code unless `url` is given. ASCII. */
  code: string;
  /** Address that opens the sample; carried by the QR code. */
  url?: string;
  matrix: Bilingual;
  /** Instant of receipt. */
  receivedAt: string;
  /** Instant by which the test must have begun, with the analyte that sets it; null when nothing presses. */
  holdUntil: { at: string; analyte: Bilingual | null } | null;
  /** "2–8 °C, tránh sáng". */
  storage: Bilingual | null;
  /** Which container of how many, when the sample came in more than one. */
  part?: { index: number; of: number };
}
