#include "language_files.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_advertisement_labels[] = {
#embed "../WinnowStages/Language/Data/advertisement-labels.json"
};
static const unsigned char file_agencies[] = {
#embed "../WinnowStages/Language/Data/agencies.json"
};
static const unsigned char file_ar[] = {
#embed "../WinnowStages/Language/Data/ar.json"
};
static const unsigned char file_attached_conjunctions[] = {
#embed "../WinnowStages/Language/Data/attached-conjunctions.json"
};
static const unsigned char file_author_paths[] = {
#embed "../WinnowStages/Language/Data/author-paths.json"
};
static const unsigned char file_back_link_words[] = {
#embed "../WinnowStages/Language/Data/back-link-words.json"
};
static const unsigned char file_bg[] = {
#embed "../WinnowStages/Language/Data/bg.json"
};
static const unsigned char file_bn[] = {
#embed "../WinnowStages/Language/Data/bn.json"
};
static const unsigned char file_bs[] = {
#embed "../WinnowStages/Language/Data/bs.json"
};
static const unsigned char file_byline_prepositions[] = {
#embed "../WinnowStages/Language/Data/byline-prepositions.json"
};
static const unsigned char file_calendar_names[] = {
#embed "../WinnowStages/Language/Data/calendar-names.json"
};
static const unsigned char file_comment_headings[] = {
#embed "../WinnowStages/Language/Data/comment-headings.json"
};
static const unsigned char file_conjoined_names[] = {
#embed "../WinnowStages/Language/Data/conjoined-names.json"
};
static const unsigned char file_consent_words[] = {
#embed "../WinnowStages/Language/Data/consent-words.json"
};
static const unsigned char file_cs[] = {
#embed "../WinnowStages/Language/Data/cs.json"
};
static const unsigned char file_da[] = {
#embed "../WinnowStages/Language/Data/da.json"
};
static const unsigned char file_date_counters[] = {
#embed "../WinnowStages/Language/Data/date-counters.json"
};
static const unsigned char file_date_fillers[] = {
#embed "../WinnowStages/Language/Data/date-fillers.json"
};
static const unsigned char file_date_labels[] = {
#embed "../WinnowStages/Language/Data/date-labels.json"
};
static const unsigned char file_de[] = {
#embed "../WinnowStages/Language/Data/de.json"
};
static const unsigned char file_el[] = {
#embed "../WinnowStages/Language/Data/el.json"
};
static const unsigned char file_en[] = {
#embed "../WinnowStages/Language/Data/en.json"
};
static const unsigned char file_eras[] = {
#embed "../WinnowStages/Language/Data/eras.json"
};
static const unsigned char file_es[] = {
#embed "../WinnowStages/Language/Data/es.json"
};
static const unsigned char file_fa[] = {
#embed "../WinnowStages/Language/Data/fa.json"
};
static const unsigned char file_fi[] = {
#embed "../WinnowStages/Language/Data/fi.json"
};
static const unsigned char file_footnote_labels[] = {
#embed "../WinnowStages/Language/Data/footnote-labels.json"
};
static const unsigned char file_fr[] = {
#embed "../WinnowStages/Language/Data/fr.json"
};
static const unsigned char file_he[] = {
#embed "../WinnowStages/Language/Data/he.json"
};
static const unsigned char file_hi[] = {
#embed "../WinnowStages/Language/Data/hi.json"
};
static const unsigned char file_hr[] = {
#embed "../WinnowStages/Language/Data/hr.json"
};
static const unsigned char file_hu[] = {
#embed "../WinnowStages/Language/Data/hu.json"
};
static const unsigned char file_hy[] = {
#embed "../WinnowStages/Language/Data/hy.json"
};
static const unsigned char file_id[] = {
#embed "../WinnowStages/Language/Data/id.json"
};
static const unsigned char file_it[] = {
#embed "../WinnowStages/Language/Data/it.json"
};
static const unsigned char file_ja[] = {
#embed "../WinnowStages/Language/Data/ja.json"
};
static const unsigned char file_ko[] = {
#embed "../WinnowStages/Language/Data/ko.json"
};
static const unsigned char file_latin[] = {
#embed "../WinnowStages/Language/Data/latin.json"
};
static const unsigned char file_licence_words[] = {
#embed "../WinnowStages/Language/Data/licence-words.json"
};
static const unsigned char file_line_labels[] = {
#embed "../WinnowStages/Language/Data/line-labels.json"
};
static const unsigned char file_lt[] = {
#embed "../WinnowStages/Language/Data/lt.json"
};
static const unsigned char file_months[] = {
#embed "../WinnowStages/Language/Data/months.json"
};
static const unsigned char file_name_conjunctions[] = {
#embed "../WinnowStages/Language/Data/name-conjunctions.json"
};
static const unsigned char file_name_suffixes[] = {
#embed "../WinnowStages/Language/Data/name-suffixes.json"
};
static const unsigned char file_nl[] = {
#embed "../WinnowStages/Language/Data/nl.json"
};
static const unsigned char file_no[] = {
#embed "../WinnowStages/Language/Data/no.json"
};
static const unsigned char file_notice_words[] = {
#embed "../WinnowStages/Language/Data/notice-words.json"
};
static const unsigned char file_page_words[] = {
#embed "../WinnowStages/Language/Data/page-words.json"
};
static const unsigned char file_paywall_notices[] = {
#embed "../WinnowStages/Language/Data/paywall-notices.json"
};
static const unsigned char file_picture_credit_endings[] = {
#embed "../WinnowStages/Language/Data/picture-credit-endings.json"
};
static const unsigned char file_picture_sources[] = {
#embed "../WinnowStages/Language/Data/picture-sources.json"
};
static const unsigned char file_pl[] = {
#embed "../WinnowStages/Language/Data/pl.json"
};
static const unsigned char file_placeholder_titles[] = {
#embed "../WinnowStages/Language/Data/placeholder-titles.json"
};
static const unsigned char file_pt[] = {
#embed "../WinnowStages/Language/Data/pt.json"
};
static const unsigned char file_reading_time[] = {
#embed "../WinnowStages/Language/Data/reading-time.json"
};
static const unsigned char file_related_headings[] = {
#embed "../WinnowStages/Language/Data/related-headings.json"
};
static const unsigned char file_category_labels[] = {
#embed "../WinnowStages/Language/Data/category-labels.json"
};
static const unsigned char file_cities[] = {
#embed "../WinnowStages/Language/Data/cities.json"
};
static const unsigned char file_copyright_words[] = {
#embed "../WinnowStages/Language/Data/copyright-words.json"
};
static const unsigned char file_report_words[] = {
#embed "../WinnowStages/Language/Data/report-words.json"
};
static const unsigned char file_right_to_left_languages[] = {
#embed "../WinnowStages/Language/Data/right-to-left-languages.json"
};
static const unsigned char file_rights_notices[] = {
#embed "../WinnowStages/Language/Data/rights-notices.json"
};
static const unsigned char file_ro[] = {
#embed "../WinnowStages/Language/Data/ro.json"
};
static const unsigned char file_ru[] = {
#embed "../WinnowStages/Language/Data/ru.json"
};
static const unsigned char file_serbo_croatian[] = {
#embed "../WinnowStages/Language/Data/serbo-croatian.json"
};
static const unsigned char file_shared[] = {
#embed "../WinnowStages/Language/Data/shared.json"
};
static const unsigned char file_site_notices[] = {
#embed "../WinnowStages/Language/Data/site-notices.json"
};
static const unsigned char file_sq[] = {
#embed "../WinnowStages/Language/Data/sq.json"
};
static const unsigned char file_sr[] = {
#embed "../WinnowStages/Language/Data/sr.json"
};
static const unsigned char file_sv[] = {
#embed "../WinnowStages/Language/Data/sv.json"
};
static const unsigned char file_tr[] = {
#embed "../WinnowStages/Language/Data/tr.json"
};
static const unsigned char file_uk[] = {
#embed "../WinnowStages/Language/Data/uk.json"
};
static const unsigned char file_update_words[] = {
#embed "../WinnowStages/Language/Data/update-words.json"
};
static const unsigned char file_ur[] = {
#embed "../WinnowStages/Language/Data/ur.json"
};
static const unsigned char file_vi[] = {
#embed "../WinnowStages/Language/Data/vi.json"
};
static const unsigned char file_zh[] = {
#embed "../WinnowStages/Language/Data/zh.json"
};

#define FILE(name, bytes) {name, bytes, sizeof bytes}
static const struct language_file language_files[] = {
  FILE("advertisement-labels", file_advertisement_labels),
  FILE("agencies", file_agencies),
  FILE("ar", file_ar),
  FILE("attached-conjunctions", file_attached_conjunctions),
  FILE("author-paths", file_author_paths),
  FILE("back-link-words", file_back_link_words),
  FILE("bg", file_bg),
  FILE("bn", file_bn),
  FILE("bs", file_bs),
  FILE("byline-prepositions", file_byline_prepositions),
  FILE("calendar-names", file_calendar_names),
  FILE("comment-headings", file_comment_headings),
  FILE("conjoined-names", file_conjoined_names),
  FILE("consent-words", file_consent_words),
  FILE("cs", file_cs),
  FILE("da", file_da),
  FILE("date-counters", file_date_counters),
  FILE("date-fillers", file_date_fillers),
  FILE("date-labels", file_date_labels),
  FILE("de", file_de),
  FILE("el", file_el),
  FILE("en", file_en),
  FILE("eras", file_eras),
  FILE("es", file_es),
  FILE("fa", file_fa),
  FILE("fi", file_fi),
  FILE("footnote-labels", file_footnote_labels),
  FILE("fr", file_fr),
  FILE("he", file_he),
  FILE("hi", file_hi),
  FILE("hr", file_hr),
  FILE("hu", file_hu),
  FILE("hy", file_hy),
  FILE("id", file_id),
  FILE("it", file_it),
  FILE("ja", file_ja),
  FILE("ko", file_ko),
  FILE("latin", file_latin),
  FILE("licence-words", file_licence_words),
  FILE("line-labels", file_line_labels),
  FILE("lt", file_lt),
  FILE("months", file_months),
  FILE("name-conjunctions", file_name_conjunctions),
  FILE("name-suffixes", file_name_suffixes),
  FILE("nl", file_nl),
  FILE("no", file_no),
  FILE("notice-words", file_notice_words),
  FILE("page-words", file_page_words),
  FILE("paywall-notices", file_paywall_notices),
  FILE("picture-credit-endings", file_picture_credit_endings),
  FILE("picture-sources", file_picture_sources),
  FILE("pl", file_pl),
  FILE("placeholder-titles", file_placeholder_titles),
  FILE("pt", file_pt),
  FILE("reading-time", file_reading_time),
  FILE("related-headings", file_related_headings),
  FILE("category-labels", file_category_labels),
  FILE("cities", file_cities),
  FILE("copyright-words", file_copyright_words),
  FILE("report-words", file_report_words),
  FILE("right-to-left-languages", file_right_to_left_languages),
  FILE("rights-notices", file_rights_notices),
  FILE("ro", file_ro),
  FILE("ru", file_ru),
  FILE("serbo-croatian", file_serbo_croatian),
  FILE("shared", file_shared),
  FILE("site-notices", file_site_notices),
  FILE("sq", file_sq),
  FILE("sr", file_sr),
  FILE("sv", file_sv),
  FILE("tr", file_tr),
  FILE("uk", file_uk),
  FILE("update-words", file_update_words),
  FILE("ur", file_ur),
  FILE("vi", file_vi),
  FILE("zh", file_zh),
};
const size_t language_file_count = sizeof language_files / sizeof *language_files;

const struct language_file *language_files_begin(void) { return language_files; }
