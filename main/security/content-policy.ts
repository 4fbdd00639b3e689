/**
 * What the window may load and do, the same in both shells. Everything is forbidden, then listed: own scripts, own
 * styles (no inline ones), own pictures plus the dots of a printed badge (`data:`), own sounds, one line to main.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "worker-src 'self'",
].join('; ');

/** Devices belong to main: the window gets none of them, not even by asking the person. The camera has an exception. */
const deniedFeatures = [
  'accelerometer',
  'autoplay=(self)',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Who may compile WebAssembly: the workers that look for codes and for faces in pictures. They reach no page. */
const compilingWorker = /^\/assets\/(?:code-reader|human|face-api)-worker-[\w-]+\.js$/;

/** Sent with every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Permissions-Policy': deniedFeatures.map((name) => (name.includes('=') ? name : `${name}=()`)).join(', '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Sent with a piece of the window.
 *
 * @param mayUseCamera whether something at the site looks through the kiosk's camera; its pictures stay in the window
 */
export function headersOf(path: string, mayUseCamera: boolean): Readonly<Record<string, string>> {
  const policy = securityHeaders['Permissions-Policy'] ?? '';
  return {
    ...securityHeaders,
    ...(mayUseCamera && { 'Permissions-Policy': policy.replace('camera=()', 'camera=(self)') }),
    ...(compilingWorker.test(path) && {
      'Content-Security-Policy': contentSecurityPolicy.replace(
        "script-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
      ),
    }),
  };
}
