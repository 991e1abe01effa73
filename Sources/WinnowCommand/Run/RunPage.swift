import Winnow
import WinnowIO

/// A page of a run, and what the site survey made of it.
struct RunPage: Sendable {
  let pending: PendingPage
  let surveyed: SurveyedPage?
}
