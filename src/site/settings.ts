/** What a team that runs the site for itself decides; everything that names the site follows it. */
export interface Settings {
  /** Origin that the site is served from, without a trailing slash: `https://help.example.com`. */
  readonly siteUrl: string;
  /** Path below the origin, with a slash at both ends: `/` or `/help/401/`. */
  readonly basePath: string;
  /** What the site calls itself: header, titles, cards, feed. */
  readonly brand: string;
  /**
   * Where readers report whether a fix helped: `mailto:`, or https, in which `{id}`, `{title}`, `{page}` and `{answer}`
   * (yes or no) are filled in. Empty: nobody is asked.
   */
  readonly supportUrl: string;
  /** Where a source file can be edited; `{path}` stands for its path in the project. Empty: no link. */
  readonly editUrl: string;
  /** Folder of a team's own fixes, absolute or from the root of the project. Empty: there is none. */
  readonly privateFixes: string;
  /** What the ids of these fixes start with: `acme` for `acme1`. Goes with `privateFixes`. */
  readonly privatePrefix: string;
}

/** The settings of the public site. Its address ends in `.example` until somebody sets it. */
export const DEFAULT_SETTINGS: Settings = {
  siteUrl: 'https://fix401.example',
  basePath: '/',
  brand: 'Fix 401',
  supportUrl: '',
  editUrl: '',
  privateFixes: '',
  privatePrefix: '',
};

/** Name of a setting in site.config.json -> the environment variable that overrides it. */
export const SETTING_VARIABLES = {
  siteUrl: 'SITE_URL',
  basePath: 'BASE_PATH',
  brand: 'SITE_BRAND',
  supportUrl: 'SUPPORT_URL',
  editUrl: 'EDIT_URL',
  privateFixes: 'PRIVATE_FIXES',
  privatePrefix: 'PRIVATE_PREFIX',
} as const satisfies Record<keyof Settings, string>;

type SettingName = keyof Settings;

/** Thrown for settings that cannot be used; the message has one line for each. */
export class SettingsError extends Error {
  constructor(problems: readonly string[]) {
    super(`The settings have ${problems.length} problem(s):\n${problems.join('\n')}`);
    this.name = 'SettingsError';
  }
}

const MOST_BRAND = 40;

function originOf(value: string): string | null {
  if (!URL.canParse(value)) return null;
  const { protocol, origin, pathname, search, hash, username } = new URL(value);
  const bare = pathname === '/' && search === '' && hash === '' && username === '';
  return /^https?:$/.test(protocol) && bare ? origin : null;
}

/** Gives the value to use, or says what is wrong and what to write. */
type Reading = { readonly value: string } | { readonly wrong: string };

const READERS: Readonly<Record<SettingName, (value: string) => Reading>> = {
  siteUrl(value) {
    const origin = originOf(value);
    return origin === null
      ? { wrong: 'is no origin: write `https://help.example.com`, the path goes into basePath' }
      : { value: origin };
  },
  basePath(value) {
    return /^\/(?:[\w.~-]+\/)*$/.test(value.endsWith('/') ? value : `${value}/`)
      ? { value: value.endsWith('/') ? value : `${value}/` }
      : { wrong: 'is no path: write `/` or `/help/401/`, letters, digits and `-._~` between slashes' };
  },
  brand(value) {
    const name = value.trim();
    return name === '' || name.length > MOST_BRAND || /[<>\p{Cc}]/u.test(name)
      ? { wrong: `is no name: write 1 to ${MOST_BRAND} characters without < and >` }
      : { value: name };
  },
  supportUrl(value) {
    return value === '' || (URL.canParse(value) && /^(?:https:|mailto:[^?]+@)/.test(value))
      ? { value }
      : { wrong: 'is no address to write to: write `https://…` or `mailto:help@example.com`' };
  },
  editUrl(value) {
    return value === '' || (URL.canParse(value) && value.startsWith('https:') && value.includes('{path}'))
      ? { value }
      : { wrong: 'is no address of files: write `https://…/{path}`' };
  },
  privateFixes(value) {
    const folder = value.replaceAll('\\', '/').replace(/\/+$/, '');
    return /\p{Cc}/u.test(value) ||
      (folder === '' && value !== '') ||
      /^(?:\.\/)?content(?:\/|$)/.test(folder)
      ? { wrong: 'is no folder of your own: write `/srv/acme-fixes` or `private/fixes`, outside content/' }
      : { value: folder };
  },
  privatePrefix(value) {
    if (value === 'u') return { wrong: 'is the prefix of this site: choose another, such as `acme`' };
    return value === '' || /^[a-z]{2,12}$/.test(value)
      ? { value }
      : { wrong: 'is no prefix: write 2 to 12 lower-case letters, such as `acme` for ids like `acme1`' };
  },
};

/**
 * The settings from the parsed site.config.json (`undefined`: there is none) and the environment, which wins.
 * Throws {@link SettingsError} naming every setting that cannot be used, where it came from and what to write.
 */
export function readSettings(
  file: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const problems: string[] = [];
  const isObject = typeof file === 'object' && file !== null && !Array.isArray(file);
  if (file !== undefined && !isObject) problems.push('site.config.json: is no object: write { … }');
  const written = new Map<string, unknown>(isObject ? Object.entries(file) : []);
  for (const name of written.keys()) {
    if (!(name in READERS)) {
      problems.push(`site.config.json: ${name}: is no setting: there are ${Object.keys(READERS).join(', ')}`);
    }
  }
  const read = (name: SettingName): string => {
    const variable = environment[SETTING_VARIABLES[name]];
    const set = variable === undefined || variable === '' ? written.get(name) : variable;
    if (set === undefined) return DEFAULT_SETTINGS[name];
    const where = set === variable ? SETTING_VARIABLES[name] : `site.config.json: ${name}`;
    if (typeof set !== 'string') {
      problems.push(`${where}: is no text: put it in quotes`);
      return '';
    }
    const reading = READERS[name](set);
    if ('value' in reading) return reading.value;
    problems.push(`${where}: "${set}" ${reading.wrong}`);
    return '';
  };
  const settings: Settings = {
    siteUrl: read('siteUrl'),
    basePath: read('basePath'),
    brand: read('brand'),
    supportUrl: read('supportUrl'),
    editUrl: read('editUrl'),
    privateFixes: read('privateFixes'),
    privatePrefix: read('privatePrefix'),
  };
  const alone = settings.privateFixes === '' ? 'privatePrefix' : 'privateFixes';
  if (problems.length === 0 && (settings.privateFixes === '') !== (settings.privatePrefix === '')) {
    problems.push(
      `${alone}: "${settings[alone]}" stands alone: set privateFixes and privatePrefix, or neither`,
    );
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}
