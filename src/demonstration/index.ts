export { openDemonstration, type Fill } from './load.ts';
