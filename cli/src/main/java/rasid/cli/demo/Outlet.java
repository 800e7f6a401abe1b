package rasid.cli.demo;

import java.net.URI;
import java.util.List;

/// A publisher that does not exist.
///
/// @param id names it in addresses
/// @param name as people know it
/// @param lang `ar`, `fr` or `en`
/// @param motto under its name
/// @param feed what kind of feed it offers
/// @param address how it builds the addresses of its pages
/// @param layout how its pages are built
/// @param dateline how it opens an article
/// @param colour of its masthead, in CSS
/// @param signs whether its writers sign
record Outlet(
    String id,
    String name,
    String lang,
    String motto,
    FeedKind feed,
    Address address,
    Layout layout,
    Dateline dateline,
    String colour,
    boolean signs) {

  enum FeedKind {
    RSS,
    ATOM
  }

  /// `/id/news/NUMBER`, `/id/2026/11/25/words-NUMBER`, `/id/rubric/NUMBER.html`, or the title's own
  /// words, in Arabic too.
  enum Address {
    NUMBER,
    DATED,
    RUBRIC,
    TITLE
  }

  /// Where a reader of the page finds its date: in linked data, in meta elements, in a `time`
  /// element, or only in words.
  enum Layout {
    LINKED_DATA,
    META,
    TIME_ELEMENT,
    WORDS_ONLY
  }

  enum Dateline {
    PLACE,
    PLACE_AND_NAME,
    NONE
  }

  /// All twelve, in the order of the OPML.
  static final List<Outlet> ALL =
      List.of(
          new Outlet(
              "sada-nahr",
              "صدى النهر",
              "ar",
              "يومية مستقلة من ضفاف النهر",
              FeedKind.RSS,
              Address.NUMBER,
              Layout.LINKED_DATA,
              Dateline.PLACE_AND_NAME,
              "#0b5d57",
              true),
          new Outlet(
              "minbar-sahra",
              "منبر الصحراء",
              "ar",
              "أخبار المدن البعيدة",
              FeedKind.RSS,
              Address.DATED,
              Layout.META,
              Dateline.PLACE,
              "#9a5b13",
              true),
          new Outlet(
              "barid-qawafil",
              "بريد القوافل",
              "ar",
              "نصل قبل القافلة",
              FeedKind.RSS,
              Address.RUBRIC,
              Layout.WORDS_ONLY,
              Dateline.PLACE_AND_NAME,
              "#7a1f2b",
              false),
          new Outlet(
              "maraya",
              "مرايا الضفتين",
              "ar",
              "صحافة من هنا ومن هناك",
              FeedKind.ATOM,
              Address.TITLE,
              Layout.TIME_ELEMENT,
              Dateline.PLACE,
              "#29417a",
              true),
          new Outlet(
              "qanadil",
              "قناديل الميناء",
              "ar",
              "جريدة المدينة والبحر",
              FeedKind.RSS,
              Address.NUMBER,
              Layout.META,
              Dateline.NONE,
              "#114b6d",
              true),
          new Outlet(
              "daftar-janub",
              "دفتر الجنوب",
              "ar",
              "تقارير وتحقيقات",
              FeedKind.RSS,
              Address.DATED,
              Layout.LINKED_DATA,
              Dateline.PLACE,
              "#4d5a1e",
              true),
          new Outlet(
              "shurfat-khabar",
              "شرفة الخبر",
              "ar",
              "الخبر كما يُرى من الشرفة",
              FeedKind.ATOM,
              Address.RUBRIC,
              Layout.WORDS_ONLY,
              Dateline.PLACE_AND_NAME,
              "#5b2a6b",
              false),
          new Outlet(
              "fleuve-du-soir",
              "Le Fleuve du Soir",
              "fr",
              "Le quotidien de la fin du jour",
              FeedKind.RSS,
              Address.DATED,
              Layout.LINKED_DATA,
              Dateline.PLACE,
              "#1d3a5f",
              true),
          new Outlet(
              "echo-des-dunes",
              "L’Écho des Dunes",
              "fr",
              "Nouvelles du désert et des villes",
              FeedKind.RSS,
              Address.RUBRIC,
              Layout.META,
              Dateline.PLACE_AND_NAME,
              "#a0522d",
              true),
          new Outlet(
              "baobab-libre",
              "Le Baobab libre",
              "fr",
              "À l’ombre, on se parle",
              FeedKind.ATOM,
              Address.TITLE,
              Layout.TIME_ELEMENT,
              Dateline.NONE,
              "#3b6b35",
              false),
          new Outlet(
              "harmattan-courier",
              "The Harmattan Courier",
              "en",
              "News on a dry wind",
              FeedKind.RSS,
              Address.TITLE,
              Layout.LINKED_DATA,
              Dateline.PLACE,
              "#8a3324",
              true),
          new Outlet(
              "lagoon-ledger",
              "The Lagoon Ledger",
              "en",
              "Trade, ports and people",
              FeedKind.RSS,
              Address.NUMBER,
              Layout.META,
              Dateline.PLACE_AND_NAME,
              "#2b4f4f",
              true));

  /// Where its feed is, on a site at `base`.
  URI feedAt(URI base) {
    return base.resolve("/" + id + "/feed.xml");
  }
}
