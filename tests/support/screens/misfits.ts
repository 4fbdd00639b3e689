/**
 * Runs inside the page: what a person could not read, reach or hit. Sizes are in millimetres of the reference panel
 * (facts: 15 mm targets; no text below 24 px at 1080 x 1920, which is 6 mm).
 */
export function findMisfits(): string[] {
  const surface = document.querySelector<HTMLElement>('.surface');
  if (!surface) return ['no surface'];
  const mm = Number.parseFloat(getComputedStyle(surface).getPropertyValue('--mm'));
  const bounds = surface.getBoundingClientRect();
  const tolerance = 1;
  const misfits: string[] = [];
  const name = (element: Element) => `${element.className} "${element.textContent?.trim().slice(0, 30)}"`;

  for (const box of surface.querySelectorAll('.page__content, .dialog')) {
    if (box.scrollHeight > box.clientHeight + tolerance) misfits.push(`scrolls: ${name(box)}`);
  }
  for (const target of surface.querySelectorAll('button, .notice-tick')) {
    // On another page of a long content.
    if (target.getClientRects().length === 0) continue;
    const { width, height } = target.getBoundingClientRect();
    if (width + tolerance < 15 * mm || height + tolerance < 15 * mm) {
      misfits.push(
        `too small to hit (${(width / mm).toFixed(1)} x ${(height / mm).toFixed(1)} mm): ${name(target)}`,
      );
    }
  }
  for (const element of surface.querySelectorAll('button, h1, h2, p, li, dt, dd, span, .choice-card')) {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    // One pixel wide is for readers only.
    if (width <= 1) continue;
    if (
      left < bounds.left - tolerance ||
      right > bounds.right + tolerance ||
      top < bounds.top - tolerance ||
      bottom > bounds.bottom + tolerance
    ) {
      misfits.push(`outside the panel: ${name(element)}`);
    }
    const ownText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (ownText && size + 0.1 < 6 * mm)
      misfits.push(`too small to read (${(size / mm).toFixed(1)} mm): ${name(element)}`);
    if (
      ownText &&
      element.scrollWidth > element.clientWidth + 2 &&
      getComputedStyle(element).display !== 'inline'
    ) {
      misfits.push(`text cut off: ${name(element)}`);
    }
  }
  return misfits;
}
