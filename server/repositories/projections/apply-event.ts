import type { FactType } from '../../../domain/ledger/catalogue.ts';
import type { Site } from '../../site/site.ts';
import { withoutTokens, type AnyRow } from './index.ts';
import type { Projection, Seen } from './projection.ts';

/** An event with everything its fold needs. */
export interface FoldedEvent {
  readonly node: string;
  readonly seq: number;
  /** The stamp it is weighed by (`domain/sync/bounded-stamp.ts`). */
  readonly at: string;
  readonly type: FactType;
  readonly subject: string;
  readonly actor: string;
  readonly data: unknown;
  readonly details?: unknown;
}

type Handler = (row: AnyRow, data: unknown, event: Seen, details: unknown) => AnyRow;

/** The row after one event; the very same row where the event says nothing about it. */
export function applyEvent(
  site: Pick<Site, 'node' | 'tokens'>,
  projection: Projection<AnyRow>,
  row: AnyRow,
  event: FoldedEvent,
): AnyRow {
  if (event.type === 'subject.erased') return mayErase(site, event.node, row) ? withoutTokens(row) : row;
  const handler = projection.on[event.type] as Handler | undefined;
  const seen: Seen = { ...event, stamp: event.at, tokens: site.tokens, server: site.node };
  return handler?.(row, event.data, seen, event.details) ?? row;
}

/**
 * The server may. A kiosk may erase a visit that it put down itself, and what the server does not keep; otherwise one kiosk in the wrong
 * hands would empty the register of a site.
 */
function mayErase({ node: server }: Pick<Site, 'node'>, node: string, row: AnyRow): boolean {
  if (node === server) return true;
  const keeper = row['node'] ?? row['details_node'] ?? row['request_node'];
  return 'registered_stamp' in row ? keeper === node : keeper !== server;
}
