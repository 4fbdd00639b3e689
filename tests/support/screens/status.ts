import type { KioskStatus, Screen } from '../../../domain/visit/status.ts';

/** A status around a screen, as main would send it half-way through a visit. */
export function statusWith(screen: Screen, other: Partial<KioskStatus> = {}): KioskStatus {
  const midway = screen.name === 'field' || screen.name === 'confirm' || screen.name === 'notice';
  return {
    revision: 0,
    site: {
      id: 'sample',
      name: { 'zh-CN': '示例大厦访客登记', en: 'Sample Tower visitors' },
      riskTier: 'medium',
      helpDesk: { 'zh-CN': '服务台在一层大厅东侧', en: 'The desk is on the east side of the lobby' },
      timeZone: 'Asia/Shanghai',
      simulated: false,
    },
    language: 'zh-CN',
    elder: false,
    screen,
    canGoBack: !['home', 'reading', 'looking-up', 'saving', 'printing', 'done', 'staff-menu'].includes(
      screen.name,
    ),
    canSkip: false,
    reader: 'ready',
    printer: 'ready',
    scanner: 'ready',
    camera: 'ready',
    helpCalled: false,
    assisted: false,
    ...(midway && { progress: { step: 3, of: 7 } }),
    ...other,
  };
}
