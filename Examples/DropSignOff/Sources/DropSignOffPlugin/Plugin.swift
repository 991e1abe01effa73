import DropSignOff
public import Winnow

/// What winnow --plugin asks for.
@_cdecl("winnow_stages") public func stages() -> Plugin { Plugin([DropSignOff.self]) }
