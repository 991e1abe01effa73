import Testing

@testable import WinnowStages

/// Code blocks as highlighters write them: only the code, line by line, with its language.
@Suite struct CodeTests {
  private static let two = "let a = 1\nlet b = 2"
  private static func fence(_ language: String, _ code: String = two) -> String { "Before.\n\n```\(language)\n\(code)\n```\n\nBehind." }

  private static let makers = [
    ContentFixture(
      "Pygments, numbers in a column",
      "<div class=highlight><table class=highlighttable><tr><td class=linenos><div class=linenodiv><pre>1\n2</pre></div></td><td class=code><pre>let a = 1\nlet b = 2</pre></td></tr></table></div>",
      fence("")),
    ContentFixture(
      "Hexo",
      "<figure class='highlight swift'><table><tr><td class=gutter><pre><span class=line>1</span><br><span class=line>2</span><br></pre></td><td class=code><pre><span class=line>let a = 1</span><br><span class=line>let b = 2</span><br></pre></td></tr></table></figure>",
      fence("swift")),
    ContentFixture(
      "Chroma, numbers of no class",
      "<pre><code class=language-swift><span style=display:flex><span style=color:grey> 1</span><span>let a = <span>1</span>\n</span></span><span style=display:flex><span style=color:grey> 2</span><span>let b = <span>2</span></span></span></code></pre>",
      fence("swift")),
    ContentFixture(
      "Chroma, numbers beside lines",
      "<pre class=chroma><code class=language-swift data-lang=swift><span class=line><span class=ln>1</span><span class=cl>let a = 1\n</span></span><span class=line><span class=ln>2</span><span class=cl>let b = 2\n</span></span></code></pre>",
      fence("swift")),
    ContentFixture(
      "Rouge",
      "<div class='language-swift highlighter-rouge'><div class=highlight><pre><code>let a = 1\nlet b = 2</code></pre></div></div>",
      fence("swift")),
    ContentFixture(
      "Rouge, numbers in a column",
      "<div class='language-swift highlighter-rouge'><div class=highlight><code><table class=rouge-table><tbody><tr><td class='rouge-gutter gl'><pre class=lineno>1\n2\n</pre></td><td class=rouge-code><pre>let a = 1\nlet b = 2\n</pre></td></tr></tbody></table></code></div></div>",
      fence("swift")),
    ContentFixture(
      "a box called after its part", "<div class=highlight-wrap><pre><code>let a = 1\nlet b = 2</code></pre></div>", fence("")),
    ContentFixture(
      "lines as divisions, one of them empty",
      "<pre><code><div class=line>let a = 1</div><div class=line></div><div class=line>let b = 2</div></code></pre>",
      fence("", "let a = 1\n\nlet b = 2")),
    ContentFixture(
      "Expressive Code",
      "<div class=expressive-code><figure class=frame><figcaption class=header><span class=title>a.swift</span></figcaption><pre data-language=swift><code><div class=ec-line><div class=gutter><div class=ln>1</div></div><div class=code>let a = 1</div></div><div class=ec-line><div class=gutter><div class=ln>2</div></div><div class=code>let b = 2</div></div></code></pre></figure></div>",
      fence("swift")),
    ContentFixture(
      "Rehype Pretty Code",
      "<figure><figcaption>src/a.swift</figcaption><pre data-language=swift><code><span data-line>let a = 1</span>\n<span data-line>let b = 2</span></code></pre></figure>",
      fence("swift")),
    ContentFixture(
      "a head within the block",
      "<pre><div><span>swift</span><button>Copy code</button></div><div><code class=language-swift>let a = 1\nlet b = 2</code></div></pre>",
      fence("swift")),
    ContentFixture(
      "a line above that names the language",
      "<div class=code-header><span class=code-lang>swift</span><button>Copy</button></div><pre><code>let a = 1\nlet b = 2</code></pre>",
      fence("swift")),
    ContentFixture("a class that is a language", "<pre class='code swift literal-block'>let a = 1\nlet b = 2</pre>", fence("swift")),
    ContentFixture("a class that begins with one", "<pre class='rust rust-example-rendered'>let a = 1\nlet b = 2</pre>", fence("rust")),
    ContentFixture("Jupyter", "<div class='highlight hl-ipython3'><pre>let a = 1\nlet b = 2</pre></div>", fence("ipython3")),
    ContentFixture("code without pre, parted by br", "<div class=code-block><code>let a = 1<br>let b = 2</code></div>", fence("")),
    ContentFixture(
      "GitHub, a table of lines",
      "<table class=js-file-line-container><tr>\n<td class=blob-num></td>\n<td class=blob-code>let a = 1</td>\n</tr><tr>\n<td class=blob-num></td>\n<td class=blob-code>let b = 2</td>\n</tr></table>",
      fence("")),
    ContentFixture(
      "numbers in a list after the code",
      "<pre><code class=language-swift>let a = 1\nlet b = 2</code><ul class=pre-numbering><li>1</li><li>2</li></ul></pre>", fence("swift")),
    ContentFixture("SyntaxHighlighter", "<pre class='brush: swift; gutter: false'>let a = 1\nlet b = 2</pre>", fence("swift")),
    ContentFixture("GitHub", "<div class='highlight highlight-source-swift'><pre>let a = 1\nlet b = 2</pre></div>", fence("swift")),
    ContentFixture(
      "highlight.js with a table of lines",
      "<pre><code class='hljs swift'><table class=hljs-ln><tr><td class=hljs-ln-numbers>1</td><td>let a = 1</td></tr><tr><td class=hljs-ln-numbers>2</td><td>let b = 2</td></tr></table></code></pre>",
      fence("swift")),
    ContentFixture(
      "highlight.js with numbers that a style draws",
      "<pre><code class='hljs swift'><table class=hljs-ln><tr><td class='hljs-ln-line hljs-ln-numbers' data-line-number=1><div class=hljs-ln-n></div></td><td>let a = 1</td></tr><tr><td class='hljs-ln-line hljs-ln-numbers' data-line-number=2><div class=hljs-ln-n></div></td><td>let b = 2</td></tr></table></code></pre>",
      fence("swift")),
    ContentFixture("an element a line", "<div class=code-block><pre>let a = 1</pre><pre>let b = 2</pre></div>", fence("")),
    ContentFixture(
      "two blocks beside each other", "<div><pre>let a = 1</pre><pre>let b = 2</pre></div>",
      "Before.\n\n```\nlet a = 1\n```\n\n```\nlet b = 2\n```\n\nBehind."),
    ContentFixture("a paragraph that is code of several lines", "<p><code>let a = 1<br>let b = 2</code></p>", fence("")),
    ContentFixture("a paragraph that is code of one line", "<p><code>let a = 1\n</code></p>", "Before.\n\n`let a = 1`\n\nBehind."),
    ContentFixture(
      "Shiki without white space between lines",
      "<pre class=shiki lang=swift><code><span class=line>let a = 1</span><span class=line>let b = 2</span></code></pre>", fence("swift")),
    ContentFixture("code that is a number", "<pre><code>1\n2\n3</code></pre>", fence("", "1\n2\n3")),
    ContentFixture("backticks in code", "<pre>a\n```\nb</pre>", "Before.\n\n````\na\n```\nb\n````\n\nBehind."),
    ContentFixture(
      "a name that is no language", "<pre class=line-numbers><code class='language-none'>let a = 1\nlet b = 2</code></pre>", fence("")),
    ContentFixture(
      "input and output in turns",
      "<div><code class='hl swift block'>let a = 1</code>\n<pre>1</pre>\n<code class='hl swift block'>\n</code><code class='hl swift block'>let b = 2</code></div>",
      fence("swift", "let a = 1\n1\n\nlet b = 2")),
    ContentFixture(
      "hints on code", "<code class='hl swift block'><span><span class=hover-info>Int</span>let</span> a = 1</code>",
      fence("swift", "let a = 1")),
    ContentFixture(
      "a line called a block, indented with the page", "<code class='sourceCode swift block'>\n    let a = 1\n</code>",
      fence("swift", "let a = 1")),
    ContentFixture(
      "Confluence", "<pre data-syntaxhighlighter-params='brush: swift; gutter: false'>let a = 1\nlet b = 2</pre>", fence("swift")),
    ContentFixture("MediaWiki", "<div class='mw-highlight mw-highlight-lang-swift'><pre>let a = 1\nlet b = 2</pre></div>", fence("swift")),
    ContentFixture(
      "the language's name above it",
      "<div><div>Swift</div><div><button>Copy</button></div><div><code><span>let a = 1</span>\nlet b = 2</code></div></div>", fence("swift")
    ),
    ContentFixture(
      "the language's name in a bar with a button, within the block",
      "<pre><div><div>Swift</div><button>Copy</button></div><div>let a = 1<br>let b = 2</div></pre>", fence("swift")),
    ContentFixture(
      "a file's name above it", "<div class=listing><div class=title>a.swift</div><pre>let a = 1\nlet b = 2</pre></div>", fence("")),
    ContentFixture(
      "a word that is no language above it", "<div><p>Then:</p><pre>let a = 1\nlet b = 2</pre></div>",
      "Before.\n\nThen:\n\n```\nlet a = 1\nlet b = 2\n```\n\nBehind."),
    ContentFixture("code within a line", "<div>Take <code class=block>let a = 1</code></div>", "Before.\n\nTake `let a = 1`\n\nBehind."),
    ContentFixture(
      "what was changed, by signs of a style",
      "<table class=diff-table><tr><td><td><span data-code-marker='-'>let a = 1</span><tr><td><td><span data-code-marker='+'>let b = 2</span></table>",
      fence("", "-let a = 1\n+let b = 2")),
    ContentFixture("code without pre", "<div><code>let a = 1\nlet b = 2</code></div>", fence("")),
  ]

  @Test(arguments: makers)
  func `code language sources`(_ fixture: ContentFixture) throws {
    #expect(try ContentFixture(fixture.name, "<p>Before.</p>\(fixture.html)<p>Behind.</p>", "").written() == fixture.markdown)
  }
}
