export const problems = {
  title: {
    offline: 'Le serveur ne répond pas',
    session: 'Votre session est terminée',
    forbidden: 'Accès refusé',
    missing: 'Introuvable',
    conflict: 'Quelqu’un a modifié cette fiche entre-temps',
    invalid: 'Demande refusée',
    busy: 'Trop de demandes',
    server: 'Le serveur a rencontré une erreur',
  },
  advice: {
    offline: 'Ce que vous avez saisi reste ici. Vérifiez la connexion et réessayez.',
    session: 'Connectez-vous : vous reviendrez à cette page.',
    forbidden: 'Votre rôle ne permet pas cette action. Le bureau du programme peut l’ouvrir.',
    missing: 'L’adresse est peut-être mal copiée, ou la fiche n’est pas visible avec votre rôle.',
    conflict: 'Ce que vous avez saisi reste ici. Comparez les deux versions avant d’enregistrer.',
    invalid: 'Corrigez les champs signalés et recommencez.',
    busy: 'Attendez un instant et réessayez.',
    server: 'Ce que vous avez saisi reste ici. Réessayez ; si l’erreur revient, citez la référence.',
  },
  conflict: { field: 'Champ', base: 'Au départ', mine: 'Votre saisie', theirs: 'Dans le registre', elsewhere: 'La fiche a changé ailleurs que dans ces champs : vous pouvez garder votre saisie.', keepMine: 'Garder ma saisie', takeTheirs: 'Prendre celle du registre' },
};
