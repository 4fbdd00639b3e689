/** How the browser is started as the kiosk's window. Nothing it could ask, offer, sync, translate or update. */
export function browserFlags(options: {
  readonly address: string;
  readonly profileDir: string;
  readonly kiosk: boolean;
  /** Chromium refuses to run its sandbox as root; only meant for containers. */
  readonly asRoot: boolean;
}): readonly string[] {
  return [
    ...(options.kiosk ? ['--kiosk'] : []),
    `--app=${options.address}`,
    `--user-data-dir=${options.profileDir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--noerrdialogs',
    '--hide-crash-restore-bubble',
    '--disable-session-crashed-bubble',
    '--disable-infobars',
    '--disable-sync',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--disable-print-preview',
    '--metrics-recording-only',
    '--no-pings',
    '--password-store=basic',
    '--use-mock-keychain',
    // Sounds must come before the first touch: the card alone starts a visit.
    '--autoplay-policy=no-user-gesture-required',
    // The browser must not ask a visitor. Whether there is a camera for the page says its permissions policy.
    '--auto-accept-camera-and-microphone-capture',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--disable-features=Translate,TranslateUI,MediaRouter,OptimizationHints,AutofillServerCommunication,GlobalMediaControls',
    ...(options.kiosk ? [] : ['--window-size=1080,1920']),
    ...(options.asRoot ? ['--no-sandbox'] : []),
  ];
}
