export * from './catalogue.entities.ts';
export * from './regulation.ts';
