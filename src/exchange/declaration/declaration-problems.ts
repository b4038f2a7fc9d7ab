import type { Language } from '../../common/translated.js';

/** What is wrong, then what to do. `{name}` stands for a parameter, `{value}` for what the cell shows. */
type Sentences = readonly [reason: string, remedy: string];
type ProblemDefinition = Readonly<Record<Language, Sentences>> & { readonly severity: 'error' | 'warning' };

/** What may be wrong with the workbook of a declaration, beside the faults of any cell (`register-problems.ts`). */
export const DECLARATION_PROBLEMS = {
  no_declaration_sheet: {
    severity: 'error',
    fr: ['Aucun tableau de la déclaration n’a été reconnu.', 'Indiquez, pour chaque feuille, sa partie, la ligne de ses titres et ce que sont ses colonnes, ou partez du modèle.'],
    ar: ['لم يُتعرف على أي جدول من جداول التصريح.', 'حدد لكل ورقة الجزء الذي تخصه وسطر عناوينها ومعنى أعمدتها، أو انطلق من النموذج.'],
    en: ['No table of the declaration was recognised.', 'Say for each sheet its part, the row of its titles and what its columns are, or start from the template.'],
  },
  section_not_asked: {
    severity: 'error',
    fr: ['Cette feuille porte sur une partie que la déclaration ne demande pas ; elle n’est pas lue.', 'Retirez la feuille, ou choisissez une autre partie.'],
    ar: ['تخص هذه الورقة جزءا لا يطلبه التصريح؛ لذلك لا تُقرأ.', 'احذف الورقة أو اختر جزءا آخر.'],
    en: ['This sheet is about a part that the declaration does not ask for; it is not read.', 'Remove the sheet, or choose another part.'],
  },
  other_declaration: {
    severity: 'error',
    fr: ['Ce modèle est celui de la déclaration {found} ; celle-ci est {expected}.', 'Téléchargez le modèle de cette déclaration et reportez-y vos valeurs.'],
    ar: ['هذا النموذج خاص بالتصريح {found}، أما هذا التصريح فهو {expected}.', 'حمّل نموذج هذا التصريح وانقل إليه قيمك.'],
    en: ['This template is that of declaration {found}; this one is {expected}.', 'Download the template of this declaration and carry your values over.'],
  },
  other_period: {
    severity: 'error',
    fr: ['La feuille annonce {found}, la déclaration porte sur {expected} : elle n’est pas lue.', 'Vérifiez le fichier, ou corrigez la période qu’il annonce.'],
    ar: ['تعلن الورقة {found} بينما يخص التصريح {expected}: لذلك لا تُقرأ.', 'تحقق من الملف أو صحح الفترة المعلنة فيه.'],
    en: ['The sheet says {found}, the declaration is about {expected}: it is not read.', 'Check the file, or correct the period that it says.'],
  },
  other_organisation: {
    severity: 'warning',
    fr: ['La feuille nomme « {value} », qui n’est pas le nom de l’organisation dans le registre.', 'Vérifiez que le fichier est bien celui de votre organisation.'],
    ar: ['تذكر الورقة « {value} »، وليس هذا اسم المنظمة في السجل.', 'تحقق من أن الملف يخص منظمتك.'],
    en: ['The sheet names “{value}”, which is not the name of the organisation in the register.', 'Check that the file is that of your organisation.'],
  },
  mapping_has_no_values: {
    severity: 'error',
    fr: ['Aucune colonne de cette feuille ne porte de valeurs à déclarer.', 'Dites quelle colonne porte quel indicateur, ou écartez la feuille.'],
    ar: ['لا يوجد في هذه الورقة أي عمود يحمل قيما للتصريح.', 'حدد أي عمود يحمل أي مؤشر، أو استبعد الورقة.'],
    en: ['No column of this sheet holds values to declare.', 'Say which column holds which indicator, or leave the sheet out.'],
  },
  rows_added_up: {
    severity: 'warning',
    fr: ['La colonne « {value} » n’est pas gardée : les lignes qui ne diffèrent que par elle sont additionnées.', 'Dites ce qu’elle contient si elle est une région, une filière ou une qualification, ou laissez-la.'],
    ar: ['لا يُحتفظ بالعمود « {value} »: تُجمع الأسطر التي لا تختلف إلا به.', 'حدد محتواه إن كان جهة أو فرعا أو مؤهلا، أو اتركه.'],
    en: ['The column “{value}” is not kept: rows that differ by it alone are added up.', 'Say what it holds if it is a region, a segment or a qualification, or leave it.'],
  },
  site_unknown: {
    severity: 'error',
    fr: ['« {value} » n’est pas un site ouvert de l’organisation.', 'Écrivez le nom du site comme dans le registre, ou faites ajouter le site.'],
    ar: ['« {value} » ليس موقعا مفتوحا للمنظمة.', 'اكتب اسم الموقع كما في السجل، أو اطلب إضافة الموقع.'],
    en: ['“{value}” is not an open site of the organisation.', 'Write the name of the site as in the register, or have the site added.'],
  },
  site_missing: {
    severity: 'error',
    fr: ['La ligne porte des valeurs et ne dit pas leur site.', 'Indiquez le site.'],
    ar: ['يحمل السطر قيما دون ذكر موقعها.', 'اذكر الموقع.'],
    en: ['The row holds values and does not say their site.', 'Name the site.'],
  },
  zone_unknown: {
    severity: 'error',
    fr: ['« {value} » n’est pas une zone du registre.', 'Écrivez le nom ou le code de la zone, ou « inconnu ».'],
    ar: ['« {value} » ليست منطقة من مناطق السجل.', 'اكتب اسم المنطقة أو رمزها، أو «غير معروف».'],
    en: ['“{value}” is not a zone of the register.', 'Write the name or the code of the zone, or “unknown”.'],
  },
  gender_unknown: {
    severity: 'error',
    fr: ['« {value} » n’est pas reconnu dans la colonne du sexe.', 'Écrivez femmes, hommes ou inconnu.'],
    ar: ['لم يُتعرف على « {value} » في عمود الجنس.', 'اكتب إناث أو ذكور أو غير معروف.'],
    en: ['“{value}” is not recognised in the column of gender.', 'Write women, men or unknown.'],
  },
  qualification_unknown: {
    severity: 'error',
    fr: ['« {value} » n’est pas une qualification connue.', 'Écrivez cadres, ingénieurs, techniciens, agents, autres ou inconnu.'],
    ar: ['« {value} » ليس مؤهلا معروفا.', 'اكتب أطر أو مهندسون أو تقنيون أو أعوان أو آخرون أو غير معروف.'],
    en: ['“{value}” is not a known qualification.', 'Write managers, engineers, technicians, agents, other or unknown.'],
  },
  skill_unreadable: {
    severity: 'error',
    fr: ['« {value} » ne peut pas être un code de compétence.', 'Écrivez un code de lettres et de chiffres, sans espace.'],
    ar: ['لا يمكن أن يكون « {value} » رمز مهارة.', 'اكتب رمزا من حروف لاتينية وأرقام دون فراغ.'],
    en: ['“{value}” cannot be the code of a skill.', 'Write a code of letters and digits, without spaces.'],
  },
  region_of_site: {
    severity: 'error',
    fr: ['« {value} » n’est pas la région de ce site.', 'Corrigez la région ou le site.'],
    ar: ['« {value} » ليست جهة هذا الموقع.', 'صحح الجهة أو الموقع.'],
    en: ['“{value}” is not the region of this site.', 'Correct the region or the site.'],
  },
  blank_read_as_unknown: {
    severity: 'warning',
    fr: ['La cellule « {field} » est vide : les valeurs de la ligne sont comptées en « inconnu ».', 'Complétez la cellule si vous savez.'],
    ar: ['خلية « {field} » فارغة: تُحتسب قيم السطر في خانة «غير معروف».', 'أكمل الخلية إن كنت تعرف.'],
    en: ['The cell “{field}” is empty: the values of the row count as “unknown”.', 'Complete the cell if you know.'],
  },
  row_repeated: {
    severity: 'error',
    fr: ['Cette valeur est déjà donnée en {first}.', 'Gardez une seule des deux lignes, ou distinguez-les.'],
    ar: ['هذه القيمة واردة من قبل في {first}.', 'احتفظ بأحد السطرين فقط أو ميّز بينهما.'],
    en: ['This value is already given in {first}.', 'Keep one of the two rows, or tell them apart.'],
  },
  detail_incomplete: {
    severity: 'error',
    fr: ['La valeur manque alors que d’autres lignes à additionner avec celle-ci l’ont : la somme n’est pas connue.', 'Saisissez la valeur, 0 si c’est zéro.'],
    ar: ['القيمة غائبة بينما توجد في أسطر أخرى تُجمع مع هذا السطر: المجموع غير معروف.', 'أدخل القيمة، و0 إن كانت صفرا.'],
    en: ['The value is missing while other rows to be added to this one have it: the sum is not known.', 'Enter the value, 0 if it is zero.'],
  },
  value_not_exact: {
    severity: 'error',
    fr: ['« {value} » n’est pas une valeur exacte.', 'Déclarez la valeur exacte, sans « environ » ni « au moins ».'],
    ar: ['« {value} » ليست قيمة مضبوطة.', 'صرح بالقيمة المضبوطة دون «حوالي» أو «ما لا يقل عن».'],
    en: ['“{value}” is not an exact value.', 'Declare the exact value, without “about” or “at least”.'],
  },
  unit_other: {
    severity: 'error',
    fr: ['« {value} » compte des {unit}, l’indicateur des {expected}.', 'Saisissez la valeur dans l’unité de l’indicateur, ou corrigez la colonne.'],
    ar: ['« {value} » بوحدة {unit} بينما المؤشر بوحدة {expected}.', 'أدخل القيمة بوحدة المؤشر أو صحح العمود.'],
    en: ['“{value}” counts {unit}, the indicator {expected}.', 'Enter the value in the unit of the indicator, or correct the column.'],
  },
  total_differs: {
    severity: 'warning',
    fr: ['Le total écrit est {value}, la somme des lignes {sum}.', 'Vérifiez qu’aucune ligne ne manque et corrigez ; le total n’est pas importé.'],
    ar: ['المجموع المكتوب {value} بينما حاصل الأسطر {sum}.', 'تحقق من عدم نقص أي سطر وصحح؛ لا يُستورد المجموع.'],
    en: ['The total written is {value}, the sum of the rows {sum}.', 'Check that no row is missing and correct; the total is not imported.'],
  },
  row_total_differs: {
    severity: 'warning',
    fr: ['Le total écrit est {value}, la somme de la ligne {sum}.', 'Corrigez la valeur ou le total ; le total n’est pas importé.'],
    ar: ['المجموع المكتوب {value} بينما حاصل السطر {sum}.', 'صحح القيمة أو المجموع؛ لا يُستورد المجموع.'],
    en: ['The total written is {value}, the sum of the row {sum}.', 'Correct the value or the total; the total is not imported.'],
  },
} as const satisfies Record<string, ProblemDefinition>;

export type DeclarationProblemCode = keyof typeof DECLARATION_PROBLEMS;
