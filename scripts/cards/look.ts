import type { Card } from '../../src/site/card.ts';
import { CARD_SIZE } from '../../src/site/head.ts';
import { CARD_WORDS } from '../../src/site/words.ts';
import { FONT } from './fonts.ts';

/** The light colors of src/styles/tokens.css. */
const COLORS = {
  paper: '#fbfaf7',
  raised: '#ffffff',
  ink: '#1c1f26',
  soft: '#565b66',
  edge: '#878275',
  denied: '#b3261e',
  deniedWash: '#fdeeeb',
  granted: '#12703f',
  grantedWash: '#eaf6ef',
  clientWash: '#eef3fd',
  client: '#1f4fbf',
} as const;

/** An element as satori takes it. */
export interface CardNode {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
}
type Child = CardNode | string | null;

function box(style: Readonly<Record<string, string | number>>, ...children: readonly Child[]): CardNode {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

function clamped(lines: number, text: string, style: Readonly<Record<string, string | number>>): CardNode {
  return { type: 'div', props: { style: { display: 'block', lineClamp: lines, ...style }, children: text } };
}

/** The sign of a proof; the font has no such letter. */
const tick: CardNode = {
  type: 'svg',
  props: {
    width: 34,
    height: 34,
    viewBox: '0 0 24 24',
    children: {
      type: 'path',
      props: { d: 'M4 13l5 5L20 6', fill: 'none', stroke: COLORS.granted, 'stroke-width': 3.4 },
    },
  },
};

const pill = (color: string, background: string, ...children: readonly Child[]): CardNode =>
  box(
    {
      ...{ alignItems: 'center', alignSelf: 'flex-start', gap: 14, padding: '8px 26px', borderRadius: 99 },
      ...{ border: `2px solid ${color}`, color, background },
    },
    ...children,
  );

/** A short title may shout; one of 70 letters has three lines. */
function titleSize(title: string): number {
  if (title.length <= 30) return 84;
  return title.length <= 48 ? 72 : 62;
}

/** The programs of a proof, as many as one line holds, and how many more there are. */
export function programsInLine(proven: string, most = 46): string {
  const names = proven.split(', ');
  let count = names.length;
  const line = (): string => {
    const more = names.length - count;
    return `${names.slice(0, count).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  };
  while (count > 1 && line().length > most) count -= 1;
  return line();
}

function brandOf(brand: string): CardNode {
  const [, first = '', last = brand] = /^(?:(.*) )?(\S+)$/.exec(brand) ?? [];
  return box(
    { fontSize: 40, fontWeight: 700, gap: 12 },
    first === '' ? null : box({}, first),
    box({ color: COLORS.denied }, last),
  );
}

function footOf(card: Card): Child {
  if (card.proven !== null) {
    const words = `${CARD_WORDS.provenOn.toLowerCase()} ${programsInLine(card.proven)}`;
    return pill(COLORS.granted, COLORS.grantedWash, tick, words);
  }
  const isFix = /^[A-Z]+\d+$/.test(card.chip);
  return box({ color: COLORS.soft, padding: '10px 0' }, isFix ? CARD_WORDS.notRun : CARD_WORDS.tagline);
}

/** A card as a tree: whose it is and of what page, the title, the cause as a refused answer, what it ran on. */
export function cardTree(card: Card): CardNode {
  const isFix = /^[A-Z]+\d+$/.test(card.chip);
  const [edge, wash] = isFix ? [COLORS.denied, COLORS.deniedWash] : [COLORS.client, COLORS.clientWash];
  return box(
    {
      ...{
        width: CARD_SIZE.width,
        height: CARD_SIZE.height,
        flexDirection: 'column',
        padding: '38px 60px 36px',
      },
      ...{
        boxSizing: 'border-box',
        background: COLORS.paper,
        color: COLORS.ink,
        fontFamily: FONT,
        fontSize: 32,
      },
    },
    box(
      { justifyContent: 'space-between', alignItems: 'center', height: 60 },
      brandOf(card.brand),
      card.chip === ''
        ? null
        : box(
            {
              ...{ fontSize: 36, fontWeight: 700, padding: '6px 28px', borderRadius: 99 },
              ...{ border: `2px solid ${COLORS.edge}`, background: COLORS.raised },
            },
            card.chip,
          ),
    ),
    box(
      { flexGrow: 1, alignItems: 'center' },
      clamped(3, card.title, {
        ...{ fontSize: titleSize(card.title), fontWeight: 700, lineHeight: 1.14, letterSpacing: '-0.02em' },
      }),
    ),
    box(
      {
        ...{ flexDirection: 'column', background: wash, borderLeft: `8px solid ${edge}` },
        ...{ padding: '16px 28px 18px', marginBottom: 22 },
      },
      isFix ? box({ color: COLORS.denied, fontSize: 26, fontWeight: 700 }, CARD_WORDS.cause) : null,
      clamped(3, card.text, { fontSize: card.text.length > 100 ? 30 : 34, lineHeight: 1.3 }),
    ),
    footOf(card),
  );
}
