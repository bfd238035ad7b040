export { compute, computeText, operationNames } from './compute.ts';
