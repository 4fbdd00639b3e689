import { expect, test } from 'vitest';
import { staffRoles, type StaffRole } from '../../../../domain/access/roles.ts';
import { faceMomentOf } from '../../../../domain/visit/view/face-moment.ts';
import { faceSite, highSite, ouyang, reservation } from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

/** Staff register the visitor from their menu; the card brought its picture. */
function assisted(): Story {
  const story = createStory(faceSite);
  story.send({ type: 'camera-health', health: 'ready' });
  story.touch('start-staff');
  story.signIn();
  story.touch('start-assisted');
  story.world.found = { reservation };
  story.card(ouyang, true);
  story.touch('next', 'agree', 'confirm');
  return story;
}

test('staff beside the visitor are the comparison: in assisted mode no camera is offered', () => {
  expect(assisted().screen().name).toBe('staff-face');
});

test('staff who put a waiting visitor back on the list leave nothing of them in the menu', () => {
  const story = assisted();
  expect(faceMomentOf(story.state())).toMatchObject({ compares: true, keeps: true });
  story.touch('back');
  expect(story.screen().name).toBe('staff-menu');
  expect(faceMomentOf(story.state())).toMatchObject({ compares: false, keeps: false });
});

test('a guard is promised no picture where the site uses no faces', () => {
  const story = createStory(highSite);
  story.world.found = { reservation };
  story.card(ouyang, true);
  story.touch('next', 'agree', 'confirm', 'start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({ name: 'staff-face', pictures: false });
});

test('the report on faces is for those who answer for it', () => {
  const story = createStory(faceSite);
  story.touch('start-staff');
  story.signIn();
  story.touch('open-faces');
  const state = story.state();
  expect(state.step.name).toBe('staff-faces');
  const readsAs = (role: StaffRole) =>
    faceMomentOf({ ...state, ...(state.staff && { staff: { ...state.staff, role } }) }).reports;
  expect(staffRoles.filter(readsAs)).toEqual(['supervisor', 'admin']);
});
