import { openChromiumRig } from './chromium-rig.ts';
import { shellContract } from './shell-contract.ts';

shellContract(openChromiumRig);
