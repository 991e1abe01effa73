import Testing

@testable import WinnowStages

/// Lines with a date only, and sentences with a date.
@Suite struct DatedLineTests {
  @Test(arguments: [
    "5. März 2024, 10:30", "Veröffentlicht am 5. März 2024 um 10:30 Uhr von Anna Berg", "Published on March 5, 2024 by Jane Mercer",
    "Last updated: Tuesday, 5 March 2024 at 6:45 pm", "Publié le 5 mars 2024 à 10h30",
    "5 марта 2024, 10:30", "نشر في 5 مارس 2024 الساعة 10:30", "2024年3月5日 10時30分 更新", "2024-03-05 10:30 来源：新华社", "입력 2024.03.05 10:30",
    "更新时间：2024年3月5日", "公開日：2024年3月5日", "Anna Berg, 12. 3. 2024", "Иван Петров, 5 марта 2024 г.", "10:30 Uhr.",
  ]) func `dated lines are dropped`(_ line: String) { #expect(DatedLine(line).isMetadata) }

  @Test(arguments: [
    "He died in 2019 at the age of 82.", "Der Verein wurde 1911 von Fischern gegründet.", "Le moulin ouvre chaque samedi à 14:30.",
    "Wszystko zaczęło się zimą 1963 roku od pękniętej rury.", "12 de junio de 2021, 18:00, entrada por la fuente",
    "石桥始建于1764年，由本地的石匠和船工合力完成。",
    "She died on 9 March 2021.", "Er starb am 4. Mai 1926.", "Катер отходит в 9:30", "توفي في 4 مايو 1926.",
    "Oldmere won 3:2 on 4 May 1926.",
    "Né le 4 mai 1926.", "Baujahr: 1931", "Einlass: 19:30 Uhr", "Berlin 1931", "定休日：3月5日 15:00", "उनका निधन 4 मई 1926 को हुआ।",
    "أسست المدرسة سنة 1931 على ضفة النهر الشرقية", "駅は1931年に町の人々の手で建てられた。",
  ]) func `sentences with a date are kept`(_ line: String) { #expect(!DatedLine(line).isMetadata) }

  @Test(arguments: [
    ("Lesezeit: 3 Minuten", true), ("4 min read", true), ("阅读时间：3分钟", true), ("30 minutes", false), ("He read 3 books", false),
    ("Lesezeit", false),
  ]) func `reading-time lines`(_ line: String, _ tells: Bool) { #expect(DatedLine(line).tellsReadingTime == tells) }
}
