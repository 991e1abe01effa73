import Winnow
import WinnowIO

/// A page of a run, and its state after the site survey.
struct RunPage: Sendable {
  let pending: PendingPage
  let surveyed: SurveyedPage?
}
