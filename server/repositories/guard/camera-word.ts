import type { FactData } from '../../../domain/ledger/catalogue.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

export type CameraWord = FactData<'face.checked'>['verdict'];

/** What the camera made of a visitor the last time it was asked; advice for the guard, without picture or distance. */
export async function readCameraWord(db: Db, site: Site, visitId: string): Promise<CameraWord | undefined> {
  const row = await db
    .selectFrom('event')
    .select('data')
    .where('site_id', '=', site.id)
    .where('subject', '=', subjectOf('visit', visitId))
    .where('type', '=', 'face.checked')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && (JSON.parse(row.data) as FactData<'face.checked'>).verdict;
}
