import { cutLinkContract } from './cut-link-contract.ts';
import { labelPrinterContract } from './label-printer-contract.ts';
import { lyingPrinterContract } from './lying-printer-contract.ts';
import { brotherOverNetwork, brotherOverUsb } from './rigs.ts';

labelPrinterContract(brotherOverUsb());
labelPrinterContract(brotherOverUsb({ repeatsAfterFault: true, newMediaCodes: true }, true));
labelPrinterContract(brotherOverNetwork);
cutLinkContract(brotherOverUsb());
cutLinkContract(brotherOverUsb({ keepsHalfCommand: true }));
cutLinkContract(brotherOverNetwork);
lyingPrinterContract(brotherOverUsb());
