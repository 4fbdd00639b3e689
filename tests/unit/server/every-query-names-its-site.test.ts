import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * Tables where a row is found by a secret or by its age, whichever site it is of: a cookie, a one-time code, a session; and upkeep that
 * deletes what is old. None of them leads to a person without the site beside it.
 */
const elsewise = new Set([
  ...['session', 'kiosk_code', 'kiosk_session', 'sign_in_attempt', 'phone_form', 'webhook_call'],
]);

/** Queries that could read or change another site's rows; of a source text, by table. */
function withoutSite(source: string): readonly string[] {
  const built = [...source.matchAll(/\.(?:selectFrom|updateTable|deleteFrom)\(\s*'(\w+)/g)].flatMap(
    (match) => {
      const rest = source.slice(match.index);
      const end = rest.search(/\.execute|\n\s*\);|;\n/);
      return /site_?id/i.test(rest.slice(0, end === -1 ? undefined : end)) ? [] : [match[1] ?? ''];
    },
  );
  const written = [
    ...source.matchAll(
      /\b(?:FROM|UPDATE|JOIN) (event|visit|reservation|enrolment|host|staff|message|alert|attachment)\b[^`]*`/g,
    ),
  ]
    .filter(([query]) => !/site_id|xid/.test(query))
    .map(([, table]) => table ?? '');
  return [...built, ...written].filter((table) => !elsewise.has(table));
}

test('every query of the server says which site it is about', () => {
  const files = globSync('server/**/*.ts').filter((file) => !file.includes('/migrations/'));
  const found = files.flatMap((file) =>
    withoutSite(readFileSync(file, 'utf8')).map((table) => `${file}: ${table}`),
  );
  expect(found).toEqual([]);
  expect(files.length).toBeGreaterThan(150);
});

test('one that does not would be noticed', () => {
  const built = `db.selectFrom('visit').selectAll().where('id', '=', id).execute();`;
  expect(withoutSite(built)).toEqual(['visit']);
  expect(withoutSite(built.replace(`'id'`, `'site_id'`))).toEqual([]);
  expect(withoutSite('sql`SELECT id FROM visit WHERE id = ${id}`')).toEqual(['visit']);
});
