import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { StaffId } from '../../../domain/kernel/brand.ts';
import { instant } from '../../../domain/kernel/time.ts';
import { openKeyRing } from '../keys/key-file.ts';
import { openStore } from '../open-store.ts';
import { hashPin } from '../staff-pin.ts';
import { staffRoles, type StaffRole } from '../../../domain/access/roles.ts';
import { askPin } from './ask-pin.ts';

// npm run staff -- add --data-dir DIR --code 1001 --name NAME --role guard: gives somebody a sign-in at this kiosk, or
// a new PIN, name or role to the holder of the code. The PIN is asked for, never an argument: arguments are visible to
// everybody on the machine.

const usage = `Usage: npm run staff -- add --data-dir DIR --code DIGITS --name NAME --role ROLE
ROLE is receptionist, guard, supervisor or admin. The PIN (6 to 12 digits) is asked for, or read from a pipe.
DIR may also come from YINGBIN_DATA_DIR.`;

const roles: readonly string[] = staffRoles;

interface NewStaff {
  readonly dir: string;
  readonly code: string;
  readonly name: string;
  readonly role: StaffRole;
}

const wanted = readArguments(process.argv.slice(2));
if (wanted) {
  process.exitCode = await add(wanted);
} else {
  console.error(usage);
  process.exitCode = 2;
}

async function add({ dir, code, name, role }: NewStaff): Promise<0 | 1> {
  const pin = await askPin('PIN: ');
  if (!/^\d{6,12}$/.test(pin)) return fail('A PIN has 6 to 12 digits.');
  const pinHash = await hashPin(pin);

  const keyRing = openKeyRing({ dir, randomBytes });
  if (!keyRing.ok) return fail(keyRing.error.detail);
  const store = openStore({
    dir,
    keyRing: keyRing.value,
    now: () => instant(Date.now()),
    randomBytes,
    // Neither matters here: no visit is written.
    timeZone: 'UTC',
    badgePrefix: '',
  });
  if (!store.ok) return fail(store.error.detail);
  try {
    const id = store.value.staff.byCode(code)?.id ?? (randomUUID() as StaffId);
    const written = store.value.staff.record({ id, code, name, role, pinHash }, { kind: 'system' });
    if (!written.ok) return fail(written.error.detail);
    console.log(`Code ${code} may sign in as ${role}.`);
    return 0;
  } finally {
    store.value.close();
  }
}

function readArguments(args: string[]): NewStaff | undefined {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'data-dir': { type: 'string' },
        code: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
      },
    });
    const dir = values['data-dir'] ?? process.env['YINGBIN_DATA_DIR'];
    const { code, name, role } = values;
    if (positionals.join(' ') !== 'add' || !dir || !name || !code || !role) return undefined;
    return /^\d{3,8}$/.test(code) && roles.includes(role)
      ? { dir, code, name, role: role as StaffRole }
      : undefined;
  } catch {
    return undefined;
  }
}

function fail(words: string): 1 {
  console.error(words);
  return 1;
}
