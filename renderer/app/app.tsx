import { classNames } from '../ui/class-names.ts';
import { VoiceProvider } from '../ui/sound/index.ts';
import { DockLayout } from '../devdock/dock-layout.tsx';
import { StaffBanner } from '../kiosk/staff/staff-banner.tsx';
import { FrameHeader } from './frame-header.tsx';
import { ScreenSwitch } from './screen-switch.tsx';
import { Starting } from './starting.tsx';
import { useKioskStore } from './store.ts';
import { Takeovers } from './takeovers.tsx';
import './app.css';

/** The whole window: the kiosk's surface, takeovers above it, and in development the dock beside it. */
export function App() {
  const status = useKioskStore((state) => state.status);
  if (!status) return <Starting />;
  return (
    <VoiceProvider elder={status.elder}>
      <DockLayout simulated={status.site.simulated}>
        <div className="stage">
          <div className={classNames('surface', status.elder && 'surface--elder')}>
            <div className="frame">
              <FrameHeader status={status} />
              <StaffBanner status={status} />
              <ScreenSwitch status={status} />
            </div>
            <Takeovers status={status} />
          </div>
        </div>
      </DockLayout>
    </VoiceProvider>
  );
}
