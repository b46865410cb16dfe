import { fileURLToPath } from 'node:url';

const launchModule = fileURLToPath(new URL('chromium-launch.mjs', import.meta.url));

/**
 * The environment of a client, in which the playwright that a file of the proof imports starts Debian's
 * Chromium and keeps its temporary files in the state's folder; unchanged where no file imports it.
 */
export function chromiumEnvironment(
  files: ReadonlyMap<string, string>,
  environment: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  if (![...files.values()].some((text) => text.includes("from 'playwright'"))) return environment;
  const { HOME, NODE_OPTIONS = '' } = environment;
  return { ...environment, TMPDIR: HOME, NODE_OPTIONS: `${NODE_OPTIONS} --import=${launchModule}`.trim() };
}
