/** Words of the list of scenarios. */
export const choosing = {
  chooseScenario: 'Choose a scenario',
  filterScenarios: 'Type to filter',
  noScenario: 'No scenario matches.',
  currentScenario: 'shown now',
  makeOwn: 'Make your own',
  openFile: 'Open a file…',
};
