import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings, type Settings, SettingsError } from '../src/site/settings.ts';

/** The file beside package.json in which a team keeps its settings. */
export const SETTINGS_FILE = 'site.config.json';

/**
 * The settings of the project in `root`: its site.config.json, if there is one, and the environment.
 * Throws {@link SettingsError} when the file is no JSON, a setting cannot be used or the folder it names is not there.
 */
export function loadSettings(
  root: string = process.cwd(),
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const path = join(root, SETTINGS_FILE);
  if (!existsSync(path)) return withFolder(root, readSettings(undefined, environment));
  let file: unknown;
  try {
    file = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SettingsError([`${SETTINGS_FILE}: is no JSON: ${error instanceof Error ? error.message : ''}`]);
  }
  return withFolder(root, readSettings(file, environment));
}

function withFolder(root: string, settings: Settings): Settings {
  const { privateFixes } = settings;
  if (privateFixes === '' || statSync(resolve(root, privateFixes), { throwIfNoEntry: false })?.isDirectory())
    return settings;
  throw new SettingsError([`privateFixes: "${privateFixes}" is no folder: make it, or correct the path`]);
}
