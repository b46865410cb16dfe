import { sayMissing } from './lab-loader.ts';

/** The lab of its own page, which is loaded at once. */
const host = document.querySelector<HTMLElement>('request-lab:not([preset])');
if (host) {
  import('./lab/whole.ts').then(({ mountLab }) => mountLab(host)).catch(() => sayMissing(host));
}
