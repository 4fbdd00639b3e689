import type { Selectable } from 'kysely';
import type {
  DossierTable,
  FeedbackTable,
  NodeTable,
  PassTable,
  RequestTable,
  WatchlistTable,
} from '../../database/tables.ts';
import type { Projection } from './projection.ts';

export const passProjection: Projection<Selectable<PassTable>> = {
  table: 'pass',
  empty: (site_id, id) => ({
    ...{ site_id, id, node: null, details_seq: null, opens: null, from_at: null, until_at: null },
    ...{ revoked_at: null, revoke_reason: null, used_at: null, erased: false },
  }),
  on: {
    'pass.issued': (row, data, { node, seq }, details) => ({
      ...row,
      node,
      details_seq: seq,
      opens: details && !row.erased ? details.opens : null,
      from_at: data.from,
      until_at: data.until,
    }),
    'pass.revoked': (row, data) =>
      row.revoked_at !== null && row.revoked_at <= data.time
        ? row
        : { ...row, revoked_at: data.time, revoke_reason: data.reason },
    'pass.used': (row, data) => ({ ...row, used_at: Math.min(row.used_at ?? data.time, data.time) }),
  },
};

export const dossierProjection: Projection<Selectable<DossierTable>> = {
  table: 'dossier',
  empty: (site_id, id) => ({
    ...{ site_id, id, node: null, details_seq: null, entry: null, reason: null, until_day: null },
    ...{ proposed_at: null, proposed_by: null, confirmed_at: null, confirmed_by: null, refused_at: null },
    ...{ name_token: null, id_number_token: null, erased: false },
  }),
  on: {
    'dossier.proposed': (row, data, { node, seq, tokens }, details) => ({
      ...row,
      node,
      details_seq: seq,
      entry: data.entry,
      reason: data.reason,
      until_day: data.until,
      proposed_at: data.time,
      proposed_by: details?.proposedBy ?? null,
      name_token: details && !row.erased ? tokens.name(details.name) : null,
      id_number_token: details?.idNumber && !row.erased ? tokens.idNumber(details.idNumber) : null,
    }),
    'dossier.confirmed': (row, data) => ({ ...row, confirmed_at: data.time, confirmed_by: data.by }),
    'dossier.refused': (row, data) => ({ ...row, refused_at: data.time }),
  },
};

export const watchlistProjection: Projection<Selectable<WatchlistTable>> = {
  table: 'watchlist',
  empty: (site_id, id) => ({
    ...{ site_id, id, node: null, details_seq: null, until_day: null, ended_at: null, tokens: null },
    erased: false,
  }),
  on: {
    'watchlist.listed': (row, data, { node, seq }, details) => ({
      ...row,
      node,
      details_seq: seq,
      until_day: data.until,
      tokens: details && !row.erased ? [...details.tokens] : null,
    }),
    'watchlist.ended': (row, data) => ({ ...row, ended_at: Math.min(row.ended_at ?? data.time, data.time) }),
  },
};

export const feedbackProjection: Projection<Selectable<FeedbackTable>> = {
  table: 'feedback',
  empty: (site_id, id) => ({
    ...{ site_id, id, node: null, details_seq: null, convenience: null, privacy: null, place: null },
    ...{ given_at: null, erased: false },
  }),
  on: {
    // Given once; nobody puts other words in its place.
    'feedback.given': (row, data, { node, seq }) =>
      row.given_at === null
        ? {
            ...row,
            node,
            details_seq: seq,
            convenience: data.convenience,
            privacy: data.privacy,
            place: data.place,
            given_at: data.time,
          }
        : row,
  },
};

export const requestProjection: Projection<Selectable<RequestTable>> = {
  table: 'request',
  empty: (site_id, id) => ({
    ...{ site_id, id, node: null, details_seq: null, kind: null, requested_at: null },
    ...{ outcome: null, answered_at: null, erased: false },
  }),
  on: {
    'data.requested': (row, data, { node, seq }) => ({
      ...row,
      node,
      details_seq: seq,
      kind: data.kind,
      requested_at: data.time,
    }),
    'data.answered': (row, data) => ({ ...row, outcome: data.outcome, answered_at: data.time }),
  },
};

export const nodeProjection: Projection<Selectable<NodeTable>> = {
  table: 'node',
  empty: (site_id, id) => ({
    ...{ site_id, id, started_at: null, version: null, policy_version: null, faults: {}, erased: false },
  }),
  on: {
    'kiosk.started': (row, data) =>
      row.started_at !== null && row.started_at > data.time
        ? row
        : { ...row, started_at: data.time, version: data.version },
    'policy.applied': (row, data) => ({ ...row, policy_version: data.policyVersion }),
    'device.fault': (row, data) => ({ ...row, faults: { ...row.faults, [data.device]: data.health } }),
    'device.recovered': (row, data) => {
      const { [data.device]: _, ...faults } = row.faults;
      return { ...row, faults };
    },
  },
};
