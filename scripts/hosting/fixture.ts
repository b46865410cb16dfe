import { type HostingRules, hostingRules, type RulesInput } from './rules.ts';

/** Rules of a small site, for tests of the writers. */
export function someRules(changes: Partial<RulesInput> = {}): HostingRules {
  return hostingRules({
    siteUrl: 'https://help.example.com',
    basePath: '/help/401/',
    styleHashes: ['sha256-AAAA'],
    redirects: [
      { from: '/fix/old/', to: '/fix/u17/#fix-2' },
      { from: '/fix/U17/', to: '/fix/u17/' },
      { from: '/old/', to: '/' },
    ],
    ...changes,
  });
}

/** Rules whose one header has this value. */
export function rulesWith(value: string): HostingRules {
  return { ...someRules(), headers: [['X-Note', value]] };
}
