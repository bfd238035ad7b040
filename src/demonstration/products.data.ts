import type { DeclaredValue, Purpose } from '../modules/requests/index.ts';
import type { EnterpriseKey } from './enterprises.data.ts';
import type { Target } from './readings.ts';

/** A sample that a customer brings again and again. */
export interface Product {
  enterprise: EnterpriseKey;
  purpose: Purpose;
  name: string;
  matrix: string;
  panels: readonly string[];
  /** Methods asked for beside the panels, and those of the panels left out. */
  also?: readonly string[];
  without?: readonly string[];
  regulation?: { code: string; class?: string; condition?: string; reason?: string };
  declared?: readonly DeclaredValue[];
  place: string;
  /** Units of one lot that a sample consists of. */
  units?: number;
  lot?: string;
  sampledBy: 'customer' | 'laboratory';
  /** Hours between sampling and reception. */
  hours: number;
  quantity: string;
  container: string;
  temperature?: string;
  /** What is usual here, where it differs from the province. */
  values?: Readonly<Record<string, Target>>;
}

/** Tests that are made where the sample is taken; the demonstration's customers do without them. */
const inSitu = ['water-temperature', 'water-dissolved-oxygen', 'water-free-chlorine', 'water-residual-chlorine'];
const coffee = { matrix: 'food', sampledBy: 'customer', hours: 5, quantity: '500 g', container: 'Túi nhôm nguyên niêm phong', regulation: { code: 'QCVN 8-2:2011/BYT', condition: 'Cà phê' } } as const;
const waterSet = { sampledBy: 'customer', hours: 3, container: 'Bộ chai của phòng thử nghiệm', temperature: '6.5' } as const;

export const products = {
  roasted: { ...coffee, enterprise: 'roaster', purpose: 'self-declaration', name: 'Cà phê rang nguyên hạt Robusta', panels: ['ocop-coffee'], without: ['coffee-ochratoxin-a', 'coffee-acid-insoluble-ash'], place: 'Kho thành phẩm xưởng rang Đak Đoa' },
  roastedOta: { ...coffee, enterprise: 'roaster', purpose: 'self-declaration', name: 'Cà phê rang xay Robusta – Arabica', panels: [], also: ['coffee-moisture', 'coffee-caffeine', 'food-lead', 'coffee-ochratoxin-a'], place: 'Kho thành phẩm xưởng rang Đak Đoa' },
  effluent: {
    ...waterSet, enterprise: 'roaster', purpose: 'internal-control', name: 'Nước thải sau xử lý, xưởng chế biến ướt', matrix: 'effluent', panels: ['effluent-basic'], quantity: '5 L', place: 'Cửa xả sau bể hiếu khí, xưởng chế biến Đak Đoa', sampledBy: 'laboratory',
    regulation: { code: 'QCVN 40:2011/BTNMT', class: 'B', reason: 'Cơ sở hoạt động trước ngày 01/9/2025, còn trong thời gian chuyển tiếp' },
    values: { 'water-ph': 7.3, 'water-tss': 58, 'water-bod5': 31, 'water-cod': 96, 'water-ammonium-n': 5.8, 'water-total-nitrogen': 22, 'water-total-phosphorus': 2.9, 'water-coliforms-mpn': 2200 },
  },
  pepper: { ...coffee, enterprise: 'pepper', purpose: 'ocop', name: 'Hồ tiêu đen hạt khô', panels: ['ocop-pepper'], without: ['food-aflatoxin-b1', 'food-aflatoxins-total'], regulation: undefined, place: 'Kho hợp tác xã, xã Chư Sê', quantity: '1 kg', container: 'Bao PE hai lớp', values: { 'food-yeasts-and-moulds': 2600, 'food-coliforms': 180 } },
  pepperSoil: { enterprise: 'pepper', purpose: 'internal-control', name: 'Đất vườn tiêu, tầng 0–20 cm', matrix: 'soil', panels: ['soil-coffee-pepper'], place: 'Vườn tiêu lô 4, xã Chư Sê', sampledBy: 'customer', hours: 20, quantity: '1 kg', container: 'Túi PE sạch' },
  honey: { enterprise: 'honey', purpose: 'ocop', name: 'Mật ong hoa rừng', matrix: 'food', panels: ['ocop-honey'], place: 'Trại ong xã Kbang', sampledBy: 'customer', hours: 6, quantity: '500 mL', container: 'Chai thủy tinh nguyên nắp', values: { 'food-total-aerobic-count': 180, 'food-lead': 0.012, 'food-cadmium': 0.002 } },
  npk: {
    enterprise: 'fertilizer', purpose: 'self-declaration', name: 'Phân bón NPK Đất Lành 16-16-8', matrix: 'fertilizer', panels: ['fertilizer-npk-label'], place: 'Kho thành phẩm, phường An Phú', sampledBy: 'laboratory', hours: 20, quantity: '1 kg', container: 'Túi kín, niêm phong',
    regulation: { code: 'TCCS 01:2026/DL (minh họa)' }, values: { 'fertilizer-total-nitrogen': 15.9 },
    declared: [{ analyteCode: 'total-nitrogen', value: '16', unit: '%' }, { analyteCode: 'available-p2o5', value: '16', unit: '%' }, { analyteCode: 'available-k2o', value: '8', unit: '%' }],
  },
  compost: { enterprise: 'fertilizer', purpose: 'internal-control', name: 'Phân bón hữu cơ vỏ cà phê ủ', matrix: 'fertilizer', panels: ['organic-fertilizer'], place: 'Xưởng ủ số 2, phường An Phú', sampledBy: 'customer', hours: 20, quantity: '1 kg', container: 'Túi vô trùng', values: { 'fertilizer-moisture': 26.5, 'fertilizer-total-nitrogen': 2.6 } },
  bottled: { enterprise: 'bottler', purpose: 'self-declaration', name: 'Nước uống đóng chai Suối Mây 500 mL', matrix: 'bottled-water', panels: ['bottled-water-micro', 'bottled-water-chemistry'], without: inSitu, regulation: { code: 'QCVN 6-1:2010/BYT', class: 'drinking-water' }, place: 'Dây chuyền chiết chai số 1', sampledBy: 'customer', hours: 3, quantity: '6 L', container: '12 chai nguyên niêm phong', temperature: '24.0', values: { 'water-fluoride': 0.11, 'water-manganese': 0.004 } },
  well: { ...waterSet, enterprise: 'growers', purpose: 'vietgap', name: 'Nước giếng khoan tưới rau', matrix: 'ground-water', panels: ['irrigation-ground-water'], also: ['water-nitrate-n', 'water-permanganate-index'], regulation: { code: 'QCVN 09:2023/BTNMT' }, quantity: '3 L', place: 'Giếng khoan số 2, phường An Khê', values: { 'water-ph': 6.55, 'water-nitrate-n': 6.2 } },
  fieldSoil: { enterprise: 'growers', purpose: 'vietgap', name: 'Đất trồng rau, tầng 0–20 cm', matrix: 'soil', panels: ['soil-heavy-metals-vietgap'], regulation: { code: 'QCVN 03:2023/BTNMT', class: 'type-1' }, place: 'Ruộng rau lô A1, phường An Khê', sampledBy: 'laboratory', hours: 4, quantity: '1 kg', container: 'Túi PE sạch' },
  greens: { enterprise: 'growers', purpose: 'vietgap', name: 'Cải bẹ xanh', matrix: 'food', panels: [], also: ['food-lead', 'food-cadmium', 'food-escherichia-coli', 'food-salmonella'], regulation: { code: 'QCVN 8-2:2011/BYT', condition: 'Rau ăn lá' }, place: 'Nhà sơ chế hợp tác xã, phường An Khê', sampledBy: 'customer', hours: 4, quantity: '1 kg', container: 'Túi vô trùng', temperature: '8.0', values: { 'food-lead': 0.041, 'food-cadmium': 0.018 } },
  cutVegetables: { enterprise: 'growers', purpose: 'self-declaration', name: 'Rau củ cắt sẵn ăn liền', matrix: 'food', panels: [], also: ['food-coliforms', 'food-escherichia-coli', 'food-salmonella', 'food-lead'], regulation: { code: 'TCCS 02:2026/VS (minh họa)' }, units: 5, place: 'Nhà sơ chế hợp tác xã, phường An Khê', sampledBy: 'customer', hours: 4, quantity: '5 hộp 300 g', container: 'Hộp nhựa kín của nhà sản xuất', temperature: '4.5', values: { 'food-lead': 0.032 } },
  pond: { ...waterSet, enterprise: 'growers', purpose: 'vietgap', name: 'Nước hồ chứa tưới rau', matrix: 'surface-water', panels: ['surface-water-basic'], without: inSitu, regulation: { code: 'QCVN 08:2023/BTNMT', class: 'B', condition: 'Hồ, ao, đầm' }, quantity: '5 L', place: 'Hồ chứa nước tưới, phường An Khê', sampledBy: 'laboratory' },
  tap: { ...waterSet, enterprise: 'waterworks', purpose: 'internal-control', name: 'Nước sạch tại vòi hộ dân', matrix: 'domestic-water', panels: ['domestic-water-group-a'], also: ['water-hardness', 'water-iron', 'water-manganese', 'water-nitrate-n', 'water-permanganate-index', 'water-chloride'], without: inSitu, regulation: { code: 'QCVN 01-1:2024/BYT' }, quantity: '3 L', place: 'Vòi hộ dân cuối mạng, thôn 1, xã Mang Yang' },
  plant: { ...waterSet, enterprise: 'waterworks', purpose: 'internal-control', name: 'Nước sau bể lọc, trạm Đồi Thông', matrix: 'domestic-water', panels: ['domestic-water-group-a'], also: ['water-hardness', 'water-iron', 'water-manganese'], without: [...inSitu, 'water-odour'], regulation: { code: 'QCVN 01-1:2024/BYT' }, quantity: '3 L', place: 'Bể chứa nước sạch, trạm Đồi Thông' },
  ground: { ...coffee, enterprise: 'household', purpose: 'ocop', name: 'Cà phê bột Nhà Dốc', panels: ['ocop-coffee'], without: ['coffee-ochratoxin-a', 'coffee-acid-insoluble-ash'], place: 'Xưởng rang xay gia đình, xã Ia Grai', values: { 'coffee-moisture': 3.4, 'food-total-aerobic-count': 5200 } },
} satisfies Record<string, Product>;

export type ProductKey = keyof typeof products;
