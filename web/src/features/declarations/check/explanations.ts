import type { DeclarationCheck, DeclarationFile, DeclarationLine, SectionName } from '../declaration-queries.js';

/** Warnings that one explanation answers: all that stand at one line. */
export interface Explained {
  /** Of the line. */
  id: string;
  section: SectionName;
  line: DeclarationLine;
  checks: DeclarationCheck[];
  /** Nothing to tell, only to confirm. */
  isConfirmation: boolean;
  isExplained: boolean;
}

export function explanationId({ id }: Pick<Explained, 'id'>): string {
  return `explanation-${id}`;
}

const CONFIRMATIONS: readonly string[] = ['first_declaration', 'no_previous_headcount'];

function concerns(check: DeclarationCheck, line: DeclarationLine): boolean {
  if (line.indicator !== check.indicator || (check.site !== null && line.site !== check.site)) return false;
  const asked = Object.entries(JSON.parse(check.dimensionsKey) as Record<string, string>);
  const said = Object.entries(line.dimensions);
  return asked.every(([name, value]) => said.some(([other, one]) => other === name && one === value));
}

/** The line on which each warning is explained: the one that explains it already, else the first that it concerns. */
export function explanationsOf(file: DeclarationFile): Explained[] {
  const found = new Map<string, Explained>();
  for (const check of file.checks.filter(({ level }) => level === 'warning')) {
    const places = file.sections.flatMap((section) => section.lines.filter((line) => concerns(check, line)).map((line) => ({ section: section.section, line })));
    const place = places.find(({ line }) => line.explanation !== null) ?? places.find(({ line }) => found.has(line.id)) ?? places[0];
    if (place === undefined) continue;
    const known = found.get(place.line.id);
    found.set(place.line.id, {
      id: place.line.id,
      ...place,
      checks: [...(known?.checks ?? []), check],
      isConfirmation: (known?.isConfirmation ?? true) && CONFIRMATIONS.includes(check.code),
      isExplained: (known?.isExplained ?? true) && check.explained,
    });
  }
  return [...found.values()];
}
