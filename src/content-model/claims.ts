/** What a page says in code style that a run must have shown. */
export type ClaimKind = 'status' | 'header' | 'file' | 'code';

export interface Claim {
  readonly kind: ClaimKind;
  /** As it stands on the page: "401", "X-Api-Key", ".htaccess", "AH01617". */
  readonly text: string;
  /** Where it starts in the code. */
  readonly at: number;
}

/** `401`, `401 Unauthorized`, `HTTP/1.1 401`: not any number of three digits. */
const STATUS = /(?:^(?=[1-5]\d\d(?:$| [A-Z]))|(?<=HTTP\/\d(?:\.\d)? ))[1-5]\d\d\b/gm;

/** A name of two or more capitalized words, `X-Api-Key`; one with an `x-`; one before a colon, `cache-control: no-store`. */
const HEADER_SHAPES = [
  /(?<![\w./$%*-])[A-Z][A-Za-z0-9]*(?:-[A-Z][A-Za-z0-9]*)+(?![\w/*-]|\.\w)/g,
  /(?<![\w./$%-])x(?:-[a-z0-9]+)+(?![\w./-])/g,
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?=: )/gm,
];
/** Field names of one word that mean nothing else. */
const HEADER_WORDS = /(?<![\w.$%-])(?:Authorization|Cookie|Host|Origin|Referer|Vary)(?![\w.-])/g;
/** Field names of one word that are other words too: alone, or before a colon. */
const HEADER_ALONE =
  /^(?:Accept|Age|Allow|Connection|DPoP|Date|Expect|Expires|Forwarded|From|Link|Location|Server|Signature|Trailer|Upgrade|Via|Warning)(?=$|:)/gm;

const ENDINGS =
  'cgi|cnf|conf|config|cs|css|env|go|htaccess|html?|htpasswd|ini|java|jsx?|json|lua|mjs|mts|php|properties|py|rb|sh|sock|sql|toml|tsx?|txt|wsgi|xml|ya?ml';
/** `site.conf`, `conf/site.conf`, `/etc/nginx/htpasswd`, `.htaccess`, `~/.netrc`; no address, no member of an object. */
const FILE_SHAPES = [
  new RegExp(
    `(?<![\\w./$%*:@-])(?:~?/)?(?:[\\w.-]+/)*[\\w-]+(?:\\.[\\w-]+)*\\.(?:${ENDINGS})(?![\\w(/-]|\\.\\w)`,
    'g',
  ),
  /(?<![\w$%*:@-])(?:~?\/)?(?:[\w.-]+\/)*\.(?:htaccess|htpasswd|htdigest|env|netrc|npmrc|pypirc|gitconfig|git-credentials|curlrc|wgetrc|user\.ini|docker\/config\.json)\b/g,
  /(?<![\w./:-])\/(?:etc|var|srv|usr|opt|run|home|tmp)\/[\w./-]*[\w-]/g,
  /(?<![\w./:-])(?:error|access|debug|auth|php-fpm)\.log\b/g,
];
/** Members of objects that look like files. */
const NO_FILE = /^(?:process|import\.meta|Deno|Bun)\.env$|^(?:Node|Next|Nuxt|Vue|Express)\.js$/;

const CODES = [
  /\b(?:ERR|FST)_[A-Z][A-Z0-9_]*[A-Z0-9]\b/g,
  /(?<![\w-])[A-Z]{1,8}\d{3,}\b(?!-)/g,
  /(?<![\w\\])[A-Z][A-Za-z]*(?:Error|Exception)\b(?!\()/g,
];
/** Algorithms and documents that look like codes. */
const NO_CODE = /^(?:HS|RS|ES|PS|SHA|AES|A|RFC|ISO|UTF|AES)\d+$/;

/** The claims in a piece of code, in the order of its text; where two overlap, the first kind of the list counts. */
export function claimsIn(code: string): Claim[] {
  const found: Claim[] = [];
  const take = (kind: ClaimKind, patterns: readonly RegExp[], isNone?: RegExp): void => {
    for (const pattern of patterns) {
      for (const match of code.matchAll(pattern)) {
        const [text] = match;
        const [from, to] = [match.index, match.index + text.length];
        if (isNone?.test(text) === true) continue;
        if (found.some(({ at, text: other }) => from < at + other.length && at < to)) continue;
        found.push({ kind, text, at: from });
      }
    }
  };
  take('status', [STATUS]);
  take('code', CODES, NO_CODE);
  take('file', FILE_SHAPES, NO_FILE);
  take('header', [...HEADER_SHAPES, HEADER_WORDS, HEADER_ALONE]);
  return found.sort((a, b) => a.at - b.at);
}
