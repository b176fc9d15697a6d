import { BackupCard } from './backup-card.tsx';
import { DayCard } from './day-card.tsx';
import { ExportCard } from './export-card.tsx';

/** The business day, what can be taken out of it, and the copy that must not be missing when it counts. */
export function BackupSection() {
  return (
    <div className="cards">
      <DayCard />
      <ExportCard />
      <BackupCard />
    </div>
  );
}
