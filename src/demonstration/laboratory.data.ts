import type { Role } from '../kernel/actor.ts';
import type { LaboratoryDetails } from '../modules/identity/index.ts';
import type { EnterpriseKey } from './enterprises.data.ts';

const both = (vi: string, en: string) => ({ vi, en });

/** A laboratory that does not exist. */
export const laboratoryDetails: LaboratoryDetails = {
  governingBody: both('Sở Khoa học và Công nghệ tỉnh Gia Lai (minh họa)', 'Gia Lai Department of Science and Technology (demonstration)'),
  name: both('Trung tâm mẫu Kiểm nghiệm và Dịch vụ chất lượng Gia Lai (minh họa)', 'Gia Lai Model Centre for Testing and Quality Services (demonstration)'),
  address: both('Số 1 đường Minh Họa, phường Pleiku, tỉnh Gia Lai', '1 Minh Hoa Street, Pleiku Ward, Gia Lai Province'),
  phone: '0269 3000 100',
  email: 'phongthu@mau.chuan.example',
  web: 'mau.chuan.example',
  place: 'Gia Lai',
  accreditation: { body: both('Công nhận minh họa', 'Demonstration accreditation'), number: 'VILAS 000' },
  complaintDays: 7,
  form: { code: 'BM-7.8-01', version: '1.0', effective: '2026-01-05' },
  demonstration: true,
};

export type PersonKey =
  | 'administrator' | 'reception' | 'chemist' | 'microbiologist' | 'verifier' | 'manager' | 'quality' | 'officer' | 'roaster' | 'growers' | 'bottler';

export interface AccountData {
  key: PersonKey;
  /** Before the @ of the demonstration's domain. */
  mailbox: string;
  name: string;
  title: string;
  roles: Role[];
  enterprise?: EnterpriseKey;
}

/** One account for each duty, and three customers. Nobody of these exists. */
export const accounts: readonly AccountData[] = [
  { key: 'administrator', mailbox: 'quantri', name: 'Đặng Văn Thử', title: 'Quản trị hệ thống', roles: ['administrator'] },
  { key: 'reception', mailbox: 'tiepnhan', name: 'Hồ Thị Mẫu Đơn', title: 'Nhân viên tiếp nhận mẫu', roles: ['receptionist'] },
  { key: 'chemist', mailbox: 'hoahoc', name: 'Rơ Châm H’Lan', title: 'Thử nghiệm viên hóa học', roles: ['technician'] },
  { key: 'microbiologist', mailbox: 'visinh', name: 'Trần Minh Kiểm', title: 'Thử nghiệm viên vi sinh', roles: ['technician'] },
  { key: 'verifier', mailbox: 'thamtra', name: 'Phạm Thị Chuẩn', title: 'Nhóm trưởng thử nghiệm', roles: ['verifier'] },
  { key: 'manager', mailbox: 'kythuat', name: 'Nguyễn Hữu Định', title: 'Phụ trách kỹ thuật', roles: ['technical-manager'] },
  { key: 'quality', mailbox: 'chatluong', name: 'Lê Thị Đảm Bảo', title: 'Phụ trách chất lượng', roles: ['quality-manager'] },
  { key: 'officer', mailbox: 'chuongtrinh', name: 'Siu Thanh Nghiệm', title: 'Chuyên viên chương trình năng suất chất lượng', roles: ['programme-officer'] },
  { key: 'roaster', mailbox: 'caphe', name: 'Võ Thị Rang', title: 'Trưởng phòng chất lượng', roles: ['enterprise'], enterprise: 'roaster' },
  { key: 'growers', mailbox: 'raucu', name: 'Bùi Văn Vườn', title: 'Giám đốc hợp tác xã', roles: ['enterprise'], enterprise: 'growers' },
  { key: 'bottler', mailbox: 'nuocuong', name: 'Đỗ Thị Suối', title: 'Phụ trách sản xuất', roles: ['enterprise'], enterprise: 'bottler' },
];

/** Regulations whose limits, as far as they were read in a public source, the demonstration laboratory takes over under a plain mark. */
export const adoptedRegulations: readonly string[] = [
  'QCVN 01-1:2024/BYT', 'QCVN 03:2023/BTNMT', 'QCVN 08:2023/BTNMT', 'QCVN 09:2023/BTNMT', 'QCVN 40:2011/BTNMT', 'QCVN 6-1:2010/BYT', 'QCVN 8-2:2011/BYT',
];

/**
 * Producers' own standards, entered as the quality manager would from a sheet: fertilizer is judged against what its label declares, cut
 * vegetables by sampling plans over five packs.
 */
export const producerStandards = [
  {
    owner: 'fertilizer',
    code: 'TCCS 01:2026/DL (minh họa)',
    document: 'TCCS 01:2026/DL (minh họa)',
    documentDate: '2026-02-10',
    sheet: [
      ['Ký hiệu', 'TCCS 01:2026/DL (minh họa)'],
      ['Tên quy chuẩn', 'Phân bón NPK Đất Lành 16-16-8: tiêu chuẩn cơ sở (minh họa)'],
      ['Tên (tiếng Anh)', 'NPK fertilizer Dat Lanh 16-16-8: producer’s standard (demonstration)'],
      ['Cơ quan ban hành', 'Công ty Cổ phần Phân bón Đất Lành (minh họa)'],
      ['Ngày ban hành', '2026-02-10'],
      ['Ngày hiệu lực', '2026-03-01'],
      ['Nền mẫu', 'fertilizer'],
      [],
      ['Chỉ tiêu', 'Đơn vị', 'Kiểu giới hạn', 'Tỷ lệ tối thiểu so với công bố (%)', 'Tối đa'],
      ['total-nitrogen', '%', 'so với công bố', '90', ''],
      ['available-p2o5', '%', 'so với công bố', '90', ''],
      ['available-k2o', '%', 'so với công bố', '90', ''],
      ['moisture', '%', 'tối đa', '', '5'],
    ],
  },
  {
    owner: 'growers',
    code: 'TCCS 02:2026/VS (minh họa)',
    document: 'TCCS 02:2026/VS (minh họa)',
    documentDate: '2026-04-15',
    sheet: [
      ['Ký hiệu', 'TCCS 02:2026/VS (minh họa)'],
      ['Tên quy chuẩn', 'Rau củ cắt sẵn ăn liền Vườn Sương: tiêu chuẩn cơ sở (minh họa)'],
      ['Tên (tiếng Anh)', 'Ready-to-eat cut vegetables Vuon Suong: producer’s standard (demonstration)'],
      ['Cơ quan ban hành', 'Hợp tác xã Rau an toàn Vườn Sương (minh họa)'],
      ['Ngày ban hành', '2026-04-15'],
      ['Ngày hiệu lực', '2026-05-01'],
      ['Nền mẫu', 'food'],
      [],
      ['Chỉ tiêu', 'Đơn vị', 'Kiểu giới hạn', 'Không được có trong', 'n', 'c', 'm', 'M', 'Tối đa'],
      ['coliforms', 'CFU/g', 'kế hoạch lấy mẫu', '', '5', '2', '1000', '10000', ''],
      ['escherichia-coli', 'CFU/g', 'kế hoạch lấy mẫu', '', '5', '2', '100', '1000', ''],
      ['salmonella', '/25 g', 'kế hoạch lấy mẫu', '25 g', '5', '0', 'không có', '', ''],
      ['lead', 'mg/kg', 'tối đa', '', '', '', '', '', '0,1'],
    ],
  },
] as const;
