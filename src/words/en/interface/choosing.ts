/** Words of the list of scenarios. */
import type { ChoosingWords } from '../../contract/index.ts';

export const choosing: ChoosingWords = {
  chooseScenario: 'Choose a scenario',
  filterScenarios: 'Type to filter',
  noScenario: 'No scenario matches.',
  currentScenario: 'shown now',
  makeOwn: 'Make your own',
  openFile: 'Open a file…',
  mine: 'My scenarios',
  all: 'All scenarios',
  newName: 'New name',
  rename: (title) => `Rename “${title}”`,
  saveName: 'Rename',
  remove: (title) => `Delete “${title}”`,
  removed: (title) => `“${title}” is deleted.`,
  putBack: 'Undo',
  saveAll: 'Save all as one file',
  gone: 'This scenario is no longer kept.',
};
