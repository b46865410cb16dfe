/**
 * The environment in which the site is built and tested as a team that runs it for itself has it: another address,
 * below a path, under another name.
 */
export const MOVED = {
  OUT_DIR: '.work/moved',
  SITE_URL: 'https://help.acme.example',
  BASE_PATH: '/help/401/',
  SITE_BRAND: 'Acme Help',
  SUPPORT_URL: 'https://desk.acme.example/new',
  EDIT_URL: 'https://code.acme.example/edit/{path}',
} as const;
