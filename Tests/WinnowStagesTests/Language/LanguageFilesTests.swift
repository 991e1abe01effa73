import Testing
import Winnow

@testable import WinnowStages

@Suite struct LanguageFilesTests {
  @Test(arguments: LanguageFiles.ofLists) func `a file of lists has no list that is empty, and no text twice`(_ name: String) throws {
    #expect(try !LanguageFiles.file(name).textLists().isEmpty)
  }

  @Test func `eras have their first years`() throws {
    let eras = try LanguageFiles.file("eras").numbers()
    #expect(eras.contains { $0.key == "令和" && $0.value == 2019 })
    #expect(EastAsianYear.inDigits("令和六年三月五日") == "2024年3月5日" && EastAsianYear.inDigits("民國113年") == "2024年")
  }

  @Test(arguments: [
    ("en", "/author/jane-mercer", true), ("tr", "/yazarlar/ayse-kaya/", true), ("id", "https://example.org/penulis/dewi", true),
    ("ru", "/автор/анна-берг/", true), ("ru", "/%D0%B0%D0%B2%D1%82%D0%BE%D1%80/anna/", true),
    ("ru", "/%d0%b0%d0%b2%d1%82%d0%be%d1%80/anna/", true), ("en", "/author/", false), ("en", "/authority/jane", false),
    ("en", "author/jane", false), ("en", "/by/author", false),
  ])
  func `the paths of authors' pages are known`(_ language: String, _ address: String, _ isAuthor: Bool) {
    #expect(AuthorPage.isURL(Array(address.utf8)[...]) == isAuthor, "\(language)")
  }

  @Test(arguments: ["© 2024 The Bote", "(c) The Bote", "(C) The Bote", "Copyright The Bote", "COPYRIGHT"])
  func `finds a copyright sign`(_ line: String) {
    #expect(CopyrightNotice.hasCopyrightSign(Array(line.utf8)[...]))
    #expect(!CopyrightNotice.hasCopyrightSign(Array("copy c) right".utf8)[...]))
  }
}
