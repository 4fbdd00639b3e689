import { cutLinkContract } from './cut-link-contract.ts';
import { simulatedRig } from './simulated-rig.ts';

cutLinkContract('a firmware that forgets half a job with the link', simulatedRig({}));
cutLinkContract('a firmware that keeps half a job', simulatedRig({ keepsHalfCommand: true }));
cutLinkContract(
  'a firmware that keeps half a job and answers inside it',
  simulatedRig({ keepsHalfCommand: true, obeysInsidePicture: true }),
);
