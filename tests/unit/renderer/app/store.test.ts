import { beforeEach, expect, test } from 'vitest';
import { acceptStatus, replaceStatus, useKioskStore } from '../../../../renderer/app/store.ts';
import { statusWith } from '../../../support/screens/status.ts';

const home = statusWith({ name: 'home', typedDocument: true });
const shown = () => useKioskStore.getState().status?.revision;

beforeEach(() => useKioskStore.setState({ status: undefined }));

test('The first status is taken whatever its number', () => {
  acceptStatus({ ...home, revision: 7 });
  expect(shown()).toBe(7);
});

test('A status that was overtaken on its way is dropped', () => {
  acceptStatus({ ...home, revision: 8 });
  acceptStatus({ ...home, revision: 7 });
  expect(shown()).toBe(8);
});

// Main was killed and is back: its count begins again, and its word is the only true one.
test('After a reconnection the status of a restarted main replaces a higher number', () => {
  acceptStatus({ ...home, revision: 900 });
  replaceStatus({ ...home, revision: 1 });
  acceptStatus({ ...home, revision: 2 });
  expect(shown()).toBe(2);
});
