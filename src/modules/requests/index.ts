export { RequestedSample, RequestedTest, TestRequest, certificateLanguages, purposes, requestStates, samplers, type ContractReview, type DeclaredValue, type Purpose, type RequestState } from './test-request.ts';
export { requestsPolicy } from './requests.policy.ts';
export { requestWorkflow } from './test-request.workflow.ts';
