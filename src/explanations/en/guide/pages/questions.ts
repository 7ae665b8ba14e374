/** Words of the page `questions`. In English. */
export const questions = {
  title: 'Questions',
  intro: 'What learners and interviewers ask, each with the run that shows the answer.',
};
