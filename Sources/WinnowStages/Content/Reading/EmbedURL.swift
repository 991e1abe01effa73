import Winnow

/// The watch-page URL of an embedded player.
enum EmbedURL {
  /// How the address of a player begins, without its scheme, and how that of the page does, from `embed-players.json`.
  private static let players = DataFile.builtIn("embed-players.json", PackageResources.embed_players_json) {
    file throws(DataFile.Mistake) in try file.texts()
  }

  static func page(of address: String) -> String {
    for (player, page) in players {
      guard let range = address.firstRange(of: player) else { continue }
      let id = address[range.upperBound...].prefix { $0 != "?" && $0 != "&" && $0 != "/" && $0 != "#" }
      if !id.isEmpty { return page + id }
    }
    return address
  }
}
