export const imports = {
  title: 'Importer un classeur',
  lead: 'Le classeur est lu et vérifié. Rien n’est écrit avant « Appliquer ».',
  choose: 'Choisir un fichier .xlsx',
  drop: 'ou le déposer ici',
  noNames: 'Pas de donnée nominative dans le fichier.',
  reading: 'Lecture : {{done}} lignes sur {{total}}',
  counts: { new: 'nouvelles', changed: 'modifiées', same: 'identiques', refused: 'refusées' },
  column: { sheet: 'Feuille', cell: 'Cellule', value: 'Valeur', reason: 'Ce qui ne va pas', remedy: 'Que faire' },
  apply: 'Appliquer',
  applied: 'Appliqué en une fois.',
  nothingToApply: 'Ce fichier ne change rien : le registre contient déjà ces valeurs.',
  cancel: 'Abandonner l’import',
};
