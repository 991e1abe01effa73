public import Winnow
import WriteRSS

/// The entry point for winnow --plugin.
@_cdecl("winnow_stages") public func stages() -> Plugin { Plugin([WriteRSS.self]) }
