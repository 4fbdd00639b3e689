import './fake-bridge.ts';

// The kiosk's own entry: what is tested is the whole window on a canned status. Imported when the bridge is in its
// place, because a bundler may put the module that looks for it into a chunk that runs before this one.
await import('../../../renderer/app/main.tsx');
