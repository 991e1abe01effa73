import WinnowStages

var html = ""
while let line = readLine(strippingNewline: false) { html += line }
let url = CommandLine.arguments.dropFirst().first

let article = try Pipeline(builtIn: "news").clean(html, url: url)
let record = article.record
print(article.title ?? "no title", record.published ?? "no day", record.authors.map(\.name).joined(separator: ", "), separator: " | ")
print(article.text)
