import Testing
import Winnow
import WinnowStages

/// Each kind of content within an article, which must be kept, and boilerplate that must be dropped.
@Suite struct SurvivalTests {
  private static let page = """
    <!DOCTYPE html><html lang=de><head><title>Der Park - Bote</title><meta property=og:type content=article></head><body>
    <header><nav><ul><li><a href=/1>Sport</a><li><a href=/2>Kultur</a><li><a href=/3>Wetter</a></ul></nav></header>
    <main><article><h1>Der Park</h1>
    <p>Am Montag ist in der Stadt ein neuer Park eröffnet worden, über den <a href="https://example.org/streit">lange gestritten</a> wurde und der nun allen offensteht.<sup>1</sup></p>
    <h2>Was es dort gibt</h2>
    <p>Der Park hat drei Teile, die nach und nach entstanden sind und die wir hier der Reihe nach vorstellen wollen:</p>
    <ul><li>eine große Wiese mit Blick über die ganze Stadt<li>einen Teich, an dem Reiher und Enten brüten<li>einen Spielplatz, den Kinder mit entworfen haben</ul>
    <p>Die Kosten verteilen sich auf drei Jahre, wie die Verwaltung in ihrem Bericht an den Rat im Einzelnen vorgerechnet hat:</p>
    <table><tr><th>Jahr<th>Kosten in Millionen<tr><td>2022<td>3,1 | davon Wege 1,2<tr><td>2023<td>4,5</table>
    <p>Die Bürgermeisterin sagte bei der Eröffnung vor einigen hundert Gästen, die trotz des Regens gekommen waren:</p>
    <blockquote><p>Dieser Park gehört allen, die hier leben, und allen, die uns besuchen; wir haben lange auf ihn gewartet.</p></blockquote>
    <figure><img src=/p.jpg alt=""><figcaption>Der Teich im neuen Park an seinem ersten Tag, vom Turm aus gesehen.</figcaption></figure>
    <p>Ein Kind las ein Gedicht vor, das in der Schule entstanden war und für das es viel Beifall gab:<br>Ein Baum, ein Baum,<br>ich glaub es kaum.</p>
    <p>Die Bewässerung steuert ein kleines Programm, das die Stadt offengelegt hat, damit andere es nutzen können:</p>
    <pre><code class="language-swift">if dry {
      water(minutes: 5)
    }</code></pre>
    <p>Drei Wörter aus dem Plan, die nicht jeder kennt und die in den Sitzungen oft erklärt werden mussten, seien hier genannt:</p>
    <dl><dt>Benjeshecke</dt><dd>Ein Wall aus Ästen, in dem Tiere Schutz finden und aus dem mit der Zeit eine Hecke wächst.</dd></dl>
    <div class=accordion><h3>Öffnungszeiten</h3><div style="display:none"><p>Der Park ist von sechs Uhr früh bis zehn Uhr am Abend geöffnet, im Winter nur bis acht Uhr am Abend.</p></div></div>
    <p>Auch in arabischer Schrift steht es am Tor: \u{200F}الحديقة مفتوحة للجميع\u{200F}, und darunter in elf weiteren Sprachen.</p>
    </article></main>
    <section id=comments class=comments><h2>Kommentare</h2><ol><li class=comment><p>Endlich ein Park, auf den wir so lange gewartet haben, wie schön, meine Kinder freuen sich sehr darauf!</p></li></ol></section>
    <div class="cookie-banner">Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten. <button>Annehmen</button></div>
    <footer><ul><li><a href=/4>Impressum</a><li><a href=/5>Datenschutz</a></ul></footer></body></html>
    """

  private static func markdown() throws -> String {
    var page = try Page(Tree(html: Array(Self.page.utf8)), origin: Origin(url: "https://example.org/2024/der-park"))
    _ = try Fixtures.pipeline("article").run(on: &page)
    return String(decoding: try WriteMarkdown().render(page), as: UTF8.self)
  }

  @Test(arguments: [
    ("the title", "# Der Park\n"), ("an inline link", "[lange gestritten](https://example.org/streit)"),
    ("a footnote's mark", "offensteht.<sup>1</sup>"),
    ("a heading with its level", "\n## Was es dort gibt\n"),
    ("a list", "\n- eine große Wiese mit Blick über die ganze Stadt\n- einen Teich"),
    ("a table of data", "| Jahr | Kosten in Millionen |\n| --- | --- |\n| 2022 | 3,1 \\| davon Wege 1,2 |\n| 2023 | 4,5 |"),
    ("a quote", "\n> Dieser Park gehört allen"),
    ("a picture with its caption", "![](https://example.org/p.jpg)\n\nDer Teich im neuen Park"),
    ("verse", "\\\nEin Baum, ein Baum,\\\nich glaub es kaum."),
    ("code with its white space and language", "```swift\nif dry {\n  water(minutes: 5)\n}\n```"), ("a definition", "Benjeshecke"),
    ("its text", "Ein Wall aus Ästen"),
    ("what an accordion hides", "im Winter nur bis acht Uhr"), ("right-to-left marks", "\u{200F}الحديقة مفتوحة للجميع\u{200F}"),
  ])
  func survives(_ what: String, _ words: String) throws {
    let text = try Self.markdown()
    #expect(text.contains(words), "\(what) in\n\(text)")
  }

  @Test(arguments: ["Sport", "Cookies", "Impressum", "Endlich ein Park", "Kommentare"])
  func `boilerplate is dropped`(_ words: String) throws { #expect(try !Self.markdown().contains(words)) }

  @Test func `no text is duplicated`() throws {
    let lines = try Self.markdown().split(separator: "\n").filter { $0.count > 30 }
    #expect(Set(lines).count == lines.count)
  }
}
