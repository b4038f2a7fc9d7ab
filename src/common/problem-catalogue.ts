interface Entry {
  status: number;
  fr: string;
  ar: string;
  en: string;
}

const entry = (status: number, fr: string, ar: string, en: string): Entry => ({ status, fr, ar, en });

/** Every code that the API answers, with its status and its sentence. `docs/error-codes.md` is made from it. */
export const PROBLEMS = {
  // requests
  malformed_request: entry(400, 'La requête est illisible : vérifiez son format JSON.', 'تعذرت قراءة الطلب: تحققوا من صيغة JSON.', 'The request cannot be read: check its JSON.'),
  unknown_field: entry(400, 'Le champ « {field} » n’existe pas ici : retirez-le.', 'الحقل «{field}» غير موجود هنا: احذفوه.', 'The field “{field}” does not exist here: remove it.'),
  unknown_parameter: entry(400, 'Le paramètre « {field} » n’est pas reconnu : retirez-le.', 'المعامل «{field}» غير معروف: احذفوه.', 'The parameter “{field}” is not known: remove it.'),
  invalid_cursor: entry(400, 'Cette page de liste n’est plus valable : reprenez la liste au début.', 'صفحة القائمة هذه لم تعد صالحة: أعيدوا القائمة من بدايتها.', 'This list page is no longer valid: start the list again.'),
  unsupported_media_type: entry(415, 'Ce type de contenu n’est pas accepté : envoyez {expected}.', 'نوع المحتوى غير مقبول: أرسلوا {expected}.', 'This content type is not accepted: send {expected}.'),
  too_large: entry(413, 'L’envoi dépasse la taille permise ({limit}).', 'حجم الإرسال يتجاوز الحد المسموح به ({limit}).', 'The upload is larger than allowed ({limit}).'),
  header_too_large: entry(431, 'Les en-têtes de la requête sont trop longs.', 'ترويسات الطلب طويلة جدا.', 'The request headers are too long.'),
  address_too_long: entry(414, 'L’adresse de la requête est trop longue.', 'عنوان الطلب طويل جدا.', 'The request address is too long.'),
  method_not_allowed: entry(405, 'Cette action n’existe pas à cette adresse.', 'هذا الإجراء غير موجود في هذا العنوان.', 'This action does not exist at this address.'),
  request_timeout: entry(408, 'La requête a mis trop de temps à arriver : renvoyez-la.', 'استغرق وصول الطلب وقتا طويلا: أعيدوا إرساله.', 'The request took too long to arrive: send it again.'),
  validation_failed: entry(422, 'Des valeurs sont à corriger : voyez chaque champ.', 'هناك قيم يجب تصحيحها: راجعوا كل حقل.', 'Some values need correcting: see each field.'),
  // access
  sign_in_required: entry(401, 'Connectez-vous pour continuer.', 'سجلوا الدخول للمتابعة.', 'Sign in to continue.'),
  wrong_credentials: entry(401, 'Adresse ou mot de passe incorrect. Vérifiez-les, ou demandez un nouveau mot de passe à votre administrateur.', 'العنوان أو كلمة المرور غير صحيحة. تحققوا منهما أو اطلبوا كلمة مرور جديدة من المسؤول.', 'Wrong address or password. Check them, or ask your administrator for a new password.'),
  session_ended: entry(401, 'Votre session est terminée : reconnectez-vous.', 'انتهت جلستكم: سجلوا الدخول من جديد.', 'Your session has ended: sign in again.'),
  not_permitted: entry(403, 'Votre rôle ne permet pas cette action ({permission}). Adressez-vous au bureau du programme.', 'لا يسمح دوركم بهذا الإجراء ({permission}). اتصلوا بمكتب البرنامج.', 'Your role does not allow this action ({permission}). Ask the programme office.'),
  permission_not_declared: entry(403, 'Cette adresse est fermée : aucune permission n’y est déclarée.', 'هذا العنوان مغلق: لم يصرح فيه بأي إذن.', 'This address is closed: no permission is declared for it.'),
  cross_site_request: entry(403, 'Cette requête vient d’un autre site et n’est pas acceptée.', 'هذا الطلب وارد من موقع آخر وهو غير مقبول.', 'This request comes from another site and is not accepted.'),
  method_override_refused: entry(403, 'Un en-tête qui change la méthode n’est pas accepté : employez la méthode elle-même.', 'لا تقبل ترويسة تغير طريقة الطلب: استعملوا الطريقة نفسها.', 'A header that overrides the method is not accepted: use the method itself.'),
  password_change_required: entry(403, 'Choisissez d’abord votre propre mot de passe : celui-ci est provisoire.', 'اختاروا أولا كلمة مرور خاصة بكم: الحالية مؤقتة.', 'First choose a password of your own: this one is temporary.'),
  own_rights: entry(403, 'Nul ne change ses propres droits : demandez à un autre administrateur.', 'لا أحد يغير حقوقه بنفسه: اطلبوا ذلك من مسؤول آخر.', 'Nobody changes their own rights: ask another administrator.'),
  acts_in_other_programme: entry(403, 'Cette personne agit aussi dans un programme que vous n’administrez pas : adressez-vous à qui administre les deux. Vous pouvez mettre fin à ses rôles ici.', 'يعمل هذا الشخص أيضا في برنامج لا تديرونه: اتصلوا بمن يدير البرنامجين. يمكنكم إنهاء أدواره هنا.', 'This person also acts in a programme that you do not administer: ask someone who administers both. You can end their roles here.'),
  too_many_attempts: entry(429, 'Trop d’essais. Réessayez dans {seconds} secondes.', 'محاولات كثيرة. أعيدوا المحاولة بعد {seconds} ثانية.', 'Too many attempts. Try again in {seconds} seconds.'),
  not_found: entry(404, 'Cet objet n’existe pas, ou vous n’y avez pas accès.', 'هذا العنصر غير موجود أو ليس لديكم حق الاطلاع عليه.', 'This object does not exist, or you have no access to it.'),
  // concurrency
  precondition_required: entry(428, 'Rechargez la fiche avant de la modifier : sa version (If-Match) manque.', 'أعيدوا تحميل البطاقة قبل تعديلها: رقم النسخة (If-Match) ناقص.', 'Reload the record before changing it: its version (If-Match) is missing.'),
  stale_version: entry(412, 'La fiche a changé depuis votre lecture. Rechargez-la, puis reprenez votre saisie.', 'تغيرت البطاقة منذ قراءتكم لها. أعيدوا تحميلها ثم استأنفوا الإدخال.', 'The record has changed since you read it. Reload it, then enter your change again.'),
  idempotency_in_flight: entry(409, 'La même demande est en cours : attendez sa réponse.', 'الطلب نفسه قيد المعالجة: انتظروا الجواب.', 'The same request is being processed: wait for its answer.'),
  idempotency_other_request: entry(422, 'Cette clé (Idempotency-Key) a déjà servi à une autre demande : prenez-en une nouvelle.', 'استعمل هذا المفتاح (Idempotency-Key) لطلب آخر: خذوا مفتاحا جديدا.', 'This key (Idempotency-Key) was used for another request: take a new one.'),
  already_exists: entry(409, 'Un objet de même référence existe déjà : {what}.', 'يوجد عنصر بالمرجع نفسه: {what}.', 'An object with the same reference already exists: {what}.'),
  conflict: entry(409, 'Cette action n’est pas possible dans l’état actuel de la fiche.', 'هذا الإجراء غير ممكن في الحالة الراهنة للبطاقة.', 'This action is not possible in the current state of the record.'),
  // fields
  field_required: entry(422, 'Renseignez ce champ.', 'املؤوا هذا الحقل.', 'Fill in this field.'),
  field_text: entry(422, 'Écrivez un texte de {minimum} à {maximum} caractères.', 'اكتبوا نصا من {minimum} إلى {maximum} حرفا.', 'Write a text of {minimum} to {maximum} characters.'),
  field_controls: entry(422, 'Ce texte contient des caractères invisibles (ordre d’écriture, largeur nulle) : retapez-le.', 'يحتوي هذا النص على أحرف غير مرئية: أعيدوا كتابته.', 'This text holds invisible characters (direction, zero width): type it again.'),
  field_choice: entry(422, 'Choisissez une valeur parmi : {choices}.', 'اختاروا قيمة من بين: {choices}.', 'Choose one of: {choices}.'),
  field_civil_date: entry(422, 'Donnez une date existante, comme 2026-12-31.', 'أدخلوا تاريخا موجودا مثل 2026-12-31.', 'Give an existing date, such as 2026-12-31.'),
  field_decimal: entry(422, 'Donnez un nombre décimal en texte, comme "1250.5" : au plus 15 chiffres avant le point et 6 après.', 'أدخلوا عددا عشريا على شكل نص مثل "1250.5".', 'Give a decimal number as text, such as "1250.5": at most 15 digits before the point and 6 after.'),
  field_whole: entry(422, 'Donnez un nombre entier.', 'أدخلوا عددا صحيحا.', 'Give a whole number.'),
  field_positive: entry(422, 'Donnez un nombre positif ou nul.', 'أدخلوا عددا موجبا أو منعدما.', 'Give a number that is not negative.'),
  field_integer_range: entry(422, 'Donnez un nombre entier de {minimum} à {maximum}.', 'أدخلوا عددا صحيحا من {minimum} إلى {maximum}.', 'Give a whole number from {minimum} to {maximum}.'),
  field_boolean: entry(422, 'Répondez par vrai ou faux.', 'أجيبوا بصحيح أو خطأ.', 'Answer true or false.'),
  field_code: entry(422, 'Une référence compte de 1 à 63 lettres sans accent, chiffres, points, tirets.', 'يتكون المرجع من 1 إلى 63 حرفا لاتينيا أو رقما أو نقطة أو شرطة.', 'A reference has 1 to 63 unaccented letters, digits, dots, hyphens.'),
  field_identifier: entry(422, 'Cet identifiant n’a pas la bonne forme.', 'صيغة هذا المعرف غير صحيحة.', 'This identifier is not well formed.'),
  field_email: entry(422, 'Donnez une adresse électronique complète, comme nom@exemple.ma.', 'أدخلوا عنوانا إلكترونيا كاملا مثل nom@exemple.ma.', 'Give a complete e-mail address, such as name@example.ma.'),
  field_list: entry(422, 'Donnez une liste de {minimum} à {maximum} éléments.', 'أدخلوا لائحة من {minimum} إلى {maximum} عناصر.', 'Give a list of {minimum} to {maximum} items.'),
  field_object: entry(422, 'Donnez un objet avec ses champs.', 'أدخلوا عنصرا بحقوله.', 'Give an object with its fields.'),
  unknown_reference: entry(422, '« {value} » n’existe pas dans ce registre : vérifiez la référence.', '«{value}» غير موجود في هذا السجل: تحققوا من المرجع.', '“{value}” does not exist in this register: check the reference.'),
  ice_malformed: entry(422, 'Un ICE compte 15 chiffres.', 'يتكون المعرف الموحد للمقاولة من 15 رقما.', 'An ICE has 15 digits.'),
  end_before_start: entry(422, 'La fin précède le début : corrigez l’une des deux dates.', 'النهاية تسبق البداية: صححوا أحد التاريخين.', 'The end is before the start: correct one of the two dates.'),
  password_too_weak: entry(422, 'Choisissez un mot de passe d’au moins 12 caractères, peu courant et différent de votre adresse.', 'اختاروا كلمة مرور من 12 حرفا على الأقل، غير شائعة ومختلفة عن عنوانكم.', 'Choose a password of at least 12 characters that is not common and is not your address.'),
  wrong_password: entry(422, 'Ce n’est pas votre mot de passe actuel.', 'هذه ليست كلمة مروركم الحالية.', 'This is not your current password.'),
  password_unchanged: entry(422, 'Choisissez un mot de passe différent de l’actuel.', 'اختاروا كلمة مرور مختلفة عن الحالية.', 'Choose a password other than the current one.'),
  delegation_required: entry(422, 'Citez la délégation de signature du signataire.', 'اذكروا تفويض التوقيع الممنوح للموقع.', 'Quote the delegation by which the signatory signs.'),
  end_in_past: entry(422, 'Un rôle prend fin aujourd’hui ({today}) ou plus tard : ce qui a été fait reste fait.', 'ينتهي الدور اليوم ({today}) أو بعده: ما تم يبقى قائما.', 'A role ends today ({today}) or later: what was done stays done.'),
  // rules of the register
  mixed_worlds: entry(422, 'Une organisation réelle et une organisation de démonstration ne se mêlent jamais dans un programme.', 'لا تختلط منظمة حقيقية ومنظمة تجريبية في برنامج واحد.', 'A real and a demonstration organisation never meet in a programme.'),
  membership_overlap: entry(409, 'Cette personne a déjà ce rôle pour cette organisation à ces dates : mettez-y fin d’abord, ou changez les dates.', 'لهذا الشخص هذا الدور لدى هذه المنظمة في هذه التواريخ: أنهوه أولا أو غيروا التواريخ.', 'This person already holds this role for this organisation on those dates: end it first, or change the dates.'),
  simulated_instant: entry(422, 'Seul un programme de démonstration accepte un instant simulé.', 'لا يقبل التوقيت المحاكى إلا برنامج تجريبي.', 'Only a demonstration programme accepts a simulated instant.'),
  transition_not_allowed: entry(409, 'De l’état « {from} », cette action n’est pas possible. Possible : {possible}.', 'من الحالة «{from}» هذا الإجراء غير ممكن. الممكن: {possible}.', 'From the state “{from}” this action is not possible. Possible: {possible}.'),
  forecast_reason_required: entry(422, 'La nouvelle prévision est plus tardive que la dernière ({previous}) : choisissez un motif.', 'التوقع الجديد متأخر عن الأخير ({previous}): اختاروا سببا.', 'The new forecast is later than the last one ({previous}): choose a reason.'),
  actual_in_future: entry(422, 'Une date réalisée n’est pas dans le futur.', 'تاريخ الإنجاز لا يكون في المستقبل.', 'An actual date is not in the future.'),
  evidence_reference_required: entry(422, 'Citez la pièce qui prouve la date réalisée.', 'اذكروا الوثيقة التي تثبت تاريخ الإنجاز.', 'Cite the document that proves the actual date.'),
  milestone_circle: entry(409, 'Les dépendances formeraient un cercle : retirez l’une d’elles.', 'ستشكل التبعيات حلقة مغلقة: احذفوا واحدة منها.', 'The dependencies would form a circle: remove one of them.'),
  baseline_frozen: entry(409, 'La date de référence est figée : seul un avenant la déplace.', 'التاريخ المرجعي مجمد: لا يغيره إلا ملحق تعديلي.', 'The baseline is frozen: only an amendment moves it.'),
  nothing_to_undo: entry(409, 'Il n’y a rien à annuler : la fiche a changé depuis.', 'لا شيء للإلغاء: تغيرت البطاقة منذ ذلك.', 'There is nothing to undo: the record has changed since.'),
  sector_indicator: entry(422, '« {indicator} » est un chiffre publié du secteur, sans observation : les totaux sous convention ne s’y mêlent jamais. Choisissez un indicateur sous convention.', '«{indicator}» رقم منشور للقطاع بلا ملاحظات: لا تختلط به المجاميع الخاضعة للاتفاقيات أبدا. اختاروا مؤشرا خاضعا لاتفاقية.', '“{indicator}” is a published figure of the sector, without observations: totals under agreement never mix with it. Choose an indicator under agreement.'),
  terms_overlap: entry(409, 'Ces termes chevauchent d’autres termes en vigueur à la même date.', 'تتداخل هذه الشروط مع شروط أخرى سارية في التاريخ نفسه.', 'These terms overlap others in force at the same date.'),
  amendment_before_signature: entry(422, 'Un avenant ne prend pas effet avant la convention qu’il modifie.', 'لا يسري الملحق التعديلي قبل الاتفاقية التي يعدلها.', 'An amendment does not take effect before the agreement that it changes.'),
  import_not_applicable: entry(409, 'Cet import contient des erreurs : corrigez le classeur et déposez-le de nouveau.', 'يحتوي هذا الاستيراد على أخطاء: صححوا المصنف وأعيدوا إيداعه.', 'This import has errors: correct the workbook and drop it again.'),
  file_refused: entry(422, '{reason}', '{reason}', '{reason}'),
  stored_file_missing: entry(409, 'Le fichier déposé n’est plus dans le dépôt : déposez-le de nouveau.', 'الملف المودع لم يعد في المستودع: أودعوه من جديد.', 'The file that was dropped is no longer in the store: drop it again.'),
  file_missing: entry(422, 'Joignez un classeur .xlsx.', 'أرفقوا مصنفا بصيغة .xlsx.', 'Attach an .xlsx workbook.'),
  // the service
  database_unavailable: entry(503, 'Le registre est momentanément indisponible ; rien n’a été perdu. Réessayez dans quelques secondes.', 'السجل غير متاح مؤقتا ولم يضع شيء. أعيدوا المحاولة بعد ثوان.', 'The register is briefly unavailable; nothing was lost. Try again in a few seconds.'),
  storage_full: entry(507, 'L’espace de stockage est plein ; rien n’a été enregistré. Prévenez l’exploitant.', 'امتلأت مساحة التخزين ولم يسجل شيء. أخبروا المشغل.', 'Storage is full; nothing was recorded. Tell the operator.'),
  unexpected: entry(500, 'Une erreur imprévue est survenue ; rien n’a été enregistré. Citez la référence {request} à l’assistance.', 'حدث خطأ غير متوقع ولم يسجل شيء. اذكروا المرجع {request} للدعم.', 'An unexpected error occurred; nothing was recorded. Quote reference {request} to support.'),
} as const satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof PROBLEMS;
