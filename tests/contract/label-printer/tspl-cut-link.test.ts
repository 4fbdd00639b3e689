import { cutLinkContract } from './cut-link-contract.ts';
import { tsplOverTcp } from './rigs.ts';

cutLinkContract(tsplOverTcp());
cutLinkContract(tsplOverTcp({ keepsHalfCommand: true }));
cutLinkContract(tsplOverTcp({ keepsHalfCommand: true, obeysInsidePicture: true }));
