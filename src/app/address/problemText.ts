/** What is wrong with an address, in a sentence. */
import type { InterfaceWords } from '../../words/contract/index.ts';
import type { AddressProblem } from './index.ts';

export function problemText(problem: AddressProblem, words: InterfaceWords['address']): string {
  const { problems, addressParts } = words;
  switch (problem.why) {
    case 'tooLong':
      return problems.tooLong(problem.length, problem.most);
    case 'garbled':
      return problems.garbled;
    case 'unknownScenario':
      return problems.unknownScenario(problem.text);
    case 'unknownPage':
      return problems.unknownPage(problem.text);
    case 'unknownPart':
      return problems.unknownPart(problem.text);
    case 'repeated':
      return problems.repeated(addressParts[problem.part]);
    case 'tooMany':
      return problems.tooMany(addressParts[problem.part], problem.most);
    case 'unreadable':
      return problems.unreadable(addressParts[problem.part], problem.text);
  }
}
