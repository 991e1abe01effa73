import Testing

@testable import WinnowStages

struct CopyrightNoticeTests {
  @Test(arguments: [
    ("© 2024 The Bote. All rights reserved.", "The Bote"), ("Copyright Harbour Times. All rights reserved.", "Harbour Times"),
    ("(c) 2010-2024 Seeblatt", "Seeblatt"), ("© L’Écho du lac - Tous droits réservés", "L’Écho du lac"),
    ("جميع الحقوق محفوظة لوكالة مرافئ نيوز", "مرافئ نيوز"), ("© 海港新聞網 版權所有", "海港新聞網"), ("版权所有海港新闻网", "海港新闻网"),
    ("ⓒ 항구일보, 무단 전재 및 재배포 금지", "항구일보"), ("©RIPRODUZIONE RISERVATA", nil), ("Все права защищены", nil),
  ])
  func `a notice and its holder`(line: String, holder: String?) throws {
    let notice = try #require(CopyrightNotice(line))
    #expect(notice.holder == holder)
  }

  @Test(arguments: ["© Anna Keel", "Foto: © dpa", "The right to a copy was reserved for 2024.", "In 2024 the bridge was opened."])
  func `text without a copyright notice`(line: String) { #expect(CopyrightNotice(line) == nil) }
}
