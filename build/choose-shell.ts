/** What the choice depends on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly asRoot: boolean;
  /** Electron's program, which npm does not bring: it is fetched from elsewhere, and some networks cannot. */
  readonly electronProgram: string | undefined;
}

export interface Choice {
  readonly shell: 'electron' | 'chromium';
  /** Why, as the second half of the one line that `npm start` prints. */
  readonly reason: string;
}

/** Electron wherever it can run; the Chromium shell everywhere else. `YINGBIN_SHELL` overrules. */
export function chooseShell({ platform, env, asRoot, electronProgram }: Surroundings): Choice {
  const asked = env['YINGBIN_SHELL'];
  if (asked === 'electron' || asked === 'chromium') return { shell: asked, reason: 'YINGBIN_SHELL says so' };
  const chromium = (reason: string): Choice => ({ shell: 'chromium', reason });
  if (env['YINGBIN_HEADLESS'] === '1') return chromium('YINGBIN_HEADLESS asks for an address only');
  if (!electronProgram)
    return chromium('the Electron program is not downloaded; YINGBIN_SHELL=electron fetches it');
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return chromium('there is no display');
  if (platform === 'linux' && asRoot) return chromium('Electron keeps its sandbox, which root cannot have');
  return { shell: 'electron', reason: 'its program is installed' };
}
