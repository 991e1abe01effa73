public import Winnow

/// The stages and writers that come with Winnow, a line each.
public let builtInSteps: [any Step.Type] = [
  ReadMetadata.self,
  FindTitle.self,
  StripBanner.self,
  FindDate.self,
  FindByline.self,
  DropInvisible.self,
  DropRelated.self,
  DropComments.self,
  DropChrome.self,
  SelectMain.self,
  DropDuplicates.self,
  DropBoilerplate.self,
  DropRepeatedHeading.self,
  DropMetaLines.self,
  DetectLanguage.self,
  FindDateline.self,
  FindAttributions.self,
  NormalizeText.self,
  WriteNDJSON.self,
  WriteText.self,
  WriteMarkdown.self,
  WriteHTML.self,
]
