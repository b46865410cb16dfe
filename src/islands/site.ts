import './search-loader.ts';
import './theme.ts';
import './copy-link.ts';
import './lab-loader.ts';
