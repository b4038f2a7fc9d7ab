import { formatDecimal } from '../../common/quantity.js';
import type { Language } from '../../common/translated.js';
import type { WorkbookRefusal, WorkbookRefusalCode } from './workbook-refusal.js';

/** What is wrong and what to do, in one text per language; `{name}` stands for a parameter of the refusal. */
const MESSAGES: Record<WorkbookRefusalCode, Record<Language, string>> = {
  workbook_empty: {
    fr: 'Le fichier est vide (0 octet). Vérifiez que le classeur s’ouvre dans votre tableur, puis envoyez-le de nouveau.',
    ar: 'الملف فارغ (0 بايت). تحقق من أن المصنف يُفتح في برنامج الجداول، ثم أعد إرساله.',
    en: 'The file is empty (0 bytes). Check that the workbook opens in your spreadsheet program, then send it again.',
  },
  workbook_too_large: {
    fr: 'Le fichier dépasse {limit} Mo. Retirez les images et les feuilles inutiles, ou partagez le classeur en plusieurs fichiers.',
    ar: 'حجم الملف يتجاوز {limit} ميغابايت. احذف الصور والأوراق غير اللازمة، أو قسّم المصنف إلى عدة ملفات.',
    en: 'The file is larger than {limit} MB. Remove pictures and sheets that are not needed, or split the workbook into several files.',
  },
  workbook_not_xlsx: {
    fr: 'Ce fichier n’est pas un classeur .xlsx (contenu reconnu : {found}). Ouvrez-le dans votre tableur et enregistrez-le au format « Classeur Excel (.xlsx) » : changer l’extension du nom ne suffit pas.',
    ar: 'هذا الملف ليس مصنفا بصيغة xlsx. (المحتوى المتعرف عليه: {found}). افتحه في برنامج الجداول واحفظه بصيغة « مصنف Excel (‎.xlsx) »: تغيير امتداد الاسم لا يكفي.',
    en: 'This file is not an .xlsx workbook (content recognised: {found}). Open it in your spreadsheet program and save it as “Excel Workbook (.xlsx)”: changing the extension of its name is not enough.',
  },
  workbook_legacy_xls: {
    fr: 'Ce fichier est au format Excel 97-2003 (.xls). Ouvrez-le et enregistrez-le au format « Classeur Excel (.xlsx) ».',
    ar: 'هذا الملف بصيغة Excel 97-2003 (‎.xls). افتحه واحفظه بصيغة « مصنف Excel (‎.xlsx) ».',
    en: 'This file has the Excel 97-2003 format (.xls). Open it and save it as “Excel Workbook (.xlsx)”.',
  },
  workbook_encrypted: {
    fr: 'Le classeur est protégé par un mot de passe. Retirez le mot de passe d’ouverture (Fichier, Informations, Protéger le classeur), enregistrez, puis envoyez-le de nouveau.',
    ar: 'المصنف محمي بكلمة مرور. أزل كلمة مرور الفتح (ملف، معلومات، حماية المصنف)، احفظه، ثم أعد إرساله.',
    en: 'The workbook is protected by a password. Remove the password to open it (File, Info, Protect Workbook), save it, then send it again.',
  },
  workbook_corrupt: {
    fr: 'Le fichier est incomplet ou abîmé et ne peut pas être lu. Ouvrez-le dans votre tableur, laissez-le le réparer, enregistrez-le sous un autre nom, puis envoyez cette copie.',
    ar: 'الملف ناقص أو تالف ولا يمكن قراءته. افتحه في برنامج الجداول ودعه يصلحه، احفظه باسم آخر، ثم أرسل هذه النسخة.',
    en: 'The file is incomplete or damaged and cannot be read. Open it in your spreadsheet program, let it repair the file, save it under another name, then send that copy.',
  },
  workbook_zip_bomb: {
    fr: 'Le contenu du fichier, une fois décompressé, dépasse ce qu’il annonce ou ce qui est admis : il est refusé par sécurité. Copiez les feuilles utiles dans un nouveau classeur et envoyez celui-ci.',
    ar: 'محتوى الملف بعد فك الضغط يتجاوز ما يعلنه أو ما هو مسموح به: رُفض لأسباب أمنية. انسخ الأوراق المفيدة إلى مصنف جديد وأرسله.',
    en: 'Once decompressed, the content of the file exceeds what it announces or what is allowed: it is refused for safety. Copy the useful sheets to a new workbook and send that one.',
  },
  workbook_too_many_parts: {
    fr: 'L’archive contient plus de {limit} éléments : ce n’est pas un classeur ordinaire. Copiez les feuilles utiles dans un nouveau classeur et envoyez celui-ci.',
    ar: 'يحتوي الأرشيف على أكثر من {limit} عنصر: ليس مصنفا عاديا. انسخ الأوراق المفيدة إلى مصنف جديد وأرسله.',
    en: 'The archive holds more than {limit} items: it is not an ordinary workbook. Copy the useful sheets to a new workbook and send that one.',
  },
  workbook_unsafe_part_name: {
    fr: 'L’archive contient un élément au nom interdit ou répété (« {part} ») : elle est refusée par sécurité. Enregistrez de nouveau le classeur depuis votre tableur.',
    ar: 'يحتوي الأرشيف على عنصر باسم ممنوع أو مكرر (« {part} »): رُفض لأسباب أمنية. أعد حفظ المصنف من برنامج الجداول.',
    en: 'The archive holds an item with a forbidden or repeated name (“{part}”): it is refused for safety. Save the workbook again from your spreadsheet program.',
  },
  workbook_nested_archive: {
    fr: 'Le classeur contient un autre fichier incorporé (« {part} »). Supprimez l’objet incorporé, enregistrez, puis envoyez-le de nouveau.',
    ar: 'يحتوي المصنف على ملف آخر مضمّن (« {part} »). احذف الكائن المضمّن، احفظ، ثم أعد إرساله.',
    en: 'The workbook embeds another file (“{part}”). Delete the embedded object, save, then send it again.',
  },
  workbook_forbidden_markup: {
    fr: 'Le classeur contient des déclarations interdites (« {part} ») : il est refusé par sécurité. Enregistrez-le de nouveau depuis votre tableur.',
    ar: 'يحتوي المصنف على تصريحات ممنوعة (« {part} »): رُفض لأسباب أمنية. أعد حفظه من برنامج الجداول.',
    en: 'The workbook holds forbidden declarations (“{part}”): it is refused for safety. Save it again from your spreadsheet program.',
  },
  workbook_macros: {
    fr: 'Le classeur contient des macros. Enregistrez-le au format « Classeur Excel (.xlsx) », sans macros, puis envoyez-le de nouveau.',
    ar: 'يحتوي المصنف على وحدات ماكرو. احفظه بصيغة « مصنف Excel (‎.xlsx) » دون ماكرو، ثم أعد إرساله.',
    en: 'The workbook holds macros. Save it as “Excel Workbook (.xlsx)”, without macros, then send it again.',
  },
  workbook_too_complex: {
    fr: 'Le classeur occupe trop de cellules (plus de {limit}, ou des lignes et colonnes vides mises en forme jusqu’au bout de la feuille). Supprimez les lignes et colonnes inutiles, ou partagez-le en plusieurs fichiers.',
    ar: 'يشغل المصنف عددا كبيرا من الخلايا (أكثر من {limit}، أو أسطر وأعمدة فارغة منسقة حتى نهاية الورقة). احذف الأسطر والأعمدة غير اللازمة، أو قسّمه إلى عدة ملفات.',
    en: 'The workbook takes up too many cells (more than {limit}, or blank rows and columns formatted to the end of the sheet). Delete the rows and columns that are not needed, or split it into several files.',
  },
  workbook_too_slow: {
    fr: 'La lecture du classeur a duré plus de {seconds} secondes et a été arrêtée. Copiez les feuilles utiles dans un nouveau classeur et envoyez celui-ci.',
    ar: 'استغرقت قراءة المصنف أكثر من {seconds} ثانية فأُوقفت. انسخ الأوراق المفيدة إلى مصنف جديد وأرسله.',
    en: 'Reading the workbook took more than {seconds} seconds and was stopped. Copy the useful sheets to a new workbook and send that one.',
  },
};

/** Characters that would reorder or break the sentence around a name taken from a file. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** The sentence for a refused file: what is wrong and what to do. */
export function workbookRefusalMessage(refusal: Pick<WorkbookRefusal, 'code' | 'params'>, language: Language): string {
  return MESSAGES[refusal.code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = refusal.params[name] ?? '';
    return typeof value === 'number' ? formatDecimal(String(value), language) : value.replace(UNPRINTABLE, '').slice(0, 80);
  });
}
