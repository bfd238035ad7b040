import type { SectionName } from '../../templates/validation/study.types.ts';

export interface StudyData {
  method: string;
  kind: 'validation' | 'verification';
  purpose: string;
  procedure: string;
  sections: ReadonlyArray<readonly [SectionName, Readonly<Record<string, string>>]>;
}

/** Nitrate in water by spectrophotometry, as a bench could have found it: verified before the laboratory opened its doors. Invented figures. */
export const nitrate: StudyData = {
  method: 'water-nitrate-n', kind: 'verification',
  purpose: 'Nitrat (tính theo N) trong nước sinh hoạt, nước mặt và nước dưới đất, 0,1 đến 10 mg/L.\nQCVN 01-1:2024/BYT giới hạn 2 mg/L: LOQ không quá một phần mười giới hạn, độ chệch không quá 5 %.',
  procedure: 'Sáu mức chuẩn, hai lần đo mỗi mức. Mười mẫu nước thêm 0,05 mg/L cho LOD. Mẫu nước giếng khoảng 2 mg/L đo ba lần mỗi ngày trong sáu ngày, hai thử nghiệm viên luân phiên. Mẫu chuẩn được chứng nhận 2,50 mg/L. Thêm chuẩn vào ba mẫu nước. Bảy yếu tố của quy trình theo thiết kế Youden và Steiner.',
  sections: [
    ['linearity', {
      data: 'N (mg/L)\tĐo lần 1\tĐo lần 2\n0,10\t0,0121\t0,0115\n0,50\t0,0562\t0,0571\n1,00\t0,1118\t0,1129\n2,50\t0,2795\t0,2812\n5,00\t0,5583\t0,5610\n10,0\t1,1172\t1,1209',
      model: 'linear', weights: 'none', 'criterion-r2': '0,999', 'criterion-backMost': '10', 'criterion-lackOfFitP': '0,05',
    }],
    ['detection', { way: 'blank', blanks: '0,052\n0,047\n0,058\n0,041\n0,055\n0,049\n0,044\n0,060\n0,051\n0,046', 'criterion-lod': '0,03', 'criterion-loq': '0,10' }],
    ['precision', {
      data: 'Ngày 1\t2,04\t2,01\t2,07\nNgày 2\t1,98\t2,03\t2,00\nNgày 3\t2,06\t2,09\t2,05\nNgày 4\t2,02\t1,97\t2,01\nNgày 5\t2,08\t2,03\t2,06\nNgày 6\t1,99\t2,02\t1,96',
      massFraction: '2e-6', formula: 'horwitz', shape: 'proportional', 'criterion-repeatabilityRsd': '5', 'criterion-withinRsd': '8', 'criterion-horRatWithin': '1,3',
    }],
    ['trueness', { reference: '2,50', referenceU: '0,08', referenceK: '2', data: '2,46\n2,52\n2,55\n2,48\n2,53\n2,57', ownU: '0,17', 'criterion-biasPercent': '5', 'criterion-zeta': '2', 'criterion-En': '1' }],
    ['recovery', { data: '0,42\t0,50\t0,91\n0,42\t0,50\t0,94\n1,15\t1,00\t2,12\n1,15\t1,00\t2,18\n2,31\t2,00\t4,27\n2,31\t2,00\t4,35', 'criterion-recoveryLow': '95', 'criterion-recoveryHigh': '105', 'criterion-recoveryRsd': '5' }],
    ['robustness', {
      factors: 'Thời gian hiện màu; 20 phút; 15 phút\nThể tích axit sunfuric; 1,0 mL; 1,1 mL\nThể tích thuốc thử; 1,0 mL; 0,9 mL\nNhiệt độ phòng; 25 °C; 30 °C\nThể tích kiềm; 10 mL; 9,5 mL\nNgười làm; A; B\nCuvet; 1; 2',
      data: '2,03\n2,05\n2,01\n2,04\n2,02\n2,00\n2,04\n2,02', 'criterion-exceeding': '0',
    }],
    ['uncertainty', { data: '0,50\t0,016\t0,010\t0,008\n2,00\t0,050\t0,030\t0,020\n10,0\t0,240\t0,120\t0,100', stated: 'absolute', shape: 'formula', formula: '0.06 * x + 0.02', 'criterion-largestRelative': '10' }],
  ],
};

/** What the signature says of it. */
export const nitrateStatement = 'Phương pháp phù hợp để xác định nitrat (tính theo N) trong nước sinh hoạt, nước mặt và nước dưới đất từ 0,1 đến 10 mg/L, kể cả so với giới hạn của QCVN 01-1:2024/BYT.';

/** Iron by flame AAS: begun, one day stands out, recovery planned and not yet made. Invented figures. */
export const iron: StudyData = {
  method: 'water-iron', kind: 'verification',
  purpose: 'Sắt trong nước sinh hoạt và nước dưới đất, 0,1 đến 5 mg/L, sau khi thay đèn catot rỗng.',
  procedure: 'Sáu mức chuẩn. Mẫu nước giếng khoảng 0,8 mg/L đo hai lần mỗi ngày trong năm ngày. Thêm chuẩn ở hai mức.',
  sections: [
    ['linearity', {
      data: 'Fe (mg/L)\tA1\tA2\n0,10\t0,0061\t0,0064\n0,50\t0,0312\t0,0305\n1,00\t0,0619\t0,0627\n2,00\t0,1236\t0,1250\n3,00\t0,1842\t0,1861\n5,00\t0,3035\t0,3060', model: 'linear', weights: '1/x', 'criterion-r2': '0,998', 'criterion-backMost': '10',
    }],
    ['precision', { data: 'Ngày 1\t0,81\t0,79\nNgày 2\t0,83\t0,82\nNgày 3\t0,80\t0,92\nNgày 4\t0,78\t0,80\nNgày 5\t0,82\t0,81', massFraction: '8e-7', formula: 'horwitz', shape: 'proportional', 'criterion-repeatabilityRsd': '5', 'criterion-horRatWithin': '1,3' }],
    ['recovery', { 'criterion-recoveryLow': '90', 'criterion-recoveryHigh': '110' }],
  ],
};

/** Methods that were verified before the laboratory had this program, by the file they are in. Invented. */
export const verifiedBefore: ReadonlyArray<{ document: string; reason: string; methods: readonly string[] }> = [
  {
    document: 'Hồ sơ XNPP-03/2023 ngày 14/06/2023, tủ hồ sơ kỹ thuật', methods: ['fertilizer-total-nitrogen', 'fertilizer-available-p2o5', 'fertilizer-available-k2o', 'fertilizer-moisture'],
    reason: 'Kiểm tra xác nhận theo bản tiêu chuẩn đang dùng, trên phân hữu cơ khoáng và NPK; thiết bị và người làm không đổi, kết quả thử nghiệm thành thạo năm 2025 đạt.',
  },
  {
    document: 'Hồ sơ XNPP-07/2024 ngày 22/03/2024, tủ hồ sơ vi sinh', methods: ['food-total-aerobic-count', 'food-coliforms', 'food-escherichia-coli', 'food-salmonella'],
    reason: 'Kiểm tra xác nhận theo TCVN ISO 16140-3 trên năm nhóm thực phẩm; môi trường cùng hãng, tủ ấm cùng dải nhiệt độ.',
  },
];
