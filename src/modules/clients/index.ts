export { Enterprise, enterpriseKinds, type EnterpriseDetails, type EnterpriseKind } from './enterprise.ts';
export { Notice } from './notice.ts';
export { notify, type NoticeText } from './notify.ts';
export { clientsPolicy } from './clients.policy.ts';
export { enterpriseInput } from './clients.schemas.ts';
export { createEnterprise, changeEnterprise } from './commands/save-enterprise.ts';
export { sendNotice } from './commands/send-notice.ts';
