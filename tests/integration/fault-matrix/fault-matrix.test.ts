import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { deviceKinds } from '../../../domain/device/vocabulary.ts';
import { hours } from '../../../domain/kernel/time.ts';
import type { StepName } from '../../../domain/visit/state.ts';
import { stepNames } from '../../../domain/visit/transition.ts';
import { personalTexts } from '../../support/visit/people.ts';
import { faults, type Fault } from './faults.ts';
import type { Lobby } from './lobby.ts';
import { matrixPage } from './page.ts';
import { goOn } from './person.ts';
import { lobbyAt } from './steps.ts';

const page = fileURLToPath(new URL('../../../docs/devices/fault-matrix.md', import.meta.url));
const all = deviceKinds.flatMap((kind) => faults[kind].map((fault) => [kind, fault.name, fault] as const));

/** Each step anew, so that no fault sees what another left behind. */
function struckAt(step: StepName, fault: Fault): Lobby {
  const lobby = lobbyAt(step);
  fault.strike(lobby);
  return lobby;
}

const leaksIn = (value: unknown): readonly string[] => {
  const text = JSON.stringify(value);
  return personalTexts.filter((one) => text.includes(one));
};

const savedIn = ({ story }: Lobby) => [...story.world.visits.values()].map(({ id, state }) => [id, state]);

test.each(all)('%s, %s: nothing is lost and nothing is printed by itself', (_, __, fault) => {
  for (const step of stepNames) {
    const lobby = lobbyAt(step);
    const { story } = lobby;
    const [saved, prints, journey] = [savedIn(lobby), story.prints.length, story.state().journey];
    fault.strike(lobby);
    expect([step, savedIn(lobby)]).toEqual([step, saved]);
    if (story.state().step.name === step) expect([step, story.state().journey]).toEqual([step, journey]);
    fault.mend(lobby);
    expect([step, savedIn(lobby), story.prints.length]).toEqual([step, saved, prints]);
  }
});

test.each(all)('%s, %s: there is a way on while it lasts', (kind, _, fault) => {
  for (const step of stepNames) {
    const usual = goOn(lobbyAt(step)).ending;
    const { ending } = goOn(struckAt(step, fault));
    expect([step, ending]).not.toEqual([step, 'not at all']);
    const withoutBadge = ending === 'badge later' || ending === 'to the desk';
    if (ending !== usual) expect([step, withoutBadge && kind !== 'label-printer']).toEqual([step, false]);
  }
});

test.each(all)('%s, %s: once it is over, people get what they came for', (_, __, fault) => {
  for (const step of stepNames) {
    const lobby = struckAt(step, fault);
    fault.mend(lobby);
    const { ending } = goOn(lobby);
    const usual = goOn(lobbyAt(step)).ending;
    const better = ['badge', 'checked out'];
    expect([step, ending === usual || better.includes(ending)]).toEqual([step, true]);
  }
});

test.each(all)(
  '%s, %s: it is recorded alike at every step, with its end and without a person',
  (_, __, fault) => {
    const records = stepNames.map((step) => {
      const lobby = struckAt(step, fault);
      const struck = [...lobby.facts];
      fault.mend(lobby);
      const open = new Set<string>();
      for (const fact of lobby.facts) {
        if (fact.type === 'device.fault') open.add(fact.device);
        if (fact.type === 'device.recovered') open.delete(fact.device);
      }
      expect([step, ...open]).toEqual([step]);
      const { notes } = lobby.story;
      expect(leaksIn([lobby.facts, notes, lobby.registry.reports()])).toEqual([]);
      return JSON.stringify(struck);
    });
    expect(new Set(records).size).toBe(1);
  },
);

test.each(all)('%s, %s: left alone, the kiosk forgets whoever was there', (_, __, fault) => {
  for (const step of stepNames) {
    const { story } = struckAt(step, fault);
    story.wait(hours(1));
    expect([step, story.state().step.name]).toEqual([step, 'home']);
    expect([step, ...leaksIn(story.state())]).toEqual([step]);
  }
});

test('the page in docs/devices says what the tests saw', async () => {
  const wanted = await matrixPage();
  if (process.env['YINGBIN_WRITE_FAULT_MATRIX']) writeFileSync(page, wanted);
  expect(readFileSync(page, 'utf8')).toBe(wanted);
});
