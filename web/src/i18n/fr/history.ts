export const history = {
  title: 'Historique',
  who: 'Qui',
  when: 'Quand',
  what: 'Quoi',
  before: 'Avant',
  after: 'Après',
  why: 'Motif',
  noReason: 'sans motif',
  empty: 'vide',
  at: 'le {{date}} à {{time}}, heure de Casablanca',
};
