import DropShouting
public import Winnow

/// The entry point for winnow --plugin.
@_cdecl("winnow_stages") public func stages() -> Plugin { Plugin([DropShouting.self]) }
