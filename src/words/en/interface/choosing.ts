/** Words of the list of scenarios. */
import type { ChoosingWords } from '../../contract/index.ts';

export const choosing: ChoosingWords = {
  chooseScenario: 'Choose a scenario',
  filterScenarios: 'Type to filter',
  noScenario: 'No scenario matches.',
  currentScenario: 'shown now',
  makeOwn: 'Make your own',
  openFile: 'Open a file…',
};
