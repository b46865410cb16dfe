import { addSheet } from '../add-sheet.ts';
import { type Copied, copyBar } from './copies.ts';
import type { ExchangeView } from './exchange.ts';
import * as explained from './explained.ts';
import css from './extras.css?inline';
import { openNotes } from './notes.ts';
import { type Predict, predict } from './predict.ts';
import { type PresetPicker, presetPicker } from './presets.ts';

addSheet(css);

/** What the lab works without: the picker of presets, the prediction, the copies. */
export interface Extras {
  readonly picker: PresetPicker;
  readonly question: Predict;
  readonly copies: HTMLElement;
}

/** What the extras need of the lab. */
export interface Lab {
  readonly exchange: ExchangeView;
  /** Has to draw again. */
  readonly changed: () => void;
  readonly current: () => Copied | null;
}

/** Makes the extras, and lets pieces of messages be pointed at. */
export function extrasOf({ exchange, changed, current }: Lab): Extras {
  exchange.explain(explained);
  openNotes(exchange.element);
  return { picker: presetPicker(), question: predict(changed), copies: copyBar(current) };
}
