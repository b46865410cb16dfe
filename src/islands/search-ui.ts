/** Everything of search that is loaded on the first focus, as one file: one request. */
import css from '../styles/search.css?inline';
import { addSheet } from './add-sheet.ts';
import { loadIndex } from './search-engine.ts';
import './search-page.ts';

addSheet(css);

// It is loaded because somebody is about to search: the words come next.
loadIndex().catch(() => undefined);

export { find } from './search-box.ts';
export { openDialog } from './search-dialog.ts';
