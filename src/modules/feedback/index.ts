/** What people think: ratings, complaints, proposals. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';
import { rateAnswer, supplementPetition, withdrawPetition } from './commands/follow-petition.ts';
import {
  acceptPetition,
  answerPetition,
  askAboutPetition,
  publishPetition,
  refusePetition,
  transferPetition,
} from './commands/handle-petition.ts';
import { rateCase } from './commands/rate-case.ts';
import { sendPetition } from './commands/send-petition.ts';
import { myPetitions, petitionQueue, publishedPetitions, showMyPetition, showPetition } from './queries/petitions.ts';
import { myRating, satisfaction } from './queries/ratings.ts';

export const feedbackModule: ModuleFace = {
  name: 'feedback',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [
    rateCase,
    sendPetition,
    acceptPetition,
    refusePetition,
    askAboutPetition,
    transferPetition,
    supplementPetition,
    answerPetition,
    publishPetition,
    withdrawPetition,
    rateAnswer,
  ],
  queries: [myRating, satisfaction, myPetitions, showMyPetition, showPetition, petitionQueue, publishedPetitions],
  reactions: [],
};

// Rules
export { criteria } from './domain/criteria.ts';
export { findings, type PetitionAct, type PetitionState, petitionKinds, petitionSubjects } from './domain/petition.ts';
export type { PetitionView } from './queries/petitions.ts';
// Heads
export {
  acceptPetition,
  answerPetition,
  askAboutPetition,
  myPetitions,
  myRating,
  petitionQueue,
  publishedPetitions,
  publishPetition,
  rateAnswer,
  rateCase,
  refusePetition,
  satisfaction,
  sendPetition,
  showMyPetition,
  showPetition,
  supplementPetition,
  transferPetition,
  withdrawPetition,
};
