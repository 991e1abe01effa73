import Winnow

/// The attributions of a rule's match.
enum AttributionBuilder {
  /// The attributions of a match, each with its evidence.
  static func attributions(_ match: Match, of rule: Rule, in names: NameRecognizer) -> [Attribution] {
    let evidence = names.text(match.tokens)
    func attribution(_ kind: Attribution.Kind, _ name: String, _ words: String? = nil) -> Attribution {
      Attribution(kind, name, evidence: words ?? evidence, confidence: rule.confidence, rule: rule.id)
    }
    return match.captures.flatMap { capture -> [Attribution] in
      guard let kind = capture.slot.kind else { return [] }
      let range = capture.span.tokens
      switch capture.slot.shape {
      case .people, .person:
        return names.people(range).compactMap {
          $0.kind == .person
            ? attribution(kind, names.name(NameSpan(tokens: $0.tokens)))
            : kind == .author ? attribution(.agency, names.text($0.tokens)) : nil
        }
      case .picture, .signature, .cosigned:
        return names.pictureNames(range, isNamed: capture.slot.isNamed).map { attribution(kind, names.text($0)) }
      // “dpa/lbn”: the desk is not part of the name.
      case .agency:
        return [attribution(kind, names.text(names.isSign(range.lowerBound + 1, "/") ? range.lowerBound..<range.lowerBound + 1 : range))]
      case .agencies: return names.parts(of: range, at: NameRecognizer.listSigns).map { attribution(kind, names.text($0)) }
      case .place, .capitals, .recurring, .city:
        return names.parts(of: range, at: NameRecognizer.slash).map { attribution(kind, names.text($0)) }
      default:
        let listed = capture.slot.isList ? names.others(beside: capture.span, match.tokens) : []
        return ([capture.span] + listed).map { span in
          let tokens = min(match.tokens.lowerBound, span.tokens.lowerBound)..<max(match.tokens.upperBound, span.tokens.upperBound)
          let full = kind == .cited ? names.fullName(of: span) : nil
          return attribution(kind, full ?? names.name(span), names.text(tokens))
        }
      }
    }
  }
}

extension NameRecognizer {
  /// The further names of a list before or after a name: “the ministry and the police”.
  func others(beside span: NameSpan, _ match: Range<Int>) -> [NameSpan] {
    var others: [NameSpan] = []
    var end = afterBracket(closingQuote(span.tokens.upperBound))
    // “according to A, B and C”; but in “according to A, the B has …” the comma separates clauses.
    var behindCommas = 0
    while others.count < 4, has(end, .conjunction) || isSign(end, ",") && end >= match.upperBound {
      let isOpen = isSign(end, ",") && !has(end + 1, .conjunction)
      var start = isSign(end, ",") && !isOpen ? end + 2 : end + 1
      while has(start, .article), !tokens[start].isCapital { start += 1 }
      guard let next = organization(from: start, isInside: false), isSource(next), isOrganization(next) else { break }
      others.append(next)
      behindCommas = isOpen ? behindCommas + 1 : 0
      end = afterBracket(closingQuote(next.tokens.upperBound))
    }
    if morphology.hasSpaces, !vocabulary.hasProclitics { others.removeLast(behindCommas) }
    var start = span.tokens.lowerBound
    while others.count < 4, start > 0 {
      var before = start
      while before > 0, has(before - 1, .article), !tokens[before - 1].isCapital { before -= 1 }
      guard has(before - 1, .conjunction), before > 1, let next = organization(endingAt: beforeBracket(before - 1)), isSource(next),
        isOrganization(next)
      else { break }
      others.append(next)
      start = next.tokens.lowerBound
    }
    return others
  }

  private func closingQuote(_ end: Int) -> Int { closesQuoteOpened(before: end) ? end + 1 : end }

  private func afterBracket(_ end: Int) -> Int {
    guard isSign(end, "("), let close = (end..<min(tokens.count, end + 6)).first(where: { isSign($0, ")") }) else { return end }
    return close + 1
  }

  private func beforeBracket(_ end: Int) -> Int {
    guard isSign(end - 1, ")"), let open = (max(0, end - 6)..<end).last(where: { isSign($0, "(") }) else { return end }
    return open
  }
}
