import { decideThreshold, weighThreshold } from './campaign/decide-threshold.ts';
import { decideWeights, learnWeights, restoreWeights } from './campaign/decide-weights.ts';
import { endCampaignCommand, matchCampaignAgain, openCampaign } from './campaign/open-campaign.ts';
import { correctionFile, sendCorrections } from './campaign/send-corrections.ts';
import { campaigns, showCampaign } from './campaign/show-campaigns.ts';
import { lookAtColumns } from './register/look-at-columns.ts';
import { confirmVersion, dropVersionCommand, openVersion } from './register/open-version.ts';
import { showRecord, showVersion, versions } from './register/show-register.ts';
import { answerQuestion, askCitizen, myQuestions } from './review/ask-citizen.ts';
import { decideReview, resolveReview } from './review/decide-review.ts';
import { disputes, nextReview, reviewList, reviewQueue, showReview } from './review/show-reviews.ts';
import { takeBackDecision } from './review/take-back.ts';
import { recordsBehind, scorecards, showSector } from './scorecard/scorecards.ts';

export const commands = [
  openVersion,
  dropVersionCommand,
  confirmVersion,
  openCampaign,
  matchCampaignAgain,
  endCampaignCommand,
  sendCorrections,
  decideThreshold,
  decideWeights,
  restoreWeights,
  decideReview,
  resolveReview,
  takeBackDecision,
  askCitizen,
  answerQuestion,
];

export const queries = [
  versions,
  lookAtColumns,
  showVersion,
  showRecord,
  campaigns,
  showCampaign,
  correctionFile,
  weighThreshold,
  learnWeights,
  nextReview,
  reviewList,
  reviewQueue,
  showReview,
  disputes,
  myQuestions,
  scorecards,
  showSector,
  recordsBehind,
];
