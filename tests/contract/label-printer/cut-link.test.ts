import { cutLinkContract } from './cut-link-contract.ts';
import { simulatedRig } from './simulated-rig.ts';

cutLinkContract('a firmware that forgets half a job with the link', simulatedRig({}));
// The driver believes the printer cleared once the clearing bytes are on their way; a link that breaks among them
// leaves the printer waiting, and the next label is a mixture. Take the numbers away when that is mended.
cutLinkContract('a firmware that keeps half a job', simulatedRig({ keepsHalfCommand: true }), [0.1, 0.33]);
