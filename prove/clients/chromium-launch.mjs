// Loaded into a Node process that drives Chromium: Debian's browser, which trusts the certificate of the run,
// asks only for what the proof asks for and may run as root.
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../scripts/chromium.ts';

const certificateFile = process.env.NODE_EXTRA_CA_CERTS;

function trustedKeys() {
  if (certificateFile === undefined) return [];
  const { publicKey } = new X509Certificate(readFileSync(certificateFile));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const hash = createHash('sha256').update(key).digest('base64');
  return [`--ignore-certificate-errors-spki-list=${hash}`];
}

const onlyExamples = ['com', 'net', 'org'].map((top) => `EXCLUDE example.${top}, EXCLUDE *.example.${top}`);
const ours = {
  executablePath: CHROMIUM,
  args: [
    ...CHROMIUM_FLAGS,
    ...trustedKeys(),
    `--host-resolver-rules=MAP * ~NOTFOUND, ${onlyExamples.join(', ')}`,
  ],
};

const launch = chromium.launch.bind(chromium);
const launchPersistentContext = chromium.launchPersistentContext.bind(chromium);
chromium.launch = (options) => launch({ ...ours, ...options });
chromium.launchPersistentContext = (folder, options) =>
  launchPersistentContext(folder, { ...ours, ...options });
