/** Three segments to open, a request and its reply, four segments to close. */
import { story } from './base.ts';

export const openDataClose = story('open-data-close');
