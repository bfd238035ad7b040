export { calculatorApi } from './calculator.api.ts';
export { calculatorPages } from './calculator.pages.tsx';
export { compute, computeText, operationNames } from './compute.ts';
export { computed } from './in-thread.ts';
export { readReferenceCases } from './validation/reference-cases.ts';
export { release } from './validation/release.ts';
export { validate } from './validation/validate.ts';
