import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A printer that Linux' `usblp` has given a node. */
export interface FoundLinePrinter {
  /** `/dev/usb/lp0` */
  readonly path: string;
  /** What it calls itself; empty when it does not say. */
  readonly label: string;
  /** The command sets it claims, as it writes them: `TSPL`, `ZPL`, `ESC/POS`. Often none, and often wrong on clones. */
  readonly commands: readonly string[];
}

/** Where Linux shows its printers; for tests. */
export interface LinePrinterFolders {
  readonly nodes: string;
  readonly system: string;
}

const linux: LinePrinterFolders = { nodes: '/dev/usb', system: '/sys/class/usbmisc' };

/** The printer nodes of this machine, in order; none where there is no `usblp`. */
export async function listLinePrinters(folders: LinePrinterFolders = linux): Promise<FoundLinePrinter[]> {
  const names = await readdir(folders.nodes).catch((): string[] => []);
  const nodes = names.filter((name) => /^lp\d{1,3}$/.test(name));
  nodes.sort((a, b) => Number(a.slice(2)) - Number(b.slice(2)));
  return Promise.all(
    nodes.map(async (name) => {
      const file = join(folders.system, name, 'device', 'ieee1284_id');
      const says = parseDeviceId(await readFile(file, 'utf8').catch(() => ''));
      return { path: join(folders.nodes, name), ...says };
    }),
  );
}

/** An IEEE 1284 device id: `MFG:Xprinter;MDL:XP-420B;CMD:TSPL,ZPL;`, with long and short keys, in any order. */
function parseDeviceId(text: string): Pick<FoundLinePrinter, 'label' | 'commands'> {
  const fields = new Map<string, string>();
  for (const field of text.slice(0, 1_024).split(';')) {
    const colon = field.indexOf(':');
    if (colon > 0) fields.set(field.slice(0, colon).trim().toUpperCase(), field.slice(colon + 1).trim());
  }
  const maker = fields.get('MFG') ?? fields.get('MANUFACTURER') ?? '';
  const model = fields.get('MDL') ?? fields.get('MODEL') ?? '';
  const commands = fields.get('CMD') ?? fields.get('COMMAND SET') ?? '';
  return {
    // Many models repeat the maker's name.
    label: (model.startsWith(maker) ? model : `${maker} ${model}`).trim(),
    commands: commands.split(',').flatMap((each) => each.trim() || []),
  };
}
