import './fake-bridge.ts';
// The kiosk's own entry: what is tested is the whole window on a canned status.
import '../../../renderer/app/main.tsx';
