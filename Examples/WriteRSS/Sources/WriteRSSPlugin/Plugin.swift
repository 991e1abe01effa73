public import Winnow
import WriteRSS

/// What winnow --plugin asks for.
@_cdecl("winnow_stages") public func stages() -> Plugin { Plugin([WriteRSS.self]) }
