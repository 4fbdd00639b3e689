import { writeSync } from 'node:fs';
import { createVendorLibraryReader } from '../../../main/devices/id-reader/vendor-library/index.ts';

// Run by kiosk-death.test.ts: a kiosk with nothing but a reader, which says how the reader is until it is killed.

const [library, folder] = process.argv.slice(2);
if (library === undefined || folder === undefined) throw new Error('Which library, which folder?');
const reader = createVendorLibraryReader({
  library,
  port: 1_001,
  photo: { library: library.replace('sdtapi', 'wltrs'), folder },
});
// Straight to the pipe, not through a buffer that dies with the process.
reader.onEvent((event) => void writeSync(1, `${event.type === 'health' ? event.health : event.type}\n`));
reader.start();
