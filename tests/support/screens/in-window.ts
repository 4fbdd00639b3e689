import type { KioskStatus } from '../../../domain/visit/status.ts';

// What runs inside the window, in one go for each step: every question from outside costs a round trip of its own.

/** Sends a status as main would and waits until it is drawn, with its fonts, its pictures and its keyboard. */
export async function showAndSettle(status: KioskStatus): Promise<void> {
  const patienceMs = 30_000;
  const startMs = performance.now();
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  async function until(isSo: () => boolean): Promise<void> {
    await frame();
    while (!isSo()) {
      if (performance.now() - startMs > patienceMs) throw new Error(`${status.screen.name} is not drawn`);
      await frame();
    }
  }
  globalThis.fakeMain.send(status);
  // The letter keyboard and the staff's parts are loaded when they are first needed.
  // Until then the screen before is still in the page, but hidden.
  await until(
    () =>
      [...document.querySelectorAll('.frame .page')].some((page) => page.checkVisibility()) &&
      document.querySelector('.keyboard--loading') === null,
  );
  await document.fonts.ready;
  await until(() => [...document.images].every((image) => image.complete));
  await frame();
}

/** Whether the way to the next page of a long content is open. */
export function hasNextPage(): boolean {
  return [...document.querySelectorAll('.surface button')].some(
    (button) =>
      /^(?:下一页|Next page)$/.test(button.textContent?.trim() ?? '') &&
      button.checkVisibility({ visibilityProperty: true }),
  );
}
