/** Joins the class names that apply: `classNames('page', wide && 'page--wide')`. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
