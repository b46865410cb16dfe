/**
 * Where browsers keep the buttons a visitor needs: the only place in the project that names menus.
 * Labels move with every release. Whoever corrects a path sets `version`, `checked` and `basis` with it.
 */

/** What a visitor wants to do. */
export type MenuTask =
  | 'reload'
  | 'clear-site-cookies'
  | 'clear-cookies'
  | 'clear-cache'
  | 'private-window'
  | 'saved-passwords'
  | 'leave-in-app-browser'
  | 'forget-basic-password';

/** A browser on one kind of device. */
export type BrowserSlug =
  | 'chrome-android'
  | 'safari-ios'
  | 'samsung-internet'
  | 'chrome-desktop'
  | 'firefox-desktop'
  | 'safari-mac'
  | 'edge-desktop';

/** One way through one browser's menus. */
export interface MenuPath {
  task: MenuTask;
  on: BrowserSlug;
  /** What to press, in order, in the words on the screen; no full stop, because steps are joined to one line. */
  steps: readonly string[];
  /** One or two whole sentences: a trap, or another way. */
  note?: string;
  /** The build the words are from, or the version from which they hold. */
  version: string;
  /** Day the path was last looked at, ISO 8601. */
  checked: string;
  /** The vendor's page or source for this task. With `unverified` it was not read: it is where to compare. */
  source: { title: string; url: string };
  /** `measured`: seen in that build. `vendor`: words of the vendor's page or source, not tried. `unverified`: neither. */
  basis: 'measured' | 'vendor' | 'unverified';
}

/** Names of the browsers as people know them, phones first. */
export const BROWSERS: Record<BrowserSlug, { label: string; where: 'phone' | 'desktop' }> = {
  'chrome-android': { label: 'Chrome on Android', where: 'phone' },
  'safari-ios': { label: 'Safari on iPhone', where: 'phone' },
  'samsung-internet': { label: 'Samsung Internet', where: 'phone' },
  'chrome-desktop': { label: 'Chrome on a computer', where: 'desktop' },
  'firefox-desktop': { label: 'Firefox on a computer', where: 'desktop' },
  'safari-mac': { label: 'Safari on a Mac', where: 'desktop' },
  'edge-desktop': { label: 'Edge on a computer', where: 'desktop' },
};

/** What each task is called in a heading or an accessible name. */
export const TASKS: Record<MenuTask, { label: string }> = {
  reload: { label: 'Reload the page' },
  'clear-site-cookies': { label: 'Delete the cookies of one site' },
  'clear-cookies': { label: 'Delete the cookies of all sites' },
  'clear-cache': { label: 'Clear the cache' },
  'private-window': { label: 'Open a private window' },
  'saved-passwords': { label: 'Find a saved password' },
  'leave-in-app-browser': { label: 'Leave an app’s built-in browser' },
  'forget-basic-password': { label: 'Make the browser forget the password box' },
};

/** A browser and the evidence its paths rest on. */
type Evidence = Pick<MenuPath, 'on' | 'version' | 'checked' | 'source' | 'basis'>;

const checked = '2026-11-24';
const evidence = (
  on: BrowserSlug,
  basis: MenuPath['basis'],
  version: string,
  title: string,
  url: string,
): Evidence => ({ on, basis, version, checked, source: { title, url } });
/** The same browser where neither a build nor the vendor's words were at hand. */
const untried = (like: Evidence): Evidence => ({ ...like, basis: 'unverified', version: 'not known' });

const chromeHelp = 'https://support.google.com/chrome/answer';
const chrome = evidence(
  'chrome-desktop',
  'measured',
  'Chromium 156',
  'Chrome Help: delete browsing data',
  `${chromeHelp}/2392709`,
);
const chromeKeys = evidence(
  'chrome-desktop',
  'vendor',
  'not stated',
  'Chrome Help: keyboard shortcuts',
  `${chromeHelp}/157179`,
);
const firefox = evidence(
  'firefox-desktop',
  'measured',
  'Firefox 153',
  'Mozilla Support: clear cookies and site data',
  'https://support.mozilla.org/en-US/kb/clear-cookies-and-site-data-firefox',
);
const firefoxKeys = evidence(
  'firefox-desktop',
  'vendor',
  'not stated',
  'Mozilla Support: keyboard shortcuts',
  'https://support.mozilla.org/en-US/kb/keyboard-shortcuts-perform-firefox-tasks-quickly',
);
const android = evidence(
  'chrome-android',
  'vendor',
  'Chromium source of about 2025',
  'Chromium source: strings of Chrome on Android',
  'https://github.com/chromium/chromium/blob/89f27feaec72a8a5c983f819a090affdcbaa0ce7/chrome/browser/ui/android/strings/android_chrome_strings.grd',
);
const iphone = evidence(
  'safari-ios',
  'vendor',
  'iOS 18 and later',
  'Apple Support: delete history, cache and cookies in Safari on iPhone',
  'https://support.apple.com/en-us/105082',
);
const samsung = evidence(
  'samsung-internet',
  'unverified',
  'not known',
  'Samsung Support',
  'https://www.samsung.com/us/support/',
);
const mac = evidence(
  'safari-mac',
  'vendor',
  'macOS 13 and later; Settings was Preferences before',
  'Safari User Guide: cookies and website data',
  'https://support.apple.com/guide/safari/manage-cookies-sfri11471/mac',
);
const macKeys = evidence(
  'safari-mac',
  'vendor',
  'not stated',
  'Safari User Guide: keyboard shortcuts',
  'https://support.apple.com/guide/safari/keyboard-and-other-shortcuts-cpsh003/mac',
);
const edge = evidence(
  'edge-desktop',
  'vendor',
  'not stated',
  'Microsoft Edge privacy whitepaper',
  'https://learn.microsoft.com/en-us/microsoft-edge/privacy-whitepaper/',
);
const edgeKeys = evidence(
  'edge-desktop',
  'vendor',
  'not stated',
  'Microsoft Support: keyboard shortcuts in Edge',
  'https://support.microsoft.com/en-us/microsoft-edge/keyboard-shortcuts-in-microsoft-edge-50d3edab-30d9-c7e4-21ce-37fe2713cfad',
);

const applePasswords = [
  'Passwords User Guide',
  'https://support.apple.com/guide/passwords/welcome/mac',
] as const;
const androidPrivate = evidence(
  'chrome-android',
  'unverified',
  'not known',
  'Chrome Help: browse in Incognito mode',
  `${chromeHelp}/95464`,
);
const iphonePrivate = evidence(
  'safari-ios',
  'unverified',
  'not known',
  'iPhone User Guide: browse the web privately',
  'https://support.apple.com/guide/iphone/browse-the-web-privately-iphb01fc3c85/ios',
);
const androidPasswords = evidence(
  'chrome-android',
  'unverified',
  'not known',
  'Chrome Help: manage passwords',
  `${chromeHelp}/95606`,
);
const iphonePasswords = evidence('safari-ios', 'unverified', 'iOS 18 and later', ...applePasswords);
const macPasswords = evidence('safari-mac', 'unverified', 'macOS 15 and later', ...applePasswords);

/** Paths of one task: the evidence, the steps separated by ` › `, a note. */
const paths = (
  task: MenuTask,
  ...rows: (readonly [from: Evidence, way: string, note?: string])[]
): MenuPath[] =>
  rows.map(([from, way, note]) => ({
    task,
    ...from,
    steps: way.split(' › '),
    ...(note === undefined ? {} : { note }),
  }));

const ONE_PAGE = 'For one page: Ctrl+Shift+R, on a Mac Cmd+Shift+R.';
const LAST_HOUR = 'It opens on Last hour, which leaves older cookies in place.';
const NO_TICKS = 'If you see no time or tick boxes, tap More options first.';

/** All paths, grouped by task, phones first. */
export const MENU_PATHS: readonly MenuPath[] = [
  ...paths(
    'reload',
    [untried(android), 'Pull the page down and let go', 'Or ⋮, then the round arrow.'],
    [untried(iphone), 'Pull the page down and let go', 'Or the round arrow in the address bar.'],
    [samsung, 'Pull the page down and let go', 'Or the round arrow.'],
    [chromeKeys, 'Ctrl+R or F5, on a Mac Cmd+R'],
    [firefoxKeys, 'Ctrl+R or F5, on a Mac Cmd+R'],
    [macKeys, 'Cmd+R'],
    [edgeKeys, 'Ctrl+R or F5, on a Mac Cmd+R'],
  ),
  ...paths(
    'clear-site-cookies',
    [
      untried(android),
      'Icon left of the address › Cookies and site data › trash can',
      'Or ⋮ › Settings › Site settings › All sites › the site.',
    ],
    [
      iphone,
      'Settings › Apps › Safari › Advanced › Website Data › find the site and swipe it left › Delete',
      'Before iOS 18: Settings › Safari › Advanced.',
    ],
    [samsung, '☰ › Settings › Sites and downloads › Manage website data › the site › Delete'],
    [chrome, 'Icon left of the address › Site settings › Delete data'],
    [
      firefox,
      'Shield left of the address › Clear cookies and site data › Clear',
      'The button is gray when the site stored nothing.',
    ],
    [mac, 'Safari › Settings › Privacy › Manage Website Data › the site › Remove'],
    [edge, 'Type edge://settings/siteData in the address bar › the site › trash can'],
  ),
  ...paths(
    'clear-cookies',
    [android, '⋮ › Delete browsing data › All time › tick Cookies and site data › Delete data', NO_TICKS],
    [
      iphone,
      'Settings › Apps › Safari › Clear History and Website Data › All history',
      'The history and the cache go too. Before iOS 18: Settings › Safari.',
    ],
    [
      samsung,
      '☰ › Settings › Personal browsing data › Delete browsing data › tick Cookies and site data › Delete data',
      'Older versions say Personal data.',
    ],
    [
      chrome,
      '⋮ › Delete browsing data › More › All time › tick Cookies and other site data › Delete from this device',
      LAST_HOUR,
    ],
    [
      firefox,
      '☰ › History › Clear recent history › When: Everything › tick Cookies and site data › Clear',
      LAST_HOUR,
    ],
    [mac, 'Safari › Settings › Privacy › Manage Website Data › Remove All'],
    [
      edge,
      'Type edge://settings/clearBrowserData in the address bar › All time › tick Cookies and other site data › Clear now',
    ],
  ),
  ...paths(
    'clear-cache',
    [
      android,
      '⋮ › Delete browsing data › All time › tick only Cached images and files › Delete data',
      NO_TICKS,
    ],
    [
      iphone,
      'Settings › Apps › Safari › Clear History and Website Data',
      'Cookies and history go too: it cannot clear the cache alone. A private tab does the same without loss.',
    ],
    [
      samsung,
      '☰ › Settings › Personal browsing data › Delete browsing data › tick only Cached images and files › Delete data',
      'Older versions say Personal data.',
    ],
    [
      chrome,
      '⋮ › Delete browsing data › More › All time › tick only Cached images and files › Delete from this device',
      ONE_PAGE,
    ],
    [
      firefox,
      '☰ › History › Clear recent history › When: Everything › tick only Temporary cached files and pages › Clear',
      ONE_PAGE,
    ],
    [
      untried(mac),
      'Safari › Settings › Advanced › Show features for web developers › Develop menu › Empty Caches',
    ],
    [
      edge,
      'Type edge://settings/clearBrowserData in the address bar › All time › tick only Cached images and files › Clear now',
    ],
  ),
  ...paths(
    'private-window',
    [androidPrivate, '⋮ › New Incognito tab'],
    [iphonePrivate, 'Tabs button (two squares) › Private › +', 'No tabs button: ⋯ › All Tabs.'],
    [samsung, 'Tabs › Turn on Secret mode'],
    [chrome, '⋮ › New Incognito window', 'Or Ctrl+Shift+N, on a Mac Cmd+Shift+N.'],
    [firefox, '☰ › New Private Window', 'Or Ctrl+Shift+P, on a Mac Cmd+Shift+P.'],
    [macKeys, 'File › New Private Window', 'Or Cmd+Shift+N.'],
    [edgeKeys, '⋯ › New InPrivate Window', 'Or Ctrl+Shift+N, on a Mac Cmd+Shift+N.'],
  ),
  ...paths(
    'saved-passwords',
    [androidPasswords, '⋮ › Settings › Google Password Manager › the site › Edit or Delete'],
    [iphonePasswords, 'Passwords app › the site › Edit', 'Before iOS 18: Settings › Passwords.'],
    [samsung, 'Settings of the phone › Samsung Pass › the site'],
    [chrome, '⋮ › Passwords and autofill › Google Password Manager › the site › Edit or Delete'],
    [firefox, '☰ › Passwords › the site › Edit or Remove'],
    [macPasswords, 'Passwords app › the site › Edit', 'Before macOS 15: Safari › Settings › Passwords.'],
    [untried(edge), 'Type edge://wallet/passwords in the address bar › the site › Edit or Delete'],
  ),
  ...paths(
    'leave-in-app-browser',
    [
      untried(android),
      '⋯ or ⋮ at the top › Open in browser, Open in external browser or Open in Chrome',
      'If there is no such line, copy the address and paste it in Chrome.',
    ],
    [
      untried(iphone),
      '⋯ or the compass › Open in Safari, Open in browser or Open in external browser',
      'If there is no such line, copy the address and paste it in Safari.',
    ],
  ),
  ...paths(
    'forget-basic-password',
    [
      untried(android),
      'List of running apps › swipe Chrome away › open Chrome again',
      'Or delete the cookies of all sites, with All time.',
    ],
    [untried(iphone), 'Swipe up from the bottom and hold › swipe Safari away › open Safari again'],
    [samsung, 'List of running apps › swipe Samsung Internet away › open it again'],
    [
      chrome,
      'Close every window (on a Mac Cmd+Q) › open Chrome again',
      'Or delete the cookies of all sites, with All time. Deleting the data of one site is not enough.',
    ],
    [
      firefox,
      'Ctrl+Q (on a Mac Cmd+Q) › open Firefox again',
      'Or the shield left of the address › Clear cookies and site data › Clear.',
    ],
    [untried(mac), 'Cmd+Q › open Safari again'],
    [
      untried(edge),
      'Close every window (on a Mac Cmd+Q) › open Edge again',
      'Or delete the cookies of all sites, with All time.',
    ],
  ),
];
