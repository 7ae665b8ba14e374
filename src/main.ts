/** Puts the application into the page. */
import './theme/tokens.css';
import './theme/base.css';
import './theme/overlays.css';
import { start } from './app/start.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element #app');

// Not awaited: the words that it waits for import what stands in this very file once it is built.
void start(target);
