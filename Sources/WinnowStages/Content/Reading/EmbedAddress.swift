/// The address at which a person sees what is embedded.
enum EmbedAddress {
  /// The makers of players, by how the address of the player begins, and how that of the page does.
  private static let players = [
    ("youtube.com/embed/", "https://www.youtube.com/watch?v="), ("youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v="),
    ("player.vimeo.com/video/", "https://vimeo.com/"),
    ("dailymotion.com/embed/video/", "https://www.dailymotion.com/video/"),
  ]

  static func page(of address: String) -> String {
    for (player, page) in players {
      guard let range = address.firstRange(of: player) else { continue }
      let id = address[range.upperBound...].prefix { $0 != "?" && $0 != "&" && $0 != "/" && $0 != "#" }
      if !id.isEmpty { return page + id }
    }
    return address
  }
}
