export const zones = {
  title: 'Zones d’accueil',
  column: { name: 'Zone', region: 'Région', developer: 'Aménageur', state: 'État', area: 'Surface, m²', workstations: 'Postes de travail', land: 'Foncier, ha' },
  stock: { planned: 'Prévus', built: 'Construits', delivered: 'Livrés', let: 'Loués', occupied: 'Occupés' },
  tenants: 'Les emplois d’une zone sont ceux de ses occupants : affichés, jamais ajoutés.',
};
