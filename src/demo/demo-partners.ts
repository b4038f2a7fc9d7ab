/** Fictitious companies, each with one agreement: what they are and what they promise is invented, and lives in the programme DEMO alone. */
export interface DemoPartner {
  code: string;
  nameFr: string;
  nameAr: string;
  nameEn: string;
  region: string;
  city: string;
  segment: 'CRM' | 'BPO' | 'ITO' | 'ESO' | 'KPO';
  /** People employed on 31 December 2023. */
  headcount: number;
  /** Headcount promised for the end of 2028. */
  target: number;
  /** People to train by the end of 2028; 0: no such commitment. */
  trained: number;
}

const partner = (stem: string, words: readonly [fr: string, ar: string, en: string], place: readonly [region: string, city: string], segment: DemoPartner['segment'], headcount: number, target: number, trained = 0): DemoPartner => ({
  code: `${stem}-DEMO`, nameFr: `${words[0]}-Démo`, nameAr: `${words[1]} تجريبي`, nameEn: `${words[2]}-Demo`, region: place[0], city: place[1], segment, headcount, target, trained,
});

const CASABLANCA = ['MA-06', 'Casablanca'] as const;
const RABAT = ['MA-04', 'Rabat'] as const;
const FES = ['MA-03', 'Fès'] as const;
const OUJDA = ['MA-02', 'Oujda'] as const;
const TETOUAN = ['MA-01', 'Tétouan'] as const;
const AGADIR = ['MA-09', 'Agadir'] as const;
const MARRAKECH = ['MA-07', 'Marrakech'] as const;

export const DEMO_PARTNERS: readonly DemoPartner[] = [
  partner('AMANDIER', ['Amandier', 'لوز', 'Almond'], CASABLANCA, 'CRM', 640, 1100, 300),
  partner('OUED', ['Oued', 'واد', 'River'], CASABLANCA, 'BPO', 420, 700),
  partner('SAFRAN', ['Safran', 'زعفران', 'Saffron'], AGADIR, 'ITO', 150, 400, 180),
  partner('OLIVIER', ['Olivier', 'زيتون', 'Olive'], FES, 'CRM', 380, 650, 150),
  partner('JASMIN', ['Jasmin', 'ياسمين', 'Jasmine'], RABAT, 'ESO', 260, 520, 220),
  partner('ROMARIN', ['Romarin', 'إكليل', 'Rosemary'], OUJDA, 'BPO', 90, 260),
  partner('THYM', ['Thym', 'زعتر', 'Thyme'], TETOUAN, 'CRM', 210, 420, 90),
  partner('FIGUIER', ['Figuier', 'تين', 'Fig'], CASABLANCA, 'ITO', 530, 900, 260),
  partner('PALMIER', ['Palmier', 'نخيل', 'Palm'], MARRAKECH, 'CRM', 170, 380),
  partner('DATTIER', ['Dattier', 'تمر', 'Date'], AGADIR, 'BPO', 120, 300, 60),
  partner('CAROUBIER', ['Caroubier', 'خروب', 'Carob'], RABAT, 'ITO', 340, 600, 160),
  partner('GENET', ['Genêt', 'وزال', 'Broom'], CASABLANCA, 'KPO', 140, 340, 120),
  partner('LAVANDE', ['Lavande', 'خزامى', 'Lavender'], FES, 'ESO', 220, 460, 200),
  partner('MENTHE', ['Menthe', 'نعناع', 'Mint'], CASABLANCA, 'CRM', 760, 1200),
  partner('GRENADIER', ['Grenadier', 'رمان', 'Pomegranate'], RABAT, 'BPO', 190, 360, 80),
  partner('CYPRES', ['Cyprès', 'سرو', 'Cypress'], TETOUAN, 'ITO', 110, 280, 90),
  partner('TAMARIS', ['Tamaris', 'طرفاء', 'Tamarisk'], OUJDA, 'CRM', 130, 310),
  partner('ALFA', ['Alfa', 'حلفاء', 'Esparto'], MARRAKECH, 'BPO', 100, 240, 50),
  partner('LAURIER', ['Laurier', 'رند', 'Laurel'], CASABLANCA, 'ESO', 310, 640, 210),
  partner('MYRTE', ['Myrte', 'آس', 'Myrtle'], AGADIR, 'CRM', 240, 430),
  partner('SORGHO', ['Sorgho', 'ذرة', 'Sorghum'], FES, 'BPO', 160, 330, 70),
  partner('INDIGO', ['Indigo', 'نيلة', 'Indigo'], RABAT, 'KPO', 80, 220, 100),
];
