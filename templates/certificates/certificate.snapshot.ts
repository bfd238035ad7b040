import type { Bilingual } from '../../src/kernel/i18n.ts';

/** A text of the document: in both languages when it is catalogue data, a plain string when a person typed it or it is a name. */
export type Words = string | Bilingual;

/**
 * Everything a test report prints, frozen when it is authorised: plain JSON, which is hashed and signed. Drawing adds nothing but
 * the standing words of the form. It has a place for every item of ISO/IEC 17025:2017 7.8.2.1, 7.8.2.2, 7.8.3.1, 7.8.5 to 7.8.8.
 *
 * Instants are ISO texts with their zone ("2026-11-25T01:30:00Z") and are printed in Vietnam time; calendar dates are "2026-11-25".
 */
export interface CertificateSnapshot {
  schema: 1;
  /** 7.8.2.1 d. '' in a draft, which has none yet. */
  number: string;
  /** 0 for the first report, 1 for the first amendment. */
  revision: number;
  /** 7.8.8: the report that this one replaces, and why. */
  supersedes: { number: string; issuedOn: string; reason: Words } | null;
  /** 7.8.2.1 j, calendar date. '' in a draft. */
  issuedOn: string;
  /** The place named beside the date of issue ("Gia Lai"). */
  issuedAt: string;
  /** Instant of freezing; dates the PDF, so that drawing twice gives the same bytes. */
  frozenAt: string;
  language: 'vi' | 'bilingual';
  /** Title when it is not "Phiếu kết quả thử nghiệm" (7.8.2.1 a), e.g. "Phiếu kết quả kiểm nghiệm" on food. */
  title?: Bilingual;
  laboratory: CertificateLaboratory;
  /** 7.8.2.1 c: where the activities were carried out. Null: at the laboratory's address. */
  placeOfTesting: Words | null;
  /** 7.8.2.1 e, as written on the request. */
  customer: { name: string; address: string; contact: string | null; code?: string | null };
  request: { number: string; date: string };
  /** Why the customer wants it (self-declaration, OCOP dossier); null when not told. */
  purpose: Words | null;
  samples: CertificateSample[];
  /** 7.8.6: present when any result carries a verdict. */
  decisionRule: { code: string; text: Bilingual } | null;
  /** 7.8.7: printed under their own heading, marked as opinion, with whom and on what basis. */
  opinions: Array<{ text: Words; basis: Words | null; by: string | null }>;
  /** Further remarks of this report, each its own line under the standing notes. */
  notes: Words[];
  marks: CertificateMarks;
  /** 7.8.2.1 o, from left to right; the last is the one who authorises. */
  signatories: CertificateSignatory[];
  /** What the QR code carries (`url`), and the token shown beside it for typing. */
  verification: { url: string; token: string };
  /** Days the rest of the sample is kept; null or 0: it is not kept. */
  retentionDays: number | null;
  /** Days in which a complaint can be made; null: as long as the sample is kept. */
  complaintDays: number | null;
  /** The controlled form, printed in the foot of each page. */
  form: { code: string; version: string; effective: string };
}

export interface CertificateLaboratory {
  governingBody: Bilingual;
  name: Bilingual;
  /** 7.8.2.1 b. */
  address: Words;
  phone: string | null;
  email: string | null;
  web: string | null;
  /** PNG or JPEG as a data URL; null when there is none. */
  logo: string | null;
  /**
   * Printed only when at least one result is accredited. `mark` is the combined mark as a PNG or JPEG data URL; without it the body and
   * number stand there in type.
   */
  accreditation: { body: Words; number: string; mark: string | null } | null;
}

export interface CertificateSample {
  /** 7.8.2.1 g: code, name, description, condition. */
  code: string;
  name: Words;
  description: Words | null;
  matrix: Bilingual;
  /** Units of one lot that it consists of; left out where it is one. */
  units?: number;
  quantity: string | null;
  container: Words | null;
  conditionOnReceipt: Words;
  /** 7.4.3: the deviation under which the sample was accepted, printed as a reservation; null when there was none. */
  reservation: Words | null;
  lot: string | null;
  manufacturedOn: string | null;
  expiresOn: string | null;
  /** 7.8.2.1 h: instant. */
  receivedAt: string;
  sampling: CertificateSampling;
  /** 7.8.2.2: which of the printed facts came from the customer; each is marked. */
  customerSupplied: CustomerSuppliedField[];
  /** 7.8.2.2: told when what the customer supplied can affect the validity of results. */
  customerDataCanAffectValidity: boolean;
  /** 7.8.2.1 i: calendar dates. */
  testedFrom: string;
  testedTo: string;
  /** The specification of the limits; null: no limit and no verdict is printed. */
  regulation: CertificateRegulation | null;
  /** 7.8.6 for the sample as a whole; null when not asked. */
  conclusion: Words | null;
  results: CertificateResult[];
}

export type CustomerSuppliedField =
  | 'name' | 'description' | 'matrix' | 'quantity' | 'container' | 'lot' | 'manufacturedOn' | 'expiresOn' | 'sampledAt' | 'place' | 'samplingMethod';

/** 7.8.2.1 h and k, 7.8.5. When the customer sampled, the report says that results apply to the sample as received. */
export interface CertificateSampling {
  by: 'customer' | 'laboratory' | 'authority';
  /** Instant, or calendar date when no hour is known; null when not told. */
  at: string | null;
  /** Who took it: the person, or the authority. */
  sampler: string | null;
  /** Number of the sampling record. */
  record: string | null;
  plan: Words | null;
  method: string | null;
  place: Words | null;
  /** Conditions during sampling that bear on the results: weather, depth, temperature. */
  environment: Words | null;
}

export interface CertificateRegulation {
  /** "QCVN 01-1:2024/BYT". */
  code: string;
  title: Bilingual | null;
  /** Edition or amendment; null when the code says it. */
  edition: string | null;
  /** Column, table or class the limits were taken from. */
  class: Words | null;
  /** The food or product by which limits were chosen, as the regulation names it; left out where none was. */
  condition?: Bilingual;
  effectiveFrom: string;
  /** The edition was chosen by this date of the sample. */
  basis: { kind: 'sampling' | 'receipt'; date: string };
}

/** Of a result against its limit under the decision rule; the conditional two are those of ILAC-G8. */
export type CertificateVerdict = 'pass' | 'conditional-pass' | 'conditional-fail' | 'fail' | 'inconclusive';

export interface CertificateResult {
  analyte: Bilingual;
  /** "mg/L"; '' for what has no unit (pH). `basis`: "chất khô". */
  unit: { symbol: string; basis: Bilingual | null };
  /** 7.8.2.1 m, as printed: "7,2" / "7.2", "KPH (LOD = 0,002)" / "ND (LOD = 0.002)". Made by `reportedText`. */
  result: Bilingual;
  /** Of a test on several units of the sample: what each has, neighbours that say the same together; `result` says all in one line. */
  units?: Array<{ units: string; result: Bilingual }>;
  /** The sampling plan that it was judged by, in words. */
  plan?: Bilingual;
  /** Why nothing was concluded, where more units or a second check are called for. */
  remark?: Bilingual;
  /** Expanded uncertainty (k = 2, 95 %), decimal text with a point, in the unit of the result; null when none is stated. */
  expandedUncertainty: string | null;
  /** 7.8.2.1 f: with its edition, "TCVN 6492:2011". */
  method: string;
  /** 7.8.2.1 n. */
  deviation: Words | null;
  accredited: boolean;
  /** 7.8.2.1 p: who did it, and the number of that report. */
  external: { name: string; reportNumber: string | null } | null;
  /** Codes of `marks.designations` that hold for this result. */
  designations?: string[];
  /** As printed: "≤ 0,05", "6,0 – 8,5", "Không có/25 g". */
  limit: Bilingual | null;
  /** When that limit holds, where another result of the sample chose it: "6,5 ≤ pH < 7,5". Left out where none did. */
  limitHolds?: Bilingual;
  verdict: CertificateVerdict | null;
}

/** The signs of this laboratory, explained in the legend of every report. Only those that occur are printed. */
export interface CertificateMarks {
  /** `on`: which results carry the sign; some laboratories mark the accredited ones, others all the rest. */
  accredited: { sign: string; on: 'accredited' | 'not-accredited' };
  external: { sign: string };
  customer: { sign: string };
  /** Further recognitions: registered under Decree 107, designated by a ministry. */
  designations?: Array<{ code: string; sign: string; meaning: Bilingual }>;
}

export interface CertificateSignatory {
  name: string;
  /** "Giám đốc". Printed in capitals. */
  title: Words;
  /** "KT. Giám đốc" stands on a line of its own above the title; a bare "Q." or "TL." stands before the title. */
  prefix: Words | null;
  /** Meaning of the signature: "Phụ trách phòng thử nghiệm", "Phê duyệt"; null when the title says it. */
  meaning: Words | null;
  /** Instant; null in a draft. */
  signedAt: string | null;
}
