/** Puts the application into the page. */
import './app/tokens.css';
import './app/base.css';
import './app/floating.css';
import { start } from './app/start.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element #app');

// Not awaited: the words that it waits for import what stands in this very file once it is built.
void start(target);
