import './search-loader.ts';
import './theme.ts';
import './copy-link.ts';
import './simulator-loader.ts';
