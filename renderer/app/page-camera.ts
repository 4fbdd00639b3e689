/** Chromium's name for what the page's own headers allow (Permissions Policy); TypeScript does not know it. */
interface PolicyDocument {
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
}

/** A page that was loaded before a camera was set up may not use it; loaded anew, it may. */
export function pageMayUseCamera(): boolean {
  return (document as PolicyDocument).featurePolicy?.allowsFeature('camera') ?? true;
}
