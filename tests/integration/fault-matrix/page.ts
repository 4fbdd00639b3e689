import { format } from 'prettier';
import type { DeviceKind } from '../../../domain/device/vocabulary.ts';
import { deviceKinds } from '../../../domain/device/vocabulary.ts';
import { stepNames } from '../../../domain/visit/transition.ts';
import { asBefore, cellOf, type Cell } from './cell.ts';
import { faults, type Fault } from './faults.ts';

const titles: Readonly<Record<DeviceKind, string>> = {
  'id-reader': 'ID reader',
  'label-printer': 'Label printer',
  'code-scanner': 'Code scanner',
  camera: 'Camera',
  'relay-board': 'Relay board',
};

const introduction = `# Fault matrix

What each fault of each device does at each step of a visit. A test makes this page
(\`tests/integration/fault-matrix\`, rewritten with \`YINGBIN_WRITE_FAULT_MATRIX=1\`) and fails when it is out of date: it takes
a kiosk to every step, lets the fault happen, and sends a sensible person on until the visit has an end.

- **Ledger**: what is written because of the fault. \`device.recovered\` follows once the device works again.
  What became of a label is on the ledger in any case, with the visit it belongs to: sending, printed, unconfirmed, failed.
- **Staff see**: the alert in the staff menu. A device that is only connecting is shown and not written down.
- **While it lasts**, **once it is over**: the first thing the person does otherwise than without the fault, and how the visit ends.
  "${asBefore}" means that nothing changes for them.

True in every cell, and checked there: the kiosk draws a screen; a visit that was saved stays saved, and answers stay where
they were given; nothing is printed by itself; there is a way on to an end, and only a printer can keep the badge back; once
the fault is over everybody gets what they came for; no name and no number is in what is recorded; left alone, the kiosk
returns to the first screen and remembers nobody.
`;

/** The whole matrix as a page of docs/devices. */
export function matrixPage(): Promise<string> {
  const page = [introduction, ...deviceKinds.map(section)].join('\n');
  return format(page, { parser: 'markdown', printWidth: 110 });
}

function section(kind: DeviceKind): string {
  const all = faults[kind].map((fault) => ({
    fault,
    cells: stepNames.map((step) => cellOf(fault, step)),
  }));
  const record = all.map(({ fault, cells: [first] }) => [fault.name, first?.recorded, first?.alerts]);
  return [
    `## ${titles[kind]}`,
    table(['Fault', 'Ledger', 'Staff see'], record),
    table(
      ['Fault', 'At', 'The visitor sees', 'While it lasts', 'Once it is over'],
      alike(all).flatMap(({ names, groups }) =>
        groups.map(({ at, cell }, row) => [row === 0 ? names : '', at, cell.sees, cell.lasting, cell.mended]),
      ),
    ),
  ].join('\n\n');
}

interface Group {
  readonly at: string;
  readonly cell: Cell;
}

interface Alike {
  readonly names: string;
  readonly groups: readonly Group[];
}

/** Faults with the same answers everywhere share their rows. */
function alike(all: readonly { readonly fault: Fault; readonly cells: readonly Cell[] }[]): readonly Alike[] {
  const byRows = new Map<string, { names: string[]; groups: readonly Group[] }>();
  for (const { fault, cells } of all) {
    const groups = grouped(cells);
    const rows = JSON.stringify(groups.map(({ at, cell }) => [at, answers(cell)]));
    const known = byRows.get(rows);
    if (known) known.names.push(fault.name);
    else byRows.set(rows, { names: [fault.name], groups });
  }
  return [...byRows.values()].map(({ names, groups }) => ({ names: names.join('; '), groups }));
}

const answers = ({ sees, lasting, mended }: Cell): string => [sees, lasting, mended].join('|');

/** Steps with the same answer share a row; the longest list of them is "all other steps". */
function grouped(cells: readonly Cell[]): readonly Group[] {
  const byAnswer = Map.groupBy(cells, answers);
  const lists = [...byAnswer.values()].sort((a, b) => a.length - b.length);
  return lists.flatMap((list, place) => {
    const [cell] = list;
    if (!cell) return [];
    const isRest = place === lists.length - 1;
    const at = list.map(({ step }) => `\`${step}\``).join(', ');
    return [{ at: isRest ? (lists.length === 1 ? 'every step' : 'all other steps') : at, cell }];
  });
}

function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const line = (row: readonly (string | undefined)[]): string => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
