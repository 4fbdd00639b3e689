/**
 * Pictures of the screens below `tests/artefacts`, for people to look at: `YINGBIN_PICTURES=1 npm run test:e2e`. No test
 * reads them, and drawing them takes as long as the rest of a look.
 */
export const picturesWanted: boolean = process.env['YINGBIN_PICTURES'] === '1';

/** Every screen in every size, language and mode, instead of every value of each with every value of the others. */
export const everyCombination: boolean = process.env['YINGBIN_FULL_SCREENS'] === '1';
