export const work = {
  title: 'Mon travail',
  overdue: 'Échus, non revus',
  upcoming: 'Dans les 30 jours',
  toComplete: 'À compléter de l’acte signé',
  recent: 'Derniers changements',
  nothing: 'Rien n’attend de votre part.',
};
