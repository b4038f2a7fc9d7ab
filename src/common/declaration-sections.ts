/** The parts of a declaration, in the order in which they are filled. */
export const DECLARATION_SECTIONS = ['jobs', 'training', 'premises', 'revenue', 'public'] as const;
export type DeclarationSection = (typeof DECLARATION_SECTIONS)[number];
