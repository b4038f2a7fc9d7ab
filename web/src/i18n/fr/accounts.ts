export const accounts = {
  title: 'Comptes',
  new: 'Ouvrir un compte',
  column: { person: 'Personne', email: 'Adresse', roles: 'Rôles', organisation: 'Organisation', from: 'Du', to: 'Au', state: 'État' },
  state: { active: 'Actif', disabled: 'Désactivé' },
  disable: 'Désactiver',
  enable: 'Réactiver',
  addMembership: 'Ajouter un rôle',
  endMembership: 'Mettre fin au rôle',
  withinSeconds: 'Un changement prend effet en moins de 5 secondes.',
};
