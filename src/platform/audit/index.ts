export { AuditEntry, AuditHead, AuditPersonal } from './audit.entities.ts';
export { auditing, checkAuditing, unaudited } from './streams.ts';
export { ChangeRecorder } from './record.ts';
export { timelineOf, type FieldChange, type TimelineEntry } from './timeline.ts';
