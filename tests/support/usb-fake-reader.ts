import type { ByteStream } from '../../main/devices/transport/byte-stream.ts';
import { createLink } from '../../main/devices/transport/link.ts';
import { linkFault } from '../../main/devices/transport/link-fault.ts';
import type { FakeUsb } from './usb-fake.ts';

/**
 * What the firmware of a USB reader holds in its hand: the bytes, whichever pipes they came through.
 * @param split whether the first seven bytes of every message travel on pipes of their own (OUT 2, IN 1)
 */
export function usbFarEnd(usb: FakeUsb, split: boolean): ByteStream {
  const cut = 7;
  const link = createLink(
    {
      write(bytes, done) {
        usb.input(1, split ? bytes.subarray(0, cut) : bytes);
        if (split && bytes.length > cut) usb.input(5, bytes.subarray(cut));
        done();
      },
      close: () => Promise.resolve(),
    },
    linkFault,
  );
  usb.onOutput((pipe, bytes) => {
    // A request has ten bytes: seven for the first pipe, three for the second.
    const fits = !split || (pipe === 2 ? bytes.length <= cut : pipe === 6);
    if (fits) link.received(bytes);
  });
  return link.stream;
}
