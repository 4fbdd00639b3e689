import { Camera, IdCard, Printer, ScanQrCode, Siren } from 'lucide-react';
import type { DeviceKind } from '../../../../domain/device/vocabulary.ts';
import type { IconShape } from '../../../ui/icon.tsx';

export const kindIcons: Readonly<Record<DeviceKind, IconShape>> = {
  'id-reader': IdCard,
  'label-printer': Printer,
  'code-scanner': ScanQrCode,
  camera: Camera,
  'relay-board': Siren,
};
