import { LINE_STATES, DIMENSIONS, type Dimension, type LineState } from '../../declarations/declaration.vocabulary.js';
import { DECLARATION_SECTIONS, type DeclarationSection } from '../../common/declaration-sections.js';
import { DimensionsBody } from '../../declarations/declarations.dto.js';
import { ChoiceField, CodeField, IdentifierField, IntegerField, ListField, ObjectField, TextField } from '../../http/fields.js';
import { Shown } from '../../http/shown.js';
import { ImportProblemAnswer } from '../imports.dto.js';

export const COLUMN_ROLES = ['indicator', 'dimension', 'site', 'total', 'detail', 'ignored'] as const;
export const IMPORT_STATES = ['reading', 'checked', 'refused', 'applying', 'applied', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export class DeclarationImportParameters {
  @CodeField() programme: string;
  @CodeField() ref: string;
  @IdentifierField() id: string;
}

export class TemplateParameters {
  @ChoiceField(['fr', 'ar', 'en'], { optional: true, description: 'Language of the template; that of the reader otherwise' }) language?: 'fr' | 'ar' | 'en';
}

export class MappedColumnBody {
  @TextField({ maximum: 3, description: 'As the spreadsheet names it: A, B, AA' }) column: string;
  @ChoiceField(COLUMN_ROLES, { description: 'total: compared with the sum of its row; detail: rows that differ by it alone are added up' }) role: (typeof COLUMN_ROLES)[number];
  @CodeField({ optional: true, description: 'Of the roles indicator and total' }) indicator?: string;
  @ChoiceField(DIMENSIONS, { optional: true, description: 'Of the role dimension' }) dimension?: Dimension;
  @ObjectField(() => DimensionsBody, { optional: true, description: 'What a column of values says by itself, such as women' }) dimensions?: DimensionsBody;
}

export class MappedSheetBody {
  @TextField({ maximum: 100 }) sheet: string;
  @ChoiceField(DECLARATION_SECTIONS, { nullable: true, description: 'Null: the sheet is not read' }) section: DeclarationSection | null;
  @IntegerField({ minimum: 0, maximum: 1_048_576, description: 'What stands beneath it is data' }) headerRow: number;
  @ListField(() => MappedColumnBody, { maximum: 500, description: 'None: proposed from the titles of the header row' }) columns: MappedColumnBody[];
}

export class DeclarationMappingBody {
  @ListField(() => MappedSheetBody, { maximum: 100 }) sheets: MappedSheetBody[];
}

export class ColumnAnswer {
  @Shown() column: string;
  @Shown() header: string;
  @Shown(String, { choices: COLUMN_ROLES }) role: (typeof COLUMN_ROLES)[number];
  @Shown(String, { nullable: true }) indicator: string | null;
  @Shown(String, { nullable: true, choices: DIMENSIONS }) dimension: Dimension | null;
  @Shown(Object as never) dimensions: Record<string, string>;
  @Shown(Boolean, { description: 'The header says nothing that is known: the role is a guess until a person chooses' }) unknown: boolean;
}

export class SheetAnswer {
  @Shown() sheet: string;
  @Shown(String, { nullable: true, choices: DECLARATION_SECTIONS }) section: string | null;
  @Shown(Number) headerRow: number;
  @Shown(() => ColumnAnswer, { list: true }) columns: ColumnAnswer[];
}

export class LineBeforeAnswer {
  @Shown(String, { choices: LINE_STATES }) state: LineState;
  @Shown(String, { nullable: true }) value: string | null;
}

export class ImportedLineAnswer {
  @Shown() section: string;
  @Shown() indicator: string;
  @Shown(String, { nullable: true, format: 'uuid' }) site: string | null;
  @Shown(Object as never) dimensions: Record<string, string>;
  @Shown(String, { choices: LINE_STATES }) state: LineState;
  @Shown(String, { nullable: true }) value: string | null;
  @Shown() sheet: string;
  @Shown() cell: string;
  @Shown(String, { choices: ['new', 'changed'] }) outcome: 'new' | 'changed';
  @Shown(() => LineBeforeAnswer, { nullable: true }) before: LineBeforeAnswer | null;
}

export class LineCountsAnswer {
  @Shown(Number) new: number;
  @Shown(Number) changed: number;
  @Shown(Number) same: number;
  @Shown(Number, { description: 'Cells with a value that is not taken' }) refused: number;
}

export class DeclarationImportAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() declaration: string;
  @Shown() fileName: string;
  @Shown() sha256: string;
  @Shown(String, { choices: IMPORT_STATES }) state: ImportState;
  @Shown(Number) rowsDone: number;
  @Shown(Number, { nullable: true, description: 'Null until the file is open' }) rowsTotal: number | null;
  @Shown(() => SheetAnswer, { list: true }) mapping: SheetAnswer[];
  @Shown(Boolean, { description: 'The mapping is that of an earlier file of the same layout' }) remembered: boolean;
  @Shown(() => LineCountsAnswer) counts: LineCountsAnswer;
  @Shown(() => ImportedLineAnswer, { list: true, description: 'The first of the lines that would change the draft' }) lines: ImportedLineAnswer[];
  @Shown(Number) linesTotal: number;
  @Shown(() => ImportProblemAnswer, { list: true }) problems: ImportProblemAnswer[];
  @Shown(Number) problemsTotal: number;
  @Shown(String, { nullable: true, description: 'Why the file was not read, or not applied' }) failure: string | null;
  @Shown(String, { format: 'date-time' }) startedAt: string;
  @Shown(Number) version: number;
}
