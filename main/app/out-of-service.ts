import type { Intent } from '../../domain/visit/intent.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';

/**
 * What the touches mean that a closed kiosk can still answer: language, large type and a call for help. Nothing is
 * written down, because nothing can be.
 */
export function touchedWhileClosed(status: KioskStatus, intent: Intent): KioskStatus {
  const revision = status.revision + 1;
  switch (intent.type) {
    case 'set-language':
      return { ...status, revision, language: intent.language };
    case 'set-elder':
      return { ...status, revision, elder: intent.elder };
    case 'call-help':
      return { ...status, revision, helpCalled: true };
    default:
      return status;
  }
}

/** What the window shows while no kiosk can run behind it. */
export function outOfService(
  problem: 'configuration' | 'storage',
  detail: string,
  revision: number,
): KioskStatus {
  return {
    revision,
    site: {
      id: 'none',
      name: { 'zh-CN': '迎宾', en: 'Yingbin' },
      riskTier: 'medium',
      helpDesk: { 'zh-CN': '请到大厅前台登记。', en: 'Please register at the lobby desk.' },
      timeZone: 'Asia/Shanghai',
      simulated: false,
    },
    language: 'zh-CN',
    elder: false,
    screen: { name: 'out-of-service', problem, detail },
    canGoBack: false,
    canSkip: false,
    reader: 'absent',
    printer: 'absent',
    scanner: 'absent',
    camera: 'absent',
    helpCalled: false,
    assisted: false,
  };
}
