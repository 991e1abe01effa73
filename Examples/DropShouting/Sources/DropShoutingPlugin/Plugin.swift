import DropShouting
public import Winnow

/// What winnow --plugin asks for.
@_cdecl("winnow_stages") public func stages() -> Plugin { Plugin([DropShouting.self]) }
