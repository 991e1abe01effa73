import Testing
import Winnow

@testable import WinnowStages

/// The data files that come with Winnow are read strictly: ``DataFile``.
@Suite struct DataFilesTests {
  @Test func `the files of lists are right`() throws {
    _ = try DataFile("footnotes.json", PackageResources.footnotes_json).lists(FootnoteNames.Key.self)
    _ = try DataFile("image-attributes.json", PackageResources.image_attributes_json).lists(ImageAttributes.Key.self)
    _ = try DataFile("formula-sources.json", PackageResources.formula_sources_json).lists(FormulaSources.Key.self)
    _ = try DataFile("code-languages.json", PackageResources.code_languages_json).lists(CodeMarks.Key.self)
    _ = try DataFile("hidden-elements.json", PackageResources.hidden_elements_json).lists(HiddenElements.Key.self)
    _ = try DataFile("schema-types.json", PackageResources.schema_types_json).lists(SchemaTypes.Key.self)
    _ = try DataFile("meta-names.json", PackageResources.meta_names_json).lists(MetaNames.Key.self)
    _ = try DataFile("no-values.json", PackageResources.no_values_json).lists(NoValues.Key.self)
  }

  @Test func `the files of texts are right`() throws {
    _ = try DataFile("embed-players.json", PackageResources.embed_players_json).texts()
    for (name, offset) in try DataFile("time-zones.json", PackageResources.time_zones_json).texts() {
      #expect(offset == "Z" || offset.utf8.count == 5 && Int(offset) != nil, "\(name)")
    }
  }

  @Test func `an image that scripts load late is found by its attribute`() {
    #expect(ImageAttributes.lazyLoadingAttributes.first == "data-src" && ImageAttributes.lateWithoutPrefix == ["zoomfile", "file"])
    #expect(NoValues.placeholders.count == 4)
  }

  @Test(arguments: ["zurück", "retour", "volver", "назад", "back", "↩"]) func `links back are known in many languages`(_ text: String) {
    #expect(FootnoteNames.backLinkTexts.contains(text))
  }
}
