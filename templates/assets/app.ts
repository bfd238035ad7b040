/** Entry of the client code. Every page works without it; it makes hands faster and mistakes fewer. */
import { startForms } from './forms.ts';
import { startKeys } from './keys.ts';
import { startLists } from './lists.ts';
import { startMenus } from './menus.ts';
import { startTheme } from './theme.ts';
import './result-grid.ts';

startForms();
startKeys();
startLists();
startMenus();
startTheme();
