import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { rulesWith, someRules } from './fixture.ts';
import { cachingOf, typeOf } from './rules.ts';
import { writeErrorResponses, writeFunction, writeHeadersPolicy, writeUpload } from './s3.ts';

const FILES = [
  '404.html',
  'index.html',
  'fix/u17/index.html',
  'fix/u17.md',
  'feed.xml',
  'sitemap.xml',
  'sw.js',
];
const HASHED = ['_astro/a.B3x.js', 'cards/u17.a1.png'];
const ALL = [...FILES, ...HASHED].flatMap((file) => (file.endsWith('.png') ? [file] : [file, `${file}.br`]));

type Query = Readonly<Record<string, { value: string; multiValue?: readonly { value: string }[] }>>;
/** What the function makes of a request: the address that S3 is asked for, or where it leads. */
function handle(uri: string, encodings = '', querystring: Query = {}, rules = someRules()): string {
  const headers = encodings === '' ? {} : { 'accept-encoding': { value: encodings } };
  const event = { request: { uri, querystring, headers } };
  const result: unknown = runInNewContext(`${writeFunction(rules)}\nJSON.stringify(handler(event))`, {
    event,
  });
  const answer = JSON.parse(String(result)) as {
    uri?: string;
    statusCode?: number;
    headers: { location?: { value: string } };
  };
  return answer.uri ?? `${answer.statusCode} ${answer.headers.location?.value}`;
}

describe('the CloudFront function', () => {
  test.each([
    ['/help/401/', '/help/401/index.html'],
    ['/help/401/fix/u17/', '/help/401/fix/u17/index.html'],
    ['/help/401/fix/u17.md', '/help/401/fix/u17.md'],
    ['/help/401/fix/u17', '301 /help/401/fix/u17/'],
    ['/help/401', '301 /help/401/'],
    ['/help/401/fix/old/', '301 /help/401/fix/u17/#fix-2'],
    ['/help/401/fix/old', '301 /help/401/fix/u17/#fix-2'],
    ['/help/401/old/', '301 /help/401/'],
    ['/help/401/fix/U17/', '301 /help/401/fix/u17/'],
    ['/help/401/fix/', '/help/401/fix/index.html'],
    ['/help/401/fix/u17/old/', '/help/401/fix/u17/old/index.html'],
    ['/other/page', '/other/page'],
    ['//example.com/x', '//example.com/x'],
    ['/help/401//example.com', '/help/401//example.com'],
    ['/help/401/constructor/', '/help/401/constructor/index.html'],
  ])('%s -> %s', (uri, wanted) => {
    expect(handle(uri)).toBe(wanted);
  });

  test('browsers that read brotli get the compressed copy of text', () => {
    expect(handle('/help/401/', 'gzip, deflate, br')).toBe('/help/401/index.html.br');
    expect(handle('/help/401/cards/u17.png', 'br')).toBe('/help/401/cards/u17.png');
    expect(handle('/help/401/', 'gzip')).toBe('/help/401/index.html');
  });

  test('the query stays when the slash is added', () => {
    const query = {
      q: { value: 'jwt%20expired' },
      a: { value: '1', multiValue: [{ value: '1' }, { value: '' }] },
    };
    expect(handle('/help/401/search', '', query)).toBe('301 /help/401/search/?q=jwt%20expired&a=1&a');
  });

  test('it holds as many redirects as CloudFront takes', () => {
    const redirects = Array.from({ length: 500 }, (_, n) => ({ from: `/fix/old-${n}/`, to: `/fix/u${n}/` }));
    const rules = someRules({ redirects });
    const size = Buffer.byteLength(writeFunction(rules));
    expect(size).toBeGreaterThan(10_200);
    expect(size).toBeLessThanOrEqual(10_240);
    expect(handle('/help/401/fix/old-7', '', {}, rules)).toBe('301 /help/401/fix/u7/');
    expect(handle('/help/401/fix/old-499/', '', {}, rules)).toBe('/help/401/fix/old-499/index.html');
  });
});

/** The command of the script that uploads `file` last, as the filters of the aws program decide. */
function commandFor(script: string, file: string): string[] {
  return script
    .split('\n')
    .filter((line) => line.startsWith('aws s3 sync'))
    .filter((line) => {
      let taken = true;
      for (const [, kind, glob = ''] of line.matchAll(/--(include|exclude) '([^']*)'/g)) {
        const pattern = glob.replace(/[.+]/g, '\\$&').replaceAll('*', '.*');
        if (new RegExp(`^${pattern}$`).test(file)) taken = kind === 'include';
      }
      return taken;
    });
}

describe('the upload', () => {
  const rules = someRules();
  const script = writeUpload(rules, ALL);

  test.each(ALL)('%s is sent once, with its type, caching and encoding', (file) => {
    const commands = commandFor(script, file);
    expect(commands).toHaveLength(1);
    const [command = ''] = commands;
    const bare = file.replace(/\.br$/, '');
    expect(command).toContain(`--content-type '${typeOf(rules, bare)}'`);
    expect(command).toContain(`--cache-control '${cachingOf(rules, bare)}'`);
    expect(command.endsWith('--content-encoding br')).toBe(file !== bare);
    expect(command).toContain('"s3://$BUCKET/help/401/"');
  });

  test('what pages load is sent before the pages', () => {
    const commands = script.split('\n').filter((line) => line.startsWith('aws'));
    expect(commands[0]).toContain("--include '_astro/*.js'");
    expect(commands.at(-1)).toContain('*.html');
  });

  test('a file without a content type is refused', () => {
    expect(() => writeUpload(rules, ['a.exe'])).toThrow('a.exe');
  });

  test('quotes in a value do not end the argument', () => {
    const odd = { ...rules, types: { html: "a'; rm -rf /;'" }, files: {} };
    expect(writeUpload(odd, ['index.html'])).toContain(`--content-type 'a'\\''; rm -rf /;'\\'''`);
  });
});

describe('what the distribution is given', () => {
  test('every header is in the policy, once', () => {
    const policy = JSON.parse(writeHeadersPolicy(someRules())) as {
      SecurityHeadersConfig: Record<string, object>;
      CustomHeadersConfig: { Quantity: number; Items: { Header: string }[] };
    };
    expect(Object.keys(policy.SecurityHeadersConfig).sort()).toEqual([
      'ContentSecurityPolicy',
      'ContentTypeOptions',
      'ReferrerPolicy',
    ]);
    const custom = policy.CustomHeadersConfig;
    expect(custom.Items.map(({ Header }) => Header)).toEqual([
      'Cross-Origin-Opener-Policy',
      'Permissions-Policy',
    ]);
    expect(custom.Quantity).toBe(2);
    expect(writeHeadersPolicy(rulesWith('a "b"'))).toContain('"a \\"b\\""');
  });

  test('what the bucket does not hold, or does not show, gets the 404 page', () => {
    const { Items } = JSON.parse(writeErrorResponses(someRules())) as { Items: Record<string, unknown>[] };
    expect(Items.map(({ ErrorCode }) => ErrorCode)).toEqual([403, 404]);
    for (const item of Items)
      expect(item).toMatchObject({ ResponseCode: '404', ResponsePagePath: '/help/401/404.html' });
  });
});
