/** What a USB or HID device says it is. Makers of readers share these freely, so they name no model. */
export interface UsbIds {
  readonly vendorId: number;
  readonly productId: number;
}

/** For people and for udev rules: `0400:c35a`. */
export function usbIdsText({ vendorId, productId }: UsbIds): string {
  const four = (id: number): string => id.toString(16).padStart(4, '0');
  return `${four(vendorId)}:${four(productId)}`;
}
