import type { EnterpriseDetails } from '../modules/clients/index.ts';

export type EnterpriseKey = 'roaster' | 'pepper' | 'honey' | 'fertilizer' | 'bottler' | 'growers' | 'waterworks' | 'household';

const at = (mailbox: string): string => `${mailbox}@mau.chuan.example`;

/** Customers that do not exist, in communes and wards that do. The check digits of the tax numbers are wrong on purpose. */
export const enterprises: Readonly<Record<EnterpriseKey, EnterpriseDetails>> = {
  roaster: { kind: 'company', name: 'Công ty TNHH Cà phê Hoa Khói (minh họa)', taxCode: '5901990019', address: 'Thôn 3, xã Đak Đoa, tỉnh Gia Lai', contactName: 'Võ Thị Rang', phone: '0269 3000 201', email: at('caphe') },
  pepper: { kind: 'cooperative', name: 'Hợp tác xã Hồ tiêu Suối Nắng (minh họa)', taxCode: '5901990026', address: 'Làng Ngol, xã Chư Sê, tỉnh Gia Lai', contactName: 'Kpă Thành Tiêu', phone: '0269 3000 202', email: at('hotieu') },
  honey: { kind: 'household', name: 'Hộ kinh doanh Mật ong Rừng Chiều (minh họa)', taxCode: null, address: 'Thôn 2, xã Kbang, tỉnh Gia Lai', contactName: 'Lý Văn Ong', phone: '0269 3000 203', email: at('matong') },
  fertilizer: { kind: 'company', name: 'Công ty Cổ phần Phân bón Đất Lành (minh họa)', taxCode: '5901990041', address: 'Cụm công nghiệp Minh Họa, phường An Phú, tỉnh Gia Lai', contactName: 'Mai Văn Đạm', phone: '0269 3000 204', email: at('phanbon') },
  bottler: { kind: 'company', name: 'Công ty TNHH Nước uống Suối Mây (minh họa)', taxCode: '5901990058', address: 'Số 12 đường Minh Họa, phường Hội Phú, tỉnh Gia Lai', contactName: 'Đỗ Thị Suối', phone: '0269 3000 205', email: at('nuocuong') },
  growers: { kind: 'cooperative', name: 'Hợp tác xã Rau an toàn Vườn Sương (minh họa)', taxCode: '5901990065', address: 'Tổ 5, phường An Khê, tỉnh Gia Lai', contactName: 'Bùi Văn Vườn', phone: '0269 3000 206', email: at('raucu') },
  waterworks: { kind: 'state-agency', name: 'Trạm cấp nước nông thôn Đồi Thông (minh họa)', taxCode: '5901990073', address: 'Thôn 1, xã Mang Yang, tỉnh Gia Lai', contactName: 'Đinh Văn Nguồn', phone: '0269 3000 207', email: at('capnuoc') },
  household: { kind: 'household', name: 'Hộ kinh doanh Cà phê bột Nhà Dốc (minh họa)', taxCode: '5901990080', address: 'Làng Dịt, xã Ia Dêr, huyện Ia Grai, tỉnh Gia Lai', contactName: 'Hà Thị Dốc', phone: '0269 3000 208', email: at('nhadoc') },
};

/** The address of the household after the province's districts were given up; its first certificate still has the former one. */
export const householdAddress = 'Làng Dịt, xã Ia Grai, tỉnh Gia Lai';
