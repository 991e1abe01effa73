import Winnow

/// Pages of main content only, in many scripts. No stage may edit them.
enum MultilingualPages {
  static let all: [(name: String, html: String)] = [
    (
      "English",
      "<h1>The mill</h1><p>The mill by the river has stood still since spring, and its owner says that it will not turn again before the dam is mended.</p><p>He has asked the council for help; the council meets in May.</p>"
    ),
    (
      "Arabic",
      "<html dir=rtl lang=ar><h1>الطاحونة</h1><p>توقفت الطاحونة القديمة على ضفة النهر منذ الربيع، ويقول صاحبها إنها لن تدور من جديد قبل أن يُصلح السد.</p><p>وقد طلب من المجلس أن يساعده في ذلك.</p>"
    ),
    (
      "Hebrew",
      "<html dir=rtl lang=he><h1>הטחנה</h1><p>הטחנה הישנה שעל גדת הנהר עומדת דוממת מאז האביב, ובעליה אומר כי לא תשוב להסתובב לפני שיתוקן הסכר.</p>"
    ),
    (
      "Russian",
      "<html lang=ru><h1>Мельница</h1><p>Старая мельница на берегу реки стоит с весны, и хозяин говорит, что она не заработает, пока не починят плотину.</p><ul><li>Плотину строили сто лет назад.</li><li>Её чинили дважды.</li></ul>"
    ),
    ("Chinese", "<html lang=zh><h1>磨坊</h1><p>河边的老磨坊从春天起就停了下来，主人说，在水坝修好之前，它不会再转动。</p><p>他已经请求村里帮忙。</p>"),
    ("Hindi", "<html lang=hi><h1>चक्की</h1><p>नदी के किनारे की पुरानी चक्की वसंत से बंद पड़ी है, और उसके मालिक का कहना है कि बाँध की मरम्मत से पहले वह नहीं चलेगी।</p>"),
    (
      "a table, a quote and code",
      "<h1>Water levels</h1><p>These are the levels of the river at the mill, in metres, over the last two years.</p><table><tr><th>Month</th><th>Level</th></tr><tr><td>May</td><td>2.1</td></tr><tr><td>June</td><td>1.8</td></tr></table><blockquote>The river remembers, as the millers used to say.</blockquote><pre>level = gauge.read()\nprint(level)</pre>"
    ),
  ]

  /// One long page of them all, for measurements: at least `blocks` blocks.
  static func long(blocks: Int) -> String {
    let bodies = all.map(\.html).joined()
    return String(repeating: bodies, count: blocks / 20 + 1)
  }
}
