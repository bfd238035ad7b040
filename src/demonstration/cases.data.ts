import type { ProductKey } from './products.data.ts';
import type { Target } from './readings.ts';

/**
 * How far a request has come. `external`: everything is evaluated but one test, which another laboratory has. `partly`: of its tests,
 * some are recorded. `retest`: one test is being made again.
 */
export type Stage =
  | 'draft' | 'submitted' | 'declined' | 'cancelled' | 'accepted' | 'received' | 'partly' | 'recorded' | 'external' | 'evaluated' | 'sent-back' | 'retest' | 'verified' | 'issued' | 'withdrawn' | 'superseded';

export interface CaseSample {
  product: ProductKey;
  lot?: string;
  /** What is found this time. */
  values?: Readonly<Record<string, Target>>;
  /** The same of each unit, by method, in the order of the units. */
  unitValues?: Readonly<Record<string, readonly Target[]>>;
  /** Rejected at reception, or taken with a reservation; the words for it. */
  reject?: string;
  reserve?: string;
}

export interface Case {
  /** Working days before today on which it was sent in. */
  ago: number;
  stage: Stage;
  samples: readonly CaseSample[];
  bilingual?: boolean;
  rule?: 'guarded-acceptance' | 'guarded-rejection' | 'non-binary';
  public?: boolean;
  /** Why it was declined, cancelled, withdrawn, superseded, sent back or tested again. */
  reason?: string;
  /** Of a retest or a test sent back: its method. `again` is what the second attempt finds. */
  method?: string;
  again?: Target;
  /** The sample came in a few hours ago and a holding time runs out today. */
  pressing?: boolean;
}

const one = (ago: number, product: ProductKey, more: Partial<Case> & { values?: CaseSample['values']; lot?: string } = {}): Case => {
  const { values, lot, ...rest } = more;
  return { ago, stage: 'issued', samples: [{ product, ...(values ? { values } : {}), ...(lot ? { lot } : {}) }], ...rest };
};

/** Five months of the demonstration laboratory, the oldest first. */
export const cases: readonly Case[] = [
  one(106, 'bottled', { public: true, lot: 'SM-2606-01' }),
  one(106, 'tap'),
  { ago: 100, stage: 'issued', samples: [{ product: 'well' }, { product: 'fieldSoil' }] },
  one(100, 'roasted', { bilingual: true, public: true, lot: 'HK-R-0726' }),
  one(90, 'honey', { public: true }),
  one(90, 'npk', { rule: 'guarded-acceptance', lot: 'DL-16-0703' }),
  one(88, 'tap', { values: { 'water-coliforms': 14, 'water-turbidity': 2.6 } }),
  one(88, 'effluent', { values: { 'water-cod': 171, 'water-bod5': 62, 'water-total-nitrogen': 31 } }),
  one(78, 'pepper', { lot: 'SN-0826' }),
  { ago: 75, stage: 'issued', samples: [{ product: 'greens' }, { product: 'greens', reject: 'Túi mẫu rách, rau đã dập nát và không còn lạnh khi đến phòng thử nghiệm' }] },
  one(72, 'ground', { stage: 'superseded', public: true, reason: 'Địa chỉ của khách hàng trên phiếu cũ chưa theo đơn vị hành chính mới' }),
  one(63, 'bottled', { public: true, lot: 'SM-2608-01' }),
  one(58, 'pond', { values: { 'water-total-phosphorus': 0.36, 'water-bod5': 7.4 } }),
  one(55, 'roastedOta', { bilingual: true, public: true, lot: 'HK-B-0926', values: { 'coffee-ochratoxin-a': 2.1 } }),
  one(52, 'npk', { stage: 'withdrawn', lot: 'DL-16-0904', reason: 'Mẫu thử nghiệm lấy nhầm lô; khách hàng sẽ gửi lại đúng lô' }),
  { ago: 49, stage: 'issued', samples: [{ product: 'well' }, { product: 'fieldSoil', reserve: 'Mẫu đất ẩm hơn quy định, khách hàng đồng ý hong khô tại phòng thử nghiệm trước khi thử' }] },
  one(44, 'tap', { method: 'water-hardness', values: { 'water-hardness': 212 }, again: 69.4, reason: 'Độ cứng gấp ba lần các lần trước, thử lại với dung dịch EDTA mới chuẩn độ' }),
  one(44, 'bottled', { public: true, lot: 'SM-2609-03' }),
  one(35, 'roasted', { bilingual: true, public: true, lot: 'HK-R-1026' }),
  one(33, 'tap', { stage: 'declined', reason: 'Phòng thử nghiệm chưa có phép thử thủy ngân hữu cơ mà khách hàng ghi trong yêu cầu' }),
  one(30, 'npk', { rule: 'guarded-acceptance', lot: 'DL-16-1002', values: { 'fertilizer-available-k2o': 6.9 } }),
  one(24, 'tap'),
  one(24, 'bottled', { public: true, lot: 'SM-2610-02', values: { 'bottled-water-coliforms': 6 } }),
  one(21, 'compost', { stage: 'cancelled', reason: 'Khách hàng hoãn đợt sản xuất' }),
  { ago: 20, stage: 'issued', bilingual: true, public: true, samples: [{ product: 'cutVegetables', lot: 'VS-1026-07', unitValues: { 'food-coliforms': [320, 450, 1800, 260, 380], 'food-escherichia-coli': [0, 0, 170, 0, 0] } }] },
  { ago: 18, stage: 'issued', samples: [{ product: 'tap' }, { product: 'plant' }] },
  one(16, 'pepper', { stage: 'partly', lot: 'SN-1026' }),
  one(15, 'bottled', { public: true, lot: 'SM-2611-01' }),
  { ago: 7, stage: 'verified', samples: [{ product: 'well' }, { product: 'fieldSoil' }] },
  one(7, 'pepperSoil', { stage: 'verified' }),
  one(7, 'roastedOta', { stage: 'external', lot: 'HK-B-1126' }),
  one(7, 'effluent', { stage: 'retest', method: 'water-bod5', values: { 'water-bod5': 58 }, reason: 'BOD5 không phù hợp với COD của cùng mẫu, thử lại' }),
  one(7, 'honey', { stage: 'evaluated' }),
  one(7, 'compost', { stage: 'sent-back', method: 'fertilizer-lead', reason: 'Thiếu hệ số pha loãng của lần đo thứ hai, kiểm tra lại sổ đo' }),
  { ago: 6, stage: 'partly', samples: [{ product: 'cutVegetables', lot: 'VS-1126-02', unitValues: { 'food-coliforms': [410, 290, 530, 350, 240], 'food-escherichia-coli': [0, 0, 0, 0, 0] } }] },
  one(6, 'pond', { stage: 'evaluated' }),
  one(6, 'pepperSoil', { stage: 'recorded' }),
  one(5, 'roasted', { stage: 'partly', lot: 'HK-R-1126' }),
  one(2, 'npk', { stage: 'received', lot: 'DL-16-1103' }),
  one(2, 'bottled', { stage: 'accepted', lot: 'SM-2611-02' }),
  one(2, 'plant', { stage: 'received', pressing: true }),
  one(1, 'greens', { stage: 'submitted' }),
  one(1, 'honey', { stage: 'submitted' }),
  one(1, 'roasted', { stage: 'draft', lot: 'HK-R-1226' }),
];
