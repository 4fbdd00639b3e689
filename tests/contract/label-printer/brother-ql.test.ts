import { cutLinkContract } from './cut-link-contract.ts';
import { labelPrinterContract } from './label-printer-contract.ts';
import { lyingPrinterContract } from './lying-printer-contract.ts';
import { brotherOverUsb } from './rigs.ts';

labelPrinterContract(brotherOverUsb());
labelPrinterContract(brotherOverUsb({ repeatsAfterFault: true, newMediaCodes: true }));
cutLinkContract(brotherOverUsb());
cutLinkContract(brotherOverUsb({ keepsHalfCommand: true }));
lyingPrinterContract(brotherOverUsb());
