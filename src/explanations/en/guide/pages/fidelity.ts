/** Words of the page `fidelity`. In English. */
export const fidelity = {
  title: 'Fidelity',
  intro:
    'What is simplified, in what the profiles differ, and which way we went where the RFC contradicts itself.',
};
