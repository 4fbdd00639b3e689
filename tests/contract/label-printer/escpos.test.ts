import { cutLinkContract } from './cut-link-contract.ts';
import { labelPrinterContract } from './label-printer-contract.ts';
import { lyingPrinterContract } from './lying-printer-contract.ts';
import { escposOverTcp } from './rigs.ts';

labelPrinterContract(escposOverTcp());
labelPrinterContract(escposOverTcp({ obeysInsidePicture: true }));
cutLinkContract(escposOverTcp());
cutLinkContract(escposOverTcp({ keepsHalfCommand: true }));
lyingPrinterContract(escposOverTcp());
