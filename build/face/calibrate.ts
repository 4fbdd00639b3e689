import { runCalibrate } from './calibrate-command.ts';
import { describePictures } from './describe-pictures.ts';

// npm run face:calibrate -- DIR [--out FILE] [--seed NUMBER] [--json]: what a site's own pictures say about where the lines of its face
// check belong. The folder's form, and what the law wants before: docs/operations/face.md.

process.exitCode = await runCalibrate(process.argv.slice(2), {
  describe: describePictures,
  today: new Date().toISOString().slice(0, 10),
  out: (words) => process.stdout.write(words),
  err: (words) => process.stderr.write(words),
});
