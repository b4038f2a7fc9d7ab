import { Shown } from '../http/shown.js';

export class ImportCountAnswer {
  @Shown(String, { choices: ['organisations', 'agreements', 'commitments', 'milestones', 'zones'] }) kind: string;
  @Shown(Number) new: number;
  @Shown(Number) changed: number;
  @Shown(Number) same: number;
  @Shown(Number) refused: number;
}

export class ImportProblemAnswer {
  @Shown(String, { choices: ['error', 'warning'] }) severity: 'error' | 'warning';
  @Shown() code: string;
  @Shown() sheet: string;
  @Shown() cell: string;
  @Shown() value: string;
  @Shown(String, { description: 'What is wrong' }) reason: string;
  @Shown(String, { description: 'What to do' }) remedy: string;
}

export class MatchedColumnAnswer {
  @Shown() table: string;
  @Shown() sheet: string;
  @Shown(Object as never, { description: 'Title of the column read for each field' }) columns: Record<string, string>;
}

export class ImportAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() fileName: string;
  @Shown() sha256: string;
  @Shown(String, { choices: ['checked', 'applied', 'refused'] }) state: 'checked' | 'applied' | 'refused';
  @Shown(() => ImportCountAnswer, { list: true }) counts: ImportCountAnswer[];
  @Shown(() => ImportProblemAnswer, { list: true }) problems: ImportProblemAnswer[];
  @Shown(Boolean, { description: 'Nothing stands against applying it' }) applicable: boolean;
  @Shown(String, { format: 'date-time' }) recordedAt: string;
  @Shown(Number) version: number;
}

export class ImportsAnswer {
  @Shown(() => ImportAnswer, { list: true }) items: ImportAnswer[];
}
