import { expect, test } from 'vitest';
import { createHotPlug } from '../../../../../main/devices/transport/hot-plug.ts';
import type { UsbAccess, UsbPlugListener } from '../../../../../main/devices/transport/usb-access.ts';
import { settle } from '../../../../support/fake-timers.ts';
import { createFakeUsb, usbInterfaces } from '../../../../support/usb-fake.ts';

const reader = { vendorId: 0x0400, productId: 0xc35a };

const makeUsb = () => createFakeUsb({ ...reader, interfaces: [usbInterfaces.single] });

test('a device that was there before is known when it goes, and again when it comes back', async () => {
  const usb = makeUsb();
  const hotPlug = createHotPlug(usb.access);
  const changes: unknown[] = [];
  hotPlug.onChange((change) => changes.push(change));
  expect(await hotPlug.start()).toEqual({ ok: true, value: undefined });
  usb.unplug();
  usb.plug();
  expect(changes).toEqual([
    { type: 'detached', ...reader },
    { type: 'attached', ...reader },
  ]);
  await hotPlug.stop();
  usb.unplug();
  expect(changes).toHaveLength(2);
});

test('a link is woken by its own device, or by any where none is named, and only by attaching', async () => {
  const usb = makeUsb();
  const hotPlug = createHotPlug(usb.access);
  await hotPlug.start();
  const woken: string[] = [];
  const leave = hotPlug.wakeFor(reader)(() => woken.push('its own'));
  hotPlug.wakeFor()(() => woken.push('any'));
  hotPlug.wakeFor({ ...reader, productId: 1 })(() => woken.push('another'));
  usb.unplug();
  expect(woken).toEqual([]);
  usb.plug();
  expect(woken).toEqual(['its own', 'any']);
  leave();
  usb.unplug();
  usb.plug();
  expect(woken).toEqual(['its own', 'any', 'any']);
  await hotPlug.stop();
});

test('a device told of twice is one device', async () => {
  let listener: UsbPlugListener | undefined;
  const access: UsbAccess = {
    list: () => Promise.resolve([]),
    watch(given) {
      listener = given;
      return Promise.resolve(() => Promise.resolve());
    },
  };
  const hotPlug = createHotPlug(access);
  const types: string[] = [];
  hotPlug.onChange(({ type }) => types.push(type));
  await hotPlug.start();
  listener?.attached({ key: 'a', ...reader });
  listener?.attached({ key: 'a', ...reader });
  listener?.detached('a');
  listener?.detached('a');
  listener?.detached('never seen');
  expect(types).toEqual(['attached', 'detached']);
});

test('a library that cannot be loaded is told as a value, once started and at each asking', async () => {
  const noBinary = (): Promise<never> => Promise.reject(new Error('Cannot find native binding'));
  const hotPlug = createHotPlug({ list: noBinary, watch: noBinary });
  const fault = { ok: false, error: { kind: 'lost', detail: 'Cannot find native binding' } };
  expect(await hotPlug.start()).toEqual(fault);
  expect(await hotPlug.start()).toEqual(fault);
  // Asked all the same: the link then waits its usual waits.
  hotPlug.wakeFor(reader)(() => expect.unreachable());
  await hotPlug.stop();
});

// The library's watch keeps the process alive, so it must not outlive a start that failed.
test('where devices cannot be listed the watch is ended again', async () => {
  let watches = 0;
  const access: UsbAccess = {
    list: () => Promise.reject(new Error('getDevices error: /sys/bus/usb/devices/ not found (errno 2)')),
    async watch() {
      watches += 1;
      await settle();
      return () => {
        watches -= 1;
        return Promise.resolve();
      };
    },
  };
  const hotPlug = createHotPlug(access);
  expect(await hotPlug.start()).toMatchObject({ ok: false });
  expect(watches).toBe(0);
});
