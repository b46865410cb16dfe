import { MOVED_FILE } from './moved.ts';

/** An address of the site below its base, and the anchors that stand on its page. */
export type Addresses = ReadonlyMap<string, ReadonlySet<string>>;

export const ADDRESSES_FILE = 'content/addresses.txt';

/** An address or anchor that was published and is gone. */
export interface Loss {
  /** `/fix/u17/` or `/fix/u17/#fix-2`. */
  readonly address: string;
  readonly message: string;
}

/** Reads content/addresses.txt: an address a line, followed by its anchors, separated by spaces. */
export function parseAddresses(text: string): Addresses {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [address = '', ...anchors] = line.split(' ');
      return [address, new Set(anchors)];
    }),
  );
}

/** Writes addresses in the form that {@link parseAddresses} reads, sorted, with a final line break. */
export function formatAddresses(addresses: Addresses): string {
  const lines = [...addresses].map(([address, anchors]) => [address, ...[...anchors].sort()].join(' '));
  return `${lines.sort().join('\n')}\n`;
}

/** Both together: what was ever published. */
export function joinAddresses(published: Addresses, built: Addresses): Addresses {
  const all = new Map<string, ReadonlySet<string>>(published);
  for (const [address, anchors] of built) {
    all.set(address, new Set([...(all.get(address) ?? []), ...anchors]));
  }
  return all;
}

/**
 * What was published and is not in the build. `moved` holds the addresses that lead on, and where to: their anchors
 * stand on the page they lead to, since browsers take them along.
 */
export function lossesOf(
  published: Addresses,
  built: Addresses,
  moved: ReadonlyMap<string, string> = new Map(),
): Loss[] {
  return [...published].flatMap(([address, anchors]): Loss[] => {
    if (!built.has(address)) {
      const message = `was published and has no page: bring it back, or write \`${address} -> /…/\` into ${MOVED_FILE}`;
      return [{ address, message }];
    }
    const to = moved.get(address);
    const there = built.get(to ?? address);
    return [...anchors]
      .filter((anchor) => there?.has(anchor) !== true)
      .map((anchor) => ({ address: `${address}#${anchor}`, message: anchorMessage(anchor, to) }));
  });
}

function anchorMessage(anchor: string, to: string | undefined): string {
  const successor = `keep it as \`was="${anchor}"\` of its successor`;
  return to === undefined
    ? `was published and is gone: bring the id back, or ${successor}`
    : `was published and ${to}, where it leads, has no such id: ${successor} there`;
}
