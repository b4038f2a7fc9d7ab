import { OFFSHORING_AXES, OFFSHORING_INDICATORS } from './offshoring-indicators.js';
import type { ProgrammeDefinition, ReadingDefinition } from './programme-definition.js';

const OFFICIAL = 'longstoryshort.ma 2026-01-28 and souss.digital 2026-01';
const ADDITIONAL = 'maghress.com lavieeco 435101';

const PUBLISHED_JOBS_BASE = { value: '148500', on: '2024-12-31', origin: 'published' } as const;
/** 270 000 less 130 000 additional, and 190 000 less 50 000: both imply it; no text dates it. */
const DERIVED_JOBS_BASE = { value: '140000', on: null, origin: 'derived' } as const;

const additionalJobs = (fr: string, ar: string, en: string): ReadingDefinition => ({
  reading: 'additional', chosen: false, base: DERIVED_JOBS_BASE, source: ADDITIONAL, explanation: { fr, ar, en },
});

/** Targets as published (src/reference/data/indicator_series.csv), with the two ways in which the texts read them. */
export const OFFSHORING_PROGRAMME: ProgrammeDefinition = {
  code: 'MA-OFFSHORING-2030',
  title: {
    fr: 'Contrat-programme 2024-2030 de l’externalisation des services',
    ar: 'عقد-برنامج ترحيل الخدمات 2024-2030',
    en: 'Contract-programme 2024-2030 for the outsourcing of services',
  },
  demonstration: false,
  startsOn: '2024-01-01',
  endsOn: '2030-12-31',
  axes: OFFSHORING_AXES,
  indicators: OFFSHORING_INDICATORS,
  targets: [
    {
      indicator: 'sector_jobs', perimeter: 'stable jobs', measure: 'level', value: '190000', unit: 'jobs', dueOn: '2026-12-31', duePrecision: 'year', source: 'souss.digital 2024-09',
      readings: [
        {
          reading: 'level', chosen: true, base: PUBLISHED_JOBS_BASE, source: 'longstoryshort.ma 2026-01-28 (base) ; souss.digital 2024-09 (lecture)',
          explanation: {
            fr: '190 000 est le nombre total d’emplois du secteur visé en 2026, à partir de 148 500 fin 2024.',
            ar: '190 000 هو مجموع مناصب الشغل المستهدف في القطاع سنة 2026، انطلاقا من 148 500 في نهاية 2024.',
            en: '190,000 is the total number of jobs aimed at in 2026, from 148,500 at the end of 2024.',
          },
        },
        additionalJobs(
          '50 000 emplois additionnels en 2026 : avec 190 000, cela suppose une base de 140 000, qu’aucun texte ne date ; la base du registre est 148 500.',
          '50 000 منصب شغل إضافي سنة 2026: مع 190 000 يفترض ذلك قيمة مرجعية قدرها 140 000 لا يؤرخها أي نص؛ والقيمة المرجعية في السجل هي 148 500.',
          '50,000 additional jobs in 2026: with 190,000 this implies a base of 140,000, which no text dates; the register’s base is 148,500.',
        ),
      ],
    },
    {
      indicator: 'sector_jobs', perimeter: 'stable jobs', measure: 'level', value: '270000', unit: 'jobs', dueOn: '2030-12-31', duePrecision: 'year', source: OFFICIAL,
      readings: [
        {
          reading: 'level', chosen: true, base: PUBLISHED_JOBS_BASE, source: 'longstoryshort.ma 2026-01-28 (base) ; souss.digital 2026-01 (lecture)',
          explanation: {
            fr: '270 000 est le nombre total d’emplois du secteur visé en 2030, à partir de 148 500 fin 2024. Une partie de la presse écrit « 270 000 nouveaux postes » : cette lecture n’est pas retenue.',
            ar: '270 000 هو مجموع مناصب الشغل المستهدف في القطاع سنة 2030، انطلاقا من 148 500 في نهاية 2024. يكتب جزء من الصحافة «270 000 منصب جديد»: لم تعتمد هذه القراءة.',
            en: '270,000 is the total number of jobs aimed at in 2030, from 148,500 at the end of 2024. Part of the press writes “270,000 new posts”: that reading is not used.',
          },
        },
        additionalJobs(
          '130 000 emplois additionnels en 2030 : avec 270 000, cela suppose une base de 140 000, qu’aucun texte ne date ; la base du registre est 148 500.',
          '130 000 منصب شغل إضافي سنة 2030: مع 270 000 يفترض ذلك قيمة مرجعية قدرها 140 000 لا يؤرخها أي نص؛ والقيمة المرجعية في السجل هي 148 500.',
          '130,000 additional jobs in 2030: with 270,000 this implies a base of 140,000, which no text dates; the register’s base is 148,500.',
        ),
      ],
    },
    {
      indicator: 'export_revenue', perimeter: 'old perimeter', measure: 'annual_flow', value: '25', unit: 'MAD bn', dueOn: '2026-12-31', duePrecision: 'year', source: 'Digital Morocco 2030',
      readings: [
        {
          reading: 'level', chosen: true, base: { value: '17.9', on: '2023-12-31', origin: 'published' }, source: 'Office des Changes via press',
          explanation: {
            fr: '25 milliards de dirhams d’exportations dans l’année 2026, à comparer à 17,9 milliards en 2023 sur le même périmètre, l’ancien.',
            ar: '25 مليار درهم من الصادرات خلال سنة 2026، تقارن بـ 17,9 مليار سنة 2023 على النطاق القديم نفسه.',
            en: 'MAD 25 billion of exports within 2026, to compare with 17.9 billion in 2023 on the same, old perimeter.',
          },
        },
      ],
    },
    {
      indicator: 'export_revenue', perimeter: 'not stated', measure: 'annual_flow', value: '40', unit: 'MAD bn', dueOn: '2030-12-31', duePrecision: 'year', source: 'longstoryshort.ma 2026-01-28',
      readings: [
        {
          reading: 'level', chosen: true, base: { value: '26.22', on: '2024-12-31', origin: 'published' }, source: 'longstoryshort.ma 2026-01-28 and Office des Changes 2025-10',
          explanation: {
            fr: '40 milliards de dirhams d’exportations dans l’année 2030 ; le périmètre de la cible n’est pas précisé, la base de 2024 est au nouveau périmètre.',
            ar: '40 مليار درهم من الصادرات خلال سنة 2030؛ نطاق الهدف غير محدد، والقيمة المرجعية لسنة 2024 على النطاق الجديد.',
            en: 'MAD 40 billion of exports within 2030; the perimeter of the target is not stated, the base of 2024 is on the new perimeter.',
          },
        },
        {
          reading: 'level', chosen: false, base: { value: '17.9', on: '2023-12-31', origin: 'published' }, source: 'Office des Changes via press',
          explanation: {
            fr: 'Sur l’ancien périmètre, la base est de 17,9 milliards en 2023 : le « doublement » écrit par la presse ne vaut que sur elle.',
            ar: 'على النطاق القديم، القيمة المرجعية هي 17,9 مليار سنة 2023: «المضاعفة» التي تكتبها الصحافة لا تصح إلا بالنسبة إليها.',
            en: 'On the old perimeter the base is 17.9 billion in 2023: the “doubling” that the press writes holds on it alone.',
          },
        },
        {
          reading: 'additional', chosen: false, base: null, source: '20-minutes (titre)',
          explanation: {
            fr: 'Un titre de presse écrit « chiffre d’affaires additionnel » ; les textes officiels disent un montant annuel.',
            ar: 'يكتب عنوان صحفي «رقم معاملات إضافي»؛ أما النصوص الرسمية فتتحدث عن مبلغ سنوي.',
            en: 'One press title writes “additional turnover”; official texts say a yearly amount.',
          },
        },
      ],
    },
  ],
};
