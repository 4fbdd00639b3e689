/**
 * Runs inside the page: text of the content that is smaller than `least` times its normal size. What is as large as
 * reading text in elder mode anyway (titles, badge numbers) need not grow. The normal size is measured on the very
 * same elements, by taking elder mode and the fitting away for a moment.
 */
export function findSmallText(least: number): string[] {
  const surface = document.querySelector<HTMLElement>('.surface');
  const content = surface?.querySelector<HTMLElement>('.page__content');
  if (!surface || !content) return ['no content'];
  const elderReadingMm = 1.5 * 11;
  const mm = Number.parseFloat(getComputedStyle(surface).getPropertyValue('--mm'));
  const texts = [...content.querySelectorAll('*'), ...surface.querySelectorAll('.page__footer *')].filter(
    (element) =>
      !(element instanceof SVGElement) &&
      (element as HTMLElement).getClientRects().length > 0 &&
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
  const sizes = () => texts.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));

  const shown = sizes();
  const isElder = surface.classList.contains('surface--elder');
  const fit = content.style.getPropertyValue('--fit');
  surface.classList.remove('surface--elder');
  content.style.setProperty('--fit', '1');
  const normal = sizes();
  surface.classList.toggle('surface--elder', isElder);
  content.style.setProperty('--fit', fit);

  return texts.flatMap((element, index) => {
    const [size, usual] = [shown[index] ?? 0, normal[index] ?? 0];
    if (size >= elderReadingMm * mm || size >= least * usual - 0.1) return [];
    return [`x${(size / usual).toFixed(2)}: ${element.className} "${element.textContent?.slice(0, 20)}"`];
  });
}
