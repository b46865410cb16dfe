import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../case.ts';
import { runToEnd } from '../processes.ts';
import { apacheKind } from './apache.ts';
import {
  findProgram,
  isRoot,
  type Program,
  type ProgramKind,
  plainEnvironment,
  type Service,
  type Site,
  serverUser,
  versionFrom,
} from './program.ts';

const BACKEND = '/usr/lib/git-core/git-http-backend';

// Author and dates are fixed, so that the names of objects repeat.
const identity = {
  GIT_AUTHOR_NAME: 'Alice',
  GIT_AUTHOR_EMAIL: 'alice@example.com',
  GIT_AUTHOR_DATE: '2026-01-05T09:00:00Z',
  GIT_COMMITTER_NAME: 'Alice',
  GIT_COMMITTER_EMAIL: 'alice@example.com',
  GIT_COMMITTER_DATE: '2026-01-05T09:00:00Z',
};

async function run(folder: string, file: string, ...args: readonly string[]): Promise<void> {
  const env = plainEnvironment({ ...identity, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' });
  const { code, stderr } = await runToEnd(file, args, { cwd: folder, env });
  if (code !== 0) throw new SetupError(`${file} ${args.join(' ')} ended with ${code}\n${stderr}`);
}

/** Makes the bare repository `git/project.git` with one commit that holds the files of `project/`. */
async function createRepository(folder: string): Promise<void> {
  const repository = join(folder, 'git', 'project.git');
  await mkdir(repository, { recursive: true });
  await run(folder, 'git', 'init', '-q', '--bare', '-b', 'main', repository);
  const inProject = [`--git-dir=${repository}`, `--work-tree=${join(folder, 'project')}`];
  await run(folder, 'git', ...inProject, 'add', '--all');
  await run(folder, 'git', ...inProject, 'commit', '-q', '-m', 'First commit');
  await rm(join(repository, 'index'));
  // Git refuses to serve a repository of another user.
  if (isRoot) await run(folder, 'chown', '-R', `${serverUser}:`, repository);
}

/** git-http-backend below Apache, with one repository. */
class GitHttpBackend implements Program {
  async start(site: Site): Promise<Service> {
    await createRepository(site.folder);
    return apacheKind.create().start(site);
  }
}

export const gitKind: ProgramKind = {
  title: 'git http-backend',
  configurationFolder: apacheKind.configurationFolder,
  async missing(files) {
    const missing = await apacheKind.missing(files);
    const backend = await access(BACKEND).then(
      () => true,
      () => false,
    );
    return backend && (await findProgram('git')) !== null ? missing : [...missing, 'git'];
  },
  async version(files) {
    const git = await versionFrom('git', ['--version'], /git version ([\d.]+)/);
    return `git http-backend ${git}, ${await apacheKind.version(files)}`;
  },
  ports: (files) => apacheKind.ports(files),
  create: () => new GitHttpBackend(),
};
