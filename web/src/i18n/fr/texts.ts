import { agreements } from './agreements.js';
import { commitments } from './commitments.js';
import { common } from './common.js';
import { history } from './history.js';
import { lineage } from './lineage.js';
import { milestones } from './milestones.js';
import { notifications } from './notifications.js';
import { organisations } from './organisations.js';
import { problems } from './problems.js';
import { shell } from './shell.js';
import { states } from './states.js';
import { work } from './work.js';

export const texts = {
  agreements,
  commitments,
  common,
  history,
  lineage,
  milestones,
  notifications,
  organisations,
  problems,
  shell,
  states,
  work,
};
