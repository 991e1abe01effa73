import Testing
import Winnow
@testable import WinnowStages

/// Whom short texts of many languages credit, and what looks like a credit and is none. All written for this table.
@Suite struct AttributionTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let language: String, text: String, credits: Set<String>
    init(_ language: String, _ text: String, _ credits: String...) { (self.language, self.text, self.credits) = (language, text, Set(credits)) }
    var testDescription: String { "\(language): \(text.prefix(60))" }
  }

  private func credits(_ row: Row) throws -> Set<String> {
    let paragraphs = row.text.split(separator: "¶").map { "<p>\($0)</p>" }.joined()
    var page = Page(try Tree(html: Array("<html lang=\(row.language)><body>\(paragraphs)</body></html>".utf8), charset: "utf-8"))
    for stage in [ReadMetadata(), DetectLanguage(), FindDateline(), FindAttributions()] as [any Stage] { try page.run(stage) }
    return Set(page.record.attributions.map { "\($0.kind.rawValue) \($0.name)" })
  }

  @Test(arguments: sources) func `a source is credited`(_ row: Row) throws {
    let found = try credits(row)
    #expect(found == row.credits)
  }
  @Test(arguments: nearMisses) func `what is no source is not`(_ row: Row) throws {
    let found = try credits(row)
    #expect(found == [])
  }

  static let sources: [Row] = [
    // Arabic: clitics, quotes, names of several words, and where a name ends.
    Row("ar", "وصلت القافلة إلى المدينة صباح أمس، بحسب وكالة فرانس برس.", "cited فرانس برس"),
    Row("ar", "ارتفعت الأسعار بنسبة خمسة بالمئة، وفق ما نقلت صحيفة «النهار» عن تجار.", "cited النهار"),
    Row("ar", "وأعلنت وزارة الصحة أن عدد الإصابات تراجع هذا الأسبوع.", "cited وزارة الصحة"),
    Row("ar", "وزارة الزراعة أعلنت خطة جديدة لزراعة القمح في الجنوب.", "cited وزارة الزراعة"),
    Row("ar", "وقالت هيئة الأرصاد الجوية إن العاصفة تقترب من الساحل.", "cited هيئة الأرصاد الجوية"),
    Row("ar", "نقلت وكالة رويترز عن مركز الزلازل الأوروبي أن الهزة كانت خفيفة.", "cited رويترز", "cited مركز الزلازل الأوروبي"),
    Row("ar", "وجاء في بيان صدر عن الجامعة العربية، أمس، أن الاجتماع تأجل.", "cited الجامعة العربية"),
    Row("ar", "ذكرت قناة «الحدث» أن الطريق أغلق بسبب الثلوج.", "cited الحدث"),
    Row("ar", "أكد المكتب الإعلامي في المحافظة أن المدارس ستفتح أبوابها.", "cited المكتب الإعلامي في المحافظة"),
    Row("ar", "عمّان - بترا¶افتتح اليوم معرض الكتاب وسط حضور كبير من القراء.", "place عمّان", "agency بترا"),
    Row("ar", "صدى البلد - وكالات¶افتتح اليوم معرض الكتاب وسط حضور كبير من القراء.", "publisher صدى البلد", "agency وكالات"),
    Row("ar", "الرياض (رويترز) - افتتح اليوم معرض الكتاب وسط حضور كبير.", "place الرياض", "agency رويترز"),
    Row("ar", "بقلم: محمد الحسن¶افتتح اليوم معرض الكتاب وسط حضور كبير من القراء.", "author محمد الحسن"),
    Row("ar", "ترجمة: ليلى منصور¶افتتح اليوم معرض الكتاب وسط حضور كبير.", "translator ليلى منصور"),
    Row("ar", "تصوير: خالد العلي¶افتتح اليوم معرض الكتاب وسط حضور كبير.", "photo خالد العلي"),
    // Persian
    Row("fa", "به گزارش خبرگزاری ایسنا، نمایشگاه کتاب امروز در تهران گشایش یافت.", "agency ایسنا"),
    Row("fa", "شمار بازدیدکنندگان، به نقل از روزنامه «اطلاعات»، دو برابر شده است.", "cited اطلاعات"),
    Row("fa", "خبرگزاری رسمی ترکیه (آناتولی) اعلام کرد که جاده باز شده است.", "cited آناتولی"),
    Row("fa", "نمایشگاه کتاب امروز در تهران گشایش یافت و تا یک هفته ادامه دارد.¶عکس: رضا احمدی", "photo رضا احمدی"),
    // Urdu
    Row("ur", "لاہور ( آج نیوز ) شہر میں کتاب میلہ شروع ہو گیا ہے اور لوگ بڑی تعداد میں آ رہے ہیں۔", "place لاہور", "publisher آج نیوز"),
    Row("ur", "خبر رساں ادارے رائٹرز کے مطابق جہاز بندرگاہ پر پہنچ گیا ہے۔", "cited رائٹرز"),
    // Hebrew
    Row("he", "סוכנות הידיעות הטורקית, 'אנדולו', דיווחה כי הגשר נפתח מחדש.", "cited אנדולו"),
    Row("he", "לפי משרד הבריאות, מספר החולים ירד השבוע.", "cited משרד הבריאות"),
    Row("he", "מאת: דנה לוי¶הגשר נפתח מחדש אחרי שנתיים של עבודות בכל רחבי העיר.", "author דנה לוי"),
    Row("he", "בכירים אמרו ל-CNN כי השיחות יימשכו בשבוע הבא.", "cited CNN"),
    // Turkish
    Row("tr", "Köprü yeniden açıldı, Anadolu Ajansı bugün duyurdu.", "cited Anadolu Ajansı"),
    Row("tr", "Reuters'a göre gemi sabah saatlerinde limana ulaştı ve yükünü boşalttı.", "cited Reuters"),
    Row("tr", "Haber: Ayşe Demir¶Köprü iki yıl süren çalışmalardan sonra yeniden açıldı.", "author Ayşe Demir"),
    Row("tr", "Köprü iki yıl süren çalışmalardan sonra yeniden açıldı.¶Kaynak: DHA", "agency DHA"),
    // English
    Row("en", "The bridge will reopen on Monday, according to the Department of Transport.", "cited Department of Transport"),
    Row("en", "The minister told Reuters that talks would go on next week.", "cited Reuters"),
    Row("en", "The ship reached the port at dawn, citing Lloyd's List.", "cited Lloyd's List"),
    Row("en", "OSLO (AP) - The bridge reopened on Monday after two years.", "place OSLO", "agency AP"),
    Row("en", "By Ruth Adler | Harbour Times¶The bridge reopened on Monday after two years of work.", "author Ruth Adler", "publisher Harbour Times"),
    Row("en", "The bridge reopened on Monday after two years of work.¶(Reporting by Ruth Adler and Tom Berg; editing by Ann Cole)", "author Ruth Adler", "author Tom Berg", "editor Ann Cole"),
    Row("en", "Photo: Tom Berg¶The bridge reopened on Monday after two years of work.", "photo Tom Berg"),
    Row("en", "Translated by Ann Cole¶The bridge reopened on Monday after two years of work.", "translator Ann Cole"),
    Row("en", "The ferry service was cut, NPR reported on Monday.", "cited NPR"),
    // French
    Row("fr", "Le pont rouvre lundi, selon la mairie.", "cited mairie"),
    Row("fr", "Le pont rouvre lundi, d’après Ouest-France.", "cited Ouest-France"),
    Row("fr", "Le Parisien rapporte que le pont rouvrira lundi.", "cited Le Parisien"),
    Row("fr", "LYON (AFP) - Le pont a rouvert lundi après deux ans de travaux.", "place LYON", "agency AFP"),
    Row("fr", "Par Jeanne Dupuis et Marc Roy¶Le pont a rouvert lundi après deux ans de travaux.", "author Jeanne Dupuis", "author Marc Roy"),
    Row("fr", "« Nous avançons », a dit la ministre à l’AFP lundi.", "cited AFP"),
    // German
    Row("de", "Die Brücke öffnet laut Bundesamt für Statistik früher als geplant.", "cited Bundesamt für Statistik"),
    Row("de", "Die Brücke öffnet am Montag, berichtet die Süddeutsche Zeitung.", "cited Süddeutsche Zeitung"),
    Row("de", "Die Brücke öffnet am Montag, sagte die Sprecherin der dpa.", "cited dpa"),
    Row("de", "Kiel (dpa) - Die Brücke ist am Montag wieder geöffnet worden.", "place Kiel", "agency dpa"),
    Row("de", "Von Anna Berg, dpa¶Die Brücke ist am Montag wieder geöffnet worden.", "author Anna Berg", "agency dpa"),
    Row("de", "Foto: Jens Wolf¶Die Brücke ist am Montag wieder geöffnet worden.", "photo Jens Wolf"),
    // Spanish
    Row("es", "El puente reabre el lunes, según el Instituto Geográfico Nacional.", "cited Instituto Geográfico Nacional"),
    Row("es", "El puente reabre el lunes, dijo la alcaldesa a EFE.", "cited EFE"),
    Row("es", "Sevilla, 4 jun (EFE).- El puente reabrió el lunes tras dos años de obras.", "place Sevilla", "agency EFE"),
    Row("es", "Por Lucía Torres¶El puente reabrió el lunes tras dos años de obras.", "author Lucía Torres"),
    Row("es", "El País informa de que el puente reabrirá el lunes.", "cited El País"),
    // Italian
    Row("it", "Il ponte riapre lunedì, secondo il Comune di Genova.", "cited Comune di Genova"),
    Row("it", "Il ponte riapre lunedì, ha spiegato il sindaco all’Ansa.", "cited Ansa"),
    Row("it", "GENOVA (ANSA) - Il ponte ha riaperto lunedì dopo due anni di lavori.", "place GENOVA", "agency ANSA"),
    Row("it", "di Carla Bruni¶Il ponte ha riaperto lunedì dopo due anni di lavori.", "author Carla Bruni"),
    // Portuguese
    Row("pt", "A ponte reabre na segunda, segundo o Ministério das Cidades.", "cited Ministério das Cidades"),
    Row("pt", "A ponte reabre na segunda, disse o prefeito à Lusa.", "cited Lusa"),
    Row("pt", "Por Marta Reis, R7 — Belém¶A ponte reabriu na segunda depois de dois anos de obras.", "author Marta Reis", "publisher R7", "place Belém"),
    Row("pt", "A ponte reabriu na segunda depois de dois anos de obras.¶Foto: Paulo Nunes", "photo Paulo Nunes"),
    // Dutch, Russian, Ukrainian, Indonesian
    Row("nl", "De brug gaat maandag open, volgens Rijkswaterstaat.", "cited Rijkswaterstaat"),
    Row("nl", "Door: Sanne de Wit¶De brug ging maandag weer open na twee jaar werk.", "author Sanne de Wit"),
    Row("ru", "Мост откроют в понедельник, сообщает пресс-служба Росавтодора.", "cited пресс-служба Росавтодора"),
    Row("ru", "По данным Росстата, цены за месяц не изменились.", "cited Росстата"),
    Row("ru", "ТОМСК, 5 марта (РИА Новости). Мост открыли в понедельник.", "place ТОМСК", "agency РИА Новости"),
    Row("uk", "За даними Укравтодору, міст відкриють у понеділок.", "cited Укравтодору"),
    Row("id", "Jembatan dibuka Senin, menurut Kementerian Perhubungan.", "cited Kementerian Perhubungan"),
    Row("id", "Oleh: Dewi Lestari¶Jembatan dibuka kembali pada hari Senin setelah dua tahun.", "author Dewi Lestari"),
    // Chinese and Japanese
    Row("zh", "据新华社报道，大桥周一重新通车。", "cited 新华社"),
    Row("zh", "新华社东京3月5日电 大桥周一重新通车，市民纷纷前来参观。", "agency 新华社", "place 东京"),
    Row("ja", "ロイター通信によると、橋は月曜日に再開した。", "cited ロイター通信"),
    Row("ja", "国土交通省は5日、橋を月曜日に再開すると発表した。", "cited 国土交通省"),
    Row("ja", "【ソウル=山田花子】橋は月曜日に再開し、多くの人が訪れた。", "place ソウル", "author 山田花子"),
  ]

  @Test(arguments: moreSources) func `more sources are credited`(_ row: Row) throws {
    let found = try credits(row)
    #expect(found == row.credits)
  }

  static let moreSources: [Row] = [
    Row("ar", "القاهرة - (أ ش أ)¶أعلن وزير الري انتهاء أعمال التطهير في الترع.", "place القاهرة", "agency أ ش أ"),
    Row("ar", "بيروت (أ ف ب) - قتل شخصان في انفجار وقع صباح الأحد.", "place بيروت", "agency أ ف ب"),
    Row("ar", "دبي - العربية.نت¶أظهرت دراسة حديثة أن النوم المبكر مفيد للقلب.", "place دبي", "publisher العربية.نت"),
    Row("ar", "واشنطن - رويترز¶قال مسؤول أمريكي إن المحادثات ستستأنف قريبا.", "place واشنطن", "agency رويترز"),
    Row("ar", "الجزيرة نت - وكالات¶قتل جنديان في هجوم على نقطة تفتيش.", "publisher الجزيرة نت", "agency وكالات"),
    Row("ar", "سكاي نيوز عربية - أبوظبي¶وصل الوفد إلى العاصمة مساء أمس.", "publisher سكاي نيوز عربية", "place أبوظبي"),
    Row("ar", "كتب: أحمد سالم¶افتتح المحافظ معرض الزهور صباح اليوم.", "author أحمد سالم"),
    Row("ar", "نقلت صحيفة \"الشرق الأوسط\" عن مصادر مطلعة أن الاتفاق بات وشيكا.", "cited الشرق الأوسط"),
    Row("ar", "وقالت وكالة الأنباء الألمانية إن الحريق أخمد بعد ساعات.", "cited الألمانية"),
    Row("ar", "وذكر موقع \"أكسيوس\" الأمريكي أن الرئيس سيلقي خطابا.", "cited أكسيوس"),
    Row("ar", "بحسب ما أفادت وسائل إعلام محلية، فإن الطريق مغلق."),
    Row("ar", "وأوضحت دائرة الأرصاد أن الأمطار ستستمر حتى الخميس.", "cited دائرة الأرصاد"),
    Row("ar", "وفقا لبيانات منظمة الصحة العالمية، تراجع عدد الوفيات.", "cited منظمة الصحة العالمية"),
    Row("ar", "وقال الجيش اللبناني في بيان إن دورية تعرضت لإطلاق نار.", "cited الجيش اللبناني"),
    Row("ar", "ونشرت صحيفة نيويورك تايمز تقريرا عن أوضاع اللاجئين.", "cited نيويورك تايمز"),
    Row("ar", "وأفادت قناة المنار بأن القصف استهدف أطراف البلدة.", "cited المنار"),
    Row("ar", "وأكدت السفارة الأمريكية في بيروت أن موظفيها بخير.", "cited السفارة الأمريكية في بيروت"),
    Row("ar", "وبحسب المرصد السوري لحقوق الإنسان، قتل ستة مدنيين.", "cited المرصد السوري لحقوق الإنسان"),
    Row("ar", "نقلا عن وكالة سبوتنيك، وصلت السفينة إلى الميناء.", "cited سبوتنيك"),
    Row("ar", "وأعلن الهلال الأحمر الكويتي توزيع ألف سلة غذائية.", "cited الهلال الأحمر الكويتي"),
    Row("ar", "المصدر: وكالات¶افتتح اليوم معرض الكتاب وسط حضور كبير.", "agency وكالات"),
    Row("ar", "تحرير: سامر خوري¶افتتح اليوم معرض الكتاب وسط حضور كبير.", "editor سامر خوري"),
    Row("fa", "به گزارش خبرنگار مهر، نشست خبری وزیر نیرو برگزار شد.", "agency مهر"),
    Row("fa", "تهران - ایرنا - وزیر نیرو از افزایش ذخیره سدها خبر داد.", "place تهران", "agency ایرنا"),
    Row("fa", "وزارت بهداشت اعلام کرد که شمار مبتلایان کاهش یافته است.", "cited وزارت بهداشت"),
    Row("fa", "به نوشته روزنامه گاردین، نخست وزیر استعفا می‌دهد.", "cited گاردین"),
    Row("ur", "وزارت خزانہ کے مطابق مہنگائی کی شرح کم ہوئی ہے۔", "cited وزارت خزانہ"),
    Row("ur", "برطانوی خبر رساں ادارے روئٹرز کے مطابق مذاکرات جاری ہیں۔", "cited روئٹرز"),
    Row("he", "על פי הודעת משרד האוצר, המס יורד בינואר.", "cited משרד האוצר"),
    Row("he", "רשת CNN דיווחה כי השיחות הופסקו.", "cited CNN"),
    Row("he", "עיתון 'הארץ' פרסם כי השר יתפטר.", "cited הארץ"),
    Row("tr", "ANKARA (AA) - Bakanlık yeni düzenlemeyi bugün açıkladı.", "place ANKARA", "agency AA"),
    Row("tr", "İçişleri Bakanlığı yaptığı açıklamada yolun kapatıldığını bildirdi.", "cited İçişleri Bakanlığı"),
    Row("tr", "Hürriyet gazetesinin haberine göre maç ertelendi.", "cited Hürriyet"),
    Row("tr", "Foto: AA¶Köprü iki yıl süren çalışmalardan sonra yeniden açıldı.", "photo AA"),
    Row("en", "WASHINGTON — The ministry said the talks would resume, The New York Times reported.", "cited The New York Times"),
    Row("en", "NEW YORK, March 5 (Reuters) - Shares rose on Tuesday.", "place NEW YORK", "agency Reuters"),
    Row("en", "The fire started in the kitchen, according to Los Angeles Police Department officials.", "cited Los Angeles Police Department"),
    Row("en", "The company told the BBC that it would pay.", "cited BBC"),
    Row("en", "(AP Photo/John Smith)¶The bridge reopened on Monday after two years of work.", "photo John Smith"),
    Row("en", "Citing two sources, Bloomberg reported that the deal was near.", "cited Bloomberg"),
    Row("de", "BERLIN (dpa/lbn) - Die Brücke ist wieder offen.", "place BERLIN", "agency dpa/lbn"),
    Row("de", "Das teilte das Innenministerium mit, wie die „Bild“-Zeitung berichtet.", "cited Bild"),
    Row("de", "Nach Angaben der Polizei wurde niemand verletzt.", "cited Polizei"),
    Row("de", "Die Partei liegt vorn, meldet die Nachrichtenagentur Reuters.", "cited Reuters"),
    Row("fr", "Trois personnes ont été blessées, a indiqué la préfecture de police.", "cited préfecture de police"),
    Row("fr", "D’après le quotidien Le Monde, la loi sera votée en mai.", "cited Le Monde"),
    Row("fr", "(AFP) - Le pont a rouvert lundi après deux ans de travaux.", "agency AFP"),
    Row("es", "MADRID, 5 Mar. (EUROPA PRESS) - El puente ha reabierto este lunes.", "place MADRID", "agency EUROPA PRESS"),
    Row("es", "El incendio está controlado, informó la Policía Nacional.", "cited Policía Nacional"),
    Row("it", "Lo riferisce l'agenzia Reuters, citando fonti del ministero.", "cited Reuters"),
    Row("it", "(Adnkronos) - Il ponte ha riaperto lunedì dopo due anni.", "agency Adnkronos"),
    Row("pt", "A informação foi divulgada pelo jornal O Globo nesta terça.", "cited O Globo"),
    Row("pt", "Foto: Fernando Frazão/Agência Brasil¶A ponte reabriu na segunda.", "photo Fernando Frazão/Agência Brasil"),
    Row("ru", "МОСКВА, 5 мар — РИА Новости. Мост открыли в понедельник.", "place МОСКВА", "agency РИА Новости"),
    Row("ru", "Об этом сообщает ТАСС со ссылкой на МЧС.", "cited ТАСС", "cited МЧС"),
    Row("ru", "Как сообщили в Минздраве, число больных снизилось.", "cited Минздраве"),
    Row("zh", "中新社北京3月5日电 (记者 王小明) 大桥周一通车。", "agency 中新社", "place 北京", "author 王小明"),
    Row("zh", "据路透社报道，谈判将继续。", "cited 路透社"),
    Row("zh", "新华社记者 李强 摄¶大桥周一重新通车，市民纷纷前来参观。", "photo 李强", "agency 新华社"),
    Row("ja", "【ワシントン共同】米国防総省は4日、計画を発表した。", "place ワシントン", "agency 共同", "cited 米国防総省"),
    Row("ja", "共同通信が伝えたところによると、橋は再開した。", "cited 共同通信"),
    Row("ja", "（ロンドン＝佐藤健）橋は月曜日に再開した。", "place ロンドン", "author 佐藤健"),
    Row("id", "JAKARTA (ANTARA) - Jembatan dibuka kembali pada hari Senin.", "place JAKARTA", "agency ANTARA"),
  ]

  static let nearMisses: [Row] = [
    Row("ar", "توزع المساعدات حسب الحاجة ووفق القانون المعمول به في البلاد."),
    Row("ar", "تسير الأعمال وفق الخطة المرسومة وبحسب الجدول الزمني."),
    Row("ar", "تختلف الأسعار حسب النوع وحسب الموسم في كل سنة."),
    Row("ar", "قال مصدر مسؤول إن الطريق سيفتح غدا أمام السيارات."),
    Row("ar", "قال أحد السكان إن الطريق سيفتح غدا أمام السيارات."),
    Row("ar", "نشر الفنان صورة جديدة على منصة «إكس» صباح اليوم."),
    Row("ar", "وصلت الفرق إلى موقع الحادث بعد دقائق من وقوعه."),
    Row("ar", "يعمل في هذا الموقع عشرات العمال منذ بداية العام."),
    Row("ar", "ذكر الرجل أنه رأى السيارة تسير بسرعة كبيرة."),
    Row("ar", "الطقس وفق المعتاد في مثل هذا الوقت من السنة."),
    Row("fa", "کارها بر اساس برنامه پیش می‌رود و به موقع تمام می‌شود."),
    Row("fa", "او به گزارش خود نگاه کرد و آن را روی میز گذاشت."),
    Row("fa", "پدرم هر روز روزنامه می‌خواند و به رادیو گوش می‌دهد."),
    Row("ur", "قانون کے مطابق گاڑی کے کاغذات ساتھ رکھنا ضروری ہے۔"),
    Row("ur", "منصوبے کے مطابق کام اگلے ماہ شروع ہو گا۔"),
    Row("he", "העבודות נעשות לפי התוכנית ויסתיימו בקיץ."),
    Row("he", "לפי החוק, יש לשאת תעודה מזהה בכל עת."),
    Row("tr", "Plana göre çalışmalar yazın bitecek ve yol yeniden açılacak."),
    Row("tr", "Kanuna göre araç belgelerinin yanınızda olması gerekir."),
    Row("tr", "Duruma göre bir karar verilecek ve herkese bildirilecek."),
    Row("en", "Everything went according to plan, and the guests went home happy."),
    Row("en", "The boxes were sorted according to size and colour."),
    Row("en", "According to the law, drivers must carry their papers."),
    Row("en", "According to him, the bridge will reopen on Monday."),
    Row("en", "She told him that the bridge would reopen on Monday."),
    Row("en", "By Monday the bridge was open again, and everybody was glad."),
    Row("en", "The report was long, and nobody reads such reports any more."),
    Row("en", "He reads the newspaper every morning and listens to the news."),
    Row("en", "Paris - a city of light - was dark that night."),
    Row("en", "The photo shows the bridge before it was closed."),
    Row("en", "Source of the river is a small lake in the hills."),
    Row("fr", "Selon les lignes, un train sur deux circule ce lundi."),
    Row("fr", "Selon la loi, il faut avoir ses papiers sur soi."),
    Row("fr", "Les prix varient selon le type de billet et la saison."),
    Row("fr", "Par beau temps, on voit le pont depuis la colline."),
    Row("fr", "Elle lit le journal tous les matins avant de partir."),
    Row("de", "Laut Gesetz muss jeder seine Papiere bei sich haben."),
    Row("de", "Der Motor war so laut, dass niemand etwas hörte."),
    Row("de", "Von Montag an ist die Brücke wieder offen."),
    Row("de", "Der Stecker hat so viele Leitungen wie die Signale der Schnittstelle."),
    Row("de", "Das Foto zeigt die Brücke vor dem Umbau."),
    Row("de", "Sie schreibt jeden Tag einen Brief an ihre Mutter."),
    Row("es", "Según la ley, hay que llevar los papeles encima."),
    Row("es", "Los precios cambian según la región y el tipo de billete."),
    Row("es", "Por la mañana el puente estaba abierto de nuevo."),
    Row("es", "Según lo previsto, las obras acaban en verano."),
    Row("it", "Secondo la legge bisogna avere i documenti con sé."),
    Row("it", "I prezzi cambiano secondo il tipo di biglietto."),
    Row("it", "Il secondo ponte della città riapre lunedì."),
    Row("pt", "Segundo turno das obras começa em maio na cidade."),
    Row("pt", "Segundo a lei, é preciso levar os documentos."),
    Row("pt", "Por isso a ponte ficou fechada dois anos inteiros."),
    Row("nl", "Volgens de wet moet iedereen papieren bij zich hebben."),
    Row("nl", "Alles verliep volgens plan en iedereen was blij."),
    Row("ru", "Всё идёт по плану, и мост откроют в понедельник."),
    Row("ru", "По закону водитель должен иметь при себе документы."),
    Row("ru", "Он пишет письма каждый день и отправляет их утром."),
    Row("uk", "Усе йде за планом, і міст відкриють у понеділок."),
    Row("id", "Menurut rencana, jembatan dibuka pada hari Senin."),
    Row("id", "Menurut saya jembatan itu terlalu kecil untuk kota ini."),
    Row("zh", "按照计划，大桥周一重新通车，工程全部结束。"),
    Row("zh", "据说这座桥有一百年的历史，十分有名。"),
    Row("ja", "計画によると思われるが、橋は古い。"),
    Row("ja", "私は毎朝新聞を読み、ラジオを聞く。"),
  ]
}
